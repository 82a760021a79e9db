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
    /// # use negotiation::{decision::Procedure, prelude::*, talks::process::Opened};
    /// use negotiation::notes::watch::{Added, Lapsed, WatchStatus};
    ///
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Secretariat, event))
    /// # };
    /// # let rules = Procedure::mediated_peace_process();
    /// # let opened = Opened::new(NegotiationId::new("ports")?, Name::new("Ports")?, rules)?;
    /// let mut record = Record::new();
    /// record.propose(draft("e1", opened.into())?)?;
    /// let envoy = WatchId::new("envoy")?;
    /// let added = Added::new(envoy.clone(), Text::new("Is the envoy named?")?)?.with_due("2026-02".parse()?);
    /// record.propose(draft("e2", added.into())?)?;
    /// assert_eq!(record.negotiation().watch(&envoy).map(|item| item.status()), Some(WatchStatus::Open));
    ///
    /// // February is not over.
    /// let refusal = record.propose(draft("e3", Lapsed::new(envoy)?.into())?).unwrap_err();
    /// assert_eq!(refusal.rule().id(), "watch.lapsed.due");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
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
