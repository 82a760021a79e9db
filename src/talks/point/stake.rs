//! What acts on points change for others.

use crate::{
    event::{Entry, Event, fact::Mention},
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    outcome::{
        commitment::{CommitmentStatus, Made},
        instrument::InstrumentStatus,
    },
    state::{Asked, Negotiation},
    talks::{
        party::PartyState,
        point::{Flag, PointEvent, PointState, PointStatus, Referral, Standing},
        position::{Held, Taken},
        proposal::{Contained, ProposalStatus},
        version::{VersionState, VersionStatus},
    },
    value::{gather::Gather, id::PointId, table::Ix},
};

impl Staked for PointEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let talks = judge.talks;
        let ix = judge.named.point;
        let point = ix.and_then(|ix| talks.state.points.get(ix));
        match self {
            Self::Tabled(fact) if fact.parent.is_none() => judge.holds_the_whole_up(),
            Self::Tabled(fact) => judge.puts_back(fact.parent.as_ref()),
            // A translation binds nobody, whoever votes meanwhile: nothing is done with it (`any.any.translation`).
            Self::LanguageAdded(fact) if fact.wording.standing != Some(Standing::Authentic) => {
                Touched::ByItsRule
            }
            Self::Rectified(_) if talks.state.beside(judge.named.wording) == Some(Standing::Translation) => {
                Touched::ByItsRule
            }
            Self::Renamed(_)
            | Self::AreasSet(_)
            | Self::Reworded(_)
            | Self::Rectified(_)
            | Self::LanguageAdded(_) => judge.consented(point),
            Self::Nested(fact) => {
                let parents = point.and_then(|point| point.parent.value()).into_iter();
                let parents =
                    parents.chain(fact.parent.as_ref().and_then(|id| talks.state.points.find(id.as_str())));
                let all = parents.filter_map(|parent| talks.state.points.get(parent)).chain(point);
                let mut all = all.map(|point| judge.consented(Some(point)));
                let consented = all.find(|touched| *touched != Touched::NobodyElse);
                consented.unwrap_or_else(|| judge.puts_back(fact.parent.as_ref()))
            }
            Self::Referred(fact) => match fact.to {
                Referral::Arbiter(_) => Touched::ByItsRule,
                Referral::Later | Referral::Leaders(_) => Touched::NobodyElse,
            },
            // Who takes it up takes it back from where it was referred to; to be discussed it needs nobody.
            Self::TakenUp(_) | Self::Returned(_)
                if point.is_some_and(|point| point.flag.value() == Some(Flag::ReferredToArbiter)) =>
            {
                Touched::All(Vec::new())
            }
            Self::Returned(_) => Touched::NobodyElse,
            Self::Reinstated(_) => {
                Touched::unless(point.is_some_and(|point| judge.is_of_makers(point.status.seq())))
            }
            Self::Reopened(_) if point.is_some_and(|point| point.status.value() == PointStatus::Closed) => {
                Touched::All(Vec::new())
            }
            Self::TakenUp(_)
            | Self::Reopened(_)
            | Self::AgreedInPrinciple(_)
            | Self::TextAgreed(_)
            | Self::Closed(_)
            | Self::Awarded(_)
            | Self::Dropped(_)
            | Self::MovedToInstrument(_)
            | Self::Superseded(_) => Touched::ByItsRule,
        }
    }

    // A point is not closed before its parts.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        let Self::Tabled(fact) = self else { return Shown::AsItTouches };
        match &fact.parent {
            Some(parent) => Shown::With(vec![Mention::Point(parent)]),
            None => Shown::Kept,
        }
    }
}

