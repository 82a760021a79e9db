//! Corrections: decided, applied and replayed by the record, which has all the entries.

use std::sync::Arc;

use super::{
    Record,
    effective::{before, fold},
};
use crate::{
    event::{
        Draft, Entry, Event, Mode, Subject,
        fact::{Mention, Mentions as _},
    },
    judge::{
        Decision, Refusal, refused,
        rule::catalogue::{
            RECORD_CORRECTED_DISCLOSURE, RECORD_CORRECTED_KIND, RECORD_CORRECTED_RULES,
            RECORD_CORRECTED_SOMETHING, RECORD_CORRECTED_STRUCTURAL, RECORD_RETRACTED_DISCLOSED,
            RECORD_RETRACTED_ONCE, RECORD_RETRACTED_OPENING, RECORD_RETRACTED_STRUCTURAL,
        },
    },
    notes::correction::{Corrected, RecordEvent},
    state::{Examined, Eyes, Fault, HistoryError, Negotiation},
    talks::{process::NegotiationEvent, question::QuestionEvent},
    value::id::EntryId,
};

/// A correction that fits, and the state with it.
struct Tried {
    examined: Examined,
    talks: Negotiation,
}

impl Record {
    /// An entry as it was written, also one that does not stand any more. As it reads now it is
    /// [`Negotiation::entry`].
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        match &self.all {
            Some(all) => all.by_key(id.as_str()).map(AsRef::as_ref),
            None => self.negotiation.entry(id),
        }
    }

    /// What corrected or retracted an entry, the first first, whether or not it was retracted in its
    /// turn.
    pub fn corrections_of<'a>(&'a self, id: &'a EntryId) -> impl Iterator<Item = &'a Entry> {
        let all = self.all.iter().flat_map(crate::value::table::Table::items).map(AsRef::as_ref);
        all.filter(move |entry: &&Entry| {
            if let Event::Record(event) = &entry.event {
                entry.event.is_correction() && event.entry() == id
            } else {
                false
            }
        })
    }

    /// The entries that would no longer fit if a draft that corrects or retracts were recorded: which,
    /// and why. Where there are any the draft is refused, under `record.corrected.structural` or
    /// `record.retracted.structural`; these have to be corrected or retracted first, the last first. Where the
    /// corrected entry itself would not fit as it would read, only that one is named: it is the correction that has
    /// to be mended then.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{notes::correction::Retracted, talks::point};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.by("south").propose(point::TakenUp::new("harbour")?)?;
    ///
    /// // The harbour was taken up, so that its tabling cannot simply go.
    /// let tabling = desk.secretariat().draft(Retracted::new("e10")?)?;
    /// assert_eq!(desk.record().check(&tabling).unwrap_err().rule().id(), "record.retracted.structural");
    /// assert_eq!(desk.record().in_the_way(&tabling)[0].entry().as_str(), "e11");
    ///
    /// desk.secretariat().propose(Retracted::new("e11")?)?;
    /// desk.secretariat().propose(Retracted::new("e10")?)?;
    /// assert!(record.negotiation().point(&PointId::new("harbour")?).is_none());
    /// assert_eq!(record.entries().len(), 13);
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn in_the_way(&self, draft: &Draft) -> Vec<HistoryError> {
        let Some(event) = draft.event().correction() else { return Vec::new() };
        let mut in_the_way = self.refolded(&draft.0).1;
        if let Some(at) = in_the_way.iter().position(|error| error.entry() == event.entry()) {
            in_the_way = vec![in_the_way.swap_remove(at)];
        }
        in_the_way
    }

    /// record.retracted.once, of a disclosure: what does not stand is not disclosed. It is asked when one is
    /// recorded, and not of what was disclosed before it was retracted.
    pub(super) fn discloses_what_stands(&self, eyes: &Eyes<'_>, entry: &Entry) -> Result<(), Fault> {
        let disclosed = entry.discloses().filter(|disclosed| self.negotiation.is_passed_over(disclosed));
        let Some(disclosed) = disclosed else { return Ok(()) };
        self.negotiation.examine_before(eyes, entry, self.negotiation.is_taken(&entry.id))?;
        Err(Fault::new(&RECORD_RETRACTED_ONCE, Subject::Entry(disclosed.clone())))
    }

    /// The state with a correction, and what would not fit.
    fn refolded(&self, correction: &Arc<Entry>) -> (Negotiation, Vec<HistoryError>) {
        let (talks, in_the_way) = fold(self.entries().iter().chain([correction]));
        (talks.in_place_of(&self.negotiation), in_the_way)
    }

    /// Whether a correction fits: the structural rules, in the order of its page. What those who propose it may not
    /// see is not there, for them.
    fn try_on(&self, eyes: &Eyes<'_>, entry: &Arc<Entry>, event: &RecordEvent) -> Result<Tried, Fault> {
        let examined = self.negotiation.examine_correction(eyes, entry)?;
        let target = event.entry();
        let fault = |rule| Err(Fault::new(rule, Subject::Entry(target.clone())));

        let hidden = self.negotiation.is_hidden(eyes.all(), Mention::Entry(target));
        let Some(original) = self.entry(target).filter(|_| !hidden) else {
            return fault(entry.event.kind().known());
        };
        // record.retracted.once: what does not stand is not corrected
        if self.negotiation.entry(target).is_none() {
            return fault(&RECORD_RETRACTED_ONCE);
        }
        let structural = match event {
            RecordEvent::Retracted(_) => {
                // record.retracted.opening
                if matches!(original.event, Event::Negotiation(NegotiationEvent::Opened(_))) {
                    return fault(&RECORD_RETRACTED_OPENING);
                }
                // record.retracted.disclosed
                if matches!(original.event, Event::Record(RecordEvent::Disclosed(_))) {
                    return fault(&RECORD_RETRACTED_DISCLOSED);
                }
                &RECORD_RETRACTED_STRUCTURAL
            }
            RecordEvent::Corrected(fact) => {
                // record.corrected.something: of one that was erased nothing may be left
                let says = fact.occurred.is_some()
                    || !fact.sources.is_empty()
                    || fact.reason.is_some()
                    || fact.rests_on.is_some()
                    || fact.event.is_some();
                if !says && entry.rare.erased.is_none() {
                    return fault(&RECORD_CORRECTED_SOMETHING);
                }
                // record.corrected.kind
                let same = fact.event.as_ref().is_none_or(|event| is_alike(event.event(), &original.event));
                if !same || matches!(original.event, Event::Record(_)) {
                    return fault(&RECORD_CORRECTED_KIND);
                }
                &RECORD_CORRECTED_STRUCTURAL
            }
            // These are no corrections.
            RecordEvent::Confirmed(_)
            | RecordEvent::Disputed(_)
            | RecordEvent::Denied(_)
            | RecordEvent::Sourced(_)
            | RecordEvent::Disclosed(_) => return fault(&RECORD_CORRECTED_KIND),
        };
        // record.corrected.disclosure
        if original.disclosure != entry.disclosure {
            return fault(&RECORD_CORRECTED_DISCLOSURE);
        }
        // record.corrected.structural, record.retracted.structural
        let mut names_hidden = false;
        let mut look = |mention: Mention<'_>| {
            let other = mention != Mention::Entry(target);
            names_hidden |= other && self.negotiation.is_hidden(eyes.all(), mention);
        };
        entry.event.each_mention(&mut look);
        if let RecordEvent::Corrected(Corrected { event: Some(restated), .. }) = event {
            restated.event().each_mention(&mut look);
        }
        if names_hidden {
            return fault(structural);
        }
        match self.refolded(entry) {
            (talks, in_the_way) if in_the_way.is_empty() => Ok(Tried { examined, talks }),
            _ => fault(structural),
        }
    }

    pub(super) fn decide_correction(&self, draft: Draft, event: &RecordEvent) -> Result<Decision, Refusal> {
        let eyes = self.negotiation.eyes(&draft.0);
        let opened = self.negotiation.begins_with_opening(&draft.0.event);
        let tried = opened.and_then(|()| self.try_on(&eyes, &draft.0, event));
        let tried = tried.map_err(|fault| refused(&draft.0, fault))?;
        let correction = Arc::clone(&draft.0);
        let decision = self.negotiation.decide_correction(draft, &tried.examined, &tried.talks)?;
        let restated = tried.talks.entry(event.entry());
        // Last, since it folds what stands before the entry.
        if restated.is_some_and(|restated| self.breaks_rules(&correction, restated)) {
            let fault = Fault::new(&RECORD_CORRECTED_RULES, correction.event.subject());
            return Err(refused(&correction, fault));
        }
        Ok(decision)
    }

    /// Whether a party would have an entry read so that it breaks a rule, as an act of those who made it, where it stands:
    /// what may not be done, or not then, is not corrected into either; nor is what is settled by now.
    fn breaks_rules(&self, correction: &Arc<Entry>, restated: &Entry) -> bool {
        let Some(original) = self.negotiation.entry(&restated.id) else { return false };
        let governs = |entry: &Entry| entry.mode == Mode::Governed && entry.by.is_of_parties();
        let same = original.event == restated.event
            && original.rare.occurred == restated.rare.occurred
            && original.rare.rests_on == restated.rare.rests_on;
        if same || !governs(correction) || !governs(original) {
            return false;
        }
        if self.negotiation.puts_into_settled(&original.event, &restated.event) {
            return true;
        }
        let then = before(self.entries().iter().chain([correction]), &restated.id);
        !then.would_break(restated).is_empty()
    }

    pub(super) fn apply_correction(
        &mut self,
        entry: Arc<Entry>,
        event: &RecordEvent,
    ) -> Result<(), HistoryError> {
        let tried = self.try_on(&Eyes::default(), &entry, event);
        let tried = tried.map_err(|fault| self.negotiation.history_error(&entry, fault))?;
        self.append_correction(entry, tried.talks);
        Ok(())
    }

    /// Appends a correction that was decided on the tip.
    pub(super) fn append_decided_correction(&mut self, entry: &Arc<Entry>) {
        let (talks, in_the_way) = self.refolded(entry);
        // INVARIANT (tip): it was tried on the same entries.
        debug_assert!(in_the_way.is_empty(), "{in_the_way:?}");
        self.append_correction(Arc::clone(entry), talks);
    }

    fn append_correction(&mut self, entry: Arc<Entry>, talks: Negotiation) {
        let entries = self.negotiation.entries();
        let all = self.all.get_or_insert_with(|| {
            let mut all = crate::value::table::Table::default();
            for entry in entries {
                all.add(Arc::clone(entry));
            }
            all
        });
        all.add(entry);
        self.negotiation = talks;
    }
}

/// Whether one event can stand for the other: the same act of the same kind, about the same thing. What would have
/// been another act is retracted, and recorded under the rules of that act.
fn is_alike(one: &Event, other: &Event) -> bool {
    let same =
        one.kind() == other.kind() && one.choice() == other.choice() && one.subject() == other.subject();
    match (one, other) {
        (
            Event::Negotiation(NegotiationEvent::Opened(one)),
            Event::Negotiation(NegotiationEvent::Opened(other)),
        ) => one.negotiation == other.negotiation,
        // What a question asks for is what it is on.
        (Event::Question(QuestionEvent::Put(one)), Event::Question(QuestionEvent::Put(other))) => {
            same && match (&one.motion, &other.motion) {
                (Some(one), Some(other)) => is_alike(one.event(), other.event()),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            }
        }
        _ => same,
    }
}
