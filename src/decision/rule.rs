//! Decision rules as values: what it takes for a question to be carried.
//!
//! A rule is data. It can be written in a record, compared, changed during the talks by an entry,
//! and kept with the result that was reached under it. How it counts is in [`super::count`].

use std::num::NonZeroU32;

use super::{
    majority::{Base, Majority, Weighing},
    minority::{Blocking, CastingVote, Minority},
    quorum::{Counting, Quorum},
};
use crate::value::{id::PartyId, share::Share};

/// The greatest number of rules that one combination consists of, all inside counted.
pub const MAX_RULE_SIZE: usize = 256;

/// How deeply rules may stand inside one another; a rule without parts has depth 1.
pub const MAX_RULE_DEPTH: usize = 8;

/// How many parts `all_of` and `any_of` may have; each has at least one.
pub const MAX_RULE_PARTS: usize = 16;

/// How many parties a veto may name; it names at least one.
pub const MAX_VETOES: usize = 16;

/// A rule that says when the members of an electorate have agreed.
///
/// Recused members leave the electorate. Nothing is carried without at least one member for it, so
/// an empty electorate carries nothing.
///
/// ```
/// use negotiation::value::id::PartyId;
/// use negotiation::decision::DecisionRule;
///
/// // Sufficient consensus: most of all, and most of each of two communities.
/// let north = DecisionRule::among(PartyId::new("north")?, DecisionRule::majority())?;
/// let south = DecisionRule::among(PartyId::new("south")?, DecisionRule::majority())?;
/// let both = DecisionRule::all_of(vec![DecisionRule::majority(), north, south])?;
/// assert_eq!(both.depth(), 3);
///
/// assert!(DecisionRule::any_of(vec![]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecisionRule {
    /// Every member is for. Who abstains prevents it, and so does who has not answered.
    Unanimity,
    /// Nobody is against, and at least one member is for. Who abstains does not prevent it. Who
    /// has not answered leaves it open: silence here has not been shown to be consent.
    Consensus,
    /// The members for it reach a share of a base.
    Majority(Majority),
    /// So many members are for it, whoever is against.
    AtLeast(NonZeroU32),
    /// At least one member is for it, and no minority that blocks is against it.
    NoBlockingMinority(Box<Minority>),
    /// More are for it than against it; where both are as many, the vote of one member decides.
    CastingVote(Box<CastingVote>),
    /// A verdict that the secretariat or the chair declares, and that nobody computes.
    Declared,
    /// A rule that counts only if enough members take part.
    Quorum(Box<Quorum>),
    /// A rule that some members can prevent by being against.
    Veto(Box<Veto>),
    /// A rule counted over the members of one group only.
    Among(Box<Among>),
    /// Every part is carried.
    AllOf(Parts),
    /// At least one part is carried.
    AnyOf(Parts),
}

/// A rule, and the members who can prevent it by being against: a named veto. A party that is not in
/// the electorate has none; who abstains uses none.
///
/// ```
/// use negotiation::value::id::PartyId;
/// use negotiation::decision::{Ballot, DecisionRule, Verdict, Vote};
///
/// let [a, b, c] = ["a", "b", "c"].map(|id| PartyId::new(id).unwrap());
/// let rule = DecisionRule::veto([a.clone()], DecisionRule::majority())?;
/// let votes = [&b, &c].map(|party| Vote::new(party, Some(Ballot::For)));
/// let with = |ballot| [Vote::new(&a, Some(ballot)), votes[0], votes[1]];
/// assert_eq!(rule.verdict(&with(Ballot::Abstain)), Verdict::Carried);
/// assert_eq!(rule.verdict(&with(Ballot::Against)), Verdict::Failed);
///
/// assert!(DecisionRule::veto([], DecisionRule::majority()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veto {
    pub(super) of: Vec<PartyId>,
    pub(super) rule: DecisionRule,
}

/// A rule and the group whose members alone it counts. Inside another, both groups are needed. Where a group was left so that
/// nobody could carry the whole, or one of it alone could, a decision needs all who decide, in the group or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Among {
    pub(super) group: PartyId,
    pub(super) rule: DecisionRule,
}

/// The parts of `all_of` or `any_of`: 1 to [`MAX_RULE_PARTS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts(pub(super) Box<[DecisionRule]>);

/// A decision rule that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidRule {
    /// Rules stand inside one another too deeply.
    #[error("decision rules stand inside one another at most {MAX_RULE_DEPTH} deep")]
    TooDeep,
    /// A combination without parts.
    #[error("a combination of decision rules has at least one part")]
    NoParts,
    /// A combination with too many parts.
    #[error("a combination of decision rules has at most {MAX_RULE_PARTS} parts")]
    TooManyParts,
    /// A combination that holds too many rules, those within its parts included.
    #[error("a combination of decision rules holds at most {MAX_RULE_SIZE} rules in all")]
    TooLarge,
    /// A number of members that is none.
    #[error("at least one member is for it")]
    AtLeastNone,
    /// A veto of nobody, of too many, or of one party twice.
    #[error("a veto names 1 to {MAX_VETOES} parties, each once")]
    Vetoes,
    /// A blocking minority of nobody, or of both members and a share, or neither.
    #[error("a blocking minority is a number of members, at least one, or a share")]
    Minority,
    /// A majority that even the vote of all does not make.
    #[error("a majority, or a quorum, that not even everybody can make")]
    OutOfReach,
}

