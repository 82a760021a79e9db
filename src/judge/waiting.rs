//! Who waits for what: those whose acceptance, link, deadline or instrument has a condition that names a thing.
//!
//! Whoever says that a condition is met says it for those who made it. Whether other parts of the condition are met is
//! not asked: they can be undone, and what was said stays.

use crate::{
    event::fact::{Mention, Mentions},
    lifecycle::Lifecycle,
    outcome::instrument::InstrumentLifecycle,
    state::{Asked, Negotiation},
    talks::{deadline::DeadlineLifecycle, link::LinkKind, party::PartyState, position::Stance},
    value::{gather::Gather, table::Ix},
};

impl Negotiation {
    /// The principals whose standing acceptance has a condition that names one of these things, and those that
    /// made a standing link, or gave a deadline that is not over a date, with such a condition.
    pub(crate) fn waiting_for(&self, is_one: &dyn Fn(Mention<'_>) -> bool) -> Vec<Ix<PartyState>> {
        let mut all = self.accepting_if(is_one);
        let links = self.state.links.items().iter().filter(|link| {
            let condition = link.condition.as_ref().filter(|_| link.binds(LinkKind::Conditional));
            condition.is_some_and(|condition| condition.mentions_one(is_one))
        });
        let made = links.filter_map(|link| self.nth(link.introduced));
        let deadlines = self.state.deadlines.items().iter().filter(|deadline| {
            let mut terms = deadline.due.get().instead.iter();
            !DeadlineLifecycle::is_final(deadline.status.value())
                && terms.any(|term| term.condition.mentions_one(is_one))
        });
        let made = made.chain(deadlines.filter_map(|deadline| self.nth(deadline.due.seq())));
        let makers = made.flat_map(|entry| entry.by.voices());
        // Whoever carries on the place of one waits in its place.
        let makers = self.heirs(makers.filter_map(|party| self.state.parties.find(party.as_str())));
        let makers = makers.into_iter();
        all.extend(makers.filter(|party| self.state.principals.contains(party)));
        all
    }

    /// The principals whose standing acceptance, or that of a group which speaks for them, has such a condition.
    fn accepting_if(&self, is_one: &dyn Fn(Mention<'_>) -> bool) -> Vec<Ix<PartyState>> {
        // Nearly always no condition names it, and then nothing is looked for.
        if !self.state.conditions.iter().any(|(_, condition)| condition.mentions_one(is_one)) {
            return Vec::new();
        }
        let state = &self.state;
        let matters = state.points.items().iter().map(Asked::Point);
        let matters = matters.chain(state.alternatives.items().iter().map(Asked::Alternative));
        let matters: Vec<_> = matters.chain(state.versions.items().iter().map(Asked::Version)).collect();
        let waits = |party: Ix<PartyState>| {
            matters.iter().any(|asked| {
                let held = self.held_on(*asked, party).filter(|held| {
                    held.stance == Some(Stance::AcceptsIf)
                        && state.same_words(held.wording, asked.words())
                        && held.own
                });
                let condition = held.and_then(|held| state.condition(held.seq));
                condition.is_some_and(|condition| condition.mentions_one(is_one))
            })
        };
        let speaks = |party: Ix<PartyState>| {
            let memberships = state.parties.get(party).map_or(&[][..], |party| &party.memberships);
            let current = memberships.iter().filter(|membership| membership.current.value());
            state.procedure().group_positions() && current.map(|membership| membership.group).any(waits)
        };
        state.principals.iter().copied().filter(|party| waits(*party) || speaks(*party)).gather()
    }

    /// Those concerned by an instrument that has not ended and enters into force on a condition that names one of these
    /// things.
    pub(crate) fn bound_to_wait_for(&self, is_one: &dyn Fn(Mention<'_>) -> bool) -> Vec<Ix<PartyState>> {
        let instruments = self.state.instruments.items().iter().filter(|instrument| {
            let condition = instrument.in_force_when.get().as_ref();
            !InstrumentLifecycle::is_resting(instrument.status.value())
                && condition.is_some_and(|condition| condition.mentions_one(is_one))
        });
        instruments.flat_map(|instrument| self.concerned(instrument)).gather()
    }
}
