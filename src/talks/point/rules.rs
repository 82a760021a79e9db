//! What may be done to points.

use crate::{
    decision::{Ballot, Verdict},
    event::Subject,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::{
            Rule,
            catalogue::{
                POINT_AGREED_IN_PRINCIPLE_AGREEMENT, POINT_AWARDED_ARBITER, POINT_CLOSED_AGREEMENT,
                POINT_CLOSED_CONDITIONAL, POINT_CLOSED_EXCLUSIVE, POINT_CLOSED_GATE, POINT_CLOSED_PACKAGE,
                POINT_CLOSED_SUB_POINTS, POINT_CLOSED_UNDERTAKING, POINT_DROPPED_AGREEMENT,
                POINT_LANGUAGE_ADDED_WORDS, POINT_MOVED_TO_INSTRUMENT_AGREEMENT, POINT_RECTIFIED_LANGUAGE,
                POINT_RECTIFIED_WORDS, POINT_REFERRED_AGREEMENT, POINT_REFERRED_ONE,
                POINT_REOPENED_AGREEMENT, POINT_RETURNED_HELD, POINT_REWORDED_SETTLED,
                POINT_TEXT_AGREED_AGREEMENT, POINT_TEXT_AGREED_CLEAN,
            },
        },
    },
    state::{Asked, Ground, Moment, Negotiation},
    talks::{
        link::{LinkKind, LinkState},
        point::{
            Flag, PointAction, PointEvent, PointLifecycle, PointState, PointStatus, Referral, Wording,
            WordingState,
        },
    },
    value::{role::Entitled, sorted::Set, table::Ix},
};

