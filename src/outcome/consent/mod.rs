//! Consent of one party to one instrument: what it did to be bound, or not to be.
//!
//! The acts are those of the Vienna Convention on the Law of Treaties of 1969 (articles 7 to 25, 54 to 72),
//! which says that consent may be expressed "by signature, exchange of instruments constituting a treaty,
//! ratification, acceptance, approval or accession, or by any other means if so agreed" (article 11). Their
//! order is no ladder: many an instrument is ratified with no recorded signature. What is out of order is
//! refused when governed and an irregularity when observed.
//!
//! A person who signs shows full powers, or an accreditation to sign; who is in office for the party need not. Which
//! offices are those that article 7, paragraph 2 names, the library cannot tell, and takes the party at its word
//! (paragraph 1(b)).
//!
//! Positions on points and versions are in [`position`](crate::talks::position); there is no position on an
//! instrument, since these acts say it.
//!
//! ```
//! # use negotiation::{outcome::consent::{ConsentStatus, Expressed, Means, Signed}, prelude::*, testing};
//! # let mut record = testing::pact();
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
//!
//! // What nobody signed is not ratified.
//! let ratified = Expressed::new("pact", "north", Means::RATIFICATION)?;
//! let error = desk.by("north").propose(ratified.clone()).unwrap_err();
//! assert_eq!(error.code(), "consent.expressed.means");
//!
//! desk.by("north").propose(Signed::new("pact", "north")?)?;
//! desk.by("north").propose(ratified)?;
//! let pact = record.negotiation().instrument(&InstrumentId::new("pact")?).expect("it is there");
//! let consent = pact.consent(&PartyId::new("north")?).expect("it is expressed");
//! assert_eq!(consent.status(), Some(ConsentStatus::Bound));
//! # Ok::<(), Error>(())
//! ```
//!
//! Reservations, and leaving:
//!
//! ```
//! # use negotiation::{outcome::consent::*, prelude::*, query::Force, testing};
//! # let mut record = testing::pact();
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-02-01T12:00:00Z")?;
//! desk.by("north").propose(ReservationMade::new("pact", "north", "pilots", "Pilots are its own.")?)?;
//! desk.by("north").propose(Expressed::new("pact", "north", Means::DEFINITIVE_SIGNATURE)?)?;
//! desk.by("south").propose(Objected::new("pact", "south", "pilots", Objection::None)?)?;
//! desk.by("south").propose(Expressed::new("pact", "south", Means::DEFINITIVE_SIGNATURE)?)?;
//!
//! // A reservation comes with the consent, and not after it (article 19).
//! desk.set_time("2026-02-03T12:00:00Z")?;
//! let late = desk.by("south").propose(ReservationMade::new("pact", "south", "tugs", "Tugs too.")?);
//! assert_eq!(late.unwrap_err().code(), "consent.reservation_made.time");
//!
//! // A year before it takes effect, and it can be taken back until then (articles 56 and 68).
//! desk.by("south").propose(WithdrawalNotified::new("pact", "south", "2027-03-15")?)?;
//! desk.by("south").propose(WithdrawalRevoked::new("pact", "south")?)?;
//! desk.by("south").propose(WithdrawalNotified::new("pact", "south", "2027-06-01")?)?;
//!
//! let (pact, south) = (InstrumentId::new("pact")?, PartyId::new("south")?);
//! let force = |at| record.negotiation().in_force(&pact, &south, at).and_then(|answer| answer.force());
//! assert_eq!(force("2027-04-01T12:00:00Z".parse()?), Some(Force::InForce));
//! assert_eq!(force("2027-06-02T12:00:00Z".parse()?), Some(Force::NotInForce));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
mod stake;
mod status;

#[doc(hidden)]
pub use self::status::{ConsentAction, ConsentLifecycle};
pub use self::{
    event::*,
    read::{ConsentView, ReservationView},
    status::ConsentStatus,
};
use crate::{
    event::fact::mentions_nothing,
    outcome::instrument::{InstrumentState, PartActs},
    talks::{party::PartyState, person::PersonState},
    value::{
        id::ReservationId,
        register::Register,
        table::{Ix, Keyed},
        word::words,
    },
};

