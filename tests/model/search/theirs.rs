//! What is others' to change.

use std::{cell::RefCell, collections::BTreeSet};

use negotiation::{
    event::{Actor, Disclosure, Draft, Entry, Event, Subject},
    record::{Audience, Record},
    state::Negotiation,
    talks::{
        deadline::DeadlineStatus,
        link::LinkStatus,
        meeting::MeetingStatus,
        party::{Participation, PartyView, RoleStatus, RoleView},
        position::{self, Matter, Stance},
        process::NegotiationStatus,
        proposal::ProposalStatus,
        question::{QuestionStatus, QuestionView},
        version::{Owner, VersionStatus},
    },
    value::{
        id::{EntryId, PartyId, RecorderId},
        role::Role,
        when::Instant,
    },
};

use super::{
    outcome::terms,
    world::{Begun, World},
};
use crate::{naive::alone::POWERFUL, small::party_id};

/// How things stand that are not the players' own.
#[derive(Debug, PartialEq)]
pub(super) struct Theirs(pub(super) BTreeSet<String>);

/// What is looked at: the record as it is, and as it was at the beginning.
pub(super) struct Look<'a> {
    pub(super) world: &'a World,
    pub(super) players: Vec<PartyId>,
    begun: &'a Begun,
    pub(super) first: &'a Negotiation,
    pub(super) talks: &'a Negotiation,
    all: RefCell<BTreeSet<String>>,
}

pub(super) fn theirs(world: &World, begun: &Begun, record: &Record) -> Theirs {
    let (first, talks) = (begun.record.negotiation(), record.negotiation());
    let look = Look { world, players: world.players(), begun, first, talks, all: RefCell::default() };
    look.table();
    look.parties();
    look.points();
    look.questions();
    look.texts();
    look.instruments();
    look.gates();
    look.duties();
    look.persons();
    look.record(record);
    Theirs(look.all.into_inner())
}

impl<'a> Look<'a> {
    pub(super) fn is(&self, what: String) {
        self.all.borrow_mut().insert(what);
    }

    pub(super) fn is_own(&self, party: &PartyId) -> bool {
        self.players.contains(party)
    }

