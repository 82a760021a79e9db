//! What follows from an act by the rules: appended when governing, expected when observing.

use std::sync::Arc;

use crate::{
    entry::{Actor, Disclosure, Entry, Event, Mode},
    fact::Mentions,
    id::EntryId,
    negotiation::{Ground, Named, Negotiation},
    party::{PartyEvent, PartyState},
    point::{Closed, PointEvent, PointState, PointStatus, Reopened},
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
        let events = self.consequences(&entry.event, named);
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
        Some(Entry {
            id: EntryId::new(id).ok()?,
            recorder: cause.recorder.clone(),
            by: Actor::Procedure,
            recorded: cause.recorded,
            occurred: cause.occurred.clone(),
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

    fn consequences(&self, event: &Event, named: Named) -> Vec<Event> {
        match event {
            Event::Position(PositionEvent::Withdrawn(fact)) => self.consent_gone(&fact.on, named, None),
            Event::Position(PositionEvent::Taken(fact)) => {
                // The condition of a new acceptance is not yet in the state.
                let ballot = match &fact.condition {
                    Some(condition) if !self.is_met(condition) => None,
                    _ => Some(fact.stance.ballot()),
                };
                self.consent_gone(&fact.on, named, ballot)
            }
            Event::Party(PartyEvent::Withdrawn(_)) => {
                named.party.map_or_else(Vec::new, |party| self.left(party))
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
            Event::Point(PointEvent::Closed(fact)) if self.state.procedure().single_undertaking() => {
                // Under a single undertaking all points close together.
                let others = self.state.points.items().iter();
                let others =
                    others.filter(|p| p.status.value() == PointStatus::TextAgreed && p.id != fact.point);
                others.map(|point| Closed::new(point.id.clone()).into()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// point.reopened: an agreed point whose consent no longer holds once this party's position
    /// is gone or replaced.
    fn consent_gone(&self, on: &Matter, named: Named, instead: Option<Ballot>) -> Vec<Event> {
        let Matter::Point(_) = on else { return Vec::new() };
        let Some(point) = named.point.and_then(|ix| self.state.points.get(ix)) else { return Vec::new() };
        if !point.status.value().is_agreed() || !self.state.procedure().withdrawn_acceptance_reopens() {
            return Vec::new();
        }
        let Some(party) = named.party else { return Vec::new() };
        let held = point.positions.of(party);
        let before = self.ballot(party, held, point.words.value(), Ground::Provisional);
        let after = instead.filter(|_| self.state.same_words(named.wording, point.words.value()));
        if before != Some(Ballot::For) || after == Some(Ballot::For) {
            return Vec::new();
        }
        let electorate = &self.state.principals;
        self.reopens(point, electorate, |ix, held| {
            if ix == party { after } else { self.ballot(ix, held, point.words.value(), Ground::Provisional) }
        })
    }

    /// The points that reopen when a party leaves, where the procedure says so.
    fn left(&self, party: Ix<PartyState>) -> Vec<Event> {
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
                    let ballot = || self.ballot(ix, held, point.words.value(), Ground::Provisional);
                    if ix == party { None } else { ballot() }
                })
            })
            .collect()
    }

    fn reopens(
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
}
