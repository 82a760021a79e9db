//! The values that facts about meetings carry: formats, places, replies, agendas.

use crate::{
    event::fact::{Mentions, Naming, mentions_nothing},
    value::{
        id::PointId,
        text::Name,
        word::{is_word, words},
    },
    wire::{Form, Reader, Tape, Wire, Wrong},
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A place with a name, such as `Moscow, Kremlin`.
    Named(Name),
    /// A town or country is known, the venue is not disclosed.
    UndisclosedIn(Name),
    /// Not disclosed at all.
    Undisclosed,
    /// By telephone or video.
    Remote,
}

const PLACES: &[Form] =
    &[Form("named", true), Form("undisclosed_in", true), Form("undisclosed", false), Form("remote", false)];

impl Wire for Place {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        // A text that cannot be a word is the name of the place: a word may be a form that is not known yet, or misspelt.
        if from.as_text().is_some_and(|text| !is_word(&text.to_lowercase())) {
            return Wire::read(from).map(Self::Named);
        }
        let variant = from.variant(PLACES)?;
        match variant.name {
            "named" => Wire::read(variant.content).map(Self::Named),
            "undisclosed_in" => Wire::read(variant.content).map(Self::UndisclosedIn),
            "undisclosed" => Ok(Self::Undisclosed),
            "remote" => Ok(Self::Remote),
            name => Err(variant.refused(&name)),
        }
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        match self {
            Self::Named(name) => to.variant("named", name),
            Self::UndisclosedIn(name) => to.variant("undisclosed_in", name),
            Self::Undisclosed => to.text("undisclosed"),
            Self::Remote => to.text("remote"),
        }
    }
}

crate::wire::wire_serde! { Place }

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reply {
    /// It comes.
    Accepted,
    /// It does not come.
    Declined,
    /// It may come.
    Tentative,
    /// It sends somebody else.
    SendsOther,
}

crate::wire::wire_words! { Reply {
    Accepted = "accepted",
    Declined = "declined",
    Tentative = "tentative",
    SendsOther = "sends_other",
} }

/// Whether a party was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Presence {
    /// It was there.
    Present,
    /// It was not.
    Absent,
    /// It took part from elsewhere.
    Remote,
    /// It left in protest.
    WalkedOut,
}

crate::wire::wire_words! { Presence {
    Present = "present",
    Absent = "absent",
    Remote = "remote",
    WalkedOut = "walked_out",
} }
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AgendaItem {
    /// What it is called.
    pub title: Name,
    /// The points to be discussed under it; at most 256.
    pub points: Vec<PointId>,
}

crate::wire::wire_struct! { AgendaItem {
    title: required,
    points: list(256),
} }

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
