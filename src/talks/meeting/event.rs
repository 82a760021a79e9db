//! What happens to meetings: the facts.

use crate::{
    event::declare::facts,
    talks::{
        meeting::{AgendaItem, Format, MeetingOutcome, Place, Presence, Relation, Reply},
        proposal::Addressees,
    },
    value::{
        id::{MeetingId, PartyId, PersonId, ProposalId, TrackId, VersionId},
        text::{Name, Text},
        when::When,
    },
};

facts! {
    /// A fact about a meeting.
    pub enum MeetingEvent("meeting") about meeting {
        /// The meeting.
        meeting: MeetingId,
    }
    facts {
        /// A meeting was heard of.
        ///
        /// Rules: `meeting.added.known`, `meeting.added.free`.
        Added = "added" [changes(nothing) introduces(meeting)] {
            /// What sort of meeting it is.
            format: Format,
            ;
            /// What people call it.
            title / with_title: Option<Name>,
            /// The party at whose place it is.
            host / with_host: Option<PartyId>,
            /// The party at whose invitation it is.
            invited_by / with_invited_by: Option<PartyId>,
            /// The party that asked for it.
            requested_by / with_requested_by: Option<PartyId>,
            /// The track whose meeting it is.
            track / with_track: Option<TrackId>,
        }
        /// A meeting was announced.
        ///
        /// Rules: `meeting.announced.known`, `meeting.announced.status`,
        /// `meeting.announced.entitled`.
        Announced = "announced" [changes(course)] {
            ;
            /// When it is planned for.
            window / with_window: Option<When>,
            /// Where it is planned.
            place / with_place: Option<Place>,
        }
        /// Another side confirmed a meeting.
        ///
        /// Rules: `meeting.confirmed.known`, `meeting.confirmed.status`,
        /// `meeting.confirmed.entitled`, `meeting.confirmed.other_side`.
        Confirmed = "confirmed" [changes(course)] {}
        /// A meeting was put on another date or in another place. Replies to the old ones are reset, but for those of
        /// the parties that act; a confirmed meeting is announced again, unless several parties move it
        /// together, or by a vote (RFC 6638, 3.2.8).
        ///
        /// Rules: `meeting.moved.known`, `meeting.moved.entitled`, `meeting.held.final`.
        Moved = "moved" [changes(course) beside(Principal, Mediator, Convener, Chair, MeetingHost)] {
            ;
            /// When it is planned for now.
            window / with_window: Option<When>,
            /// Where it is planned now.
            place / with_place: Option<Place>,
        }
        /// A meeting began.
        ///
        /// Rules: `meeting.started.known`, `meeting.started.status`, `meeting.started.entitled`.
        Started = "started" [changes(course)] {
            ;
            /// Where it is.
            place / with_place: Option<Place>,
        }
        /// A meeting was interrupted.
        ///
        /// Rules: `meeting.adjourned.known`, `meeting.adjourned.status`,
        /// `meeting.adjourned.entitled`.
        Adjourned = "adjourned" [changes(course)] {
            ;
            /// Until when.
            until / with_until: Option<When>,
        }
        /// An adjourned meeting went on.
        ///
        /// Rules: `meeting.continued.known`, `meeting.continued.status`,
        /// `meeting.continued.entitled`.
        Continued = "continued" [changes(course)] {
            ;
            /// Where it is.
            place / with_place: Option<Place>,
        }
        /// A meeting took place and is over. Where the acceptance or the link of others waits for it, or an instrument
        /// does, they say so with whoever says it, unless a mediator or the chair does.
        ///
        /// Rules: `meeting.held.known`, `meeting.held.status`, `meeting.held.entitled`,
        /// `meeting.held.ends`, `meeting.held.past`.
        Held = "held" [changes(terms)] {
            ;
            /// When it took place; with `until`, when it began.
            interval / with_interval: Option<When>,
            /// When it was over, where that is known; a meeting may cross midnight.
            until / with_until: Option<When>,
            /// Where it took place.
            place / with_place: Option<Place>,
        }
        /// A meeting was put off, with or without a new date.
        ///
        /// Rules: `meeting.postponed.known`, `meeting.postponed.status`,
        /// `meeting.postponed.entitled`.
        Postponed = "postponed" [changes(course)] {
            ;
            /// When it is planned for now.
            window / with_window: Option<When>,
        }
        /// A meeting was called off.
        ///
        /// Rules: `meeting.cancelled.known`, `meeting.cancelled.status`,
        /// `meeting.cancelled.entitled`.
        Cancelled = "cancelled" [changes(course)] {}
        /// A planned meeting did not take place.
        ///
        /// Rules: `meeting.not_held.known`, `meeting.not_held.status`, `meeting.not_held.entitled`,
        /// `meeting.not_held.window`.
        NotHeld = "not_held" [changes(course)] {}
        /// A postponed or cancelled meeting is on again.
        ///
        /// Rules: `meeting.reinstated.known`, `meeting.reinstated.status`,
        /// `meeting.reinstated.entitled`.
        Reinstated = "reinstated" [changes(course)] {
            ;
            /// When it is planned for now.
            window / with_window: Option<When>,
            /// Where it is planned now.
            place / with_place: Option<Place>,
        }
        /// A party is expected at a meeting. It has a say in what becomes of the meeting where the secretariat
        /// expects it, or a party that made the meeting, gives the place or presides.
        ///
        /// Rules: `meeting.participant_expected.known`, `meeting.participant_expected.entitled`,
        /// `entry.bounds.size`, `meeting.held.final`.
        ParticipantExpected = "participant_expected" [changes(course) beside(Principal, Mediator, Convener, Chair, MeetingHost)] {
            /// The party.
            party: PartyId,
            ;
            /// Who comes for it.
            persons / with_persons: Vec<PersonId>,
        }
        /// An expected party replied.
        ///
        /// Rules: `meeting.participant_replied.known`, `meeting.participant_replied.entitled`,
        /// `entry.bounds.size`, `meeting.held.final`, `meeting.participant_replied.expected`.
        ParticipantReplied = "participant_replied" [changes(nothing) beside(Own)] {
            /// The party.
            party: PartyId,
            /// Its reply.
            reply: Reply,
            ;
            /// Who comes for it.
            persons / with_persons: Vec<PersonId>,
        }
        /// Who was there was recorded. A quorum of those present counts only what the secretariat, an observer or the party
        /// itself says ([`question::Put`](crate::talks::question::Put)); while a question is open there, those who are asked
        /// see it.
        ///
        /// Rules: `meeting.attendance_recorded.known`, `meeting.attendance_recorded.entitled`,
        /// `entry.bounds.size`, `meeting.attendance_recorded.held`.
        AttendanceRecorded = "attendance_recorded" [changes(course) beside(Own, Principal, Mediator, Chair, MeetingHost)] {
            /// The party.
            party: PartyId,
            /// Whether it was there.
            presence: Presence,
            ;
            /// Who came for it.
            persons / with_persons: Vec<PersonId>,
            /// Since when.
            from / with_from: Option<When>,
            /// Until when.
            until / with_until: Option<When>,
        }
        /// The agenda of a meeting was set.
        ///
        /// Rules: `meeting.agenda_set.known`, `meeting.agenda_set.entitled`, `entry.bounds.size`,
        /// `meeting.held.final`.
        AgendaSet = "agenda_set" [changes(nothing) beside(Principal, Mediator, Convener, Chair, MeetingHost)] {
            ;
            /// Its items, in order.
            items / with_items: Vec<AgendaItem>,
        }
        /// Two meetings were put in relation.
        ///
        /// Rules: `meeting.ordered.known`, `meeting.ordered.entitled`, `entry.bounds.size`,
        /// `meeting.ordered.other`.
        Ordered = "ordered" [changes(nothing) beside(Principal, Mediator, Convener, Chair, MeetingHost)] {
            /// The other meeting.
            other: MeetingId,
            /// What the first is to the other.
            relation: Relation,
        }
        /// A text was handed over at a meeting. That proves nothing about what it says.
        ///
        /// Rules: `meeting.document_handed_over.known`, `meeting.document_handed_over.entitled`,
        /// `meeting.document_handed_over.took_place`.
        DocumentHandedOver = "document_handed_over" [changes(nothing) beside(Principal, Mediator, Chair, MeetingHost)] {
            /// To whom.
            to: Addressees,
            /// What people call the text.
            title: Name,
            ;
            /// The version of the framework that it is.
            version / with_version: Option<VersionId>,
            /// The proposal that it is.
            proposal / with_proposal: Option<ProposalId>,
        }
        /// What came of a meeting.
        ///
        /// Rules: `meeting.outcome_recorded.known`, `meeting.outcome_recorded.entitled`,
        /// `meeting.outcome_recorded.took_place`.
        OutcomeRecorded = "outcome_recorded" [changes(nothing) beside(Principal, Mediator, Chair, MeetingHost)] {
            /// What came of it.
            outcome: MeetingOutcome,
            ;
            /// In words.
            text / with_text: Option<Text>,
            /// The version of the framework that came out of it.
            version / with_version: Option<VersionId>,
        }
        /// One party told what happened at a meeting. Whose readout it is, is the actor.
        ///
        /// Rules: `meeting.read_out.known`, `meeting.read_out.took_place`.
        ReadOut = "read_out" [changes(nothing) beside(Any)] {
            /// What the party said.
            text: Text,
        }
    }
}

impl MeetingEvent {
    /// Returns the new date of the meeting, if the event gives it one.
    #[must_use]
    pub const fn window(&self) -> Option<&When> {
        match self {
            Self::Announced(fact) => fact.window.as_ref(),
            Self::Moved(fact) => fact.window.as_ref(),
            Self::Reinstated(fact) => fact.window.as_ref(),
            Self::Postponed(fact) => fact.window.as_ref(),
            Self::Added(_)
            | Self::Confirmed(_)
            | Self::Started(_)
            | Self::Adjourned(_)
            | Self::Continued(_)
            | Self::Held(_)
            | Self::Cancelled(_)
            | Self::NotHeld(_)
            | Self::ParticipantExpected(_)
            | Self::ParticipantReplied(_)
            | Self::AttendanceRecorded(_)
            | Self::AgendaSet(_)
            | Self::Ordered(_)
            | Self::DocumentHandedOver(_)
            | Self::OutcomeRecorded(_)
            | Self::ReadOut(_) => None,
        }
    }
}
