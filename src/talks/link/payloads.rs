//! Payloads to ask the judge with: acts on links.

use std::iter::once;

use crate::{
    event::Subject,
    judge::permitted::{Each, Probe, Probed},
    talks::{
        link::{self, LinkEvent, LinkKind},
        point::PointState,
    },
    value::{condition::Condition, gather::Gather, id::LinkId},
};

impl Probed for LinkEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for link in probe.seen(&probe.talks.state.links) {
            each(
                Some(Subject::Link(link.id.clone())),
                &mut once(link::Released::from_parts(link.id.clone()).into()),
            );
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(link) = LinkId::new(&probe.new) {
        // One point can wait for something; without points nothing can be linked.
        let waits = |point: &PointState| {
            let made = link::Made::from_parts(link.clone(), LinkKind::Conditional);
            made.with_points(vec![point.id.clone()])
                .with_condition(Condition::Text(probe.text.clone()))
                .into()
        };
        let none = || link::Made::from_parts(link.clone(), LinkKind::EarlyHarvest).into();
        let made = probe.seen(&probe.talks.state.points).map(waits).gather();
        each(None, &mut { if made.is_empty() { vec![none()] } else { made } }.into_iter());
    }
}
