//! What acts on instruments change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::{Concern, Judge},
        stake::{Shown, Staked, Touched},
    },
    outcome::instrument::{
        EnteredIntoForce, InstrumentEvent, InstrumentState, InstrumentStatus, PartActs, Revised,
    },
    talks::party::PartyState,
    value::{
        gather::Gather,
        id::{InstrumentId, PartyId},
        role::Role,
        sorted::Set,
        table::Ix,
        text::Name,
    },
};

impl Staked for InstrumentEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let instrument = judge.named.instrument.and_then(|ix| judge.talks.state.instruments.get(ix));
        match (self, instrument) {
            // An annex is part of what others agreed on: its parties agree to it, and nobody else is left out.
            (Self::Drafted(fact), _) => {
                let left_out = judge.left_out(fact.annex_to.as_ref(), &fact.parties);
                Touched::each(left_out)
            }
            (Self::Revised(fact), Some(instrument)) => {
                // Who is named a party of what others agreed on agrees to it as well; a rule of the kind asks those. A draft
                // is changed by who made it; what others drew up, by those whom it names.
                let mut all = judge.newly_named(instrument, fact);
                let draft = instrument.status.value() == InstrumentStatus::Draft;
                if draft && !judge.is_of_makers(instrument.introduced) {
                    all = judge.talks.concerned(instrument);
                }
                let annex_to = judge.talks.drafted(instrument).and_then(|fact| fact.annex_to.as_ref());
                if let Some(parties) = &fact.parties {
                    all.extend(judge.left_out(annex_to, parties.as_slice()));
                }
                // Who accepted something on the condition that it is in force did so as it was.
                let is_it = |mention: Mention<'_>| mention == Mention::Instrument(&instrument.id);
                let waiting = judge.talks.waiting_for(&is_it);
                if all.is_empty() && !waiting.is_empty() {
                    return Touched::Waiting(waiting);
                }
                all.extend(waiting);
                Touched::each(all)
            }
            // Until when it can be signed, its parties say, and no depositary alone, be it one of them.
            (Self::OpenedForSignature(fact), Some(instrument))
                if fact.until.is_some()
                    && judge.are_depositaries(Concern {
                        instrument: Some(&instrument.id),
                        ..Concern::default()
                    }) =>
            {
                Touched::Each(judge.talks.concerned(instrument))
            }
            // A depositary opens what was agreed, and no draft; the parties are asked by the rule of the kind.
            (Self::OpenedForSignature(_), Some(instrument))
                if instrument.status.value() == InstrumentStatus::Draft =>
            {
                let concerned = judge.talks.concerned(instrument);
                if judge.is_of_one_of(&concerned) { Touched::ByItsRule } else { Touched::Each(concerned) }
            }
            (Self::Initialled(_) | Self::Lapsed(_), Some(instrument)) => {
                Touched::Each(judge.talks.concerned(instrument))
            }
            (Self::Revised(_) | Self::Signed(_) | Self::Lapsed(_), _) => Touched::NobodyElse,
            // Who accepted something on the condition that it is in force waits for it.
            (Self::Revived(fact), _) => {
                let is_it = |mention: Mention<'_>| mention == Mention::Instrument(&fact.instrument);
                let waiting = judge.talks.waiting_for(&is_it);
                Touched::waiting(waiting, Touched::ByItsRule)
            }
            (
                Self::Initialled(_)
                | Self::Rectified(_)
                | Self::OpenedForSignature(_)
                | Self::Agreed(_)
                | Self::Adopted(_)
                | Self::EnteredIntoForce(_)
                | Self::Suspended(_)
                | Self::Resumed(_)
                | Self::Amended(_)
                | Self::Superseded(_)
                | Self::Terminated(_)
                | Self::Rejected(_)
                | Self::Resubmitted(_)
                | Self::Reopened(_),
                _,
            ) => Touched::ByItsRule,
        }
    }

    // Drafts are shown to whom one likes.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        if let Self::Drafted(_) = self { Shown::Kept } else { Shown::AsItTouches }
    }
}

/// How many parts depositaries name first without the parties: so that these have room for others.
const MAX_TOLD_ALONE: usize = 64;

impl Judge<'_> {
    /// Whether those who act keep the originals, and record alone from when the instrument or parts of it are in force.
    pub(crate) fn records_alone(
        &self,
        instrument: Option<&InstrumentState>,
        fact: &EnteredIntoForce,
        concern: Concern<'_>,
    ) -> bool {
        self.are_depositaries(concern) && !self.crowds_parts(instrument, &fact.parts)
    }

    /// Whether those who act would be the first who name so many parts of an instrument that they keep others from it.
    fn crowds_parts(&self, instrument: Option<&InstrumentState>, named: &[Name]) -> bool {
        let shared = instrument.and_then(|instrument| instrument.parts.get(&None));
        let new = named.iter().filter(|part| shared.is_none_or(|shared| shared.on(part).is_empty()));
        let new: Set<_> = new.collect();
        if new.is_empty() {
            return false;
        }
        // However many keep the originals, together or each alone.
        let keeps = |id: &PartyId| {
            let party = self.talks.state.parties.by_key(id.as_str());
            party.is_some_and(|party| party.has_held(&Role::DEPOSITARY))
        };
        let alone = |acts: &[u32]| {
            let first = acts.first().and_then(|first| self.talks.nth(*first));
            first.is_some_and(|first| {
                first.reached.is_none() && first.by.is_of_parties() && first.by.voices().all(keeps)
            })
        };
        let before = shared.into_iter().flat_map(PartActs::iter).filter(|(_, acts)| alone(acts));
        before.count().saturating_add(new.len()) > MAX_TOLD_ALONE
    }

    /// The parties that a revision adds to an instrument that is no draft any more.
    pub(crate) fn newly_named(&self, instrument: &InstrumentState, fact: &Revised) -> Vec<Ix<PartyState>> {
        let Some(parties) =
            fact.parties.as_ref().filter(|_| instrument.status.value() != InstrumentStatus::Draft)
        else {
            return Vec::new();
        };
        let concerned = self.talks.concerned(instrument);
        self.named_in(parties.as_slice()).into_iter().filter(|party| !concerned.contains(party)).gather()
    }

    /// The parties that an instrument names, or else the principals.
    fn named_in(&self, parties: &[PartyId]) -> Vec<Ix<PartyState>> {
        if parties.is_empty() { self.talks.state.principals.clone() } else { self.parties_of(parties) }
    }

    /// Those concerned by an instrument whom an annex to it does not name.
    fn left_out(&self, annex_to: Option<&InstrumentId>, parties: &[PartyId]) -> Vec<Ix<PartyState>> {
        let main = annex_to.and_then(|id| self.talks.state.instruments.by_key(id.as_str()));
        let concerned = main.map(|main| self.talks.concerned(main)).unwrap_or_default();
        let named = self.talks.heirs(self.named_in(parties));
        concerned.into_iter().filter(|party| !named.contains(party)).gather()
    }
}
