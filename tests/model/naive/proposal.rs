//! Proposals: what may be done to them, and what follows.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    Kept, Model,
    count::{Ballot, Vote, verdict},
    deed::{By, Deed, Fact},
    follow::gone,
    judge::{Answer, Judge, Ruling},
    state::{At, Position, Proposal, Question, State},
    structure::hold,
};

/// A point, its words, and the alternative that these are of.
type Content = (String, Option<String>, Option<String>);

impl State {
    /// The end of a term, where it has one.
    fn end(&self, term: Option<&Value>) -> Option<i64> {
        term.and_then(|term| self.span(term).latest)
    }

    pub(crate) fn take_proposal(&mut self, fact: &Fact, by: &Value, at: At) {
        let all: Vec<String> = self.parties.keys().cloned().collect();
        let own = self.proposals.entry(fact.id().into()).or_default();
        let party = fact.get("party").unwrap_or_default();
        let entry = (self.ids.get(at.1).cloned().unwrap_or_default(), at.1);
        match fact.action() {
            "submitted" => {
                *own = Proposal {
                    status: "submitted".into(),
                    to: fact.list("to"),
                    makers: by
                        .as_array()
                        .into_iter()
                        .flatten()
                        .map(|one| one.as_str().unwrap().into())
                        .collect(),
                    contents: fact.contents(),
                    via: fact.get("via").map(String::from),
                    expires: fact.body.get("expires").cloned(),
                    term: fact.get("term").map(String::from),
                    reply_to: fact.get("reply_to").map(String::from),
                    ..Proposal::default()
                };
                if own.via.is_none() {
                    own.receive(&entry);
                }
            }
            "conveyed" => {
                own.conveyed.extend(fact.list("to"));
                own.receive(&entry);
            }
            "answered" => {
                own.answers.insert(party.into(), fact.get("answer").unwrap().into());
                own.given.insert(party.into(), fact.clone());
            }
            "extended" => own.expires = fact.body.get("expires").cloned(),
            "renewed" => {
                own.status = "submitted".into();
                own.expires = fact.body.get("expires").cloned();
                own.receive(&entry);
                own.answers.clear();
                own.given.clear();
                for party in all {
                    self.changed.insert(format!("proposal {} answer {party}", fact.id()), at);
                }
            }
            "decided" => own.status = fact.choice().unwrap().into(),
            action => {
                own.status = action.into();
                own.vote = fact.get("question").map(String::from).or(own.vote.take());
            }
        }
    }

    /// What the answers come to, or the vote that it was put to.
    fn answered(&self, id: &str) -> Answer {
        let own = &self.proposals[id];
        if own.status == "put_to_vote" {
            let vote = &self.questions[own.vote.as_ref().unwrap()];
            let voted = match vote.status.as_str() {
                "carried" if self.comes_too_late(own, vote) => Answer::NotShown,
                "carried" => Answer::Kept,
                "failed" => Answer::Broken,
                _ => Answer::NotShown,
            };
            return self.gated(id, voted);
        }
        self.answers_with(id, &BTreeSet::new())
    }

    /// Whether a vote is decided only after the term of the offer that was put to it.
    fn comes_too_late(&self, own: &Proposal, vote: &Question) -> bool {
        self.end(own.ends()).is_some_and(|end| self.decided(vote) > end)
    }

    /// Whether the vote on it is open, and ends in its own term.
    fn waits_for_vote(&self, own: &Proposal) -> bool {
        let vote =
            own.vote.as_ref().filter(|_| own.status == "put_to_vote").map(|vote| &self.questions[vote]);
        let ends = vote.filter(|vote| vote.status == "open").and_then(|vote| self.closes(vote));
        ends.zip(self.end(own.ends())).is_some_and(|(vote, own)| vote <= own)
    }

    /// Whether the vote on it is over, and nobody has found what came of it.
    fn is_voted(&self, own: &Proposal) -> bool {
        let vote =
            own.vote.as_ref().filter(|_| own.status == "put_to_vote").map(|vote| &self.questions[vote]);
        let ends = vote.filter(|vote| vote.status == "open").and_then(|vote| self.closes(vote));
        ends.is_some_and(|end| end < self.now)
    }

