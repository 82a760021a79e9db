//! What follows from an act by the rules: appended when governing, expected when observing.

use std::sync::Arc;

use crate::{
    decision::{Ballot, OnWithdrawal, Verdict},
    event::{
        Actor, Disclosure, Entry, Event, Mode,
        fact::{Mention, Mentions},
    },
    notes::correction::RecordEvent,
    state::{Asked, Ground, Moment, Named, Negotiation, Said},
    talks::{
        alternative::{AlternativeEvent, SetAside},
        link::LinkKind,
        party::{
            self, Holding, Inheritance, MAX_PER_PARTY, Participation, PartyEvent, PartyState, RoleAssigned,
            RoleStatus, Succeeded,
        },
        point::{self, Closed, PointEvent, PointState, PointStatus, Reopened},
        position::{Held, Matter, PositionEvent, Stance},
        proposal::{Accepted, ProposalStatus},
        question::QuestionEvent,
        version::{Superseded, VersionEvent, VersionState, VersionStatus, fold::Effect},
    },
    value::{
        id::{EntryId, PartyId, VersionId},
        register::Place,
        role::Scope,
        table::Ix,
    },
};

impl Negotiation {
    /// The consequences of an entry that is about to be appended: as entries, or as events that
    /// are expected.
    pub(crate) fn what_follows(
        &self,
        entry: &Entry,
        named: Named,
        place: Place,
    ) -> (Vec<Arc<Entry>>, Vec<Event>) {
        let moment = Moment::at(entry.recorded.to_utc());
        let mut events = self.consequences(entry, named, place, moment);
        self.votes_decide(&entry.event, &mut events, moment);
        self.packages_reopen(&entry.event, &mut events);
        if events.is_empty() {
            return (Vec::new(), Vec::new());
        }
        match entry.mode {
            Mode::Observed => (Vec::new(), events),
            Mode::Governed => {
                // Each thing once: two proposals may have been decided that contain one point.
                let mut entries: Vec<Arc<Entry>> = Vec::new();
                for event in events {
                    let next = self.consequence(entry, event);
                    entries.extend(
                        next.filter(|next| entries.iter().all(|one| one.id != next.id)).map(Arc::new),
                    );
                }
                (entries, Vec::new())
            }
        }
    }

    fn consequence(&self, cause: &Entry, event: Event) -> Option<Entry> {
        let id = format!("{}/{}/{}", cause.id, event.kind(), event.subject().as_str());
        let id = match &event {
            // Several parties may take positions on one point.
            Event::Position(PositionEvent::Taken(fact)) => {
                // Points, alternatives and versions may have ids in common.
                match fact.on {
                    Matter::Point(_) => format!("{id}/{}", fact.party),
                    Matter::Alternative(_) => format!("{id}/alternative/{}", fact.party),
                    Matter::Version(_) => format!("{id}/version/{}", fact.party),
                }
            }
            // A party may be given several roles.
            Event::Party(PartyEvent::RoleAssigned(fact)) => match &fact.scope {
                None | Some(Scope::Whole) => format!("{id}/{}", fact.role),
                Some(Scope::Meeting(scope)) => format!("{id}/{}/{scope}", fact.role),
                Some(Scope::Track(scope)) => format!("{id}/{}/{scope}", fact.role),
                Some(Scope::Instrument(scope)) => format!("{id}/{}/{scope}", fact.role),
            },
            _ => id,
        };
        self.follows(id, cause, cause, event)
    }

    /// A closing that is due before an act: it follows from the entry that set the term, and is
    /// recorded with the act.
    pub(crate) fn closing_of(&self, act: &Entry, term: &Entry, event: Event) -> Option<Entry> {
        let id = format!("{}/{}/{}", term.id, event.kind(), event.subject().as_str());
        let id = self.free_beside(id);
        let mut closing = self.follows(id, term, act, event)?;
        closing.occurred = None;
        Some(closing)
    }

