//! Counting votes by a decision rule.
//!
//! A verdict is given as early as it is certain: `carried` and `failed` are what the answers still
//! missing cannot change, `open` is the rest. This is exact for every rule, also for combinations,
//! because no rule is ever helped by a member's going from for to anything else, or from anything
//! else to against: it is enough to look at all who are missing being for, and all being against.

use serde::{Deserialize, Serialize};

use super::{
    decision::{Base, DecisionRule, Majority, Weighing},
    tally::{Counts, Tally},
};
use crate::id::PartyId;

/// What a member of an electorate answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ballot {
    /// For.
    #[serde(rename = "for")]
    For,
    /// Against; where consensus is sought, an objection.
    #[serde(rename = "against")]
    Against,
    /// Neither.
    #[serde(rename = "abstain")]
    Abstain,
    /// Stands aside: no longer counted in the electorate.
    #[serde(rename = "recused")]
    Recused,
}

/// One member of an electorate, and what is recorded of it. Each member stands in the list once:
/// whoever stands there twice is counted twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Vote<'a> {
    /// The member.
    pub party: &'a PartyId,
    /// What it counts where a rule weighs.
    pub weight: u64,
    /// Its answer; `None` if nothing is recorded.
    pub stance: Option<Ballot>,
    /// The groups it belongs to.
    pub groups: &'a [PartyId],
}

/// What a decision rule says of the votes so far, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Not carried, whatever those still missing answer.
    #[serde(rename = "failed")]
    Failed,
    /// It depends on those who are missing.
    #[serde(rename = "open")]
    Open,
    /// Carried, whatever those still missing answer.
    #[serde(rename = "carried")]
    Carried,
}

impl<'a> Vote<'a> {
    /// A member of weight 1 in no group.
    #[must_use]
    pub const fn new(party: &'a PartyId, stance: Option<Ballot>) -> Self {
        Self { party, weight: 1, stance, groups: &[] }
    }

    /// The same with another weight.
    #[must_use]
    pub const fn with_weight(mut self, weight: u64) -> Self {
        self.weight = weight;
        self
    }

    /// The same as a member of these groups.
    #[must_use]
    pub const fn with_groups(mut self, groups: &'a [PartyId]) -> Self {
        self.groups = groups;
        self
    }
}

impl Verdict {
    /// Whether it is carried.
    #[must_use]
    pub const fn is_carried(self) -> bool {
        matches!(self, Self::Carried)
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Failed => "failed",
            Self::Open => "open",
            Self::Carried => "carried",
        })
    }
}

