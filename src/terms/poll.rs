//! Results of ballots outside the table, and what a rule says of them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    count::Verdict,
    decision::DecisionRule,
    majority::{Base, Weighing},
};
use crate::{fact::mentions_nothing, share::Share};

/// The result of a ballot outside the table: as counts, or as the shares that were quoted. Either may lack
/// parts, and rounded shares need not add up to the whole.
///
/// ```
/// use negotiation::terms::{DecisionRule, Poll, Verdict};
///
/// // The plebiscite in Colombia on 2 October 2016.
/// let lost = Poll::counts(6_377_482, 6_431_376);
/// assert_eq!(DecisionRule::majority().of_poll(&lost), Verdict::Failed);
/// assert_eq!(lost.to_string(), "6377482 for, 6431376 against");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Poll {
    /// Counts.
    #[serde(rename = "counts")]
    Counts(PollCounts),
    /// Shares, as quoted.
    #[serde(rename = "shares")]
    Shares(PollShares),
}

/// The counts of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PollCounts {
    /// For. On the wire it is called `for`.
    #[serde(rename = "for")]
    pub in_favour: u64,
    /// Against.
    pub against: u64,
    /// Cast, and neither for nor against: blank, or an abstention that counts as cast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<u64>,
    /// How many could vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electorate: Option<u64>,
}

/// The shares of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PollShares {
    /// Of those cast, for. On the wire it is called `for`.
    #[serde(rename = "for")]
    pub in_favour: Share,
    /// Of those cast, against.
    pub against: Share,
    /// Of those who could vote, who did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turnout: Option<Share>,
}
mentions_nothing!(Poll);

impl Poll {
    /// The numbers for and against; the rest is unknown.
    #[must_use]
    pub const fn counts(in_favour: u64, against: u64) -> Self {
        Self::Counts(PollCounts { in_favour, against, blank: None, electorate: None })
    }

    /// The shares for and against of those cast; the rest is unknown.
    #[must_use]
    pub const fn shares(in_favour: Share, against: Share) -> Self {
        Self::Shares(PollShares { in_favour, against, turnout: None })
    }

    /// The same with so many cast that were neither. Shares have no such number, and stay as they are.
    #[must_use]
    pub const fn with_blank(self, blank: u64) -> Self {
        match self {
            Self::Counts(counts) => Self::Counts(PollCounts { blank: Some(blank), ..counts }),
            Self::Shares(_) => self,
        }
    }

    /// The same of so many who could vote. Shares have a [turnout](Self::with_turnout), and stay as they are.
    #[must_use]
    pub const fn with_electorate(self, electorate: u64) -> Self {
        match self {
            Self::Counts(counts) => Self::Counts(PollCounts { electorate: Some(electorate), ..counts }),
            Self::Shares(_) => self,
        }
    }

    /// The same with the share of those who voted. Counts have an [electorate](Self::with_electorate), and
    /// stay as they are.
    #[must_use]
    pub const fn with_turnout(self, turnout: Share) -> Self {
        match self {
            Self::Shares(shares) => Self::Shares(PollShares { turnout: Some(turnout), ..shares }),
            Self::Counts(_) => self,
        }
    }

    /// Whether there can be such a result: not more were cast than could vote, and shares are not of more than
    /// the whole, but for rounding.
    #[must_use]
    pub(crate) fn is_possible(&self) -> bool {
        match self {
            Self::Counts(own) => {
                let cast = own.in_favour.checked_add(own.against);
                let cast = cast.and_then(|cast| cast.checked_add(own.blank.unwrap_or(0)));
                cast.is_some_and(|cast| own.electorate.is_none_or(|all| cast <= all))
            }
            Self::Shares(own) => {
                let is_part = |share: Share| share.part() <= share.whole();
                let [a, b] = [own.in_favour, own.against];
                // a + b is at most 101 hundredths; 64 bits times 64 bits fit 128.
                let wide = |number: u64| u128::from(number);
                let sum = wide(a.part()) * wide(b.whole()) + wide(b.part()) * wide(a.whole());
                let whole = wide(a.whole()) * wide(b.whole());
                let fits = sum / 101 <= whole / 100;
                is_part(a) && is_part(b) && own.turnout.is_none_or(is_part) && fits
            }
        }
    }

