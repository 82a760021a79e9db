//! What follows from an act by the rules: appended when governing, expected when observing.

use std::sync::Arc;

use crate::{
    entry::{Actor, Disclosure, Entry, Event, Mode},
    fact::Mentions,
    id::EntryId,
    link::LinkKind,
    negotiation::{Ground, Moment, Named, Negotiation},
    party::{PartyEvent, PartyState},
    point::{Closed, PointEvent, PointState, Reopened},
    position::{Held, Matter, PositionEvent},
    table::Ix,
    terms::{Ballot, OnWithdrawal, Verdict},
    text::Text,
    version::{Superseded, VersionEvent, VersionStatus},
};

impl Negotiation {
    /// The consequences of an entry that is about to be appended: as entries, or as events that
    /// are expected.
    pub(super) fn what_follows(&self, entry: &Entry, named: Named) -> (Vec<Arc<Entry>>, Vec<Event>) {
        let moment = Moment::at(entry.recorded.to_utc());
        let mut events = self.consequences(&entry.event, named, moment);
        self.packages_reopen(&entry.event, &mut events);
        if events.is_empty() {
            return (Vec::new(), Vec::new());
        }
        match entry.mode {
            Mode::Observed => (Vec::new(), events),
            Mode::Governed => {
                let entries = events.into_iter().filter_map(|event| self.consequence(entry, event));
                (entries.map(Arc::new).collect(), Vec::new())
            }
        }
    }

    fn consequence(&self, cause: &Entry, event: Event) -> Option<Entry> {
        let id = format!("{}/{}/{}", cause.id, event.kind(), event.subject().as_str());
        let id = match &event {
            // Several parties may take positions on one point.
            Event::Position(PositionEvent::Taken(fact)) => format!("{id}/{}", fact.party),
            _ => id,
        };
        self.follows(id, cause, cause, event)
    }

    /// A closing that is due before an act: it follows from the entry that set the term, and is
    /// recorded with the act.
    pub(super) fn closing_of(&self, act: &Entry, term: &Entry, event: Event) -> Option<Entry> {
        let id = format!("{}/{}/{}", term.id, event.kind(), event.subject().as_str());
        let mut closing = self.follows(id, term, act, event)?;
        closing.occurred = None;
        Some(closing)
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
            metadata: crate::metadata::Metadata::new(),
            cause: Some(cause.id.clone()),
            irregularities: Vec::new(),
            event,
        })
    }

    /// No wider than the cause and all that it mentions.
    fn disclosure_of(&self, cause: &Entry, event: &Event) -> Disclosure {
        let mut narrowest = cause.disclosure.clone();
        event.each_mention(&mut |mention| {
            let entry = self.introduced(mention);
            if let Some(entry) = entry {
                if !narrowest.is_no_wider_than(&entry.disclosure) {
                    let narrower = entry.disclosure.is_no_wider_than(&narrowest);
                    narrowest = if narrower { entry.disclosure.clone() } else { Disclosure::Recorder };
                }
            }
        });
        narrowest
    }

    fn consequences(&self, event: &Event, named: Named, moment: Moment<'_>) -> Vec<Event> {
        match event {
            Event::Position(PositionEvent::Withdrawn(fact)) => {
                self.consent_gone(&fact.on, named, None, moment)
            }
            Event::Position(PositionEvent::Taken(fact)) => {
                // The condition of a new acceptance is not yet in the state.
                let ballot = match &fact.condition {
                    Some(condition) if !self.is_met(condition, moment) => None,
                    _ => Some(fact.stance.ballot()),
                };
                self.consent_gone(&fact.on, named, ballot, moment)
            }
            Event::Party(PartyEvent::Withdrawn(_)) => {
                named.party.map_or_else(Vec::new, |party| self.left(party, moment))
            }
            Event::Version(VersionEvent::TakenAsBasis(fact)) => {
                let former =
                    self.state.basis.as_ref().and_then(|basis| self.state.versions.get(basis.value()));
                match former {
                    Some(former)
                        if former.id != fact.version
                            && former.status.value() == VersionStatus::UnderNegotiation =>
                    {
                        let superseded = Superseded::new(former.id.clone());
                        vec![superseded.with_successor(fact.version.clone()).into()]
                    }
                    _ => Vec::new(),
                }
            }
            Event::Proposal(event) => self.of_proposal(event, named, moment),
            Event::Point(PointEvent::Closed(_)) => {
                // Those of its packages close together, and under a single undertaking all points.
                let together = named.point.map_or_else(Vec::new, |own| self.closing_with(own));
                let others = together.iter().skip(1).filter_map(|ix| self.state.points.get(*ix));
                others.map(|point| Closed::new(point.id.clone()).into()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// point.reopened: an agreed point whose consent no longer holds once this party's position
    /// is gone or replaced.
    fn consent_gone(
        &self,
        on: &Matter,
        named: Named,
        instead: Option<Ballot>,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let Matter::Point(_) = on else { return Vec::new() };
        let Some(point) = named.point.and_then(|ix| self.state.points.get(ix)) else { return Vec::new() };
        if !point.status.value().is_agreed() || !self.state.procedure().withdrawn_acceptance_reopens() {
            return Vec::new();
        }
        let Some(party) = named.party else { return Vec::new() };
        let held = point.positions.of(party);
        let before = self.ballot(party, held, point.words.value(), Ground::Provisional, moment);
        let after = instead.filter(|_| self.state.same_words(named.wording, point.words.value()));
        if before != Some(Ballot::For) || after == Some(Ballot::For) {
            return Vec::new();
        }
        let electorate = &self.state.principals;
        self.reopens(point, electorate, |ix, held| {
            if ix == party {
                after
            } else {
                self.ballot(ix, held, point.words.value(), Ground::Provisional, moment)
            }
        })
    }

    /// The points that reopen when a party leaves, where the procedure says so.
    fn left(&self, party: Ix<PartyState>, moment: Moment<'_>) -> Vec<Event> {
        let principal =
            self.state.parties.get(party).is_some_and(|p| p.roles.has_any(crate::role::RoleSet::PRINCIPAL));
        if !principal || self.state.procedure().on_withdrawal() != OnWithdrawal::Reopening {
            return Vec::new();
        }
        let mut electorate = self.state.principals.clone();
        if !electorate.contains(&party) {
            electorate.push(party);
        }
        let agreed = self.state.points.items().iter().filter(|point| point.status.value().is_agreed());
        agreed
            .flat_map(|point| {
                self.reopens(point, &electorate, |ix, held| {
                    let ballot = || self.ballot(ix, held, point.words.value(), Ground::Provisional, moment);
                    if ix == party { None } else { ballot() }
                })
            })
            .collect()
    }

    pub(super) fn reopens(
        &self,
        point: &PointState,
        electorate: &[Ix<PartyState>],
        ballot: impl Fn(Ix<PartyState>, Option<Held>) -> Option<Ballot>,
    ) -> Vec<Event> {
        let rule = self.state.procedure().agreeing();
        let verdict = self.count(
            rule,
            electorate,
            |ix| ballot(ix, point.positions.of(ix)),
            |votes| rule.verdict(votes),
        );
        match (verdict, Text::new("the consent that it rested on no longer holds")) {
            (Verdict::Failed | Verdict::Open, Ok(reason)) => {
                vec![Reopened::new(point.id.clone(), reason).into()]
            }
            _ => Vec::new(),
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
        let Ok(reason) = Text::new("a point of the same package was reopened") else { return };
        let others = others.into_iter().filter_map(|ix| self.state.points.get(ix));
        events.extend(others.map(|point| Reopened::new(point.id.clone(), reason.clone()).into()));
    }
}
