//! Who acts for another: within the scope and the term of the role that the other gave it.

use crate::{
    event::Event,
    judge::require::{Answer, Judge},
    talks::party::{PartyState, RoleAssigned, RoleStatus},
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

    fn acts_for(&self, party: &PartyState, other: Ix<PartyState>) -> Answer {
        let holdings = party.holdings.iter().filter(|holding| {
            holding.role == Role::ACTS_FOR
                && holding.on_behalf_of.value() == Some(other)
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

    /// Whether the act has to do with what a role extends to.
    fn is_within_scope(&self, scope: &Scope) -> bool {
        let state = &self.talks.state;
        match (scope, &self.entry.event) {
            (Scope::Whole, _) => true,
            (Scope::Meeting(id), Event::Meeting(event)) => event.meeting() == id,
            (Scope::Track(id), Event::Track(event)) => event.track() == id,
            (Scope::Track(id), _) => self
                .point_concerned()
                .is_some_and(|(ix, point)| state.tracks_of(ix, point).any(|track| track.id == *id)),
            (Scope::Instrument(id), Event::Instrument(_) | Event::Consent(_)) => {
                let instrument = self.named.instrument.and_then(|ix| state.instruments.get(ix));
                instrument.is_some_and(|instrument| instrument.id == *id)
            }
            (Scope::Meeting(_) | Scope::Instrument(_), _) => false,
        }
    }
}
