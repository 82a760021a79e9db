//! What an actor may do next, and why not the rest.

mod audience;
mod probe;
mod sight;

pub(crate) use self::{
    probe::{Each, Payloads, Probe, Probed},
    sight::Sight,
};
use std::{iter::once, sync::Arc};

use crate::{
    event::{
        Actor, Disclosure, Draft, Event, Subject,
        fact::{ActName, Kind, Mentions},
    },
    judge::{
        Refusal,
        rule::{Grade, Rule},
    },
    state::Negotiation,
    talks::process::Resumed,
    value::{gather::Gather, id::QuestionId, sorted::Set, when::Instant},
};

/// An act and whether it is possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Permitted {
    /// The kind of event.
    pub kind: &'static Kind,
    /// The word of the field that makes it this act, where the kind is several.
    pub choice: Option<&'static str>,
    /// What it would be about; none for what would introduce something new. It is something that the actor sees.
    pub subject: Option<Subject>,
    /// The rule under which it is refused, whatever its payload and whoever sees it; none: some payload is accepted.
    pub refused: Option<&'static Rule>,
    /// A payload that is accepted, where there is one: its texts and new ids stand for others.
    pub example: Option<Event>,
    /// The question that an entry with that payload has to rest on; none: it rests on none.
    pub rests_on: Option<QuestionId>,
    /// To whom an entry with that payload may be disclosed. Everybody, if that is accepted. If something is hidden,
    /// or if a mediator holds a position in confidence, it is the first of these that is accepted: the participants,
    /// the holders of a role, the parties that see all that the entry names, nobody but the recorder.
    pub disclosure: Disclosure,
}

impl Permitted {
    /// Whether some payload is accepted.
    #[must_use]
    pub const fn is_possible(&self) -> bool {
        self.refused.is_none()
    }
}

/// Why [`permitted`](Negotiation::permitted) does not list a kind of event for an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unlisted {
    /// It is an act on one entry, and there would be one for every entry.
    OfEntries,
    /// The record alone does it (`payload.erased.made`).
    OfTheRecord,
    /// There is nothing that the actor sees to which it could be done.
    NothingToActOn,
}

impl Negotiation {
    /// The kinds of events that [`permitted`](Self::permitted) does not list for an actor, each with why; with those that it
    /// lists they are all kinds.
    ///
    /// ```
    /// # use negotiation::{judge::Unlisted, prelude::*, testing};
    /// # let record = testing::ports();
    /// let unlisted = record.negotiation().unlisted(&Actor::Secretariat, "2026-01-23T09:00:00Z".parse()?);
    /// let why = |kind: &str| unlisted.iter().find(|(one, _)| one.name() == kind).map(|(_, why)| *why);
    /// assert_eq!(why("gate.passed"), Some(Unlisted::NothingToActOn));
    /// assert_eq!(why("record.corrected"), Some(Unlisted::OfEntries));
    /// // A point may be tabled, so that is listed.
    /// assert_eq!(why("point.tabled"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn unlisted(&self, actor: &Actor, at: Instant) -> Vec<(&'static Kind, Unlisted)> {
        let mut listed = Set::new();
        if let Some(probe) = Probe::new(self, actor, at) {
            probe.listed(&mut |_, payloads| {
                listed.extend(payloads.next().map(|event| event.kind().name()));
            });
        }
        let why = |kind: &Kind| match kind.thing() {
            "record" => Unlisted::OfEntries,
            "payload" => Unlisted::OfTheRecord,
            _ => Unlisted::NothingToActOn,
        };
        let others = Event::kinds().filter(|kind| !listed.contains(kind.name()));
        others.map(|kind| (kind, why(kind))).gather()
    }

    /// What the actor may do at an instant, act by act and subject by subject, governed.
    ///
    /// An act that is listed as possible is accepted with its example, disclosed as
    /// [`disclosure`](Permitted::disclosure) says and resting on what [`rests_on`](Permitted::rests_on) names. One
    /// that is not is refused with every payload that fits the record, under the rule named. It asks the same
    /// judge as [`decide`](Self::decide), once or a few times for each thing and each question on it; so it
    /// takes as long as judging does, and under a single undertaking that grows with the points. Which kinds are not
    /// listed, and why, [`unlisted`](Self::unlisted) says.
    /// Accounts and assessments of areas are listed for the areas of the points.
    ///
    /// What the actor may not see is not listed, and no example names it: neither things nor who holds which role or
    /// office. Where several act, or one acts for another, that is what one of them may not see. The secretariat
    /// sees everything.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let record = testing::ports();
    /// let permitted = record.negotiation().permitted(&Actor::Secretariat, "2026-01-23T09:00:00Z".parse()?);
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
        let mut asking = Asking::new(&probe);
        probe.listed(&mut |subject, payloads| {
            let Some(Found { act: ActName { kind, choice }, way }) = asking.find(payloads) else { return };
            let refused = way.as_ref().err().copied();
            let example = way.is_ok().then(|| asking.exchange(nothing()));
            let (rests_on, disclosure) = way.unwrap_or((None, Disclosure::Public));
            let rests_on = rests_on.cloned();
            all.push(Permitted { kind, choice, subject, refused, example, rests_on, disclosure });
        });
        all
    }

    /// The question that an act rests on and to whom it is disclosed, where it is accepted; `Err` has the rule that
    /// refuses it.
    pub(crate) fn way_to(
        &self,
        by: &Actor,
        event: &Event,
        at: Instant,
    ) -> Result<(Option<QuestionId>, Disclosure), Option<&'static Rule>> {
        Probe::new(self, by, at).ok_or(None)?.way_to(event)
    }
}

