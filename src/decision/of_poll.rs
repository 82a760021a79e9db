//! What a rule says of a ballot outside the table: certain as soon as no number that is missing could change it.
//!
//! Every number that is not known lies between two: of those cast at least those for and against, at most those who
//! could vote; of those who could vote at least those who did. A share that was quoted lies within its rounding.
//! What holds at both ends holds.

use std::cmp::Ordering;

use super::{
    count::Verdict,
    majority::{Base, Majority, Weighing},
    poll::{Poll, PollCounts, PollShares},
    quorum::{Counting, Quorum},
    rule::DecisionRule,
};
use crate::value::share::{Share, compare};

impl DecisionRule {
    /// What the rule says of a ballot outside the table. A quorum is one of turnout, or of those who were there.
    ///
    /// It is open where it depends on a number that is not given, on who voted, or on weights, and where a share
    /// that was quoted is so close to the threshold that it may have been rounded over it. What the missing number
    /// cannot change is certain: of 3 for and 30 against no number of blank ones makes a majority. Of a result
    /// that cannot be, nothing is said. Of a combination each part is asked by itself, so that it may be open a
    /// little longer than it has to.
    ///
    /// ```
    /// use negotiation::{decision::{DecisionRule, Poll, Quorum, Verdict}, value::share::Share};
    ///
    /// // Scotland, 1 March 1979: a majority of the votes, and yet not two fifths of the electorate.
    /// let devolution = Poll::counts(1_230_937, 1_153_502).with_electorate(3_747_112);
    /// let fifths = negotiation::decision::Majority::new(
    ///     negotiation::decision::Base::Electorate,
    ///     Share::percent("40")?,
    ///     false,
    /// )?;
    /// assert_eq!(DecisionRule::majority().of_poll(&devolution), Verdict::Carried);
    /// assert_eq!(DecisionRule::from(fifths).of_poll(&devolution), Verdict::Failed);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of_poll(&self, poll: &Poll) -> Verdict {
        if !poll.is_possible() {
            return Verdict::Open;
        }
        match self {
            Self::Majority(majority) => majority.of_poll(poll),
            Self::Quorum(quorum) => quorum.of_poll(poll),
            Self::Unanimity => unanimity(poll),
            Self::Consensus => consensus(poll),
            Self::AtLeast(least) => match poll {
                Poll::Counts(counts) if counts.in_favour >= u64::from(least.get()) => Verdict::Carried,
                Poll::Counts(_) => Verdict::Failed,
                Poll::Shares(_) => Verdict::Open,
            },
            Self::NoBlockingMinority(minority) => match poll {
                Poll::Counts(counts) => minority.of_counts(counts),
                Poll::Shares(_) => Verdict::Open,
            },
            Self::CastingVote(casting) => match poll {
                Poll::Counts(counts) => casting.of_counts(counts),
                Poll::Shares(_) => Verdict::Open,
            },
            Self::AllOf(parts) => {
                parts.iter().map(|part| part.of_poll(poll)).min().unwrap_or(Verdict::Failed)
            }
            Self::AnyOf(parts) => {
                parts.iter().map(|part| part.of_poll(poll)).max().unwrap_or(Verdict::Failed)
            }
            // A veto only takes away.
            Self::Veto(veto) => veto.rule().of_poll(poll).min(Verdict::Open),
            Self::Declared | Self::Among(_) => Verdict::Open,
        }
    }
}

impl Majority {
    fn of_poll(&self, poll: &Poll) -> Verdict {
        match (poll, self.weighing()) {
            // Nothing is never enough, whatever it weighs.
            (Poll::Counts(counts), _) if counts.in_favour == 0 => Verdict::Failed,
            (_, Weighing::ByWeight) => Verdict::Open,
            (Poll::Counts(counts), Weighing::ByHead) => {
                let [fewest, most] = counts.base(self.base());
                if self.is_made_by(counts.in_favour, most) {
                    Verdict::Carried
                } else if self.is_made_by(counts.in_favour, fewest) || self.counts_no_objection() {
                    Verdict::Open
                } else {
                    Verdict::Failed
                }
            }
            (Poll::Shares(shares), Weighing::ByHead) => shares
                .in_favour_of(self.base())
                .filter(|_| !self.counts_no_objection())
                .map_or(Verdict::Open, |range| beyond(range, self.threshold())),
        }
    }
}

