//! Reading a meeting.

use crate::{
    event::{Actor, Entry, Event},
    state::Negotiation,
    talks::meeting::{
        AgendaItem, DocumentHandedOver, Format, MeetingEvent, MeetingState, MeetingStatus, OutcomeRecorded,
        Participant, Place, Presence, ReadOut, Relation, Reply,
    },
    value::{
        id::{MeetingId, PartyId, PersonId, TrackId},
        text::Name,
        when::When,
    },
};

/// A party at a meeting.
#[derive(Clone, Copy, Debug)]
pub struct ParticipantView<'a> {
    /// The party.
    pub party: &'a PartyId,
    /// Whether it is expected.
    pub expected: bool,
    /// What it replied since the meeting was given the date and the place that it has. Replies to an earlier
    /// date are reset, but for those of the parties that moved it (RFC 6638, 3.2.8).
    pub reply: Option<Reply>,
    /// Whether it was there.
    pub presence: Option<Presence>,
    /// Who comes, or came, for it.
    pub persons: &'a [PersonId],
}

/// A meeting as it stands: the plan, and what took place.
#[derive(Clone, Copy, Debug)]
pub struct MeetingView<'a> {
    talks: &'a Negotiation,
    state: &'a MeetingState,
}

impl<'a> MeetingView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a MeetingId {
        &self.state.id
    }

    /// What people call it.
    #[must_use]
    pub const fn title(&self) -> Option<&'a Name> {
        self.state.title.as_ref()
    }

    /// What sort of meeting it is.
    #[must_use]
    pub const fn format(&self) -> &'a Format {
        &self.state.format
    }

    /// Returns its status. A confirmed meeting that one side moved since is announced.
    #[must_use]
    pub fn status(&self) -> MeetingStatus {
        self.talks.meeting_status(self.state)
    }

    /// When it is planned for.
    #[must_use]
    pub const fn window(&self) -> Option<&'a When> {
        self.state.window.get().as_ref()
    }

    /// Where it is planned.
    #[must_use]
    pub const fn planned_place(&self) -> Option<&'a Place> {
        self.state.planned_place.get().as_ref()
    }

    /// When it took place; with [`until`](Self::until), when it began.
    #[must_use]
    pub const fn interval(&self) -> Option<&'a When> {
        self.state.interval.get().as_ref()
    }

    /// The entry that says how it stands.
    pub(crate) fn status_entry(&self) -> Option<&'a Entry> {
        let stands = self.state.status.value() == self.status();
        if stands { self.talks.nth(self.state.status.seq()) } else { self.talks.dated_last(self.state) }
    }

    /// When it was over, where that is known.
    #[must_use]
    pub const fn until(&self) -> Option<&'a When> {
        self.state.until.get().as_ref()
    }

    /// Where it took place.
    #[must_use]
    pub const fn place(&self) -> Option<&'a Place> {
        self.state.place.get().as_ref()
    }

    /// The party at whose place it is.
    #[must_use]
    pub fn host(&self) -> Option<&'a PartyId> {
        self.state.host.and_then(|ix| self.talks.party_id(ix))
    }

    /// The party at whose invitation it is.
    #[must_use]
    pub fn invited_by(&self) -> Option<&'a PartyId> {
        self.state.invited_by.and_then(|ix| self.talks.party_id(ix))
    }

    /// The party that asked for it.
    #[must_use]
    pub fn requested_by(&self) -> Option<&'a PartyId> {
        self.state.requested_by.and_then(|ix| self.talks.party_id(ix))
    }

    /// The track whose meeting it is.
    #[must_use]
    pub fn track(&self) -> Option<&'a TrackId> {
        self.state.track.and_then(|ix| self.talks.state.tracks.get(ix)).map(|track| &track.id)
    }

    /// The number of that entry.
    pub(crate) const fn introduced(&self) -> u32 {
        self.state.introduced
    }

    /// The entry in which it was heard of.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// Returns who announced it last, or gave it another date or place since.
    #[must_use]
    pub fn announced_by(&self) -> Option<&'a Actor> {
        self.talks.announced_last(self.state).map(|entry| &entry.by)
    }

    /// Returns who is expected, replied, came. A reply counts for the date and the place that the party knew, or gave.
    pub fn participants(&self) -> impl Iterator<Item = ParticipantView<'a>> {
        let (talks, meeting) = (self.talks, self.state);
        meeting.participants.iter().filter_map(move |participant| {
            let party = talks.party_id(participant.party)?;
            Some(ParticipantView {
                party,
                expected: participant.expected.value(),
                reply: participant.reply.value().filter(|_| talks.knew_the_date(meeting, participant, party)),
                presence: participant.presence.value(),
                persons: participant.persons.get(),
            })
        })
    }

    /// Its agenda.
    #[must_use]
    pub fn agenda(&self) -> &'a [AgendaItem] {
        self.state.agenda.get()
    }

    /// What it is to other meetings, in the order in which these became known.
    pub fn relations(&self) -> impl Iterator<Item = (&'a Relation, &'a MeetingId)> {
        let talks = self.talks;
        self.state.relations.iter().filter_map(move |(other, relation)| {
            talks.state.meetings.get(*other).map(|other| (relation, &other.id))
        })
    }

    /// Which texts were handed over.
    pub fn documents(&self) -> impl Iterator<Item = (&'a Entry, &'a DocumentHandedOver)> {
        self.state.documents.iter().filter_map(|seq| match self.talks.nth(*seq) {
            Some(entry @ Entry { event: Event::Meeting(MeetingEvent::DocumentHandedOver(fact)), .. }) => {
                Some((entry, fact))
            }
            _ => None,
        })
    }

    /// What came of it.
    pub fn outcomes(&self) -> impl Iterator<Item = (&'a Entry, &'a OutcomeRecorded)> {
        self.state.outcomes.iter().filter_map(|seq| match self.talks.nth(*seq) {
            Some(entry @ Entry { event: Event::Meeting(MeetingEvent::OutcomeRecorded(fact)), .. }) => {
                Some((entry, fact))
            }
            _ => None,
        })
    }

    /// What each party told of it.
    pub fn readouts(&self) -> impl Iterator<Item = (&'a Entry, &'a ReadOut)> {
        self.state.readouts.iter().filter_map(|seq| match self.talks.nth(*seq) {
            Some(entry @ Entry { event: Event::Meeting(MeetingEvent::ReadOut(fact)), .. }) => {
                Some((entry, fact))
            }
            _ => None,
        })
    }
}

