//! What a few members can do: block what many are for, or break a tie.

use std::num::NonZeroU32;

use super::{
    count::{Ballot, Verdict, Vote},
    majority::{Base, Majority, Weighing},
    poll::PollCounts,
    rule::{DecisionRule, InvalidRule},
    tally::{Counts, Tally},
};
use crate::value::id::PartyId;

/// A minority that blocks: at least one member is for it, and so many do not stand in its way. Absence is no objection
/// here; where nothing but silence shows that nobody objects, the rule is consensus.
///
/// Beside a majority it asks for more (`all_of`), or for less (`any_of`). In the Council of the European Union 55 % of the
/// members with 65 % of the people decide, and a blocking minority has at least four members (Treaty on European Union,
/// article 16(4)). In the governance of Cosmos chains more than a third of the votes cast block as vetoes. A ballot of the
/// IESG needs one yes and no discuss (RFC 2026 and the IESG's ballot procedures).
///
/// ```
/// use negotiation::value::id::PartyId;
/// use negotiation::decision::{Ballot, Blocking, DecisionRule, Minority, Verdict, Vote};
///
/// // Consensus minus one.
/// let rule = DecisionRule::from(Minority::of_members(Blocking::Against, 2)?);
/// let parties = ["a", "b", "c"].map(|id| PartyId::new(id).unwrap());
/// let mut votes = parties.each_ref().map(|party| Vote::new(party, Some(Ballot::For)));
/// votes[2].stance = Some(Ballot::Against);
/// assert_eq!(rule.verdict(&votes), Verdict::Carried);
/// votes[1].stance = Some(Ballot::Against);
/// assert_eq!(rule.verdict(&votes), Verdict::Failed);
///
/// // Nobody blocks nothing.
/// assert!(Minority::of_members(Blocking::Against, 0).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minority {
    of: Blocking,
    members: Option<NonZeroU32>,
    share: Option<Majority>,
}

crate::wire::wire_struct! { Minority {
    of: required,
    members: optional,
    share: optional,
} checked }

/// Who belongs to a minority that blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Blocking {
    /// Who is against, with a veto or without.
    Against,
    /// Who is against with a veto, as `no_with_veto` of Cosmos chains.
    WithVeto,
    /// Who is not for it: an abstention blocks, and so does staying away, where not only the votes cast are counted.
    NotFor,
}

crate::wire::wire_words! { Blocking {
    Against = "against",
    WithVeto = "with_veto",
    NotFor = "not_for",
} }

/// A simple majority of those for and against, and the member whose vote decides where both are as many: a casting
/// vote, as the chair of a meeting of directors has it (United Kingdom, model articles for private companies, article 13).
/// A chair without another vote, as the Vice President in the Senate of the United States, is a member of weight zero. The
/// casting member decides alone where nobody else votes by the end: where that must not be, a quorum stands around it.
///
/// ```
/// use negotiation::value::id::PartyId;
/// use negotiation::decision::{Ballot, CastingVote, DecisionRule, Verdict, Vote};
///
/// let [chair, other] = ["chair", "other"].map(|id| PartyId::new(id).unwrap());
/// let rule = DecisionRule::from(CastingVote::of(chair.clone()));
/// let votes = |own, others| [Vote::new(&chair, Some(own)), Vote::new(&other, Some(others))];
/// assert_eq!(rule.verdict(&votes(Ballot::For, Ballot::Against)), Verdict::Carried);
/// assert_eq!(rule.verdict(&votes(Ballot::Against, Ballot::For)), Verdict::Failed);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CastingVote {
    by: PartyId,
    weighing: Weighing,
}

crate::wire::wire_struct! { CastingVote {
    by: required,
    weighing: or(Weighing::ByHead),
} }

impl Minority {
    /// So many members block.
    ///
    /// # Errors
    /// [`InvalidRule::Minority`] if nobody does.
    pub fn of_members(of: Blocking, members: u32) -> Result<Self, InvalidRule> {
        let members = NonZeroU32::new(members).ok_or(InvalidRule::Minority)?;
        Ok(Self { of, members: Some(members), share: None })
    }

