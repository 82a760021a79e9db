//! How something stood at a place on the time of the events.

use crate::{
    event::Event,
    state::Negotiation,
    value::register::{EventTime, Register},
};

impl Negotiation {
    /// The value that a register had at a place. Where it has not changed since, it is known at once; otherwise the
    /// entries are read that have set it, as far as `sets` says.
    pub(crate) fn stood_at<T: Copy>(
        &self,
        register: &Register<T>,
        place: EventTime,
        sets: impl Fn(&Event) -> Option<T>,
    ) -> Option<T> {
        if self.places().get(register.seq() as usize).is_none_or(|last| *last <= place) {
            return Some(register.value());
        }
        let entries = self.entries().iter().zip(self.places()).filter(|(_, there)| **there <= place);
        let set = entries.filter_map(|(entry, there)| Some((*there, sets(entry.event())?)));
        // Of the same place the last one counts.
        set.max_by_key(|(there, _)| *there).map(|(_, value)| value)
    }
}
