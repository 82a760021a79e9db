//! Payloads to ask the judge with: acts on items of the watch list.

use std::iter::once;

use crate::{
    event::Subject,
    judge::permitted::{Each, Payloads, Probe, Probed},
    notes::watch::{self, WatchEvent},
    value::{id::WatchId, when::When},
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
        each(None, &mut once(watch::Added::from_parts(watch, probe.text.clone()).into()));
    }
}

fn acts_on(id: &WatchId, each: Each<'_>) {
    let item = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Watch(id.clone())), events);
    // The last day that can be written is later than any other.
    let last = "9999-12-31".parse::<When>().into_iter();
    many(&mut last.map(|last| watch::Extended::from_parts(item(), last).into()));
    many(&mut once(watch::Observed::from_parts(item()).into()));
    many(&mut once(watch::Lapsed::from_parts(item()).into()));
    many(&mut once(watch::Reopened::from_parts(item()).into()));
}
