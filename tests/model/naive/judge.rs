//! The judge: the rules for every act, and how answers turn into refusals and irregularities.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Asked, Model,
    count::{Ballot, Vote, closed, verdict},
    deed::{By, Deed, Fact},
    lifecycles,
    state::{State, changes},
};

/// Whether a rule is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Answer {
    Broken,
    /// It depends on something that nobody recorded.
    NotShown,
    Kept,
}

impl Answer {
    pub(crate) fn kept(kept: bool) -> Self {
        if kept { Self::Kept } else { Self::Broken }
    }

    pub(crate) fn shown(shown: bool) -> Self {
        if shown { Self::Kept } else { Self::NotShown }
    }
}

pub(crate) struct Judge<'a> {
    pub(crate) model: &'a Model,
    pub(crate) state: &'a State,
    pub(crate) deed: &'a Deed,
    pub(crate) fact: &'a Fact,
    pub(crate) place: i64,
    pub(crate) broken: BTreeSet<String>,
    pub(crate) reached: Option<Asked>,
    /// All that stands with it, if it corrects or retracts.
    pub(crate) then: Option<&'a Model>,
}

/// Nothing, or the rule under which the act is refused.
pub(crate) type Ruling = Result<(), String>;

impl<'a> Judge<'a> {
    pub(crate) fn new(model: &'a Model, state: &'a State, deed: &'a Deed, place: i64) -> Self {
        Self {
            model,
            state,
            deed,
            fact: &deed.fact,
            place,
            broken: BTreeSet::new(),
            reached: None,
            then: None,
        }
    }

    /// A governed act is refused at the first rule that is not kept; of an observed one it is kept
    /// which rules are broken.
    pub(crate) fn require(&mut self, rule: &str, answer: Answer) -> Ruling {
        match (answer, self.deed.observed) {
            (Answer::Kept, _) | (Answer::NotShown, true) => Ok(()),
            (Answer::Broken, true) => {
                self.broken.insert(rule.into());
                Ok(())
            }
            (Answer::Broken | Answer::NotShown, false) => Err(rule.into()),
        }
    }

    /// Every procedural rule: first those of every act, then those of acts at the table, then
    /// those of the kind.
    pub(crate) fn judge(&mut self) -> Ruling {
        self.envelope()?;
        self.of_its_kind()?;
        self.alone()?;
        self.seen_by_all()
    }

    fn of_its_kind(&mut self) -> Ruling {
        match self.fact.thing() {
            "negotiation" => self.process(),
            "party" => self.party(),
            "point" => self.at_table().and_then(|()| self.point()),
            "version" => self.at_table().and_then(|()| self.version()),
            "question" => self.at_table().and_then(|()| self.question()),
            "alternative" => self.at_table().and_then(|()| self.alternative()),
            "position" => self.at_table().and_then(|()| self.position()),
            "link" => self.at_table().and_then(|()| self.link()),
            "proposal" => self.at_table().and_then(|()| self.proposal()),
            "meeting" => self.meeting(),
            "person" => self.person(),
            "track" => self.track(),
            "deadline" => self.deadline(),
            "commitment" => self.commitment(),
            "ceasefire" => self.ceasefire(),
            "measure" => self.measure(),
            "instrument" => self.instrument(),
            "consent" => self.consent(),
            "gate" => self.gate(),
            "record" if self.fact.action() == "disclosed" => self.disclosed(),
            "record" => self.remark(),
            "watch" => self.watch(),
            _ => self.entitled(),
        }
    }

