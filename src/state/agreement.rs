//! Consent: which positions count, and whether they satisfy the decision rule.

use crate::{
    decision::{Ballot, DecisionRule, MAX_ELECTORATE, OnWithdrawal, Reached, Verdict, Vote},
    event::Actor,
    state::{Moment, Negotiation, State},
    talks::{
        alternative::AlternativeState,
        party::PartyState,
        point::{PointState, PointStatus, WordingState},
        position::{Held, Positions, Stance},
        version::VersionState,
    },
    value::{gather::Gather, id::PartyId, register::EventTime, role::Role, sorted::Map, table::Ix},
};

/// What an agreement is for: provisional, or for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// In principle: who agrees with the aim counts, too, whatever the words are.
    Principle,
    /// The words provisionally: acceptances ad referendum count.
    Provisional,
    /// Closing: they do not.
    Closing,
}

/// What agreement is asked on: a matter, and the words that it has now.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Asked<'a> {
    Point(&'a PointState),
    Alternative(&'a AlternativeState),
    /// A version, to become the basis.
    Version(&'a VersionState),
    /// A version, to be adopted.
    Adoption(&'a VersionState),
}

impl Asked<'_> {
    pub(crate) fn words(self) -> Option<Ix<WordingState>> {
        match self {
            Self::Point(point) => point.words.value(),
            Self::Alternative(alternative) => Some(alternative.words.value()),
            Self::Version(_) | Self::Adoption(_) => None,
        }
    }
}

/// What a party says of the words in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Nothing is recorded.
    Nothing,
    /// Something that does not count now.
    Pending,
    /// For, against, neither.
    Vote(Ballot),
}

impl Said {
    /// What agreement with the aim says.
    pub(crate) fn of_aim(ground: Ground) -> Self {
        if ground == Ground::Principle { Self::Vote(Ballot::For) } else { Self::Pending }
    }
}

impl PointState {
    /// What it is agreed for now: in principle, or else in words.
    pub(crate) fn ground(&self) -> Ground {
        match self.status.value() {
            PointStatus::AgreedInPrinciple => Ground::Principle,
            PointStatus::Tabled
            | PointStatus::UnderDiscussion
            | PointStatus::TextAgreed
            | PointStatus::Closed
            | PointStatus::Dropped
            | PointStatus::MovedToInstrument
            | PointStatus::Superseded => Ground::Provisional,
        }
    }
}

impl State {
    /// The parties that act jointly; none, where one acts.
    pub(crate) fn jointly(&self, by: &Actor) -> Vec<Ix<PartyState>> {
        match by {
            Actor::Jointly(_) => by.voices().filter_map(|id| self.parties.find(id.as_str())).gather(),
            Actor::Party(_)
            | Actor::Acting(_)
            | Actor::Secretariat
            | Actor::Procedure
            | Actor::Outside(_)
            | Actor::Unknown => Vec::new(),
        }
    }
}

impl Negotiation {
    /// How the party stands: for, against, neither; none if nothing that counts is recorded. Where
    /// the procedure says so, a group speaks for a member that has said nothing itself.
    pub(crate) fn ballot(
        &self,
        asked: Asked<'_>,
        party: Ix<PartyState>,
        ground: Ground,
        moment: Moment<'_>,
    ) -> Option<Ballot> {
        let said = |ix| self.said(asked, ix, ground, moment);
        match said(party) {
            Said::Vote(ballot) => Some(ballot),
            Said::Pending => None,
            Said::Nothing => self.group_ballot(asked, party, &said),
        }
    }

    /// The same, of what parties would say.
    pub(crate) fn ballot_where(
        &self,
        asked: Asked<'_>,
        party: Ix<PartyState>,
        said: &dyn Fn(Ix<PartyState>) -> Said,
    ) -> Option<Ballot> {
        match said(party) {
            Said::Vote(ballot) => Some(ballot),
            Said::Pending => None,
            Said::Nothing => self.group_ballot(asked, party, said),
        }
    }

    /// What the groups of a party say, where they say one thing.
    fn group_ballot(
        &self,
        asked: Asked<'_>,
        party: Ix<PartyState>,
        said: &dyn Fn(Ix<PartyState>) -> Said,
    ) -> Option<Ballot> {
        if !self.state.procedure().group_positions()
            || matches!(asked, Asked::Version(_) | Asked::Adoption(_))
        {
            return None;
        }
        let memberships = self.state.parties.get(party).map_or(&[][..], |party| &party.memberships);
        let mut groups = memberships.iter().filter(|m| m.current.value()).map(|m| said(m.group));
        let mut spoken = groups.by_ref().filter_map(|said| match said {
            Said::Vote(ballot) => Some(Some(ballot)),
            Said::Pending => Some(None),
            Said::Nothing => None,
        });
        let first = spoken.next()?;
        spoken.all(|other| other == first).then_some(first).flatten()
    }

    /// What the party itself says.
    pub(crate) fn said(
        &self,
        asked: Asked<'_>,
        party: Ix<PartyState>,
        ground: Ground,
        moment: Moment<'_>,
    ) -> Said {
        if moment.acting.contains(&party) {
            return Said::Vote(Ballot::For);
        }
        self.weigh(party, self.held_on(asked, party), asked.words(), ground, moment)
    }

    /// What a position says of these words.
    pub(crate) fn weigh(
        &self,
        party: Ix<PartyState>,
        position: Option<Held>,
        current: Option<Ix<WordingState>>,
        ground: Ground,
        moment: Moment<'_>,
    ) -> Said {
        let Some((position, stance)) = position.and_then(|position| Some((position, position.stance?)))
        else {
            return Said::Nothing;
        };
        // A position is about the exact words, or about the aim; on other words it has lapsed.
        if stance != Stance::AgreesInPrinciple && !self.state.same_words(position.wording, current) {
            return Said::Nothing;
        }
        // What a mediator holds in confidence is no act of the party, which has said nothing.
        if !position.own {
            return Said::Nothing;
        }
        if self.left_after(party, position.seq) {
            return Said::Pending;
        }
        match (stance, ground) {
            (Stance::AcceptsAdReferendum, Ground::Closing) => Said::Pending,
            (Stance::AgreesInPrinciple, ground) => Said::of_aim(ground),
            (Stance::AcceptsIf, _) => {
                let met = self.state.condition(position.seq).is_some_and(|c| self.is_met(c, moment));
                if met { Said::Vote(Ballot::For) } else { Said::Pending }
            }
            (stance, _) => Said::Vote(stance.ballot()),
        }
    }

    /// The position of a party, withdrawn or not. Where the words of a point are those of an
    /// alternative, a position on that alternative is one on the point: the later one counts.
    pub(crate) fn held_on(&self, asked: Asked<'_>, party: Ix<PartyState>) -> Option<Held> {
        let own = self.held_itself(asked, party);
        // Nearly always nobody has been succeeded, and then nothing is looked for.
        let heir = self.state.parties.get(party).is_some_and(|party| !party.inherits_from.is_empty());
        if !heir || own.is_some_and(|held| held.own) {
            return own;
        }
        self.predecessors(party).into_iter().find_map(|ix| self.held_itself(asked, ix)).or(own)
    }

    /// The position that a party took itself.
    fn held_itself(&self, asked: Asked<'_>, party: Ix<PartyState>) -> Option<Held> {
        let point = match asked {
            Asked::Alternative(alternative) => return alternative.positions.of(party),
            Asked::Version(version) | Asked::Adoption(version) => return version.positions.of(party),
            Asked::Point(point) => point,
        };
        let position = point.positions.of(party);
        match self.source_of(point) {
            Some(source) => self.later(position, source.positions.of(party), point.words.value(), None),
            None => position,
        }
    }

    /// The alternative whose words a point has.
    pub(crate) fn source_of(&self, point: &PointState) -> Option<&AlternativeState> {
        // Often no words were put forward beside those of the points.
        if self.state.alternatives.len() == 0 {
            return None;
        }
        self.state.alternatives.get(self.state.alternative_of(point.words.value())?)
    }

    /// Of a position on a point and one on the alternative whose words the point has, the one that
    /// counts. One of them may be yet to come, at the place given.
    pub(crate) fn later(
        &self,
        position: Option<Held>,
        there: Option<Held>,
        words: Option<Ix<WordingState>>,
        coming: Option<EventTime>,
    ) -> Option<Held> {
        let counts =
            |position: &Held| position.stance.is_some() && self.state.same_words(position.wording, words);
        match (position, there.filter(counts)) {
            (position, None) => position,
            (None, there) => there,
            // What a mediator holds in confidence takes no place of what the party said itself.
            (Some(position), Some(there)) if position.own != there.own => {
                Some(if there.own { there } else { position })
            }
            (Some(position), Some(there)) => {
                let order = |position: &Held| {
                    (self.places().get(position.seq as usize).copied().or(coming), position.seq)
                };
                let passed_over = position.stance.is_some() && !counts(&position);
                Some(if passed_over || order(&position) < order(&there) { there } else { position })
            }
        }
    }

    /// Every party that took a position on a point, with the one that [`held_on`](Self::held_on)
    /// gives.
    pub(crate) fn all_held_on<'a>(
        &'a self,
        point: &'a PointState,
    ) -> impl Iterator<Item = (Ix<PartyState>, Held)> + use<'a> {
        let there = self.source_of(point).map(|source| &source.positions);
        let mut parties: Vec<_> = point.positions.iter().map(|(party, _)| party).collect();
        parties.extend(there.into_iter().flat_map(Positions::iter).map(|(party, _)| party));
        if there.is_some() {
            parties.sort_unstable_by_key(|party| party.to_usize());
            parties.dedup();
        }
        parties.into_iter().filter_map(|party| Some((party, self.held_on(Asked::Point(point), party)?)))
    }

    /// Whether the party left the talks after it took this position, and that lets it lapse.
    fn left_after(&self, party: Ix<PartyState>, seq: u32) -> bool {
        let Some(party) = self.state.parties.get(party) else { return false };
        party.left.value() && self.state.procedure().on_withdrawal() != OnWithdrawal::Kept && {
            let place = |seq: u32| (self.places().get(seq as usize).copied(), seq);
            place(seq) < place(party.left.seq())
        }
    }

    /// The time of the record: when its last entry was recorded.
    pub(crate) fn now(&self) -> Moment<'static> {
        Moment::at(self.last_recorded().map_or(EventTime::MIN_UTC, |last| last.to_utc()))
    }

    /// Whether at most one decides that is left over of several: what it decides is no agreement. `ever` of them have
    /// decided on the matter at some time. Where others sit that leave a matter to one, they have agreed to that.
    pub(crate) fn has_nobody_to_agree_with(&self, deciding: usize, ever: impl FnOnce() -> usize) -> bool {
        deciding <= 1 && (self.state.principals.len() <= 1 && self.is_table_set() || ever() > 1)
    }

    /// The party that alone decides on a matter, where there is nobody else any more.
    pub(crate) fn alone_on(&self, asked: Asked<'_>) -> Option<&PartyId> {
        let electorate = self.state.electorate(asked);
        let left_over = self.has_nobody_to_agree_with(electorate.len(), || self.ever_at_table(asked));
        self.party_id(*electorate.first().filter(|_| left_over)?)
    }

    /// Whether a second principal has taken its seat, be it that one has left it since.
    pub(crate) fn is_table_set(&self) -> bool {
        self.state.seated > 1
    }

    /// Counts an electorate by a rule, and hands on the rule that counts for it, and the votes.
    pub(crate) fn count<R>(
        &self,
        rule: &DecisionRule,
        electorate: &[Ix<PartyState>],
        ballot: impl Fn(Ix<PartyState>) -> Option<Ballot>,
        hand: impl FnOnce(&DecisionRule, &[Vote<'_>]) -> R,
    ) -> R {
        let counting = self.counting(rule, electorate);
        hand(counting.rule(rule), &counting.votes(&ballot))
    }

    #[inline]
    fn counting<'a>(&'a self, rule: &DecisionRule, electorate: &'a [Ix<PartyState>]) -> Counting<'a> {
        Counting {
            talks: self,
            electorate,
            groups: self.groups(rule, electorate),
            before: self.named_before(rule, |party| self.heir(party)),
        }
    }

    /// The rule that counts for an electorate: where it counts a group of which nobody is left, or one that would satisfy it
    /// alone, unanimity of all of them.
    pub(crate) fn rule_among<'r>(
        &self,
        rule: &'r DecisionRule,
        electorate: &[Ix<PartyState>],
    ) -> &'r DecisionRule {
        let is_it = self.count(rule, electorate, |_| None, |counts, _| counts == rule);
        if is_it { rule } else { &DecisionRule::Unanimity }
    }

    /// The groups of each party of the electorate; nothing where the rule asks for none.
    fn groups(&self, rule: &DecisionRule, electorate: &[Ix<PartyState>]) -> Vec<Vec<PartyId>> {
        let mut asks = false;
        rule.each_group(&mut |_| asks = true);
        if !asks {
            return Vec::new();
        }
        let of = |ix: &Ix<PartyState>| {
            let memberships = self.state.parties.get(*ix).map_or(&[][..], |party| &party.memberships);
            let current = memberships.iter().filter(|m| m.current.value());
            current.filter_map(|m| self.state.parties.get(m.group).map(|group| group.id.clone())).gather()
        };
        electorate.iter().map(of).collect()
    }

    /// Those who are left over of several, each of a group that a rule counts.
    fn left_over(
        &self,
        rule: &DecisionRule,
        electorate: &[Ix<PartyState>],
        groups: &[Vec<PartyId>],
    ) -> Vec<Ix<PartyState>> {
        let mut all = Vec::new();
        rule.each_group(&mut |group| {
            let mut members = electorate.iter().zip(groups).filter(|(_, own)| own.contains(group));
            if let (Some((member, _)), None) = (members.next(), members.next()) {
                all.extend(self.had_several(group).then_some(*member));
            }
        });
        all
    }

    /// Whether several principals were members of a group at some time.
    fn had_several(&self, group: &PartyId) -> bool {
        let group = self.state.parties.find(group.as_str());
        let was_member = |ix: &Ix<PartyState>| {
            self.state.parties.get(*ix).is_some_and(|party| {
                party.has_held(&Role::PRINCIPAL)
                    && party.memberships.iter().any(|own| Some(own.group) == group)
            })
        };
        self.places_of(self.state.parties.iter().map(|(ix, _)| ix).filter(was_member)) > 1
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
        self.consent(Asked::Point(point), ground, moment, build)
    }

    /// The same on the words of an alternative, and of a version.
    pub(crate) fn consent(
        &self,
        asked: Asked<'_>,
        ground: Ground,
        moment: Moment<'_>,
        build: bool,
    ) -> (Verdict, Option<Reached>) {
        let rule = self.state.rule_for(asked);
        let electorate = self.state.electorate(asked);
        if self.has_nobody_to_agree_with(electorate.len(), || self.ever_at_table(asked)) {
            return (Verdict::Open, None);
        }
        self.count(
            rule,
            &electorate,
            |ix| self.ballot(asked, ix, ground, moment),
            |rule, votes| {
                let (verdict, _) = tally(rule, votes, false, false);
                // Who decides stands in the state once.
                let reached = if build && verdict.is_carried() {
                    Reached::of_distinct(rule.clone(), votes).ok()
                } else {
                    None
                };
                (verdict, reached)
            },
        )
    }
}

