//! Payloads to ask the judge with: accounts, of one side of each matter, since who may give one may give all.

use std::iter::once;

use crate::{
    event::Subject,
    judge::permitted::{Each, Probe, Probed},
    notes::account::{About, AccountEvent, Aspect, Claim, Given, Value},
};

impl Probed for AccountEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        let areas = probe.areas().into_iter().map(About::Area);
        let things = probe.things();
        let things = things.iter().filter_map(Subject::mention).filter_map(About::of);
        for on in once(About::Whole).chain(areas).chain(things) {
            let subject = Subject::from(&on);
            let given = Given::from_parts(on, Aspect::Existence, Value::Word(Claim::EXISTS));
            each(Some(subject), &mut once(given.into()));
        }
    }
}
