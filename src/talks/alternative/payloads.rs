//! Payloads to ask the judge with: acts on alternatives.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::alternative::{self, AlternativeEvent},
    value::id::AlternativeId,
};

impl Probed for AlternativeEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for alternative in probe.seen(&probe.talks.state.alternatives) {
            acts_on(probe, &alternative.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let (Ok(alternative), Ok(words)) = (AlternativeId::new(&probe.new), probe.words()) {
        let points = probe.seen(&probe.talks.state.points).map(|point| point.id.clone());
        let proposed =
            |point| alternative::Proposed::from_parts(alternative.clone(), point, words.clone()).into();
        each(None, &mut points.map(proposed));
    }
}

fn acts_on(probe: &Probe<'_>, id: &AlternativeId, each: Each<'_>) {
    let mut one = |event: Event| each(Some(Subject::Alternative(id.clone())), &mut once(event));
    if let Ok(words) = probe.words() {
        one(alternative::Reworded::from_parts(id.clone(), words).into());
    }
    one(alternative::Chosen::from_parts(id.clone()).into());
    one(alternative::SetAside::from_parts(id.clone()).into());
    one(alternative::Withdrawn::from_parts(id.clone()).into());
    one(alternative::Reopened::from_parts(id.clone()).into());
}
