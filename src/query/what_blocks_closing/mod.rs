//! What still blocks closing: which points, for which parties, through which links, and a way to
//! get there.

mod steps;

use std::{collections::BTreeSet, fmt};

use crate::{
    event::{Actor, Event},
    query::Circle,
    state::{Asked, Ground, Moment, Negotiation},
    talks::{
        link::{LinkKind, LinkState},
        point::{Flag, PointState, PointStatus, PointView},
        position::Stance,
        process::NegotiationStatus,
    },
    value::{
        id::{AlternativeId, LinkId, PartyId, PointId},
        register::EventTime,
        table::Ix,
        when::Instant,
    },
};

/// Why a point does not close.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block<'a> {
    /// Its words are not agreed.
    Status(PointStatus),
    /// It was left to the leaders or to an arbiter, or was parked.
    Elsewhere(Flag),
    /// No principal takes part whose agreement could be asked.
    NoPrincipals,
    /// One party alone decides, at a table at which others have sat: there is nobody to agree with.
    NobodyElse(&'a PartyId),
    /// The agreement of a party is lacking; how it stands on the current words, if at all.
    Agreement(&'a PartyId, Option<Stance>),
    /// An alternative to its words is open.
    Alternative(&'a AlternativeId),
    /// A part of it is not settled.
    Part(&'a PointId),
    /// Another point of a package is not agreed.
    Package(&'a LinkId, &'a PointId),
    /// The condition of a link is not met: what it waits for.
    Condition(&'a LinkId, String),
    /// Another member of an exclusive link is closed or accepted.
    Exclusive(&'a LinkId),
    /// Under a single undertaking: other points are not agreed. The first of them, and how many more.
    Undertaking(&'a PointId, usize),
}

impl fmt::Display for Block<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "it is {status}"),
            Self::Elsewhere(flag) => write!(f, "it is {flag}"),
            Self::NoPrincipals => f.write_str("no principal takes part"),
            Self::NobodyElse(party) => write!(f, "`{party}` alone decides; there is nobody to agree with"),
            Self::Agreement(party, None) => write!(f, "nothing that counts is recorded of `{party}`"),
            Self::Agreement(party, Some(stance)) => write!(f, "`{party}` {stance}"),
            Self::Alternative(alternative) => write!(f, "alternative `{alternative}` is open"),
            Self::Part(point) => write!(f, "its part `{point}` is not settled"),
            Self::Package(link, point) => write!(f, "`{point}` of package `{link}` is not agreed"),
            Self::Condition(link, condition) => write!(f, "link `{link}` waits: {condition}"),
            Self::Exclusive(link) => write!(f, "link `{link}` lets only one of its members close"),
            Self::Undertaking(point, more) => {
                write!(f, "under the single undertaking, `{point}` is not agreed")?;
                if *more > 0 { write!(f, ", nor are {more} more") } else { Ok(()) }
            }
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
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} of {}", self.by, self.event.act(), self.event.subject())
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
    /// Steps after which every point is closed or dropped. They are enough, and were tried one after
    /// the other on a copy; they are not the fewest, and nobody is bound to them. None if no such
    /// way was found.
    pub steps: Option<Vec<Step>>,
}

impl Blocking<'_> {
    /// Whether nothing stands between the points and their closing: each closes as it is, and a way
    /// to close them all was found. Two members of an exclusive link may each close, and not both.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.negotiation.is_none() && self.points.is_empty() && self.steps.is_some()
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
        match &self.steps {
            Some(steps) if !self.is_nothing() => {
                f.write_str("this would do:")?;
                for (at, step) in (1..).zip(steps) {
                    write!(f, "\n  {at}. {step}")?;
                }
                Ok(())
            }
            Some(_) => Ok(()),
            None => f.write_str("no way was found"),
        }
    }
}

impl Negotiation {
    /// What blocks closing at an instant: the points that do not close, each with its reasons, the
    /// parties and links they come from, and steps that would close everything. Consent is read from
    /// positions; a question that carried may close a point all the same, as
    /// [`permitted`](Self::permitted) says. Slow: it tries the steps on a copy.
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
    /// let mut record = Record::new();
    /// record.propose(opened)?;
    /// record.propose(tabled)?;
    /// let at = "2026-01-22T15:00:00Z".parse()?;
    /// let blocking = record.negotiation().what_blocks_closing(at);
    /// assert_eq!(blocking.points[0].reasons[1].to_string(), "no principal takes part");
    /// assert!(blocking.steps.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn what_blocks_closing(&self, at: Instant) -> Blocking<'_> {
        let steps = steps::Way::new(self, at).and_then(steps::Way::close_all);
        let points = self.state.points.iter().filter(|(_, point)| !point.status.value().is_settled());
        let blocked = points.filter_map(|(ix, point)| {
            let reasons = self.blocks_of(ix, point, at.to_utc());
            let point = self.point(&point.id)?;
            (!reasons.is_empty()).then_some(Blocked { point, reasons })
        });
        Blocking {
            negotiation: self.takes_no_closing(),
            points: blocked.collect(),
            circles: self.condition_circles(),
            steps,
        }
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

    pub(super) fn blocks_of<'a>(
        &'a self,
        ix: Ix<PointState>,
        point: &'a PointState,
        at: EventTime,
    ) -> Vec<Block<'a>> {
        let points = &self.state.points;
        let together = self.closing_with(ix);
        let moment = Moment { closing: &together, ..Moment::at(at) };
        let status = point.status.value();
        let mut blocks = Vec::new();
        if status != PointStatus::TextAgreed {
            blocks.push(Block::Status(status));
        }
        blocks.extend(point.flag.value().map(Block::Elsewhere));
        let asked = Asked::Point(point);
        let electorate = self.state.electorate(asked);
        if electorate.is_empty() {
            blocks.push(Block::NoPrincipals);
        }
        let left_over = self.has_nobody_to_agree_with(electorate.len(), || self.ever_at_table(asked));
        let alone = electorate.first().filter(|_| left_over);
        blocks.extend(alone.and_then(|ix| self.party_id(*ix)).map(Block::NobodyElse));
        let (verdict, _) = self.agreement(point, Ground::Closing, moment, false);
        if !verdict.is_carried() {
            blocks.extend(self.lacking(point, moment));
        }
        blocks.extend(self.brackets_of(point).map(|alternative| Block::Alternative(&alternative.id)));
        let waits = |ix: &Ix<PointState>| {
            let other = points.get(*ix).filter(|other| !other.status.value().is_settled());
            other.filter(|_| !together.contains(ix))
        };
        let parts = point.children.iter().filter_map(waits);
        let is_part = |part: &&PointState| {
            part.parent.value() == Some(ix) && self.is_before_table(part.introduced, point)
        };
        blocks.extend(parts.filter(is_part).map(|part| Block::Part(&part.id)));
        // The links of those that close together with it hold it as its own do.
        let each = || together.iter().filter_map(|ix| points.get(*ix));
        let links = self.links_among(&together);
        let links = |kind| links.iter().copied().filter(move |link| link.binds(kind));
        for link in links(LinkKind::Package) {
            let others = link.points.iter().filter(|other| **other != ix).filter_map(waits);
            blocks.extend(others.map(|other| Block::Package(&link.id, &other.id)));
        }
        for link in links(LinkKind::Conditional) {
            let unmet = link.condition.as_ref().filter(|condition| !self.is_met(condition, moment));
            blocks.extend(unmet.map(|condition| Block::Condition(&link.id, condition.to_string())));
        }
        let rivals = links(LinkKind::Exclusive).filter(|link| {
            let mut members = link.points.iter().filter(|member| together.contains(member));
            members.any(|member| self.settles_one(link, Some(*member), None, &together))
        });
        blocks.extend(rivals.map(|link| Block::Exclusive(&link.id)));
        let harvest = each().all(|point| self.is_bound(point, LinkKind::EarlyHarvest));
        if self.state.procedure().single_undertaking() && !harvest {
            let others = points.iter().filter(|(other, _)| *other != ix).map(|(_, other)| other);
            let mut open =
                others.filter(|other| other.status.value().is_open() && self.is_before_all(other.introduced));
            if let Some(first) = open.next() {
                blocks.push(Block::Undertaking(&first.id, open.count()));
            }
        }
        blocks
    }

    /// The links of any of these points, each once.
    fn links_among(&self, points: &[Ix<PointState>]) -> Vec<&LinkState> {
        let points = points.iter().filter_map(|ix| self.state.points.get(*ix));
        let all: BTreeSet<_> = points.flat_map(|point| &point.links).map(|ix| ix.to_usize()).collect();
        all.into_iter().filter_map(|at| self.state.links.items().get(at)).collect()
    }

    /// The principals that are not for closing, and how they stand.
    fn lacking(&self, point: &PointState, moment: Moment<'_>) -> Vec<Block<'_>> {
        let words = point.words.value();
        let electorate = self.state.electorate(Asked::Point(point));
        let lacking = electorate.iter().filter_map(|&ix| {
            let position = self.held_on(Asked::Point(point), ix);
            let ballot = self.ballot(Asked::Point(point), ix, Ground::Closing, moment);
            let current = position.filter(|position| self.state.same_words(position.wording, words));
            let stance = current.and_then(|position| position.stance);
            let party = self.state.parties.get(ix)?;
            (ballot != Some(crate::decision::Ballot::For)).then_some(Block::Agreement(&party.id, stance))
        });
        lacking.collect()
    }
}