    /// Of whose vote came nothing, that is as before.
    pub(crate) fn take_votes_back(&mut self) {
        for own in self.proposals.values_mut().filter(|own| own.status == "put_to_vote") {
            let vote = &self.questions[own.vote.as_ref().unwrap()].status;
            if ["lapsed", "withdrawn", "annulled"].contains(&vote.as_str()) {
                own.status = "submitted".into();
            }
        }
    }

    /// What the answers come to if these reject it.
    fn answers_with(&self, id: &str, rejecting: &BTreeSet<String>) -> Answer {
        let own = &self.proposals[id];
        let ballot = |party: &String| match self.answer_of(own, party) {
            _ if rejecting.contains(party) => Some(Ballot::Against),
            Some("accept") => match self.own_gates_on_offer(id, party) {
                Answer::Kept => Some(Ballot::For),
                Answer::Broken => Some(Ballot::Against),
                Answer::NotShown => None,
            },
            Some("reject") => Some(Ballot::Against),
            _ => None,
        };
        let here = self.still_addressed(own);
        let votes: Vec<Vote> = here.iter().map(|party| self.vote(party, ballot(party))).collect();
        let rule = self.rule("agreeing");
        if votes.is_empty() {
            return self.gated(id, Answer::NotShown);
        }
        self.gated(id, verdict(&self.rule_among(&rule, &votes), &votes))
    }

    /// What came of a gate, and of what stands in its place.
    fn came_of(&self, gate: &str) -> Answer {
        let own = &self.gates[gate];
        match own.status.as_str() {
            "passed" | "waived" => Answer::Kept,
            "failed" => Answer::Broken,
            "replaced" => own.replaced_by.as_ref().map_or(Answer::NotShown, |next| self.came_of(next)),
            _ => Answer::NotShown,
        }
    }

    fn came_of_all(&self, id: &str, asks: impl Fn(Option<&String>) -> bool) -> Answer {
        let on = self.gates.iter().filter(|(_, gate)| gate.offer.as_deref() == Some(id));
        let came: Vec<Answer> =
            on.filter(|(_, gate)| asks(gate.of.as_ref())).map(|(gate, _)| self.came_of(gate)).collect();
        [Answer::Broken, Answer::NotShown].into_iter().find(|one| came.contains(one)).unwrap_or(Answer::Kept)
    }

    /// The gates on an offer that the law of a party asks for.
    fn own_gates_on_offer(&self, id: &str, party: &str) -> Answer {
        self.came_of_all(id, |of| of.is_some_and(|of| self.heir(of) == party))
    }

    /// An offer waits for the gates that nobody's law asks for, or that of who made it.
    fn gated(&self, id: &str, answer: Answer) -> Answer {
        let makers: BTreeSet<String> = self.proposals[id].makers.iter().map(|one| self.heir(one)).collect();
        let came = self.came_of_all(id, |of| of.is_none_or(|of| makers.contains(&self.heir(of))));
        match (answer, came) {
            (Answer::Broken, _) | (_, Answer::Broken) => Answer::Broken,
            (Answer::Kept, Answer::Kept) => Answer::Kept,
            _ => Answer::NotShown,
        }
    }

    /// Whether it was put to a party, or to one whose place that party carries on.
    pub(crate) fn is_addressed(&self, own: &Proposal, party: &str) -> bool {
        own.to.iter().any(|to| to == party || self.heir(to) == party)
    }

    /// Who is to answer: whoever is still there of the addressees and of those who carry on their places.
    pub(crate) fn still_addressed(&self, own: &Proposal) -> Vec<String> {
        let makers: BTreeSet<String> = own.makers.iter().map(|one| self.heir(one)).collect();
        let all = self.heirs(&own.to).into_iter();
        all.filter(|party| !self.is_out(party) && !makers.contains(party)).collect()
    }

