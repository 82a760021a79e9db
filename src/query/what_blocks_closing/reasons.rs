//! Why a point does not close: each rule by which the judge refuses its closing, in the terms of the talks.

use crate::{
    decision::Ballot,
    event::{Actor, Draft, Event},
    judge::{
        permitted::Probe,
        rule::{
            Rule,
            catalogue::{
                ANY_ANY_RESTING, ANY_ANY_SUSPENDED, ANY_ANY_TRACK_SUSPENDED, POINT_CLOSED_AGREEMENT,
                POINT_CLOSED_CONDITIONAL, POINT_CLOSED_EXCLUSIVE, POINT_CLOSED_GATE, POINT_CLOSED_PACKAGE,
                POINT_CLOSED_SUB_POINTS, POINT_CLOSED_UNDERTAKING,
            },
        },
    },
    lifecycle::Lifecycle,
    query::Block,
    state::{Asked, Ground, Moment, Negotiation},
    talks::{
        link::{LinkKind, LinkState},
        point::{Closed, PointAction, PointLifecycle, PointState},
        track::TrackStatus,
    },
    value::{
        id::{EntryId, RecorderId},
        sorted::Set,
        table::Ix,
        when::Instant,
    },
};

/// A point that is to close, with those that close with it.
struct Closing<'a> {
    talks: &'a Negotiation,
    ix: Ix<PointState>,
    point: &'a PointState,
    together: Vec<Ix<PointState>>,
    at: Instant,
}

impl Negotiation {
    /// Why the judge refuses to close a point; `None` if he does not.
    pub(super) fn blocks_of<'a>(
        &'a self,
        ix: Ix<PointState>,
        point: &'a PointState,
        probe: &Probe<'_>,
    ) -> Option<Vec<Block<'a>>> {
        let event = Event::from(Closed::from_parts(point.id.clone()));
        let refused = probe.way_to(&event).err()?;
        let at = probe.at;
        let mut rules = match (EntryId::new("closing"), RecorderId::new("closing")) {
            (Ok(id), Ok(recorder)) => {
                self.objections(&Draft::new(id, recorder, at, Actor::Secretariat, event).0)
            }
            (Err(_), _) | (_, Err(_)) => Vec::new(),
        };
        if rules.is_empty() {
            rules.extend(refused);
        }
        let closing = Closing { talks: self, ix, point, together: self.closing_with(ix), at };
        let mut blocks = Vec::new();
        let mut told = Vec::new();
        for (rule, reasons) in Closing::reasons() {
            let before = blocks.len();
            if rules.contains(&rule) {
                reasons(&closing, &mut blocks);
            }
            // That it is open itself, its status has told.
            let is_open = *rule == POINT_CLOSED_UNDERTAKING && point.status.value().is_open();
            if blocks.len() > before || is_open {
                told.push(rule);
            }
        }
        // What has no reason of its own is told by its rule.
        rules.retain(|rule| !told.contains(rule));
        // The whole says so itself.
        let of_whole = |rule: &&Rule| [&ANY_ANY_SUSPENDED, &ANY_ANY_RESTING].contains(rule);
        let others = rules.into_iter().filter(|rule| !of_whole(rule));
        blocks.extend(others.map(Block::Rule));
        Some(blocks)
    }
}

/// What a rule minds of a point.
type Reasons<'a> = fn(&Closing<'a>, &mut Vec<Block<'a>>);

impl<'a> Closing<'a> {
    /// The rules and what each of them minds, in the order in which it is told.
    fn reasons() -> [(&'static Rule, Reasons<'a>); 10] {
        [
            (PointLifecycle::status_rule(PointAction::Closed), Self::not_agreed),
            (&ANY_ANY_TRACK_SUSPENDED, Self::suspended),
            (&POINT_CLOSED_AGREEMENT, Self::lacking),
            (PointLifecycle::status_rule(PointAction::Closed), Self::bracketed),
            (&POINT_CLOSED_SUB_POINTS, Self::parts),
            (&POINT_CLOSED_GATE, Self::gate),
            (&POINT_CLOSED_PACKAGE, Self::packages),
            (&POINT_CLOSED_CONDITIONAL, Self::conditions),
            (&POINT_CLOSED_EXCLUSIVE, Self::rivals),
            (&POINT_CLOSED_UNDERTAKING, Self::undertaking),
        ]
    }

