//! What may be done to entries.

use std::sync::Arc;

use crate::{
    event::{
        Actor, Draft, Entry, Event, Irregularity,
        fact::{Fact, Kind},
    },
    judge::{
        Decision, Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Judge},
        rule::{
            Rule,
            catalogue::{
                RECORD_CONFIRMED_OWN, RECORD_CORRECTED_AUTHORITY, RECORD_DISCLOSED_AUTHORITY,
                RECORD_DISCLOSED_WIDER, RECORD_RETRACTED_AUTHORITY,
            },
        },
    },
    notes::correction::{Corrected, Disclosed, Manner, PayloadEvent, RecordEvent, Retracted},
    state::{Examined, Negotiation},
    talks::{
        alternative::Proposed,
        link::{self, LinkKind},
        point::PointStatus,
    },
    value::{
        gather::Gather,
        id::{EntryId, PointId},
        sorted::Set,
    },
};

impl Judge<'_> {
    pub(crate) fn record(&mut self, event: &RecordEvent, _: bool) -> Result<Fill, Refusal> {
        match event {
            RecordEvent::Corrected(fact) => self.authority(&RECORD_CORRECTED_AUTHORITY, &fact.entry)?,
            RecordEvent::Retracted(fact) => self.authority(&RECORD_RETRACTED_AUTHORITY, &fact.entry)?,
            RecordEvent::Confirmed(fact) => self.not_their_own(&fact.entry)?,
            RecordEvent::Disputed(fact) => self.not_their_own(&fact.entry)?,
            RecordEvent::Denied(fact) => self.not_their_own(&fact.entry)?,
            RecordEvent::Disclosed(fact) => {
                let wider = match self.talks.entry(&fact.entry) {
                    Some(entry) => !self.talks.may_be_seen(entry, &self.entry.disclosure),
                    None => true,
                };
                self.require(&RECORD_DISCLOSED_WIDER, wider)?;
                if fact.manner != Some(Manner::LEAKED) {
                    self.authority(&RECORD_DISCLOSED_AUTHORITY, &fact.entry)?;
                }
            }
            RecordEvent::Sourced(_) => self.entitled(Self::no_one())?,
        }
        Ok(Fill::default())
    }

    /// What is left of an entry is never proposed: there is nothing to judge.
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "one signature for every thing")]
    pub(crate) fn payload(&mut self, _: &PayloadEvent, _: bool) -> Result<Fill, Refusal> {
        Ok(Fill::default())
    }

    /// record.confirmed.own: nobody confirms, disputes or denies their own entry
    fn not_their_own(&mut self, entry: &EntryId) -> Result<(), Refusal> {
        self.entitled(Self::no_one())?;
        let by = &self.entry.by;
        let is_own = self.talks.entry(entry).is_some_and(|made| {
            let parties = || made.by.voices();
            let same = made.by == *by && *by != Actor::Unknown;
            same || by.voices().any(|party| parties().any(|maker| maker == party))
        });
        self.require(&RECORD_CONFIRMED_OWN, !is_own)
    }

    /// record.corrected.authority, record.retracted.authority, record.disclosed.authority: by all who made the entry
    /// together, or by the secretariat
    fn authority(&mut self, rule: &'static Rule, entry: &EntryId) -> Result<(), Refusal> {
        let made = self.talks.entry(entry).map(|entry| &entry.by);
        let answer = match &self.entry.by {
            Actor::Secretariat | Actor::Procedure => Answer::Kept,
            Actor::Outside(name) => match made {
                Some(Actor::Outside(maker)) => Answer::from(maker == name),
                _ => Answer::NotShown,
            },
            Actor::Unknown => Answer::NotShown,
            by @ (Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_)) => {
                // Others may join them.
                let actors: Set<_> = by.voices().collect();
                let made: Set<_> = made.into_iter().flat_map(Actor::voices).collect();
                Answer::from(!made.is_empty() && made.is_subset(&actors))
            }
        };
        self.require(rule, answer)
    }
}

