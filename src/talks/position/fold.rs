//! How facts about positions fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::{
        PARTY_DISSOLVED_LAST, POSITION_TAKEN_SHAPE, POSITION_TAKEN_SUCCEEDED, POSITION_TAKEN_WORDING,
        POSITION_WITHDRAWN_CURRENT,
    },
    state::{Actors, Fault, Folded, Named, Negotiation, State, tables::root_of},
    talks::{
        party::PartyState,
        position::{Held, Matter, PositionEvent, Stance, Taken},
    },
    value::{
        id::{PartyId, WordingId},
        register::At,
    },
};

impl State {
    fn check_position(&self, event: &PositionEvent, named: Named) -> Result<(), Fault> {
        // position.taken.succeeded: not by a party whose place another carries on
        let party = named.party.and_then(|party| self.parties.get(party));
        if let Some(party) = party.filter(|party| party.is_carried_on()) {
            return Err(Fault::new(&POSITION_TAKEN_SUCCEEDED, Subject::Party(party.id.clone())));
        }
        match event {
            PositionEvent::Taken(taken) => self.check_taken(taken, named),
            PositionEvent::Confirmed(fact) => {
                self.is_not_dissolved(&fact.party, named)?;
                self.check_words(&fact.on, fact.wording.as_ref(), named)
            }
            // position.withdrawn.current: only a position that was taken is withdrawn
            PositionEvent::Withdrawn(fact) => {
                if self.position(&fact.on, named).is_some_and(|position| position.stance.is_some()) {
                    Ok(())
                } else {
                    Err(Fault::new(&POSITION_WITHDRAWN_CURRENT, Subject::Party(fact.party.clone())))
                }
            }
        }
    }

    fn check_taken(&self, taken: &Taken, named: Named) -> Result<(), Fault> {
        self.is_not_dissolved(&taken.party, named)?;
        self.check_words(&taken.on, taken.wording.as_ref(), named)?;
        // position.taken.shape
        let shape = (taken.condition.is_some(), taken.reservation.is_some(), taken.alternative.is_some());
        let fits = match taken.stance {
            Stance::AcceptsIf => shape == (true, false, false),
            Stance::AcceptsWithReservation => shape == (false, true, false),
            Stance::Counters => shape == (false, false, true) && self.is_of_same_point(taken, named),
            Stance::Accepts
            | Stance::AcceptsAdReferendum
            | Stance::AgreesInPrinciple
            | Stance::Reserves
            | Stance::Opposes
            | Stance::Rejects
            | Stance::Silent => shape == (false, false, false),
        };
        if fits {
            Ok(())
        } else {
            Err(Fault::new(&POSITION_TAKEN_SHAPE, Subject::Party(taken.party.clone())))
        }
    }

    /// party.dissolved.last: a dissolved party takes no further status, role or position.
    fn is_not_dissolved(&self, party: &PartyId, named: Named) -> Result<(), Fault> {
        let holder = named.party.and_then(|party| self.parties.get(party));
        if holder.is_some_and(PartyState::is_dissolved) {
            return Err(Fault::new(&PARTY_DISSOLVED_LAST, Subject::Party(party.clone())));
        }
        Ok(())
    }

    /// position.taken.wording: a position is about words that this matter has or had.
    fn check_words(&self, on: &Matter, wording: Option<&WordingId>, named: Named) -> Result<(), Fault> {
        let Some(id) = wording else { return Ok(()) };
        let words = named.wording.and_then(|wording| self.wordings.get(wording));
        let fits = words.is_some_and(|words| match on {
            Matter::Point(_) => Some(words.point) == named.point,
            Matter::Alternative(_) => words.alternative.is_some() && words.alternative == named.alternative,
            Matter::Version(_) => false,
        });
        if fits { Ok(()) } else { Err(Fault::new(&POSITION_TAKEN_WORDING, Subject::Wording(id.clone()))) }
    }

    /// Whether what is countered and what it is countered with are rivals.
    fn is_of_same_point(&self, taken: &Taken, named: Named) -> bool {
        let with = taken.alternative.as_ref().and_then(|id| self.alternatives.by_key(id.as_str()));
        with.is_some_and(|with| match &taken.on {
            Matter::Point(_) => Some(with.point) == named.point,
            Matter::Alternative(alternative) => {
                let countered = named.alternative.and_then(|ix| self.alternatives.get(ix));
                *alternative != with.id && countered.is_some_and(|countered| countered.point == with.point)
            }
            Matter::Version(_) => false,
        })
    }

    /// The position that the party named took on the matter named, withdrawn or not.
    pub(crate) fn position(&self, on: &Matter, named: Named) -> Option<Held> {
        let positions = match on {
            Matter::Point(_) => &self.points.get(named.point?)?.positions,
            Matter::Version(_) => &self.versions.get(named.version?)?.positions,
            Matter::Alternative(_) => &self.alternatives.get(named.alternative?)?.positions,
        };
        positions.of(named.party?)
    }

    fn fold_position(&mut self, event: &PositionEvent, entry: &Entry, named: Named, at: At<'_>) {
        let (seq, own) = (at.seq, entry.speaks_for(event.party()));
        let (on, position) = match event {
            PositionEvent::Taken(taken) => {
                let wording = taken.wording.as_ref().and(named.wording);
                (&taken.on, Held { stance: Some(taken.stance), wording, seq, own })
            }
            PositionEvent::Confirmed(fact) => {
                let wording = fact.wording.as_ref().and(named.wording);
                (&fact.on, Held { stance: Some(Stance::Accepts), wording, seq, own })
            }
            PositionEvent::Withdrawn(fact) => (&fact.on, Held { stance: None, wording: None, seq, own }),
        };
        if let PositionEvent::Taken(Taken { condition: Some(condition), .. }) = event {
            self.conditions.push((at.seq, condition.clone()));
        }
        let Self { points, versions, alternatives, wordings, .. } = self;
        let positions = match on {
            Matter::Point(_) => {
                named.point.and_then(|ix| points.get_mut(ix)).map(|point| &mut point.positions)
            }
            Matter::Version(_) => {
                named.version.and_then(|ix| versions.get_mut(ix)).map(|version| &mut version.positions)
            }
            Matter::Alternative(_) => named
                .alternative
                .and_then(|ix| alternatives.get_mut(ix))
                .map(|alternative| &mut alternative.positions),
        };
        if let (Some(positions), Some(party)) = (positions, named.party) {
            positions.set(party, position, |words| root_of(wordings, words), at);
        }
    }
}

impl Folded for PositionEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_position(self, named)
    }

    fn fold(&self, state: &mut State, entry: &Entry, named: Named, at: At<'_>) {
        state.fold_position(self, entry, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let on: &Matter = match self {
            Self::Taken(fact) => &fact.on,
            Self::Confirmed(fact) => &fact.on,
            Self::Withdrawn(fact) => &fact.on,
        };
        talks.state.position(on, named).map(|position| position.seq)
    }
}