    /// Those for, of a base: the part and the whole; none where that is not known.
    fn in_favour_of(&self, base: Base) -> Option<(u64, u64)> {
        match (self, base) {
            (Self::Counts(own), Base::ForAndAgainst) => {
                Some((own.in_favour, own.in_favour.checked_add(own.against)?))
            }
            (Self::Counts(own), Base::VotesCast) => Some((own.in_favour, own.cast()?)),
            (Self::Counts(own), Base::Electorate) => Some((own.in_favour, own.electorate?)),
            (Self::Shares(own), Base::ForAndAgainst) => {
                let part = own.in_favour.part().checked_mul(own.against.whole())?;
                let other = own.against.part().checked_mul(own.in_favour.whole())?;
                Some((part, part.checked_add(other)?))
            }
            (Self::Shares(own), Base::VotesCast) => Some((own.in_favour.part(), own.in_favour.whole())),
            (Self::Shares(own), Base::Electorate) => {
                let turnout = own.turnout?;
                let part = own.in_favour.part().checked_mul(turnout.part())?;
                Some((part, own.in_favour.whole().checked_mul(turnout.whole())?))
            }
        }
    }

    /// Who voted, of those who could.
    fn turnout(&self) -> Option<(u64, u64)> {
        match self {
            Self::Counts(own) => Some((own.cast()?, own.electorate?)),
            Self::Shares(own) => own.turnout.map(|turnout| (turnout.part(), turnout.whole())),
        }
    }
}

impl PollCounts {
    /// How many were cast in all; none where blank ones are not known.
    fn cast(&self) -> Option<u64> {
        self.in_favour.checked_add(self.against)?.checked_add(self.blank?)
    }
}

impl DecisionRule {
    /// What the rule says of a ballot outside the table. A quorum is one of turnout. What depends on a
    /// number that is not given, on who voted, or on weights, is open.
    ///
    /// ```
    /// use negotiation::{share::Share, terms::{DecisionRule, Poll, Quorum, Verdict}};
    ///
    /// // Scotland, 1 March 1979: a majority of the votes, and yet not two fifths of the electorate.
    /// let devolution = Poll::counts(1_230_937, 1_153_502).with_blank(0).with_electorate(3_747_112);
    /// let fifths = negotiation::terms::Majority::new(
    ///     negotiation::terms::Base::Electorate,
    ///     Share::percent("40")?,
    ///     false,
    /// )?;
    /// assert_eq!(DecisionRule::majority().of_poll(&devolution), Verdict::Carried);
    /// assert_eq!(DecisionRule::from(fifths).of_poll(&devolution), Verdict::Failed);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of_poll(&self, poll: &Poll) -> Verdict {
        let of = |kept: Option<bool>| match kept {
            Some(true) => Verdict::Carried,
            Some(false) => Verdict::Failed,
            None => Verdict::Open,
        };
        let against = match poll {
            Poll::Counts(counts) => counts.against,
            Poll::Shares(shares) => shares.against.part(),
        };
        match self {
            Self::Majority(majority) if majority.weighing() == Weighing::ByHead => {
                let counted = poll.in_favour_of(majority.base());
                // Shares are rounded, so that one on the threshold tells nothing.
                let rounded = |(part, whole): &(u64, u64)| {
                    let on = majority.threshold().is_reached_by(*part, *whole)
                        && !majority.threshold().is_exceeded_by(*part, *whole);
                    !(on && matches!(poll, Poll::Shares(_)))
                };
                of(counted.filter(rounded).map(|(part, whole)| majority.is_made_by(part, whole)))
            }
            Self::Quorum(quorum) if quorum.weighing() == Weighing::ByHead => {
                match (poll.turnout(), quorum.rule().of_poll(poll)) {
                    (Some((part, whole)), _) if !quorum.share().is_reached_by(part, whole) => Verdict::Failed,
                    (None, Verdict::Carried) => Verdict::Open,
                    (_, verdict) => verdict,
                }
            }
            // One against is enough to fail both; that nobody was against or away is seldom known.
            Self::Unanimity | Self::Consensus if against > 0 => Verdict::Failed,
            Self::AtLeast(least) => match poll {
                Poll::Counts(counts) => of(Some(counts.in_favour >= u64::from(least.get()))),
                Poll::Shares(_) => Verdict::Open,
            },
            Self::AllOf(parts) => {
                parts.iter().map(|part| part.of_poll(poll)).min().unwrap_or(Verdict::Failed)
            }
            Self::AnyOf(parts) => {
                parts.iter().map(|part| part.of_poll(poll)).max().unwrap_or(Verdict::Failed)
            }
            Self::Majority(_)
            | Self::Quorum(_)
            | Self::Unanimity
            | Self::Consensus
            | Self::Declared
            | Self::Veto(_)
            | Self::Among(_) => Verdict::Open,
        }
    }
}

impl fmt::Display for Poll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counts(own) => {
                write!(f, "{} for, {} against", own.in_favour, own.against)?;
                own.blank.map_or(Ok(()), |blank| write!(f, ", {blank} blank"))?;
                own.electorate.map_or(Ok(()), |all| write!(f, ", of {all} who could vote"))
            }
            Self::Shares(own) => {
                write!(f, "{} for, {} against", own.in_favour, own.against)?;
                own.turnout.map_or(Ok(()), |turnout| write!(f, ", turnout {turnout}"))
            }
        }
    }
}
