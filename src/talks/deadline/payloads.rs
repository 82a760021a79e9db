//! Payloads to ask the judge with: acts on deadlines.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
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
        each(None, &mut [set.clone().into(), set.with_parties(probe.acting()).into()].into_iter());
    }
}

fn acts_on(id: &DeadlineId, each: Each<'_>) {
    let deadline = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Deadline(id.clone())), events);
    // The last day that can be written is later than any other.
    let last: Vec<When> = "9999-12-31".parse().into_iter().gather();
    let until = |make: &dyn Fn(When) -> Event| last.iter().cloned().map(make).gather();
    many(&mut until(&|due| deadline::Extended::from_parts(deadline(), due).into()).into_iter());
    many(&mut until(&|due| deadline::Renewed::from_parts(deadline(), due).into()).into_iter());
    many(&mut once(deadline::Stopped::from_parts(deadline()).into()));
    many(&mut once(deadline::Restarted::from_parts(deadline()).into()));
    many(&mut once(deadline::Met::from_parts(deadline()).into()));
    many(&mut once(deadline::Missed::from_parts(deadline()).into()));
    many(&mut once(deadline::Lifted::from_parts(deadline()).into()));
}
