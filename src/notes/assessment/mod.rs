//! Assessments: what somebody said of how things stand, at some time, with a source.
//!
//! An assessment is not a status. `significant progress` moves nothing; it is kept beside what
//! others said of the same matter.

mod event;
pub(crate) mod fold;
pub(crate) mod payloads;
pub(crate) mod rules;

pub use self::event::{AssessmentEvent, Given};
use crate::{
    event::fact::{Mentions, Naming, Subject, mentions_nothing},
    value::{id::PointId, word::Area},
};

/// What an assessment is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// The negotiation as a whole.
    Whole,
    /// All that is about one area.
    Area(Area),
    /// One point.
    Point(PointId),
}

crate::wire::wire_enum! { Topic {
    Whole = "whole",
    Area(Area) = "area",
    Point(PointId) = "point",
} }

impl Mentions for Topic {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        match self {
            Self::Whole | Self::Area(_) => {}
            Self::Point(point) => each.point(point),
        }
    }
}

impl std::fmt::Display for Topic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole => f.write_str("the whole"),
            Self::Area(area) => write!(f, "{area}"),
            Self::Point(point) => write!(f, "{point}"),
        }
    }
}

/// How somebody said that something stands, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rating {
    /// What stands in the way of everything else.
    MainObstacle,
    /// Nothing moves.
    Stalled,
    /// It is being discussed.
    UnderDiscussion,
    /// It moves.
    Advancing,
    /// It moved far.
    SignificantProgress,
    /// Little is missing.
    NearlyAgreed,
    /// It is agreed, the speaker says.
    Agreed,
}

crate::wire::wire_words! { Rating {
    MainObstacle = "main_obstacle",
    Stalled = "stalled",
    UnderDiscussion = "under_discussion",
    Advancing = "advancing",
    SignificantProgress = "significant_progress",
    NearlyAgreed = "nearly_agreed",
    Agreed = "agreed",
} }

impl std::fmt::Display for Rating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::MainObstacle => "main obstacle",
            Self::Stalled => "stalled",
            Self::UnderDiscussion => "under discussion",
            Self::Advancing => "advancing",
            Self::SignificantProgress => "significant progress",
            Self::NearlyAgreed => "nearly agreed",
            Self::Agreed => "agreed",
        })
    }
}
mentions_nothing!(Rating);

impl From<&Topic> for Subject {
    fn from(topic: &Topic) -> Self {
        match topic {
            Topic::Whole => Self::Negotiation,
            Topic::Area(area) => Self::Area(area.clone()),
            Topic::Point(point) => Self::Point(point.clone()),
        }
    }
}