impl DecisionRule {
    /// A simple majority of those present and voting: more for than against.
    #[must_use]
    pub fn majority() -> Self {
        Self::share_of(Base::ForAndAgainst, 1, 2, true)
    }

    /// An absolute majority: more than half of all members.
    #[must_use]
    pub fn absolute_majority() -> Self {
        Self::share_of(Base::Electorate, 1, 2, true)
    }

    /// At least two thirds of those present and voting; abstentions do not count.
    #[must_use]
    pub fn two_thirds() -> Self {
        Self::share_of(Base::ForAndAgainst, 2, 3, false)
    }

    /// So many members are for it.
    ///
    /// # Errors
    /// [`InvalidRule::AtLeastNone`].
    pub fn at_least(members: u32) -> Result<Self, InvalidRule> {
        NonZeroU32::new(members).map(Self::AtLeast).ok_or(InvalidRule::AtLeastNone)
    }

    /// The rule, if at least this share of the electorate take part, by head.
    ///
    /// # Errors
    /// [`InvalidRule::TooDeep`], [`InvalidRule::OutOfReach`].
    pub fn quorum(share: Share, rule: Self) -> Result<Self, InvalidRule> {
        Quorum { share, weighing: Weighing::ByHead, counting: Counting::Votes, rule }.checked()
    }

    /// The same, with those who take part counted by their weights.
    ///
    /// # Errors
    /// [`InvalidRule::TooDeep`], [`InvalidRule::OutOfReach`].
    pub fn quorum_by_weight(share: Share, rule: Self) -> Result<Self, InvalidRule> {
        Quorum { share, weighing: Weighing::ByWeight, counting: Counting::Votes, rule }.checked()
    }

    /// At most so many members are against, and one at least is for it: consensus minus one. Absence is no objection.
    ///
    /// # Errors
    /// [`InvalidRule::Minority`].
    pub fn at_most_against(members: u32) -> Result<Self, InvalidRule> {
        let too_many = members.checked_add(1).ok_or(InvalidRule::Minority)?;
        Minority::of_members(Blocking::Against, too_many).map(Self::from)
    }

    /// The rule, which each of these can prevent by being against.
    ///
    /// # Errors
    /// [`InvalidRule::TooDeep`], [`InvalidRule::Vetoes`].
    pub fn veto(of: impl IntoIterator<Item = PartyId>, rule: Self) -> Result<Self, InvalidRule> {
        // One more than allowed is enough to know that there are too many.
        Veto { of: of.into_iter().take(MAX_VETOES.saturating_add(1)).collect(), rule }.checked()
    }

    /// The rule, counted over the members of `group` only.
    ///
    /// # Errors
    /// [`InvalidRule::TooDeep`].
    pub fn among(group: PartyId, rule: Self) -> Result<Self, InvalidRule> {
        fits_inside(&rule)?;
        Ok(Self::Among(Box::new(Among { group, rule })))
    }

    /// Every part must be carried.
    ///
    /// # Errors
    /// [`InvalidRule`] if there are no parts, too many, or they are too deep.
    pub fn all_of(parts: impl IntoIterator<Item = Self>) -> Result<Self, InvalidRule> {
        Parts::new(parts).map(Self::AllOf)
    }

    /// At least one part must be carried.
    ///
    /// # Errors
    /// [`InvalidRule`] if there are no parts, too many, or they are too deep.
    pub fn any_of(parts: impl IntoIterator<Item = Self>) -> Result<Self, InvalidRule> {
        Parts::new(parts).map(Self::AnyOf)
    }

    /// How many levels of rules there are: 1 for a rule without parts.
    #[must_use]
    pub fn depth(&self) -> usize {
        let below = self.parts().iter().map(Self::depth).max().unwrap_or(0);
        below.saturating_add(1)
    }

    /// How many rules it consists of, itself and all inside it.
    fn size(&self) -> usize {
        self.parts().iter().map(Self::size).fold(1, usize::saturating_add)
    }

