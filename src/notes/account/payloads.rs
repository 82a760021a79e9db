//! Payloads to ask the judge with: none for accounts, of which there would be one for each aspect of everything.

use crate::{
    judge::permitted::{Each, Probe, Probed},
    notes::account::AccountEvent,
};

impl Probed for AccountEvent {
    fn payloads(_: &Probe<'_>, _: Each<'_>) {}
}