    /// Of these, the parties that do not play.
    pub(super) fn others<'p>(&self, parties: impl Iterator<Item = &'p PartyId>) -> Vec<&'p PartyId> {
        parties.filter(|party| !self.is_own(party)).collect()
    }

    pub(super) fn is_other_principal(&self, party: &PartyId) -> bool {
        self.world.principals.contains(&party.as_str()) && !self.is_own(party)
    }

    /// Whether a thing was there at the beginning, and who plays had not made it.
    pub(super) fn is_theirs(&self, thing: &Subject) -> bool {
        self.begun.theirs.contains(thing)
    }

    /// Whether others made something depend on what has this id.
    pub(super) fn is_awaited(&self, id: &str) -> bool {
        self.begun.awaited.iter().any(|condition| condition.contains(&format!("({id})")))
    }

    fn table(&self) {
        let talks = self.talks;
        self.is(format!("{:?}", talks.procedure()));
        self.is(format!("{:?}", talks.title()));
        // On the way to the talks and in them, whoever will may say so.
        let status = match talks.status() {
            Some(
                NegotiationStatus::Exploratory
                | NegotiationStatus::Preparatory
                | NegotiationStatus::Negotiating,
            ) => "go on".to_owned(),
            status => format!("{status:?}"),
        };
        self.is(format!("talks {status}, suspended {}", talks.is_suspended()));
        for track in talks.tracks() {
            let theirs = self.is_theirs(&Subject::Track(track.id().clone()));
            let points: Vec<_> = track.points().map(|point| point.id().clone()).collect();
            if theirs || !points.is_empty() || track.rule().is_some() {
                let seated: Vec<_> = track.parties().map(|party| party.id().clone()).collect();
                // Whom a player passes its own seat on to sits in its place.
                let before = self.first.track(track.id()).map_or(usize::MAX, |track| track.parties().count());
                let more = seated.len() > before;
                let seated: Vec<_> = seated.iter().filter(|party| self.is_other_principal(party)).collect();
                let line = format!("{} {} {seated:?} {more} {points:?}", track.id(), track.status());
                self.is(format!("{line} {:?}", track.rule()));
            }
        }
        let released: Vec<_> =
            self.first.links().filter(|link| link.status() == LinkStatus::Released).collect();
        for link in talks.links().filter(|link| link.status() != LinkStatus::Released) {
            let freed = released.iter().flat_map(|link| link.points());
            let bound: Vec<_> = freed
                .filter(|freed| link.points().any(|point| point.id() == freed.id()))
                .map(|freed| freed.id().clone())
                .collect();
            if !bound.is_empty() {
                self.is(format!("{} binds {bound:?} again", link.id()));
            }
        }
        for meeting in talks.meetings().filter(|meeting| self.is_awaited(meeting.id().as_str())) {
            let held = meeting.status() == MeetingStatus::Held;
            self.is(format!("{} held {held}", meeting.id()));
        }
        self.meetings();
        for deadline in talks.deadlines() {
            let bound = deadline.parties().count();
            let others = self.others(deadline.parties());
            let theirs = self.is_theirs(&Subject::Deadline(deadline.id().clone()));
            if theirs || !others.is_empty() || bound == 0 {
                // That it is missed only says so, and another says than those whom it binds that they met it.
                let all = self.players.iter().all(|own| deadline.parties().any(|party| party == own));
                let binds = bound == 0 || all;
                let status = match deadline.status() {
                    DeadlineStatus::Missed => DeadlineStatus::Running,
                    DeadlineStatus::Met if !binds => DeadlineStatus::Running,
                    status => status,
                };
                self.is(format!("{} binds {others:?} {status} {:?}", deadline.id(), deadline.due()));
            }
        }
    }

    /// What others plan among themselves is theirs to say.
    fn meetings(&self) {
        for meeting in self.talks.meetings() {
            let id = meeting.id();
            let Some(before) = self.first.meeting(id).filter(|_| !self.world.presides()) else { continue };
            let expected = before.participants().filter(|one| one.expected);
            let invited: Vec<_> = expected.map(|one| one.party).collect();
            let status = meeting.status();
            if invited.is_empty() {
                let alone = self.players.len() == 1 && !self.is_theirs(&Subject::Meeting(id.clone()));
                if alone && status == MeetingStatus::Confirmed {
                    self.is(format!("{id} is confirmed by who announced it"));
                }
            } else if self.others(invited.iter().copied()).len() == invited.len() {
                self.is(format!("{id} {status} {:?}", meeting.window()));
            }
        }
    }

    fn parties(&self) {
        let (first, talks) = (self.first, self.talks);
        let principals: Vec<_> = talks.principals().map(|party| party.id().clone()).collect();
        let others: Vec<_> = principals.iter().filter(|party| self.is_other_principal(party)).collect();
        self.is(format!("principals {others:?}"));
        self.is(format!("a seat too many: {}", principals.len() > self.world.principals.len()));
        for party in talks.parties() {
            let id = party.id();
            let before = first.party(id);
            if self.is_own(id) {
                self.is(format!("{id} has weight {}", party.weight()));
                let outside = before.filter(|party| party.participation() == Participation::Outside);
                let sits = party.participation() == Participation::Participating;
                if outside.is_some() && sits && !self.has_passed() && self.world.is_closed() {
                    self.is(format!("{id} comes to the table"));
                }
                // Put out by others, nobody lets itself in.
                let out = before.filter(|party| {
                    matches!(party.participation(), Participation::Suspended | Participation::Excluded)
                });
                if out.is_some() {
                    self.is(format!(
                        "{id} is back: {}",
                        party.participation() == Participation::Participating
                    ));
                }
                for group in party
                    .groups()
                    .filter(|group| !before.is_some_and(|before| before.groups().any(|own| own == *group)))
                {
                    self.is(format!("{id} is in {group} as well"));
                }
            } else if before.is_some() {
                self.is(format!("{id} {} {:?}", party.name(), party.participation()));
                self.is(format!("{id} is called {:?}", party.aliases().collect::<Vec<_>>()));
                self.is(format!("{id} has weight {}", party.weight()));
                self.is(format!("{id} is in {:?}", party.groups().collect::<Vec<_>>()));
            }
            self.roles(&party);
        }
    }

    /// Whether a player has passed on a seat that it filled.
    fn has_passed(&self) -> bool {
        self.players.iter().any(|own| {
            let was = |talks: &Negotiation, status| {
                talks.party(own).is_some_and(|own| own.participation() == status)
            };
            was(self.talks, Participation::Dissolved) && was(self.first, Participation::Participating)
        })
    }

    fn roles(&self, party: &PartyView<'a>) {
        let id = party.id();
        let before = self.first.party(id);
        let had = |role: &RoleView<'_>, status| {
            let same = |own: &RoleView<'_>| {
                let held = (own.role, own.scope, own.for_party, own.status);
                held == (role.role, role.scope, role.for_party, status)
            };
            before.as_ref().is_some_and(|before| before.roles().any(|own| same(&own)))
        };
        for role in party.roles().filter(|role| role.status == RoleStatus::Held) {
            // Who takes over a seat that a player fills comes to the table.
            let seat = *role.role == Role::PRINCIPAL && !(self.is_own(id) && self.has_passed());
            if (seat || POWERFUL.contains(&role.role.as_str())) && !had(&role, RoleStatus::Held) {
                self.is(format!("{id} is made {}", role.role));
            }
            let given = role.for_party.filter(|other| !self.is_own(other));
            // Who stands in for another gives that up by itself.
            if given.is_some() && !(self.is_own(id) && had(&role, RoleStatus::Held)) {
                self.is(format!("{id} stands in: {role:?}"));
            }
        }
        if self.is_other_principal(id) {
            let own = |other: Option<&PartyId>| other.is_some_and(|other| self.is_own(other));
            let held = party.roles().filter(|role| {
                role.status == RoleStatus::Held && !own(role.for_party)
                    || role.status == RoleStatus::Offered && had(role, RoleStatus::Offered)
            });
            let held: Vec<_> = held.map(|role| format!("{role:?}")).collect();
            self.is(format!("{id} {held:?}"));
        }
    }

    fn questions(&self) {
        for question in self.talks.questions() {
            let id = question.id();
            let votes: Vec<_> = question.votes().filter(|(party, ..)| !self.is_own(party)).collect();
            for (party, vote, _) in &votes {
                self.is(format!("{id} {party} votes {vote:?}"));
            }
            let others = question.electorate().any(|(party, ..)| !self.is_own(party));
            if question.status() == QuestionStatus::Carried && others {
                self.is(format!("{id} carried"));
            }
            // Who put it holds nobody else's text by its own vote.
            let movers: Vec<_> = question.entry().into_iter().flat_map(|put| put.by().parties()).collect();
            let puts_it = |party: &PartyId| movers.iter().any(|(own, other)| other.unwrap_or(own) == party);
            let mut answered = votes.iter().filter(|(party, ..)| !puts_it(party));
            if question.status() == QuestionStatus::Open && answered.next().is_some() {
                let about = |talks| about(talks, &question);
                if about(self.talks) != about(self.first) {
                    self.is(format!("{id} is on {}", about(self.talks)));
                }
                let before = self.first.question(id).and_then(|before| before.closes().cloned());
                if question.closes() != before.as_ref() {
                    self.is(format!("{id} closes {:?}", question.closes()));
                }
            }
        }
        self.votes_of_others();
        for proposal in self.talks.proposals().filter(|one| one.status() == ProposalStatus::Accepted) {
            if proposal.addressees().any(|party| !self.is_own(party)) {
                self.is(format!("{} accepted", proposal.id()));
            }
        }
    }

    /// What comes of what only others vote on, and that nobody else keeps them from answering an offer.
    fn votes_of_others(&self) {
        let end: Instant = "9998-12-31T00:00:00Z".parse().unwrap();
        let began = self.first.last_recorded().unwrap();
        for before in self.first.questions().filter(|one| one.status() == QuestionStatus::Open) {
            let id = before.id();
            let is_put_by_them = !self.world.actors().iter().any(|own| before.put_by() == Some(own));
            let is_theirs = before.electorate().all(|(party, ..)| !self.is_own(party));
            let Some(now) = self.talks.question(id).filter(|_| is_theirs) else { continue };
            if is_put_by_them || before.is_due(began + std::time::Duration::from_secs(60)) {
                let mut due = self.talks.due_questions(end);
                let carries = due.any(|(one, verdict)| one.id() == id && verdict.is_carried());
                self.is(format!("{id} carries {}", carries || now.status() == QuestionStatus::Carried));
            }
        }
        for before in self.first.proposals().filter(|one| one.status() == ProposalStatus::PutToVote) {
            let ends = |talks: &Negotiation| {
                let vote = talks.proposal(before.id())?.vote()?;
                Some((vote.status(), vote.closes().cloned()))
            };
            let (was, is) = (ends(self.first), ends(self.talks));
            let waits = is.as_ref().is_some_and(|(status, closes)| {
                let longer = was.as_ref().is_some_and(|(_, before)| before != closes);
                longer
                    || !matches!(
                        status,
                        QuestionStatus::Open | QuestionStatus::Carried | QuestionStatus::Failed
                    )
            });
            let stuck = self
                .talks
                .proposal(before.id())
                .is_some_and(|now| now.status() == ProposalStatus::PutToVote && (waits || is.is_none()));
            self.is(format!("{} is kept from answers: {stuck}", before.id()));
        }
    }

    fn texts(&self) {
        for version in self.talks.versions() {
            let id = version.id();
            let passed = matches!(
                version.status(),
                VersionStatus::UnderNegotiation | VersionStatus::AdoptedAdReferendum | VersionStatus::Adopted
            );
            let theirs = self.is_theirs(&Subject::Version(id.clone()));
            if theirs || passed {
                self.is(format!("{id} {} passed {passed} {}", version.label(), version.status()));
            }
            let owners = match version.owner() {
                Owner::Party(party) => std::slice::from_ref(party),
                Owner::Jointly(parties) => parties,
                _ => &[],
            };
            let others = self.others(owners.iter());
            if !others.is_empty() {
                self.is(format!("{id} is of {others:?}"));
            }
        }
    }

    fn persons(&self) {
        for person in self.talks.persons() {
            let id = person.id();
            for office in person.offices().filter(|office| !self.players.contains(office.party)) {
                self.is(format!("{id} {} {office:?}", person.name()));
            }
            for given in person.accreditations().filter(|given| !self.players.contains(given.party)) {
                self.is(format!("{id} {} {given:?}", person.name()));
            }
        }
    }

    /// What stays hidden, what stays recorded, and that the others can still act.
    fn record(&self, record: &Record) {
        // Who sees what changes with parties and disclosures alone.
        let mut last = record.entries().iter().rev().take(8);
        let players = if last.any(|entry| matches!(entry.event(), Event::Party(_) | Event::Record(_))) {
            &*self.players
        } else {
            &[]
        };
        for player in players {
            let view = record.view(&Audience::Party(player.clone()));
            for id in ["secret", "secret2"].map(|id| EntryId::new(id).unwrap()) {
                let theirs =
                    self.first.entry(&id).is_some_and(|secret| !self.world.actors().contains(secret.by()));
                if theirs && view.entry(&id).is_some() {
                    self.is(format!("{player} sees {id}"));
                }
            }
        }
        // What one shared with some is shown to others by whoever shared it.
        let shared = EntryId::new("shared").unwrap();
        let is_others = |entry: &Entry| !entry.by().parties().any(|(party, _)| self.is_own(party));
        let others = self.first.entry(&shared).is_some_and(is_others) && !players.is_empty();
        if others && record.view(&Audience::Public).entry(&shared).is_some() {
            self.is("all see what was shared with some".to_owned());
        }
        for entry in self.first.entries().iter().filter(|entry| entry.id().as_str().starts_with("kept")) {
            let now = self.talks.entry(entry.id()).map(|entry| entry.event());
            // What nobody answered is taken back, but not made another question.
            let gone = now.is_none() && entry.id().as_str() == "kept_question";
            if !gone && now != Some(entry.event()) {
                self.is(format!("{} reads {now:?}", entry.id()));
            }
        }
        let at = self.talks.entries().last().unwrap().recorded() + std::time::Duration::from_secs(1);
        let principals: Vec<_> = self.talks.principals().map(|party| party.id().clone()).collect();
        for (n, party) in principals.iter().filter(|party| self.is_other_principal(party)).enumerate() {
            let opposes = position::Taken::from_parts(
                party.clone(),
                Matter::Point("q0".parse().unwrap()),
                Stance::Opposes,
            );
            let draft = of(format!("after{n}"), at, Actor::Party(party.clone()), opposes.into());
            let rule = refused(record, &draft, &principals);
            self.is(format!("{party} can act: {rule:?}"));
        }
    }
}