    pub(crate) fn envelope(&mut self) -> Ruling {
        let deed = self.deed;
        let named = deed.observed || matches!(deed.by, By::Parties(_) | By::Secretariat);
        self.require("entry.by.named", Answer::kept(named))?;

        // Several procedures let acts be dated back; a time that is no more than the recorded one
        // dates nothing back.
        let when_recorded = deed
            .occurred(self.model)
            .is_none_or(|span| span.earliest == Some(deed.recorded) && span.latest == Some(deed.recorded));
        let opening = deed.fact.kind == "negotiation.opened";
        let procedure = if opening { &deed.fact.body["procedure"] } else { &self.state.procedure };
        let backdating = procedure["backdating"] == true;
        self.require("entry.occurred.backdated", Answer::kept(deed.observed || when_recorded || backdating))?;

        let (_, latest) = self.model.interval(deed);
        let mentioned = deed.fact.mentions();
        let introduced = mentioned.iter().filter_map(|thing| self.state.introduced.get(thing));
        let certainly_later = introduced.map(|&(_, seq)| &self.model.entries[seq]).any(|kept| {
            let span = kept.occurred.as_ref().map(|when| self.model.span(when));
            span.map_or(Some(kept.recorded), |span| span.earliest).is_some_and(|earliest| earliest > latest)
        });
        self.require("entry.time.before_introduction", Answer::kept(!certainly_later))?;

        self.require("entry.time.late", Answer::kept(!self.is_late()))?;

        let By::Parties(parties) = &deed.by else { return Ok(()) };
        let gone = |party: &String| self.is_now(party, &["dissolved"]);
        let gone = parties.iter().any(|(party, other)| gone(party) || other.as_ref().is_some_and(gone));
        self.require("any.any.participating", Answer::kept(!gone || deed.moved.is_some()))?;
        let acts_for = parties.iter().map(|(party, other)| match other {
            Some(other) if other != party && (self.disposes_of(other) || self.disposes_of(party)) => {
                Answer::Broken
            }
            Some(other) if other != party => self.acts_for(party, other),
            _ => Answer::Kept,
        });
        let acts_for = acts_for.min().unwrap_or(Answer::Kept);
        self.require("any.any.acts_for", acts_for)?;
        self.persons_may()
    }

    /// Whether a party may act for another now, in what the act is about.
    fn acts_for(&self, party: &str, other: &str) -> Answer {
        let Some(party) = self.state.parties.get(party) else { return Answer::Broken };
        let now = self.deed.now(self.model);
        let answers = party.roles.iter().filter_map(|((role, scope, whose), held)| {
            let acts = self.acts_meant();
            let mut acts =
                acts.iter().filter(|fact| !["record.corrected", "record.retracted"].contains(&&*fact.kind));
            let here = |fact: &Fact| match fact.thing() {
                "track" if fact.id() == scope => true,
                "meeting" => fact.id() == scope,
                "instrument" | "consent" => fact.get("instrument") == Some(scope),
                _ => {
                    let points = self.state.points_of(fact);
                    let on = |point: &String| self.state.tracks_of(point).iter().any(|(id, _)| *id == scope);
                    !points.is_empty() && points.iter().all(on)
                }
            };
            let within = scope == "whole" || acts.clone().next().is_some() && acts.all(here);
            let is = role == "acts_for" && held.status == "held" && whose == other;
            (is && within).then(|| match &held.until {
                None => Answer::Kept,
                Some(until) => match self.state.span(until).latest {
                    Some(end) if now.earliest.is_some_and(|earliest| earliest > end) => Answer::Broken,
                    Some(end) if now.latest.is_some_and(|latest| latest <= end) => Answer::Kept,
                    _ => Answer::NotShown,
                },
            })
        });
        answers.max().unwrap_or(Answer::Broken)
    }

