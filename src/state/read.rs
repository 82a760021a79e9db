//! Reading the state: what is asked of the whole, and of a party, a point, a version, a meeting, a link.

use crate::{
    decision::Procedure,
    event::{Entry, Event},
    notes::assessment::Given,
    state::Negotiation,
    talks::process::{Abandoned, BrokenOff, NegotiationStatus, Related, TalksEnd},
    value::{id::NegotiationId, text::Name},
};

/// An assessment, and the entry in which it was given: by whom, when, from which sources.
#[derive(Clone, Copy, Debug)]
pub struct Assessed<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// What was said.
    pub fact: &'a Given,
}

impl Negotiation {
    /// Its id; none before the opening.
    #[must_use]
    pub fn id(&self) -> Option<&NegotiationId> {
        self.state.process.as_ref().map(|process| &process.id)
    }

    /// Its title; none before the opening.
    #[must_use]
    pub fn title(&self) -> Option<&Name> {
        self.state.process.as_ref().map(|process| process.title.get())
    }

    /// How the whole stands; none before the opening.
    #[must_use]
    pub fn status(&self) -> Option<NegotiationStatus> {
        self.state.process.as_ref().map(|process| process.status.value())
    }

    /// Returns how the talks ended, in a word, if they are broken off or abandoned and the entry says how.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::talks::process::{Abandoned, TalksEnd};
    ///
    /// let mut desk = Desk::of(&mut record, "newsroom", "2026-01-23T09:00:00Z")?;
    /// assert_eq!(desk.negotiation().ended_how(), None);
    /// desk.by(Actor::Unknown).observed().propose(Abandoned::new().with_how(TalksEnd::FADED_AWAY))?;
    /// assert_eq!(desk.negotiation().ended_how(), Some(&TalksEnd::FADED_AWAY));
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn ended_how(&self) -> Option<&TalksEnd> {
        let entry = self.nth(self.state.process.as_ref()?.status.seq())?;
        let broken_off = BrokenOff::of(entry.event()).and_then(|fact| fact.how.as_ref());
        broken_off.or_else(|| Abandoned::of(entry.event())?.how.as_ref())
    }

    /// Whether it is suspended, beside its status.
    #[must_use]
    pub fn is_suspended(&self) -> bool {
        self.state.process.as_ref().is_some_and(|process| process.suspended.value())
    }

    /// The rules of procedure in force; before the opening, those that forbid the least.
    #[must_use]
    pub fn procedure(&self) -> &Procedure {
        self.state.procedure()
    }

    /// Returns the negotiations that were said to have to do with this one, in the order of the record, each with the entry
    /// that says so.
    pub fn related(&self) -> impl Iterator<Item = (&Entry, &Related)> {
        let related = self.state.process.iter().flat_map(|process| &process.related);
        related.filter_map(|seq| {
            let entry = self.nth(*seq)?;
            Some((entry, Related::of(&entry.event)?))
        })
    }

    /// Every assessment, in the order of the record.
    pub fn assessments(&self) -> impl Iterator<Item = Assessed<'_>> {
        self.state.assessments.iter().filter_map(|seq| match self.nth(*seq) {
            Some(entry) => {
                if let Event::Assessment(crate::notes::assessment::AssessmentEvent::Given(fact)) =
                    &entry.event
                {
                    Some(Assessed { entry, fact })
                } else {
                    None
                }
            }
            None => None,
        })
    }
}
