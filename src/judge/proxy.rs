//! Who acts for another: within the scope and the term of the role that the other gave it. What disposes of the
//! party itself, it does itself.

use crate::{
    event::{
        Event,
        fact::{Mention, Mentions},
    },
    judge::require::{Answer, Judge},
    state::Negotiation,
    talks::{
        party::{PartyEvent, PartyState, RoleAssigned, RoleStatus},
        point::PointState,
        track::{Opened, Revised},
    },
    value::{
        id::PartyId,
        role::{Role, Scope},
        table::Ix,
    },
};

impl Judge<'_> {
    /// Whether each party that acts for another holds the role for it: in a scope that has to do with the act, and until
    /// a term that is not over.
    pub(crate) fn acts_for_all(&self) -> Answer {
        let parties = &self.talks.state.parties;
        let acts = |(party, other): (&PartyId, Option<&PartyId>)| match other {
            // Nor does it raise itself in the other's name.
            Some(other) if other != party && (self.disposes_of(other) || self.disposes_of(party)) => {
                Answer::Broken
            }
            Some(other) if other != party => {
                match (parties.by_key(party.as_str()), parties.find(other.as_str())) {
                    (Some(party), Some(other)) => self.acts_for(party, other),
                    _ => Answer::Broken,
                }
            }
            _ => Answer::Kept,
        };
        let mut answers = self.entry.by.parties().map(acts).filter(|answer| *answer != Answer::Kept);
        let first = answers.next().unwrap_or(Answer::Kept);
        if answers.any(|answer| answer == Answer::Broken) { Answer::Broken } else { first }
    }

    /// Whether the act, one that is voted on with it, or one that it takes back, disposes of a party: of what it is and is
    /// called, of who speaks for it, of its seat. That takes the party itself.
    pub(crate) fn disposes_of(&self, party: &PartyId) -> bool {
        let names = |event: &Event| event.mentions_one(&|mention| mention == Mention::Party(party));
        self.acts_meant().into_iter().any(|event| {
            let gives_a_voice = PartyEvent::of(event).and_then(PartyEvent::role) == Some(&Role::ACTS_FOR);
            let is_on_parties = matches!(event, Event::Party(_) | Event::Person(_) | Event::Track(_));
            // What comes into a track comes under the voices that were given on it.
            let opened = Opened::of(event).is_some_and(|fact| !fact.points.is_empty());
            let widens = opened || Revised::of(event).is_some_and(|fact| !fact.points_added.is_empty());
            gives_a_voice || widens || is_on_parties && names(event)
        })
    }

    fn acts_for(&self, party: &PartyState, other: Ix<PartyState>) -> Answer {
        let holdings = party.holdings.iter().filter(|holding| {
            holding.role == Role::ACTS_FOR
                && holding.whose == Some(other)
                && holding.status.value() == RoleStatus::Held
                && self.is_within_scope(&holding.scope)
        });
        let mut worst = Answer::Broken;
        for holding in holdings {
            let given = self.talks.nth(holding.status.seq()).map(|entry| &entry.event);
            let until = given.and_then(RoleAssigned::of).and_then(|given| given.until.as_ref());
            match until.map_or(Answer::Broken, |until| self.has_ended(Some(until))) {
                Answer::Broken => return Answer::Kept,
                Answer::NotShown => worst = Answer::NotShown,
                Answer::Kept => {}
            }
        }
        worst
    }

    /// Whether the act has to do with what a role extends to, and so has what it asks for, takes back or says instead.
    fn is_within_scope(&self, scope: &Scope) -> bool {
        let all = self.acts_meant();
        let mut all = all.into_iter().filter(|event| event.correction().is_none()).peekable();
        all.peek().is_some() && all.all(|event| self.talks.lies_in(scope, event))
    }
}

impl Negotiation {
    /// Whether an act has to do with one meeting or instrument, or with points of one track alone.
    fn lies_in(&self, scope: &Scope, event: &Event) -> bool {
        match (scope, event) {
            (Scope::Whole, _) => true,
            (Scope::Meeting(id), Event::Meeting(event)) => event.meeting() == id,
            (Scope::Track(id), Event::Track(event)) => event.track() == id,
            (Scope::Track(id), _) => {
                let is_there = |ix: &Ix<PointState>| {
                    let point = self.state.points.get(*ix);
                    point.is_some_and(|point| self.state.tracks_of(*ix, point).any(|track| track.id == *id))
                };
                let points = self.points_of(event);
                !points.is_empty() && points.iter().all(is_there)
            }
            (Scope::Instrument(id), Event::Instrument(event)) => event.instrument() == id,
            (Scope::Instrument(id), Event::Consent(event)) => event.instrument() == id,
            (Scope::Meeting(_) | Scope::Instrument(_), _) => false,
        }
    }
}
