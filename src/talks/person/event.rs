//! What happens to persons: the facts.

use crate::{
    event::declare::facts,
    talks::person::{Capacity, Power},
    value::{
        id::{InstrumentId, PartyId, PersonId, PointId, TrackId},
        text::Name,
        when::When,
    },
};

facts! {
    /// A fact about a person.
    pub enum PersonEvent("person") about person {
        /// The person.
        person: PersonId,
    }
    facts {
        /// A person became known.
        ///
        /// Rules: `person.added.free`, `entry.bounds.size`.
        Added = "added" [changes(nothing) introduces(person) beside(Any)] {
            /// The person's name.
            name: Name,
            ;
            /// Other names, other spellings.
            aliases / with_aliases: Vec<Name>,
        }
        /// A person took another name; the old one stays as an alias.
        ///
        /// Rules: `person.renamed.known`, `entry.bounds.size`.
        Renamed = "renamed" [changes(voice) beside(Any)] {
            /// The new name.
            name: Name,
        }
        /// A person took an office in a party. Who holds an office speaks for the party without
        /// producing powers (Vienna Convention on the Law of Treaties, article 7, paragraph 2).
        ///
        /// Rules: `person.office_begun.known`, `person.office_begun.entitled`,
        /// `person.office_begun.once`, `entry.bounds.size`.
        OfficeBegun = "office_begun" [changes(voice) beside(Own, Chair) known_by(title)] {
            /// The party whose office it is.
            party: PartyId,
            /// The office, such as `Foreign Minister`.
            title: Name,
        }
        /// A person left an office.
        ///
        /// Rules: `person.office_ended.known`, `person.office_ended.entitled`,
        /// `person.office_ended.held`.
        OfficeEnded = "office_ended" [changes(voice) beside(Own, Chair) known_by(title)] {
            /// The party whose office it was.
            party: PartyId,
            /// The office.
            title: Name,
        }
        /// A person was accredited by a party: may act for it (full powers: Vienna Convention on the Law
        /// of Treaties, articles 2(1)(c) and 7). Powers on some points extend to a text, an offer, a package, a question or a
        /// commitment that deals with no others, and to nothing that changes something for others or binds and is of no point,
        /// track or instrument that is named: a gate, a term, a meeting. What a person could not say itself, it neither corrects,
        /// retracts nor discloses.
        ///
        /// Rules: `person.accredited.known`, `person.accredited.status`, `person.accredited.entitled`,
        /// `entry.bounds.size`.
        Accredited = "accredited" [changes(nothing)] {
            /// The party that accredits.
            party: PartyId,
            /// In which capacity.
            capacity: Capacity,
            ;
            /// What the person may do; left out, everything.
            powers / with_powers: Vec<Power>,
            /// On which points; left out together with `tracks`, on all.
            points / with_points: Vec<PointId>,
            /// On which tracks, with all their points.
            tracks / with_tracks: Vec<TrackId>,
            /// On which instruments; left out, on all, or on none where points or tracks are named.
            instruments / with_instruments: Vec<InstrumentId>,
            /// Until when.
            until / with_until: Option<When>,
        }
        /// What an accredited person may do was changed. What is said here takes the place of what was
        /// said before.
        ///
        /// Rules: `person.powers_changed.known`, `person.powers_changed.status`,
        /// `person.powers_changed.entitled`, `person.accreditation_ended.given`.
        PowersChanged = "powers_changed" [changes(nothing) beside(Own) asks(status)] {
            /// The party that accredited.
            party: PartyId,
            ;
            /// What the person may do; left out, everything.
            powers / with_powers: Vec<Power>,
            /// On which points; left out together with `tracks`, on all.
            points / with_points: Vec<PointId>,
            /// On which tracks, with all their points.
            tracks / with_tracks: Vec<TrackId>,
            /// On which instruments; left out, on all, or on none where points or tracks are named.
            instruments / with_instruments: Vec<InstrumentId>,
        }
        /// A person is accredited by a party no longer.
        ///
        /// Rules: `person.accreditation_ended.known`, `person.accreditation_ended.status`,
        /// `person.accreditation_ended.entitled`, `person.accreditation_ended.given`.
        AccreditationEnded = "accreditation_ended" [changes(nothing)] {
            /// The party that accredited.
            party: PartyId,
        }
    }
}