    /// So great a share of a base blocks.
    #[must_use]
    pub const fn of_share(of: Blocking, share: Majority) -> Self {
        Self { of, members: None, share: Some(share) }
    }

    /// Who belongs to it.
    #[must_use]
    pub const fn of(&self) -> Blocking {
        self.of
    }

    /// How many members block, where they are counted.
    #[must_use]
    pub const fn members(&self) -> Option<NonZeroU32> {
        self.members
    }

    /// What share blocks, where it is one.
    #[must_use]
    pub const fn share(&self) -> Option<&Majority> {
        self.share.as_ref()
    }

    /// Whether so many of a base block.
    fn is_made_by(&self, part: u64, whole: u64) -> bool {
        self.members.is_some_and(|members| part >= u64::from(members.get()))
            || self.share.as_ref().is_some_and(|share| share.is_made_by(part, whole))
    }

    /// Whether staying away is a share of what is counted.
    fn counts_the_absent(&self) -> bool {
        self.share.as_ref().is_none_or(|share| share.base() == Base::Electorate)
    }

    /// The counts that matter, and of how many they are; absent where weights were too large to sum.
    fn counts(&self, tally: &Tally) -> Option<(Counts, u64)> {
        match &self.share {
            None => Some((tally.heads, 0)),
            Some(share) => {
                let counts = *share.counts(tally)?;
                Some((counts, share.whole(&counts)?))
            }
        }
    }

    fn blocking(&self, counts: &Counts) -> u64 {
        match self.of {
            Blocking::Against => counts.against,
            Blocking::WithVeto => counts.with_veto,
            // No more than all, of whom the sum is known.
            Blocking::NotFor => {
                counts.against.saturating_add(counts.abstained).saturating_add(counts.no_objection)
            }
        }
    }

    pub(super) const fn is_weighed(&self) -> bool {
        match &self.share {
            Some(share) => matches!(share.weighing(), Weighing::ByWeight),
            None => false,
        }
    }

    pub(super) fn verdict(&self, tally: &Tally) -> Verdict {
        let Some((counts, whole)) = self.counts(tally) else { return Verdict::Failed };
        let surely = self.blocking(&counts);
        match tally.heads.in_favour {
            in_favour if in_favour.saturating_add(tally.heads.missing) == 0 => Verdict::Failed,
            _ if self.is_made_by(surely, whole) => Verdict::Failed,
            1.. if !self.is_made_by(surely.saturating_add(counts.missing), whole) => Verdict::Carried,
            _ => Verdict::Open,
        }
    }

    /// The same once nobody answers any more.
    pub(super) fn closed(&self, tally: &Tally) -> Verdict {
        let heard = |counts: Counts| Counts { missing: 0, ..counts };
        let absent = self.counts_the_absent();
        let closed = match &tally.weights {
            _ if absent => *tally,
            weights => Tally { heads: heard(tally.heads), weights: weights.map(heard) },
        };
        let Some((counts, whole)) = self.counts(&closed) else { return Verdict::Failed };
        let away = if absent && self.of == Blocking::NotFor { counts.missing } else { 0 };
        let blocks = self.is_made_by(self.blocking(&counts).saturating_add(away), whole);
        if tally.heads.in_favour > 0 && !blocks { Verdict::Carried } else { Verdict::Failed }
    }

    /// What it says of a ballot of which the numbers are known, as far as they decide.
    pub(super) fn of_counts(&self, poll: &PollCounts) -> Verdict {
        if poll.in_favour == 0 {
            return Verdict::Failed;
        }
        let base = self.share.as_ref().map_or(Base::Electorate, Majority::base);
        let [fewest, most] = poll.base(base);
        let [least, greatest] = match self.of {
            Blocking::Against => [poll.against; 2],
            Blocking::WithVeto => [0, poll.against],
            Blocking::NotFor => [fewest, most].map(|all| all.saturating_sub(poll.in_favour)),
        };
        if self.is_weighed() {
            Verdict::Open
        } else if self.is_made_by(least, most) {
            Verdict::Failed
        } else if self.is_made_by(greatest, fewest) {
            Verdict::Open
        } else {
            Verdict::Carried
        }
    }
}

