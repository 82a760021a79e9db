//! What may be done to alternatives.

use crate::{
    decision::Verdict,
    event::Subject,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Concern, Judge},
        rule::catalogue::{
            ALTERNATIVE_CHOSEN_AGREEMENT, ALTERNATIVE_CHOSEN_ONE, ALTERNATIVE_PROPOSED_DUPLICATE,
            ALTERNATIVE_PROPOSED_SETTLED,
        },
    },
    state::{Asked, Ground, Negotiation},
    talks::{
        alternative::{
            AlternativeAction, AlternativeEvent, AlternativeLifecycle, AlternativeState, AlternativeStatus,
        },
        point::{PointState, Wording},
        question::{On, rules::Words},
    },
    value::{id::WordingId, table::Ix},
};

impl Judge<'_> {
    pub(crate) fn alternative(&mut self, event: &AlternativeEvent, build: bool) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let talks = self.talks;
        let alternative =
            self.named.alternative.and_then(|alternative| talks.state.alternatives.get(alternative));
        let on = alternative.map_or(self.named.point, |alternative| Some(alternative.point));
        let point = on.and_then(|point| talks.state.points.get(point));
        let status = alternative.map(|alternative| alternative.status.value());
        let proposer =
            alternative.and_then(|alternative| talks.nth(alternative.introduced)).map(|entry| &entry.by);
        let tracks = point.map_or(&[][..], |point| &point.tracks);
        let concern = Concern { proposer, tracks, point: on, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<AlternativeLifecycle>(status, action, concern);
        match event {
            AlternativeEvent::Proposed(fact) => {
                step(self, AlternativeAction::Proposed)?;
                self.not_settled(point)?;
                self.not_there_yet(point, Some(&fact.wording))?;
            }
            AlternativeEvent::Reworded(fact) => {
                self.permits(status == Some(AlternativeStatus::Open))?;
                self.entitled(concern)?;
                self.not_settled(point)?;
                self.not_there_yet(point, Some(&fact.wording))?;
            }
            AlternativeEvent::Chosen(fact) => {
                step(self, AlternativeAction::Chosen)?;
                self.not_suspended()?;
                self.not_settled(point)?;
                let chosen =
                    |alternative: &AlternativeState| alternative.status.value() == AlternativeStatus::Chosen;
                // Amendments are adopted one after the other, each onto what the ones before came to.
                let words = point.and_then(|point| point.words.value());
                let amends = alternative.is_some_and(|own| talks.state.same_words(own.of, words));
                let one = amends || !self.rivals(point).any(chosen);
                self.require(&ALTERNATIVE_CHOSEN_ONE, one)?;
                return self.preferred(alternative, fact.wording.as_ref(), build);
            }
            AlternativeEvent::SetAside(_) => step(self, AlternativeAction::SetAside)?,
            AlternativeEvent::Withdrawn(_) => step(self, AlternativeAction::Withdrawn)?,
            AlternativeEvent::Reopened(_) => {
                step(self, AlternativeAction::Reopened)?;
                self.not_settled(point)?;
                self.not_there_yet(
                    point,
                    alternative.and_then(|alternative| talks.wording_at(alternative.words.value())),
                )?;
            }
        }
        Ok(Fill::default())
    }

    /// alternative.proposed.settled: the alternatives of an agreed, closed or dropped text change
    /// only after the point is reopened.
    fn not_settled(&mut self, point: Option<&PointState>) -> Result<(), Refusal> {
        let open = point.is_some_and(|point| point.status.value().is_open());
        let rule = &ALTERNATIVE_PROPOSED_SETTLED;
        match point {
            Some(point) => self.require_of(rule, open, || Subject::Point(point.id.clone())),
            None => self.require(rule, open),
        }
    }

    /// alternative.proposed.duplicate: no two open alternatives of a point have the same words.
    fn not_there_yet(&mut self, point: Option<&PointState>, words: Option<&Wording>) -> Result<(), Refusal> {
        let talks = self.talks;
        let text = words.and_then(|words| words.text.as_ref());
        let same = |rival: &AlternativeState| {
            rival.status.value() == AlternativeStatus::Open
                && talks.wording_at(rival.words.value()).is_some_and(|theirs| theirs.text.as_ref() == text)
                // What was erased may have been anything.
                && text.is_none_or(|text| !text.is_erased())
        };
        let twice = self.rivals(point).any(same);
        self.require(&ALTERNATIVE_PROPOSED_DUPLICATE, !twice)
    }

    /// alternative.chosen.agreement: positions on exactly these words satisfy the decision rule.
    /// Words that are not current have none.
    fn preferred(
        &mut self,
        alternative: Option<&AlternativeState>,
        words: Option<&WordingId>,
        build: bool,
    ) -> Result<Fill, Refusal> {
        let current = alternative
            .filter(|alternative| words.is_none() || self.named.wording == Some(alternative.words.value()));
        if let (Some(alternative), Some(ix)) = (current, self.named.alternative) {
            let words = Words::These(Some(alternative.words.value()));
            if self.rests_on_question(On::Alternative(ix), words, Some(Asked::Alternative(alternative)))? {
                return Ok(Fill { reached: self.reached_by_question(build) });
            }
        }
        let (verdict, reached) = current.map_or((Verdict::Open, None), |alternative| {
            self.agreement_on(Asked::Alternative(alternative), Ground::Provisional, build)
        });
        self.require(&ALTERNATIVE_CHOSEN_AGREEMENT, verdict)?;
        Ok(Fill { reached })
    }

    /// The other alternatives of the point.
    fn rivals<'a>(
        &self,
        point: Option<&'a PointState>,
    ) -> impl Iterator<Item = &'a AlternativeState> + use<'a, '_>
    where
        Self: 'a,
    {
        let alternative = self.named.alternative;
        let talks = self.talks;
        let all = point.map_or(&[][..], |point| &point.alternatives).iter();
        all.filter(move |ix| Some(**ix) != alternative).filter_map(|ix| talks.state.alternatives.get(*ix))
    }
}

impl Negotiation {
    /// The alternatives of a point that can still be chosen.
    pub(crate) fn open_alternatives<'a>(
        &'a self,
        point: &'a PointState,
    ) -> impl Iterator<Item = (Ix<AlternativeState>, &'a AlternativeState)> {
        let all = point.alternatives.iter();
        let all = all.filter_map(|ix| Some((*ix, self.state.alternatives.get(*ix)?)));
        all.filter(|(_, alternative)| alternative.status.value() == AlternativeStatus::Open)
    }

    /// Those of them that are before all who decide on the point: what is hidden holds nobody up.
    pub(crate) fn brackets_of<'a>(
        &'a self,
        point: &'a PointState,
    ) -> impl Iterator<Item = &'a AlternativeState> {
        let open = self.open_alternatives(point).map(|(_, alternative)| alternative);
        open.filter(|alternative| self.is_before_table(alternative.introduced, point))
    }
}

impl Judged for AlternativeEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<AlternativeLifecycle>("Alternative")];
}