/// What was found out about an act.
struct Found<'p> {
    act: ActName,
    /// The question that it rests on and to whom it is disclosed, where it is accepted; or the rule that refuses it.
    way: Result<(Option<&'p QuestionId>, Disclosure), &'static Rule>,
}

impl Probe<'_> {
    /// Hands on each act with its payloads, as far as the actor sees what they name.
    fn listed(&self, each: Each<'_>) {
        if self.sight.sees_all() {
            return self.all(each);
        }
        self.all(&mut |subject, payloads| {
            if subject.as_ref().and_then(Subject::mention).is_none_or(|mention| self.sees(mention)) {
                let sees = |event: &Event| !event.mentions_one(&|mention| !self.sees(mention));
                each(subject, &mut payloads.filter(sees));
            }
        });
    }

    /// As [`Negotiation::way_to`].
    pub(crate) fn way_to(
        &self,
        event: &Event,
    ) -> Result<(Option<QuestionId>, Disclosure), Option<&'static Rule>> {
        let found = Asking::new(self).find(&mut once(event.clone())).ok_or(None)?;
        found.way.map(|(rests_on, disclosure)| (rests_on.cloned(), disclosure)).map_err(Some)
    }
}

/// Asks the judge about one event after the other, by one draft.
pub(crate) struct Asking<'p, 'a> {
    probe: &'p Probe<'a>,
    draft: Draft,
}

impl<'p, 'a> Asking<'p, 'a> {
    fn new(probe: &'p Probe<'a>) -> Self {
        Self { probe, draft: probe.draft(nothing()) }
    }

    /// Exchanges the event that the judge is asked about.
    fn exchange(&mut self, event: Event) -> Event {
        std::mem::replace(&mut Arc::make_mut(&mut self.draft.0).event, event)
    }

    /// Asks the judge about the event of the draft.
    fn ask(&mut self, rests_on: Option<&QuestionId>, to: &Disclosure) -> Result<(), Refusal> {
        let entry = Arc::make_mut(&mut self.draft.0);
        entry.disclosure.clone_from(to);
        if entry.rare.rests_on.as_ref() != rests_on {
            entry.rare.rests_on = rests_on.cloned();
        }
        self.probe.talks.check_new(&self.draft)
    }

    /// Finds a payload that is accepted: by itself, disclosed to fewer, or resting on a question. It is left in the draft. Finds
    /// the rule that tells most if there is none, and `None` without payloads.
    fn find(&mut self, payloads: Payloads<'_>) -> Option<Found<'p>> {
        let mut found: Option<(ActName, &'static Rule)> = None;
        // Those that may be accepted otherwise.
        let mut others = Vec::new();
        for event in payloads {
            Arc::make_mut(&mut self.draft.0).event = event;
            let event = self.draft.event();
            let act = found.map_or_else(|| event.act(), |(act, _)| act);
            let Err(refusal) = self.ask(None, &Disclosure::Public) else {
                return Some(Found { act, way: Ok((None, Disclosure::Public)) });
            };
            // A procedural rule says more than that the payload was not a good guess.
            let rule = refusal.rule();
            let before = found.filter(|_| rule.grade() != Grade::Procedural);
            found = before.or(Some((act, rule)));
            let for_fewer = Some(refusal).filter(|refusal| self.depends_on_disclosure(refusal));
            if for_fewer.is_some() || !self.probe.questions_for(self.draft.event()).is_empty() {
                others.push((self.exchange(nothing()), for_fewer));
            }
        }
        let (act, refused) = found?;
        Some(Found { act, way: self.otherwise(others).ok_or(refused) })
    }

    /// The first of these that is accepted if it is disclosed to fewer, or else if it rests on a question.
    fn otherwise(
        &mut self,
        mut others: Vec<(Event, Option<Refusal>)>,
    ) -> Option<(Option<&'p QuestionId>, Disclosure)> {
        for (event, for_fewer) in &mut others {
            let Some(refusal) = for_fewer else { continue };
            self.exchange(std::mem::replace(event, nothing()));
            if let Some(disclosure) = self.narrower(None, refusal) {
                return Some((None, disclosure));
            }
            *event = self.exchange(nothing());
        }
        others.into_iter().find_map(|(event, _)| {
            self.exchange(event);
            self.resting()
        })
    }

    /// The first question on which the act can rest, and to whom it is disclosed then.
    fn resting(&mut self) -> Option<(Option<&'p QuestionId>, Disclosure)> {
        self.probe.questions_for(self.draft.event()).iter().find_map(|question| {
            let rests_on = Some(question);
            match self.ask(rests_on, &Disclosure::Public) {
                Ok(()) => Some((rests_on, Disclosure::Public)),
                Err(refusal) if self.depends_on_disclosure(&refusal) => {
                    Some((rests_on, self.narrower(rests_on, &refusal)?))
                }
                Err(_) => None,
            }
        })
    }
}

/// What the draft is about before the first event, and in the place of one that is taken out.
fn nothing() -> Event {
    Resumed::new().into()
}
