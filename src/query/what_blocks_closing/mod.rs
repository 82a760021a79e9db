//! What still blocks closing: which points, for which parties, through which links, and a way to
//! get there.

mod reasons;
mod steps;

use std::fmt;

use self::steps::Ways;
use crate::{
    event::{Actor, Disclosure, Draft, Event},
    judge::{permitted::Probe, rule::Rule},
    query::Circle,
    state::Negotiation,
    talks::{
        point::{Closed, Flag, PointStatus, PointView},
        position::Stance,
        process::NegotiationStatus,
    },
    value::{
        id::{AlternativeId, EntryId, GateId, LinkId, PartyId, PointId, QuestionId, RecorderId, TrackId},
        sorted::Set,
        when::Instant,
    },
};

/// Why a point does not close.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block<'a> {
    /// Its words are not agreed.
    Status(PointStatus),
    /// It is not agreed, and was left to the leaders or to an arbiter, or was parked.
    Elsewhere(Flag),
    /// The work of its track is suspended.
    Track(&'a TrackId),
    /// No principal takes part whose agreement could be asked.
    NoPrincipals,
    /// One party alone decides, at a table at which others have sat: there is nobody to agree with.
    NobodyElse(&'a PartyId),
    /// The agreement of a party is lacking; how it stands on the current words, if at all.
    Agreement(&'a PartyId, Option<Stance>),
    /// The acceptance of a party is on a condition that is not met: what it waits for.
    Waits(&'a PartyId, String),
    /// It is not agreed, and an alternative to its words is open.
    Alternative(&'a AlternativeId),
    /// A part of it is not settled.
    Part(&'a PointId),
    /// A gate failed that an instrument on its current words needs.
    Gate(&'a GateId),
    /// Another point of a package is not agreed.
    Package(&'a LinkId, &'a PointId),
    /// The condition of a link is not met: what it waits for.
    Condition(&'a LinkId, String),
    /// Another member of an exclusive link is closed or accepted.
    Exclusive(&'a LinkId),
    /// Under a single undertaking: other points are not agreed. The first of them, and how many more.
    Undertaking(&'a PointId, usize),
    /// Another point closes with it, and lacks agreement for good.
    Together(&'a PointId),
    /// Another rule refuses it.
    Rule(&'static Rule),
}

impl fmt::Display for Block<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "it is {status}"),
            Self::Elsewhere(flag) => write!(f, "it is {flag}"),
            Self::Track(track) => write!(f, "its track `{track}` is suspended"),
            Self::NoPrincipals => f.write_str("no principal takes part"),
            Self::NobodyElse(party) => write!(f, "`{party}` alone decides; there is nobody to agree with"),
            Self::Agreement(party, None) => write!(f, "nothing that counts is recorded of `{party}`"),
            Self::Agreement(party, Some(stance)) => write!(f, "`{party}` {stance}"),
            Self::Waits(party, condition) => write!(f, "the acceptance of `{party}` waits: {condition}"),
            Self::Alternative(alternative) => write!(f, "alternative `{alternative}` is open"),
            Self::Part(point) => write!(f, "its part `{point}` is not settled"),
            Self::Gate(gate) => write!(f, "gate `{gate}` failed, which its instrument needs"),
            Self::Package(link, point) => write!(f, "`{point}` of package `{link}` is not agreed"),
            Self::Condition(link, condition) => write!(f, "link `{link}` waits: {condition}"),
            Self::Exclusive(link) => write!(f, "link `{link}` lets only one of its members close"),
            Self::Undertaking(point, more) => {
                write!(f, "under the single undertaking, `{point}` is not agreed")?;
                if *more > 0 { write!(f, ", nor are {more} more") } else { Ok(()) }
            }
            Self::Together(point) => write!(f, "`{point}`, which closes with it, lacks agreement"),
            Self::Rule(rule) => f.write_str(rule.sentence()),
        }
    }
}

/// A point that does not close now, and why.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Blocked<'a> {
    /// The point.
    pub point: PointView<'a>,
    /// Why.
    pub reasons: Vec<Block<'a>>,
}

/// One step of a way: who does what.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// Whose act it is.
    pub by: Actor,
    /// What happens.
    pub event: Event,
    /// The question that it rests on, if it rests on one.
    pub rests_on: Option<QuestionId>,
    /// To whom it may be disclosed: to everybody, unless something is hidden.
    pub disclosure: Disclosure,
}

impl Step {
    /// Returns the step as a draft, to be proposed after the steps before it.
    #[must_use]
    pub fn to_draft(&self, id: EntryId, recorder: RecorderId, at: Instant) -> Draft {
        let draft = Draft::new(id, recorder, at, self.by.clone(), self.event.clone());
        let draft = draft.with_disclosure(self.disclosure.clone());
        match &self.rests_on {
            Some(question) => draft.resting_on(question.clone()),
            None => draft,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} of {}", self.by, self.event.act(), self.event.subject())?;
        self.rests_on.as_ref().map_or(Ok(()), |question| write!(f, ", resting on question `{question}`"))
    }
}

/// What blocks closing, and what would do.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Blocking<'a> {
    /// Whether the whole takes no closing: it is suspended, broken off, completed or abandoned.
    pub negotiation: Option<&'static str>,
    /// The points that do not close now, in the order in which they were tabled.
    pub points: Vec<Blocked<'a>>,
    /// The circles that conditions form.
    pub circles: Vec<Circle<'a>>,
    /// Steps after which every point is closed or dropped. They were tried one after the other on a copy, and nobody is
    /// bound to them. Two ways are tried: on one a point is dropped only where a rival closes or nothing else helps; on the other also where
    /// dropping weighs less than agreeing. Each step weighs one, and giving up an acceptance two more. This is the
    /// lighter way. `None` if neither leads to the end.
    pub steps: Option<Vec<Step>>,
    /// The other way, where that is heavier: fewer points are dropped on it.
    pub instead: Option<Vec<Step>>,
    /// Whether it is proved that no other way has fewer steps than `steps`: each point that is not settled takes one at
    /// least, unless it closes or is agreed with others. Where it is not proved, there may still be none.
    pub are_fewest: bool,
}

impl Blocking<'_> {
    /// Returns whether every point closes as it is, and all of them do, one after the other. Two members of an
    /// exclusive link may each close, and not both.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let closes = |step: &Step| Closed::of(&step.event).is_some();
        let all_close = self.steps.as_ref().is_some_and(|steps| steps.iter().all(closes));
        self.negotiation.is_none() && self.points.is_empty() && all_close
    }
}

impl fmt::Display for Blocking<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_nothing() {
            f.write_str("nothing blocks closing")?;
        }
        if let Some(reason) = self.negotiation {
            writeln!(f, "the negotiation {reason}")?;
        }
        for Blocked { point, reasons } in &self.points {
            let reasons: Vec<_> = reasons.iter().map(ToString::to_string).collect();
            writeln!(f, "`{}`: {}", point.id(), reasons.join("; "))?;
        }
        for circle in &self.circles {
            writeln!(f, "in a circle, {circle}")?;
        }
        if self.is_nothing() {
            return Ok(());
        }
        let Some(steps) = &self.steps else { return f.write_str("no way was found") };
        f.write_str("this would do:")?;
        write_steps(f, steps)?;
        let Some(instead) = &self.instead else { return Ok(()) };
        f.write_str("\nor, with fewer points dropped:")?;
        write_steps(f, instead)
    }
}

