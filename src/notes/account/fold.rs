//! How accounts fold: they are kept, and move nothing.

use crate::{
    event::Entry,
    event::Event,
    judge::rule::catalogue::ACCOUNT_GIVEN_ASPECT,
    notes::account::AccountEvent,
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
}

impl Folded for AccountEvent {
    fn check(&self, _: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        check_account(self)
    }

    fn fold(&self, state: &mut State, _: &Entry, _: Named, at: At<'_>) {
        state.fold_account(self, at);
    }
}
