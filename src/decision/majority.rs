//! Majorities: of what base, what share, and what standing aside does to the count.

use crate::{
    decision::{DecisionRule, InvalidRule},
    value::share::Share,
};

/// A majority: of what base, what share, whether the share must be exceeded, counted how.
///
/// ```
/// use negotiation::{decision::{Base, DecisionRule, Majority}, value::share::Share};
///
/// let most_members = Majority::new(Base::Electorate, Share::new(1, 2)?, true)?;
/// assert_eq!(DecisionRule::from(most_members).to_string(), "majority (more than 50% of the electorate)");
///
/// // Nobody can be more than all.
/// assert!(Majority::new(Base::Electorate, Share::new(1, 1)?, true).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Majority {
    base: Base,
    threshold: Share,
    strict: bool,
    weighing: Weighing,
    recused: Recusal,
    or_no_objection: bool,
}

crate::wire::wire_struct! { Majority {
    base: required,
    threshold: required,
    strict: required,
    weighing: or(Weighing::ByHead),
    recused: or(Recusal::Leaves),
    or_no_objection: or(false),
} checked }

/// What a majority is a share of: what an abstention, or staying away, does to the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Base {
    /// All members: an abstention works as a vote against, and so does staying away.
    Electorate,
    /// The members who answered: an abstention works as a vote against, staying away does not count.
    VotesCast,
    /// The members for and against, as in "present and voting": an abstention does not count.
    ForAndAgainst,
}

crate::wire::wire_words! { Base {
    Electorate = "electorate",
    VotesCast = "votes_cast",
    ForAndAgainst = "for_and_against",
} }

/// Whether members count alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Weighing {
    /// Every member counts one.
    #[default]
    ByHead,
    /// Every member counts its weight.
    ByWeight,
}

crate::wire::wire_words! { Weighing {
    ByHead = "by_head",
    ByWeight = "by_weight",
} }

/// What becomes of members who recused themselves, where a share of the electorate is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Recusal {
    /// They leave the electorate, so that less is needed.
    #[default]
    Leaves,
    /// They stay in it, so that standing aside works as a vote against.
    Stays,
}

crate::wire::wire_words! { Recusal {
    Leaves = "leaves",
    Stays = "stays",
} }

impl From<Majority> for DecisionRule {
    fn from(majority: Majority) -> Self {
        Self::Majority(majority)
    }
}

impl Majority {
    /// A majority by head: more than the share of the base if `strict`, else at least the share.
    ///
    /// # Errors
    /// [`InvalidRule::OutOfReach`] if everybody together would not make it.
    pub fn new(base: Base, threshold: Share, strict: bool) -> Result<Self, InvalidRule> {
        let (weighing, recused) = (Weighing::ByHead, Recusal::Leaves);
        let majority = Self { base, threshold, strict, weighing, recused, or_no_objection: false };
        if majority.is_made_by(1, 1) { Ok(majority) } else { Err(InvalidRule::OutOfReach) }
    }

    /// The same, with the members counted by their weights.
    #[must_use]
    pub fn by_weight(mut self) -> Self {
        self.weighing = Weighing::ByWeight;
        self
    }

    /// The same, with those who recused themselves left in the electorate, if it is a share of that.
    #[must_use]
    pub fn with_recused_in(mut self) -> Self {
        self.recused = Recusal::Stays;
        self
    }

    /// The same, with members that have no objection counted with those for it, one of whom is needed: two thirds of the
    /// IESG have said yes or that they have no objection.
    #[must_use]
    pub fn or_no_objection(mut self) -> Self {
        self.or_no_objection = true;
        self
    }

    /// Whether who has no objection counts with those for it.
    #[must_use]
    pub const fn counts_no_objection(&self) -> bool {
        self.or_no_objection
    }

    /// Whether those who recused themselves leave the electorate.
    #[must_use]
    pub const fn recused(&self) -> Recusal {
        self.recused
    }

    /// What it is a share of.
    #[must_use]
    pub const fn base(&self) -> Base {
        self.base
    }

    /// The share.
    #[must_use]
    pub const fn threshold(&self) -> Share {
        self.threshold
    }

    /// Whether the share must be exceeded; otherwise it must be reached.
    #[must_use]
    pub const fn is_strict(&self) -> bool {
        self.strict
    }

    /// By head or by weight.
    #[must_use]
    pub const fn weighing(&self) -> Weighing {
        self.weighing
    }

    /// Whether `part` of `whole` is enough. Nothing is never enough.
    #[must_use]
    pub fn is_made_by(&self, part: u64, whole: u64) -> bool {
        part > 0
            && if self.strict {
                self.threshold.is_exceeded_by(part, whole)
            } else {
                self.threshold.is_reached_by(part, whole)
            }
    }
}

impl Majority {
    /// What was read, if it can be one.
    fn checked(self) -> Result<Self, InvalidRule> {
        Self::new(self.base, self.threshold, self.strict).map(|_| self)
    }
}

crate::value::from_value! { Majority => DecisionRule }