impl Judge<'_> {
    /// Whose part others took out of a point puts no other into it without them, until the point has moved on.
    fn puts_back(&self, into: Option<&PointId>) -> Touched {
        let points = &self.talks.state.points;
        let parent = into.and_then(|id| points.find(id.as_str()));
        let Some((ix, parent)) = parent.and_then(|ix| Some((ix, points.get(ix)?))) else {
            return Touched::NobodyElse;
        };
        let again = |part: &PointState| {
            let dropped = part.status.seq();
            part.status.value() == PointStatus::Dropped
                && !self.talks.has_moved_on(parent, dropped)
                && self.was_removed_by_others(part.introduced, dropped)
        };
        let parts = parent.children.iter().filter_map(|part| points.get(*part));
        let mut parts = parts.filter(|part| part.parent.value() == Some(ix));
        if parts.any(again) { Touched::Table(ix) } else { Touched::NobodyElse }
    }

    /// Where nothing closes before everything does, whose point others dropped, that came when another was agreed already, puts
    /// no more before them.
    fn holds_the_whole_up(&self) -> Touched {
        let points = self.talks.state.points.items();
        if !self.talks.state.procedure().single_undertaking() {
            return Touched::NobodyElse;
        }
        let waits = |since: u32| {
            points.iter().any(|point| point.status.value().waits_to_close() && point.status.seq() < since)
        };
        let again = |own: &PointState| {
            own.status.value() == PointStatus::Dropped
                && own.parent.value().is_none()
                && waits(own.introduced)
                && self.was_removed_by_others(own.introduced, own.status.seq())
        };
        Touched::unless(!points.iter().any(again))
    }

    /// Those who consented to what a point is now, if it is others than those who act.
    fn consented(&self, point: Option<&PointState>) -> Touched {
        let Some(point) = point else { return Touched::NobodyElse };
        // Other words have the consent of nobody; what is the same has that of all who gave it, seen or not.
        let all = if matches!(self.entry.event, Event::Point(PointEvent::Reworded(_))) {
            self.seen_accepting(point, 0)
        } else {
            self.talks.standing_by(point)
        };
        let agreed = !matches!(point.status.value(), PointStatus::Tabled | PointStatus::UnderDiscussion);
        if agreed || !self.others(all.iter().copied()).is_empty() {
            Touched::All(all)
        } else {
            Touched::NobodyElse
        }
    }

    /// Those who accept the words that a point has now, and have done so from this entry on, as far as those who act see
    /// it.
    pub(crate) fn seen_accepting(&self, point: &PointState, since: u32) -> Vec<Ix<PartyState>> {
        let all = self.talks.accepting(point).into_iter();
        all.filter(|(_, seq)| *seq >= since && self.sees(*seq)).map(|(ix, _)| ix).gather()
    }

    /// Whether all who act see an entry.
    pub(crate) fn sees(&self, seq: u32) -> bool {
        let talks = self.talks;
        let mut actors = self.actors().filter_map(|ix| talks.state.parties.get(ix));
        talks.nth(seq).is_some_and(|entry| actors.all(|actor| talks.is_seen_by(actor, entry)))
    }
}

impl Negotiation {
    /// Whether a point got on after this entry. That somebody took it up says nothing: each does so alone.
    pub(crate) fn has_moved_on(&self, point: &PointState, since: u32) -> bool {
        let is_taken_up = |entry: &Entry| matches!(entry.event, Event::Point(PointEvent::TakenUp(_)));
        let moved = point.status.seq();
        moved > since && !self.nth(moved).is_some_and(is_taken_up)
    }

    /// Those who have put their name to the words that a point has: whose position on them, or on a part of them, counts for
    /// something; who made or accepted an offer of them that is open; who put a question on them that is open, or may have
    /// answered it; and those bound to the point in these words.
    fn standing_by(&self, point: &PointState) -> Vec<Ix<PartyState>> {
        let state = &self.state;
        let Some(ix) = state.points.find(point.id.as_str()) else { return Vec::new() };
        let quotes = |held: &Held| {
            let taken = self.nth(held.seq).and_then(|entry| Taken::of(&entry.event));
            taken.is_some_and(|taken| !taken.parts.is_empty())
        };
        let counts =
            |held: &Held| quotes(held) || held.stance.is_some_and(|stance| !stance.ballot().is_against());
        let mut all: Vec<_> = self.holding(point, counts).into_iter().map(|(party, _)| party).collect();
        for offer in state.proposals.items() {
            let open = matches!(offer.status.value(), ProposalStatus::Submitted | ProposalStatus::PutToVote);
            let holds = |one: &Contained| {
                let is_it = one.alternative.is_none() && one.point == ix;
                is_it && state.same_words(one.wording, point.words.value())
            };
            if open && offer.contents.iter().any(holds) {
                all.extend(offer.proposers.iter().copied().chain(offer.accepting()));
            }
        }
        for question in state.questions.items() {
            if self.holds_up(question, &Mention::Point(&point.id)) {
                let places = self.places_in(question);
                let answered = places.iter().filter(|place| question.may_have_answered(place));
                all.extend(answered.map(|place| place.party));
                let put = self.nth(question.introduced);
                let by = put.into_iter().flat_map(|put| put.by.voices());
                all.extend(by.filter_map(|id| state.parties.find(id.as_str())));
            }
        }
        all.extend(self.bound_to(point));
        self.of_the_table(all)
    }