    /// The answer of a party, which is that of one before it where it was not asked itself and said nothing.
    fn answer_of<'o>(&self, own: &'o Proposal, party: &str) -> Option<&'o str> {
        self.given_by(own, party).map(|fact| fact.get("answer").unwrap())
    }

    fn given_by<'o>(&self, own: &'o Proposal, party: &str) -> Option<&'o Fact> {
        let said = |one: &str| own.given.get(one);
        let asked = own.to.iter().any(|to| to == party);
        let before = || own.to.iter().filter(|to| self.heir(to) == party).find_map(|to| said(to));
        said(party).or_else(|| if asked { None } else { before() })
    }

    /// Whether it was conveyed to a party, or to one whose place that party carries on.
    fn was_conveyed(&self, own: &Proposal, party: &str) -> bool {
        own.conveyed.iter().any(|to| to == party || self.heir(to) == party)
    }

    /// Whether what shuts it out is closed or accepted.
    fn has_rival(&self, own: &str) -> bool {
        let links = self.links.values().filter(|link| !link.released && link.kind == "exclusive");
        let mut links = links.filter(|link| link.proposals.iter().any(|id| id == own));
        links.any(|link| {
            link.points.iter().any(|id| self.points[id].status == "closed")
                || link.proposals.iter().any(|id| id != own && self.proposals[id].status == "accepted")
        })
    }

    /// Whether a party is no longer in the talks.
    fn is_out(&self, party: &str) -> bool {
        ["withdrawn", "excluded", "dissolved"].contains(&&*self.parties[party].participation)
    }

    /// Whether without these it can no more be accepted.
    fn is_countered(&self, id: &str, by: &BTreeSet<String>) -> bool {
        by.is_empty() || self.answers_with(id, by) == Answer::Broken
    }
}

/// Fills in the current words of the points contained, unless they came only after the entry.
pub(crate) fn fill_in(state: &State, fact: &mut Fact, place: i64) {
    for content in fact.body["contents"].as_array_mut().into_iter().flatten() {
        let words = match content["alternative"].as_str() {
            Some(own) => Some(state.alternatives[own].words.clone()),
            None => state.points[content["point"].as_str().unwrap()].words.clone(),
        };
        let words = words.filter(|words| state.introduced[&format!("wording {words}")].0 <= place);
        if let (None, Some(words)) = (content.get("wording"), words) {
            content["wording"] = json!(words);
        }
    }
}

impl Proposal {
    /// It came to those whom it is for, as this entry tells.
    fn receive(&mut self, (entry, seq): &(String, usize)) {
        self.received = self.term.as_ref().map(|term| (json!(format!("@{entry} + {term}")), *seq));
    }

    /// Until when it can be accepted.
    pub(crate) fn ends(&self) -> Option<&Value> {
        self.expires.as_ref().or(self.received.as_ref().map(|(end, _)| end))
    }
}

