//! How what is said of entries folds: it is kept, and moves nothing. To whom entries were disclosed.

use crate::{
    event::Entry,
    notes::correction::{PayloadEvent, RecordEvent},
    state::{Folded, Named, State},
    value::register::At,
};

impl State {
    fn fold_record(&mut self, event: &RecordEvent, entry: &Entry, at: At<'_>) {
        match event {
            RecordEvent::Confirmed(_)
            | RecordEvent::Disputed(_)
            | RecordEvent::Denied(_)
            | RecordEvent::Sourced(_) => self.remarks.push(at.seq),
            RecordEvent::Disclosed(fact) => {
                self.disclosed.or_default(fact.entry.clone()).add(at.seq, &entry.disclosure);
            }
            // What holds instead is said by the record, which folds anew.
            RecordEvent::Corrected(_) | RecordEvent::Retracted(_) => {}
        }
    }
}

impl Folded for RecordEvent {
    fn fold(&self, state: &mut State, entry: &Entry, _: Named, at: At<'_>) {
        state.fold_record(self, entry, at);
    }
}

// Nothing can be known of it any more.
impl Folded for PayloadEvent {}
