//! W1 with cqrs-es: an aggregate whose commands are the drafts as given, with events of its own and maps for state. It has the
//! rules that the floor has.

use std::collections::{HashMap, HashSet};

use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use negotiation::{
    prelude::*,
    talks::{
        party::PartyEvent,
        point::{PointEvent, PointStatus},
        position::{Matter, PositionEvent},
        process::NegotiationEvent,
    },
    value::{role::Role, word::PartyKind},
};
use serde::{Deserialize, Serialize};

use crate::ready;

/// What happened, and who wrote it down when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Happened {
    id: EntryId,
    recorder: RecorderId,
    by: Option<PartyId>,
    recorded: Instant,
    reason: Option<Text>,
    fact: Fact,
}

/// The events, with text ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Fact {
    Opened { negotiation: NegotiationId, title: Name },
    Added { party: PartyId, name: Name, kind: PartyKind },
    RoleAssigned { party: PartyId, role: Role },
    Invited { party: PartyId },
    Joined { party: PartyId },
    Tabled { point: PointId, title: Name, wording: Option<WordingId>, words: Option<Text> },
    Taken { party: PartyId, point: PointId },
    TakenUp { point: PointId },
    TextAgreed { point: PointId, electorate: Vec<PartyId>, tally: [u64; 5] },
    Reopened { point: PointId },
}

impl DomainEvent for Happened {
    fn event_type(&self) -> String {
        match self.fact {
            Fact::Opened { .. } => "negotiation.opened",
            Fact::Added { .. } => "party.added",
            Fact::RoleAssigned { .. } => "party.role_assigned",
            Fact::Invited { .. } => "party.invited",
            Fact::Joined { .. } => "party.joined",
            Fact::Tabled { .. } => "point.tabled",
            Fact::Taken { .. } => "position.taken",
            Fact::TakenUp { .. } => "point.taken_up",
            Fact::TextAgreed { .. } => "point.text_agreed",
            Fact::Reopened { .. } => "point.reopened",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        "1".to_owned()
    }
}

/// The state: maps by text ids.
#[derive(Default, Serialize, Deserialize)]
pub struct Talks {
    entries: HashSet<EntryId>,
    parties: HashSet<PartyId>,
    points: HashMap<PointId, Point>,
}

#[derive(Serialize, Deserialize)]
struct Point {
    status: PointStatus,
    accepts: HashSet<PartyId>,
}

/// What is not in order.
#[derive(Debug, PartialEq)]
pub enum Refused {
    Repeated,
    Unknown,
    NotEntitled,
    Status(PointStatus),
    NotAgreed,
    NotOfThese,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{self:?}")
    }
}

impl std::error::Error for Refused {}

impl Talks {
    pub fn statuses(&self, points: &[PointId]) -> Vec<PointStatus> {
        points.iter().map(|id| self.points[id].status).collect()
    }

    fn point(&self, id: &PointId) -> Result<&Point, Refused> {
        self.points.get(id).ok_or(Refused::Unknown)
    }