impl Model {
    pub(crate) fn proposal_fits(&self, state: &State, deed: &Deed) -> Ruling {
        let fact = &deed.fact;
        let actors = deed.actors();
        let acts = |party: &String| actors.contains(party);
        match fact.action() {
            "submitted" => {
                let to = fact.list("to");
                hold("proposal.submitted.addressee", !to.iter().any(acts))?;
                let via = fact.get("via").map(String::from);
                let through = fact.get("channel") == Some("through_go_between");
                let third = via.as_ref().is_none_or(|via| !acts(via) && !to.contains(via));
                hold("proposal.submitted.via", through == via.is_some() && third)?;
                let backward = |term: &str| term.starts_with('-') || fact.body.get("expires").is_some();
                hold("proposal.submitted.term", !fact.get("term").is_some_and(backward))?;
                let contents = fact.contents();
                let points: BTreeSet<_> = contents.iter().map(|(point, ..)| point).collect();
                let own = |(point, words, rival): &Content| {
                    let of_rival = |words: &String| {
                        state.put_forward.get(words).is_some_and(|(own, _)| Some(own) == rival.as_ref())
                    };
                    words.as_ref().is_none_or(|words| {
                        state.words[words].0 == *point && (rival.is_none() || of_rival(words))
                    }) && rival.as_ref().is_none_or(|rival| state.alternatives[rival].point == *point)
                };
                let fits = points.len() == contents.len() && contents.iter().all(own);
                hold("proposal.submitted.contents", fits)?;
                let reply = fact.get("reply_to").is_none_or(|id| {
                    let answered = state.proposals.get(id);
                    answered.is_some_and(|own| {
                        actors.is_empty() || actors.iter().any(|actor| state.is_addressed(own, actor))
                    })
                });
                hold("proposal.submitted.reply", reply)?;
                let replaces = fact.get("replaces").is_none_or(|id| {
                    let own: BTreeSet<_> = actors.iter().cloned().collect();
                    let makers = |all: &BTreeSet<String>| all.iter().map(|one| state.heir(one)).collect();
                    state.proposals.get(id).is_some_and(|before| own == makers(&before.makers))
                });
                hold("proposal.submitted.replaces", replaces)
            }
            "conveyed" => {
                let own = &state.proposals[fact.id()];
                let known = fact.list("to").iter().all(|to| state.is_addressed(own, to));
                hold("proposal.conveyed.addressee", known)
            }
            "answered" => {
                let own = &state.proposals[fact.id()];
                let part = fact.list("points");
                let contained = part.iter().all(|id| own.contents.iter().any(|(point, ..)| point == id));
                let proper = contained && !part.is_empty() && part.len() < own.contents.len();
                let in_part = fact.get("answer") == Some("accept_in_part");
                hold("proposal.answered.part", if in_part { proper } else { part.is_empty() })
            }
            _ => Ok(()),
        }
    }

    /// The parties that made a proposal.
    pub(crate) fn proposers(&self, state: &State, id: &str) -> BTreeSet<String> {
        let introduction = self.introduction(state, &format!("proposal {id}"));
        introduction.map(|kept| kept.by.actors().into_iter().collect()).unwrap_or_default()
    }

    /// Before a governed act that depends on it, a proposal lapses whose term is over.
    pub(crate) fn close_first(&mut self, deed: &Deed) -> Vec<(String, String)> {
        let fact = &deed.fact;
        let own = ["put_to_vote", "conveyed", "extended", "decided", "withdrawn", "renewed"];
        let depends_on = match (fact.thing(), fact.action()) {
            ("proposal", "submitted") => [fact.get("reply_to"), fact.get("replaces")],
            ("proposal", action) if own.contains(&action) => [Some(fact.id()), None],
            _ => [None, None],
        };
        let taken = self.all.iter().any(|kept| kept.id == deed.id || kept.recorded > deed.recorded);
        let mut all = Vec::new();
        for id in depends_on.into_iter().flatten() {
            let state = self.state();
            let over = state.proposals.get(id).is_some_and(|own| {
                ["submitted", "put_to_vote"].contains(&&*own.status)
                    && state.end(own.ends()).is_some_and(|end| end < deed.recorded)
                    && !state.waits_for_vote(own)
            });
            if deed.observed || taken || !over {
                continue;
            }
            let own = &state.proposals[id];
            let said = state.changed[&format!("proposal {id} term")].1;
            let received = own.received.as_ref().filter(|_| own.expires.is_none());
            let seq = received.map_or(said, |(_, seq)| *seq);
            let term = &self.entries[seq];
            let lapsed = Fact::new("proposal.lapsed", &[("proposal", id)]);
            let own = format!("{}/proposal.lapsed/{id}", term.id);
            let mut closing = deed.that_follows(own, lapsed, term.disclosure.clone());
            closing.occurred = None;
            closing.disclosure = self.narrowed(&state, &closing, &closing.fact);
            closing.id = self.free_beside(closing.id);
            if self.all.iter().any(|kept| kept.id == closing.id) {
                continue;
            }
            let place = self.place(&state, &closing);
            all.push(("proposal.lapsed".into(), format!("{id}, disclosed to {}", closing.disclosure)));
            self.keep(None, &closing, place);
        }
        all
    }

