//! Reading the consent of parties to instruments, and their reservations.

use crate::{
    event::{Entry, Event},
    outcome::{
        consent::{
            Attesting, Attitude, ConsentEvent, ConsentState, ConsentStatus, DeclarationMade, Means,
            Objection, ReservationState,
        },
        instrument::{InstrumentState, InstrumentView},
    },
    state::Negotiation,
    value::{
        id::{PartyId, ReservationId},
        text::Text,
        when::When,
    },
};

/// The consent of one party to one instrument as it stands.
#[derive(Clone, Copy, Debug)]
pub struct ConsentView<'a> {
    talks: &'a Negotiation,
    instrument: &'a InstrumentState,
    state: &'a ConsentState,
}

/// A reservation to an instrument.
#[derive(Clone, Copy, Debug)]
pub struct ReservationView<'a> {
    talks: &'a Negotiation,
    state: &'a ReservationState,
}

impl<'a> InstrumentView<'a> {
    /// Each party that did anything about its consent, in the order of the parties.
    pub fn consents(&self) -> impl Iterator<Item = ConsentView<'a>> {
        let (talks, instrument) = (self.talks, self.state);
        instrument.consents.iter().map(move |state| ConsentView { talks, instrument, state })
    }

    /// The consent of one party; none: it did nothing about it.
    #[must_use]
    pub fn consent(&self, party: &PartyId) -> Option<ConsentView<'a>> {
        self.consents().find(|instrument| instrument.party() == Some(party))
    }

    /// The reservations to it, those withdrawn among them, in the order in which they were made.
    pub fn reservations(&self) -> impl Iterator<Item = ReservationView<'a>> {
        let talks = self.talks;
        let instrument = talks.state.instruments.find(self.id().as_str());
        let all = talks.state.reservations.items().iter();
        all.filter(move |state| Some(state.instrument) == instrument)
            .map(move |state| ReservationView { talks, state })
    }
}

impl<'a> ConsentView<'a> {
    /// The party.
    #[must_use]
    pub fn party(&self) -> Option<&'a PartyId> {
        self.talks.party_id(self.state.party)
    }

    /// How it stands; none: nothing that moves it was done, or not since the instrument was taken up again.
    #[must_use]
    pub fn status(&self) -> Option<ConsentStatus> {
        self.talks.consent_status(self.instrument, self.state.party)
    }

    /// The entry that made it so.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.talks.consent_register(self.instrument, self.state.party)?.seq())
    }

    /// By what the party expressed its consent to be bound, the last time that it did.
    #[must_use]
    pub fn means(&self) -> Option<&'a Means> {
        let place = |seq: u32| (self.talks.places().get(seq as usize).copied(), seq);
        let means = |seq: &u32| match self.talks.nth(*seq).map(Entry::event) {
            Some(Event::Consent(ConsentEvent::Expressed(fact))) => Some((place(*seq), &fact.means)),
            Some(Event::Consent(ConsentEvent::Rejoined(fact))) => Some((place(*seq), fact.means.as_ref()?)),
            _ => None,
        };
        let stands = |seq: &&u32| !self.talks.is_before_reopening(self.instrument, **seq);
        let all = self.state.turns.iter().filter(stands).filter_map(means);
        all.max_by_key(|(place, _)| *place).map(|(_, means)| means)
    }

    /// Whether the party applies it provisionally.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.state.provisional.as_ref().is_some_and(|applied| {
            applied.value() && !self.talks.is_before_reopening(self.instrument, applied.seq())
        })
    }

    /// When the notice takes effect that the party gave, while it stands.
    #[must_use]
    pub fn withdraws_at(&self) -> Option<&'a When> {
        self.talks.notice_of(self.instrument, self.state.party)
    }

    /// As what the party signed without consenting.
    pub fn attested(&self) -> impl Iterator<Item = &'a Attesting> {
        self.declared().filter_map(|event| {
            if let ConsentEvent::Attested(fact) = event { Some(&fact.capacity) } else { None }
        })
    }

    /// How the party declared to understand it.
    pub fn declarations(&self) -> impl Iterator<Item = &'a Text> {
        self.declared().filter_map(|event| {
            if let ConsentEvent::DeclarationMade(fact) = event { Some(&fact.text) } else { None }
        })
    }

    /// How the party declared to stand to it, the last time that it said so.
    #[must_use]
    pub fn attitude(&self) -> Option<&'a Attitude> {
        let place = |seq: u32| (self.talks.places().get(seq as usize).copied(), seq);
        let said = |seq: &u32| {
            let fact = DeclarationMade::of(self.talks.nth(*seq)?.event())?;
            Some((place(*seq), fact.attitude.as_ref()?))
        };
        self.state.declared.iter().filter_map(said).max_by_key(|(place, _)| *place).map(|(_, said)| said)
    }

    fn declared(&self) -> impl Iterator<Item = &'a ConsentEvent> {
        let talks = self.talks;
        let entries = self.state.declared.iter().filter_map(move |seq| talks.nth(*seq));
        entries.filter_map(|entry| if let Event::Consent(event) = &entry.event { Some(event) } else { None })
    }
}

impl<'a> ReservationView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a ReservationId {
        &self.state.id
    }

    /// Whose it is.
    #[must_use]
    pub fn party(&self) -> Option<&'a PartyId> {
        self.talks.party_id(self.state.party)
    }

    /// Whether it stands: it was not withdrawn, and the instrument was not taken up again since.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.talks.reservation_stands(self.state)
    }

    /// The entry in which it was made.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// What is reserved.
    #[must_use]
    pub fn text(&self) -> Option<&'a Text> {
        match self.entry().map(Entry::event) {
            Some(Event::Consent(ConsentEvent::ReservationMade(fact))) => Some(&fact.text),
            _ => None,
        }
    }

    /// Who objected, and to what effect, in the order of the record.
    pub fn objections(&self) -> impl Iterator<Item = (&'a PartyId, Objection)> {
        let talks = self.talks;
        let entries = self.state.objections.iter().filter_map(move |seq| talks.nth(*seq));
        entries.filter_map(|entry| {
            if let Event::Consent(ConsentEvent::Objected(fact)) = &entry.event {
                Some((&fact.party, fact.effect))
            } else {
                None
            }
        })
    }
}

impl Negotiation {
    /// One reservation.
    #[must_use]
    pub fn reservation(&self, id: &ReservationId) -> Option<ReservationView<'_>> {
        self.state.reservations.by_key(id.as_str()).map(|state| ReservationView { talks: self, state })
    }
}
