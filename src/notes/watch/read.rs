//! Reading the watch list.

use crate::{
    event::{Entry, Event},
    notes::watch::{Added, Observed, WatchEvent, WatchState, WatchStatus},
    state::Negotiation,
    value::{id::WatchId, text::Text, when::When},
};

/// An item of the watch list as it stands.
#[derive(Clone, Copy, Debug)]
pub struct WatchView<'a> {
    talks: &'a Negotiation,
    state: &'a WatchState,
}

impl<'a> WatchView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a WatchId {
        &self.state.id
    }

    /// How it stands. A date that is over moves no status; see [`Negotiation::due`].
    #[must_use]
    pub const fn status(&self) -> WatchStatus {
        self.state.status.value()
    }

    /// By when something should be seen; none: whenever.
    #[must_use]
    pub const fn due(&self) -> Option<&'a When> {
        self.state.due.get().as_ref()
    }

    /// The entry that put it on the list.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    fn fact(&self) -> Option<&'a Added> {
        match self.entry().map(Entry::event) {
            Some(Event::Watch(WatchEvent::Added(fact))) => Some(fact),
            _ => None,
        }
    }

    /// What is waited for.
    #[must_use]
    pub fn question(&self) -> Option<&'a Text> {
        self.fact().map(|fact| &fact.question)
    }

    /// By what one would see it.
    #[must_use]
    pub fn indicators(&self) -> &'a [Text] {
        self.fact().map_or(&[], |fact| &fact.indicators)
    }

    /// What was seen, while it counts as observed, with the entry that says so.
    #[must_use]
    pub fn observed(&self) -> Option<(&'a Observed, &'a Entry)> {
        let entry = self.talks.nth(self.state.status.seq())?;
        if let Event::Watch(WatchEvent::Observed(fact)) = &entry.event { Some((fact, entry)) } else { None }
    }
}

impl Negotiation {
    /// The watch list, in the order in which it was made. What should be seen next is in
    /// [`due`](Self::due).
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::notes::watch::{Added, Lapsed, WatchStatus};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let added = Added::new("envoy", "Is the envoy named?")?.with_due("2026-02".parse()?);
    /// desk.secretariat().propose(added)?;
    /// let status: Vec<_> = desk.negotiation().watch_list().map(|item| item.status()).collect();
    /// assert_eq!(status, [WatchStatus::Open]);
    ///
    /// // February is not over.
    /// let error = desk.secretariat().propose(Lapsed::new("envoy")?).unwrap_err();
    /// assert_eq!(error.code(), "watch.lapsed.due");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn watch_list(&self) -> impl Iterator<Item = WatchView<'_>> {
        self.state.watches.items().iter().map(|state| WatchView { talks: self, state })
    }

    /// One item of the watch list.
    #[must_use]
    pub fn watch(&self, id: &WatchId) -> Option<WatchView<'_>> {
        self.state.watches.by_key(id.as_str()).map(|state| WatchView { talks: self, state })
    }
}