    /// The id, or the first that goes on from it where one that does not stand any more has it: the term was
    /// corrected, and is over again.
    fn free_beside(&self, id: String) -> String {
        if EntryId::new(&id).is_ok_and(|id| !self.is_passed_over(&id)) {
            return id;
        }
        let mut next = (2_usize..).map(|n| format!("{id}/{n}"));
        next.find(|id| EntryId::new(id).is_ok_and(|id| !self.is_taken(&id))).unwrap_or(id)
    }

    fn follows(&self, id: String, cause: &Entry, with: &Entry, event: Event) -> Option<Entry> {
        Some(Entry {
            id: EntryId::new(id).ok()?,
            recorder: with.recorder.clone(),
            by: Actor::Procedure,
            recorded: with.recorded,
            occurred: with.occurred.clone(),
            sources: Vec::new(),
            disclosure: self.disclosure_of(cause, &event),
            mode: Mode::Governed,
            metadata: crate::value::metadata::Metadata::new(),
            reason: None,
            rests_on: None,
            reached: None,
            cause: Some(cause.id.clone()),
            irregularities: Vec::new(),
            erased: None,
            event,
        })
    }

    /// No wider than the cause and all that it mentions; what discloses something, to those to whom it does.
    fn disclosure_of(&self, cause: &Entry, event: &Event) -> Disclosure {
        if let Event::Record(RecordEvent::Disclosed(fact)) = event {
            let told = self.entry(&fact.entry).map(|own| self.told_by(cause, own));
            return told.map_or(Disclosure::Recorder, Disclosure::Parties);
        }
        let mut narrowest = cause.disclosure.clone();
        event.each_mention(&mut |mention| {
            let entry = self.introduced(mention);
            if let Some(entry) = entry {
                if !self.may_be_seen(entry, &narrowest) {
                    let all = std::iter::once(entry).chain(self.disclosures_of(&entry.id));
                    let narrower =
                        all.map(|by| &by.disclosure).filter(|own| own.is_no_wider_than(&narrowest));
                    narrowest = narrower.last().cloned().unwrap_or(Disclosure::Recorder);
                }
            }
        });
        // Nor to parties of whom some of the others may not know.
        let hidden = |party| {
            self.introduced(Mention::Party(party)).is_some_and(|own| !self.may_be_seen(own, &narrowest))
        };
        if narrowest.parties().iter().any(hidden) { Disclosure::Recorder } else { narrowest }
    }

