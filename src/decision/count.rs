//! Counting votes by a decision rule.
//!
//! A verdict is given as early as it is certain: `carried` and `failed` are what those who are
//! missing cannot change, whether they answer or stay away; `open` is the rest. No rule is ever helped
//! by a member's going from for to anything else, so that what fails with all of them for fails. What
//! is carried with all of them against, or away where a quorum is asked for, is carried. This is exact
//! for every rule but `any_of` over quorums, which may say `open` a little longer than it has to.

use super::{
    majority::{Base, Majority, Recusal, Weighing},
    rule::{DecisionRule, Veto},
    tally::{Counts, Tally},
};
use crate::value::id::PartyId;

/// What a member of an electorate answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ballot {
    /// For.
    For,
    /// Against; where consensus is sought, an objection.
    Against,
    /// Neither.
    Abstain,
    /// Neither, and nothing to say against it: it prevents what an abstention prevents, and counts with those for it where a
    /// majority says so. A position of the IESG's ballots.
    NoObjection,
    /// Against, and meant to block: counts as against, and apart where a minority of vetoes blocks, as `no_with_veto` in
    /// the governance of Cosmos chains.
    AgainstWithVeto,
    /// Stands aside: no longer counted in the electorate.
    Recused,
}

crate::wire::wire_words! { Ballot {
    For = "for",
    Against = "against",
    Abstain = "abstain",
    NoObjection = "no_objection",
    AgainstWithVeto = "against_with_veto",
    Recused = "recused",
} }

impl Ballot {
    /// Whether it is against, with a veto or without.
    #[must_use]
    pub const fn is_against(self) -> bool {
        matches!(self, Self::Against | Self::AgainstWithVeto)
    }
}

impl std::fmt::Display for Ballot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
            Self::NoObjection => "no objection",
            Self::AgainstWithVeto => "against with a veto",
            Self::Recused => "recused",
        })
    }
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
    /// Those whose places it carries on: a rule that names one of them means it, as the seat of the Soviet Union on the
    /// Security Council, and its veto, are Russia's since 1991.
    pub before: &'a [PartyId],
    /// Whether it is known to be there, whatever it answers; who answers is.
    pub present: bool,
}

/// What a decision rule says of the votes so far, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Not carried, whatever those still missing answer.
    Failed,
    /// It depends on those who are missing.
    Open,
    /// Carried, whatever those still missing answer.
    Carried,
}

crate::wire::wire_words! { Verdict {
    Failed = "failed",
    Open = "open",
    Carried = "carried",
} }