    /// The addressees have decided, or nothing is decided; and what is accepted is accepted in
    /// exactly the words contained.
    pub(crate) fn of_decision(&self, before: &State, after: &State, fact: &Fact) -> Vec<Fact> {
        // Of a gate, the offer that it is on.
        let gate = before.gates.get(fact.id()).filter(|_| fact.thing() == "gate");
        let id = gate.map_or(fact.id(), |gate| gate.offer.as_deref().unwrap());
        let own = &before.proposals[id];
        let mut facts = Vec::new();
        let mut accepting: Vec<(String, Content)> = Vec::new();
        let mut proposers = fact.get("outcome") == Some("accepted");
        let accepted = |party: &String, answer: &Fact| {
            let part = match answer.get("answer").unwrap() {
                "accept" => own.contents.iter().map(|(point, ..)| point.clone()).collect(),
                "accept_in_part" => answer.list("points"),
                _ => Vec::new(),
            };
            let contained = own.contents.iter().filter(|(point, ..)| part.contains(point));
            contained.map(|content| (party.clone(), content.clone())).collect::<Vec<_>>()
        };
        if fact.action() == "answered" {
            let party = String::from(fact.get("party").unwrap());
            if !before.still_addressed(own).contains(&party) {
                return Vec::new();
            }
            if before.own_gates_on_offer(id, &party) == Answer::Kept {
                accepting.extend(accepted(&party, fact));
            }
            match after.answered(id) {
                Answer::Kept if own.status == "submitted" => {
                    facts.push(decided(id, "accepted"));
                    proposers = true;
                }
                Answer::Broken if own.status == "submitted" => {
                    facts.push(decided(id, "rejected"));
                }
                _ => {}
            }
        }
        if gate.is_some() {
            if !["submitted", "put_to_vote"].contains(&&*own.status) || !decides(after, fact.id()) {
                return Vec::new();
            }
            for party in after.still_addressed(own) {
                let free = |state: &State| state.own_gates_on_offer(id, &party) == Answer::Kept;
                let own = &after.proposals[id];
                if let (false, true, Some(answer)) = (free(before), free(after), after.given_by(own, &party))
                {
                    accepting.extend(accepted(&party, answer));
                }
            }
            match after.answered(id) {
                Answer::Kept if !before.has_rival(id) => {
                    facts.push(decided(id, "accepted"));
                    proposers = true;
                }
                Answer::Broken => facts.push(decided(id, "rejected")),
                _ => {}
            }
        }
        if proposers {
            let introduction = self.introduction(before, &format!("proposal {id}"));
            for party in introduction.map(|kept: &Kept| kept.by.actors()).unwrap_or_default() {
                accepting.extend(own.contents.iter().map(|content| (party.clone(), content.clone())));
            }
        }
        accepting.retain(|(party, content)| {
            let (point, words, _) = content;
            let held = before.positions.get(&on(content)).and_then(|all| all.get(party));
            let same = held.is_some_and(|held| {
                held.stance.as_deref() == Some("accepts")
                    && before.root(held.words.clone()) == before.root(words.clone())
            });
            let out = ["dropped", "moved_to_instrument", "superseded"];
            let gone = out.contains(&&*before.points[point].status);
            let own = &before.parties[party];
            !same && !gone && own.participation != "dissolved" && own.carried_on.is_none()
        });
        let mut then = before.clone();
        for (party, content) in &accepting {
            let (point, words, rival) = content;
            let matter =
                rival.as_ref().map_or(json!({ "point": point }), |own| json!({ "alternative": own }));
            let mut body = json!({ "party": party, "on": matter, "stance": "accepts" });
            if let Some(words) = words {
                body["wording"] = json!(words);
            }
            let new = Position {
                stance: Some("accepts".into()),
                words: words.clone(),
                condition: None,
                parts: Vec::new(),
                at: (i64::MAX, usize::MAX),
            };
            then.positions.entry(on(content)).or_default().insert(party.clone(), new);
            facts.push(Fact { kind: "position.taken".into(), body });
        }
        let mut seen = BTreeSet::new();
        for (_, (point, ..)) in &accepting {
            if seen.insert(point) {
                facts.extend(gone(before, &then, point));
            }
        }
        facts
    }
}

