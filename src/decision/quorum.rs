//! Quorums: a rule that counts only where enough take part, and whom that counts.

use super::{
    majority::Weighing,
    rule::{DecisionRule, InvalidRule, fits_inside},
    tally::{Counts, Tally},
};
use crate::value::share::Share;

/// A rule that counts only if enough of the electorate take part: those for, against and abstaining, and where it counts
/// [those present](Counting::Present) whoever is there besides. Those who recused themselves have left.
///
/// ```
/// use negotiation::value::{id::PartyId, share::Share};
/// use negotiation::decision::{Ballot, DecisionRule, Verdict, Vote};
///
/// let rule = DecisionRule::quorum(Share::HALF, DecisionRule::majority())?;
/// let parties = ["a", "b", "c", "d"].map(|id| PartyId::new(id).unwrap());
/// let mut votes = parties.each_ref().map(|party| Vote::new(party, None));
/// votes[0].stance = Some(Ballot::For);
/// assert_eq!(rule.verdict(&votes), Verdict::Open);
/// // Nobody else comes: one of four is no quorum.
/// assert_eq!(rule.at_close(&votes, false), Verdict::Failed);
/// votes[1].stance = Some(Ballot::Abstain);
/// assert_eq!(rule.at_close(&votes, false), Verdict::Carried);
///
/// // Nobody can be more than all.
/// assert!(DecisionRule::quorum(Share::new(3, 2)?, DecisionRule::majority()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quorum {
    pub(super) share: Share,
    pub(super) weighing: Weighing,
    pub(super) counting: Counting,
    pub(super) rule: DecisionRule,
}

/// Whom a quorum counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Counting {
    /// Those who vote, abstentions included.
    #[default]
    Votes,
    /// Those who vote for or against: for bodies to which to abstain is not to vote (Robert's Rules of Order Newly Revised,
    /// 12th edition, 45:3).
    ForAndAgainst,
    /// Those who are there, whether they vote or not: who votes, and who is known to be present
    /// ([`Vote::present`](super::Vote::present)). So the House of Representatives of the United States counts (*United States
    /// v. Ballin*, 144 U.S. 1, 1892), and most general meetings.
    Present,
}

crate::wire::wire_words! { Counting {
    Votes = "votes",
    ForAndAgainst = "for_and_against",
    Present = "present",
} }

impl Quorum {
    pub(super) fn checked(self) -> Result<DecisionRule, InvalidRule> {
        fits_inside(&self.rule)?;
        if self.share.is_reached_by(1, 1) {
            Ok(DecisionRule::Quorum(Box::new(self)))
        } else {
            Err(InvalidRule::OutOfReach)
        }
    }

    /// The share of the electorate that takes part at least.
    #[must_use]
    pub const fn share(&self) -> Share {
        self.share
    }

    /// By head or by weight.
    #[must_use]
    pub const fn weighing(&self) -> Weighing {
        self.weighing
    }

    /// Whom it counts.
    #[must_use]
    pub const fn counting(&self) -> Counting {
        self.counting
    }

    /// The rule that then counts.
    #[must_use]
    pub const fn rule(&self) -> &DecisionRule {
        &self.rule
    }
}

impl Quorum {
    /// The counts that matter, by head or by weight; absent where weights were too large to sum.
    pub(super) const fn counts<'t>(&self, tally: &'t Tally) -> Option<&'t Counts> {
        match self.weighing {
            Weighing::ByHead => Some(&tally.heads),
            Weighing::ByWeight => tally.weights.as_ref(),
        }
    }

    /// Those who answered and are not counted.
    pub(super) const fn idle(&self, counts: &Counts) -> u64 {
        match self.counting {
            Counting::ForAndAgainst => counts.abstained.saturating_add(counts.no_objection),
            Counting::Votes | Counting::Present => 0,
        }
    }

    /// Those who did not answer and are not counted.
    pub(super) const fn away(&self, counts: &Counts) -> u64 {
        match self.counting {
            Counting::Present => counts.missing.saturating_sub(counts.present),
            Counting::Votes | Counting::ForAndAgainst => counts.missing,
        }
    }

    /// Whether enough take part, and whether they still could. Who is there and has not answered may stand aside as long as
    /// it is not `closed`, and is then none of the electorate.
    pub(super) fn is_there(&self, tally: &Tally, closed: bool) -> (bool, bool) {
        let Some(counts) = self.counts(tally) else { return (false, false) };
        let Ok(base) = u64::try_from(counts.base()) else { return (false, false) };
        let possible = base.saturating_sub(self.idle(counts));
        let away = self.away(counts);
        let aside = if closed { 0 } else { counts.missing.saturating_sub(away) };
        let [present, of] = [possible.saturating_sub(away), base].map(|all| all.saturating_sub(aside));
        (self.share.is_reached_by(present, of), self.share.is_reached_by(possible, base))
    }
}

impl DecisionRule {
    /// The same where it is a quorum, with other members counted as taking part. Every other rule stays as it is.
    ///
    /// ```
    /// use negotiation::value::{id::PartyId, share::Share};
    /// use negotiation::decision::{Ballot, Counting, DecisionRule, Verdict, Vote};
    ///
    /// let rule = DecisionRule::quorum(Share::new(1, 2)?, DecisionRule::majority())?;
    /// let [a, b, c] = ["a", "b", "c"].map(|id| PartyId::new(id).unwrap());
    /// let votes = [(&a, Ballot::For), (&b, Ballot::Abstain), (&c, Ballot::Abstain)];
    /// let votes = votes.map(|(party, ballot)| Vote::new(party, Some(ballot)));
    /// assert_eq!(rule.verdict(&votes), Verdict::Carried);
    /// assert_eq!(rule.clone().counting(Counting::ForAndAgainst).verdict(&votes), Verdict::Failed);
    ///
    /// // One votes, another is there and does not.
    /// let votes = [votes[0], Vote::new(&b, None).with_present(true), Vote::new(&c, None)];
    /// assert_eq!(rule.at_close(&votes, false), Verdict::Failed);
    /// assert_eq!(rule.counting(Counting::Present).at_close(&votes, false), Verdict::Carried);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn counting(self, counting: Counting) -> Self {
        if let Self::Quorum(mut quorum) = self {
            quorum.counting = counting;
            Self::Quorum(quorum)
        } else {
            self
        }
    }
}