impl Judge<'_> {
    pub(crate) fn point(&mut self, event: &PointEvent, build: bool) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let talks = self.talks;
        let point = self.named.point.and_then(|point| talks.state.points.get(point));
        let status = point.map(|point| point.status.value());
        let proposer = point.and_then(|point| talks.nth(point.introduced)).map(|entry| &entry.by);
        let arbiter = point.and_then(|point| point.arbiter.value());
        let tracks = point.map_or(&[][..], |point| &point.tracks);
        let concern = Concern { proposer, arbiter, tracks, point: self.named.point, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<PointLifecycle>(status, action, concern);
        match event {
            PointEvent::Tabled(_) => step(self, PointAction::Tabled)?,
            PointEvent::TakenUp(_) => step(self, PointAction::TakenUp)?,
            PointEvent::AgreedInPrinciple(fact) => {
                step(self, PointAction::AgreedInPrinciple)?;
                self.not_suspended()?;
                let words = self.words_named(point, fact.wording.as_ref());
                return self.agreed(
                    &POINT_AGREED_IN_PRINCIPLE_AGREEMENT,
                    point,
                    words,
                    Ground::Principle,
                    build,
                );
            }
            PointEvent::TextAgreed(fact) => {
                step(self, PointAction::TextAgreed)?;
                self.not_suspended()?;
                let clean = point.is_none_or(|point| talks.brackets_of(point).next().is_none());
                self.require(&POINT_TEXT_AGREED_CLEAN, clean)?;
                let words = self.words_named(point, fact.wording.as_ref());
                return self.agreed(&POINT_TEXT_AGREED_AGREEMENT, point, words, Ground::Provisional, build);
            }
            PointEvent::Closed(_) => {
                step(self, PointAction::Closed)?;
                self.not_suspended()?;
                return self.closed(point, build);
            }
            PointEvent::Awarded(_) => {
                step(self, PointAction::Awarded)?;
                self.not_suspended()?;
                let referred = point.is_some_and(|point| point.flag.value() == Some(Flag::ReferredToArbiter));
                self.require(&POINT_AWARDED_ARBITER, referred)?;
            }
            PointEvent::Dropped(_) => {
                step(self, PointAction::Dropped)?;
                let alone = self.takes_out_its_own(concern);
                return self.leaves(&POINT_DROPPED_AGREEMENT, point, alone, build);
            }
            PointEvent::MovedToInstrument(_) => {
                step(self, PointAction::MovedToInstrument)?;
                let alone = self.takes_out_its_own(concern);
                return self.leaves(&POINT_MOVED_TO_INSTRUMENT_AGREEMENT, point, alone, build);
            }
            PointEvent::Superseded(_) => step(self, PointAction::Superseded)?,
            PointEvent::Reinstated(_) => step(self, PointAction::Reinstated)?,
            PointEvent::Reopened(_) => {
                step(self, PointAction::Reopened)?;
                let answer = point.map_or(Answer::NotShown, |point| self.may_reopen(point, concern));
                self.require(&POINT_REOPENED_AGREEMENT, answer)?;
            }
            PointEvent::Reworded(_) => {
                self.entitled(concern)?;
                let open = status.is_some_and(PointStatus::is_open);
                self.require(&POINT_REWORDED_SETTLED, open)?;
            }
            PointEvent::Rectified(fact) => {
                self.entitled(concern)?;
                let current = point.and_then(|point| point.words.value());
                let of = if fact.of.is_some() { self.named.wording } else { current };
                let has_words = current.is_some() && talks.state.same_words(of, current);
                self.require(&POINT_RECTIFIED_WORDS, has_words)?;
                let keeps = of.is_none_or(|of| talks.keeps_language(&fact.wording, of));
                self.require(&POINT_RECTIFIED_LANGUAGE, keeps)?;
            }
            PointEvent::LanguageAdded(fact) => {
                self.entitled(concern)?;
                let current = point.and_then(|point| point.words.value());
                let of = if fact.of.is_some() { self.named.wording } else { current };
                let has_words = current.is_some() && talks.state.same_words(of, current);
                self.require(&POINT_LANGUAGE_ADDED_WORDS, has_words)?;
            }
            PointEvent::Renamed(_) | PointEvent::AreasSet(_) | PointEvent::Nested(_) => {
                self.entitled(concern)?;
            }
            PointEvent::Referred(fact) => {
                self.set_flag(point, concern)?;
                if let Referral::Arbiter(_) = fact.to {
                    return self.decided_at_table(&POINT_REFERRED_AGREEMENT, point, build);
                }
            }
            PointEvent::Returned(_) => {
                self.entitled(concern)?;
                let held = point.is_some_and(|point| point.flag.value().is_some());
                self.require(&POINT_RETURNED_HELD, held)?;
            }
        }
        Ok(Fill::default())
    }

    /// Whether no party takes out what others put on the table.
    fn takes_out_its_own(&self, concern: Concern<'_>) -> bool {
        !self.entry.by.is_of_parties()
            || self.actors().all(|actor| self.holds_one(actor, &[Entitled::Proposer], concern))
                && !self.is_voted_on(&self.entry.event)
                && !concern.point.is_some_and(|point| self.is_packed_by_others(point))
                && !concern.point.is_some_and(|point| self.binds_others(point))
    }

    /// Whether others are bound to a point in the words that it has.
    fn binds_others(&self, point: Ix<PointState>) -> bool {
        let point = self.talks.state.points.get(point);
        point.is_some_and(|point| !self.others(self.talks.bound_to(point)).is_empty())
    }

    /// Whether others made a package that a point belongs to.
    fn is_packed_by_others(&self, point: Ix<PointState>) -> bool {
        let point = self.talks.state.points.get(point);
        let links = point.map_or(&[][..], |point| &point.links).iter();
        let mut links = links.filter_map(|link| self.talks.state.links.get(*link));
        // Until somebody accepts under it, a package holds nobody to it.
        let packed = |link: &LinkState| link.binds(LinkKind::Package) && self.is_relied_on(link);
        links.any(|link| !self.is_of_makers(link.introduced) && packed(link))
    }

    /// A point that was agreed, or that a party has accepted, leaves the text by the decision rule, or over a question that asked for it; so does
    /// any point where those who act may not take it out alone.
    fn leaves(
        &mut self,
        rule: &'static Rule,
        point: Option<&PointState>,
        alone: bool,
        build: bool,
    ) -> Result<Fill, Refusal> {
        if let (Some(point), true) = (point, self.entry.rare.rests_on.is_some()) {
            self.rests_on_motion(point)?;
            return Ok(Fill { reached: self.reached_by_question(build) });
        }
        // What was agreed was accepted, be it by a vote.
        let accepted = |point: &PointState| {
            point.status.value().waits_to_close() || self.talks.is_accepted_by_any(point, self.moment())
        };
        if !alone || point.is_some_and(accepted) {
            return self.decided_at_table(rule, point, build);
        }
        Ok(Fill::default())
    }

    /// A flag is set on an open point that has none.
    fn set_flag(&mut self, point: Option<&PointState>, concern: Concern<'_>) -> Result<(), Refusal> {
        self.permits(point.is_some_and(|point| point.status.value().is_open()))?;
        self.entitled(concern)?;
        let free = point.is_some_and(|point| point.flag.value().is_none());
        self.require(&POINT_REFERRED_ONE, free)
    }

    /// Standing positions on the current words decide. Words that are not current have none.
    fn agreed(
        &mut self,
        rule: &'static Rule,
        point: Option<&PointState>,
        current: bool,
        ground: Ground,
        build: bool,
    ) -> Result<Fill, Refusal> {
        if let (Some(point), Some(ix), true) = (point, self.named.point, current) {
            if self.rests_on_text(ix, point)? {
                return Ok(Fill { reached: self.reached_by_question(build) });
            }
        }
        let acting = self.agreeing_by_act();
        let moment = Moment { acting: &acting, ..self.moment() };
        let agreement = |moment| match point {
            Some(point) if current => self.talks.agreement(point, ground, moment, build),
            _ => (Verdict::Open, None),
        };
        let mut found = agreement(moment);
        // In words it is agreed with those that its acceptances wait for; its substance is agreed by itself.
        let open = current && !found.0.is_carried() && ground != Ground::Principle;
        if let Some(ix) = self.named.point.filter(|_| open) {
            let together = self.talks.agreed_in_a_set(ix, moment);
            if !together.is_empty() {
                let together = together.iter().map(|ix| ix.to_usize()).collect();
                found = agreement(Moment { agreed: Some(&together), ..moment });
            }
        }
        let (verdict, reached) = found;
        self.require(rule, verdict)?;
        Ok(Fill { reached })
    }

    /// A point closes with those that close together with it; what holds of one holds of all.
    /// Linear in these, and under a single undertaking in all points.
    fn closed(&mut self, closed: Option<&PointState>, build: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let points = &talks.state.points;
        let together = self.named.point.map_or_else(Vec::new, |point| talks.closing_with(point));
        let each = || together.iter().filter_map(|ix| points.get(*ix));
        let closing: Set<_> = together.iter().map(|ix| ix.to_usize()).collect();
        let settled = |ix: Ix<PointState>| {
            closing.contains(&ix.to_usize())
                || points.get(ix).is_some_and(|point| point.status.value().is_settled())
        };
        let parts = together.iter().all(|&ix| {
            let part = |child: &Ix<PointState>| {
                points.get(*child).is_some_and(|child| child.parent.value() == Some(ix))
            };
            points.get(ix).is_some_and(|point| {
                // What is hidden from those who decide holds nobody up.
                let before = |child: &Ix<PointState>| {
                    points.get(*child).is_some_and(|part| talks.is_before_table(part.introduced, point))
                };
                let parts = point.children.iter().filter(|child| part(child));
                parts.filter(|child| before(child)).all(|child| settled(*child))
            })
        });
        self.require(&POINT_CLOSED_SUB_POINTS, parts)?;
        self.require(&POINT_CLOSED_GATE, talks.failed_gate_of(&together).is_none())?;
        let whole_text = !talks.state.procedure().single_undertaking()
            || each().all(|point| talks.is_bound(point, LinkKind::EarlyHarvest))
            || !points
                .items()
                .iter()
                .any(|point| point.status.value().is_open() && talks.is_before_all(point.introduced));
        self.require(&POINT_CLOSED_UNDERTAKING, whole_text)?;
        let members = || each().flat_map(|point| talks.links_of(point, LinkKind::Package));
        let packages = members().flat_map(|link| &link.points).all(|ix| settled(*ix));
        self.require(&POINT_CLOSED_PACKAGE, packages)?;
        let acting = self.agreeing_by_act();
        let moment = Moment { closing: &together, acting: &acting, ..Moment::at(self.at) };
        let mut conditions = each().flat_map(|point| talks.links_of(point, LinkKind::Conditional));
        let shown = conditions.all(|link| link.condition.as_ref().is_none_or(|c| talks.is_met(c, moment)));
        let answer = if shown { Answer::Kept } else { Answer::NotShown };
        self.require(&POINT_CLOSED_CONDITIONAL, answer)?;
        let one = together.iter().all(|ix| talks.rivalry_of(*ix, &together).is_none());
        self.require(&POINT_CLOSED_EXCLUSIVE, one)?;
        let mut fill = Fill::default();
        for point in each() {
            let is_own = closed.is_some_and(|closed| closed.id == point.id);
            if let (true, Some(ix)) = (is_own, self.named.point) {
                if self.rests_on_text(ix, point)? {
                    fill.reached = self.reached_by_question(build);
                    continue;
                }
            }
            // Who closes one point jointly agrees to that one.
            let moment = Moment { acting: if is_own { moment.acting } else { &[] }, ..moment };
            let (verdict, reached) = talks.agreement(point, Ground::Closing, moment, build && is_own);
            let subject = || Subject::Point(point.id.clone());
            self.require_of(&POINT_CLOSED_AGREEMENT, verdict, subject)?;
            fill.reached = fill.reached.or(reached);
        }
        Ok(fill)
    }
}

