//! What the value of a field mentions, which dates it carries, and which texts are taken out of it when an
//! entry is erased.

use crate::value::{
    id::{
        AlternativeId, CeasefireId, CommitmentId, DeadlineId, EntryId, GateId, InstrumentId, LinkId,
        MeasureId, MeetingId, NegotiationId, PartyId, PersonId, PointId, ProposalId, QuestionId, RecorderId,
        ReservationId, TrackId, VersionId, WatchId, WordingId,
    },
    when::When,
};

/// Something that an event mentions by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mention<'a> {
    /// A party.
    Party(&'a PartyId),
    /// A point.
    Point(&'a PointId),
    /// A wording of a point.
    Wording(&'a WordingId),
    /// A version of the framework.
    Version(&'a VersionId),
    /// A meeting.
    Meeting(&'a MeetingId),
    /// An entry, also one that a time hangs on.
    Entry(&'a EntryId),
    /// A link.
    Link(&'a LinkId),
    /// A proposal.
    Proposal(&'a ProposalId),
    /// An alternative.
    Alternative(&'a AlternativeId),
    /// A question.
    Question(&'a QuestionId),
    /// A person.
    Person(&'a PersonId),
    /// A track.
    Track(&'a TrackId),
    /// A deadline.
    Deadline(&'a DeadlineId),
    /// An instrument.
    Instrument(&'a InstrumentId),
    /// A reservation.
    Reservation(&'a ReservationId),
    /// A gate.
    Gate(&'a GateId),
    /// A commitment.
    Commitment(&'a CommitmentId),
    /// A ceasefire or a standstill.
    Ceasefire(&'a CeasefireId),
    /// A measure.
    Measure(&'a MeasureId),
    /// An item of the watch list.
    Watch(&'a WatchId),
}

/// What becomes of the texts that are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Something stands in the place of each.
    Erased,
    /// The same; and those that may be left out are.
    LeftOut,
}

/// A field that may mention things, carry dates, and hold texts. Most do none of it.
pub trait Mentions {
    /// Whether it is a text, and nothing else.
    const IS_TEXT: bool = false;

    /// Calls `each` for every id that stands in the value.
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        let _ = each;
    }

    /// Calls `each` for every date that stands in the value.
    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        let _ = each;
    }

    /// Takes out every text that stands in the value, and leaves all else: ids, words of vocabularies,
    /// numbers, times.
    fn erase(&mut self, texts: Texts) {
        let _ = texts;
    }
}

macro_rules! mentioned {
    ($($id:ty => $variant:ident),*) => {$(
        impl Mentions for $id {
            fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
                each(Mention::$variant(self));
            }
        }
    )*};
}
mentioned! {
    PartyId => Party, PointId => Point, WordingId => Wording, VersionId => Version, MeetingId => Meeting,
    LinkId => Link, ProposalId => Proposal, AlternativeId => Alternative, QuestionId => Question,
    PersonId => Person, TrackId => Track, DeadlineId => Deadline, EntryId => Entry,
    InstrumentId => Instrument, ReservationId => Reservation, GateId => Gate,
    CommitmentId => Commitment, CeasefireId => Ceasefire, MeasureId => Measure, WatchId => Watch
}

/// Fields of these types mention nothing.
macro_rules! mentions_nothing {
    ($($plain:ty),* $(,)?) => {$( impl $crate::event::fact::Mentions for $plain {} )*};
}
pub(crate) use mentions_nothing;

mentions_nothing!(
    bool,
    u64,
    NegotiationId,
    RecorderId,
    crate::value::word::Area,
    crate::value::word::PartyKind,
    crate::value::share::Share,
    crate::value::role::Role,
    crate::value::when::Distance,
);

impl Mentions for When {
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        self.anchors().for_each(|entry| each(Mention::Entry(entry)));
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        each(self);
    }
}

impl Mentions for crate::value::text::Name {
    const IS_TEXT: bool = true;

    fn erase(&mut self, _: Texts) {
        *self = Self::ERASED;
    }
}

impl Mentions for crate::value::text::Text {
    const IS_TEXT: bool = true;

    fn erase(&mut self, _: Texts) {
        *self = Self::ERASED;
    }
}

impl<T: Mentions> Mentions for Option<T> {
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        if let Some(value) = self {
            value.each_mention(each);
        }
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        if let Some(value) = self {
            value.each_date(each);
        }
    }

    fn erase(&mut self, texts: Texts) {
        if T::IS_TEXT && texts == Texts::LeftOut {
            *self = None;
        }
        if let Some(value) = self {
            value.erase(texts);
        }
    }
}

impl<T: Mentions> Mentions for Vec<T> {
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        for value in self {
            value.each_mention(each);
        }
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        for value in self {
            value.each_date(each);
        }
    }

    fn erase(&mut self, texts: Texts) {
        if T::IS_TEXT && texts == Texts::LeftOut {
            self.clear();
        }
        for value in self {
            value.erase(texts);
        }
    }
}

impl<T: Mentions> Mentions for Box<T> {
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        (**self).each_mention(each);
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        (**self).each_date(each);
    }

    fn erase(&mut self, texts: Texts) {
        (**self).erase(texts);
    }
}