impl Quorum {
    fn of_poll(&self, poll: &Poll) -> Verdict {
        let there = match (poll, self.weighing()) {
            (_, Weighing::ByWeight) => Verdict::Open,
            (Poll::Counts(counts), Weighing::ByHead) => {
                let [fewest, most] = match self.counting() {
                    Counting::Votes => counts.base(Base::VotesCast),
                    Counting::ForAndAgainst => counts.base(Base::ForAndAgainst),
                    Counting::Present => counts.present(),
                };
                let [smallest, greatest] = counts.electorate();
                if self.share().is_reached_by(fewest, greatest) {
                    Verdict::Carried
                } else if self.share().is_reached_by(most, smallest) {
                    Verdict::Open
                } else {
                    Verdict::Failed
                }
            }
            (Poll::Shares(shares), Weighing::ByHead) => {
                let turnout = |turnout: Share| beyond(turnout.as_rounded(), self.share());
                let voted = shares.turnout.map_or(Verdict::Open, turnout);
                match self.counting() {
                    Counting::Votes => voted,
                    // Others may have been there.
                    Counting::Present => voted.max(Verdict::Open),
                    Counting::ForAndAgainst => Verdict::Open,
                }
            }
        };
        there.min(self.rule().of_poll(poll))
    }
}

/// Every one of those who could vote was for.
fn unanimity(poll: &Poll) -> Verdict {
    let below = |share: Share| {
        let [_, most] = share.as_rounded();
        compare(most, Share::WHOLE.into()) == Ordering::Less
    };
    match poll {
        Poll::Counts(counts) => match counts.electorate {
            _ if counts.in_favour == 0
                || counts.against > 0
                || counts.blank.is_some_and(|blank| blank > 0) =>
            {
                Verdict::Failed
            }
            Some(all) if all == counts.in_favour => Verdict::Carried,
            Some(_) => Verdict::Failed,
            None => Verdict::Open,
        },
        Poll::Shares(shares) if shares.against > Share::NONE || below(shares.in_favour) => Verdict::Failed,
        Poll::Shares(shares) if shares.turnout.is_some_and(below) => Verdict::Failed,
        Poll::Shares(_) => Verdict::Open,
    }
}

/// Nobody was against, and nobody away.
fn consensus(poll: &Poll) -> Verdict {
    match poll {
        Poll::Counts(counts) if counts.in_favour == 0 || counts.against > 0 => Verdict::Failed,
        Poll::Counts(counts) if counts.electorate.is_some_and(|all| counts.cast() == [all, all]) => {
            Verdict::Carried
        }
        Poll::Shares(shares) if shares.against > Share::NONE => Verdict::Failed,
        Poll::Counts(_) | Poll::Shares(_) => Verdict::Open,
    }
}

/// Whether what lies between two ends is beyond a share or below it. On it is neither: it may have been rounded.
fn beyond([least, most]: [(u128, u128); 2], share: Share) -> Verdict {
    if compare(least, share.into()) == Ordering::Greater {
        Verdict::Carried
    } else if compare(most, share.into()) == Ordering::Less {
        Verdict::Failed
    } else {
        Verdict::Open
    }
}

impl PollCounts {
    fn heard(&self) -> u64 {
        self.in_favour.saturating_add(self.against)
    }

    /// How many were cast, at least and at most.
    fn cast(&self) -> [u64; 2] {
        match self.blank {
            Some(blank) => [self.heard().saturating_add(blank); 2],
            None => [self.heard(), self.present.or(self.electorate).unwrap_or(u64::MAX)],
        }
    }

    /// How many were there, at least and at most.
    fn present(&self) -> [u64; 2] {
        let [fewest, _] = self.cast();
        self.present.map_or([fewest, self.electorate.unwrap_or(u64::MAX)], |present| [present; 2])
    }

    /// How many could vote, at least and at most.
    fn electorate(&self) -> [u64; 2] {
        let [fewest, _] = self.present();
        self.electorate.map_or([fewest.max(1), u64::MAX], |all| [all, all])
    }

    /// Of how many a majority is one, at least and at most.
    pub(super) fn base(&self, base: Base) -> [u64; 2] {
        match base {
            Base::ForAndAgainst => [self.heard(); 2],
            Base::VotesCast => self.cast(),
            Base::Electorate => self.electorate(),
        }
    }
}

impl PollShares {
    /// Those for, of a base, between two ends; none where it is too fine to be computed.
    fn in_favour_of(&self, base: Base) -> Option<[(u128, u128); 2]> {
        let in_favour = self.in_favour.as_rounded();
        let [(least, least_of), (most, most_of)] = in_favour;
        match base {
            Base::VotesCast => Some(in_favour),
            Base::ForAndAgainst => {
                let [(few, few_of), (many, many_of)] = self.against.as_rounded();
                let together = |part: u128, whole: u128, other: u128, other_whole: u128| {
                    let part = part.checked_mul(other_whole)?;
                    // Of nobody at all there is no share.
                    let all = part.checked_add(other.checked_mul(whole)?).filter(|all| *all > 0)?;
                    Some((part, all))
                };
                Some([together(least, least_of, many, many_of)?, together(most, most_of, few, few_of)?])
            }
            Base::Electorate => {
                let unknown = [Share::NONE.into(), Share::WHOLE.into()];
                let [(few, few_of), (many, many_of)] = self.turnout.map_or(unknown, Share::as_rounded);
                Some([
                    (least.checked_mul(few)?, least_of.checked_mul(few_of)?),
                    (most.checked_mul(many)?, most_of.checked_mul(many_of)?),
                ])
            }
        }
    }
}
