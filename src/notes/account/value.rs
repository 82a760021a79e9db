//! How somebody says that it was.

use crate::{
    event::fact::{Mentions, Naming, mentions_nothing},
    value::{text::Text, when::When},
    wire::{Form, Reader, Tape, Wire, Wrong},
};

/// Which side of a matter an account is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Aspect {
    /// How it stands: a word.
    Status,
    /// How many there are: a number, or a range.
    Count,
    /// How a vote went: a text.
    Tally,
    /// When it was: a time.
    Date,
    /// Where it was: a text.
    Place,
    /// Who came, or how many: a number, a range or a text.
    Attendance,
    /// How long it took: a number, a range or a text.
    Duration,
    /// What was said or written: a text.
    Content,
    /// What words mean, as somebody reads them: a text. Authentic texts may be read differently (Vienna Convention on the Law
    /// of Treaties, article 33(4)).
    Meaning,
    /// Whether it is there at all: a word.
    Existence,
    /// Something else: a value of any kind.
    Other,
}

crate::wire::wire_words! { Aspect {
    Status = "status",
    Count = "count",
    Tally = "tally",
    Date = "date",
    Place = "place",
    Attendance = "attendance",
    Duration = "duration",
    Content = "content",
    Meaning = "meaning",
    Existence = "existence",
    Other = "other",
} }
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// In words.
    Text(Text),
    /// So many.
    Number(u64),
    /// So many at least, and so many at most.
    Range(u64, u64),
    /// Then.
    When(When),
    /// A word for it.
    Word(Claim),
}

const FORMS: &[Form] =
    &[Form("text", true), Form("number", true), Form("range", true), Form("when", true), Form("word", true)];

impl Wire for Value {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        let variant = from.variant(FORMS)?;
        match variant.name {
            "text" => Wire::read(variant.content).map(Self::Text),
            "number" => Wire::read(variant.content).map(Self::Number),
            "range" => {
                let [from, to] = variant.content.pair("two numbers")?;
                Ok(Self::Range(u64::read(from)?, u64::read(to)?))
            }
            "when" => Wire::read(variant.content).map(Self::When),
            "word" => Wire::read(variant.content).map(Self::Word),
            name => Err(variant.refused(&name)),
        }
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        match self {
            Self::Text(text) => to.variant("text", text),
            Self::Number(number) => to.variant("number", number),
            Self::Range(least, most) => {
                let mut map = to.map();
                map.key("range").pair(least, most);
                map.end();
            }
            Self::When(when) => to.variant("when", when),
            Self::Word(word) => to.variant("word", word),
        }
    }
}

crate::wire::wire_serde! { Value }

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
