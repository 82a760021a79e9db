//! Assessments: what somebody said of how things stand, at some time, with a source.
//!
//! An assessment is not a status. `significant progress` moves nothing; it is kept beside what
//! others said of the same matter.

mod event;
pub(crate) mod fold;
pub(crate) mod payloads;
pub(crate) mod rules;

use serde::{Deserialize, Serialize};

pub use self::event::{AssessmentEvent, Given};
use crate::{
    event::fact::{Mentions, Naming, Subject, mentions_nothing},
    value::{id::PointId, word::Area},
};

/// What an assessment is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Topic {
    /// The negotiation as a whole.
    #[serde(rename = "whole")]
    Whole,
    /// All that is about one area.
    #[serde(rename = "area")]
    Area(Area),
    /// One point.
    #[serde(rename = "point")]
    Point(PointId),
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Rating {
    /// What stands in the way of everything else.
    #[serde(rename = "main_obstacle")]
    MainObstacle,
    /// Nothing moves.
    #[serde(rename = "stalled")]
    Stalled,
    /// It is being discussed.
    #[serde(rename = "under_discussion")]
    UnderDiscussion,
    /// It moves.
    #[serde(rename = "advancing")]
    Advancing,
    /// It moved far.
    #[serde(rename = "significant_progress")]
    SignificantProgress,
    /// Little is missing.
    #[serde(rename = "nearly_agreed")]
    NearlyAgreed,
    /// It is agreed, the speaker says.
    #[serde(rename = "agreed")]
    Agreed,
}

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
