//! Payloads to ask the judge with: none for acts on entries, of which there would be one for every entry.

use crate::{
    judge::permitted::{Each, Probe, Probed},
    notes::correction::{PayloadEvent, RecordEvent},
};

impl Probed for RecordEvent {
    fn payloads(_: &Probe<'_>, _: Each<'_>) {}
}

// The record makes it; nobody may propose it.
impl Probed for PayloadEvent {
    fn payloads(_: &Probe<'_>, _: Each<'_>) {}
}