/// An electorate, with what a rule asks of each.
struct Counting<'a> {
    talks: &'a Negotiation,
    electorate: &'a [Ix<PartyState>],
    groups: Vec<Vec<PartyId>>,
    before: Map<Ix<PartyState>, Vec<PartyId>>,
}

impl Counting<'_> {
    fn votes(&self, ballot: &dyn Fn(Ix<PartyState>) -> Option<Ballot>) -> Vec<Vote<'_>> {
        let mut groups = self.groups.iter();
        let mut votes = Vec::with_capacity(self.electorate.len());
        for &ix in self.electorate {
            let of_party = groups.next().map_or(&[][..], Vec::as_slice);
            if let Some(party) = self.talks.state.parties.get(ix) {
                let vote = Vote::new(&party.id, ballot(ix)).with_weight(party.weight.value());
                let before = self.before.get(&ix).map_or(&[][..], Vec::as_slice);
                votes.push(vote.with_groups(of_party).with_before(before));
            }
        }
        votes
    }

    /// The rule that counts.
    #[inline]
    fn rule<'r>(&self, rule: &'r DecisionRule) -> &'r DecisionRule {
        let by_all = !self.groups.is_empty() && {
            let verdict =
                |ballot: &dyn Fn(Ix<PartyState>) -> Option<Ballot>| rule.verdict(&self.votes(ballot));
            let alone = |own: Ix<PartyState>| verdict(&|ix| (ix == own).then_some(Ballot::For)).is_carried();
            self.talks.left_over(rule, self.electorate, &self.groups).into_iter().any(alone)
                || verdict(&|_| Some(Ballot::For)) == Verdict::Failed
        };
        if by_all { &DecisionRule::Unanimity } else { rule }
    }
}

/// Whether an entry can hold these as an electorate: not too many, with weights that can be summed.
pub(crate) fn can_be_asked(rule: &DecisionRule, votes: &[Vote<'_>]) -> bool {
    let sum = || votes.iter().try_fold(0_u64, |sum, vote| sum.checked_add(vote.weight));
    votes.len() <= MAX_ELECTORATE && (!rule.is_weighed() || sum().is_some())
}

/// What the votes come to; closed, with who did not vote as absent.
pub(crate) fn tally(
    rule: &DecisionRule,
    votes: &[Vote<'_>],
    closed: bool,
    build: bool,
) -> (Verdict, Option<Reached>) {
    // Nobody is recorded whose agreement is needed: that shows nothing, either way.
    // Neither does an electorate that no entry can hold.
    let asked = !votes.is_empty() && can_be_asked(rule, votes);
    let verdict = match asked {
        true if closed => rule.at_close(votes, false),
        true => rule.verdict(votes),
        false => Verdict::Open,
    };
    let reached =
        (build && verdict == Verdict::Carried).then(|| Reached::of(rule.clone(), votes).ok()).flatten();
    (verdict, reached)
}
