//! How facts about alternatives fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::{ALTERNATIVE_CHOSEN_WORDING, ALTERNATIVE_PROPOSED_WORDS},
    state::{
        Actors, Fault, Folded, Named, Negotiation, State,
        invariants::{Findings, is_found},
        tables::root_of,
    },
    talks::{
        alternative::{AlternativeEvent, AlternativeState, AlternativeStatus, Proposed},
        point::{PointState, PointStatus, Wording, WordingState},
        position::Stance,
    },
    value::{
        register::{At, Register},
        table::Ix,
    },
};

impl State {
    fn check_alternative(&self, event: &AlternativeEvent, named: Named) -> Result<(), Fault> {
        let words = named.wording.and_then(|ix| self.wordings.get(ix));
        let (rule, wording, fits) = match event {
            // alternative.proposed.words: the words that it would take the place of are words of
            // its point
            AlternativeEvent::Proposed(fact) => {
                let fits = words.map(|words| words.point) == named.point;
                (&ALTERNATIVE_PROPOSED_WORDS, fact.of.as_ref(), fits)
            }
            // alternative.chosen.wording: it is chosen in words that it has or had
            AlternativeEvent::Chosen(fact) => {
                let fits = words.is_some_and(|words| words.alternative == named.alternative);
                (&ALTERNATIVE_CHOSEN_WORDING, fact.wording.as_ref(), fits)
            }
            AlternativeEvent::Reworded(fact) => {
                let point = named.alternative.and_then(|ix| self.alternatives.get(ix)).map(|own| own.point);
                let fits = words.map(|words| words.point) == point;
                (&ALTERNATIVE_PROPOSED_WORDS, fact.of.as_ref(), fits)
            }
            AlternativeEvent::SetAside(_)
            | AlternativeEvent::Withdrawn(_)
            | AlternativeEvent::Reopened(_) => return Ok(()),
        };
        match wording {
            Some(id) if !fits => Err(Fault::new(rule, Subject::Wording(id.clone()))),
            _ => Ok(()),
        }
    }

    fn fold_alternative(&mut self, event: &AlternativeEvent, named: Named, at: At<'_>) {
        if let AlternativeEvent::Proposed(fact) = event {
            self.propose(fact, named, at);
            return;
        }
        let Some(ix) = named.alternative else { return };
        let Some(point) = self.alternatives.get(ix).map(|alternative| alternative.point) else { return };
        let status = match event {
            AlternativeEvent::Proposed(_) => return,
            AlternativeEvent::Reworded(fact) => {
                let words = self.put_forward(&fact.wording, point, ix, at);
                if let Some(alternative) = self.alternatives.get_mut(ix) {
                    if alternative.words.set(words, at) && fact.of.is_some() {
                        alternative.of = named.wording;
                    }
                }
                return;
            }
            AlternativeEvent::Chosen(fact) => {
                let words = fact.wording.as_ref().and(named.wording);
                if let (Some(words), Some(point)) = (words, self.points.get_mut(point)) {
                    point.words.set(Some(words), at);
                }
                AlternativeStatus::Chosen
            }
            AlternativeEvent::SetAside(_) => AlternativeStatus::SetAside,
            AlternativeEvent::Withdrawn(_) => AlternativeStatus::Withdrawn,
            AlternativeEvent::Reopened(_) => AlternativeStatus::Open,
        };
        if let Some(alternative) = self.alternatives.get_mut(ix) {
            alternative.status.set(status, at);
        }
    }

    fn propose(&mut self, fact: &Proposed, named: Named, at: At<'_>) {
        let Some(point) = named.point else { return };
        // The alternative is the next of its table, and its words know it.
        let words = self.put_forward(&fact.wording, point, self.alternatives.next(), at);
        let alternative = self.alternatives.add(AlternativeState {
            id: fact.alternative.clone(),
            introduced: at.seq,
            point,
            of: fact.of.as_ref().and(named.wording),
            status: Register::new(AlternativeStatus::Open, at.seq),
            words: Register::new(words, at.seq),
            positions: crate::talks::position::Positions::default(),
        });
        if let Some(point) = self.points.get_mut(point) {
            point.alternatives.push(alternative);
        }
    }