    fn consequences(&self, entry: &Entry, named: Named, place: Place, moment: Moment<'_>) -> Vec<Event> {
        match &entry.event {
            Event::Position(event) => self.of_position(event, named, place, moment),
            Event::Alternative(AlternativeEvent::Chosen(_)) => self.rivals_set_aside(named),
            Event::Instrument(event) => self.of_instrument(event, named, place, moment),
            Event::Consent(event) => self.of_consent(event, named, place, moment),
            Event::Gate(event) => self.of_gate(event, named, place, moment),
            Event::Party(PartyEvent::Withdrawn(_)) => {
                named.party.map_or_else(Vec::new, |party| self.left(party, moment))
            }
            Event::Party(
                event @ (PartyEvent::Split(_) | PartyEvent::Merged(_) | PartyEvent::Succeeded(_)),
            ) => self.of_identity(event),
            Event::Version(VersionEvent::TakenAsBasis(fact)) => self.of_basis(&fact.version, named),
            Event::Question(QuestionEvent::Voted(fact)) => self.of_vote(fact, entry, named),
            Event::Proposal(event) => self.of_proposal(event, entry, named, moment),
            Event::Point(PointEvent::Closed(_)) => {
                // Those of its packages close together, and under a single undertaking all points.
                let together = named.point.map_or_else(Vec::new, |own| self.closing_with(own));
                let others = together.iter().skip(1).filter_map(|ix| self.state.points.get(*ix));
                others.map(|point| Closed::new(point.id.clone()).into()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What becomes of parties that split, merged, or were succeeded.
    fn of_identity(&self, event: &PartyEvent) -> Vec<Event> {
        let lives = |id: &&PartyId| {
            let party = self.state.parties.by_key(id.as_str());
            party.is_some_and(|party| party.participation.value() != Participation::Dissolved)
        };
        let dissolved = |id: &PartyId| party::Dissolved::new(id.clone()).into();
        match event {
            PartyEvent::Split(fact) if !fact.continues => {
                Some(&fact.party).filter(lives).map(dissolved).into_iter().collect()
            }
            PartyEvent::Merged(fact) => {
                let others = fact.parties.iter().filter(|id| **id != fact.party);
                others.filter(lives).map(dissolved).collect()
            }
            PartyEvent::Succeeded(fact) => {
                let carried = fact.inherits == Inheritance::Carried;
                let mut events = if carried { self.inherited(fact) } else { Vec::new() };
                events.extend(Some(&fact.party).filter(lives).map(dissolved));
                events
            }
            _ => Vec::new(),
        }
    }

    /// The roles and the seat that a successor is given.
    fn inherited(&self, fact: &Succeeded) -> Vec<Event> {
        let of = |id: &PartyId| self.state.parties.by_key(id.as_str());
        let (Some(before), Some(own)) = (of(&fact.party), of(&fact.successor)) else { return Vec::new() };
        let held = |holding: &&Holding| holding.status.value() == RoleStatus::Held;
        let roles = before.holdings.iter().filter(held);
        let roles = roles.filter(|new| {
            own.holding(&new.role, &new.scope).is_none_or(|own| own.status.value() != RoleStatus::Held)
        });
        let room = MAX_PER_PARTY.saturating_sub(own.holdings.len());
        let mut events: Vec<Event> = roles
            .filter_map(|new| {
                let other = new.on_behalf_of.value().and_then(|ix| self.state.parties.get(ix));
                let assigned = RoleAssigned::new(own.id.clone(), new.role.clone());
                let assigned =
                    if new.scope == Scope::Whole { assigned } else { assigned.with_scope(new.scope.clone()) };
                match other {
                    // Nobody acts for itself.
                    Some(other) if other.id == own.id => None,
                    Some(other) => Some(assigned.with_on_behalf_of(other.id.clone()).into()),
                    None => Some(assigned.into()),
                }
            })
            .take(room)
            .collect();
        let joins = matches!(
            own.participation.value(),
            Participation::Outside | Participation::Invited | Participation::Declined
        );
        if before.is_participating() && joins {
            events.push(party::Joined::new(own.id.clone()).into());
        }
        events
    }

    /// The former basis is superseded, and points follow the new one.
    fn of_basis(&self, version: &VersionId, named: Named) -> Vec<Event> {
        let former = self.state.basis.as_ref().and_then(|basis| self.state.versions.get(basis.value()));
        let former = former.filter(|former| {
            former.id != *version && former.status.value() == VersionStatus::UnderNegotiation
        });
        let superseded =
            |former: &VersionState| Superseded::new(former.id.clone()).with_successor(version.clone()).into();
        let mut events: Vec<Event> = former.map(superseded).into_iter().collect();
        for (ix, effect) in named.version.map_or_else(Vec::new, |ix| self.effects(ix)) {
            let Some(point) = self.state.points.get(ix) else { continue };
            let (id, status) = (point.id.clone(), point.status.value());
            let in_text = !status.is_out() && status != PointStatus::Closed;
            events.extend(match effect {
                Effect::Dropped if in_text => Some(point::Dropped::new(id).into()),
                Effect::Moved(to) if in_text => Some(point::MovedToInstrument::new(id, to.clone()).into()),
                Effect::Superseded(into) if in_text => {
                    let into = into.iter().map(|add| add.point.clone()).collect();
                    Some(point::Superseded::new(id).with_into(into).into())
                }
                Effect::Reinstated => Some(point::Reinstated::new(id).into()),
                Effect::Dropped | Effect::Moved(_) | Effect::Superseded(_) => None,
            });
        }
        events
    }

    /// The other open alternatives of the point.
    fn rivals_set_aside(&self, named: Named) -> Vec<Event> {
        let own = named.alternative.and_then(|ix| self.state.alternatives.get(ix));
        let point = own.and_then(|own| self.state.points.get(own.point));
        let rivals = point.into_iter().flat_map(|point| self.open_alternatives(point));
        let rivals = rivals.filter(|(ix, _)| Some(*ix) != named.alternative);
        rivals.map(|(_, rival)| SetAside::new(rival.id.clone()).into()).collect()
    }

    /// An agreed point reopens whose consent no longer holds once this position stands.
    fn of_position(
        &self,
        event: &PositionEvent,
        named: Named,
        place: Place,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        // It is not in the state yet, and neither is its condition.
        let seq = u32::try_from(self.entries().len()).unwrap_or(u32::MAX);
        let (on, stance, said) = match event {
            PositionEvent::Withdrawn(fact) => (&fact.on, None, Said::Nothing),
            PositionEvent::Confirmed(fact) => (&fact.on, Some(Stance::Accepts), Said::Vote(Ballot::For)),
            PositionEvent::Taken(fact) => {
                let said = match &fact.condition {
                    Some(condition) if !self.is_met(condition, moment) => Said::Pending,
                    _ => Said::Vote(fact.stance.ballot()),
                };
                (&fact.on, Some(fact.stance), said)
            }
        };
        let Some(party) = named.party else { return Vec::new() };
        let new = Held { stance, wording: stance.and(named.wording), seq };
        let own = |point: &PointState| point.positions.of(party);
        let (point, own, there) = match on {
            Matter::Version(_) => return Vec::new(),
            Matter::Point(_) => {
                let Some(point) = named.point.and_then(|ix| self.state.points.get(ix)) else {
                    return Vec::new();
                };
                (point, Some(new), self.source_of(point).and_then(|source| source.positions.of(party)))
            }
            // A position on the alternative whose words the point has is one on the point.
            Matter::Alternative(_) => {
                let source = named.alternative.and_then(|ix| self.state.alternatives.get(ix));
                let point = source.and_then(|source| self.state.points.get(source.point));
                match point {
                    Some(point) if self.state.alternative_of(point.words.value()) == named.alternative => {
                        (point, own(point), Some(new))
                    }
                    _ => return Vec::new(),
                }
            }
        };
        let words = point.words.value();
        let then = match self.later(own, there, words, Some(place)) {
            Some(held) if held.seq == seq => {
                if self.state.same_words(held.wording, words) {
                    said
                } else {
                    Said::Nothing
                }
            }
            held => self.weigh(party, held, words, Ground::Provisional, moment),
        };
        self.consent_gone(point, moment, &|ix| (ix == party).then_some(then))
    }

    /// point.reopened: an agreed point that loses an acceptance that it rests on, once parties say
    /// something new, and that the rest does not carry.
    pub(crate) fn consent_gone(
        &self,
        point: &PointState,
        moment: Moment<'_>,
        new: &dyn Fn(Ix<PartyState>) -> Option<Said>,
    ) -> Vec<Event> {
        if !point.status.value().is_agreed() || !self.state.procedure().withdrawn_acceptance_reopens() {
            return Vec::new();
        }
        let asked = Asked::Point(point);
        let said = |ix| new(ix).unwrap_or_else(|| self.said(asked, ix, Ground::Provisional, moment));
        let electorate = self.state.electorate(asked);
        let lost = electorate.iter().any(|&ix| {
            (new(ix).is_some() || self.state.procedure().group_positions())
                && self.ballot(asked, ix, Ground::Provisional, moment) == Some(Ballot::For)
                && self.ballot_where(asked, ix, &said) != Some(Ballot::For)
        });
        if lost { self.reopens(point, &electorate, &said) } else { Vec::new() }
    }

    /// The points that reopen when a party leaves, where the procedure says so.
    fn left(&self, party: Ix<PartyState>, moment: Moment<'_>) -> Vec<Event> {
        let principal = self
            .state
            .parties
            .get(party)
            .is_some_and(|p| p.roles.has_any(crate::value::role::RoleSet::PRINCIPAL));
        if !principal || self.state.procedure().on_withdrawal() != OnWithdrawal::Reopening {
            return Vec::new();
        }
        let agreed = self.state.points.iter().filter(|(_, point)| point.status.value().is_agreed());
        agreed
            .flat_map(|(ix, point)| {
                let asked = Asked::Point(point);
                // Who leaves still belongs to those who are asked, where it was at the table.
                let mut electorate = self.state.electorate(asked).into_owned();
                if !self.state.is_at_table(ix, point, party) {
                    return Vec::new();
                }
                if !electorate.contains(&party) {
                    electorate.push(party);
                }
                let said = |ix| {
                    if ix == party {
                        Said::Pending
                    } else {
                        self.said(asked, ix, Ground::Provisional, moment)
                    }
                };
                self.reopens(point, &electorate, &said)
            })
            .collect()
    }

    fn reopens(
        &self,
        point: &PointState,
        electorate: &[Ix<PartyState>],
        said: &dyn Fn(Ix<PartyState>) -> Said,
    ) -> Vec<Event> {
        let rule = self.state.agreeing(Asked::Point(point));
        let verdict = self.count(
            rule,
            electorate,
            |ix| self.ballot_where(Asked::Point(point), ix, said),
            |votes| rule.verdict(votes),
        );
        match verdict {
            Verdict::Failed | Verdict::Open => vec![Reopened::new(point.id.clone()).into()],
            Verdict::Carried => Vec::new(),
        }
    }

    /// With the question that was put on it, a proposal is decided.
    fn votes_decide(&self, event: &Event, events: &mut Vec<Event>, moment: Moment<'_>) {
        let decided = |event: &Event| match event {
            Event::Question(QuestionEvent::Carried(fact)) => Some((fact.question.clone(), true)),
            Event::Question(QuestionEvent::Failed(fact)) => Some((fact.question.clone(), false)),
            _ => None,
        };
        let all: Vec<_> = decided(event).into_iter().chain(events.iter().filter_map(decided)).collect();
        for (id, carried) in all {
            let Some(ix) = self.state.questions.find(id.as_str()) else { continue };
            let under_vote = self.state.questions.get(ix).map_or(&[][..], |question| &question.proposals);
            for own in under_vote.iter().filter_map(|own| self.state.proposals.get(*own)) {
                let stands = own.vote.value() == Some(ix) && own.status.value() == ProposalStatus::PutToVote;
                // Of those that shut each other out, one vote accepts the first.
                let shut_out = own.links.iter().filter_map(|link| self.state.links.get(*link)).any(|link| {
                    let others = link.proposals.iter().filter_map(|other| self.state.proposals.get(*other));
                    link.binds(LinkKind::Exclusive)
                        && others
                            .into_iter()
                            .any(|other| events.contains(&Accepted::new(other.id.clone()).into()))
                });
                if stands && !(carried && shut_out) {
                    events.extend(self.decided_by_vote(own, carried, moment));
                }
            }
        }
    }

    /// With a point of a package the others of it that are agreed reopen, and so on from package to
    /// package; each point once.
    fn packages_reopen(&self, event: &Event, events: &mut Vec<Event>) {
        let reopened = |event: &Event| match event {
            Event::Point(PointEvent::Reopened(fact)) => self.state.points.find(fact.point.as_str()),
            _ => None,
        };
        let mut all: Vec<_> = reopened(event).into_iter().chain(events.iter().filter_map(reopened)).collect();
        let own = all.len();
        let mut at = 0;
        while let Some(point) = all.get(at).and_then(|ix| self.state.points.get(*ix)) {
            at += 1;
            for ix in self.links_of(point, LinkKind::Package).flat_map(|link| link.points.iter().copied()) {
                let agreed = self.state.points.get(ix).is_some_and(|point| point.status.value().is_agreed());
                if agreed && !all.contains(&ix) {
                    all.push(ix);
                }
            }
        }
        let mut others = all.split_off(own);
        if others.is_empty() {
            return;
        }
        others.sort_unstable_by_key(|ix| ix.to_usize());
        let others = others.into_iter().filter_map(|ix| self.state.points.get(ix));
        events.extend(others.map(|point| Reopened::new(point.id.clone()).into()));
    }
}
