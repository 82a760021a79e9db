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
        let set = deadline::Set::new(deadline, probe.name.clone(), When::UNKNOWN);
        each(None, vec![set.clone().into(), set.with_parties(probe.acting()).into()]);
    }
}

fn acts_on(id: &DeadlineId, each: Each<'_>) {
    let deadline = || id.clone();
    let mut many = |events: Vec<Event>| each(Some(Subject::Deadline(id.clone())), events);
    // The last day that can be written is later than any other.
    let last: Vec<When> = "9999-12-31".parse().into_iter().gather();
    let until = |make: &dyn Fn(When) -> Event| last.iter().cloned().map(make).gather();
    many(until(&|due| deadline::Extended::new(deadline(), due).into()));
    many(until(&|due| deadline::Renewed::new(deadline(), due).into()));
    many(vec![deadline::Stopped::new(deadline()).into()]);
    many(vec![deadline::Restarted::new(deadline()).into()]);
    many(vec![deadline::Met::new(deadline()).into()]);
    many(vec![deadline::Missed::new(deadline()).into()]);
    many(vec![deadline::Lifted::new(deadline()).into()]);
}