impl Judge<'_> {
    /// Whether the words named are the current ones; left out, they are.
    fn words_named(&self, point: Option<&PointState>, words: Option<&crate::value::id::WordingId>) -> bool {
        let current = point.and_then(|point| point.words.value());
        words.is_none() || self.talks.state.same_words(self.named.wording, current)
    }
}

impl Negotiation {
    /// Whether what a rectification says of its language and standing is so of the words that it rectifies.
    fn keeps_language(&self, wording: &Wording, of: Ix<WordingState>) -> bool {
        let language = self.state.wordings.get(of).and_then(|words| words.language.as_ref());
        wording.language.as_ref().is_none_or(|named| Some(named) == language)
            && wording.standing.is_none_or(|named| named == self.standing(of))
    }

    fn is_accepted_by_any(&self, point: &PointState, moment: Moment<'_>) -> bool {
        let alternatives = self.brackets_of(point).map(Asked::Alternative);
        std::iter::once(Asked::Point(point)).chain(alternatives).any(|asked| {
            let accepts = |ix| self.ballot(asked, ix, Ground::Principle, moment) == Some(Ballot::For);
            self.state.electorate(asked).iter().any(|&ix| accepts(ix))
        })
    }
}

impl Judged for PointEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<PointLifecycle>("Point")];
}
