//! What happens to meetings: the facts.

use crate::{
    fact::facts,
    id::{MeetingId, PartyId, VersionId},
    meeting::{AgendaItem, Format, Outcome, Place, Presence, Relation, Reply},
    text::{Name, Text},
    when::When,
};

facts! {
    /// A fact about a meeting.
    pub enum MeetingEvent("meeting") {
        /// A meeting was heard of.
        Added = "added" {
            /// Its id.
            meeting: MeetingId,
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
        }
        /// A meeting was announced.
        Announced = "announced" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// When it is planned for.
            window / with_window: Option<When>,
            /// Where it is planned.
            place / with_place: Option<Place>,
        }
        /// Another side confirmed a meeting.
        Confirmed = "confirmed" {
            /// The meeting.
            meeting: MeetingId,
        }
        /// A meeting was put on another date or in another place.
        Moved = "moved" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// When it is planned for now.
            window / with_window: Option<When>,
            /// Where it is planned now.
            place / with_place: Option<Place>,
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A meeting began.
        Started = "started" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// Where it is.
            place / with_place: Option<Place>,
        }
        /// A meeting was interrupted.
        Adjourned = "adjourned" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// Until when.
            until / with_until: Option<When>,
        }
        /// An adjourned meeting went on.
        Continued = "continued" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// Where it is.
            place / with_place: Option<Place>,
        }
        /// A meeting took place and is over.
        Held = "held" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// When it took place; a meeting may cross midnight and have no known end.
            interval / with_interval: Option<When>,
            /// Where it took place.
            place / with_place: Option<Place>,
        }
        /// A meeting was put off, with or without a new date.
        Postponed = "postponed" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// When it is planned for now.
            window / with_window: Option<When>,
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A meeting was called off.
        Cancelled = "cancelled" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A planned meeting did not take place.
        NotHeld = "not_held" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A postponed or cancelled meeting is on again.
        Reinstated = "reinstated" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// When it is planned for now.
            window / with_window: Option<When>,
            /// Where it is planned now.
            place / with_place: Option<Place>,
        }
        /// A party is expected at a meeting.
        ParticipantExpected = "participant_expected" {
            /// The meeting.
            meeting: MeetingId,
            /// The party.
            party: PartyId,
            ;
            /// Who comes for it.
            persons / with_persons: Vec<Name>,
        }
        /// An expected party replied.
        ParticipantReplied = "participant_replied" {
            /// The meeting.
            meeting: MeetingId,
            /// The party.
            party: PartyId,
            /// Its reply.
            reply: Reply,
            ;
            /// Who comes for it.
            persons / with_persons: Vec<Name>,
        }
        /// Who was there was recorded.
        AttendanceRecorded = "attendance_recorded" {
            /// The meeting.
            meeting: MeetingId,
            /// The party.
            party: PartyId,
            /// Whether it was there.
            presence: Presence,
            ;
            /// Who came for it.
            persons / with_persons: Vec<Name>,
            /// Since when.
            from / with_from: Option<When>,
            /// Until when.
            until / with_until: Option<When>,
        }
        /// The agenda of a meeting was set.
        AgendaSet = "agenda_set" {
            /// The meeting.
            meeting: MeetingId,
            ;
            /// Its items, in order.
            items / with_items: Vec<AgendaItem>,
        }
        /// Two meetings were put in relation.
        Ordered = "ordered" {
            /// The meeting.
            meeting: MeetingId,
            /// The other meeting.
            other: MeetingId,
            /// What the first is to the other.
            relation: Relation,
        }
        /// What came of a meeting.
        OutcomeRecorded = "outcome_recorded" {
            /// The meeting.
            meeting: MeetingId,
            /// What came of it.
            outcome: Outcome,
            ;
            /// In words.
            text / with_text: Option<Text>,
            /// The version of the framework that came out of it.
            version / with_version: Option<VersionId>,
        }
        /// One party told what happened at a meeting. Whose readout it is, is the actor.
        ReadOut = "read_out" {
            /// The meeting.
            meeting: MeetingId,
            /// What the party said.
            text: Text,
        }
    }
}
