//! Payloads to ask the judge with: acts on deadlines.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::deadline::{self, DeadlineEvent},
    value::{gather::Gather, id::DeadlineId, when::When},
};

impl Probed for DeadlineEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for deadline in probe.seen(&probe.talks.state.deadlines) {
            acts_on(&deadline.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(deadline) = DeadlineId::new(&probe.new) {
        let set = deadline::Set::from_parts(deadline, probe.name.clone(), When::UNKNOWN);
        each(None, vec![set.clone().into(), set.with_parties(probe.acting()).into()]);
    }
}

fn acts_on(id: &DeadlineId, each: Each<'_>) {
    let deadline = || id.clone();
    let mut many = |events: Vec<Event>| each(Some(Subject::Deadline(id.clone())), events);
    // The last day that can be written is later than any other.
    let last: Vec<When> = "9999-12-31".parse().into_iter().gather();
    let until = |make: &dyn Fn(When) -> Event| last.iter().cloned().map(make).gather();
    many(until(&|due| deadline::Extended::from_parts(deadline(), due).into()));
    many(until(&|due| deadline::Renewed::from_parts(deadline(), due).into()));
    many(vec![deadline::Stopped::from_parts(deadline()).into()]);
    many(vec![deadline::Restarted::from_parts(deadline()).into()]);
    many(vec![deadline::Met::from_parts(deadline()).into()]);
    many(vec![deadline::Missed::from_parts(deadline()).into()]);
    many(vec![deadline::Lifted::from_parts(deadline()).into()]);
}
