//! Consent: which positions count, and whether they satisfy the decision rule.

use crate::{
    condition::Condition,
    id::PointId,
    negotiation::Negotiation,
    party::PartyState,
    point::{PointState, WordingState},
    position::{Held, Stance},
    proposal::ProposalStatus,
    register::Place,
    table::Ix,
    terms::{Ballot, DecisionRule, OnWithdrawal, Reached, Verdict, Vote},
};

/// What an agreement is for: provisional, or for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// In principle, or the words provisionally: acceptances ad referendum count.
    Provisional,
    /// Closing: they do not.
    Closing,
}

/// The moment that consent is judged at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment<'a> {
    pub(crate) at: Place,
    /// Points that close together then: for conditions, they count as closed.
    pub(crate) closing: &'a [Ix<PointState>],
}

impl Moment<'static> {
    pub(crate) const fn at(at: Place) -> Self {
        Self { at, closing: &[] }
    }
}

impl Negotiation {
    /// How the party stands on current words: for, against, neither; none if nothing that counts
    /// is recorded.
    pub(crate) fn ballot(
        &self,
        party: Ix<PartyState>,
        held: Option<Held>,
        current: Option<Ix<WordingState>>,
        ground: Ground,
        moment: Moment<'_>,
    ) -> Option<Ballot> {
        let held = held?;
        let stance = held.stance?;
        // A position is about the exact words; on others it has lapsed.
        if !self.state.same_words(held.wording, current) || self.left_after(party, held.seq) {
            return None;
        }
        match (stance, ground) {
            (Stance::AcceptsAdReferendum, Ground::Closing) => None,
            (Stance::AcceptsIf, _) => {
                self.state.condition(held.seq).is_some_and(|c| self.is_met(c, moment)).then_some(Ballot::For)
            }
            (stance, _) => Some(stance.ballot()),
        }
    }

    /// Whether the party left the talks after it took this position, and that lets it lapse.
    fn left_after(&self, party: Ix<PartyState>, seq: u32) -> bool {
        let Some(party) = self.state.parties.get(party) else { return false };
        party.left.value() && self.state.procedure().on_withdrawal() != OnWithdrawal::Kept && {
            let place = |seq: u32| (self.places().get(seq as usize).copied(), seq);
            place(seq) < place(party.left.seq())
        }
    }

    /// Whether a condition is met. Text is never computed.
    pub(crate) fn is_met(&self, condition: &Condition, moment: Moment<'_>) -> bool {
        use crate::point::PointStatus::{Closed, TextAgreed};
        let stands = |id: &PointId, agreed: bool| {
            self.state.points.find(id.as_str()).is_some_and(|ix| {
                let status = self.state.points.get(ix).map(|point| point.status.value());
                status == Some(Closed) || agreed && status == Some(TextAgreed) || moment.closing.contains(&ix)
            })
        };
        match condition {
            Condition::PointAgreed(id) => stands(id, true),
            Condition::PointClosed(id) => stands(id, false),
            Condition::ProposalAccepted(id) => {
                let proposal = self.state.proposals.by_key(id.as_str());
                proposal.is_some_and(|proposal| proposal.status.value() == ProposalStatus::Accepted)
            }
            Condition::DateReached(when) => {
                self.span_of(when).earliest.is_some_and(|earliest| earliest <= moment.at)
            }
            Condition::AllOf(parts) => parts.iter().all(|part| self.is_met(part, moment)),
            Condition::AnyOf(parts) => parts.iter().any(|part| self.is_met(part, moment)),
            Condition::Text(_) => false,
        }
    }

    /// The time of the record: when its last entry was recorded.
    pub(crate) fn now(&self) -> Moment<'static> {
        Moment::at(self.last_recorded().map_or(Place::MIN_UTC, |last| last.to_utc()))
    }

    /// Counts an electorate by a rule, and hands the votes on.
    pub(crate) fn count<R>(
        &self,
        rule: &DecisionRule,
        electorate: &[Ix<PartyState>],
        ballot: impl Fn(Ix<PartyState>) -> Option<Ballot>,
        hand: impl FnOnce(&[Vote<'_>]) -> R,
    ) -> R {
        let groups = self.groups(rule, electorate);
        let mut groups = groups.iter();
        let mut votes = Vec::with_capacity(electorate.len());
        for &ix in electorate {
            let of_party = groups.next().map_or(&[][..], Vec::as_slice);
            if let Some(party) = self.state.parties.get(ix) {
                let vote = Vote::new(&party.id, ballot(ix)).with_weight(party.weight.value());
                votes.push(vote.with_groups(of_party));
            }
        }
        hand(&votes)
    }

    /// The groups of each party of the electorate, where the rule asks for groups at all.
    fn groups(&self, rule: &DecisionRule, electorate: &[Ix<PartyState>]) -> Vec<Vec<crate::id::PartyId>> {
        let mut asks = false;
        rule.each_group(&mut |_| asks = true);
        if !asks {
            return Vec::new();
        }
        let of = |ix: &Ix<PartyState>| {
            let memberships = self.state.parties.get(*ix).map_or(&[][..], |party| &party.memberships);
            let current = memberships.iter().filter(|m| m.current.value());
            current.filter_map(|m| self.state.parties.get(m.group).map(|group| group.id.clone())).collect()
        };
        electorate.iter().map(of).collect()
    }

    /// Whether standing positions of the principals on a point's current words satisfy the rule
    /// for agreeing, and how.
    pub(crate) fn agreement(
        &self,
        point: &PointState,
        ground: Ground,
        moment: Moment<'_>,
        build: bool,
    ) -> (Verdict, Option<Reached>) {
        let current = point.words.value();
        let rule = self.state.procedure().agreeing();
        self.count(
            rule,
            &self.state.principals,
            |ix| self.ballot(ix, point.positions.of(ix), current, ground, moment),
            |votes| tally(rule, votes, build),
        )
    }

    /// The same for those whose joint act it is: an act of theirs is their consent.
    pub(crate) fn joint_consent(
        &self,
        rule: &DecisionRule,
        actors: &[Ix<PartyState>],
        except: Option<Ix<PartyState>>,
        build: bool,
    ) -> (Verdict, Option<Reached>) {
        let electorate: Vec<_> =
            self.state.principals.iter().copied().filter(|ix| Some(*ix) != except).collect();
        self.count(
            rule,
            &electorate,
            |ix| actors.contains(&ix).then_some(Ballot::For),
            |votes| tally(rule, votes, build),
        )
    }
}

pub(crate) fn tally(rule: &DecisionRule, votes: &[Vote<'_>], build: bool) -> (Verdict, Option<Reached>) {
    // Nobody is recorded whose consent is needed: that shows nothing, either way.
    let verdict = if votes.is_empty() { Verdict::Open } else { rule.verdict(votes) };
    let reached =
        (build && verdict == Verdict::Carried).then(|| Reached::of(rule.clone(), votes).ok()).flatten();
    (verdict, reached)
}