impl Model {
    /// With the question that was put on them, proposals are decided.
    pub(crate) fn votes_decide(&self, before: &State, after: &State, fact: &Fact, facts: &mut Vec<Fact>) {
        for voted in std::iter::once(fact.clone()).chain(facts.clone()) {
            if !["question.carried", "question.failed"].contains(&&*voted.kind) {
                continue;
            }
            let under = before
                .proposals
                .iter()
                .filter(|(_, own)| own.status == "put_to_vote" && own.vote.as_deref() == Some(voted.id()));
            let mut under: Vec<_> = under.map(|(id, _)| id).collect();
            under.sort_by_key(|id| before.first_put[&format!("{} {id}", voted.id())]);
            for id in under {
                if before.comes_too_late(&before.proposals[id], &before.questions[voted.id()]) {
                    facts.push(Fact::new("proposal.lapsed", &[("proposal", id)]));
                    continue;
                }
                if voted.action() == "failed" {
                    facts.push(decided(id, "rejected"));
                    continue;
                }
                // Of those that shut each other out at most one is accepted.
                let links = before.links.values().filter(|link| !link.released && link.kind == "exclusive");
                let shut_out = links.filter(|link| link.proposals.contains(id)).any(|link| {
                    let by_vote = |other: &String| {
                        facts.iter().any(|fact| fact.step() == "decided(accepted)" && fact.id() == other)
                    };
                    let taken =
                        |other: &String| before.proposals[other].status == "accepted" || by_vote(other);
                    link.proposals.iter().any(taken)
                        || link.points.iter().any(|point| before.points[point].status == "closed")
                });
                match after.gated(id, Answer::Kept) {
                    _ if shut_out => continue,
                    Answer::Kept => {}
                    Answer::Broken => {
                        facts.push(decided(id, "rejected"));
                        continue;
                    }
                    Answer::NotShown => continue,
                }
                let accepted = decided(id, "accepted");
                let follows = self.of_decision(before, after, &accepted);
                facts.push(accepted);
                facts.extend(follows);
            }
        }
    }
}

/// Whether a gate has come to something.
fn decides(after: &State, gate: &str) -> bool {
    after.came_of(gate) != Answer::NotShown
}

/// A proposal was accepted or rejected.
fn decided(id: &str, outcome: &str) -> Fact {
    Fact::new("proposal.decided", &[("proposal", id), ("outcome", outcome)])
}

/// What a content is on.
fn on((point, _, rival): &Content) -> String {
    rival.as_ref().map_or(format!("point {point}"), |own| format!("alternative {own}"))
}

/// What it answers is countered, what it replaces withdrawn.
pub(crate) fn of_submission(before: &State, fact: &Fact, by: &BTreeSet<String>) -> Vec<Fact> {
    let stands = |id: &str| &*before.proposals[id].status;
    let mut facts = Vec::new();
    let ends = |id: &&str| stands(id) == "submitted" && before.is_countered(id, by);
    if let Some(id) = fact.get("reply_to").filter(ends) {
        let body = json!({ "proposal": id, "outcome": { "countered": fact.id() } });
        facts.push(Fact { kind: "proposal.decided".into(), body });
    }
    let replaces =
        fact.get("replaces").filter(|id| ["submitted", "put_to_vote", "countered"].contains(&stands(id)));
    let replaces = replaces.filter(|id| !before.is_voted(&before.proposals[*id]));
    if let Some(id) = replaces.filter(|id| fact.get("reply_to") != Some(id)) {
        facts.push(Fact::new("proposal.withdrawn", &[("proposal", id)]));
    }
    facts
}

