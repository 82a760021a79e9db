//! Entries and drafts: an event in its envelope.
//!
//! The envelope says whose act it is, who wrote it down, when it occurred and when it was
//! recorded, where it is known from, and who may see it. A [`Draft`] is what people write and
//! programs propose; an [`Entry`] is what was decided and stays.

mod actor;
pub(crate) mod declare;
mod disclosure;
mod envelope;
pub mod fact;
mod filled;
pub(crate) mod nested;
mod rare;
mod things;

use std::sync::Arc;

#[cfg(feature = "json")]
pub(crate) use self::envelope::Defaults;
pub(crate) use self::rare::Rare;
use self::rare::Seldom;
pub use self::{
    actor::{Acting, Actor, InvalidJoint, Joint, MAX_JOINT},
    disclosure::Disclosure,
    fact::Subject,
    things::Event,
};
use crate::{
    decision::Reached,
    event::fact::Mentions,
    value::{
        id::{EntryId, PartyId, QuestionId, RecorderId},
        metadata::Metadata,
        source::Source,
        text::Text,
        when::{Instant, When},
    },
};

/// The greatest number of irregularities of one entry.
pub const MAX_IRREGULARITIES: usize = 64;

/// Whether the program runs the process or watches it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// The program runs the process: what is not in order is refused.
    #[default]
    Governed,
    /// The program watches: what happened is recorded, and each rule broken is kept beside it.
    Observed,
}

crate::wire::wire_words! { Mode {
    Governed = "governed",
    Observed = "observed",
} }

/// The id of a rule that an observed act broke. An open word: a record may name rules of a newer
/// library.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Irregularity(crate::value::text::Name);

impl crate::wire::Wire for Irregularity {
    const IS_TEXT: bool = true;

    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        crate::value::text::Name::read(from).map(Self)
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        self.0.write(to);
    }
}

crate::wire::wire_serde! { Irregularity }

impl Irregularity {
    pub(crate) fn of(rule: &'static crate::judge::rule::Rule) -> Option<Self> {
        crate::value::text::Name::new(rule.id()).ok().map(Self)
    }

    /// The id of the rule, such as `point.text_agreed.agreement`.
    #[must_use]
    pub fn rule(&self) -> &str {
        self.0.as_str()
    }
}

impl std::fmt::Display for Irregularity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.rule())
    }
}

/// What was decided, and stays.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    pub(crate) id: EntryId,
    pub(crate) recorder: RecorderId,
    pub(crate) by: Actor,
    pub(crate) recorded: Instant,
    pub(crate) disclosure: Disclosure,
    pub(crate) mode: Mode,
    pub(crate) reason: Option<Text>,
    pub(crate) reached: Option<Reached>,
    pub(crate) rare: Seldom,
    pub(crate) event: Event,
}

/// What somebody proposes to record: an entry without cause and irregularities, which are
/// for the library to say, and of which nothing was erased.
///
/// ```
/// use negotiation::{
///     event::{Actor, Draft}, talks::party, value::id::{EntryId, PartyId, RecorderId},
/// };
///
/// let joined = Draft::new(
///     EntryId::new("e7")?,
///     RecorderId::new("secretariat")?,
///     "2026-01-22T14:00:00+01:00".parse()?,
///     Actor::party(PartyId::new("norway")?),
///     party::Joined::new("norway")?,
/// );
/// assert_eq!(joined.event().kind().name(), "party.joined");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
// INVARIANT (draft): no cause, no irregularities, nothing erased. Behind a pointer that nobody else has, so that deciding
// moves it into the record as it is.
pub struct Draft(pub(crate) Arc<Entry>);

impl Clone for Draft {
    fn clone(&self) -> Self {
        Self(Arc::new(Entry::clone(&self.0)))
    }
}

impl Entry {
    /// Whether what it says of a party is that party's own, or told of it: by it, for it, by the secretariat, as observed. What
    /// a mediator holds in confidence is neither.
    pub(crate) fn speaks_for(&self, party: &PartyId) -> bool {
        if let Actor::Party(by) = &self.by {
            return self.mode == Mode::Observed || by == party;
        }
        self.mode == Mode::Observed || !self.by.is_of_parties() || self.by.voices().any(|by| by == party)
    }

