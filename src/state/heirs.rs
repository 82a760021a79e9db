//! Who carries on whose place: a party and the one that succeeded it are one. They have one vote and one consent.
//!
//! And who is left over of several that decided: one alone agrees with nobody.

use crate::{
    decision::DecisionRule,
    outcome::{consent::ConsentStatus, instrument::InstrumentState},
    state::{Asked, Negotiation, State},
    talks::party::{Participation, PartyState},
    value::{
        gather::Gather,
        id::PartyId,
        register::EventTime,
        role::Role,
        sorted::{Map, Set},
        table::Ix,
    },
};

impl State {
    /// A party and those that carry on its place since it was dissolved, one after the other.
    fn carriers(&self, party: Ix<PartyState>) -> impl Iterator<Item = Ix<PartyState>> {
        let next = |at: &Ix<PartyState>| {
            let before = self.parties.get(*at).filter(|party| party.is_dissolved())?;
            before.carried_on.value()
        };
        // A record that was corrected may lead round in a circle.
        std::iter::successors(Some(party), next).take(self.parties.len())
    }

    /// A party and those that carried on its place in some time, one after the other. Of an entry of that time its order is
    /// given.
    pub(crate) fn line_while(
        &self,
        party: Ix<PartyState>,
        order: impl Fn(u32) -> Option<(EventTime, u32)>,
    ) -> Vec<Ix<PartyState>> {
        let next = |at: &Ix<PartyState>| {
            // Nearly always nobody has been succeeded, and then nothing is looked for.
            let before = self.parties.get(*at).filter(|party| party.is_carried_on())?;
            let then = before.took_part.iter().filter_map(|(seq, how)| Some((order(*seq)?, *how)));
            let last = then.max_by_key(|(order, _)| *order).map(|(_, how)| how);
            last.filter(|how| *how == Participation::Dissolved)?;
            if order(before.carried_on.seq()).is_some() {
                return before.carried_on.value();
            }
            // It was succeeded once more later on.
            let heirs = self.parties.iter().flat_map(|(ix, heir)| {
                let own = heir.inherits_from.iter().filter(|(from, _)| from == at);
                own.filter_map(|(_, seq)| order(*seq)).map(move |order| (order, ix))
            });
            heirs.max_by_key(|(order, _)| *order).map(|(_, ix)| ix)
        };
        // A record that was corrected may lead round in a circle.
        std::iter::successors(Some(party), next).take(self.parties.len()).collect()
    }

    /// The party that carries on the place of a dissolved one; otherwise the party itself.
    pub(crate) fn heir(&self, party: Ix<PartyState>) -> Ix<PartyState> {
        if self.succeeded { self.carriers(party).last().unwrap_or(party) } else { party }
    }
}

impl Negotiation {
    pub(crate) fn heir(&self, party: Ix<PartyState>) -> Ix<PartyState> {
        self.state.heir(party)
    }

    /// Those who decide in the place of these, each once. A dissolved party decides nothing.
    pub(crate) fn heirs(&self, parties: impl IntoIterator<Item = Ix<PartyState>>) -> Vec<Ix<PartyState>> {
        let mut seen = Set::new();
        let heirs = parties.into_iter().map(|party| self.heir(party));
        let lives =
            |heir: &Ix<PartyState>| !self.state.parties.get(*heir).is_none_or(PartyState::is_dissolved);
        heirs.filter(lives).filter(|heir| seen.insert(*heir)).gather()
    }

    /// For whom the parties stand that carry on the places of those whom a rule names.
    pub(crate) fn named_before(
        &self,
        rule: &DecisionRule,
        heir: impl Fn(Ix<PartyState>) -> Ix<PartyState>,
    ) -> Map<Ix<PartyState>, Vec<PartyId>> {
        let mut all: Map<_, Vec<_>> = Map::new();
        rule.each_named(&mut |id| {
            let party = self.state.parties.find(id.as_str());
            let heir = party.map(&heir).filter(|heir| Some(*heir) != party);
            if let Some(heir) = heir {
                all.or_default(heir).push(id.clone());
            }
        });
        all
    }

    /// How many places these are: a party and the one that carries on its place have one.
    pub(crate) fn places_of(&self, parties: impl IntoIterator<Item = Ix<PartyState>>) -> usize {
        parties.into_iter().map(|party| self.heir(party)).collect::<Set<_>>().len()
    }

    /// How many have ever been at the tables of a matter to decide there; none, where it is before all.
    pub(crate) fn ever_at_table(&self, asked: Asked<'_>) -> usize {
        let named = self.state.named_at_table(asked).into_iter();
        self.places_of(
            named.filter(|ix| {
                self.state.parties.get(*ix).is_some_and(|party| party.has_held(&Role::PRINCIPAL))
            }),
        )
    }

    /// How many have ever been parties of an instrument, or bound by it.
    pub(crate) fn ever_party_to(&self, instrument: &InstrumentState) -> usize {
        let bound = |party: &Ix<PartyState>| {
            let status = self.consent_status(instrument, *party);
            status.is_some_and(|status| status.is_bound() || status == ConsentStatus::Withdrawn)
        };
        let others = instrument.consents.iter().map(|consent| consent.party).filter(bound);
        self.places_of(self.parties_of(instrument).iter().copied().chain(others))
    }

    /// Of a party and those that carry on its place, the last that did anything about its consent to an instrument.
    pub(crate) fn consenting(&self, instrument: &InstrumentState, party: Ix<PartyState>) -> Ix<PartyState> {
        if !self.state.succeeded {
            return party;
        }
        let acted = |one: &Ix<PartyState>| self.consent_status(instrument, *one).is_some();
        self.state.carriers(party).filter(acted).last().unwrap_or(party)
    }

    /// Those that a party succeeded and whose place it carries on, and theirs: the nearest first, of
    /// those as near the last to be succeeded.
    pub(crate) fn predecessors(&self, party: Ix<PartyState>) -> Vec<Ix<PartyState>> {
        // Nearly always there is none.
        if self.state.parties.get(party).is_none_or(|party| party.inherits_from.is_empty()) {
            return Vec::new();
        }
        let mut all = vec![party];
        let mut seen = vec![false; self.state.parties.len()];
        let mut is_new = |ix: Ix<PartyState>| {
            seen.get_mut(ix.to_usize()).is_some_and(|seen| !std::mem::replace(seen, true))
        };
        is_new(party);
        let mut at = 0;
        while let Some(&next) = all.get(at) {
            at += 1;
            let before = self.state.parties.get(next).map_or(&[][..], |party| &party.inherits_from);
            let mut before: Vec<_> = before.to_vec();
            before
                .sort_by_key(|(_, seq)| std::cmp::Reverse((self.places().get(*seq as usize).copied(), *seq)));
            for (ix, _) in before {
                if is_new(ix) {
                    all.push(ix);
                }
            }
        }
        all.split_off(1)
    }
}
