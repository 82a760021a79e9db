//! What an actor may do next, and why not the rest.

use std::collections::BTreeMap;

use crate::{
    event::{
        Actor, Draft, Event, Subject,
        fact::{ActName, Kind},
    },
    judge::rule::{Grade, Rule},
    state::Negotiation,
    things::things,
    value::{
        id::{EntryId, PartyId, QuestionId, RecorderId},
        text::{Name, Text},
        when::Instant,
    },
};

/// An act and whether it is possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Permitted {
    /// The kind of event.
    pub kind: &'static Kind,
    /// The word of the field that makes it this act, where the kind is several.
    pub choice: Option<&'static str>,
    /// What it would be about; none for what would introduce something new.
    pub subject: Option<Subject>,
    /// The rule under which it is refused, whatever its payload; none: some payload is accepted.
    pub refused: Option<&'static Rule>,
    /// A payload that is accepted, where there is one: its texts and new ids stand for others.
    pub example: Option<Event>,
    /// The question that an entry with that payload has to rest on; none: it rests on none.
    pub rests_on: Option<QuestionId>,
}

impl Permitted {
    /// Whether some payload is accepted.
    #[must_use]
    pub const fn is_possible(&self) -> bool {
        self.refused.is_none()
    }
}

impl Negotiation {
    /// What the actor may do at an instant, act by act and subject by subject, governed.
    ///
    /// An act that is listed as possible is accepted with some payload; one that is not is
    /// refused with every payload that fits the record, under the rule named. It asks the same
    /// judge as [`decide`](Self::decide), once or a few times for each thing and each question on it; so it
    /// takes as long as judging does, and under a single undertaking that grows with the points. Acts on
    /// entries (`record.corrected` and the like) are not listed: there would be one of each for every entry.
    ///
    /// ```
    /// # use negotiation::{
    /// #     decision::Procedure, prelude::*, talks::{point, process::Opened}, value::word::Area,
    /// # };
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Secretariat, event))
    /// # };
    /// # let (ports, harbour) = (NegotiationId::new("ports")?, PointId::new("harbour")?);
    /// # let rules = Procedure::mediated_peace_process();
    /// # let opened = draft("e1", Opened::new(ports, Name::new("Ports")?, rules).into())?;
    /// # let title = Name::new("The harbour")?;
    /// # let tabled = draft("e2", point::Tabled::new(harbour.clone(), title, Area::SECURITY.into()).into())?;
    /// # let agreed = draft("e3", point::TextAgreed::new(harbour.clone()).into())?;
    /// let mut record = Record::new();
    /// record.propose(opened)?;
    /// record.propose(tabled)?;
    /// let permitted = record.negotiation().permitted(&Actor::Secretariat, "2026-01-22T15:00:00Z".parse()?);
    /// let act = |kind: &str| permitted.iter().find(|act| act.kind.name() == kind);
    /// assert!(act("point.taken_up").is_some_and(|act| act.is_possible()));
    ///
    /// let rule = act("point.text_agreed").and_then(|act| act.refused).map(|rule| rule.id());
    /// assert_eq!(rule, Some("point.text_agreed.agreement"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn permitted(&self, actor: &Actor, at: Instant) -> Vec<Permitted> {
        let Some(probe) = Probe::new(self, actor, at) else { return Vec::new() };
        let mut all = Vec::new();
        probe.all(&mut |subject, payloads| {
            let Some(ActName { kind, choice }) = payloads.first().map(Event::act) else { return };
            let (mut refused, mut example, mut rests_on) = (None, None, None);
            for event in &payloads {
                match probe.refused(event.clone(), None) {
                    None => {
                        (refused, example) = (None, Some(event.clone()));
                        break;
                    }
                    // A procedural rule says more than that the payload was not a good guess.
                    Some(rule) if refused.is_none() || rule.grade() == Grade::Procedural => {
                        refused = Some(rule);
                    }
                    Some(_) => {}
                }
            }
            if refused.is_some() {
                rests_on = payloads.first().and_then(|event| probe.carrying(event)).cloned();
                example = payloads.into_iter().next().filter(|_| rests_on.is_some());
                refused = refused.filter(|_| example.is_none());
            }
            all.push(Permitted { kind, choice, subject, refused, example, rests_on });
        });
        all
    }
}

/// Payloads to ask the judge with: for each act the ones that stand the best chance.
pub(crate) struct Probe<'a> {
    pub(crate) talks: &'a Negotiation,
    pub(crate) actor: &'a Actor,
    pub(crate) at: Instant,
    entry: EntryId,
    recorder: RecorderId,
    pub(crate) name: Name,
    pub(crate) text: Text,
    pub(crate) new: String,
    /// The questions that an act can rest on, by what they are on.
    questions: BTreeMap<Subject, Vec<QuestionId>>,
}

/// Takes what one kind of act would be about, and its payloads.
pub(crate) type Each<'e> = &'e mut dyn FnMut(Option<Subject>, Vec<Event>);

/// What the judge can be asked about the events of a thing.
pub(crate) trait Probed {
    /// For each act the payloads that stand the best chance: what introduces a new thing, and for each that
    /// there is what may be done to it.
    fn payloads(probe: &Probe<'_>, each: Each<'_>);
}

impl<'a> Probe<'a> {
    fn new(talks: &'a Negotiation, actor: &'a Actor, at: Instant) -> Option<Self> {
        // An id that nobody has taken: one of more candidates than there are things.
        let things = talks.entries().len().saturating_add(1);
        let free = |candidate: &String| {
            EntryId::new(candidate).is_ok_and(|id| talks.entry(&id).is_none())
                && talks.state.is_free(candidate)
        };
        let new = (0..=things.saturating_mul(2)).map(|n| format!("probe-{n}")).find(free)?;
        Some(Self {
            talks,
            actor,
            questions: talks.questions_to_rest_on(),
            at,
            entry: EntryId::new(&new).ok()?,
            recorder: RecorderId::new("probe").ok()?,
            name: Name::new("probe").ok()?,
            text: Text::new("probe").ok()?,
            new,
        })
    }

    fn refused(&self, event: Event, rests_on: Option<&QuestionId>) -> Option<&'static Rule> {
        let draft = Draft::new(self.entry.clone(), self.recorder.clone(), self.at, self.actor.clone(), event);
        let draft = draft.with_reason(self.text.clone());
        let draft = match rests_on {
            Some(question) => draft.resting_on(question.clone()),
            None => draft,
        };
        self.talks.check(&draft).err().map(|refusal| refusal.rule())
    }

    /// The first question on which the act can rest.
    fn carrying(&self, event: &Event) -> Option<&QuestionId> {
        let questions = self.questions.get(&event.subject()).filter(|_| event.kind().marks().by_question)?;
        questions.iter().find(|question| self.refused(event.clone(), Some(question)).is_none())
    }

    pub(crate) fn party_ids(&self) -> impl Iterator<Item = PartyId> {
        self.talks.parties().map(|party| party.id().clone())
    }

    /// The parties for which the actor acts.
    pub(crate) fn acting(&self) -> Vec<PartyId> {
        self.actor.parties().map(|(party, other)| other.unwrap_or(party).clone()).collect()
    }
}

macro_rules! probing {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        impl Probe<'_> {
            fn all(&self, each: Each<'_>) {
                $($(<$Events as Probed>::payloads(self, each);)?)*
            }
        }
    };
}

things!(probing);
