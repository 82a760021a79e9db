//! How somebody says that it was.

use serde::{Deserialize, Serialize};

use crate::{
    event::fact::{Mentions, Naming, mentions_nothing},
    value::{text::Text, when::When},
};

/// Which side of a matter an account is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Aspect {
    /// How it stands: a word.
    #[serde(rename = "status")]
    Status,
    /// How many there are: a number, or a range.
    #[serde(rename = "count")]
    Count,
    /// How a vote went: a text.
    #[serde(rename = "tally")]
    Tally,
    /// When it was: a time.
    #[serde(rename = "date")]
    Date,
    /// Where it was: a text.
    #[serde(rename = "place")]
    Place,
    /// Who came, or how many: a number, a range or a text.
    #[serde(rename = "attendance")]
    Attendance,
    /// How long it took: a number, a range or a text.
    #[serde(rename = "duration")]
    Duration,
    /// What was said or written: a text.
    #[serde(rename = "content")]
    Content,
    /// What words mean, as somebody reads them: a text. Authentic texts may be read differently (Vienna Convention on the Law
    /// of Treaties, article 33(4)).
    #[serde(rename = "meaning")]
    Meaning,
    /// Whether it is there at all: a word.
    #[serde(rename = "existence")]
    Existence,
    /// Something else: a value of any kind.
    #[serde(rename = "other")]
    Other,
}
mentions_nothing!(Aspect);

impl std::fmt::Display for Aspect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Status => "status",
            Self::Count => "count",
            Self::Tally => "tally",
            Self::Date => "date",
            Self::Place => "place",
            Self::Attendance => "attendance",
            Self::Duration => "duration",
            Self::Content => "content",
            Self::Meaning => "meaning",
            Self::Existence => "existence",
            Self::Other => "other",
        })
    }
}

crate::value::word::words! {
    /// A word for how something stands, as somebody says. Data for readers; no rule depends on it.
    Claim, "claim" {
        /// It is there.
        EXISTS = "exists",
        /// It is not there, and never was.
        DOES_NOT_EXIST = "does_not_exist",
        /// It is in force.
        IN_FORCE = "in_force",
        /// It has ended.
        ENDED = "ended",
    }
}

/// How it was, says the actor.
///
/// ```
/// use negotiation::notes::account::{Aspect, Value};
///
/// let plan = Value::range(26, 28);
/// assert!(plan.suits(Aspect::Count));
/// assert!(!plan.suits(Aspect::Place));
/// assert!(!Value::range(28, 26).suits(Aspect::Count), "from the smaller to the greater");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Value {
    /// In words.
    #[serde(rename = "text")]
    Text(Text),
    /// So many.
    #[serde(rename = "number")]
    Number(u64),
    /// So many at least, and so many at most.
    #[serde(rename = "range")]
    Range(u64, u64),
    /// Then.
    #[serde(rename = "when")]
    When(When),
    /// A word for it.
    #[serde(rename = "word")]
    Word(Claim),
}

impl Value {
    /// So many at least, and so many at most.
    #[must_use]
    pub const fn range(from: u64, to: u64) -> Self {
        Self::Range(from, to)
    }

    /// Whether it is of the kind that the aspect asks for.
    #[must_use]
    pub fn suits(&self, aspect: Aspect) -> bool {
        let orderly = !matches!(self, Self::Range(from, to) if from >= to);
        let counts = matches!(self, Self::Number(_) | Self::Range(..));
        orderly
            && match aspect {
                Aspect::Status | Aspect::Existence => matches!(self, Self::Word(_)),
                Aspect::Count => counts,
                Aspect::Tally | Aspect::Place | Aspect::Content | Aspect::Meaning => {
                    matches!(self, Self::Text(_))
                }
                Aspect::Date => matches!(self, Self::When(_)),
                Aspect::Attendance | Aspect::Duration => counts || matches!(self, Self::Text(_)),
                Aspect::Other => true,
            }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Range(from, to) => write!(f, "{from} to {to}"),
            Self::When(when) => write!(f, "{when}"),
            Self::Word(word) => f.write_str(&word.as_str().replace('_', " ")),
        }
    }
}

impl Mentions for Value {
    const NAMES: bool = true;

    fn erase(&mut self, texts: crate::event::fact::Texts) {
        if let Self::Text(text) = self {
            text.erase(texts);
        }
    }

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        match self {
            Self::When(when) => when.name_to(each),
            Self::Text(_) | Self::Number(_) | Self::Range(..) | Self::Word(_) => {}
        }
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        match self {
            Self::When(when) => each(when),
            Self::Text(_) | Self::Number(_) | Self::Range(..) | Self::Word(_) => {}
        }
    }
}