impl DecisionRule {
    /// What the rule says of these votes. Allocates nothing; [`count`](Self::count) gives reasons.
    ///
    /// A question is open while the members who are missing can still decide it. What they might do
    /// is answer; that others change their answer is not considered. Weights whose sum does not fit
    /// 64 bits carry nothing.
    ///
    /// ```
    /// use negotiation::id::PartyId;
    /// use negotiation::terms::{Ballot, DecisionRule, Verdict, Vote};
    ///
    /// let (us, russia) = (PartyId::new("us")?, PartyId::new("russia")?);
    /// let mut votes = [Vote::new(&us, Some(Ballot::For)), Vote::new(&russia, None)];
    /// assert_eq!(DecisionRule::Unanimity.verdict(&votes), Verdict::Open);
    /// votes[1].stance = Some(Ballot::Abstain);
    /// assert_eq!(DecisionRule::Unanimity.verdict(&votes), Verdict::Failed);
    /// assert_eq!(DecisionRule::Consensus.verdict(&votes), Verdict::Carried);
    /// # Ok::<(), negotiation::id::InvalidId>(())
    /// ```
    #[must_use]
    pub fn verdict(&self, votes: &[Vote<'_>]) -> Verdict {
        self.verdict_within(votes, None)
    }

    pub(super) fn verdict_within(&self, votes: &[Vote<'_>], scope: Option<&Scope<'_>>) -> Verdict {
        match self {
            Self::Unanimity => unanimity(&Tally::within(members(votes, scope), false).heads),
            Self::Consensus => consensus(&Tally::within(members(votes, scope), false).heads),
            Self::Majority(majority) => {
                let weighed = majority.weighing() == Weighing::ByWeight;
                majority.verdict(&Tally::within(members(votes, scope), weighed))
            }
            Self::Among(among) => {
                among.rule().verdict_within(votes, Some(&Scope { group: among.group(), outer: scope }))
            }
            // Neither is ever without parts.
            Self::AllOf(parts) => {
                let verdicts = parts.iter().map(|part| part.verdict_within(votes, scope));
                verdicts.min().unwrap_or(Verdict::Failed)
            }
            Self::AnyOf(parts) => {
                let verdicts = parts.iter().map(|part| part.verdict_within(votes, scope));
                verdicts.max().unwrap_or(Verdict::Failed)
            }
        }
    }
}

/// The groups that a rule stands inside: members must belong to all of them.
pub(super) struct Scope<'r> {
    pub(super) group: &'r PartyId,
    pub(super) outer: Option<&'r Scope<'r>>,
}

impl Scope<'_> {
    fn admits(&self, vote: &Vote<'_>) -> bool {
        vote.groups.contains(self.group) && self.outer.is_none_or(|outer| outer.admits(vote))
    }
}

/// The votes that a rule inside `scope` counts.
pub(super) fn members<'v, 'a: 'v>(
    votes: &'v [Vote<'a>],
    scope: Option<&'v Scope<'v>>,
) -> impl Iterator<Item = &'v Vote<'a>> + Clone {
    votes.iter().filter(move |vote| scope.is_none_or(|scope| scope.admits(vote)))
}

fn unanimity(heads: &Counts) -> Verdict {
    match heads {
        Counts { against: 1.., .. } | Counts { abstained: 1.., .. } => Verdict::Failed,
        Counts { missing: 1.., .. } => Verdict::Open,
        Counts { in_favour: 1.., .. } => Verdict::Carried,
        Counts { .. } => Verdict::Failed,
    }
}

fn consensus(heads: &Counts) -> Verdict {
    match heads {
        Counts { against: 1.., .. } => Verdict::Failed,
        Counts { missing: 1.., .. } => Verdict::Open,
        Counts { in_favour: 1.., .. } => Verdict::Carried,
        Counts { .. } => Verdict::Failed,
    }
}

impl Majority {
    /// The counts that matter, by head or by weight; absent where weights were too large to sum.
    pub(super) const fn counts<'t>(&self, tally: &'t Tally) -> Option<&'t Counts> {
        match self.weighing() {
            Weighing::ByHead => Some(&tally.heads),
            Weighing::ByWeight => tally.weights.as_ref(),
        }
    }

    /// The base once everybody has answered. Those who are missing are in it: whether they come
    /// to be for or against, they enlarge every base.
    pub(super) fn whole(&self, counts: &Counts) -> Option<u64> {
        let heard = counts.in_favour.checked_add(counts.against)?.checked_add(counts.missing)?;
        match self.base() {
            Base::Electorate | Base::VotesCast => heard.checked_add(counts.abstained),
            Base::ForAndAgainst => Some(heard),
        }
    }

    fn verdict(&self, tally: &Tally) -> Verdict {
        let counted = self.counts(tally).and_then(|counts| {
            let whole = self.whole(counts)?;
            Some((counts.in_favour, counts.in_favour.checked_add(counts.missing)?, whole))
        });
        match counted {
            Some((surely, _, whole)) if self.is_made_by(surely, whole) => Verdict::Carried,
            Some((_, possibly, whole)) if self.is_made_by(possibly, whole) => Verdict::Open,
            Some(_) | None => Verdict::Failed,
        }
    }
}
