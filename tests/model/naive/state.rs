//! How things stand: what one reads off the entries, from the first to the last.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    consent::Reservation,
    deed::{Fact, Span, span, text},
    gate::Gate,
    instrument::Instrument,
    lifecycles,
    met::Coming,
};

/// Where an entry stands: its place on the time of the events, and its number in the record.
pub(crate) type At = (i64, usize);

#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// Accounts, and what is said of entries: which entry, and what.
    pub(crate) told: Vec<(usize, Fact)>,
    /// The watch list: how each item stands, and its date.
    pub(crate) watch_list: BTreeMap<String, (String, Option<Value>)>,
    /// When each thing was introduced: `point q0`.
    pub(crate) introduced: BTreeMap<String, At>,
    /// When each value was last changed: `point q0 status`.
    pub(crate) changed: BTreeMap<String, At>,
    pub(crate) id: String,
    pub(crate) status: Option<String>,
    pub(crate) suspended: bool,
    /// Since when nothing could be done any more, or could be again.
    pub(crate) barred: Vec<(i64, bool)>,
    pub(crate) procedure: Value,
    pub(crate) parties: BTreeMap<String, Party>,
    pub(crate) points: BTreeMap<String, Point>,
    /// The words of points: whose they are, and which words they rectify.
    pub(crate) words: BTreeMap<String, (String, Option<String>)>,
    /// Words as they were given.
    pub(crate) given: BTreeMap<String, Value>,
    /// The language of words, where it is told.
    pub(crate) languages: BTreeMap<String, String>,
    /// Words that were rectified.
    pub(crate) rectified: BTreeMap<String, String>,
    /// Words that were given in another language first.
    pub(crate) added: BTreeSet<String>,
    /// Words in another language beside those of a point: whether they are as authentic.
    pub(crate) beside: BTreeMap<String, bool>,
    pub(crate) alternatives: BTreeMap<String, Alternative>,
    /// The words of alternatives: whose they are, and their text.
    pub(crate) put_forward: BTreeMap<String, (String, Value)>,
    pub(crate) versions: BTreeMap<String, Version>,
    pub(crate) basis: Option<String>,
    pub(crate) meetings: BTreeMap<String, Meeting>,
    pub(crate) persons: BTreeMap<String, Person>,
    pub(crate) tracks: BTreeMap<String, Track>,
    pub(crate) deadlines: BTreeMap<String, Deadline>,
    pub(crate) commitments: BTreeMap<String, Commitment>,
    pub(crate) ceasefires: BTreeMap<String, Ceasefire>,
    pub(crate) measures: BTreeMap<String, Measure>,
    pub(crate) instruments: BTreeMap<String, Instrument>,
    pub(crate) reservations: BTreeMap<String, Reservation>,
    pub(crate) gates: BTreeMap<String, Gate>,
    /// The instruments that the talks concluded with.
    pub(crate) concluded_with: Vec<String>,
    /// When each entry was recorded, by its number.
    pub(crate) recorded: Vec<i64>,
    /// What is about to be recorded, for conditions.
    pub(crate) coming: Coming,
    pub(crate) links: BTreeMap<String, Link>,
    /// When each entry can have occurred.
    pub(crate) spans: BTreeMap<String, Span>,
    /// The governed positions that others than their party told, by the number of the entry.
    pub(crate) in_confidence: BTreeSet<usize>,
    /// The numbers of the entries that were only observed.
    pub(crate) observed: BTreeSet<usize>,
    /// The numbers of the entries by which one party votes for another.
    pub(crate) by_proxy: BTreeSet<usize>,
    /// The entries in which the party that was at a meeting, an observer or the secretariat says so.
    pub(crate) told_by_itself: BTreeSet<usize>,
    /// The entries of parties that are governed, and what followed from them.
    pub(crate) said_by_parties: BTreeSet<usize>,
    /// The ids of the entries, in their order.
    pub(crate) ids: Vec<String>,
    pub(crate) questions: BTreeMap<String, Question>,
    /// When each proposal was first put to a vote: the number of the entry.
    pub(crate) first_put: BTreeMap<String, usize>,
    pub(crate) proposals: BTreeMap<String, Proposal>,
    /// The time by which dates are judged.
    pub(crate) now: i64,
    /// Whether for conditions what was done on a vague date counts from the first moment that it can mean.
    pub(crate) from_first: bool,
    /// Points that are about to close together: for conditions they are closed.
    pub(crate) closing: BTreeSet<String>,
    /// Whether agreement is asked in principle, and not on words.
    pub(crate) in_principle: bool,
    /// Points whose words are about to be agreed together: for conditions they are agreed.
    pub(crate) agreed: BTreeSet<String>,
    /// A matter, and those who agree on it by acting jointly.
    pub(crate) acting: (String, Vec<String>),
    /// The positions on each matter, by party.
    pub(crate) positions: BTreeMap<String, BTreeMap<String, Position>>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Party {
    pub(crate) kind: String,
    pub(crate) participation: String,
    /// When it was which, in order.
    pub(crate) took_part: Vec<(At, String)>,
    pub(crate) excluded_until: Option<Value>,
    /// By role, scope, and for whom.
    pub(crate) roles: BTreeMap<(String, String, String), RoleHeld>,
    pub(crate) groups: BTreeSet<String>,
    pub(crate) weight: u64,
    pub(crate) left: Option<At>,
    /// Whether others put it out, or suspended it.
    pub(crate) put_out: bool,
    /// Those whose place it carries on.
    pub(crate) inherits_from: Vec<(String, At)>,
    /// Who carries its place on.
    pub(crate) carried_on: Option<String>,
    /// The groups that it ever was a member of.
    pub(crate) ever_in: BTreeSet<String>,
    /// How many entries tell where it came from, or what became of it; and confirm an act.
    pub(crate) told: usize,
    pub(crate) confirmed: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    /// By party and title: whether it is held.
    pub(crate) offices: BTreeMap<(String, String), bool>,
    pub(crate) accreditations: BTreeMap<String, Accreditation>,
}