    fn moment(&self) -> Moment<'_> {
        Moment { closing: &self.together, ..Moment::at(self.at.to_utc()) }
    }

    /// The points that close together.
    fn each(&self) -> impl Iterator<Item = (Ix<PointState>, &'a PointState)> {
        let points = &self.talks.state.points;
        self.together.iter().filter_map(|ix| Some((*ix, points.get(*ix)?)))
    }

    /// Another point, if it is neither settled nor closes with this one.
    fn waits(&self, ix: Ix<PointState>) -> Option<&'a PointState> {
        let other = self.talks.state.points.get(ix).filter(|other| !other.status.value().is_settled());
        other.filter(|_| !self.together.contains(&ix))
    }

    /// The links of a kind of those that close together, each once.
    fn links(&self, kind: LinkKind) -> impl Iterator<Item = &'a LinkState> {
        let links = &self.talks.state.links;
        let all: Set<_> = self.each().flat_map(|(_, point)| point.links.iter().copied()).collect();
        all.into_iter().filter_map(|ix| links.get(ix)).filter(move |link| link.binds(kind))
    }

    fn not_agreed(&self, blocks: &mut Vec<Block<'a>>) {
        blocks.push(Block::Status(self.point.status.value()));
        blocks.extend(self.point.flag.value().map(Block::Elsewhere));
    }

    fn bracketed(&self, blocks: &mut Vec<Block<'a>>) {
        let open = self.talks.brackets_of(self.point);
        blocks.extend(open.map(|alternative| Block::Alternative(&alternative.id)));
    }

    fn suspended(&self, blocks: &mut Vec<Block<'a>>) {
        let tracks = self.talks.state.tracks_of(self.ix, self.point);
        let suspended = tracks.filter(|track| track.status.value() == TrackStatus::Suspended);
        blocks.extend(suspended.map(|track| Block::Track(&track.id)));
    }

    /// Who is not for closing it, and those that close with it and lack agreement.
    fn lacking(&self, blocks: &mut Vec<Block<'a>>) {
        let talks = self.talks;
        let carried = |point| talks.agreement(point, Ground::Closing, self.moment(), false).0.is_carried();
        if !carried(self.point) {
            self.lacking_itself(blocks);
        }
        let others = self.each().filter(|(ix, _)| *ix != self.ix).map(|(_, other)| other);
        blocks.extend(others.filter(|other| !carried(other)).map(|other| Block::Together(&other.id)));
    }

    fn lacking_itself(&self, blocks: &mut Vec<Block<'a>>) {
        let (talks, asked) = (self.talks, Asked::Point(self.point));
        let electorate = talks.state.electorate(asked);
        if electorate.is_empty() {
            blocks.push(Block::NoPrincipals);
        }
        blocks.extend(talks.alone_on(asked).map(Block::NobodyElse));
        let words = self.point.words.value();
        blocks.extend(electorate.iter().filter_map(|&ix| {
            let ballot = talks.ballot(asked, ix, Ground::Closing, self.moment());
            let current = talks.held_on(asked, ix).filter(|held| talks.state.same_words(held.wording, words));
            let party = talks.state.parties.get(ix).filter(|_| ballot != Some(Ballot::For))?;
            let condition = current.and_then(|held| talks.state.condition(held.seq));
            Some(match condition.filter(|condition| !talks.is_met(condition, self.moment())) {
                Some(condition) => Block::Waits(&party.id, condition.to_string()),
                None => Block::Agreement(&party.id, current.and_then(|held| held.stance)),
            })
        }));
    }

    fn parts(&self, blocks: &mut Vec<Block<'a>>) {
        for (ix, point) in self.each() {
            let is_part = |part: &&PointState| {
                part.parent.value() == Some(ix) && self.talks.is_before_table(part.introduced, point)
            };
            let parts = point.children.iter().filter_map(|part| self.waits(*part)).filter(is_part);
            blocks.extend(parts.map(|part| Block::Part(&part.id)));
        }
    }

    fn gate(&self, blocks: &mut Vec<Block<'a>>) {
        blocks.extend(self.talks.failed_gate_of(&self.together).map(|gate| Block::Gate(&gate.id)));
    }

    fn packages(&self, blocks: &mut Vec<Block<'a>>) {
        for link in self.links(LinkKind::Package) {
            let others = link.points.iter().filter(|other| **other != self.ix);
            let waits = others.filter_map(|other| self.waits(*other));
            blocks.extend(waits.map(|other| Block::Package(&link.id, &other.id)));
        }
    }

    fn conditions(&self, blocks: &mut Vec<Block<'a>>) {
        for link in self.links(LinkKind::Conditional) {
            let condition = link.condition.as_ref();
            let unmet = condition.filter(|condition| !self.talks.is_met(condition, self.moment()));
            blocks.extend(unmet.map(|condition| Block::Condition(&link.id, condition.to_string())));
        }
    }

    fn rivals(&self, blocks: &mut Vec<Block<'a>>) {
        let rivals = self.links(LinkKind::Exclusive).filter(|link| {
            let mut members = link.points.iter().filter(|member| self.together.contains(member));
            members.any(|member| self.talks.settles_one(link, Some(*member), None, &self.together))
        });
        blocks.extend(rivals.map(|link| Block::Exclusive(&link.id)));
    }

    fn undertaking(&self, blocks: &mut Vec<Block<'a>>) {
        let others = self.talks.state.points.iter().filter(|(other, _)| *other != self.ix);
        let mut open = others
            .map(|(_, other)| other)
            .filter(|other| other.status.value().is_open() && self.talks.is_before_all(other.introduced));
        if let Some(first) = open.next() {
            blocks.push(Block::Undertaking(&first.id, open.count()));
        }
    }
}
