//! How facts about deadlines fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::DEADLINE_SET_PARTIES,
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::deadline::{ConditionalTerm, DeadlineEvent, DeadlineState, DeadlineStatus, Terms},
    value::{
        gather::Gather,
        register::{At, Register},
        when::When,
    },
};

/// The structural rules of deadlines.
fn check_deadline(event: &DeadlineEvent) -> Result<(), Fault> {
    let DeadlineEvent::Set(fact) = event else { return Ok(()) };
    // deadline.set.parties: each party once
    if crate::talks::track::fold::is_each_once(&fact.parties) {
        Ok(())
    } else {
        Err(Fault::new(&DEADLINE_SET_PARTIES, Subject::Deadline(fact.deadline.clone())))
    }
}

impl State {
    fn fold_deadline(&mut self, event: &DeadlineEvent, named: Named, at: At<'_>) {
        if let DeadlineEvent::Set(fact) = event {
            let parties = fact.parties.iter().filter_map(|id| self.parties.find(id.as_str())).gather();
            self.deadlines.add(DeadlineState {
                id: fact.deadline.clone(),
                introduced: at.seq,
                parties,
                due: Register::new(Terms { due: fact.due.clone(), instead: fact.instead.clone() }, at.seq),
                status: Register::new(DeadlineStatus::Running, at.seq),
                dated: vec![at.seq],
            });
            return;
        }
        let Some(deadline) = named.deadline.and_then(|deadline| self.deadlines.get_mut(deadline)) else {
            return;
        };
        match event {
            DeadlineEvent::Set(_) => {}
            DeadlineEvent::Extended(fact) => deadline.date(Some(&fact.due), &fact.instead, at),
            DeadlineEvent::Renewed(fact) => {
                deadline.date(Some(&fact.due), &fact.instead, at);
                deadline.become_of(DeadlineStatus::Running, at);
            }
            DeadlineEvent::Restarted(fact) => {
                deadline.date(fact.due.as_ref(), &[], at);
                deadline.become_of(DeadlineStatus::Running, at);
            }
            DeadlineEvent::Stopped(_) => deadline.become_of(DeadlineStatus::Stopped, at),
            DeadlineEvent::Met(_) => deadline.become_of(DeadlineStatus::Met, at),
            DeadlineEvent::Missed(_) => deadline.become_of(DeadlineStatus::Missed, at),
            DeadlineEvent::Lifted(_) => deadline.become_of(DeadlineStatus::Lifted, at),
        }
    }
}

impl DeadlineState {
    fn become_of(&mut self, status: DeadlineStatus, at: At<'_>) {
        self.status.set(status, at);
    }

    /// Gives it dates, where one is said.
    fn date(&mut self, due: Option<&When>, instead: &[ConditionalTerm], at: At<'_>) {
        if let Some(due) = due {
            self.due.set(Terms { due: due.clone(), instead: instead.to_vec() }, at);
            self.dated.push(at.seq);
        }
    }
}

impl Folded for DeadlineEvent {
    fn check(&self, _: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        check_deadline(self)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_deadline(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let deadline = talks.state.deadlines.get(named.deadline?)?;
        match self {
            Self::Set(_) => None,
            Self::Extended(_) => Some(deadline.due.seq()),
            Self::Renewed(_)
            | Self::Stopped(_)
            | Self::Restarted(_)
            | Self::Met(_)
            | Self::Missed(_)
            | Self::Lifted(_) => Some(deadline.status.seq()),
        }
    }
}
