//! Majorities: of what base, what share, and what standing aside does to the count.

use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "MajorityWire")]
pub struct Majority {
    base: Base,
    threshold: Share,
    strict: bool,
    #[serde(skip_serializing_if = "Weighing::is_by_head")]
    weighing: Weighing,
    #[serde(skip_serializing_if = "Recusal::leaves")]
    recused: Recusal,
    #[serde(skip_serializing_if = "super::procedure::is_false")]
    or_no_objection: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "majority")]
struct MajorityWire {
    base: Base,
    threshold: Share,
    strict: bool,
    #[serde(default)]
    weighing: Weighing,
    #[serde(default)]
    recused: Recusal,
    #[serde(default)]
    or_no_objection: bool,
}

/// What a majority is a share of: what an abstention, or staying away, does to the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Base {
    /// All members: an abstention works as a vote against, and so does staying away.
    #[serde(rename = "electorate")]
    Electorate,
    /// The members who answered: an abstention works as a vote against, staying away does not count.
    #[serde(rename = "votes_cast")]
    VotesCast,
    /// The members for and against, as in "present and voting": an abstention does not count.
    #[serde(rename = "for_and_against")]
    ForAndAgainst,
}

/// Whether members count alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Weighing {
    /// Every member counts one.
    #[default]
    #[serde(rename = "by_head")]
    ByHead,
    /// Every member counts its weight.
    #[serde(rename = "by_weight")]
    ByWeight,
}

/// What becomes of members who recused themselves, where a share of the electorate is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Recusal {
    /// They leave the electorate, so that less is needed.
    #[default]
    #[serde(rename = "leaves")]
    Leaves,
    /// They stay in it, so that standing aside works as a vote against.
    #[serde(rename = "stays")]
    Stays,
}

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

impl Weighing {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(super) const fn is_by_head(&self) -> bool {
        matches!(self, Self::ByHead)
    }
}

impl Recusal {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn leaves(&self) -> bool {
        matches!(self, Self::Leaves)
    }
}

impl TryFrom<MajorityWire> for Majority {
    type Error = InvalidRule;
    fn try_from(wire: MajorityWire) -> Result<Self, InvalidRule> {
        let majority = Self::new(wire.base, wire.threshold, wire.strict)?;
        Ok(Self {
            weighing: wire.weighing,
            recused: wire.recused,
            or_no_objection: wire.or_no_objection,
            ..majority
        })
    }
}
