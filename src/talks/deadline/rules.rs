//! What may be done to deadlines.

use crate::{
    event::{Entry, Mode},
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{
            DEADLINE_EXTENDED_AGREEMENT, DEADLINE_EXTENDED_LATER, DEADLINE_MISSED_PASSED,
            DEADLINE_RENEWED_AGREEMENT,
        },
    },
    state::{Moment, Negotiation},
    talks::{
        deadline::{DeadlineAction, DeadlineEvent, DeadlineLifecycle, DeadlineState, DeadlineStatus, Missed},
        party::PartyState,
    },
    value::table::Ix,
};

impl Judge<'_> {
    pub(crate) fn deadline(&mut self, event: &DeadlineEvent, build: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let deadline = self.named.deadline.and_then(|deadline| talks.state.deadlines.get(deadline));
        let status = deadline.map(|deadline| deadline.status.value());
        let concern = Concern::default();
        let step = |judge: &mut Self, action| judge.step::<DeadlineLifecycle>(status, action, concern);
        let bound = talks.bound_by(deadline);
        let ever = || deadline.map_or(0, |deadline| talks.places_of(deadline.parties.iter().copied()));
        let rule = talks.state.procedure().agreeing();
        match event {
            DeadlineEvent::Set(_) => step(self, DeadlineAction::Set)?,
            DeadlineEvent::Extended(fact) => {
                self.permits(matches!(status, Some(DeadlineStatus::Running | DeadlineStatus::Stopped)))?;
                self.entitled(concern)?;
                let later = deadline.map_or(Answer::NotShown, |deadline| {
                    let term = talks.term_of(deadline, self.moment());
                    let dates = std::iter::once(&fact.due).chain(fact.instead.iter().map(|term| &term.due));
                    let mut later: Vec<_> = dates.map(|due| self.ends_later(Some(term), due)).collect();
                    later.retain(|answer| *answer != Answer::Kept);
                    let broken = later.iter().find(|answer| **answer == Answer::Broken);
                    broken.or(later.first()).copied().unwrap_or(Answer::Kept)
                });
                self.require(&DEADLINE_EXTENDED_LATER, later)?;
                return self.decided_among(&DEADLINE_EXTENDED_AGREEMENT, rule, bound, ever, build);
            }
            DeadlineEvent::Renewed(_) => {
                step(self, DeadlineAction::Renewed)?;
                return self.decided_among(&DEADLINE_RENEWED_AGREEMENT, rule, bound, ever, build);
            }
            DeadlineEvent::Stopped(_) => step(self, DeadlineAction::Stopped)?,
            DeadlineEvent::Restarted(_) => step(self, DeadlineAction::Restarted)?,
            DeadlineEvent::Met(_) => step(self, DeadlineAction::Met)?,
            DeadlineEvent::Missed(_) => {
                step(self, DeadlineAction::Missed)?;
                let over = deadline.map_or(Answer::NotShown, |deadline| {
                    self.has_ended(Some(talks.term_of(deadline, self.moment())))
                });
                self.require(&DEADLINE_MISSED_PASSED, over)?;
            }
            DeadlineEvent::Lifted(_) => step(self, DeadlineAction::Lifted)?,
        }
        Ok(Fill::default())
    }
}

impl Negotiation {
    /// The parties that a deadline binds: those that it names, or else the principals.
    pub(crate) fn bound_by<'a>(&'a self, deadline: Option<&'a DeadlineState>) -> &'a [Ix<PartyState>] {
        match deadline {
            Some(deadline) if !deadline.parties.is_empty() => &deadline.parties,
            _ => &self.state.principals,
        }
    }

    /// A running deadline that is over was missed before anything else is done to it. Only when
    /// governing.
    pub(crate) fn due_deadline(&self, act: &Entry) -> Option<Entry> {
        let event = DeadlineEvent::of(&act.event).filter(|_| act.mode == Mode::Governed)?;
        if let DeadlineEvent::Missed(_) | DeadlineEvent::Set(_) = event {
            return None;
        }
        let deadline = self.state.deadlines.by_key(event.deadline().as_str())?;
        let now = act.recorded.to_utc();
        let term = self.term_of(deadline, Moment::at(now));
        let over = self.end_of_term(Some(term)).is_some_and(|end| end < now);
        if !over || deadline.status.value() != DeadlineStatus::Running {
            return None;
        }
        self.closing_of(act, self.nth(deadline.due.seq())?, Missed::from_parts(deadline.id.clone()).into())
    }
}

crate::judge::consequence::nothing_follows! { DeadlineEvent }

impl Judged for DeadlineEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<DeadlineLifecycle>("Deadline")];
}
