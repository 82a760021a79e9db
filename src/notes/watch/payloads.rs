//! Payloads to ask the judge with: acts on items of the watch list.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    notes::watch::{self, WatchEvent},
    value::{gather::Gather, id::WatchId, when::When},
};

impl Probed for WatchEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for item in probe.seen(&probe.talks.state.watches) {
            acts_on(&item.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(watch) = WatchId::new(&probe.new) {
        each(None, vec![watch::Added::from_parts(watch, probe.text.clone()).into()]);
    }
}

fn acts_on(id: &WatchId, each: Each<'_>) {
    let item = || id.clone();
    let mut many = |events: Vec<Event>| each(Some(Subject::Watch(id.clone())), events);
    // The last day that can be written is later than any other.
    let last = "9999-12-31".parse::<When>().into_iter();
    many(last.map(|last| watch::Extended::from_parts(item(), last).into()).gather());
    many(vec![watch::Observed::from_parts(item()).into()]);
    many(vec![watch::Lapsed::from_parts(item()).into()]);
    many(vec![watch::Reopened::from_parts(item()).into()]);
}