    /// Calls `each` for every date that stands in it: when it occurred, and those of its sources and its event.
    pub(crate) fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        self.rare.occurred.each_date(each);
        self.rare.embargo.each_date(each);
        self.rare.sources.each_date(each);
        self.event.each_date(each);
    }
}

/// What a draft and an entry both tell.
macro_rules! envelope {
    ($Name:ident $(, $at:tt)?) => {
        impl $Name {
            /// Its id; for a draft, the key that makes proposing it twice harmless.
            #[must_use]
            pub fn id(&self) -> &EntryId {
                &self$(.$at)?.id
            }

            /// Who wrote it down.
            #[must_use]
            pub fn recorder(&self) -> &RecorderId {
                &self$(.$at)?.recorder
            }

            /// Whose act it is.
            #[must_use]
            pub fn by(&self) -> &Actor {
                &self$(.$at)?.by
            }

            /// When it was written down.
            #[must_use]
            pub fn recorded(&self) -> Instant {
                self$(.$at)?.recorded
            }

            /// When it occurred; absent: when it was recorded.
            #[must_use]
            pub fn occurred(&self) -> Option<&When> {
                self$(.$at)?.rare.occurred.as_ref()
            }

            /// Where it is known from.
            #[must_use]
            pub fn sources(&self) -> &[Source] {
                &self$(.$at)?.rare.sources
            }

            /// Who may see it.
            #[must_use]
            pub fn disclosure(&self) -> &Disclosure {
                &self$(.$at)?.disclosure
            }

            /// Returns from when whoever sees it may publish it; `None` if nobody asked to wait. Nothing becomes visible
            /// then by itself: it is a promise of those who see it, and no gate.
            #[must_use]
            pub fn embargo(&self) -> Option<&When> {
                self$(.$at)?.rare.embargo.as_ref()
            }

            /// Whether it was governed or observed.
            #[must_use]
            pub fn mode(&self) -> Mode {
                self$(.$at)?.mode
            }

            /// What a program keeps with it; no rule reads it. It is part of the entry, and goes out with it to
            /// whoever sees that: see [`View`](crate::record::View).
            #[must_use]
            pub fn metadata(&self) -> &Metadata {
                &self$(.$at)?.rare.metadata
            }

            /// Returns why it was done, in the words of the actor; `None` if nobody said.
            #[must_use]
            pub fn reason(&self) -> Option<&Text> {
                self$(.$at)?.reason.as_ref()
            }

            /// Returns the question that the act rests on; `None` if it rests on the positions of the parties.
            #[must_use]
            pub fn rests_on(&self) -> Option<&QuestionId> {
                self$(.$at)?.rare.rests_on.as_ref()
            }

            /// What happened.
            #[must_use]
            pub fn event(&self) -> &Event {
                &self$(.$at)?.event
            }
        }
    };
}

envelope!(Entry);
envelope!(Draft, 0);

impl Entry {
    /// The entry that this one follows from.
    #[must_use]
    pub fn cause(&self) -> Option<&EntryId> {
        self.rare.cause.as_ref()
    }

    /// Returns how the decision rule was satisfied, as deciding found; `None` if no decision rule decides the act.
    #[must_use]
    pub const fn reached(&self) -> Option<&Reached> {
        self.reached.as_ref()
    }

    /// Calls `each` for everything that the entry names: in its event, the question that it rests on, and those whose
    /// agreement was asked.
    pub(crate) fn each_mention<'a>(&'a self, each: &mut dyn FnMut(fact::Mention<'a>)) {
        self.name_to(&mut fact::Called(each));
    }

    /// Tells everything that the entry names, as [`each_mention`](Self::each_mention) does.
    pub(crate) fn name_to<'a>(&'a self, each: &mut dyn fact::Naming<'a>) {
        self.event.name_to(each);
        self.rare.rests_on.name_to(each);
        self.reached.name_to(each);
    }

    /// The rules that the act broke, when it was observed.
    #[must_use]
    pub fn irregularities(&self) -> &[Irregularity] {
        &self.rare.irregularities
    }

    /// When what it told was erased, or the texts of it. None: it stands as it was written.
    #[must_use]
    pub fn erased(&self) -> Option<&When> {
        self.rare.erased.as_ref()
    }
}

