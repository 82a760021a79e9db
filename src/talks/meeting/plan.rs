//! The values that facts about meetings carry: formats, places, replies, agendas.

use serde::{Deserialize, Serialize};

use crate::{
    event::fact::{Mentions, Naming, mentions_nothing},
    value::{id::PointId, text::Name, word::words},
};

words! {
    /// What sort of meeting it is.
    Format, "format" {
        /// Heads of state or government.
        SUMMIT = "summit",
        /// Ministers.
        MINISTERIAL = "ministerial",
        /// Envoys.
        ENVOY = "envoy",
        /// Experts.
        TECHNICAL = "technical",
        /// All parties.
        PLENARY = "plenary",
        /// Two sides.
        BILATERAL = "bilateral",
        /// Three sides.
        TRILATERAL = "trilateral",
        /// The sides in separate rooms, the mediator between them.
        PROXIMITY = "proximity",
        /// The mediator travels between the sides.
        SHUTTLE = "shuttle",
        /// By telephone or video.
        CALL = "call",
        /// To sign.
        SIGNING = "signing",
    }

    /// What came of a meeting.
    MeetingOutcome, "outcome" {
        /// Nothing.
        NONE = "none",
        /// A joint statement.
        JOINT_STATEMENT = "joint_statement",
        /// A communique.
        COMMUNIQUE = "communique",
        /// Agreed principles.
        AGREED_PRINCIPLES = "agreed_principles",
        /// A text was handed over.
        TEXT_HANDED_OVER = "text_handed_over",
        /// One side walked out.
        WALK_OUT = "walk_out",
    }

    /// What a meeting is to another.
    Relation, "relation" {
        /// It prepares the other, and is expected before it.
        PREPARATORY_TO = "preparatory_to",
        /// It follows from the other, and is expected after it.
        FOLLOW_UP_OF = "follow_up_of",
        /// It is a part of the other.
        PART_OF = "part_of",
        /// It is one round of the other.
        ROUND_OF = "round_of",
        /// It is on the same occasion.
        BACK_TO_BACK = "back_to_back",
    }
}
mentions_nothing!(Format, MeetingOutcome, Relation);

/// Where a meeting is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Place {
    /// A place with a name, such as `Moscow, Kremlin`.
    #[serde(rename = "named")]
    Named(Name),
    /// A town or country is known, the venue is not disclosed.
    #[serde(rename = "undisclosed_in")]
    UndisclosedIn(Name),
    /// Not disclosed at all.
    #[serde(rename = "undisclosed")]
    Undisclosed,
    /// By telephone or video.
    #[serde(rename = "remote")]
    Remote,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Named(name) => write!(f, "{name}"),
            Self::UndisclosedIn(name) => write!(f, "{name} (venue not disclosed)"),
            Self::Undisclosed => f.write_str("place not disclosed"),
            Self::Remote => f.write_str("remote"),
        }
    }
}

/// What an expected party replied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Reply {
    /// It comes.
    #[serde(rename = "accepted")]
    Accepted,
    /// It does not come.
    #[serde(rename = "declined")]
    Declined,
    /// It may come.
    #[serde(rename = "tentative")]
    Tentative,
    /// It sends somebody else.
    #[serde(rename = "sends_other")]
    SendsOther,
}

/// Whether a party was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Presence {
    /// It was there.
    #[serde(rename = "present")]
    Present,
    /// It was not.
    #[serde(rename = "absent")]
    Absent,
    /// It took part from elsewhere.
    #[serde(rename = "remote")]
    Remote,
    /// It left in protest.
    #[serde(rename = "walked_out")]
    WalkedOut,
}
mentions_nothing!(Reply, Presence);

impl Mentions for Place {
    const NAMES: bool = false;

    fn erase(&mut self, texts: crate::event::fact::Texts) {
        match self {
            Self::Named(name) | Self::UndisclosedIn(name) => name.erase(texts),
            Self::Undisclosed | Self::Remote => {}
        }
    }
}

/// One item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AgendaItem {
    /// What it is called.
    pub title: Name,
    /// The points to be discussed under it; at most 256.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "crate::value::bounded::list::<_, _, 256>"
    )]
    pub points: Vec<PointId>,
}

impl AgendaItem {
    /// An item that names no point.
    #[must_use]
    pub const fn new(title: Name) -> Self {
        Self { title, points: Vec::new() }
    }

    /// The points to be discussed.
    #[must_use]
    pub fn with_points(mut self, points: Vec<PointId>) -> Self {
        self.points = points;
        self
    }
}

impl Mentions for AgendaItem {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        self.points.name_to(each);
    }

    fn erase(&mut self, texts: crate::event::fact::Texts) {
        self.title.erase(texts);
    }
}
