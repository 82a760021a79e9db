//! How facts about positions fit and fold.

use crate::{
    entry::Subject,
    negotiation::{Fault, State, state::ix},
    party::{Participation, PartyState},
    position::{Held, Matter, PositionEvent, Stance, Taken},
    register::At,
    rule::catalogue::{
        PARTY_DISSOLVED_LAST, POSITION_TAKEN_SHAPE, POSITION_TAKEN_WORDING, POSITION_WITHDRAWN_CURRENT,
    },
    table::Ix,
};

impl State {
    pub(super) fn check_position(&self, event: &PositionEvent) -> Result<(), Fault> {
        match event {
            PositionEvent::Taken(taken) => self.check_taken(taken),
            // position.withdrawn.current: only a position that was taken is withdrawn
            PositionEvent::Withdrawn(fact) => {
                let party = self.parties.find(fact.party.as_str());
                let taken = party.and_then(|party| self.held(&fact.on, party));
                if taken.is_some_and(|held| held.stance.is_some()) {
                    Ok(())
                } else {
                    Err(Fault::new(&POSITION_WITHDRAWN_CURRENT, Subject::Party(fact.party.clone())))
                }
            }
        }
    }

    fn check_taken(&self, taken: &Taken) -> Result<(), Fault> {
        // party.dissolved.last: a dissolved party takes no further status, role or position
        let party = self.parties.by_key(taken.party.as_str());
        if party.is_some_and(|party| party.participation.value() == Participation::Dissolved) {
            return Err(Fault::new(&PARTY_DISSOLVED_LAST, Subject::Party(taken.party.clone())));
        }
        // position.taken.wording: a position is about words that this matter has or had
        if let Some(wording) = &taken.wording {
            let point = self.wordings.by_key(wording.as_str()).map(|wording| wording.point);
            let own = match &taken.on {
                Matter::Point(id) => self.points.find(id.as_str()),
                Matter::Version(_) => None,
            };
            if own.is_none() || point != own {
                return Err(Fault::new(&POSITION_TAKEN_WORDING, Subject::Wording(wording.clone())));
            }
        }
        // position.taken.shape
        let shape = (taken.condition.is_some(), taken.reservation.is_some());
        let fits = match taken.stance {
            Stance::AcceptsIf => shape == (true, false),
            Stance::AcceptsWithReservation => shape == (false, true),
            Stance::Accepts
            | Stance::AcceptsAdReferendum
            | Stance::Reserves
            | Stance::Opposes
            | Stance::Rejects
            | Stance::Silent => shape == (false, false),
        };
        if fits {
            Ok(())
        } else {
            Err(Fault::new(&POSITION_TAKEN_SHAPE, Subject::Party(taken.party.clone())))
        }
    }

    /// The position that the party took on a matter, withdrawn or not.
    pub(crate) fn held(&self, on: &Matter, party: Ix<PartyState>) -> Option<Held> {
        let positions = match on {
            Matter::Point(id) => &self.points.by_key(id.as_str())?.positions,
            Matter::Version(id) => &self.versions.by_key(id.as_str())?.positions,
        };
        positions.of(party)
    }

    pub(super) fn fold_position(&mut self, event: &PositionEvent, at: At<'_>) {
        let (party, on, held) = match event {
            PositionEvent::Taken(taken) => {
                let wording = ix(&self.wordings, taken.wording.as_ref());
                (&taken.party, &taken.on, Held { stance: Some(taken.stance), wording, seq: at.seq })
            }
            PositionEvent::Withdrawn(fact) => {
                (&fact.party, &fact.on, Held { stance: None, wording: None, seq: at.seq })
            }
        };
        if let PositionEvent::Taken(Taken { condition: Some(condition), .. }) = event {
            self.conditions.push((at.seq, condition.clone()));
        }
        let Some(party) = self.parties.find(party.as_str()) else { return };
        let positions = match on {
            Matter::Point(id) => self.points.by_key_mut(id.as_str()).map(|point| &mut point.positions),
            Matter::Version(id) => {
                self.versions.by_key_mut(id.as_str()).map(|version| &mut version.positions)
            }
        };
        if let Some(positions) = positions {
            positions.set(party, held, |before| at.follows(before));
        }
    }
}
