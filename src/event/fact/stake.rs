//! What an act changes for others than those who act.

/// What an act changes for others than those whose act it is. Nobody changes it alone: who does needs the agreement of
/// those who decide as they were before, and of those whom it concerns.
///
/// Each kind of event has one, said where the kind is declared. What is nobody's but the actor's own, or only says or
/// proposes something, changes [`Nothing`](Self::Nothing) for others. The rule is `any.any.alone`; the table of all
/// kinds is in the rule book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stake {
    /// Nothing: it says or proposes something, or disposes of what is the actor's own.
    Nothing,
    /// Who decides: seats, successions, whose table a point is on.
    Seats,
    /// How it is counted: rules, weights, groups.
    Count,
    /// Who acts for whom, with which powers, and in whose name.
    Voice,
    /// What was consented to: words, terms, duties.
    Terms,
    /// Whether others can act at all: what suspends, ends, holds up or fills up.
    Course,
}

impl Stake {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::Nothing, Self::Seats, Self::Count, Self::Voice, Self::Terms, Self::Course];

    /// Returns the word for it in the rule book.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Seats => "seats",
            Self::Count => "count",
            Self::Voice => "voice",
            Self::Terms => "terms",
            Self::Course => "course",
        }
    }

    /// Returns what it is, in a few words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Nothing => "it says or proposes something, or disposes of what is one's own",
            Self::Seats => "who decides",
            Self::Count => "how it is counted",
            Self::Voice => "who acts for whom, and in whose name",
            Self::Terms => "what was consented to",
            Self::Course => "whether others can act at all",
        }
    }
}

impl std::fmt::Display for Stake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