impl Negotiation {
    /// The entry that gave a meeting the date and the place that it has, or took its date away.
    fn dated_last(&self, meeting: &MeetingState) -> Option<&Entry> {
        let last = self.last_in_time([meeting.window.seq(), meeting.planned_place.seq()])?;
        self.nth(last).filter(|_| last != meeting.introduced)
    }

    /// The entry in which a meeting was announced as it is planned now.
    pub(crate) fn announced_last(&self, meeting: &MeetingState) -> Option<&Entry> {
        let plan = [meeting.announced.seq(), meeting.window.seq(), meeting.planned_place.seq()];
        let last = self.last_in_time(plan)?;
        self.nth(last).filter(|_| last != meeting.introduced)
    }

    /// How a meeting stands. What was confirmed was its date and its place then: moved by one side, it is announced.
    pub(crate) fn meeting_status(&self, meeting: &MeetingState) -> MeetingStatus {
        let status = meeting.status.value();
        let moved = [meeting.status.seq(), meeting.window.seq(), meeting.planned_place.seq()];
        let last = self.last_in_time(moved).filter(|last| *last != meeting.status.seq());
        let one_sided = last.and_then(|last| self.nth(last)).is_some_and(|entry| entry.by.is_one_side());
        if status == MeetingStatus::Confirmed && one_sided { MeetingStatus::Announced } else { status }
    }

    /// Whether a party replied after the date was given, or gave it.
    fn knew_the_date(&self, meeting: &MeetingState, one: &Participant, party: &PartyId) -> bool {
        let plan = [one.reply.seq(), meeting.window.seq(), meeting.planned_place.seq()];
        self.last_in_time(plan) == Some(one.reply.seq())
            || self.dated_last(meeting).is_some_and(|entry| entry.by.voices().any(|voice| voice == party))
    }

    /// Every meeting, in the order in which they were heard of.
    pub fn meetings(&self) -> impl Iterator<Item = MeetingView<'_>> {
        self.state.meetings.items().iter().map(|state| MeetingView { talks: self, state })
    }

    /// One meeting.
    #[must_use]
    pub fn meeting(&self, id: &MeetingId) -> Option<MeetingView<'_>> {
        self.state.meetings.by_key(id.as_str()).map(|state| MeetingView { talks: self, state })
    }
}