    /// Whether what it changes has changed after it, on the time of the events. Where an act
    /// changes more than one thing, its status decides.
    fn is_late(&self) -> bool {
        let mut values = self.state.changed_by(self.fact);
        if !["meeting.moved", "proposal.conveyed", "instrument.revised", "track.revised"]
            .contains(&&*self.fact.kind)
        {
            values.truncate(1);
        }
        if self.fact.kind == "alternative.chosen" {
            // It gives the point its words as well.
            values.push(format!("point {} words", self.state.alternatives[self.fact.id()].point));
        }
        if self.fact.kind == "version.taken_as_basis" {
            // It is the basis from then on, and gives the points their words.
            values.push("basis".into());
            let contents = &self.state.versions[self.fact.id()].contents;
            let with_words = contents.iter().filter(|(.., words)| words.is_some());
            values.extend(with_words.map(|(point, ..)| format!("point {point} words")));
        }
        let id = self.fact.id();
        let of_part = !self.fact.list("parts").is_empty();
        if self.fact.kind == "instrument.entered_into_force"
            && !of_part
            && !self.fact.list("parties").is_empty()
            && self.fact.list("according_to").is_empty()
            && self.state.instruments[id].status == "in_force"
        {
            // For these it enters into force now; for the others it is already.
            let line = |party: &String| format!("consent {id} {party} status");
            values = self.fact.list("parties").iter().map(line).collect();
        }
        if self.fact.thing() == "instrument" && !of_part && !self.fact.list("according_to").is_empty() {
            // Unless everybody saw it change later.
            values = changes(self.fact);
            values.push(format!("instrument {} status", self.fact.id()));
        }
        if self.fact.thing() == "consent" && values.iter().any(|value| value.ends_with(" status")) {
            // Once it is taken up again, what came before has lapsed.
            values.push(format!("instrument {} reopened", self.fact.id()));
        }
        values.iter().filter_map(|value| self.state.changed.get(value)).any(|(place, _)| *place > self.place)
    }

    fn at_table(&mut self) -> Ruling {
        let mut whose: Vec<String> = self.deed.actors().into_iter().collect();
        if let By::Parties(parties) = &self.deed.by {
            whose.extend(parties.iter().map(|(party, _)| party.clone()));
        }
        // Whose answer, vote or position it is.
        if self.fact.thing() == "position"
            || ["question.voted", "proposal.answered"].contains(&&*self.fact.kind)
        {
            whose.extend(self.fact.get("party").map(String::from));
        }
        let away = whose.iter().any(|party| {
            self.is_now(party, &["withdrawn", "suspended", "excluded", "dissolved"])
                && self.state.holds(party, "principal")
        });
        self.require("any.any.participating", Answer::kept(!away))?;
        self.not_over()?;
        self.at_its_table()
    }

    /// Whether a party is one of these when the act is done. What it did before, it did.
    fn is_now(&self, party: &str, participations: &[&str]) -> bool {
        let own = self.state.parties.get(party);
        own.is_some_and(|own| participations.contains(&&*own.participation))
            && self.state.changed[&format!("party {party} status")].0 <= self.place
    }

    pub(crate) fn not_over(&mut self) -> Ruling {
        let resting = ["completed", "abandoned"].contains(&self.state.status.as_deref().unwrap_or_default());
        self.require("any.any.resting", Answer::kept(!resting))
    }

    pub(crate) fn not_suspended(&mut self) -> Ruling {
        let suspended = self.state.suspended || self.state.status.as_deref() == Some("broken_off");
        self.require("any.any.suspended", Answer::kept(!suspended))?;
        self.track_goes_on()
    }

    /// A step of a lifecycle: from this status, which is the status of nothing before it is there.
    pub(crate) fn step(&mut self, lifecycle: &str, from: &str) -> Ruling {
        let permitted = lifecycles::permits(lifecycle, from, &self.fact.step());
        self.require(&self.fact.rule("status"), Answer::kept(permitted))?;
        self.entitled()
    }

    /// Whether every actor is entitled to the act.
    pub(crate) fn entitled(&mut self) -> Ruling {
        let entitled = lifecycles::entitled(&self.fact.name());
        let answer = match self.deed.by {
            By::Secretariat | By::Procedure => Answer::Kept,
            By::Somebody => Answer::shown(entitled.contains(&"any")),
            By::Parties(_) => {
                let actors = self.deed.actors();
                // A voice that it gives or takes back, and what others hold for it without powers, is its own affair.
                let role = self.fact.get("role").unwrap_or_default();
                let own = match self.fact.kind.as_str() {
                    "party.role_assigned" => role == "acts_for",
                    "party.role_ended" | "party.role_declined" => !super::alone::POWERFUL.contains(&role),
                    _ => false,
                };
                let voice = self.fact.get("for_party").filter(|_| own).map(|whose| self.state.heir(whose));
                let holds = |party: &String| {
                    entitled.iter().any(|role| self.is(party, role)) || voice.as_ref() == Some(party)
                };
                let touching = !super::alone::touches_nobody(&self.fact.kind);
                let joins = |party: &String| touching && self.state.is_principal(party);
                let all =
                    self.deed.moved.is_some() || actors.iter().all(|party| holds(party) || joins(party));
                Answer::kept(all && actors.iter().any(holds))
            }
        };
        self.require(&self.fact.rule("entitled"), answer)
    }