    /// Judges a draft: entitlement, status, consent.
    fn decide(&self, draft: &Draft) -> Result<Fact, Refused> {
        if self.entries.contains(draft.id()) {
            return Err(Refused::Repeated);
        }
        let by = match draft.by() {
            Actor::Party(id) => Some(self.parties.get(id).ok_or(Refused::Unknown)?),
            _ => None,
        };
        let entitled = |yes: bool| if yes { Ok(()) } else { Err(Refused::NotEntitled) };
        Ok(match draft.event() {
            Event::Negotiation(NegotiationEvent::Opened(fact)) => {
                Fact::Opened { negotiation: fact.negotiation.clone(), title: fact.title.clone() }
            }
            Event::Party(PartyEvent::Added(fact)) => {
                Fact::Added { party: fact.party.clone(), name: fact.name.clone(), kind: fact.kind.clone() }
            }
            Event::Party(PartyEvent::RoleAssigned(fact)) => {
                Fact::RoleAssigned { party: fact.party.clone(), role: fact.role.clone() }
            }
            Event::Party(PartyEvent::Invited(fact)) => Fact::Invited { party: fact.party.clone() },
            Event::Party(PartyEvent::Joined(fact)) => Fact::Joined { party: fact.party.clone() },
            Event::Point(PointEvent::Tabled(fact)) => Fact::Tabled {
                point: fact.point.clone(),
                title: fact.title.clone(),
                wording: fact.wording.as_ref().map(|wording| wording.id.clone()),
                words: fact.wording.as_ref().and_then(|wording| wording.text.clone()),
            },
            Event::Position(PositionEvent::Taken(fact)) => {
                let Matter::Point(point) = &fact.on else { return Err(Refused::NotOfThese) };
                self.point(point)?;
                entitled(by == Some(&fact.party))?;
                Fact::Taken { party: fact.party.clone(), point: point.clone() }
            }
            Event::Point(PointEvent::TakenUp(fact)) => {
                entitled(by.is_some())?;
                match self.point(&fact.point)?.status {
                    PointStatus::Tabled => Fact::TakenUp { point: fact.point.clone() },
                    status => return Err(Refused::Status(status)),
                }
            }
            Event::Point(PointEvent::TextAgreed(fact)) => {
                entitled(by.is_some())?;
                let point = self.point(&fact.point)?;
                match point.status {
                    PointStatus::Tabled | PointStatus::UnderDiscussion | PointStatus::AgreedInPrinciple => {}
                    status => return Err(Refused::Status(status)),
                }
                if !self.parties.iter().all(|party| point.accepts.contains(party)) {
                    return Err(Refused::NotAgreed);
                }
                let tally = [point.accepts.len() as u64, 0, 0, 0, 0];
                let electorate = self.parties.iter().cloned().collect();
                Fact::TextAgreed { point: fact.point.clone(), electorate, tally }
            }
            Event::Point(PointEvent::Reopened(fact)) => {
                entitled(by.is_some())?;
                match self.point(&fact.point)?.status {
                    PointStatus::TextAgreed | PointStatus::Closed => {
                        Fact::Reopened { point: fact.point.clone() }
                    }
                    status => return Err(Refused::Status(status)),
                }
            }
            _ => return Err(Refused::NotOfThese),
        })
    }

    /// Gives a point another status. It is there, since a fact about it was decided.
    fn set(&mut self, point: &PointId, status: PointStatus) {
        if let Some(point) = self.points.get_mut(point) {
            point.status = status;
        }
    }
}

impl Aggregate for Talks {
    const TYPE: &'static str = "talks";
    type Command = Draft;
    type Event = Happened;
    type Error = Refused;
    type Services = ();

    async fn handle(&mut self, draft: Draft, (): &(), sink: &EventSink<Self>) -> Result<(), Refused> {
        let happened = Happened {
            fact: self.decide(&draft)?,
            id: draft.id().clone(),
            recorder: draft.recorder().clone(),
            by: draft.by().alone().cloned(),
            recorded: draft.recorded(),
            reason: draft.reason().cloned(),
        };
        sink.write(happened, self).await;
        Ok(())
    }

    fn apply(&mut self, happened: Happened) {
        match happened.fact {
            Fact::Opened { .. } | Fact::RoleAssigned { .. } | Fact::Invited { .. } | Fact::Joined { .. } => {}
            Fact::Added { party, .. } => {
                self.parties.insert(party);
            }
            Fact::Tabled { point, .. } => {
                self.points.insert(point, Point { status: PointStatus::Tabled, accepts: HashSet::new() });
            }
            Fact::Taken { party, point } => {
                if let Some(point) = self.points.get_mut(&point) {
                    point.accepts.insert(party);
                }
            }
            Fact::TakenUp { point } | Fact::Reopened { point } => {
                self.set(&point, PointStatus::UnderDiscussion)
            }
            Fact::TextAgreed { point, .. } => self.set(&point, PointStatus::TextAgreed),
        }
        self.entries.insert(happened.id);
    }
}

/// The aggregate without the framework: its caller keeps the log.
#[derive(Default)]
pub struct Bare {
    pub talks: Talks,
    pub log: Vec<Happened>,
}

/// All drafts, none of which is refused.
pub fn bare(drafts: Vec<Draft>) -> Bare {
    let mut bare = Bare::default();
    for draft in drafts {
        let sink = EventSink::default();
        ready(bare.talks.handle(draft, &(), &sink)).expect("none is refused");
        bare.log.extend(ready(sink.collect()));
    }
    bare
}