impl Judge<'_> {
    pub(crate) fn proposal(&mut self) -> Ruling {
        let id = self.fact.id();
        let none = Proposal { status: "-".into(), ..Proposal::default() };
        let own = self.state.proposals.get(id).unwrap_or(&none);
        let action = self.fact.action();
        let beside = ["conveyed", "answered", "extended"].contains(&action);
        if beside {
            self.require(&self.fact.rule("status"), Answer::kept(own.status == "submitted"))?;
        } else {
            self.step("proposal", &own.status)?;
        }
        match &*self.fact.step() {
            "submitted" => self.submitted(),
            "conveyed" => {
                let actors = self.deed.actors();
                let via = match (&self.deed.by, &own.via) {
                    (_, None) => Answer::Broken,
                    (By::Secretariat | By::Procedure, _) => Answer::Kept,
                    (By::Somebody, _) => Answer::NotShown,
                    (_, Some(via)) => Answer::kept(actors.iter().all(|actor| actor == via)),
                };
                self.require("proposal.conveyed.via", via)?;
                let first = |to: &String| {
                    self.model.admits(self.state, to, &self.deed.disclosure)
                        && !self.state.was_conveyed(own, to)
                };
                let runs = own.via.is_some() && own.term.is_some();
                let once = !runs || self.fact.list("to").iter().all(first);
                self.require("proposal.conveyed.once", Answer::kept(once))
            }
            "answered" => self.answer(own),
            "extended" => {
                self.entitled()?;
                let later = match (self.state.end(own.ends()), self.state.end(self.fact.body.get("expires")))
                {
                    (Some(before), Some(after)) => Answer::kept(before < after),
                    (None, _) if own.ends().is_none() => Answer::Kept,
                    (None, _) => Answer::Broken,
                    (Some(_), None) => Answer::NotShown,
                };
                self.require("proposal.extended.later", later)
            }
            "put_to_vote" => {
                let question = &self.state.questions[self.fact.get("question").unwrap()];
                let asked = |to: &String| self.state.is_put_to(question, to);
                let before = own.vote.as_ref().map(|vote| &self.state.questions[vote]);
                let stands = own.status == "put_to_vote"
                    && before.is_some_and(|before| ["open", "carried"].contains(&&*before.status));
                let everybody = self.state.asked_by_default("", None);
                let needed = question.rule == self.state.rule_among(&self.state.rule("agreeing"), &everybody)
                    && question.motion.is_none()
                    && !question.secret;
                let actors = self.deed.actors();
                let seats = self.state.seats(question);
                let voted =
                    seats.iter().any(|seat| seat.has_voted(question) && !actors.contains(&seat.party));
                let here = self.state.still_addressed(own);
                let fits = question.status == "open" && needed && here.iter().all(asked) && !stands && !voted;
                self.require("proposal.put_to_vote.question", Answer::kept(fits))
            }
            "decided(accepted)" => {
                self.not_suspended()?;
                let answer = self.state.answered(id);
                self.require("proposal.decided.acceptance", answer)?;
                self.no_rival()
            }
            "decided(rejected)" => {
                let answer = match self.state.answered(id) {
                    Answer::Kept => Answer::Broken,
                    Answer::NotShown => Answer::NotShown,
                    Answer::Broken => Answer::Kept,
                };
                self.require("proposal.decided.rejection", answer)
            }
            "decided(countered)" => {
                let counter = &self.state.proposals[self.fact.body["outcome"]["countered"].as_str().unwrap()];
                let by = self
                    .model
                    .proposers(self.state, self.fact.body["outcome"]["countered"].as_str().unwrap());
                let reply = counter.reply_to.as_deref() == Some(id) && self.state.is_countered(id, &by);
                self.require("proposal.decided.reply", Answer::kept(reply))
            }
            "withdrawn" => {
                let now = self.deed.now(self.model);
                let vote = own.vote.as_ref().filter(|_| own.status == "put_to_vote");
                let vote = vote.map(|vote| &self.state.questions[vote]).filter(|vote| vote.status == "open");
                let in_time = super::question::within(vote.and_then(|vote| self.state.closes(vote)), now);
                self.require("proposal.withdrawn.vote", in_time)
            }
            "lapsed" => {
                let now = self.deed.now(self.model);
                let over = match self.state.end(own.ends()) {
                    _ if self.state.waits_for_vote(own) => Answer::Broken,
                    Some(end) if now.earliest.is_some_and(|earliest| earliest > end) => Answer::Kept,
                    Some(end) if now.latest.is_some_and(|latest| latest <= end) => Answer::Broken,
                    _ => Answer::NotShown,
                };
                self.require("proposal.lapsed.expired", over)
            }
            _ => Ok(()),
        }
    }

    fn submitted(&mut self) -> Ruling {
        let fresh = self.fact.get("base").is_none_or(|base| {
            let version = &self.state.versions[base];
            let unchanged = self.fact.contents().iter().all(|(point, ..)| {
                let there = version.contents.iter().find(|(own, _, _)| own == point);
                let now = self.state.root(self.state.points[point].words.clone());
                there.is_some_and(|(_, _, words)| self.state.root(words.clone()) == now)
            });
            self.state.basis.as_deref() == Some(base) || unchanged
        });
        self.require("proposal.submitted.base", Answer::kept(fresh))?;
        let at_table = self.fact.get("channel") == Some("at_the_table");
        let to = self.fact.list("to");
        let seated = to.iter().all(|to| self.state.parties[to].participation == "participating");
        self.require("proposal.submitted.at_table", Answer::kept(!at_table || seated))
    }

    fn answer(&mut self, own: &Proposal) -> Ruling {
        let party = String::from(self.fact.get("party").unwrap());
        let actors = self.deed.actors();
        let mut makers = own.makers.iter();
        let is_own = makers.any(|maker| *maker == party || self.state.heir(maker) == party);
        self.require("proposal.answered.own", Answer::kept(!is_own))?;
        let is_addressed = self.state.is_addressed(own, &party);
        let addressed = match self.deed.by {
            _ if !is_addressed => Answer::Broken,
            By::Secretariat | By::Procedure => Answer::Kept,
            By::Somebody => Answer::NotShown,
            By::Parties(_) => Answer::kept(actors.contains(&party)),
        };
        self.require("proposal.answered.addressee", addressed)?;
        let received = own.via.is_none() || !is_addressed || self.state.was_conveyed(own, &party);
        self.require("proposal.answered.received", Answer::shown(received))?;
        let now = self.deed.now(self.model);
        let in_time = match self.state.end(own.ends()) {
            None => Answer::Kept,
            Some(end) if now.latest.is_some_and(|latest| latest <= end) => Answer::Kept,
            Some(end) if now.earliest.is_some_and(|earliest| earliest > end) => Answer::Broken,
            Some(_) => Answer::NotShown,
        };
        self.require("proposal.answered.expired", in_time)?;
        let points = self.fact.list("points");
        let covers = |point: &String| match self.fact.get("answer").unwrap() {
            "accept" => true,
            "accept_in_part" => points.contains(point),
            _ => false,
        };
        let current = own.contents.iter().filter(|(point, ..)| covers(point)).all(|(point, words, rival)| {
            let now = match rival {
                Some(rival) => Some(self.state.alternatives[rival].words.clone()),
                None => self.state.points[point].words.clone(),
            };
            let out = ["dropped", "moved_to_instrument", "superseded"];
            words.is_none()
                || self.state.root(words.clone()) == self.state.root(now)
                || out.contains(&&*self.state.points[point].status)
        });
        self.require("proposal.answered.current", Answer::kept(current))?;
        if self.fact.get("answer") != Some("accept") {
            return Ok(());
        }
        self.not_suspended()?;
        self.no_rival()
    }

    /// Of the members of an exclusive link at most one is accepted or closed.
    fn no_rival(&mut self) -> Ruling {
        let rival = self.state.has_rival(self.fact.id());
        self.require("proposal.decided.exclusive", Answer::kept(!rival))
    }
}
