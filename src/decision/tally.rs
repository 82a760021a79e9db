//! Tallies: how many were for, against, abstained, have not answered, stood aside.

use super::count::{Ballot, Vote};

/// A count of members, or the sum of their weights, by what they answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Counts {
    /// For. On the wire it is called `for`.
    pub in_favour: u64,
    /// Against.
    pub against: u64,
    /// Abstained.
    pub abstained: u64,
    /// Nothing is recorded of them.
    pub missing: u64,
    /// Without objection, and not for it.
    pub no_objection: u64,
    /// Of those against, with a veto.
    pub with_veto: u64,
    /// Of those missing, who is known to be there.
    pub present: u64,
    /// Recused: they have left the base.
    pub recused: u64,
}

crate::wire::wire_struct! { Counts {
    in_favour "for": required,
    against: required,
    abstained: required,
    missing: required,
    no_objection: or(0),
    with_veto: or(0),
    present: or(0),
    recused: or(0),
} }

/// The tally of a question: by heads, and by weights where the rule weighs.
///
/// ```
/// use negotiation::value::id::PartyId;
/// use negotiation::decision::{Ballot, Tally, Vote};
///
/// let (us, russia) = (PartyId::new("us")?, PartyId::new("russia")?);
/// let tally = Tally::of(&[Vote::new(&us, Some(Ballot::For)), Vote::new(&russia, None)]);
/// assert_eq!(tally.to_string(), "1 for, 0 against, 0 abstained, 1 missing");
/// # Ok::<(), negotiation::value::id::InvalidId>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Tally {
    /// How many members.
    pub heads: Counts,
    /// The sums of their weights, where these were asked for.
    pub weights: Option<Counts>,
}

crate::wire::wire_struct! { Tally {
    heads: required,
    weights: optional,
} }

impl Counts {
    /// How many there are in all without the recused: the base of the electorate.
    #[must_use]
    pub fn base(&self) -> u128 {
        // Five numbers of 64 bits cannot overflow 128.
        [self.in_favour, self.against, self.abstained, self.no_objection, self.missing]
            .into_iter()
            .map(u128::from)
            .sum()
    }

    /// How many there are in all with the recused.
    #[must_use]
    pub fn total(&self) -> u128 {
        self.base() + u128::from(self.recused)
    }

    /// Sums what each vote counts. `None` if the total does not fit 64 bits: an exact sum or none.
    pub(super) fn sum<'v, 'a: 'v>(
        votes: impl Iterator<Item = &'v Vote<'a>>,
        counted: impl Fn(&Vote<'a>) -> u64,
    ) -> Option<Self> {
        let mut counts = Self::default();
        let mut total = 0_u64;
        for vote in votes {
            let counted = counted(vote);
            total = total.checked_add(counted)?;
            let slot = match vote.stance {
                Some(Ballot::For) => &mut counts.in_favour,
                Some(Ballot::Against) => &mut counts.against,
                Some(Ballot::AgainstWithVeto) => {
                    counts.with_veto = counts.with_veto.checked_add(counted)?;
                    &mut counts.against
                }
                Some(Ballot::NoObjection) => &mut counts.no_objection,
                Some(Ballot::Abstain) => &mut counts.abstained,
                Some(Ballot::Recused) => &mut counts.recused,
                None => {
                    if vote.present {
                        counts.present = counts.present.checked_add(counted)?;
                    }
                    &mut counts.missing
                }
            };
            *slot = slot.checked_add(counted)?;
        }
        Some(counts)
    }
}

impl Tally {
    /// Counts the heads.
    #[must_use]
    pub fn of(votes: &[Vote<'_>]) -> Self {
        Self::within(votes.iter(), false)
    }

    /// Counts heads and, if asked for, weights. Weights are absent if their sum does not fit 64 bits.
    pub(super) fn within<'v, 'a: 'v>(
        votes: impl Iterator<Item = &'v Vote<'a>> + Clone,
        weighed: bool,
    ) -> Self {
        // A slice has fewer members than 64 bits can count, so the default is never taken.
        let heads = Counts::sum(votes.clone(), |_| 1).unwrap_or_default();
        let weights = if weighed { Counts::sum(votes, |vote| vote.weight) } else { None };
        Self { heads, weights }
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { in_favour, against, abstained, missing, no_objection, with_veto, present, recused } = self;
        write!(f, "{in_favour} for, {against} against")?;
        if *with_veto > 0 {
            write!(f, " ({with_veto} with a veto)")?;
        }
        if *no_objection > 0 {
            write!(f, ", {no_objection} without objection")?;
        }
        write!(f, ", {abstained} abstained, {missing} missing")?;
        if *present > 0 {
            write!(f, " ({present} of them present)")?;
        }
        if *recused > 0 { write!(f, ", {recused} recused") } else { Ok(()) }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.weights {
            None => self.heads.fmt(f),
            Some(weights) => write!(f, "{}; by weight {weights}", self.heads),
        }
    }
}