words! {
    /// By what a party expressed its consent to be bound (article 11). "Any other means" are other words.
    Means, "means of consent" {
        /// A signature that binds at once (article 12).
        DEFINITIVE_SIGNATURE = "definitive_signature",
        /// The exchange of the instruments that make up the agreement (article 13).
        EXCHANGE = "exchange",
        /// Ratification (article 14).
        RATIFICATION = "ratification",
        /// Acceptance (article 14).
        ACCEPTANCE = "acceptance",
        /// Approval (article 14).
        APPROVAL = "approval",
        /// Accession by one that did not sign (article 15).
        ACCESSION = "accession",
        /// Succession of a new state to what another was bound by; article 73 leaves it to the convention of 1978.
        SUCCESSION = "succession",
        /// Formal confirmation by an international organisation (the convention of 1986).
        FORMAL_CONFIRMATION = "formal_confirmation",
        /// Notification that what its own law asks for is done.
        NOTIFICATION = "notification",
        /// Its word, handed on by a go-between.
        CONVEYED = "conveyed",
    }
}

words! {
    /// As what somebody signs without consenting.
    Attesting, "capacity of a witness" {
        /// Attests that it was signed.
        WITNESS = "witness",
        /// Stands in for it.
        GUARANTOR = "guarantor",
        /// Was present.
        OBSERVER = "observer",
    }
}

words! {
    /// How somebody stands to an instrument without consenting to it, an outsider above all.
    Attitude, "attitude to an instrument" {
        /// It is for it.
        SUPPORTS = "supports",
        /// It is against it.
        OPPOSES = "opposes",
        /// It takes note of it, and no side.
        TAKES_NOTE = "takes_note",
        /// It holds that it has no effect.
        DOES_NOT_RECOGNISE = "does_not_recognise",
        /// It acts as the instrument asks, without being bound.
        FOLLOWS = "follows",
    }
}

/// What an objection to a reservation leads to between the two (articles 20 and 21). It is kept and listed;
/// whether an instrument is in force is answered for one party, and not between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Objection {
    /// The instrument is in force between them, but for what the reservation is on, to its extent (article 21,
    /// paragraph 3).
    None,
    /// The objecting party says that it is not in force between them (article 20, paragraph 4(b)).
    NoRelations,
}

crate::wire::wire_words! { Objection {
    None = "none",
    NoRelations = "no_relations",
} }
mentions_nothing!(Means, Attesting, Attitude, Objection);

/// What a party did about being bound by an instrument. Derived from its acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Binding {
    /// Nothing.
    #[default]
    Nothing,
    /// It bound itself by this entry, and did nothing else about that.
    Once(u32),
    /// Something else: its acts have to be read one after the other.
    Otherwise,
}

/// What became of the consent of one party to an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConsentState {
    pub(crate) party: Ix<PartyState>,
    /// None: nothing that moves it is recorded.
    pub(crate) status: Option<Register<ConsentStatus>>,
    /// Whether it applies the instrument provisionally.
    pub(crate) provisional: Option<Register<bool>>,
    /// Who presented full powers, and by which entry.
    pub(crate) powers: Vec<(Ix<PersonState>, u32)>,
    /// The acts by which the party began or ended to apply parts of it provisionally.
    pub(crate) parts: PartActs,
    /// The entries that moved it, and from which it follows whether the instrument is in force for the party.
    pub(crate) turns: Vec<u32>,
    /// Derived: what these come to for whether it is bound, as long as the instrument was not taken up again.
    pub(crate) binding: Binding,
    /// The entries in which it attested, or declared how it understands the instrument.
    pub(crate) declared: Vec<u32>,
}

impl ConsentState {
    /// Whether the party stands as having signed, or being bound.
    pub(crate) fn has_signed(&self) -> bool {
        let status = self.status.as_ref().map(Register::value);
        status.is_some_and(|status| status == ConsentStatus::Signed || status.is_bound())
    }

    /// Whether the party withdrew; then it may stand as before, too.
    pub(crate) fn withdrew(&self) -> bool {
        self.status.as_ref().map(Register::value) == Some(ConsentStatus::Withdrawn)
    }
}

/// A reservation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReservationState {
    pub(crate) id: ReservationId,
    pub(crate) introduced: u32,
    pub(crate) instrument: Ix<InstrumentState>,
    pub(crate) party: Ix<PartyState>,
    pub(crate) stands: Register<bool>,
    /// The entries that object to it.
    pub(crate) objections: Vec<u32>,
}

impl Keyed for ReservationState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
