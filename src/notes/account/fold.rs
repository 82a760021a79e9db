//! How accounts, and what is said of entries, fold: they are kept, and move nothing. To whom entries were
//! disclosed.

use crate::{
    event::Entry,
    event::Event,
    judge::rule::catalogue::ACCOUNT_GIVEN_ASPECT,
    notes::{account::AccountEvent, correction::RecordEvent},
    state::{Actors, Fault, Folded, Named, State},
    value::register::At,
};

/// account.given.aspect: the value of an account has the kind of its aspect
fn check_account(event: &AccountEvent) -> Result<(), Fault> {
    let AccountEvent::Given(fact) = event;
    if fact.value.suits(fact.aspect) {
        return Ok(());
    }
    Err(Fault::new(&ACCOUNT_GIVEN_ASPECT, Event::from(event.clone()).subject()))
}

impl State {
    fn fold_account(&mut self, event: &AccountEvent, at: At<'_>) {
        match event {
            AccountEvent::Given(_) => self.accounts.push(at.seq),
        }
    }

    fn fold_record(&mut self, event: &RecordEvent, at: At<'_>) {
        match event {
            RecordEvent::Confirmed(_)
            | RecordEvent::Disputed(_)
            | RecordEvent::Denied(_)
            | RecordEvent::Sourced(_) => self.remarks.push(at.seq),
            RecordEvent::Disclosed(fact) => {
                self.disclosed.entry(fact.entry.clone()).or_default().push(at.seq);
            }
            // What holds instead is said by the record, which folds anew.
            RecordEvent::Corrected(_) | RecordEvent::Retracted(_) => {}
        }
    }
}

impl Folded for AccountEvent {
    fn check(&self, _: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        check_account(self)
    }

    fn fold(&self, state: &mut State, _: &Entry, _: Named, at: At<'_>) {
        state.fold_account(self, at);
    }
}

impl Folded for RecordEvent {
    fn fold(&self, state: &mut State, _: &Entry, _: Named, at: At<'_>) {
        state.fold_record(self, at);
    }
}
