//! Deciding: a draft in, a decision or a refusal out.

use std::sync::Arc;

use crate::{
    decision::Reached,
    event::{
        Disclosure, Draft, Entry, Event, Irregularity, Mode, Subject,
        fact::{Kind, Mention},
    },
    judge::{
        Decision, Refusal,
        consequence::Followed,
        decision::Beside,
        motion::Moved,
        require::{Concern, Judge},
        rule::{Rule, catalogue::PAYLOAD_ERASED_MADE},
    },
    state::{Examined, Fault, Named, Negotiation},
    talks::{
        point::WordingState,
        question::{Annulled, fold::Count},
    },
    things::things,
    value::{
        gather::Gather,
        id::{PartyId, WordingId},
        register::EventTime,
        table::Ix,
    },
};

/// What deciding fills in where the draft left it out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fill {
    pub(crate) reached: Option<Reached>,
}

/// What the judge said.
pub(crate) struct Ruling {
    pub(crate) examined: Examined,
    /// None if nothing was broken.
    pub(crate) irregularities: Option<Vec<Irregularity>>,
    pub(crate) fill: Fill,
}

impl Negotiation {
    /// Decides on a draft: what would be appended, or why not.
    ///
    /// The checks come in this order: whether the draft repeats an entry; the structural rules;
    /// the procedural rules of every act; those of the kind, in the order in which its page names
    /// them; and at last, on what would be recorded, with what was left out, whether it names what
    /// fewer may see. A governed draft is refused at the first rule that is not shown to be kept. An observed one is refused for structural rules
    /// only, and each procedural rule that it broke is kept with the entry.
    ///
    /// ```
    /// # use negotiation::{prelude::*, talks::point, testing};
    /// # let mut record = testing::ports();
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let taken_up = desk.secretariat().with_id("e11").draft(point::TakenUp::new("harbour")?)?;
    /// let agreed = desk.secretariat().with_id("e12").draft(point::TextAgreed::new("harbour")?)?;
    ///
    /// let mut talks = record.negotiation().clone();
    /// let decision = talks.decide(taken_up)?;
    /// assert_eq!(decision.entries().count(), 1);
    /// talks.accept(decision)?;
    ///
    /// // Nobody has accepted the words.
    /// let refusal = talks.decide(agreed).unwrap_err();
    /// assert_eq!(refusal.rule().id(), "point.text_agreed.agreement");
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Refusal`], with the rule and the subject; [`Refusal::explain`] says what would make the
    /// act possible.
    pub fn decide(&self, draft: Draft) -> Result<Decision, Refusal> {
        let Some(closed) = self.closed_first(&draft) else { return self.decide_here(draft) };
        let (then, before) = *closed;
        let mut decision = match then.decide_here(draft) {
            Ok(decision) => decision,
            Err(refusal) => return Err(refusal.after(before)),
        };
        decision.tip = self.tip();
        if !before.is_empty() {
            decision.beside.get_or_insert_default().before = before;
        }
        Ok(decision)
    }

    /// A copy on which the closings stand that are due and that the act depends on; none if there
    /// are none. The copy costs the state, once for each term that ran out.
    fn closed_first(&self, draft: &Draft) -> Option<Box<(Self, Vec<Arc<Entry>>)>> {
        if depends_on_a_term(&draft.0) { self.closed_before(draft) } else { None }
    }

    #[inline(never)]
    fn closed_before(&self, draft: &Draft) -> Option<Box<(Self, Vec<Arc<Entry>>)>> {
        let mut due = self.due_proposals(&draft.0);
        due.extend(self.due_question(&draft.0));
        due.extend(self.due_deadline(&draft.0));
        if due.is_empty() || self.entry(&draft.0.id).is_some() {
            return None;
        }
        let mut then = self.what_if();
        let mut before = Vec::new();
        for closing in due {
            // What follows from a closing is recorded with it.
            let Ok(examined) = then.examine(&closing, then.is_taken(&closing.id)) else { continue };
            let (mut follows, _) = then.what_follows(&closing, examined.named, examined.place);
            let closing = Arc::new(closing);
            // Who sets a result aside at once wants nothing of it.
            if Annulled::of(&draft.0.event).is_none() {
                follows.extend(then.brought_about(&closing, &follows));
            }
            for next in std::iter::once(closing).chain(follows) {
                if then.apply_shared(Arc::clone(&next)).is_ok() {
                    before.push(next);
                }
            }
        }
        Some(Box::new((then, before)))
    }

    fn decide_here(&self, mut draft: Draft) -> Result<Decision, Refusal> {
        let same = self.entry(&draft.0.id);
        if same.is_some_and(|entry| entry.is_made_of(&draft)) {
            return Ok(Decision::repeating(self.tip()));
        }
        let taken = same.is_some() || self.is_passed_over(&draft.0.id);
        let Ruling { examined, irregularities, fill } = self.rule_on(&draft.0, taken, true, None)?;
        // Nobody else has it, so that nothing is copied.
        let entry = Arc::make_mut(&mut draft.0);
        let Examined { kind, mut named, place, .. } = examined;
        self.fill_in(entry, kind, fill, &mut named, place);
        if let Some(irregularities) = irregularities {
            entry.rare.irregularities = irregularities;
        }
        // What enters history only has no consequences.
        let late = self.is_late(&draft.0.event, named, place);
        let beside = if late { None } else { self.comes_with(&draft.0, named, place) };
        Ok(Decision { tip: self.tip(), act: Some((draft.0, named, place)), beside })
    }

    /// What comes with an act; nearly always nothing does.
    fn comes_with(&self, entry: &Arc<Entry>, named: Named, place: EventTime) -> Option<Box<Beside>> {
        let follows = self.follows_at(entry, named, place);
        if follows.is_empty() && !self.may_bring_about(&entry.event) {
            return None;
        }
        let (mut consequences, mut expected) = self.as_recorded(entry, follows);
        match entry.mode {
            Mode::Governed => consequences.extend(self.brought_about(entry, &consequences)),
            Mode::Observed => expected.extend(self.expected_of(entry, &expected)),
        }
        let nothing = consequences.is_empty() && expected.is_empty();
        (!nothing).then(|| Box::new(Beside { before: Vec::new(), consequences, expected }))
    }

    /// Answers whether a draft would be recorded, without building anything. For interfaces that
    /// only ask.
    ///
    /// # Errors
    /// The [`Refusal`] that [`decide`](Self::decide) would give.
    pub fn check(&self, draft: &Draft) -> Result<(), Refusal> {
        match self.closed_first(draft) {
            Some(closed) => closed.0.check_here(draft).map_err(|refusal| refusal.after(closed.1)),
            None => self.check_here(draft),
        }
    }

    /// The same of a draft with an id that nobody has.
    pub(crate) fn check_new(&self, draft: &Draft) -> Result<(), Refusal> {
        match self.closed_first(draft) {
            Some(closed) => closed.0.check_here(draft).map_err(|refusal| refusal.after(closed.1)),
            None => self.rule_on(&draft.0, false, false, None).map(drop),
        }
    }

    fn check_here(&self, draft: &Draft) -> Result<(), Refusal> {
        match self.entry(&draft.0.id) {
            Some(entry) if entry.is_made_of(draft) => Ok(()),
            _ => self.rule_on(&draft.0, self.is_taken(&draft.0.id), false, None).map(drop),
        }
    }

    /// Rules on an entry; on an act that a motion asked for, with those who voted for it.
    pub(crate) fn rule_on(
        &self,
        entry: &Entry,
        taken: bool,
        build: bool,
        moved: Option<&Moved>,
    ) -> Result<Ruling, Refusal> {
        if let Event::Payload(_) = entry.event {
            return Err(refused(entry, Fault::new(&PAYLOAD_ERASED_MADE, Subject::Entry(entry.id.clone()))));
        }
        if let Err(fault) = self.begins_with_opening(&entry.event) {
            return Err(refused(entry, fault));
        }
        let examined = match self.examine_for(entry, taken) {
            Ok(examined) => examined,
            Err(fault) => return Err(refused(entry, fault)),
        };
        let mut judge = Judge::new(self, entry, &examined);
        judge.moved = moved;
        // What is filled in is held against the disclosure.
        let discloses = self.is_restricted() || entry.disclosure != Disclosure::Public;
        let build = build || discloses;
        judge.envelope_rules(&examined)?;
        let fill = judge.judge(&entry.event, build)?;
        judge.asks_those_touched(&entry.event)?;
        // entry.disclosure.mentions, .touched: nearly always nothing is hidden, and nothing is compared
        if discloses {
            let Examined { kind, mut named, place, .. } = examined;
            let mut recorded = entry.clone();
            self.fill_in(&mut recorded, kind, fill.clone(), &mut named, place);
            judge.within_mentions(&recorded)?;
            judge.shows_what_follows(&recorded, named, place)?;
        }
        let broken = judge.broken;
        let irregularities =
            (!broken.is_empty()).then(|| broken.into_iter().filter_map(Irregularity::of).gather());
        Ok(Ruling { examined, irregularities, fill })
    }

    /// Every rule that refuses a governed act, in the order in which they are asked, up to the first after which the others
    /// cannot be asked; to whom it is disclosed is not asked.
    pub(crate) fn objections(&self, entry: &Entry) -> Vec<&'static Rule> {
        let opened = self.begins_with_opening(&entry.event);
        let examined = match opened.and_then(|()| self.examine_for(entry, false)) {
            Ok(examined) => examined,
            Err(fault) => return vec![fault.rule],
        };
        let mut judge = Judge::new(self, entry, &examined);
        judge.collects = true;
        let ruled = judge.envelope_rules(&examined).and_then(|()| judge.judge(&entry.event, false));
        let ruled = ruled.and_then(|_| judge.asks_those_touched(&entry.event));
        let refused = ruled.err().map(|refusal| refusal.rule);
        let new = refused.filter(|rule| !judge.broken.contains(rule));
        judge.broken.into_iter().chain(new).collect()
    }

    /// Words by their id, unless they came only later: those would move the entry to their place
    /// when it is read again.
    pub(crate) fn words_by(&self, words: Option<Ix<WordingState>>, place: EventTime) -> Option<WordingId> {
        let wording = self.state.wordings.get(words?)?;
        let introduced = self.places().get(wording.introduced as usize)?;
        (*introduced <= place).then(|| wording.id.clone())
    }

    /// Fills in what the draft left out: the words meant, unless they came only after it, and
    /// how it was reached.
    pub(crate) fn fill_in(
        &self,
        entry: &mut Entry,
        kind: &'static Kind,
        fill: Fill,
        named: &mut Named,
        place: EventTime,
    ) {
        let Entry { event, reached, .. } = entry;
        let marks = kind.marks();
        if marks.filled {
            event.fill_in(self, place);
        }
        if marks.tally {
            if let Some(slot @ None) = event.tally_mut() {
                let question = named.question.and_then(|question| self.state.questions.get(question));
                *slot = question.map(|question| self.tally_on(question, Count::at(place)));
            }
        }
        if marks.words && event.words().is_none() {
            let words = event.words_meant(self, *named);
            if let Some(id) = self.words_by(words, place) {
                if let Some(slot) = event.words_mut() {
                    *slot = Some(id);
                    named.wording = words;
                }
            }
        }
        // The same holds of who had to agree.
        let was_there = |party: &PartyId| {
            let introduced = self.state.introduced(Mention::Party(party));
            introduced.and_then(|seq| self.places().get(seq as usize)).is_some_and(|at| *at <= place)
        };
        *reached = fill
            .reached
            .filter(|_| event.is_decided())
            .filter(|reached| self.is_front(place) || reached.electorate().iter().all(was_there));
    }
}

/// Whether a closing can be due before an act: it moves an offer, a question or a term, or rests on a question.
fn depends_on_a_term(act: &Entry) -> bool {
    matches!(act.event, Event::Proposal(_) | Event::Question(_) | Event::Deadline(_))
        || act.rare.rests_on.is_some()
}

macro_rules! judging {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        impl Judge<'_> {
            /// Judges by the rules of the thing that the event is about.
            fn judge(&mut self, event: &Event, build: bool) -> Result<Fill, Refusal> {
                match event {
                    $($(Event::$Thing(event) => {
                        let event: &$Events = event;
                        self.$one(event, build)
                    })?)*
                }
            }
        }
    };
}

things!(judging);

impl Judge<'_> {
    /// Nobody in particular.
    pub(crate) fn no_one() -> Concern<'static> {
        Concern::default()
    }
}

/// Refuses an act for a structural fault.
pub(crate) fn refused(entry: &Entry, fault: Fault) -> Refusal {
    let (act, at) = (entry.event.act(), entry.recorded);
    Refusal { rule: fault.rule, act, subject: fault.subject, at, behind: None }
}
