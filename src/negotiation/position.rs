//! How facts about positions fit and fold.

use crate::{
    entry::Subject,
    negotiation::{Fault, Named, State},
    party::Participation,
    position::{Held, Matter, PositionEvent, Stance, Taken},
    register::At,
    rule::catalogue::{
        PARTY_DISSOLVED_LAST, POSITION_TAKEN_SHAPE, POSITION_TAKEN_WORDING, POSITION_WITHDRAWN_CURRENT,
    },
};

impl State {
    pub(super) fn check_position(&self, event: &PositionEvent, named: Named) -> Result<(), Fault> {
        match event {
            PositionEvent::Taken(taken) => self.check_taken(taken, named),
            // position.withdrawn.current: only a position that was taken is withdrawn
            PositionEvent::Withdrawn(fact) => {
                if self.held(&fact.on, named).is_some_and(|held| held.stance.is_some()) {
                    Ok(())
                } else {
                    Err(Fault::new(&POSITION_WITHDRAWN_CURRENT, Subject::Party(fact.party.clone())))
                }
            }
        }
    }

    fn check_taken(&self, taken: &Taken, named: Named) -> Result<(), Fault> {
        // party.dissolved.last: a dissolved party takes no further status, role or position
        let party = named.party.and_then(|party| self.parties.get(party));
        if party.is_some_and(|party| party.participation.value() == Participation::Dissolved) {
            return Err(Fault::new(&PARTY_DISSOLVED_LAST, Subject::Party(taken.party.clone())));
        }
        // position.taken.wording: a position is about words that this matter has or had
        if let Some(wording) = &taken.wording {
            let words = named.wording.and_then(|wording| self.wordings.get(wording));
            let of_point = matches!(taken.on, Matter::Point(_));
            if !of_point || words.map(|words| words.point) != named.point {
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

    /// The position that the party named took on the matter named, withdrawn or not.
    pub(crate) fn held(&self, on: &Matter, named: Named) -> Option<Held> {
        let positions = match on {
            Matter::Point(_) => &self.points.get(named.point?)?.positions,
            Matter::Version(_) => &self.versions.get(named.version?)?.positions,
        };
        positions.of(named.party?)
    }

    pub(super) fn fold_position(&mut self, event: &PositionEvent, named: Named, at: At<'_>) {
        let (on, held) = match event {
            PositionEvent::Taken(taken) => {
                let wording = taken.wording.as_ref().and(named.wording);
                (&taken.on, Held { stance: Some(taken.stance), wording, seq: at.seq })
            }
            PositionEvent::Withdrawn(fact) => (&fact.on, Held { stance: None, wording: None, seq: at.seq }),
        };
        if let PositionEvent::Taken(Taken { condition: Some(condition), .. }) = event {
            self.conditions.push((at.seq, condition.clone()));
        }
        let positions = match on {
            Matter::Point(_) => {
                named.point.and_then(|ix| self.points.get_mut(ix)).map(|point| &mut point.positions)
            }
            Matter::Version(_) => {
                named.version.and_then(|ix| self.versions.get_mut(ix)).map(|version| &mut version.positions)
            }
        };
        if let (Some(positions), Some(party)) = (positions, named.party) {
            positions.set(party, held, |before| at.follows(before));
        }
    }
}