#[derive(Clone, Debug)]
pub(crate) struct Accreditation {
    pub(crate) valid: bool,
    pub(crate) until: Option<Value>,
    /// The fact that says what it extends to.
    pub(crate) extent: Value,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Track {
    pub(crate) status: String,
    pub(crate) parties: BTreeSet<String>,
    /// The parties that it ever had.
    pub(crate) ever: BTreeSet<String>,
    pub(crate) points: BTreeSet<String>,
    pub(crate) rule: Option<Value>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Commitment {
    pub(crate) status: String,
    pub(crate) obligors: Vec<String>,
    pub(crate) to: Vec<String>,
    pub(crate) verifier: Option<String>,
    pub(crate) point: Option<String>,
    pub(crate) due: Option<Value>,
    /// Who reported which degree, in the order of the events.
    /// By whom, how far, where it stands, and whether it is governed.
    pub(crate) reports: Vec<(Value, usize, At, bool)>,
    pub(crate) alleged: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Ceasefire {
    pub(crate) status: String,
    pub(crate) parties: BTreeSet<String>,
    pub(crate) effective: Option<Value>,
    pub(crate) until: Option<Value>,
    pub(crate) alleged: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Measure {
    pub(crate) status: String,
    pub(crate) parties: BTreeSet<String>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Deadline {
    pub(crate) status: String,
    pub(crate) due: Value,
    /// What has to be done by then.
    pub(crate) on: Option<String>,
    /// The dates that hold instead, each on a condition.
    pub(crate) instead: Vec<Value>,
    pub(crate) parties: Vec<String>,
    pub(crate) dates: usize,
}

impl Party {
    /// Whether it holds the role in the scope, for itself or for another.
    pub(crate) fn holds(&self, role: &str, scope: &str) -> bool {
        let is = |(held, within, _): &(String, String, String)| held == role && within == scope;
        self.roles.iter().any(|(key, held)| is(key) && held.status == "held")
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct RoleHeld {
    pub(crate) status: String,
    pub(crate) until: Option<Value>,
    /// The first entry of the record that tells of it.
    pub(crate) first: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Point {
    pub(crate) status: String,
    pub(crate) flag: Option<String>,
    pub(crate) arbiter: Option<String>,
    pub(crate) parent: Option<String>,
    pub(crate) words: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Position {
    /// None: it was withdrawn.
    pub(crate) stance: Option<String>,
    pub(crate) words: Option<String>,
    pub(crate) condition: Option<Value>,
    /// What is accepted of words that are not accepted as a whole.
    pub(crate) parts: Vec<String>,
    pub(crate) at: At,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Alternative {
    pub(crate) point: String,
    pub(crate) status: String,
    pub(crate) words: String,
    pub(crate) of: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    pub(crate) status: String,
    pub(crate) on: Option<String>,
    pub(crate) words: Option<String>,
    /// The meeting at which it was put.
    pub(crate) meeting: Option<String>,
    pub(crate) rule: Value,
    pub(crate) silence: bool,
    pub(crate) early: bool,
    pub(crate) final_votes: bool,
    pub(crate) proxies_override: bool,
    pub(crate) leavers_drop_out: bool,
    pub(crate) secret: bool,
    /// The count that was told when it closed.
    pub(crate) told: Option<Value>,
    /// When it closed.
    pub(crate) closed: Option<At>,
    pub(crate) closes: Option<Value>,
    /// Each with its weight and its groups.
    pub(crate) electorate: Vec<(String, u64, BTreeSet<String>)>,
    /// The votes of each, in the order of the events, with the number of the entry.
    pub(crate) votes: BTreeMap<String, Vec<(String, usize)>>,
    /// The entries of all votes, in the order of the events.
    pub(crate) cast: Vec<usize>,
    /// The act that it asks for.
    pub(crate) motion: Option<Value>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Version {
    pub(crate) status: String,
    pub(crate) owners: Vec<String>,
    pub(crate) parents: Vec<String>,
    pub(crate) contents: Vec<(String, String, Option<String>)>,
    /// How it was made: the name of each operation, and its fields.
    pub(crate) operations: Vec<(String, Value)>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Meeting {
    pub(crate) status: String,
    pub(crate) host: Option<String>,
    pub(crate) track: Option<String>,
    pub(crate) documents: usize,
    /// The number of the entry that announced it last, or gave it another date or place.
    pub(crate) announced: Option<usize>,
    /// Where the entry stands that last gave it a date or a place, and the parties that did.
    pub(crate) dated: Option<(At, BTreeSet<String>)>,
    pub(crate) window: Option<Value>,
    pub(crate) planned_place: Option<Value>,
    pub(crate) interval: Option<Value>,
    pub(crate) until: Option<Value>,
    pub(crate) participants: BTreeMap<String, Participant>,
    pub(crate) agenda: usize,
    pub(crate) relations: BTreeSet<String>,
    pub(crate) outcomes: usize,
    pub(crate) readouts: usize,
}

impl Meeting {
    /// What a party replied to the date and the place that it has: after these were given, or having given them.
    pub(crate) fn reply(&self, party: &str) -> Option<&String> {
        let (reply, at) = self.participants[party].reply.as_ref()?;
        let knew = |(dated, by): &(At, BTreeSet<String>)| at > dated || by.contains(party);
        self.dated.as_ref().is_none_or(knew).then_some(reply)
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Participant {
    pub(crate) expected: bool,
    /// What it replied, and where that stands.
    pub(crate) reply: Option<(String, At)>,
    pub(crate) presence: Option<String>,
    /// What was said of whether it came by who can tell, and where that stands.
    pub(crate) said: Vec<(At, Fact)>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Link {
    pub(crate) kind: String,
    pub(crate) points: Vec<String>,
    pub(crate) proposals: Vec<String>,
    pub(crate) condition: Option<Value>,
    pub(crate) released: bool,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Proposal {
    pub(crate) status: String,
    pub(crate) to: Vec<String>,
    /// Each with its words, and the alternative that they are of.
    pub(crate) contents: Vec<(String, Option<String>, Option<String>)>,
    pub(crate) via: Option<String>,
    pub(crate) expires: Option<Value>,
    /// How long from receipt; the end of that, and the number of the entry that told of the receipt.
    pub(crate) term: Option<String>,
    pub(crate) received: Option<(Value, usize)>,
    pub(crate) reply_to: Option<String>,
    pub(crate) vote: Option<String>,
    /// Whose voices made it.
    pub(crate) makers: BTreeSet<String>,
    pub(crate) conveyed: BTreeSet<String>,
    pub(crate) answers: BTreeMap<String, String>,
    /// The same, as they were given.
    pub(crate) given: BTreeMap<String, Fact>,
}

impl State {
    /// What a time can mean.
    pub(crate) fn span(&self, when: &Value) -> Span {
        span(when, &|entry| self.spans.get(entry).copied())
    }

    /// Takes in the next entry on the time of the events.
    pub(crate) fn take(&mut self, fact: &Fact, by: &Value, at: At) {
        for new in fact.introduces() {
            self.introduced.insert(new, at);
        }
        for value in self.changed_by(fact) {
            self.changed.insert(value, at);
        }
        if fact.kind == "alternative.chosen" && fact.get("wording").is_some() {
            let point = &self.alternatives[fact.id()].point;
            self.changed.insert(format!("point {point} words"), at);
        }
        if fact.kind == "proposal.put_to_vote" {
            let put = format!("{} {}", fact.get("question").unwrap(), fact.id());
            let first = self.first_put.entry(put).or_insert(at.1);
            *first = at.1.min(*first);
        }
        if fact.kind == "version.taken_as_basis" {
            self.changed.insert("basis".into(), at);
            for (point, _, words) in &self.versions[fact.id()].contents {
                if words.is_some() {
                    self.changed.insert(format!("point {point} words"), at);
                }
            }
        }
        if let Some(words) = fact.new_words() {
            self.given.insert(words.into(), fact.body["wording"].clone());
            // What is rectified stays in its language.
            let named = fact.body["wording"]["language"].as_str().map(String::from);
            let language = match fact.get("of").filter(|_| fact.kind == "point.rectified") {
                Some(of) => self.languages.get(of).cloned(),
                None => named,
            };
            if let Some(language) = language {
                self.languages.insert(words.into(), language);
            }
        }
        self.take_joint(fact, by, at);
        match fact.thing() {
            "alternative" => self.take_alternative(fact),
            "question" => self.take_question(fact, at),
            "negotiation" => {
                self.take_process(fact);
                let rests = ["broken_off", "completed", "abandoned"];
                let rests = self.status.as_deref().is_some_and(|status| rests.contains(&status));
                self.barred.push((at.0, self.suspended || rests));
            }
            "party" => {
                self.take_party(fact, at);
                let is_it = |one: &Value| one == fact.id();
                let of_itself = || by.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(is_it));
                let put_out = match fact.action() {
                    "excluded" => Some(true),
                    "suspended" => Some(!of_itself()),
                    "joined" | "resumed" | "readmitted" | "returned" => Some(false),
                    _ => None,
                };
                if let (Some(put_out), Some(party)) = (put_out, self.parties.get_mut(fact.id())) {
                    party.put_out = put_out;
                }
            }
            "point" => self.take_point(fact),
            "version" => self.take_version(fact),
            "position" => self.take_position(fact, at),
            "meeting" => self.take_meeting(fact, by, at),
            "link" => self.take_link(fact),
            "proposal" => self.take_proposal(fact, by, at),
            "person" => self.take_person(fact),
            "track" => self.take_track(fact),
            "deadline" => self.take_deadline(fact),
            "commitment" => self.take_commitment(fact, by, at),
            "instrument" => self.take_instrument(fact, by, at),
            "consent" => self.take_consent(fact, at),
            "gate" => self.take_gate(fact),
            "ceasefire" => self.take_ceasefire(fact),
            "measure" => self.take_measure(fact),
            "watch" => self.take_watch(fact),
            "account" | "record" => self.told.push((at.1, fact.clone())),
            _ => {}
        }
    }

    /// Whether a point is part of itself, or a group a member of itself.
    pub(crate) fn has_circle(&self) -> bool {
        let parents = |id: &String| self.points[id].parent.iter().cloned().collect::<Vec<_>>();
        let groups = |id: &String| self.parties[id].groups.iter().cloned().collect::<Vec<_>>();
        self.points.keys().any(|id| leads_back(id, &parents))
            || self.parties.keys().any(|id| leads_back(id, &groups))
    }

    fn take_process(&mut self, fact: &Fact) {
        // Before the opening there is nothing that could be suspended, or renamed.
        if self.status.is_none() && fact.action() != "opened" {
            return;
        }
        let status = match fact.action() {
            "opened" => {
                self.id = text(&fact.body["negotiation"]);
                self.procedure = fact.body["procedure"].clone();
                "exploratory"
            }
            "procedure_changed" => {
                self.procedure = fact.body["procedure"].clone();
                return;
            }
            "suspended" | "resumed" => {
                self.suspended = fact.action() == "suspended";
                return;
            }
            "phase_begun" => match fact.get("phase").unwrap() {
                "exploration" => "exploratory",
                "preparation" => "preparatory",
                "talks" => "negotiating",
                _ => "implementing",
            },
            "reopened" => "negotiating",
            "concluded" => {
                self.concluded_with = fact.list("instruments");
                "concluded"
            }
            "broken_off" | "completed" | "abandoned" => fact.action(),
            _ => return,
        };
        self.status = Some(status.into());
        if ["broken_off", "abandoned", "reopened"].contains(&fact.action()) {
            self.suspended = false;
        }
    }

    fn take_party(&mut self, fact: &Fact, at: At) {
        if ["split", "merged", "succeeded"].contains(&fact.action()) {
            let mut told: BTreeSet<String> = fact.list("into").into_iter().collect();
            told.extend(fact.list("parties"));
            told.extend(fact.get("successor").map(String::from));
            told.insert(fact.id().into());
            for id in told {
                self.parties.get_mut(&id).unwrap().told += 1;
            }
            if let (Some(successor), Some("carried")) = (fact.get("successor"), fact.get("inherits")) {
                self.parties.get_mut(fact.id()).unwrap().carried_on = Some(successor.into());
                self.parties.get_mut(successor).unwrap().inherits_from.push((fact.id().into(), at));
            }
            return;
        }
        let party = self.parties.entry(fact.id().into()).or_default();
        let participation = match fact.action() {
            "added" => {
                party.kind = text(&fact.body["kind"]);
                party.weight = 1;
                "outside"
            }
            "invited" => "invited",
            "invitation_withdrawn" => "outside",
            "joined" | "resumed" | "readmitted" | "returned" => "participating",
            "declined" => "declined",
            "suspended" => "suspended",
            "excluded" => {
                party.excluded_until = fact.body.get("until").cloned();
                "excluded"
            }
            "withdrawn" => {
                party.left = Some(at);
                "withdrawn"
            }
            "dissolved" => "dissolved",
            "role_offered" | "role_assigned" | "role_declined" | "role_ended" => {
                let status = match fact.action() {
                    "role_offered" => "offered",
                    "role_assigned" => "held",
                    "role_declined" => "declined",
                    _ => "ended",
                };
                let new = RoleHeld { first: at.1, ..RoleHeld::default() };
                let role = party.roles.entry(fact.role()).or_insert(new);
                role.first = role.first.min(at.1);
                role.status = status.into();
                role.until = fact.body.get("until").cloned();
                return;
            }
            "membership_begun" => {
                party.groups.insert(text(&fact.body["group"]));
                party.ever_in.insert(text(&fact.body["group"]));
                return;
            }
            "membership_ended" => {
                party.groups.remove(&text(&fact.body["group"]));
                return;
            }
            "act_confirmed" => {
                party.confirmed += 1;
                return;
            }
            "weight_set" => {
                party.weight = fact.body["weight"].as_u64().unwrap();
                return;
            }
            _ => return,
        };
        party.participation = participation.into();
        party.took_part.push((at, participation.into()));
    }

    fn take_point(&mut self, fact: &Fact) {
        let point = self.points.entry(fact.id().into()).or_default();
        if let Some(words) = fact.new_words() {
            let again = ["rectified", "language_added"].contains(&fact.action());
            let of = again.then(|| fact.get("of").map(String::from)).flatten();
            let beside = match fact.action() {
                "language_added" => Some(fact.body["wording"]["standing"] == "authentic"),
                _ => of.as_ref().and_then(|of| self.beside.get(of).copied()),
            };
            if let ("rectified", Some(of)) = (fact.action(), &of) {
                self.rectified.insert(of.clone(), words.into());
            }
            if fact.action() == "language_added" {
                self.added.insert(words.into());
            }
            self.words.insert(words.into(), (fact.id().into(), of));
            match beside {
                Some(authentic) => {
                    self.beside.insert(words.into(), authentic);
                }
                None => point.words = Some(words.into()),
            }
        }
        let status = match fact.action() {
            "tabled" => {
                point.parent = fact.get("parent").map(String::from);
                "tabled"
            }
            "nested" => {
                point.parent = fact.get("parent").map(String::from);
                return;
            }
            "referred" => {
                let to = &fact.body["to"];
                let arbiter = to["arbiter"].as_str().map(String::from);
                let flag = match &arbiter {
                    Some(_) => "referred_to_arbiter",
                    None if to == "later" => "parked",
                    None => "referred_up",
                };
                point.flag = Some(flag.into());
                point.arbiter = arbiter.or(point.arbiter.take());
                return;
            }
            "returned" => {
                point.flag = None;
                return;
            }
            "taken_up" | "reinstated" | "reopened" => "under_discussion",
            "awarded" | "closed" => "closed",
            "agreed_in_principle" | "text_agreed" | "dropped" | "moved_to_instrument" | "superseded" => {
                fact.action()
            }
            _ => return,
        };
        point.status = status.into();
        point.flag = None;
    }

    /// What an act changes; where words in another language are rectified, nothing that was there.
    pub(crate) fn changed_by(&self, fact: &Fact) -> Vec<String> {
        let beside = fact.get("of").is_some_and(|of| self.beside.contains_key(of));
        if beside && fact.kind == "point.rectified" { Vec::new() } else { changes(fact) }
    }

    /// Those who agree jointly to the words of a matter accept them.
    fn take_joint(&mut self, fact: &Fact, by: &Value, at: At) {
        let makers = by.as_array().filter(|all| all.len() > 1);
        let stance = match fact.kind.as_str() {
            "point.agreed_in_principle" => "agrees_in_principle",
            "point.text_agreed" | "alternative.chosen" | "version.adopted" => "accepts",
            "version.adopted_ad_referendum" => "accepts_ad_referendum",
            _ => return,
        };
        let words = fact.get("wording").map(String::from);
        let has_words = match fact.thing() {
            "point" => self.points[fact.id()].words.is_some(),
            thing => thing == "alternative",
        };
        if words.is_none() && stance == "accepts" && has_words {
            return;
        }
        let on = format!("{} {}", fact.thing(), fact.id());
        for party in makers.into_iter().flatten().map(text) {
            // Who accepts these words in its own way goes on doing so.
            let held = self.positions.get(&on).and_then(|all| all.get(&party));
            let same = held.is_some_and(|held| {
                let own = held.stance.as_ref().is_some_and(|stance| stance.starts_with("accepts"));
                own && self.root(held.words.clone()) == self.root(words.clone())
            });
            if same && fact.thing() != "version" {
                continue;
            }
            let position = Position {
                stance: Some(stance.into()),
                words: words.clone(),
                condition: None,
                parts: Vec::new(),
                at,
            };
            self.changed.insert(format!("{on} position {party}"), at);
            self.positions.entry(on.clone()).or_default().insert(party, position);
        }
    }

    fn take_position(&mut self, fact: &Fact, at: At) {
        let position = Position {
            stance: match fact.action() {
                "confirmed" => Some("accepts".into()),
                _ => fact.get("stance").map(String::from),
            },
            words: fact.get("wording").map(String::from),
            condition: fact.body.get("condition").cloned(),
            parts: fact.list("parts"),
            at,
        };
        let party = text(&fact.body["party"]);
        self.positions.entry(fact.on()).or_default().insert(party, position);
    }

    fn take_meeting(&mut self, fact: &Fact, by: &Value, at: At) {
        let meeting = self.meetings.entry(fact.id().into()).or_default();
        let is_planned = ["window", "place"].iter().any(|field| fact.body.get(field).is_some());
        let plans = ["announced", "reinstated", "moved"].contains(&fact.action()) && is_planned;
        let parties: BTreeSet<String> = by.as_array().into_iter().flatten().map(text).collect();
        let together = by == "procedure" || parties.len() > 1;
        if plans || fact.action() == "postponed" {
            meeting.dated = Some((at, parties));
            meeting.announced = Some(at.1);
        }
        let said = |field: &str| fact.body.get(field).cloned();
        let party = || text(&fact.body["party"]);
        let status = match fact.action() {
            "added" => {
                meeting.host = fact.get("host").map(String::from);
                meeting.track = fact.get("track").map(String::from);
                "mooted"
            }
            "announced" | "reinstated" | "moved" => {
                meeting.window = said("window").or(meeting.window.take());
                meeting.planned_place = said("place").or(meeting.planned_place.take());
                if fact.action() == "moved" {
                    if plans && meeting.status == "confirmed" && !together {
                        meeting.status = "announced".into();
                    }
                    return;
                }
                meeting.announced = Some(at.1);
                "announced"
            }
            "started" | "continued" => "under_way",
            "held" => {
                meeting.interval = said("interval").or(meeting.interval.take());
                meeting.until = said("until").or(meeting.until.take());
                "held"
            }
            "postponed" => {
                meeting.window = said("window");
                "postponed"
            }
            "confirmed" | "adjourned" | "cancelled" | "not_held" => fact.action(),
            "participant_expected" => {
                meeting.participants.entry(party()).or_default().expected = true;
                return;
            }
            "participant_replied" => {
                let reply = fact.get("reply").map(|reply| (reply.to_string(), at));
                meeting.participants.entry(party()).or_default().reply = reply;
                return;
            }
            "attendance_recorded" => {
                let participant = meeting.participants.entry(party()).or_default();
                participant.presence = fact.get("presence").map(String::from);
                if self.told_by_itself.contains(&at.1) {
                    participant.said.push((at, fact.clone()));
                }
                return;
            }
            "agenda_set" => {
                meeting.agenda = fact.body["items"].as_array().map_or(0, Vec::len);
                return;
            }
            "ordered" => {
                meeting.relations.insert(format!("{} {}", fact.body["relation"], fact.body["other"]));
                return;
            }
            "document_handed_over" => {
                meeting.documents += 1;
                return;
            }
            "outcome_recorded" => {
                meeting.outcomes += 1;
                return;
            }
            _ => {
                meeting.readouts += 1;
                return;
            }
        };
        meeting.status = status.into();
    }
}

/// The values that an event changes, and that make it late where they changed after it. What only
/// adds changes none.
pub(crate) fn changes(fact: &Fact) -> Vec<String> {
    let own = |value: &str| vec![format!("{} {} {value}", fact.thing(), fact.id())];
    let (role, scope, whose) = fact.role();
    let party = fact.get("party").unwrap_or_default();
    match (fact.thing(), fact.action()) {
        ("negotiation", "related")
        | ("party", "alias_added" | "split" | "merged" | "succeeded" | "act_confirmed") => Vec::new(),
        ("instrument", "entered_into_force" | "suspended" | "resumed" | "terminated")
        | ("consent", "provisionally_applied" | "provisional_application_ended")
            if !fact.list("parts").is_empty() =>
        {
            Vec::new()
        }
        ("instrument", "rectified")
        | ("gate", "recommended")
        | ("consent", "full_powers_presented" | "attested" | "declaration_made" | "objected") => Vec::new(),
        ("consent", "reservation_made" | "reservation_withdrawn") => {
            vec![format!("reservation {} stands", fact.get("reservation").unwrap())]
        }
        ("consent", "provisionally_applied" | "provisional_application_ended") => {
            own(&format!("{party} provisional"))
        }
        ("consent", "refused" | "withdrawn") => {
            [own(&format!("{party} status")), own(&format!("{party} provisional"))].concat()
        }
        ("consent", _) => own(&format!("{party} status")),
        ("instrument", "revised") => {
            let values = [
                ("parties", "parties"),
                ("version", "version"),
                ("gates", "gates"),
                ("in_force_when", "waits"),
            ];
            let said = values.into_iter().filter(|(field, _)| fact.body.get(field).is_some());
            said.flat_map(|(_, value)| own(value)).collect()
        }
        ("instrument", "amended") if fact.get("version").is_none() => Vec::new(),
        ("instrument", "amended") => own("version"),
        ("instrument", "drafted") => {
            ["status", "parties", "version", "gates", "waits"].iter().flat_map(|value| own(value)).collect()
        }
        ("instrument", "reopened") => [own("status"), own("reopened")].concat(),
        ("instrument", _) if !fact.list("according_to").is_empty() => {
            fact.list("according_to").iter().flat_map(|holder| own(&format!("held {holder}"))).collect()
        }
        ("measure", "announced") => own("status"),
        ("assessment" | "record" | "account", _)
        | ("meeting", "ordered" | "document_handed_over" | "outcome_recorded" | "read_out") => Vec::new(),
        (
            "negotiation" | "party" | "point" | "alternative" | "version" | "meeting" | "link" | "proposal"
            | "question" | "person" | "track" | "deadline" | "commitment" | "ceasefire" | "measure" | "watch",
            "opened" | "added" | "tabled" | "proposed" | "drafted" | "made" | "submitted" | "put" | "set"
            | "declared" | "taken",
        ) if !fact.introduces().is_empty() || fact.action() == "opened" => {
            let mut all = own("status");
            for value in [
                "title",
                "procedure",
                "suspended",
                "name",
                "weight",
                "areas",
                "parent",
                "words",
                "flag",
                "window",
                "place",
                "agenda",
                "term",
                "due",
            ] {
                all.extend(own(value));
            }
            if fact.thing() == "track" {
                all.extend(fact.list("parties").iter().flat_map(|party| own(&format!("party {party}"))));
                all.extend(fact.list("points").iter().flat_map(|point| own(&format!("point {point}"))));
            }
            all
        }
        ("negotiation" | "point", "renamed") => own("title"),
        ("negotiation", "procedure_changed") => own("procedure"),
        ("negotiation", "suspended" | "resumed") => own("suspended"),
        ("negotiation", "broken_off" | "abandoned" | "reopened") => {
            [own("status"), own("suspended")].concat()
        }
        ("party" | "person" | "version", "renamed") => own("name"),
        ("person", "office_begun" | "office_ended") => {
            own(&format!("office {party} {}", fact.get("title").unwrap()))
        }
        ("person", "accredited") => {
            [own(&format!("accredited {party}")), own(&format!("powers {party}"))].concat()
        }
        ("person", "accreditation_ended") => own(&format!("accredited {party}")),
        ("person", "powers_changed") => own(&format!("powers {party}")),
        ("track", "revised") => {
            let lists = [("party", "parties_added"), ("party", "parties_removed"), ("point", "points_added")];
            let lists = lists.into_iter().chain([("point", "points_removed")]);
            let ids = lists.flat_map(|(thing, list)| fact.list(list).into_iter().map(move |id| (thing, id)));
            ids.flat_map(|(thing, id)| own(&format!("{thing} {id}"))).collect()
        }
        ("commitment", "reported" | "violation_alleged") | ("ceasefire", "violation_alleged") => Vec::new(),
        ("ceasefire", "joined" | "denounced") => own(&format!("side {party}")),
        ("commitment", "due_changed") => own("due"),
        ("watch", "extended") => own("due"),
        ("watch", "reopened") if fact.body.get("due").is_some() => [own("status"), own("due")].concat(),
        ("ceasefire", "extended") => own("term"),
        ("ceasefire", "renewed") => [own("status"), own("term")].concat(),
        ("deadline", "extended") => own("due"),
        ("deadline", "renewed" | "restarted") if fact.body.get("due").is_some() => {
            [own("status"), own("due")].concat()
        }
        ("party", "weight_set") => own("weight"),
        ("party", "role_offered" | "role_assigned" | "role_declined" | "role_ended") => {
            own(&format!("role {role} {scope} {whose}"))
        }
        ("party", "membership_begun" | "membership_ended") => {
            own(&format!("member {}", fact.get("group").unwrap()))
        }
        ("point", "areas_set") => own("areas"),
        ("point", "nested") => own("parent"),
        ("point", "language_added") => Vec::new(),
        ("point", "reworded" | "rectified") | ("alternative", "reworded") => own("words"),
        ("point", "referred" | "returned") => own("flag"),
        ("point", "awarded") if fact.new_words().is_some() => {
            [own("status"), own("flag"), own("words")].concat()
        }
        ("point", _) => [own("status"), own("flag")].concat(),
        ("position", _) => vec![format!("{} position {party}", fact.on())],
        ("meeting", "moved") => planned(fact),
        ("meeting", "announced" | "reinstated") => [own("status"), planned(fact)].concat(),
        ("meeting", "postponed") => [own("status"), own("window")].concat(),
        ("meeting", "agenda_set") => own("agenda"),
        ("meeting", "participant_expected" | "participant_replied" | "attendance_recorded") => {
            own(&format!("{} {party}", fact.action()))
        }
        ("proposal", "conveyed") => {
            fact.list("to").iter().flat_map(|party| own(&format!("conveyed {party}"))).collect()
        }
        ("question", "voted") => own(&format!("vote {party}")),
        ("question", "extended") => own("term"),
        ("proposal", "answered") => own(&format!("answer {party}")),
        ("proposal", "extended") => own("term"),
        ("proposal", "renewed") => [own("status"), own("term")].concat(),
        (thing, action) => {
            assert!(lifecycles::moves_by_a_word(thing, action), "{thing}.{action}: what does it set?");
            own("status")
        }
    }
}

/// The parts of the plan of a meeting that are said.
fn planned(fact: &Fact) -> Vec<String> {
    let said = ["window", "place"].into_iter().filter(|part| fact.body.get(part).is_some());
    said.map(|part| format!("meeting {} {part}", fact.id())).collect()
}

fn leads_back(id: &String, above: &dyn Fn(&String) -> Vec<String>) -> bool {
    let mut reached = above(id);
    for _ in 0..100 {
        if reached.contains(id) {
            return true;
        }
        reached = reached.iter().flat_map(above).collect::<BTreeSet<_>>().into_iter().collect();
    }
    false
}