fn write_steps(f: &mut fmt::Formatter<'_>, steps: &[Step]) -> fmt::Result {
    (1..).zip(steps).try_for_each(|(at, step)| write!(f, "\n  {at}. {step}"))
}

impl Negotiation {
    /// What blocks closing at an instant: the points that do not close, each with its reasons, the
    /// parties and links they come from, and steps that would close everything. It asks the judge: a point is listed
    /// where `point.closed` is refused to the secretariat, with each rule that refuses it. While the whole takes no
    /// closing, a point is listed for reasons of its own only. Slow: it tries the steps on a copy.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let record = testing::ports();
    /// let blocking = record.negotiation().what_blocks_closing("2026-01-23T09:00:00Z".parse()?);
    /// assert_eq!(blocking.points[0].reasons[1].to_string(), "nothing that counts is recorded of `north`");
    /// let steps = blocking.steps.unwrap_or_default();
    /// assert_eq!(steps[0].to_string(), "the secretariat: point.dropped of point `harbour`");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn what_blocks_closing(&self, at: Instant) -> Blocking<'_> {
        let at = self.not_before_the_last(at);
        let probe = Probe::new(self, &Actor::Secretariat, at);
        let points = self.state.points.iter().filter(|(_, point)| !point.status.value().is_settled());
        let (mut blocked, mut closing) = (Vec::new(), Set::new());
        for (ix, state) in points {
            let Some(probe) = &probe else { break };
            match self.blocks_of(ix, state, probe) {
                Some(reasons) if reasons.is_empty() => {}
                Some(reasons) => blocked.push(Blocked { point: PointView { talks: self, state }, reasons }),
                None => {
                    closing.insert(ix);
                }
            }
        }
        let Ways { steps, instead, are_fewest } = Ways::of(self, at, &closing);
        Blocking {
            negotiation: self.takes_no_closing(),
            points: blocked,
            circles: self.condition_circles(),
            steps,
            instead,
            are_fewest,
        }
    }

    /// The instant, or that of the last entry if it is later: nothing is recorded before that.
    fn not_before_the_last(&self, at: Instant) -> Instant {
        self.last_recorded().map_or(at, |last| last.max(at))
    }

    fn takes_no_closing(&self) -> Option<&'static str> {
        match self.status() {
            _ if self.is_suspended() => Some("is suspended"),
            Some(NegotiationStatus::BrokenOff) => Some("is broken off"),
            Some(NegotiationStatus::Completed) => Some("is completed"),
            Some(NegotiationStatus::Abandoned) => Some("is abandoned"),
            _ => None,
        }
    }
}
