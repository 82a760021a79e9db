//! What rested on entries that were corrected or retracted since.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    entry::{Entry, Subject},
    looking::Finding,
    negotiation::Negotiation,
    record::Record,
    rule::catalogue::REVIEW_RECORD_RESTED,
    when::Instant,
};

impl Record {
    /// All findings at an instant: those of [`Negotiation::review`], and the acts that rested on what was
    /// corrected or retracted since. Such an act stands; it is found by asking the judge once more, who
    /// would refuse it now, or find it irregular, under a rule that he did not mind then.
    ///
    /// In a record without corrections there are none of the latter, and it costs nothing. With them, it
    /// costs a replay.
    ///
    /// ```
    /// # use negotiation::{point, prelude::*, process::Opened, terms::Procedure, word::Area};
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Host, event))
    /// # };
    /// # let (ports, harbour) = (NegotiationId::new("ports")?, PointId::new("harbour")?);
    /// # let rules = Procedure::mediated_peace_process();
    /// use negotiation::amendment::Retracted;
    ///
    /// # let title = Name::new("The harbour")?;
    /// let mut record = Record::new();
    /// record.propose(draft("e1", Opened::new(ports, Name::new("Ports")?, rules).into())?)?;
    /// record.propose(draft("e2", point::Tabled::new(harbour.clone(), title, Area::SECURITY.into()).into())?)?;
    /// record.propose(draft("e3", point::Dropped::new(harbour.clone()).into())?)?;
    /// record.propose(draft("e4", point::Reinstated::new(harbour).into())?)?;
    /// // It had never been dropped.
    /// let retracted = Retracted::new(EntryId::new("e3")?, Text::new("a false report")?);
    /// record.propose(draft("e5", retracted.into())?)?;
    /// let found = record.review("2026-01-23T00:00:00Z".parse()?);
    /// let rested = found.iter().find(|finding| finding.rule.id() == "review.record.rested");
    /// assert_eq!(rested.map(|finding| finding.subject.as_str()), Some("e4"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn review(&self, at: Instant) -> Vec<Finding<'_>> {
        let mut found = self.negotiation().review(at);
        found.extend(self.rested());
        found
    }

    fn rested(&self) -> Vec<Finding<'_>> {
        if !self.entries().iter().any(|entry| entry.event.is_correction()) {
            return Vec::new();
        }
        // What the judge minded when each act was recorded, as it was believed then.
        let mut then = Self::new();
        let mut minded = BTreeMap::new();
        for entry in self.entries() {
            if is_judged(entry) {
                minded.insert(&entry.id, then.negotiation().would_break(entry));
            }
            // What is recorded fits.
            let fits = then.apply_shared(Arc::clone(entry));
            debug_assert!(fits.is_ok(), "{fits:?}");
        }
        // And what he minds now.
        let mut now = Negotiation::new();
        let mut found = Vec::new();
        for entry in self.negotiation().entries() {
            if entry.event.is_correction() {
                now.note(Arc::clone(entry));
                continue;
            }
            // Who corrected it has looked at it.
            let restated = self.entry(&entry.id).is_some_and(|written| written != entry.as_ref());
            if is_judged(entry) && !restated {
                let before = minded.remove(&entry.id).unwrap_or_default();
                let new = now.would_break(entry);
                if let Some(rule) = new.difference(&before).next() {
                    found.push(Finding {
                        rule: &REVIEW_RECORD_RESTED,
                        subject: Subject::Entry(entry.id.clone()),
                        entries: vec![entry],
                        says: format!("as the record reads now, it would break `{rule}`"),
                        help: "look whether it still holds, and retract it if it does not",
                    });
                }
            }
            let fits = now.apply_shared(Arc::clone(entry));
            debug_assert!(fits.is_ok(), "{fits:?}");
        }
        found
    }
}

/// Whether it was judged when it was recorded: what follows by the rules was not.
fn is_judged(entry: &Entry) -> bool {
    entry.cause.is_none() && !entry.event.is_correction()
}
