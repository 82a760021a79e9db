//! Stories: what is given, what is proposed, and what comes of it.

use std::collections::BTreeSet;

use crate::{
    event::{Draft, Event, Irregularity},
    judge::{Recorded, Refusal},
    record::Record,
    state::Negotiation,
};

/// A story begins with what was recorded before.
///
/// ```
/// use negotiation::{decision::Procedure, prelude::*, talks::{point, process}, testing::given, value::word::Area};
///
/// let mut record = Record::new();
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-22T14:00:00Z")?;
/// let opened = process::Opened::new("ports", "Talks on the ports", Procedure::observed())?;
/// let opened = desk.secretariat().with_id("e1").draft(opened)?;
/// let tabled = point::Tabled::new("harbour", "The harbour", Area::SECURITY)?;
/// let tabled = desk.secretariat().with_id("e2").draft(tabled)?;
/// let agreed = desk.secretariat().with_id("e3").draft(point::TextAgreed::new("harbour")?)?;
///
/// let story = given([opened, tabled]);
/// story.when(agreed.clone()).then_refused("point.text_agreed.agreement");
/// story.when(agreed.observed()).then_recorded(&["point.text_agreed"]).then_irregular(&[]);
/// # Ok::<(), Error>(())
/// ```
///
/// # Panics
/// If one of the drafts is refused: which, and why.
#[must_use]
#[track_caller]
pub fn given(drafts: impl IntoIterator<Item = Draft>) -> Story {
    let mut story = Story { record: Record::new() };
    for draft in drafts {
        story.tell(draft);
    }
    story
}

/// A story up to now. It can be told in several ways: each [`when`](Self::when) begins here.
#[derive(Clone, Debug)]
pub struct Story {
    record: Record,
}

impl Story {
    /// The same story, in which this was recorded too.
    ///
    /// # Panics
    /// If the draft is refused.
    #[must_use]
    #[track_caller]
    pub fn and(mut self, draft: Draft) -> Self {
        self.tell(draft);
        self
    }

    /// What comes of a draft.
    #[must_use]
    pub fn when(&self, draft: Draft) -> Then {
        let mut record = self.record.clone();
        let said = format!("{} by {} (`{}`)", draft.event().kind(), draft.by(), draft.id());
        let came = record.propose(draft);
        Then { said, record, came }
    }

    /// What was recorded.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }

    #[track_caller]
    fn tell(&mut self, draft: Draft) {
        let said = format!("{} by {} (`{}`)", draft.event().kind(), draft.by(), draft.id());
        if let Err(refusal) = self.record.propose(draft) {
            panic!("given {said}:\n{}", refusal.explain(self.record.negotiation()));
        }
    }
}

/// What came of a draft.
#[derive(Debug)]
pub struct Then {
    said: String,
    record: Record,
    came: Result<Recorded, Refusal>,
}

impl Then {
    /// It was refused, under this rule. The refusal can be looked at further.
    ///
    /// # Panics
    /// If it was recorded, or refused under another rule.
    #[track_caller]
    pub fn then_refused(&self, rule: &str) -> &Refusal {
        match &self.came {
            Err(refusal) if refusal.rule().id() == rule => refusal,
            Err(refusal) => panic!(
                "{} was to be refused under {rule}, and was under another:\n{}",
                self.said,
                refusal.explain(self.record.negotiation())
            ),
            Ok(recorded) => {
                panic!(
                    "{} was to be refused under {rule}, and was recorded: {:?}",
                    self.said,
                    kinds(recorded)
                )
            }
        }
    }

    /// It was recorded: entries of these kinds were appended, the act first, then its consequences.
    /// None for a repeat.
    ///
    /// # Panics
    /// If it was refused, or other entries were appended.
    #[track_caller]
    pub fn then_recorded(&self, expected: &[&str]) -> &Self {
        let found = kinds(self.recorded());
        assert!(found == expected, "{} was to append {expected:?}, and appended {found:?}", self.said);
        self
    }

    /// It was recorded with these irregularities and no others, in any order.
    ///
    /// # Panics
    /// If it was refused, or other rules were broken.
    #[track_caller]
    pub fn then_irregular(&self, expected: &[&str]) -> &Self {
        let found: BTreeSet<_> = self
            .recorded()
            .entries()
            .flat_map(|entry| entry.irregularities().iter().map(Irregularity::rule))
            .collect();
        let wanted: BTreeSet<_> = expected.iter().copied().collect();
        assert!(found == wanted, "{} was to break {wanted:?}, and broke {found:?}", self.said);
        self
    }

    /// It was recorded, and events of these kinds are expected to follow, because the program observes.
    ///
    /// # Panics
    /// If it was refused, or others are expected.
    #[track_caller]
    pub fn then_expected(&self, expected: &[&str]) -> &Self {
        let found: Vec<_> =
            self.recorded().expected().iter().map(|event: &Event| event.kind().name()).collect();
        assert!(found == expected, "after {} {expected:?} were to be expected, not {found:?}", self.said);
        self
    }

    /// How things stand after it, to be asked further.
    #[must_use]
    pub const fn negotiation(&self) -> &Negotiation {
        self.record.negotiation()
    }

    /// The story, to go on from here.
    ///
    /// # Panics
    /// If the draft was refused.
    #[must_use]
    #[track_caller]
    pub fn and_then(self) -> Story {
        let _ = self.recorded();
        Story { record: self.record }
    }

    #[track_caller]
    fn recorded(&self) -> &Recorded {
        match &self.came {
            Ok(recorded) => recorded,
            Err(refusal) => {
                panic!(
                    "{} was to be recorded, and was refused:\n{}",
                    self.said,
                    refusal.explain(self.record.negotiation())
                )
            }
        }
    }
}

fn kinds(recorded: &Recorded) -> Vec<&'static str> {
    recorded.entries().map(|entry| entry.event().kind().name()).collect()
}