/// The rule under which a draft is refused, to whomever it is disclosed.
pub(super) fn refused(record: &Record, draft: &Draft, parties: &[PartyId]) -> Option<&'static str> {
    // Before whom, it may have to choose.
    let parties = Disclosure::Parties(parties.to_vec());
    let before = [Disclosure::Public, Disclosure::Participants, parties].into_iter();
    let mut answers = before.map(|to| record.check(&draft.clone().with_disclosure(to)));
    let first = answers.next().unwrap();
    let can = first.is_ok() || answers.any(|answer| answer.is_ok());
    first.err().filter(|_| !can).map(|refusal| refusal.rule().id())
}

/// What an open question is on, or asks for, as it reads.
fn about(talks: &Negotiation, question: &QuestionView<'_>) -> String {
    let subject = match (question.on(), question.motion()) {
        (Some(Matter::Point(id)), _) => Subject::Point(id.clone()),
        (Some(Matter::Alternative(id)), _) => Subject::Alternative(id.clone()),
        (_, Some(motion)) => motion.event().subject(),
        _ => return String::new(),
    };
    match subject {
        Subject::Point(id) => talks.point(&id).map_or_else(String::new, |point| {
            let words = point.wording().map(|words| (&words.id, &words.text));
            format!("{} {:?} {words:?}", point.title(), point.areas())
        }),
        Subject::Alternative(id) => talks.alternative(&id).map_or_else(String::new, |one| {
            format!("{} {:?}", one.status(), one.wording().map(|words| (&words.id, &words.text)))
        }),
        Subject::Instrument(id) => talks.instrument(&id).map_or_else(String::new, |one| {
            format!("{} {:?}", terms(&one), one.named_parties().collect::<Vec<_>>())
        }),
        _ => String::new(),
    }
}

pub(super) fn of(id: String, at: Instant, by: Actor, event: Event) -> Draft {
    Draft::new(EntryId::new(id).unwrap(), RecorderId::new("desk").unwrap(), at, by, event)
}

/// What differs, if something does.
pub(super) fn harm(before: &Theirs, world: &World, begun: &Begun, record: &Record) -> Option<String> {
    let now = theirs(world, begun, record);
    (now != *before).then(|| {
        let lost: Vec<_> = before.0.difference(&now.0).collect();
        let new: Vec<_> = now.0.difference(&before.0).collect();
        format!("no more {lost:#?}\nbut {new:#?}")
    })
}

/// The acts since the beginning, for a message.
pub(super) fn told(record: &Record, since: usize) -> String {
    let line = |entry: &std::sync::Arc<negotiation::event::Entry>| serde_json::to_string(&**entry).unwrap();
    record.entries().iter().skip(since).map(line).collect::<Vec<_>>().join("\n")
}

/// A party of the pool that is no principal.
pub(super) fn stranger() -> PartyId {
    party_id(3)
}