    /// Those who carry on the places of these, of whom only those count who decided once: nobody makes itself concerned.
    pub(crate) fn of_the_table(&self, mut all: Vec<Ix<PartyState>>) -> Vec<Ix<PartyState>> {
        all.retain(|ix| self.state.parties.get(*ix).is_some_and(PartyState::has_sat));
        self.heirs(all)
    }

    /// Those bound to a point in the words that it has: who accept a version that has it in these, or voted for it; all who decide, where one
    /// is adopted; those whose instrument embodies one; and who owes, or is owed, what rests on them.
    pub(crate) fn bound_to(&self, point: &PointState) -> Vec<Ix<PartyState>> {
        let state = &self.state;
        let ix = state.points.find(point.id.as_str());
        let is_it =
            |on: Ix<PointState>, words| Some(on) == ix && state.same_words(words, point.words.value());
        let mut all = Vec::new();
        let contains =
            |own: &VersionState| own.contents.iter().any(|content| is_it(content.point, content.wording));
        for (on, version) in state.versions.iter().filter(|(_, own)| contains(own)) {
            match version.status.value() {
                VersionStatus::Drafted | VersionStatus::Tabled | VersionStatus::UnderNegotiation => {
                    all.extend(version.positions.accepting());
                    all.extend(self.voting_for_version(on));
                }
                VersionStatus::AdoptedAdReferendum | VersionStatus::Adopted => {
                    all.extend(&state.principals);
                }
                VersionStatus::Rejected | VersionStatus::Superseded | VersionStatus::Withdrawn => {}
            }
        }
        for own in state.instruments.items() {
            let version = own.version.value().and_then(|ix| state.versions.get(ix));
            if own.status.value() != InstrumentStatus::Draft && version.is_some_and(contains) {
                all.extend(self.concerned(own));
            }
        }
        for owed in state.commitments.items() {
            let made = self.nth(owed.introduced).and_then(|entry| Made::of(&entry.event));
            let words = made.and_then(|fact| state.wordings.find(fact.wording.as_ref()?.as_str()));
            let binds = owed.status.value() != CommitmentStatus::Obsolete && words.is_some();
            if binds && owed.point.is_some_and(|on| is_it(on, words)) {
                let to = if owed.to.is_empty() { state.principals.as_slice() } else { &owed.to };
                all.extend(owed.obligors.iter().chain(to).copied());
            }
        }
        self.of_the_table(all)
    }

    /// Those of the electorate, or for whom these speak, who accept the words that a point has now, each with the entry.
    fn accepting(&self, point: &PointState) -> Vec<(Ix<PartyState>, u32)> {
        self.holding(point, Held::accepts)
    }

    /// Those of them who hold a position of some sort on the words that a point has now.
    fn holding(&self, point: &PointState, some: impl Fn(&Held) -> bool) -> Vec<(Ix<PartyState>, u32)> {
        let electorate = self.state.electorate(Asked::Point(point));
        let decides = |party: Ix<PartyState>| {
            electorate.contains(&self.heir(party))
                || electorate.iter().any(|ix| {
                    let memberships = self.state.parties.get(*ix).map_or(&[][..], |party| &party.memberships);
                    memberships.iter().any(|own| own.group == party && own.current.value())
                })
        };
        let words = point.words.value();
        let all = self.all_held_on(point).filter(|(party, held)| {
            some(held) && self.state.same_words(held.wording, words) && decides(*party)
        });
        all.map(|(party, held)| (party, held.seq)).gather()
    }
}