    fn put_forward(
        &mut self,
        wording: &Wording,
        point: Ix<PointState>,
        alternative: Ix<AlternativeState>,
        at: At<'_>,
    ) -> Ix<WordingState> {
        let words = WordingState::of(point, wording, at);
        self.wordings.add(WordingState { alternative: Some(alternative), ..words })
    }
}

impl Negotiation {
    /// What holds of alternatives in every state.
    pub(crate) fn coherent_alternatives(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, alternative) in state.alternatives.iter() {
            let subject = || Subject::Alternative(alternative.id.clone());
            findings.expect(
                is_found(&state.alternatives, ix, alternative),
                "an alternative is found by its id",
                subject,
            );
            let point = state.points.get(alternative.point);
            findings.expect(
                point.is_some_and(|point| point.alternatives.contains(&ix)),
                "a point knows its alternatives",
                subject,
            );
            let words = |words: Ix<WordingState>| state.wordings.get(words);
            let of_own =
                |ix_of: Ix<WordingState>| words(ix_of).is_some_and(|words| words.alternative == Some(ix));
            findings.expect(
                of_own(alternative.words.value()),
                "an alternative has words of its own",
                subject,
            );
            findings.expect(
                alternative.of.is_none_or(|of| words(of).is_some_and(|of| of.point == alternative.point)),
                "an alternative amends words of its point",
                subject,
            );
            self.coherent_positions(&alternative.positions, of_own, subject, findings);
        }
    }

    /// What holds of alternatives where everything was governed.
    pub(crate) fn lawful_alternatives(&self, findings: &mut Findings) {
        for point in self.state.points.items() {
            let subject = || Subject::Point(point.id.clone());
            let all = point.alternatives.iter().filter_map(|ix| self.state.alternatives.get(*ix));
            // What is hidden from one of the table opens no brackets, and may be disclosed later.
            let is_public = |alternative: &AlternativeState| {
                self.nth(alternative.introduced).is_some_and(|entry| entry.disclosure.is_public())
            };
            let is_open =
                |one: &AlternativeState| one.status.value() == AlternativeStatus::Open && is_public(one);
            findings.expect(
                point.status.value() != PointStatus::TextAgreed || !all.clone().any(is_open),
                "an agreed text has no open alternative",
                subject,
            );
        }
    }
}

impl Folded for AlternativeEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_alternative(self, named)
    }

    fn fold(&self, state: &mut State, entry: &Entry, named: Named, at: At<'_>) {
        state.fold_alternative(self, named, at);
        // Who chooses words jointly accepts them, unless it does so already in its own way.
        let Self::Chosen(fact) = self else { return };
        let words = fact.wording.as_ref().and(named.wording);
        let acting = state.jointly(&entry.by);
        let State { alternatives, wordings, .. } = state;
        if let Some(alternative) = named.alternative.and_then(|ix| alternatives.get_mut(ix)) {
            if words.is_some() {
                let said = (Stance::Accepts, words);
                alternative.positions.accept(&acting, said, |words| root_of(wordings, words), at);
            }
        }
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let alternative = talks.state.alternatives.get(named.alternative?)?;
        match self {
            Self::Proposed(_) => None,
            Self::Reworded(_) => Some(alternative.words.seq()),
            // It gives the point its words as well.
            Self::Chosen(_) => {
                let words = talks.state.points.get(alternative.point).map(|point| point.words.seq());
                let last = words.into_iter().chain([alternative.status.seq()]);
                talks.last_in_time(last)
            }
            Self::SetAside(_) | Self::Withdrawn(_) | Self::Reopened(_) => Some(alternative.status.seq()),
        }
    }
}