impl Draft {
    /// A governed draft, public, without sources, that occurs when it is recorded.
    #[must_use]
    #[expect(clippy::similar_names, reason = "who recorded it and when are the words of the record")]
    pub fn new(
        id: EntryId,
        recorder: RecorderId,
        recorded: Instant,
        by: Actor,
        event: impl Into<Event>,
    ) -> Self {
        Self(Arc::new(Entry {
            id,
            recorder,
            by,
            recorded,
            disclosure: Disclosure::Public,
            mode: Mode::Governed,
            reason: None,
            reached: None,
            rare: Seldom::default(),
            event: event.into(),
        }))
    }

    /// The same, observed: what broke a rule is recorded with an irregularity.
    #[must_use]
    pub fn observed(mut self) -> Self {
        Arc::make_mut(&mut self.0).mode = Mode::Observed;
        self
    }

    /// The same, having occurred then.
    #[must_use]
    pub fn with_occurred(mut self, when: When) -> Self {
        Arc::make_mut(&mut self.0).rare.occurred = Some(when);
        self
    }

    /// The same, known from this source too. More than [`MAX_SOURCES`](crate::value::source::MAX_SOURCES) are not kept on the wire,
    /// so deciding refuses them.
    #[must_use]
    pub fn with_source(mut self, source: Source) -> Self {
        Arc::make_mut(&mut self.0).rare.sources.push(source);
        self
    }

    /// Returns the draft under another id.
    #[must_use]
    pub fn with_id(mut self, id: EntryId) -> Self {
        Arc::make_mut(&mut self.0).id = id;
        self
    }

    /// Returns the draft as recorded by another recorder.
    #[must_use]
    pub fn with_recorder(mut self, recorder: RecorderId) -> Self {
        Arc::make_mut(&mut self.0).recorder = recorder;
        self
    }

    /// Returns the draft as recorded at another instant: to decide again, after something else was recorded meanwhile.
    #[must_use]
    pub fn with_recorded(mut self, at: Instant) -> Self {
        Arc::make_mut(&mut self.0).recorded = at;
        self
    }

    /// Returns the draft as the act of another.
    #[must_use]
    pub fn with_by(mut self, by: Actor) -> Self {
        Arc::make_mut(&mut self.0).by = by;
        self
    }

    /// Returns the draft with the reason that the actor gave.
    #[must_use]
    pub fn with_reason(mut self, reason: Text) -> Self {
        Arc::make_mut(&mut self.0).reason = Some(reason);
        self
    }

    /// Returns the draft resting on a question that was carried. Only kinds that a vote can decide may rest on one
    /// (`entry.rests_on.question`).
    #[must_use]
    pub fn resting_on(mut self, question: QuestionId) -> Self {
        Arc::make_mut(&mut self.0).rare.rests_on = Some(question);
        self
    }

    /// The same, disclosed to these.
    #[must_use]
    pub fn with_disclosure(mut self, disclosure: Disclosure) -> Self {
        Arc::make_mut(&mut self.0).disclosure = disclosure;
        self
    }

    /// Returns the draft under an embargo: those to whom it is disclosed may publish it from that date on. Only what is not
    /// public can be, and the date must hang on no entry (`entry.embargo.public`). What follows from it is under the same.
    /// Whoever may disclose it lifts the embargo by disclosing it to the public
    /// ([`Disclosed`](crate::notes::correction::Disclosed)).
    ///
    /// ```
    /// # use negotiation::{prelude::*, talks::point, testing};
    /// # let mut record = testing::ports();
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let embargoed = desk.secretariat().draft(point::TakenUp::new("harbour")?)?.with_embargo("2026-02-01".parse()?);
    /// assert_eq!(desk.propose(embargoed.clone()).unwrap_err().code(), "entry.embargo.public");
    ///
    /// desk.propose(embargoed.with_disclosure(Disclosure::Participants))?;
    /// let due = desk.negotiation().due(desk.time());
    /// assert_eq!(due[0].to_string(), "entry `e11` may be published from: Sunday 1 February 2026 (to come)");
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn with_embargo(mut self, until: When) -> Self {
        Arc::make_mut(&mut self.0).rare.embargo = Some(until);
        self
    }

    /// The same, with what the program keeps with it. No rule reads it, and everybody who sees the entry sees it.
    #[must_use]
    pub fn with_metadata(mut self, metadata: Metadata) -> Self {
        Arc::make_mut(&mut self.0).rare.metadata = metadata;
        self
    }
}
