//! Results of ballots outside the table. What a rule says of them is in [`super::of_poll`].

use std::fmt;

use crate::{event::fact::mentions_nothing, value::share::Share};

/// What two shares of one whole add up to at most, in hundredths: each may be rounded up.
const ROUNDED_SUM: u8 = 101;

/// The result of a ballot outside the table: as counts, or as the shares that were quoted. Either may lack
/// parts, and rounded shares need not add up to the whole; to more than 101 % they cannot.
///
/// How many decimals a share was quoted with is not kept. It is taken as rounded to the last one that it needs, so
/// that 66.7 % is anything from 66.65 % to 66.75 %, and 50.0 % is the same as 50 %. Only a fraction such as
/// 6377482/12808858, which six decimals do not write, is taken as it is.
///
/// ```
/// use negotiation::decision::{DecisionRule, Poll, Verdict};
///
/// // The plebiscite in Colombia on 2 October 2016.
/// let lost = Poll::counts(6_377_482, 6_431_376);
/// assert_eq!(DecisionRule::majority().of_poll(&lost), Verdict::Failed);
/// assert_eq!(lost.to_string(), "6377482 for, 6431376 against");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Poll {
    /// Counts.
    Counts(PollCounts),
    /// Shares, as quoted.
    Shares(PollShares),
}

crate::wire::wire_enum! { Poll {
    Counts(PollCounts) = "counts",
    Shares(PollShares) = "shares",
} }

/// The counts of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PollCounts {
    /// For. On the wire it is called `for`.
    pub in_favour: u64,
    /// Against.
    pub against: u64,
    /// Cast, and neither for nor against: blank, or an abstention that counts as cast.
    pub blank: Option<u64>,
    /// How many could vote.
    pub electorate: Option<u64>,
    /// How many were there, whether they voted or not.
    pub present: Option<u64>,
}

crate::wire::wire_struct! { PollCounts {
    in_favour "for": required,
    against: required,
    blank: optional,
    electorate: optional,
    present: optional,
} }

/// The shares of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PollShares {
    /// Of those cast, for. On the wire it is called `for`.
    pub in_favour: Share,
    /// Of those cast, against.
    pub against: Share,
    /// Of those who could vote, who did.
    pub turnout: Option<Share>,
}

crate::wire::wire_struct! { PollShares {
    in_favour "for": required,
    against: required,
    turnout: optional,
} }
mentions_nothing!(Poll);

impl Poll {
    /// The numbers for and against; the rest is unknown.
    #[must_use]
    pub const fn counts(in_favour: u64, against: u64) -> Self {
        Self::Counts(PollCounts { in_favour, against, blank: None, electorate: None, present: None })
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

    /// The same with so many who were there, whether they voted or not. Of shares nobody says that; they stay as they are.
    #[must_use]
    pub const fn with_present(self, present: u64) -> Self {
        match self {
            Self::Counts(counts) => Self::Counts(PollCounts { present: Some(present), ..counts }),
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

    /// Whether there can be such a result: not more were cast than were there or could vote, and shares are not of more than
    /// the whole, but for rounding.
    #[must_use]
    pub(crate) fn is_possible(&self) -> bool {
        match self {
            Self::Counts(counts) => {
                let cast = counts.in_favour.checked_add(counts.against);
                let cast = cast.and_then(|cast| cast.checked_add(counts.blank.unwrap_or(0)));
                let there = cast.map(|cast| counts.present.unwrap_or(cast).max(cast));
                cast.is_some_and(|cast| counts.present.is_none_or(|present| cast <= present))
                    && there.is_some_and(|there| counts.electorate.is_none_or(|all| there <= all))
            }
            Self::Shares(shares) => {
                let is_part = |share: Share| share.part() <= share.whole();
                is_part(shares.in_favour)
                    && is_part(shares.against)
                    && shares.turnout.is_none_or(is_part)
                    && shares.in_favour.fits_beside(shares.against, ROUNDED_SUM)
            }
        }
    }
}

impl fmt::Display for Poll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counts(counts) => {
                write!(f, "{} for, {} against", counts.in_favour, counts.against)?;
                counts.blank.map_or(Ok(()), |blank| write!(f, ", {blank} blank"))?;
                counts.present.map_or(Ok(()), |present| write!(f, ", {present} present"))?;
                counts.electorate.map_or(Ok(()), |all| write!(f, ", of {all} who could vote"))
            }
            Self::Shares(shares) => {
                write!(f, "{} for, {} against", shares.in_favour, shares.against)?;
                shares.turnout.map_or(Ok(()), |turnout| write!(f, ", turnout {turnout}"))
            }
        }
    }
}
