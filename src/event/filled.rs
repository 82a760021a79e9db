//! When a draft repeats an entry: deciding fills in what the draft left out.

use crate::event::{Draft, Entry, Event, fact::Texts};

impl Event {
    /// The same event as this draft of it: what the draft left out is taken from the event.
    pub(crate) fn completes(&self, draft: &Self) -> bool {
        let mut filled = draft.clone();
        self.complete(&mut filled);
        filled == *self
    }

    /// The event without its texts, to compare: nothing follows from those, nor from whether there are any.
    pub(crate) fn without_texts(&self) -> Self {
        let mut event = self.clone();
        event.take_out(Texts::LeftOut);
        event
    }
}

impl Entry {
    /// Returns whether this entry is what became of the draft: the same content, apart from what deciding filled in and from when
    /// it was recorded. Who got no answer sends the draft again, and by then the clock has moved on.
    #[must_use]
    pub fn is_made_of(&self, draft: &Draft) -> bool {
        let Draft(draft) = draft;
        self.id == draft.id
            && self.recorder == draft.recorder
            && self.by == draft.by
            && self.rare.occurred == draft.rare.occurred
            && self.rare.sources == draft.rare.sources
            && self.disclosure == draft.disclosure
            && self.rare.embargo == draft.rare.embargo
            && self.mode == draft.mode
            && self.rare.metadata == draft.rare.metadata
            && self.reason == draft.reason
            && self.rare.rests_on == draft.rare.rests_on
            && self.rare.cause.is_none()
            && self.event.completes(&draft.event)
    }
}
