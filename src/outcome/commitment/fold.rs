//! How facts about commitments fit and fold.

use crate::{
    event::{Entry, Subject},
    judge::rule::catalogue::{COMMITMENT_MADE_OBLIGORS, COMMITMENT_MADE_WORDING, COMMITMENT_REPORTED_COUNT},
    outcome::commitment::{CommitmentEvent, CommitmentState, CommitmentStatus, Made},
    state::{Actors, Fault, Folded, Named, Negotiation, State, tables::ix},
    talks::track::fold::is_each_once,
    value::{
        gather::Gather,
        register::{At, Register, set_first},
        sorted::Map,
    },
};

impl State {
    fn check_commitment(&self, event: &CommitmentEvent, named: Named) -> Result<(), Fault> {
        let fault = |rule| {
            let id = event.commitment().clone();
            Err(Fault::new(rule, Subject::Commitment(id)))
        };
        match event {
            CommitmentEvent::Made(fact) => {
                // commitment.made.obligors
                if !has_obligors(fact) {
                    return fault(&COMMITMENT_MADE_OBLIGORS);
                }
                // commitment.made.wording: words of its point
                let words = named.wording.and_then(|words| self.wordings.get(words));
                let point = ix(&self.points, fact.point.as_ref());
                let rests = words.is_none_or(|words| Some(words.point) == point);
                if rests { Ok(()) } else { fault(&COMMITMENT_MADE_WORDING) }
            }
            // commitment.reported.count: not more done than there is to do, and both or neither
            CommitmentEvent::Reported(fact) => match (fact.done, fact.of) {
                (None, None) => Ok(()),
                (Some(done), Some(of)) if done <= of => Ok(()),
                _ => fault(&COMMITMENT_REPORTED_COUNT),
            },
            CommitmentEvent::DueChanged(_)
            | CommitmentEvent::ViolationAlleged(_)
            | CommitmentEvent::Suspended(_)
            | CommitmentEvent::Resumed(_)
            | CommitmentEvent::MadeObsolete(_)
            | CommitmentEvent::Reinstated(_) => Ok(()),
        }
    }

    fn fold_commitment(&mut self, event: &CommitmentEvent, entry: &Entry, named: Named, at: At<'_>) {
        let by = &entry.by;
        if let CommitmentEvent::Made(fact) = event {
            let parties = |ids: &[crate::value::id::PartyId]| {
                ids.iter().filter_map(|id| self.parties.find(id.as_str())).gather()
            };
            let commitment = CommitmentState {
                id: fact.commitment.clone(),
                introduced: at.seq,
                obligors: parties(&fact.obligors),
                to: parties(&fact.to),
                verifier: ix(&self.parties, fact.verifier.as_ref()),
                point: ix(&self.points, fact.point.as_ref()),
                due: Register::new(fact.due.clone(), at.seq),
                status: Register::new(CommitmentStatus::Standing, at.seq),
                turns: Vec::new(),
                reports: Vec::new(),
                last: None,
                series: Map::new(),
                alleged: Vec::new(),
            };
            self.commitments.add(commitment);
            return;
        }
        let Some(commitment) = named.commitment.and_then(|commitment| self.commitments.get_mut(commitment))
        else {
            return;
        };
        match event {
            CommitmentEvent::Made(_) => {}
            CommitmentEvent::DueChanged(fact) => {
                commitment.due.set(Some(fact.due.clone()), at);
            }
            CommitmentEvent::Reported(fact) => {
                commitment.reports.push(at.seq);
                set_first(&mut commitment.last, fact.degree, at);
                let series = commitment.series.or_default(by.voice());
                let before = series.partition_point(|(place, seq, _)| (*place, *seq) < (at.place, at.seq));
                series.insert(before, (at.place, at.seq, fact.degree));
            }
            CommitmentEvent::ViolationAlleged(_) => commitment.alleged.push(at.seq),
            CommitmentEvent::Suspended(_) => commitment.turn(CommitmentStatus::Suspended, at),
            CommitmentEvent::Resumed(_) | CommitmentEvent::Reinstated(_) => {
                commitment.turn(CommitmentStatus::Standing, at);
            }
            CommitmentEvent::MadeObsolete(_) => commitment.turn(CommitmentStatus::Obsolete, at),
        }
    }
}

impl CommitmentState {
    fn turn(&mut self, status: CommitmentStatus, at: At<'_>) {
        self.turns.push(at.seq);
        self.status.set(status, at);
    }
}

/// One obligor at least, who does not owe to itself alone; each party once.
fn has_obligors(fact: &Made) -> bool {
    let owes_itself = fact.to.len() == 1 && fact.to == fact.obligors;
    !fact.obligors.is_empty() && !owes_itself && is_each_once(&fact.obligors) && is_each_once(&fact.to)
}

impl Folded for CommitmentEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_commitment(self, named)
    }

    fn fold(&self, state: &mut State, entry: &Entry, named: Named, at: At<'_>) {
        state.fold_commitment(self, entry, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let commitment = talks.state.commitments.get(named.commitment?)?;
        match self {
            Self::Made(_) | Self::Reported(_) | Self::ViolationAlleged(_) => None,
            Self::DueChanged(_) => Some(commitment.due.seq()),
            Self::Suspended(_) | Self::Resumed(_) | Self::MadeObsolete(_) | Self::Reinstated(_) => {
                Some(commitment.status.seq())
            }
        }
    }
}
