//! Payloads to ask the judge with: acts on links.

use crate::{
    event::Subject,
    judge::permitted::{Each, Probe, Probed},
    talks::link::{self, LinkEvent, LinkKind},
    value::id::LinkId,
};

impl Probed for LinkEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for link in probe.seen(&probe.talks.state.links) {
            each(Some(Subject::Link(link.id.clone())), vec![link::Released::new(link.id.clone()).into()]);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(link) = LinkId::new(&probe.new) {
        // Any point will do for an early harvest; without points nothing can be linked.
        let point = probe.seen(&probe.talks.state.points).next().map(|point| point.id.clone());
        let made = link::Made::new(link, LinkKind::EarlyHarvest);
        each(None, vec![made.with_points(point.into_iter().collect()).into()]);
    }
}
