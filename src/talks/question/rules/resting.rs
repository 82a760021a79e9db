//! What rests on a question that was carried.

use crate::{
    decision::Reached,
    event::{Entry, Event},
    judge::{
        Refusal,
        require::{Answer, Judge},
        rule::catalogue::ANY_ANY_QUESTION,
    },
    state::{Asked, Negotiation},
    talks::{
        alternative::AlternativeEvent,
        point::{PointEvent, PointState, WordingState},
        question::{On, QuestionState, QuestionStatus, fold::Count},
        version::VersionEvent,
    },
    value::table::Ix,
};

/// Which words a question has to be on.
#[derive(Clone, Copy)]
pub(crate) enum Words {
    Any,
    These(Option<Ix<WordingState>>),
}

impl Judge<'_> {
    /// any.any.question: the question that an act rests on was carried, and is on the same words.
    /// Whether the act names one at all.
    pub(crate) fn rests_on_question(
        &mut self,
        on: On,
        words: Words,
        asked: Option<Asked<'_>>,
    ) -> Result<bool, Refusal> {
        let talks = self.talks;
        self.rests_on(asked, |question| {
            let same = match words {
                Words::Any => true,
                Words::These(words) => talks.state.same_words(question.wording, words),
            };
            question.on == Some(on) && same
        })
    }

    /// The same of the words that a point has now: a question on it in these words, or on a version that has it in these.
    pub(crate) fn rests_on_text(&mut self, ix: Ix<PointState>, point: &PointState) -> Result<bool, Refusal> {
        let talks = self.talks;
        let current = |words| talks.state.same_words(words, point.words.value());
        self.rests_on(Some(Asked::Point(point)), |question| match question.on {
            Some(On::Point(on)) => on == ix && current(question.wording),
            Some(On::Version(version)) => {
                let contents = talks.state.versions.get(version).map_or(&[][..], |version| &version.contents);
                let mut contents = contents.iter().filter(|content| content.point == ix);
                contents.any(|content| content.wording.is_some() && current(content.wording))
            }
            Some(On::Alternative(_)) | None => false,
        })
    }

    /// The same of what takes a point out of the text: a question that asked for it, of the words that the point has. A vote for
    /// words takes nothing out.
    pub(crate) fn rests_on_motion(&mut self, point: &PointState) -> Result<bool, Refusal> {
        let (talks, event) = (self.talks, &self.entry.event);
        self.rests_on(Some(Asked::Point(point)), |question| {
            let asks = question.motion(talks).is_some_and(|motion| motion.event() == event);
            asks && talks.order_of(point.words.seq()) < talks.order_of(question.status.seq())
        })
    }

    /// Whether an act rests on a question that is about this.
    fn rests_on(
        &mut self,
        asked: Option<Asked<'_>>,
        is_about: impl Fn(&QuestionState) -> bool,
    ) -> Result<bool, Refusal> {
        if self.entry.rare.rests_on.is_none() {
            return Ok(false);
        }
        let talks = self.talks;
        let question = self.named.question.and_then(|question| talks.state.questions.get(question));
        let answer = question.map_or(Answer::NotShown, |question| {
            // It was put under the rule that the act needs, to all whose agreement counts.
            let enough = asked.is_some_and(|asked| {
                let (rule, electorate) = (talks.state.rule_for(asked), talks.state.electorate(asked));
                [rule, talks.rule_among(rule, &electorate)].contains(&&question.rule)
                    && electorate.iter().all(|party| talks.is_asked(question, *party))
            });
            match question.status.value() {
                _ if !is_about(question) || !enough => Answer::Broken,
                QuestionStatus::Carried => {
                    Answer::from(!asked.is_some_and(|asked| talks.is_undone_since(question, asked)))
                }
                QuestionStatus::Open => Answer::NotShown,
                QuestionStatus::Failed
                | QuestionStatus::Lapsed
                | QuestionStatus::Withdrawn
                | QuestionStatus::Annulled => Answer::Broken,
            }
        });
        self.require(&ANY_ANY_QUESTION, answer)?;
        Ok(true)
    }

    /// How the question that the act rests on was decided.
    pub(crate) fn reached_by_question(&self, build: bool) -> Option<Reached> {
        let question = self.talks.state.questions.get(self.named.question?).filter(|_| build)?;
        let question =
            Some(question).filter(|question| question.status.value() == QuestionStatus::Carried)?;
        let (rule, told) = (question.rule.clone(), self.talks.told_tally(question));
        self.talks.votes_on(question, Count::at(self.at), |votes| match told {
            Some(tally) => Reached::told(rule.clone(), votes, tally).ok(),
            None => Reached::of(rule.clone(), votes).ok(),
        })
    }
}

impl Negotiation {
    /// Whether what a question was carried on has been taken up again since, or rejected: nothing rests on that vote any more.
    /// What followed from an act that rests on it does not undo it.
    pub(crate) fn is_undone_since(&self, question: &QuestionState, asked: Asked<'_>) -> bool {
        let state = &self.state;
        let (point, alternative) = match asked {
            Asked::Point(point) => (Some(point), None),
            Asked::Alternative(own) => (state.points.get(own.point), Some(&own.id)),
            Asked::Version(_) | Asked::Adoption(_) => (None, None),
        };
        let version = match question.on {
            Some(On::Version(ix)) => state.versions.get(ix).map(|version| &version.id),
            Some(On::Point(_) | On::Alternative(_)) | None => None,
        };
        let undoes = |event: &Event| {
            if let Event::Point(event @ (PointEvent::Reopened(_) | PointEvent::Reinstated(_))) = event {
                point.is_some_and(|point| point.id == *event.point())
            } else if let Event::Alternative(event @ AlternativeEvent::Reopened(_)) = event {
                alternative == Some(event.alternative())
            } else if let Event::Version(event @ (VersionEvent::Rejected(_) | VersionEvent::Revived(_))) =
                event
            {
                version == Some(event.version())
            } else {
                false
            }
        };
        let carried = self.order_of(question.status.seq());
        let is_its_own = |entry: &Entry| {
            let cause = |entry: &Entry| entry.rare.cause.as_ref().and_then(|cause| self.entry(cause));
            let mut causes = std::iter::successors(cause(entry), |entry| cause(entry));
            causes.any(|cause| cause.rare.rests_on.as_ref() == Some(&question.id))
        };
        let mut undoing = state.undoing.iter().filter(|seq| self.order_of(**seq) > carried);
        undoing.any(|seq| self.nth(*seq).is_some_and(|entry| undoes(&entry.event) && !is_its_own(entry)))
    }
}