impl Negotiation {
    /// Judges a correction of which the record knows that it fits, and how things stand with it.
    pub(crate) fn decide_correction(
        &self,
        mut draft: Draft,
        examined: &Examined,
        corrected: &Self,
    ) -> Result<Decision, Refusal> {
        let mut judge = Judge::new(self, &draft.0, examined);
        judge.corrected = Some(corrected);
        judge.envelope_rules(examined)?;
        if let Event::Record(event) = &draft.0.event {
            judge.record(event, false)?;
            judge.asks_those_touched(&draft.0.event)?;
            // It is seen with what it corrects, and must not make that mention what fewer may see.
            let entry = &draft.0;
            let restated = corrected.entry(event.entry());
            let later = self.disclosures_of(event.entry()).map(|by| &by.disclosure);
            let hidden = std::iter::once(&entry.disclosure).chain(later).find_map(|to| {
                let of_own = self.hidden_from(to, entry, event.entry());
                of_own.or_else(|| restated.and_then(|one| self.hidden_from(to, one, &one.id)))
            });
            judge.may_be_named(hidden)?;
        }
        let irregularities = judge.broken.into_iter().filter_map(Irregularity::of).gather();
        Arc::make_mut(&mut draft.0).rare.irregularities = irregularities;
        let act = Some((draft.0, examined.named, examined.place));
        Ok(Decision { tip: self.tip(), act, beside: None })
    }

    /// Whether a correction would put words forward for another point, or bind points into a package, that are settled by
    /// now: `alternative.proposed.settled` and `link.made.settled` refuse the act itself.
    pub(crate) fn puts_into_settled(&self, from: &Event, to: &Event) -> bool {
        let status = |id: &PointId| self.state.points.by_key(id.as_str()).map(|point| point.status.value());
        let point = |event: &Event| Proposed::of(event).map(|fact| fact.point.clone());
        let moved = point(to).filter(|to| point(from).as_ref() != Some(to));
        let packed = |event: &Event| {
            let package = link::Made::of(event).filter(|link| link.kind == LinkKind::Package);
            package.map_or_else(Vec::new, |link| link.points.clone())
        };
        let before = packed(from);
        moved.and_then(|id| status(&id)).is_some_and(|status| !status.is_open())
            || packed(to).iter().any(|id| !before.contains(id) && status(id) == Some(PointStatus::Closed))
    }

    /// The procedural rules that an entry would break if it were decided on here, what was filled in
    /// aside: the first of a governed one, all of an observed one.
    pub(crate) fn would_break(&self, entry: &Entry) -> Set<String> {
        let mut again = entry.clone();
        again.reached = None;
        // A count that is told is what it is judged by.
        if let Some(tally) = again.event.tally_mut().filter(|_| !self.tells_count(entry)) {
            *tally = None;
        }
        match self.rule_on(&again, false, false, None) {
            Err(refusal) => Set::from_iter([refusal.rule().id().to_owned()]),
            Ok(ruling) => {
                ruling.irregularities.iter().flatten().map(|broken| broken.rule().to_owned()).collect()
            }
        }
    }
}

impl Judged for RecordEvent {
    const MACHINES: &'static [Machine] = &[];

    fn entitled_rule(kind: &'static Kind) -> &'static Rule {
        let rules = [
            (Corrected::KIND, &RECORD_CORRECTED_AUTHORITY),
            (Retracted::KIND, &RECORD_RETRACTED_AUTHORITY),
            (Disclosed::KIND, &RECORD_DISCLOSED_AUTHORITY),
        ];
        rules.into_iter().find_map(|(one, rule)| (one == kind).then_some(rule)).unwrap_or(kind.entitled())
    }
}

impl Judged for PayloadEvent {
    const MACHINES: &'static [Machine] = &[];
}