impl CastingVote {
    /// The vote of this member decides, where as many are for as against.
    #[must_use]
    pub const fn of(by: PartyId) -> Self {
        Self { by, weighing: Weighing::ByHead }
    }

    /// The same, with the members counted by their weights.
    #[must_use]
    pub fn by_weight(mut self) -> Self {
        self.weighing = Weighing::ByWeight;
        self
    }

    /// Whose vote decides.
    #[must_use]
    pub const fn by(&self) -> &PartyId {
        &self.by
    }

    /// By head or by weight.
    #[must_use]
    pub const fn weighing(&self) -> Weighing {
        self.weighing
    }

    /// The counts that matter; absent where weights were too large to sum.
    const fn counts<'t>(&self, tally: &'t Tally) -> Option<&'t Counts> {
        match self.weighing {
            Weighing::ByHead => Some(&tally.heads),
            Weighing::ByWeight => tally.weights.as_ref(),
        }
    }

    /// What it says of the members that a rule counts, and of those who are missing if they may still answer.
    pub(super) fn verdict<'v, 'a: 'v>(
        &self,
        mut members: impl Iterator<Item = &'v Vote<'a>> + Clone,
        closed: bool,
    ) -> Verdict {
        let tally = Tally::within(members.clone(), self.weighing == Weighing::ByWeight);
        let Some(counts) = self.counts(&tally) else { return Verdict::Failed };
        let casting = members.find(|vote| vote.is_named(&self.by)).map(|vote| vote.stance);
        let missing = if closed { 0 } else { counts.missing };
        // No more than all, of whom the sum is known.
        let [most_for, most_against] = [counts.in_favour, counts.against].map(|n| n.saturating_add(missing));
        let surely = casting == Some(Some(Ballot::For));
        let possibly = surely || !closed && casting == Some(None);
        let carries = |yes: u64, no: u64, casting: bool| yes > no || yes == no && casting;
        if carries(counts.in_favour, most_against, surely) {
            Verdict::Carried
        } else if carries(most_for, counts.against, possibly) {
            Verdict::Open
        } else {
            Verdict::Failed
        }
    }

    /// What it says of a ballot of which the numbers are known; nobody knows how one member voted.
    pub(super) fn of_counts(&self, poll: &PollCounts) -> Verdict {
        match (self.weighing, poll.in_favour.cmp(&poll.against)) {
            (Weighing::ByWeight, _) | (Weighing::ByHead, std::cmp::Ordering::Equal) => Verdict::Open,
            (Weighing::ByHead, std::cmp::Ordering::Greater) => Verdict::Carried,
            (Weighing::ByHead, std::cmp::Ordering::Less) => Verdict::Failed,
        }
    }
}

impl From<Minority> for DecisionRule {
    fn from(minority: Minority) -> Self {
        Self::NoBlockingMinority(Box::new(minority))
    }
}

impl From<CastingVote> for DecisionRule {
    fn from(casting: CastingVote) -> Self {
        Self::CastingVote(Box::new(casting))
    }
}

impl Minority {
    /// What was read, if it can be one.
    fn checked(self) -> Result<Self, InvalidRule> {
        match (self.members, &self.share) {
            (Some(_), None) | (None, Some(_)) => Ok(self),
            (Some(_), Some(_)) | (None, None) => Err(InvalidRule::Minority),
        }
    }
}

impl std::fmt::Display for Minority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let who = match self.of {
            Blocking::Against => "against",
            Blocking::WithVeto => "against with a veto",
            Blocking::NotFor => "not for it",
        };
        f.write_str("no blocking minority (")?;
        match (&self.share, self.members) {
            (Some(share), _) => share.write_share(f)?,
            (None, members) => write!(f, "{} members", members.map_or(0, NonZeroU32::get))?,
        }
        write!(f, " {who})")
    }
}

impl std::fmt::Display for CastingVote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let how = if self.weighing == Weighing::ByWeight { " by weight" } else { "" };
        write!(f, "majority{how} with the casting vote of `{}`", self.by)
    }
}

crate::value::from_value! { Minority => DecisionRule, CastingVote => DecisionRule }