    /// Whether the party is what a row entitles.
    pub(crate) fn is(&self, party: &str, entitled: &str) -> bool {
        let own = self.fact.id();
        match entitled {
            "any" => true,
            "self" if ["ceasefire", "measure"].contains(&self.fact.thing()) => self.concerns(party, entitled),
            "obligor" | "beneficiary" | "verifier" => self.concerns(party, entitled),
            "self" if ["instrument", "gate"].contains(&self.fact.thing()) => self.may_act(party),
            "self" if ["party.split", "party.merged", "party.succeeded"].contains(&&*self.fact.kind) => {
                let mut named =
                    self.fact.list(if self.fact.action() == "split" { "into" } else { "parties" });
                named.extend([own.into()]);
                named.extend(self.fact.get("successor").map(String::from));
                named.iter().any(|own| self.has_place_of(party, own))
            }
            "self" => self.fact.get("party").is_some_and(|own| self.has_place_of(party, own)),
            "depositary" | "guarantor" => self.holds_here(party, entitled),
            "principal" => self.state.is_principal(party),
            "group" => self.is_spoken_for_by_a_member(party),
            "mediator" => self.helps(party),
            "chair" => {
                let presides = self.state.parties[party].holds("chair", own);
                self.holds_here(party, "chair")
                    || self.presides(party)
                    || self.fact.thing() == "meeting" && presides
            }
            "proposer" => {
                let thing = format!("{} {own}", self.fact.thing());
                let introduction = self.model.introduction(self.state, &thing);
                let owners = self.state.versions.get(own).map(|version| version.owners.clone());
                let owners = owners.filter(|own| self.fact.thing() == "version" && !own.is_empty());
                // What several made they take back together.
                let makers = owners.or(introduction.map(|kept| kept.by.actors())).unwrap_or_default();
                // Those who are gone or away leave it to the others.
                let all = self.state.heirs(&makers);
                let away = |party: &&String| {
                    let gone = ["withdrawn", "suspended", "excluded", "dissolved"];
                    self.state.holds(party, "principal")
                        && gone.contains(&&*self.state.parties[*party].participation)
                };
                let here: Vec<String> = all.iter().filter(|party| !away(party)).cloned().collect();
                let makers = if here.is_empty() { all } else { here };
                makers.iter().any(|one| one == party)
                    && (self.fact.kind == "version.tabled" || self.act_of_all(&makers) == Answer::Kept)
            }
            "meeting host" => {
                let host = self.state.meetings.get(own).and_then(|meeting| meeting.host.as_deref());
                host.is_some_and(|host| self.has_place_of(party, host))
            }
            "addressee" => {
                self.state.proposals.get(own).is_some_and(|own| self.state.is_addressed(own, party))
            }
            "arbiter" => self.state.points.get(own).is_some_and(|p| p.arbiter.as_deref() == Some(party)),
            "consequence" => false,
            role => self.state.holds(party, role),
        }
    }

    /// Whether a party is this one, or carries its place on.
    pub(crate) fn has_place_of(&self, party: &str, own: &str) -> bool {
        // What is only being introduced has no place yet.
        party == own || self.state.parties.contains_key(own) && self.state.heir(own) == party
    }

    /// Whether it is a mediator, a facilitator, or offers good offices.
    pub(crate) fn helps(&self, party: &str) -> bool {
        ["mediator", "facilitator", "good_offices"].iter().any(|role| self.state.holds(party, role))
    }

    /// Whether the positions, or what stands for them, satisfy a rule of the procedure. Where
    /// nobody is there to be asked, nothing is shown.
    pub(crate) fn carried(&mut self, rule: &str, by: &Value, votes: &[Vote]) -> Ruling {
        self.carried_by(rule, votes, verdict(by, votes))
    }