    /// The rules directly inside this one; none for those that combine nothing.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Unanimity
            | Self::Consensus
            | Self::Majority(_)
            | Self::AtLeast(_)
            | Self::NoBlockingMinority(_)
            | Self::CastingVote(_)
            | Self::Declared => &[],
            Self::Quorum(quorum) => std::slice::from_ref(&quorum.rule),
            Self::Veto(veto) => std::slice::from_ref(&veto.rule),
            Self::Among(among) => std::slice::from_ref(&among.rule),
            Self::AllOf(parts) | Self::AnyOf(parts) => &parts.0,
        }
    }

    /// Calls `each` for every group that the rule counts apart, from the outside in.
    pub fn each_group<'a>(&'a self, each: &mut dyn FnMut(&'a PartyId)) {
        if let Self::Among(among) = self {
            each(&among.group);
        }
        for part in self.parts() {
            part.each_group(each);
        }
    }

    /// Calls `each` for every party that the rule names: those that have a veto or the casting vote.
    pub fn each_named<'a>(&'a self, each: &mut dyn FnMut(&'a PartyId)) {
        match self {
            Self::Veto(veto) => veto.of.iter().for_each(&mut *each),
            Self::CastingVote(casting) => each(casting.by()),
            Self::Unanimity
            | Self::Consensus
            | Self::Majority(_)
            | Self::AtLeast(_)
            | Self::NoBlockingMinority(_)
            | Self::Declared
            | Self::Quorum(_)
            | Self::Among(_)
            | Self::AllOf(_)
            | Self::AnyOf(_) => {}
        }
        for part in self.parts() {
            part.each_named(each);
        }
    }

    /// Whether the weights of the members matter anywhere in the rule.
    #[must_use]
    pub fn is_weighed(&self) -> bool {
        match self {
            Self::Majority(majority) => majority.weighing() == Weighing::ByWeight,
            Self::Quorum(quorum) if quorum.weighing == Weighing::ByWeight => true,
            Self::NoBlockingMinority(minority) => minority.is_weighed(),
            Self::CastingVote(casting) => casting.weighing() == Weighing::ByWeight,
            Self::Unanimity
            | Self::Consensus
            | Self::AtLeast(_)
            | Self::Declared
            | Self::Quorum(_)
            | Self::Veto(_)
            | Self::Among(_)
            | Self::AllOf(_)
            | Self::AnyOf(_) => self.parts().iter().any(Self::is_weighed),
        }
    }

    /// Whether it asks how single members voted, or what they weigh, and not only how many.
    pub(crate) fn asks_who(&self) -> bool {
        match self {
            Self::Veto(_) | Self::Among(_) | Self::CastingVote(_) => true,
            Self::Unanimity
            | Self::Consensus
            | Self::AtLeast(_)
            | Self::Majority(_)
            | Self::NoBlockingMinority(_)
            | Self::Declared
            | Self::Quorum(_)
            | Self::AllOf(_)
            | Self::AnyOf(_) => self.is_weighed() || self.parts().iter().any(Self::asks_who),
        }
    }

    /// For the shares named in this file. Were one of them no share, the strictest rule would stand.
    fn share_of(base: Base, n: u64, d: u64, strict: bool) -> Self {
        let majority = Share::new(n, d).ok().and_then(|share| Majority::new(base, share, strict).ok());
        majority.map_or(Self::Unanimity, Self::Majority)
    }
}

impl Veto {
    pub(super) fn checked(self) -> Result<DecisionRule, InvalidRule> {
        fits_inside(&self.rule)?;
        let twice =
            self.of.iter().enumerate().any(|(at, one)| self.of.iter().take(at).any(|other| other == one));
        if twice || !(1..=MAX_VETOES).contains(&self.of.len()) {
            return Err(InvalidRule::Vetoes);
        }
        Ok(DecisionRule::Veto(Box::new(self)))
    }

    /// Who can prevent it.
    #[must_use]
    pub fn of(&self) -> &[PartyId] {
        &self.of
    }

    /// The rule that counts otherwise.
    #[must_use]
    pub const fn rule(&self) -> &DecisionRule {
        &self.rule
    }
}

impl Among {
    /// The group.
    #[must_use]
    pub const fn group(&self) -> &PartyId {
        &self.group
    }

    /// The rule that its members are counted by.
    #[must_use]
    pub const fn rule(&self) -> &DecisionRule {
        &self.rule
    }
}

impl Parts {
    pub(super) fn new(parts: impl IntoIterator<Item = DecisionRule>) -> Result<Self, InvalidRule> {
        // One more than allowed is enough to know that there are too many.
        let parts: Vec<_> = parts.into_iter().take(MAX_RULE_PARTS.saturating_add(1)).collect();
        if parts.is_empty() {
            return Err(InvalidRule::NoParts);
        }
        if parts.len() > MAX_RULE_PARTS {
            return Err(InvalidRule::TooManyParts);
        }
        parts.iter().try_for_each(fits_inside)?;
        // Rules within rules multiply; each is counted with every vote.
        let all = parts.iter().map(DecisionRule::size).fold(0_usize, usize::saturating_add);
        if all > MAX_RULE_SIZE {
            return Err(InvalidRule::TooLarge);
        }
        Ok(Self(parts.into_boxed_slice()))
    }
}

impl std::ops::Deref for Parts {
    type Target = [DecisionRule];
    fn deref(&self) -> &[DecisionRule] {
        &self.0
    }
}

pub(super) fn fits_inside(rule: &DecisionRule) -> Result<(), InvalidRule> {
    if rule.depth() < MAX_RULE_DEPTH { Ok(()) } else { Err(InvalidRule::TooDeep) }
}

crate::value::invalid::invalid! { InvalidRule = "invalid.rule" }
