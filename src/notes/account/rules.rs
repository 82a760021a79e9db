//! Who may give an account.

use crate::{
    event::Subject,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        explain::Explained,
        require::Judge,
    },
    notes::account::AccountEvent,
    state::Negotiation,
};

impl Judge<'_> {
    /// Anybody may give an account.
    pub(crate) fn account(&mut self, event: &AccountEvent, _: bool) -> Result<Fill, Refusal> {
        match event {
            AccountEvent::Given(_) => self.entitled(Self::no_one())?,
        }
        Ok(Fill::default())
    }
}

crate::judge::consequence::nothing_follows! { AccountEvent }

impl Explained for AccountEvent {
    fn status_of(_: &Negotiation, _: &Subject) -> Option<String> {
        None
    }
}

impl crate::judge::stake::Staked for AccountEvent {}

impl Judged for AccountEvent {
    const MACHINES: &'static [Machine] = &[];
}