impl<'a> Vote<'a> {
    /// A member of weight 1 in no group.
    #[must_use]
    pub const fn new(party: &'a PartyId, stance: Option<Ballot>) -> Self {
        Self { party, weight: 1, stance, groups: &[], before: &[], present: false }
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

    /// The same in the place of these.
    #[must_use]
    pub const fn with_before(mut self, before: &'a [PartyId]) -> Self {
        self.before = before;
        self
    }

    /// The same, known to be there or not.
    #[must_use]
    pub const fn with_present(mut self, present: bool) -> Self {
        self.present = present;
        self
    }

    /// Whether a rule that names this party means the member.
    pub(super) fn is_named(&self, party: &PartyId) -> bool {
        self.party == party || self.before.contains(party)
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
    /// A question is open while the members who are missing can still decide it, by answering or by
    /// staying away; that others change their answer is not considered. Weights whose sum does not fit
    /// 64 bits carry nothing. What it is when nobody answers any more, [`at_close`](Self::at_close)
    /// says.
    ///
    /// ```
    /// use negotiation::value::id::PartyId;
    /// use negotiation::decision::{Ballot, DecisionRule, Verdict, Vote};
    ///
    /// let (us, russia) = (PartyId::new("us")?, PartyId::new("russia")?);
    /// let mut votes = [Vote::new(&us, Some(Ballot::For)), Vote::new(&russia, None)];
    /// assert_eq!(DecisionRule::Unanimity.verdict(&votes), Verdict::Open);
    /// votes[1].stance = Some(Ballot::Abstain);
    /// assert_eq!(DecisionRule::Unanimity.verdict(&votes), Verdict::Failed);
    /// assert_eq!(DecisionRule::Consensus.verdict(&votes), Verdict::Carried);
    /// # Ok::<(), negotiation::value::id::InvalidId>(())
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
            Self::AtLeast(least) => {
                let heads = Tally::within(members(votes, scope), false).heads;
                match u64::from(least.get()) {
                    least if heads.in_favour >= least => Verdict::Carried,
                    least if heads.in_favour.saturating_add(heads.missing) >= least => Verdict::Open,
                    _ => Verdict::Failed,
                }
            }
            Self::NoBlockingMinority(minority) => {
                minority.verdict(&Tally::within(members(votes, scope), minority.is_weighed()))
            }
            Self::CastingVote(casting) => casting.verdict(members(votes, scope), false),
            Self::Declared => Verdict::Open,
            Self::Quorum(quorum) => {
                let weighed = quorum.weighing() == Weighing::ByWeight;
                let tally = Tally::within(members(votes, scope), weighed);
                let (present, possible) = quorum.is_there(&tally, false);
                match quorum.rule().verdict_within(votes, scope) {
                    Verdict::Failed | Verdict::Open | Verdict::Carried if !possible => Verdict::Failed,
                    Verdict::Carried if !present => Verdict::Open,
                    verdict @ (Verdict::Failed | Verdict::Open | Verdict::Carried) => verdict,
                }
            }
            Self::Veto(veto) => {
                let says = |against| veto.has_one(members(votes, scope), against);
                match veto.rule().verdict_within(votes, scope) {
                    Verdict::Failed | Verdict::Open | Verdict::Carried if says(true) => Verdict::Failed,
                    Verdict::Carried if says(false) => Verdict::Open,
                    verdict @ (Verdict::Failed | Verdict::Open | Verdict::Carried) => verdict,
                }
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

impl DecisionRule {
    /// What the rule says when no more answers come. Who is missing is absent, or, under a `silence`
    /// procedure, for: "silence is agreement", as in the silence procedure of international
    /// organisations, where a text stands unless somebody breaks the silence by a set time.
    ///
    /// Without that procedure, absence prevents unanimity, leaves consensus open (nobody has shown
    /// that there is no objection), and takes part in no majority of the votes cast.
    ///
    /// ```
    /// use negotiation::value::id::PartyId;
    /// use negotiation::decision::{Ballot, DecisionRule, Verdict, Vote};
    ///
    /// let (us, russia) = (PartyId::new("us")?, PartyId::new("russia")?);
    /// let votes = [Vote::new(&us, Some(Ballot::For)), Vote::new(&russia, None)];
    /// assert_eq!(DecisionRule::Consensus.at_close(&votes, false), Verdict::Open);
    /// assert_eq!(DecisionRule::Consensus.at_close(&votes, true), Verdict::Carried);
    /// assert_eq!(DecisionRule::majority().at_close(&votes, false), Verdict::Carried);
    /// # Ok::<(), negotiation::value::id::InvalidId>(())
    /// ```
    #[must_use]
    pub fn at_close(&self, votes: &[Vote<'_>], silence: bool) -> Verdict {
        if silence {
            let spoken = |vote: &Vote<'_>| vote.stance.or(Some(Ballot::For));
            let votes: Vec<_> = votes.iter().map(|vote| Vote { stance: spoken(vote), ..*vote }).collect();
            return self.verdict(&votes);
        }
        self.closed_within(votes, None)
    }

    /// Whether a quorum that the rule asks for is not there, whoever may still come.
    pub(crate) fn lacks_quorum(&self, votes: &[Vote<'_>]) -> bool {
        self.lacks_quorum_within(votes, None)
    }

    fn lacks_quorum_within(&self, votes: &[Vote<'_>], scope: Option<&Scope<'_>>) -> bool {
        let lacks = if let Self::Quorum(quorum) = self {
            let weighed = quorum.weighing() == Weighing::ByWeight;
            !quorum.is_there(&Tally::within(members(votes, scope), weighed), true).0
        } else {
            false
        };
        let inside = if let Self::Among(among) = self {
            Some(Scope { group: among.group(), outer: scope })
        } else {
            None
        };
        let scope = inside.as_ref().or(scope);
        lacks || self.parts().iter().any(|part| part.lacks_quorum_within(votes, scope))
    }

    /// The tally of these votes, with weights if the rule weighs.
    pub(crate) fn tally(&self, votes: &[Vote<'_>]) -> Tally {
        Tally::within(votes.iter(), self.is_weighed())
    }

    fn closed_within(&self, votes: &[Vote<'_>], scope: Option<&Scope<'_>>) -> Verdict {
        let made = |made: bool| if made { Verdict::Carried } else { Verdict::Failed };
        match self {
            Self::Unanimity => {
                let heads = Tally::within(members(votes, scope), false).heads;
                made(unanimity(&heads).is_carried())
            }
            Self::Consensus => consensus(&Tally::within(members(votes, scope), false).heads),
            Self::AtLeast(_) => made(self.verdict_within(votes, scope).is_carried()),
            Self::NoBlockingMinority(minority) => {
                minority.closed(&Tally::within(members(votes, scope), minority.is_weighed()))
            }
            Self::CastingVote(casting) => casting.verdict(members(votes, scope), true),
            Self::Declared => Verdict::Open,
            Self::Majority(majority) => {
                let weighed = majority.weighing() == Weighing::ByWeight;
                let tally = Tally::within(members(votes, scope), weighed);
                let counted = majority.counts(&tally).copied().and_then(|counts| {
                    let away = if majority.base() == Base::Electorate { counts.missing } else { 0 };
                    let whole = majority.whole(&Counts { missing: away, ..counts })?;
                    Some((majority.part(&counts)?, whole))
                });
                let made_by = |(part, whole)| tally.heads.in_favour > 0 && majority.is_made_by(part, whole);
                made(counted.is_some_and(made_by))
            }
            Self::Quorum(quorum) => {
                let weighed = quorum.weighing() == Weighing::ByWeight;
                let (present, _) = quorum.is_there(&Tally::within(members(votes, scope), weighed), true);
                if present { quorum.rule().closed_within(votes, scope) } else { Verdict::Failed }
            }
            Self::Veto(veto) => {
                let vetoed = veto.has_one(members(votes, scope), true);
                if vetoed { Verdict::Failed } else { veto.rule().closed_within(votes, scope) }
            }
            Self::Among(among) => {
                among.rule().closed_within(votes, Some(&Scope { group: among.group(), outer: scope }))
            }
            // Neither is ever without parts.
            Self::AllOf(parts) => {
                let verdicts = parts.iter().map(|part| part.closed_within(votes, scope));
                verdicts.min().unwrap_or(Verdict::Failed)
            }
            Self::AnyOf(parts) => {
                let verdicts = parts.iter().map(|part| part.closed_within(votes, scope));
                verdicts.max().unwrap_or(Verdict::Failed)
            }
        }
    }
}

impl Veto {
    /// Whether it names a member, or one whose place that carries on.
    pub(super) fn names(&self, vote: &Vote<'_>) -> bool {
        self.of.iter().any(|party| vote.is_named(party))
    }

    /// Whether one of those named is in the electorate and against, or else says nothing.
    fn has_one<'v, 'a: 'v>(&self, mut members: impl Iterator<Item = &'v Vote<'a>>, against: bool) -> bool {
        members.any(|vote| {
            let says = vote.stance.map_or(!against, |stance| against && stance.is_against());
            says && self.names(vote)
        })
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
        Counts { against: 1.., .. } | Counts { abstained: 1.., .. } | Counts { no_objection: 1.., .. } => {
            Verdict::Failed
        }
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
        let heard = self.part(counts)?.checked_add(counts.against)?.checked_add(counts.missing)?;
        let uncounted = if self.counts_no_objection() { 0 } else { counts.no_objection };
        let neither = counts.abstained.checked_add(uncounted)?;
        match (self.base(), self.recused()) {
            (Base::Electorate, Recusal::Stays) => heard.checked_add(neither)?.checked_add(counts.recused),
            (Base::Electorate | Base::VotesCast, _) => heard.checked_add(neither),
            (Base::ForAndAgainst, _) => Some(heard),
        }
    }

    /// Those who count as for it.
    pub(super) fn part(&self, counts: &Counts) -> Option<u64> {
        let beside = if self.counts_no_objection() { counts.no_objection } else { 0 };
        counts.in_favour.checked_add(beside)
    }

    fn verdict(&self, tally: &Tally) -> Verdict {
        let counted = self.counts(tally).and_then(|counts| {
            let whole = self.whole(counts)?;
            let part = self.part(counts)?;
            Some((part, part.checked_add(counts.missing)?, whole))
        });
        // One is for it, whoever else lets it pass.
        let (one, could) = (tally.heads.in_favour > 0, tally.heads.in_favour > 0 || tally.heads.missing > 0);
        match counted {
            Some((surely, _, whole)) if one && self.is_made_by(surely, whole) => Verdict::Carried,
            Some((_, possibly, whole)) if could && self.is_made_by(possibly, whole) => Verdict::Open,
            Some(_) | None => Verdict::Failed,
        }
    }
}
