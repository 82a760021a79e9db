//! What an account is about.

use crate::{
    event::fact::{Mention, Mentions, Naming, Subject},
    value::{
        id::{
            AlternativeId, CeasefireId, CommitmentId, DeadlineId, EntryId, GateId, InstrumentId, LinkId,
            MeasureId, MeetingId, PartyId, PersonId, PointId, ProposalId, QuestionId, TrackId, VersionId,
            WatchId, WordingId,
        },
        word::Area,
    },
};

macro_rules! about {
    ($($(#[$doc:meta])* $Variant:ident($Id:ty) = $wire:literal,)*) => {
        /// What an account is about: the whole, an area, one thing, or an entry.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum About {
            /// The negotiation as a whole.
            Whole,
            /// All that is about one area.
            Area(Area),
            $($(#[$doc])* $Variant($Id),)*
        }

        crate::wire::wire_enum! { About { Whole = "whole", Area(Area) = "area", $($Variant($Id) = $wire,)* } }

        impl Mentions for About {
    const NAMES: bool = true;

            fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
                match self {
                    Self::Whole | Self::Area(_) => {}
                    $(Self::$Variant(id) => each.mention(Mention::$Variant(id)),)*
                }
            }
        }

        impl About {
            /// The thing that is mentioned; none for what is only part of one.
            pub(crate) fn of(mention: Mention<'_>) -> Option<Self> {
                if let Mention::Wording(_) = mention {
                    return None;
                }
                match mention {
                    $(Mention::$Variant(id) => Some(Self::$Variant(id.clone())),)*
                    Mention::Reservation(_) => None,
                }
            }
        }

        impl From<&About> for Subject {
            fn from(about: &About) -> Self {
                match about {
                    About::Whole => Self::Negotiation,
                    About::Area(area) => Self::Area(area.clone()),
                    $(About::$Variant(id) => Self::$Variant(id.clone()),)*
                }
            }
        }

        $(impl From<$Id> for About {
            fn from(id: $Id) -> Self {
                Self::$Variant(id)
            }
        })*
    };
}

about! {
    /// A party.
    Party(PartyId) = "party",
    /// A point.
    Point(PointId) = "point",
    /// A version of the framework.
    Version(VersionId) = "version",
    /// Words, in whatever language they are: what they mean.
    Wording(WordingId) = "wording",
    /// An alternative.
    Alternative(AlternativeId) = "alternative",
    /// A meeting.
    Meeting(MeetingId) = "meeting",
    /// A link.
    Link(LinkId) = "link",
    /// A proposal.
    Proposal(ProposalId) = "proposal",
    /// A question.
    Question(QuestionId) = "question",
    /// A person.
    Person(PersonId) = "person",
    /// A track.
    Track(TrackId) = "track",
    /// A deadline.
    Deadline(DeadlineId) = "deadline",
    /// An instrument.
    Instrument(InstrumentId) = "instrument",
    /// A gate.
    Gate(GateId) = "gate",
    /// A commitment.
    Commitment(CommitmentId) = "commitment",
    /// A ceasefire or a standstill.
    Ceasefire(CeasefireId) = "ceasefire",
    /// A measure.
    Measure(MeasureId) = "measure",
    /// An item of the watch list.
    Watch(WatchId) = "watch",
    /// An entry.
    Entry(EntryId) = "entry",
}