    fn carried_by(&mut self, rule: &str, votes: &[Vote], answer: Answer) -> Ruling {
        let answer = if votes.is_empty() { Answer::NotShown } else { answer };
        if answer == Answer::Kept {
            let electorate = votes.iter().map(|vote| vote.party.clone()).collect();
            let number =
                |ballot: Option<Ballot>| votes.iter().filter(|vote| vote.ballot == ballot).count() as u64;
            let heads = [Some(Ballot::For), Some(Ballot::Against), Some(Ballot::Abstain), None].map(number);
            self.reached = Some((electorate, heads));
        }
        self.require(rule, answer)
    }

    /// The same of what the positions of parties come to: one that is left over agrees with nobody.
    pub(crate) fn agreed_among(&mut self, rule: &str, by: &Value, votes: &[Vote], ever: usize) -> Ruling {
        if self.state.agrees_with_nobody(votes.len(), ever) {
            return self.require(rule, Answer::NotShown);
        }
        self.carried(rule, &self.state.rule_among(by, votes), votes)
    }

    /// The act is decided by the principals whose joint act it is, one of them perhaps not
    /// counted. Where there is none to be asked, nobody has to consent.
    pub(crate) fn jointly(&mut self, rule: &str, by: &str, except: Option<&str>) -> Ruling {
        let principals = self.state.parties.keys().filter(|party| self.state.is_principal(party));
        let asked: Vec<_> = principals.filter(|party| Some(party.as_str()) != except).cloned().collect();
        self.jointly_among(rule, &self.state.rule(by), &asked, 0)
    }

    /// The same by those at the tables of a point.
    pub(crate) fn jointly_on(&mut self, rule: &str, point: &str) -> Ruling {
        let principals = self.state.parties.keys().filter(|party| self.state.is_principal(party));
        let asked: Vec<_> =
            principals.filter(|party| self.state.is_at_table(point, party)).cloned().collect();
        let on = format!("point {point}");
        self.jointly_among(rule, &self.state.agreeing(&on), &asked, self.state.ever_at_table(&on))
    }

    /// The same by these, of whom so many ever decided on it.
    pub(crate) fn jointly_among(&mut self, rule: &str, by: &Value, asked: &[String], ever: usize) -> Ruling {
        let asked = self.state.heirs(asked);
        match self.carried_on(by, &asked, ever) {
            None => Ok(()),
            Some((answer, votes)) => self.carried_by(rule, &votes, answer),
        }
    }

    /// Whether these carry it, with their votes; nothing, where there is nobody to ask.
    pub(crate) fn carried_on(
        &self,
        by: &Value,
        asked: &[String],
        ever: usize,
    ) -> Option<(Answer, Vec<Vote>)> {
        let actors = self.deed.actors();
        let vote = |party: &String| match &self.deed.moved {
            Some(moved) => moved.vote(self.state, party),
            None => Some(self.state.vote(party, actors.contains(party).then_some(Ballot::For))),
        };
        let votes: Vec<_> = asked.iter().filter_map(vote).collect();
        let by = &self.state.rule_among(by, &votes);
        if asked.is_empty() && !self.state.is_table_set() {
            return None;
        }
        if self.state.agrees_with_nobody(asked.len(), ever) {
            return Some((Answer::NotShown, Vec::new()));
        }
        let over = self.deed.moved.as_ref().is_some_and(|moved| moved.is_over_for(asked));
        let verdict = if over { closed(by, &votes, false) } else { verdict(by, &votes) };
        Some((verdict, votes))
    }
}

/// Whether one disclosure admits nobody whom the other does not.
pub(crate) fn no_wider(one: &Value, other: &Value) -> bool {
    if other == "public" || one == "recorder" || one == other {
        return true;
    }
    match (one["parties"].as_array(), other["parties"].as_array()) {
        (Some(one), Some(other)) => one.iter().all(|party| other.contains(party)),
        _ => false,
    }
}
