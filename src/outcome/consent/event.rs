//! What one party does about its consent to one instrument: the facts.

use crate::{
    event::declare::facts,
    outcome::consent::{Attesting, Attitude, Means, Objection},
    value::{
        id::{InstrumentId, PartyId, PersonId, ReservationId},
        text::{Name, Text},
        when::When,
    },
};

facts! {
    /// A fact about the consent of one party to one instrument.
    ///
    /// Who signs on behalf of another party says so in the actor of the entry, and holds the role
    /// `acts_for`. The person who signs is named there too.
    pub enum ConsentEvent("consent") about instrument {
        /// The instrument.
        instrument: InstrumentId,
        /// The party.
        party: PartyId,
    }
    facts {
        /// A person presented full powers: a document that names the person to represent the party
        /// (articles 2 and 7).
        ///
        /// Rules: `consent.full_powers_presented.known`, `consent.full_powers_presented.entitled`,
        /// `consent.full_powers_presented.powers`.
        FullPowersPresented = "full_powers_presented" [changes(nothing) beside(Own)] {
            /// Who may sign for it.
            person: PersonId,
        }
        /// A party initialled the text (article 10): it is the text that was negotiated, and binds nobody.
        ///
        /// Rules: `consent.initialled.known`, `consent.initialled.status`, `consent.initialled.entitled`,
        /// `consent.initialled.powers`, `consent.expressed.party`.
        ///
        /// Consequence: once all have initialled, [`instrument::Initialled`](crate::outcome::instrument::Initialled).
        Initialled = "initialled" [changes(nothing)] {}
        /// A party signed, subject to confirmation at home (articles 10 and 12, paragraph 2(b)).
        ///
        /// Rules: `consent.signed_ad_referendum.known`, `consent.signed_ad_referendum.status`,
        /// `consent.signed_ad_referendum.entitled`, `consent.signed_ad_referendum.powers`,
        /// `consent.expressed.party`, `consent.signed.open`.
        SignedAdReferendum = "signed_ad_referendum" [changes(nothing)] {}
        /// A party signed, subject to a further act; a signature ad referendum that was confirmed is one
        /// too. A signature that binds at once is [`Expressed`] by
        /// [`Means::DEFINITIVE_SIGNATURE`].
        ///
        /// Rules: `consent.signed.known`, `consent.signed.status`, `consent.signed.entitled`,
        /// `consent.signed.powers`, `consent.expressed.party`, `consent.signed.open`.
        ///
        /// Consequence: once all whose signature is needed have signed,
        /// [`instrument::Signed`](crate::outcome::instrument::Signed).
        Signed = "signed" [changes(nothing)] {}
        /// A party expressed its consent to be bound (articles 11 to 16).
        ///
        /// Rules: `consent.expressed.known`, `consent.expressed.status`, `consent.expressed.entitled`,
        /// `consent.signed.powers`, `consent.expressed.party`, `consent.any.dated`, `consent.signed.open`,
        /// `consent.expressed.means`, `consent.expressed.gates`.
        ///
        /// Consequences: [`instrument::Signed`](crate::outcome::instrument::Signed) once it is the last that was needed,
        /// and [`instrument::EnteredIntoForce`](crate::outcome::instrument::EnteredIntoForce) once the condition for it
        /// is met at once.
        Expressed = "expressed" [changes(seats)] {
            /// By what.
            means: Means,
            ;
            /// When it was exchanged, deposited or notified (article 16); left out, when it was done.
            deposited / with_deposited: Option<When>,
        }
        /// A party signed without consenting: as a witness, as a guarantor.
        ///
        /// Rules: `consent.attested.known`, `consent.attested.entitled`.
        Attested = "attested" [changes(nothing) beside(Own)] {
            /// As what.
            capacity: Attesting,
        }
        /// A party will not sign, or will not ratify (article 18(a)).
        ///
        /// Rules: `consent.refused.known`, `consent.refused.status`, `consent.refused.entitled`,
        /// `consent.signed.powers`, `consent.expressed.party`.
        Refused = "refused" [changes(nothing)] {}
        /// A party applies an instrument, or parts of it, before it is in force for it (article 25).
        ///
        /// Rules: `consent.provisionally_applied.known`, `entry.bounds.size` (of `parts`), `consent.provisionally_applied.entitled`,
        /// `consent.signed.powers`, `consent.expressed.party`, `consent.any.dated`, `consent.signed.open`.
        ProvisionallyApplied = "provisionally_applied" [changes(nothing) beside(Own) known_by(parts)] {
            ;
            /// Since when; left out, since it was done.
            from / with_from: Option<When>,
            /// Which parts of it, as it calls them; left out, the whole.
            parts / with_parts: Vec<Name>,
        }
        /// A party ended its provisional application (article 25, paragraph 2). Without parts it ends that of the whole, and of
        /// every part.
        ///
        /// Rules: `consent.provisional_application_ended.known`, `entry.bounds.size` (of `parts`),
        /// `consent.provisional_application_ended.entitled`, `consent.signed.powers`,
        /// `consent.expressed.party`, `consent.provisional_application_ended.applied`.
        ProvisionalApplicationEnded = "provisional_application_ended" [changes(nothing) beside(Own) known_by(parts)] {
            ;
            /// Which parts of it.
            parts / with_parts: Vec<Name>,
        }
        /// A party made a reservation (articles 19 and 23).
        ///
        /// Rules: `consent.reservation_made.known`, `consent.reservation_made.free`,
        /// `consent.reservation_made.entitled`, `consent.expressed.party`, `consent.signed.open`,
        /// `consent.reservation_made.time`,
        /// `consent.reservation_made.permitted`.
        ReservationMade = "reservation_made" [changes(nothing) introduces(reservation) beside(Own)] {
            /// Its id.
            reservation: ReservationId,
            /// What is reserved.
            text: Text,
        }
        /// A party declared how it understands an instrument, or what it thinks of it; one that is no party of the instrument may,
        /// too. That excludes nothing; if it is meant to, it is a reservation, whatever it is called (article 2,
        /// paragraph 1(d)).
        ///
        /// Rules: `consent.declaration_made.known`, `consent.declaration_made.entitled`.
        DeclarationMade = "declaration_made" [changes(nothing) beside(Own)] {
            /// The declaration.
            text: Text,
            ;
            /// How it stands to the instrument, in a word. It consents to nothing.
            attitude / with_attitude: Option<Attitude>,
        }
        /// A party withdrew a reservation (article 22).
        ///
        /// Rules: `consent.reservation_withdrawn.known`, `consent.reservation_withdrawn.own`,
        /// `consent.reservation_withdrawn.entitled`, `consent.expressed.party`,
        /// `consent.reservation_withdrawn.stands`.
        ReservationWithdrawn = "reservation_withdrawn" [changes(nothing) beside(Own)] {
            /// The reservation.
            reservation: ReservationId,
        }
        /// A party objected to the reservation of another (article 20).
        ///
        /// Rules: `consent.objected.known`, `consent.objected.reservation`, `consent.objected.entitled`,
        /// `consent.expressed.party`, `consent.reservation_withdrawn.stands`.
        Objected = "objected" [changes(nothing) beside(Own)] {
            /// The reservation.
            reservation: ReservationId,
            /// What that leads to between the two.
            effect: Objection,
        }
        /// A party suspended the instrument for itself (articles 57, 58 and 60).
        ///
        /// Rules: `consent.suspended.known`, `consent.suspended.status`, `consent.suspended.entitled`,
        /// `consent.signed.powers`, `consent.expressed.party`.
        Suspended = "suspended" [changes(nothing)] {}
        /// A party applies the instrument again that it had suspended for itself; also where it gave notice and took
        /// that back meanwhile, since a suspension goes on through both.
        ///
        /// Rules: `consent.resumed.known`, `consent.resumed.status`, `consent.resumed.entitled`,
        /// `consent.signed.powers`, `consent.expressed.party`, `consent.resumed.suspended`.
        Resumed = "resumed" [changes(nothing)] {}
        /// A party notified that it withdraws (articles 56, 65 and 67). It is bound until the notice takes
        /// effect.
        ///
        /// Rules: `consent.withdrawal_notified.known`, `consent.withdrawal_notified.status`,
        /// `consent.withdrawal_notified.entitled`, `consent.signed.powers`, `consent.expressed.party`,
        /// `consent.any.dated`, `consent.withdrawal_notified.term`.
        WithdrawalNotified = "withdrawal_notified" [changes(nothing)] {
            /// When it takes effect.
            effective: When,
        }
        /// A party took its notice back, before it took effect (article 68).
        ///
        /// Rules: `consent.withdrawal_revoked.known`, `consent.withdrawal_revoked.status`,
        /// `consent.withdrawal_revoked.entitled`, `consent.signed.powers`, `consent.expressed.party`,
        /// `consent.withdrawal_revoked.before`.
        WithdrawalRevoked = "withdrawal_revoked" [changes(nothing)] {}
        /// A party withdrew (article 54). The instrument goes on for the others (articles 55 and 70), as long as they are
        /// at least two. What does not bind in law is left like that by a party that never expressed consent, too.
        /// Recorded ahead of its day it cannot be taken back; until then the party is bound.
        ///
        /// Rules: `consent.withdrawn.known`, `consent.withdrawn.status`, `consent.withdrawn.entitled`,
        /// `consent.signed.powers`, `consent.expressed.party`, `consent.any.dated`,
        /// `consent.withdrawn.notice`.
        Withdrawn = "withdrawn" [changes(nothing)] {
            ;
            /// When it took effect; left out, when it was done.
            effective / with_effective: Option<When>,
        }
        /// A party that had withdrawn is bound again.
        ///
        /// Rules: `consent.rejoined.known`, `consent.rejoined.status`, `consent.rejoined.entitled`,
        /// `consent.signed.powers`, `consent.expressed.party`, `consent.signed.open`,
        /// `consent.expressed.gates`.
        Rejoined = "rejoined" [changes(nothing)] {
            ;
            /// By what.
            means / with_means: Option<Means>,
        }
    }
}

impl ConsentEvent {
    /// Returns the date on which the event takes effect, if it names one.
    #[must_use]
    pub const fn effective(&self) -> Option<&When> {
        match self {
            Self::Expressed(fact) => fact.deposited.as_ref(),
            Self::ProvisionallyApplied(fact) => fact.from.as_ref(),
            Self::WithdrawalNotified(fact) => Some(&fact.effective),
            Self::Withdrawn(fact) => fact.effective.as_ref(),
            Self::FullPowersPresented(_)
            | Self::Initialled(_)
            | Self::SignedAdReferendum(_)
            | Self::Signed(_)
            | Self::Attested(_)
            | Self::Refused(_)
            | Self::ProvisionalApplicationEnded(_)
            | Self::ReservationMade(_)
            | Self::DeclarationMade(_)
            | Self::ReservationWithdrawn(_)
            | Self::Objected(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::WithdrawalRevoked(_)
            | Self::Rejoined(_) => None,
        }
    }
}
