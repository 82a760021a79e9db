//! Questions: who is asked, what may be done, how they close.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    Asked, Model,
    count::{Ballot, Vote, closed, verdict},
    deed::{By, Deed, Fact, Span, text},
    judge::{Answer, Judge, Ruling},
    state::{At, Question, State},
    structure::hold,
};

/// Who votes: a member, or who came in its place, with its weight and its groups.
pub(crate) struct Seat {
    pub(crate) party: String,
    pub(crate) weight: u64,
    groups: BTreeSet<String>,
    /// Who voted in its place before.
    before: BTreeSet<String>,
    /// Whether it was there.
    there: bool,
}

impl Seat {
    pub(crate) fn speaks_for(&self, party: &String) -> bool {
        self.party == *party || self.before.contains(party)
    }

    pub(crate) fn has_voted(&self, own: &Question) -> bool {
        own.votes.contains_key(&self.party) || self.before.iter().any(|party| own.votes.contains_key(party))
    }
}

impl State {
    pub(crate) fn take_question(&mut self, fact: &Fact, at: At) {
        if fact.action() == "put" {
            let member = |member: &Value| {
                let groups = member["groups"].as_array().into_iter().flatten().map(text).collect();
                (text(&member["party"]), member["weight"].as_u64().unwrap_or(1), groups)
            };
            let voting = &fact.body["voting"];
            let new = Question {
                status: "open".into(),
                on: fact.body.get("on").map(|_| fact.on()),
                words: fact.get("wording").map(String::from),
                meeting: fact.get("at").map(String::from),
                rule: fact.body.get("rule").cloned().unwrap_or(Value::from("unanimity")),
                silence: voting["how"] == "tacitly",
                early: voting["early"] == true,
                final_votes: voting["final"] == true,
                proxies_override: voting["proxies_override"] == true,
                leavers_drop_out: fact.body["leavers_drop_out"] == true,
                secret: voting["how"] == "secretly",
                told: None,
                closed: None,
                closes: fact.body.get("closes").cloned(),
                electorate: fact.body["electorate"].as_array().into_iter().flatten().map(member).collect(),
                votes: BTreeMap::new(),
                cast: Vec::new(),
                motion: fact.body.get("motion").cloned(),
            };
            self.questions.insert(fact.id().into(), new);
            return;
        }
        let own = self.questions.get_mut(fact.id()).unwrap();
        match fact.action() {
            "voted" => {
                let party = text(&fact.body["party"]);
                own.votes.entry(party).or_default().push((text(&fact.body["vote"]), at.1));
                own.cast.push(at.1);
            }
            "extended" => own.closes = fact.body.get("closes").cloned(),
            action => {
                own.status = action.into();
                own.closed = Some(at);
                own.told = fact.body.get("tally").cloned();
            }
        }
    }

    /// Whether a party was put the question, or carries on the place of one that was.
    pub(crate) fn is_put_to(&self, own: &Question, party: &str) -> bool {
        own.electorate.iter().any(|(member, ..)| member == party || self.heir(member) == party)
    }

    /// Whether something was said while it was open, or is told later by who may.
    fn is_said_in_time(&self, own: &Question, seq: usize) -> bool {
        let end = self.closes(own).unwrap_or(i64::MAX);
        let by_then = self.recorded[seq] <= end && own.closed.is_none_or(|closed| seq < closed.1);
        by_then || !self.said_by_parties.contains(&seq)
    }

    /// Whether something happened while it was open.
    fn in_time(&self, own: &Question, at: At) -> bool {
        self.is_said_in_time(own, at.1)
            && at.0 <= self.closes(own).unwrap_or(i64::MAX)
            && own.closed.is_none_or(|closed| at < closed)
    }

    /// What a party was last while it was open.
    fn took_part(&self, own: &Question, party: &str) -> &str {
        let mut took_part = self.parties[party].took_part.iter().rev();
        took_part.find(|(at, _)| self.in_time(own, *at)).map_or("outside", |(_, how)| how.as_str())
    }

    /// A party, and those that came after it while it was open.
    fn line_in(&self, own: &Question, party: &str) -> Vec<String> {
        let mut line = vec![String::from(party)];
        while line.len() < self.parties.len() {
            let last = line.last().unwrap();
            let mut heirs = Vec::new();
            for (heir, other) in &self.parties {
                let from =
                    other.inherits_from.iter().filter(|(from, at)| from == last && self.in_time(own, *at));
                heirs.extend(from.map(|(_, at)| (*at, heir.clone())));
            }
            let Some((_, heir)) = heirs.into_iter().max() else { break };
            if self.took_part(own, last) != "dissolved" {
                break;
            }
            line.push(heir);
        }
        line
    }

    /// Those over whom it is counted: each member or its heir, as of the closing; where leavers drop out, without who was
    /// away then.
    pub(crate) fn seats(&self, own: &Question) -> Vec<Seat> {
        let is_member = |party: &&String| own.electorate.iter().any(|(other, ..)| other == *party);
        let mut seats: Vec<Seat> = Vec::new();
        for (member, weight, groups) in &own.electorate {
            let mut line = self.line_in(own, member);
            let asked = line.iter().filter(is_member).count();
            let party = line.pop().unwrap();
            // Who was asked itself says nothing for who was before it.
            let before: BTreeSet<String> =
                if asked > 1 { BTreeSet::new() } else { line.into_iter().collect() };
            match seats.iter_mut().find(|seat| seat.party == party) {
                Some(seat) => {
                    seat.weight += weight;
                    seat.groups.extend(groups.iter().cloned());
                    seat.before.extend(before);
                }
                None => {
                    seats.push(Seat { party, weight: *weight, groups: groups.clone(), before, there: false })
                }
            }
        }
        let gone = ["withdrawn", "suspended", "excluded", "dissolved"];
        let when = self.decided(own);
        let came = |party: &String| {
            let meeting = own.meeting.as_ref().map(|meeting| &self.meetings[meeting]);
            let one = meeting.and_then(|meeting| meeting.participants.get(party));
            let mut said = one.map_or(&[][..], |one| &one.said).iter().rev();
            // Before it closed, and by then.
            let last = said.find(|(at, _)| {
                let before = at.0 <= when && own.closed.is_none_or(|closed| *at < closed);
                before && self.is_said_in_time(own, at.1)
            });
            last.is_some_and(|(_, fact)| {
                let span = |of: &str| fact.body.get(of).map(|of| self.span(of));
                let later = span("from").and_then(|from| from.earliest).is_some_and(|from| from > when);
                let gone = span("until").and_then(|until| until.latest).is_some_and(|until| until < when);
                ["present", "remote"].contains(&fact.get("presence").unwrap()) && !later && !gone
            })
        };
        for seat in &mut seats {
            seat.there = came(&seat.party) || seat.before.iter().any(came);
        }
        seats.retain(|seat| !own.leavers_drop_out || !gone.contains(&self.took_part(own, &seat.party)));
        seats
    }

    /// When it was decided, or is to be now: within its term.
    pub(crate) fn decided(&self, own: &Question) -> i64 {
        let closed = own.closed.map_or(self.now, |(closed, _)| closed);
        self.closes(own).map_or(closed, |end| closed.min(end))
    }

    pub(crate) fn closes(&self, own: &Question) -> Option<i64> {
        own.closes.as_ref().and_then(|closes| self.span(closes).latest)
    }

    /// What each member may have voted in time: the last vote that certainly was, and later ones that
    /// may have been.
    fn options(&self, own: &Question) -> Vec<Vec<Option<String>>> {
        let end = self.closes(own);
        let seat = |seat: Seat| {
            let mut options = Vec::new();
            for voices in [BTreeSet::from([seat.party]), seat.before] {
                let mut cast: Vec<_> =
                    voices.iter().filter_map(|party| own.votes.get(party)).flatten().collect();
                cast.sort_by_key(|(_, seq)| std::cmp::Reverse(own.cast.iter().position(|one| one == seq)));
                let proxy =
                    |(_, seq): &&&(String, usize)| self.by_proxy.contains(seq) && !own.proxies_override;
                // What it says itself goes before what others say for it.
                let themselves = cast.iter().filter(|vote| !proxy(vote));
                for (vote, seq) in themselves.chain(cast.iter().filter(proxy)) {
                    let cast = self.spans[&self.ids[*seq]];
                    if end.is_some_and(|end| cast.earliest.is_some_and(|earliest| earliest > end)) {
                        continue;
                    }
                    options.push(Some(vote.clone()));
                    if end.is_none_or(|end| cast.latest.is_some_and(|latest| latest <= end)) {
                        return options;
                    }
                }
            }
            options.push(None);
            options
        };
        self.seats(own).into_iter().map(seat).collect()
    }

    fn votes_of(&self, own: &Question, ballots: &[Option<String>]) -> Vec<Vote> {
        let vote = |(Seat { party, weight, groups, there, .. }, ballot): (Seat, &Option<String>)| {
            let ballot = match ballot.as_deref() {
                Some("for") => Some(Ballot::For),
                Some("against") => Some(Ballot::Against),
                Some("abstain") => Some(Ballot::Abstain),
                Some("no_objection") => Some(Ballot::NoObjection),
                Some("against_with_veto") => Some(Ballot::WithVeto),
                // Who stands aside is no longer counted.
                Some(_) => return None,
                None => None,
            };
            let is_before = |other: &&String| self.line_in(own, other).last() == Some(&party);
            let names = self.parties.keys().filter(is_before).cloned().collect();
            Some(Vote { party, ballot, weight, groups: groups.into_iter().collect(), names, there })
        };
        self.seats(own).into_iter().zip(ballots).filter_map(vote).collect()
    }

    /// What all that the votes may have been come to, where they come to one thing.
    fn counted(&self, own: &Question, by: &dyn Fn(&[Vote]) -> Answer) -> Answer {
        let ever = own.on.as_ref().map_or(0, |on| self.ever_at_table(on));
        if self.agrees_with_nobody(self.seats(own).len(), ever) {
            return Answer::NotShown;
        }
        let mut all: Vec<Vec<Option<String>>> = vec![Vec::new()];
        for options in self.options(own) {
            let more = |one: &Vec<Option<String>>| {
                let with = |option: &Option<String>| [one.clone(), vec![option.clone()]].concat();
                options.iter().map(with).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(more).collect();
        }
        let answers: BTreeSet<_> = all.iter().map(|ballots| by(&self.votes_of(own, ballots))).collect();
        if answers.len() == 1 { answers.into_iter().next().unwrap() } else { Answer::NotShown }
    }

    /// Whether a term lasts as long as the procedure says that silence has to last.
    fn is_long_enough(&self, put: i64, end: Option<i64>) -> Answer {
        let Some(least) = self.procedure["silence"].as_str() else { return Answer::Broken };
        // The histories have hours and minutes.
        let number: i64 = least[2..least.len() - 1].parse().unwrap();
        let unit = if least.ends_with('H') { 3600 } else { 60 };
        match end {
            Some(end) => Answer::kept(end >= put + number * unit * 1_000_000_000),
            None => Answer::NotShown,
        }
    }

    pub(crate) fn had_time(&self, own: &Question) -> bool {
        let (id, _) = self.questions.iter().find(|(_, other)| std::ptr::eq(*other, own)).unwrap();
        let (_, seq) = self.introduced[&format!("question {id}")];
        self.is_long_enough(self.recorded[seq], self.closes(own)) == Answer::Kept
    }

    /// What is certain before the term is over.
    fn certain(&self, own: &Question) -> Answer {
        self.counted(own, &|votes| {
            if is_broken(own, votes) { Answer::Broken } else { verdict(&own.rule, votes) }
        })
    }

    /// What the votes come to before the term is over. Of a motion all have their say first.
    fn so_far(&self, own: &Question, told: bool) -> Answer {
        let answer = match own.closes.is_some() && !own.early {
            // It is open until then, unless a silence is broken.
            true => self
                .counted(own, &|votes| if is_broken(own, votes) { Answer::Broken } else { Answer::NotShown }),
            false => self.certain(own),
        };
        if told {
            return answer;
        }
        let waits = self.options(own).iter().any(|options| options.last().unwrap().is_none());
        if own.motion.is_some() && waits && answer == Answer::Kept { Answer::NotShown } else { answer }
    }

    /// What each member said last that certainly came in time.
    pub(crate) fn last_votes(&self, own: &Question) -> Vec<(Seat, Option<String>)> {
        let said = self.options(own).into_iter().map(|options| options.last().cloned().unwrap());
        self.seats(own).into_iter().zip(said).collect()
    }

    fn at_close(&self, own: &Question, silence: bool, told: bool) -> Answer {
        // Who had no time to answer is not absent.
        if !told && !self.had_time(own) {
            return self.certain(own);
        }
        let by = |silence: bool| {
            self.counted(own, &|votes| {
                if is_broken(own, votes) { Answer::Broken } else { closed(&own.rule, votes, silence) }
            })
        };
        match by(silence) {
            // Who could do nothing was not silent.
            Answer::Kept if silence && self.was_barred(own) && by(false) != Answer::Kept => Answer::NotShown,
            answer => answer,
        }
    }

    /// Whether nothing could be done for some of the time since it was put.
    fn was_barred(&self, own: &Question) -> bool {
        let (id, _) = self.questions.iter().find(|(_, other)| std::ptr::eq(*other, own)).unwrap();
        let (put, _) = self.introduced[&format!("question {id}")];
        let end = self.closes(own).unwrap_or(i64::MAX);
        let before = self.barred.iter().rfind(|(place, _)| *place <= put && *place <= end);
        let mut since = self.barred.iter().filter(|(place, _)| *place > put && *place <= end);
        before.is_some_and(|(_, barred)| *barred) || since.any(|(_, barred)| *barred)
    }

    /// The tally: the last vote of each that certainly came in time.
    pub(crate) fn tally(&self, own: &Question) -> [u64; 4] {
        let ballots: Vec<_> =
            self.options(own).into_iter().map(|options| options.last().cloned().unwrap()).collect();
        let votes = self.votes_of(own, &ballots);
        let number = |ballot| votes.iter().filter(|vote| vote.ballot == ballot).count() as u64;
        let [yes, no, veto, neither, missing] =
            [Some(Ballot::For), Some(Ballot::Against), Some(Ballot::WithVeto), Some(Ballot::Abstain), None]
                .map(number);
        [yes, no + veto, neither, missing]
    }

    /// Whether nobody voted to whom it was put.
    fn has_no_votes(&self, own: &Question) -> bool {
        !own.votes.keys().any(|party| self.is_put_to(own, party))
    }

    /// The same, or what was told where nobody's vote is recorded.
    fn reached_tally(&self, own: &Question) -> [u64; 4] {
        match own.told.as_ref().filter(|_| self.has_no_votes(own)) {
            Some(told) => heads(told),
            None => self.tally(own),
        }
    }

    /// How it closes when its term is over: what is recorded.
    fn closing(&self, id: &str, told: bool) -> Fact {
        let own = &self.questions[id];
        let last: Vec<_> =
            self.options(own).into_iter().map(|options| options.last().cloned().unwrap()).collect();
        let basis = if own.silence { "silence" } else { "votes" };
        match self.at_close(own, own.silence, told) {
            Answer::Kept => Fact::new("question.carried", &[("question", id), ("basis", basis)]),
            Answer::Broken if !lacks_quorum(&own.rule, &self.votes_of(own, &last)) => {
                Fact::new("question.failed", &[("question", id), ("basis", basis)])
            }
            _ => Fact::new("question.lapsed", &[("question", id)]),
        }
    }

    /// The votes of those who are asked where nobody is named.
    pub(crate) fn asked_by_default(&self, on: &str, of_it: Option<&Vec<String>>) -> Vec<Vote> {
        let is_asked = |party: &&String| match &of_it {
            Some(all) => all.contains(party),
            None => self.is_principal(party),
        };
        let mut principals: Vec<_> = self.parties.keys().filter(is_asked).collect();
        if let Some(point) = self.point_of(on) {
            principals.retain(|party| self.is_at_table(&point, party));
        }
        principals.sort_by_key(|party| self.introduced[&format!("party {party}")].1);
        principals.into_iter().map(|party| self.vote(party, None)).collect()
    }

    /// Who is asked where nobody is named, and what counts of them under a rule.
    fn members(&self, on: &str, of_it: Option<&Vec<String>>, rule: &Value) -> Vec<Value> {
        let (weighed, grouped) = (rule.to_string().contains("by_weight"), rule.to_string().contains("among"));
        let member = |own: Vote| {
            let mut member = json!({ "party": own.party });
            if weighed && own.weight != 1 {
                member["weight"] = json!(own.weight);
            }
            if grouped && !own.groups.is_empty() {
                member["groups"] = json!(own.groups);
            }
            member
        };
        self.asked_by_default(on, of_it).into_iter().map(member).collect()
    }
}

/// Whether somebody is against what is put to silence.
fn is_broken(own: &Question, votes: &[Vote]) -> bool {
    own.silence && votes.iter().any(|vote| vote.ballot == Some(Ballot::Against))
}

/// What a tally says of four answers.
pub(crate) fn heads(tally: &Value) -> [u64; 4] {
    ["for", "against", "abstained", "missing"].map(|of| tally["heads"][of].as_u64().unwrap())
}

/// How the procedure has it voted on: openly where nothing is said, or it asks for an act.
fn says(state: &State, fact: &Fact) -> Value {
    let voting = &state.procedure["voting"];
    let openly = json!({ "how": "openly" });
    match voting["how"] == "secretly" && fact.body.get("motion").is_some() {
        true if voting["early"] == true => json!({ "how": "openly", "early": true }),
        true => openly,
        false => {
            if voting.is_null() {
                openly
            } else {
                voting.clone()
            }
        }
    }
}

fn lacks_quorum(rule: &Value, votes: &[Vote]) -> bool {
    let Some((name, content)) = rule.as_object().and_then(|rule| rule.iter().next()) else { return false };
    match name.as_str() {
        "quorum" => {
            closed(
                &json!({ "quorum": { "share": content["share"], "rule": { "at_least": 0 },
                    "counting": content.get("counting").cloned().unwrap_or(json!("votes")) } }),
                votes,
                false,
            ) == Answer::Broken
                || lacks_quorum(&content["rule"], votes)
        }
        "veto" => lacks_quorum(&content["rule"], votes),
        "among" => {
            let group = content["group"].as_str().unwrap();
            let inside = votes.iter().filter(|vote| vote.groups.iter().any(|own| own == group));
            lacks_quorum(&content["rule"], &inside.cloned().collect::<Vec<_>>())
        }
        "all_of" | "any_of" => content.as_array().unwrap().iter().any(|part| lacks_quorum(part, votes)),
        _ => false,
    }
}

pub(crate) fn fits(state: &State, fact: &Fact) -> Ruling {
    if fact.action() != "put" {
        return Ok(());
    }
    let fits = fact.get("wording").is_none_or(|words| match fact.body.get("on").map(|_| fact.on()) {
        None => false,
        Some(on) => match on.split_once(' ').unwrap() {
            ("point", point) => state.words[words].0 == point,
            ("alternative", own) => state.put_forward.get(words).is_some_and(|(of, _)| of == own),
            _ => false,
        },
    });
    hold("question.put.wording", fits)?;
    let two = fact.body.get("motion").is_some() && fact.body.get("on").is_some();
    hold("question.put.motion", !two)?;
    let members: Vec<_> = fact.body["electorate"].as_array().into_iter().flatten().collect();
    let distinct: BTreeSet<_> = members.iter().map(|member| text(&member["party"])).collect();
    hold("question.put.members", distinct.len() == members.len())?;
    let how = &fact.body["voting"]["how"];
    hold("question.put.silence", how != "tacitly" || fact.body.get("closes").is_some())?;
    hold("question.put.secret", how != "secretly" || fact.body.get("motion").is_none())
}

/// The rule that a question is put under where none is said, and whom an act that it asks for is asked of.
fn by_default(state: &State, fact: &Fact, on: &str) -> (Value, Option<Vec<String>>) {
    let motion = fact.body.get("motion").map(Fact::read);
    let (rule, of_it) = match motion {
        _ if fact.body.get("on").is_some_and(|on| on.get("version").is_some()) => (state.rule("basis"), None),
        Some(motion) => super::motion::asking_for(state, &motion),
        None => (state.agreeing(on), None),
    };
    (state.rule_among(&rule, &state.asked_by_default(on, of_it.as_ref())), of_it)
}

/// Fills in the rule and the electorate.
pub(crate) fn fill_in(state: &State, fact: &mut Fact, place: i64) {
    let on = fact.body.get("on").map(|_| fact.on()).unwrap_or_default();
    let (rule, of_it) = by_default(state, fact, &on);
    if fact.body.get("rule").is_none() {
        fact.body["rule"] = rule;
    }
    let openly = json!({ "how": "openly" });
    let (how, leavers) = (says(state, fact), state.procedure["leavers_drop_out"] == true);
    for (field, own) in [("voting", how), ("leavers_drop_out", Value::from(leavers))] {
        if fact.body.get(field).is_none() && own != openly && own != false {
            fact.body[field] = own;
        }
    }
    if fact.body.get("electorate").is_some_and(|members| members != &json!([])) {
        return;
    }
    let members = state.members(&on, of_it.as_ref(), &fact.body["rule"]);
    let was_there = |party: &Value| state.introduced[&format!("party {}", text(party))].0 <= place;
    let known = members.iter().all(|member| {
        was_there(&member["party"]) && member["groups"].as_array().into_iter().flatten().all(was_there)
    });
    if known && !members.is_empty() {
        fact.body["electorate"] = Value::from(members);
    }
}

/// What can be seen of a question that was put: who is asked, and what counts of them.
pub(crate) fn asked(fact: &Fact) -> Asked {
    let members: Vec<_> = fact.body["electorate"].as_array().cloned().unwrap_or_default();
    let weight: u64 = members.iter().map(|member| member["weight"].as_u64().unwrap_or(1)).sum();
    let groups: usize = members.iter().map(|member| member["groups"].as_array().map_or(0, Vec::len)).sum();
    (members.iter().map(|member| text(&member["party"])).collect(), [weight, groups as u64, 0, 0])
}

impl Model {
    /// Before a governed act that depends on it, a question is closed whose term is over.
    pub(crate) fn close_question(&mut self, deed: &Deed, all: &mut Vec<(String, String)>) {
        let fact = &deed.fact;
        let id = match fact.kind.as_str() {
            "question.extended" | "question.withdrawn" | "question.annulled" => fact.id(),
            "point.agreed_in_principle"
            | "point.text_agreed"
            | "point.closed"
            | "point.dropped"
            | "alternative.chosen"
            | "version.taken_as_basis"
            | "point.moved_to_instrument"
            | "version.adopted"
            | "version.adopted_ad_referendum" => fact.get("rests_on").unwrap_or_default(),
            "proposal.decided" if fact.get("outcome").is_some() => fact.id(),
            "proposal.withdrawn" => fact.id(),
            "proposal.submitted" => fact.get("replaces").unwrap_or_default(),
            _ => return,
        };
        let mut state = self.state();
        state.now = deed.recorded;
        let vote = state.proposals.get(id).filter(|own| own.status == "put_to_vote");
        let id = match vote.and_then(|own| own.vote.as_deref()) {
            Some(vote) if fact.thing() == "proposal" => vote,
            _ if fact.thing() == "proposal" => return,
            _ => id,
        };
        let taken = self.all.iter().any(|kept| kept.id == deed.id || kept.recorded > deed.recorded);
        let Some(own) = state.questions.get(id).filter(|_| !deed.observed && !taken) else { return };
        if own.secret || own.status != "open" || state.closes(own).is_none_or(|end| end >= deed.recorded) {
            return;
        }
        let (_, seq) = state.changed[&format!("question {id} term")];
        let term = &self.entries[seq];
        let decided = state.closing(id, false);
        if decided.kind != state.closing(id, true).kind {
            return;
        }
        let own = format!("{}/{}/{id}", term.id, decided.kind);
        let mut closing = deed.that_follows(own, decided, term.disclosure.clone());
        closing.occurred = None;
        closing.disclosure = self.narrowed(&state, &closing, &closing.fact);
        closing.id = self.free_beside(closing.id);
        if self.all.iter().any(|kept| kept.id == closing.id) {
            return;
        }
        let place = self.place(&state, &closing);
        all.push((closing.fact.kind.clone(), format!("{id}, disclosed to {}", closing.disclosure)));
        self.keep(None, &closing, place);
        // What follows from a closing is recorded with it.
        let mut before = state;
        before.now = deed.recorded;
        let follows = super::once_each(self.follows(&before, &closing, place));
        all.extend(self.keep_follows(&closing, &follows));
        if fact.kind != "question.annulled" {
            all.extend(self.bring_about(&closing, &follows));
        }
    }
}

/// Once those who are missing cannot change it, a question is decided.
pub(crate) fn of_vote(
    before: &State,
    after: &State,
    fact: &Fact,
    (seen_by, told): (&Value, &Value),
) -> Vec<Fact> {
    let (id, party) = (fact.id(), fact.get("party").unwrap());
    let own = &after.questions[id];
    if before.questions[id].status != "open" || !after.is_put_to(own, party) {
        return Vec::new();
    }
    // What not all see who were asked shows them nothing.
    if !super::judge::no_wider(seen_by, told) {
        return Vec::new();
    }
    let suspended = before.suspended || before.status.as_deref() == Some("broken_off");
    match after.so_far(own, false) {
        Answer::Kept if suspended => Vec::new(),
        Answer::Kept => vec![Fact::new("question.carried", &[("question", id), ("basis", "votes")])],
        Answer::Broken => {
            let basis = if own.silence { "silence" } else { "votes" };
            vec![Fact::new("question.failed", &[("question", id), ("basis", basis)])]
        }
        Answer::NotShown => Vec::new(),
    }
}

pub(crate) fn within(end: Option<i64>, now: Span) -> Answer {
    match end {
        None => Answer::Kept,
        Some(end) if now.latest.is_some_and(|latest| latest <= end) => Answer::Kept,
        Some(end) if now.earliest.is_some_and(|earliest| earliest > end) => Answer::Broken,
        Some(_) => Answer::NotShown,
    }
}

fn over(end: Option<i64>, now: Span) -> Answer {
    match end {
        Some(end) if now.earliest.is_some_and(|earliest| earliest > end) => Answer::Kept,
        Some(end) if now.latest.is_some_and(|latest| latest <= end) => Answer::Broken,
        _ => Answer::NotShown,
    }
}

impl Judge<'_> {
    pub(crate) fn question(&mut self) -> Ruling {
        let (id, action) = (self.fact.id(), self.fact.action());
        let none = Question { status: "-".into(), ..Question::default() };
        let own = self.state.questions.get(id).unwrap_or(&none);
        if ["voted", "extended"].contains(&action) {
            self.require(&self.fact.rule("status"), Answer::kept(own.status == "open"))?;
        } else {
            self.step("question", &own.status)?;
        }
        let (end, now) = (self.state.closes(own), self.deed.now(self.model));
        match action {
            "put" => {
                // The histories have too few parties for an electorate to be too large.
                let named = self.fact.body["electorate"].as_array().is_some_and(|all| !all.is_empty());
                let somebody = named || self.state.parties.keys().any(|party| self.state.is_principal(party));
                let invented = named && matches!(self.deed.by, By::Parties(_)) && self.is_invented();
                self.require("question.put.electorate", Answer::shown(somebody && !invented))?;
                let rule = self.fact.body.get("rule");
                let on = self.fact.body.get("on").map(|_| self.fact.on()).unwrap_or_default();
                let everybody = self.state.asked_by_default("", None);
                let mut rules: Vec<Value> = ["agreeing", "changing", "excluding", "basis"]
                    .map(|rule| self.state.rule_among(&self.state.rule(rule), &everybody))
                    .into();
                rules.push(by_default(self.state, self.fact, &on).0);
                let of_procedure =
                    !matches!(self.deed.by, By::Parties(_)) || rule.is_none_or(|rule| rules.contains(rule));
                let leavers = self.state.procedure["leavers_drop_out"] == true;
                let chosen =
                    self.fact.body.get("leavers_drop_out").is_some_and(|own| *own != leavers)
                        || self.fact.body.get("voting").is_some_and(|own| {
                            own["how"] != "tacitly" && *own != says(self.state, self.fact)
                        });
                let chooses = chosen && matches!(self.deed.by, By::Parties(_));
                self.require("question.put.rule", Answer::kept(of_procedure && !chooses))?;
                let closes = self.fact.body.get("closes").map(|when| self.state.span(when).latest);
                let ahead = within(closes.flatten(), now);
                self.require("question.put.term", ahead)?;
                if let Some(meeting) = self.fact.get("at") {
                    let on = match self.state.meetings[meeting].status.as_str() {
                        "under_way" => Answer::Kept,
                        "adjourned" | "held" => {
                            Answer::kept(self.deed.observed || !matches!(self.deed.by, By::Parties(_)))
                        }
                        _ => Answer::NotShown,
                    };
                    self.require("question.put.meeting", on)?;
                }
                let end = self.fact.body.get("closes").and_then(|when| self.state.span(when).latest);
                let tacit = match self.fact.body["voting"]["how"] == "tacitly" {
                    true => self.state.is_long_enough(self.state.now, end),
                    false => Answer::Kept,
                };
                self.require("question.put.tacit", tacit)
            }
            "voted" => {
                let party = self.fact.get("party").unwrap();
                let member = self.state.is_put_to(own, party);
                let votes = match self.deed.by {
                    _ if !member => Answer::Broken,
                    By::Secretariat | By::Procedure => Answer::Kept,
                    By::Somebody => Answer::NotShown,
                    By::Parties(_) => Answer::kept(self.deed.actors().iter().any(|actor| actor == party)),
                };
                self.require("question.voted.electorate", votes)?;
                self.require("question.voted.open", within(end, now))?;
                let proxy = |seq: &usize| self.state.by_proxy.contains(seq) && !own.proxies_override;
                let itself = match &self.deed.by {
                    By::Parties(parties) => {
                        own.proxies_override
                            || parties.iter().any(|(one, other)| one == party && other.is_none())
                    }
                    By::Secretariat | By::Procedure | By::Somebody => true,
                };
                let seats = self.state.seats(own).into_iter().filter(|seat| seat.party == party);
                let voices = seats.flat_map(|seat| seat.before.into_iter().chain([seat.party]));
                let mut cast = voices.filter_map(|party| own.votes.get(&party)).flatten();
                let again = own.final_votes && cast.any(|(_, seq)| !(itself && proxy(seq)));
                self.require("question.voted.final", Answer::kept(!again))?;
                self.require("question.voted.secret", Answer::kept(!own.secret))
            }
            "extended" => {
                self.entitled()?;
                let later = match (end, self.state.span(&self.fact.body["closes"]).latest) {
                    _ if within(end, now) != Answer::Kept => within(end, now),
                    (Some(before), Some(after)) => Answer::kept(before < after),
                    (None, _) => Answer::Broken,
                    (Some(_), None) => Answer::NotShown,
                };
                self.require("question.extended.later", later)
            }
            "carried" => {
                self.not_counted(own)?;
                self.not_suspended()?;
                let rule = match self.fact.get("basis").unwrap() {
                    "votes" | "declared" => "question.carried.rule",
                    "silence" => "question.carried.silence",
                    _ => "question.carried.chair_finding",
                };
                let found = self.found(own, end, now);
                self.require(rule, found.unwrap_or(Answer::Broken))
            }
            "failed" => {
                self.not_counted(own)?;
                let declared = self.fact.get("basis") == Some("declared");
                let told = !matches!(self.deed.by, By::Parties(_));
                let closing = || self.state.closing(id, told).kind;
                let secret = own.secret && told && self.fact.body.get("tally").is_none();
                let lapsed = || (told || !self.depends(id)) && closing() == "question.lapsed";
                let closes = || if own.secret { secret } else { lapsed() };
                let counted = self.is_told(own) && self.fact.body.get("tally").is_some();
                let lapses = over(end, now) == Answer::Kept && !counted && closes();
                let answer = match self.found(own, end, now) {
                    None => Answer::Broken,
                    Some(Answer::Broken) if lapses => Answer::Broken,
                    Some(Answer::Kept) if declared => Answer::Kept,
                    Some(Answer::Kept) => Answer::Broken,
                    Some(Answer::Broken) => Answer::Kept,
                    Some(Answer::NotShown) => Answer::NotShown,
                };
                self.require("question.failed.rule", answer)
            }
            "lapsed" => {
                let lapses = match over(end, now) {
                    Answer::Kept => {
                        let told = !matches!(self.deed.by, By::Parties(_));
                        // Of a secret ballot only the secretariat knows.
                        match own.secret {
                            true => Answer::kept(told),
                            false if !told && self.depends(id) => Answer::NotShown,
                            false => Answer::kept(self.state.closing(id, told).kind == "question.lapsed"),
                        }
                    }
                    other => other,
                };
                self.require("question.lapsed.time", lapses)
            }
            "withdrawn" => self.require("question.withdrawn.time", within(end, now)),
            "annulled" => self.jointly("question.annulled.decided", "agreeing", None),
            _ => Ok(()),
        }
    }

    /// Whether how it closes depends on who is absent, so that the secretariat tells.
    fn depends(&self, id: &str) -> bool {
        self.state.closing(id, true).kind != self.state.closing(id, false).kind
    }

    /// Whether a member that is named has another weight or other groups, or does not decide on the matter.
    fn is_invented(&self) -> bool {
        let mut without = self.fact.clone();
        without.body.as_object_mut().unwrap().remove("electorate");
        fill_in(self.state, &mut without, i64::MAX);
        let rule = without.body["rule"].to_string();
        let deciding: Vec<String> = without.body["electorate"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|own| text(&own["party"]))
            .collect();
        let named = self.fact.body["electorate"].as_array().unwrap();
        let mut votes = named.iter().map(|member| self.state.vote(&text(&member["party"]), None));
        !named.iter().all(|member| {
            let party = text(&member["party"]);
            let own = votes.next().unwrap();
            let weight = if rule.contains("by_weight") { own.weight } else { 1 };
            let groups: BTreeSet<String> =
                if rule.contains("among") { own.groups.into_iter().collect() } else { BTreeSet::new() };
            let said: BTreeSet<String> =
                member["groups"].as_array().into_iter().flatten().map(text).collect();
            let decides = deciding.contains(&party);
            member["weight"].as_u64().unwrap_or(1) == weight && said == groups && decides
        })
    }

    /// The tally of a governed result is not claimed.
    fn not_counted(&mut self, own: &Question) -> Ruling {
        let claimed = !self.deed.observed && !own.secret && self.fact.body.get("tally").is_some();
        self.require("any.any.reached", Answer::kept(!claimed))
    }

    /// Whether the count is told and not worked out.
    fn is_told(&self, own: &Question) -> bool {
        own.secret || self.deed.observed && self.state.has_no_votes(own)
    }

    /// What a count comes to that is told. Where the rule asks who voted how, only if all did the same.
    fn told(&self, own: &Question, tally: &Value, over: bool) -> Option<Answer> {
        let by_party = matches!(self.deed.by, By::Parties(_));
        let presides = self.deed.actors().iter().any(|party| self.state.holds(party, "chair"));
        let heads = &tally["heads"];
        let number = |of: &str| heads[of].as_u64().unwrap_or(0);
        let seats = self.state.seats(own);
        let members = seats.len() as u64;
        if members == 0 {
            return Some(Answer::NotShown);
        }
        let kinds = ["for", "against", "abstained", "no_objection", "recused", "missing"];
        let adds_up = kinds.iter().map(|of| u128::from(number(of))).sum::<u128>() == u128::from(members);
        let weight = |counts: &Value| {
            kinds.iter().map(|of| u128::from(counts[of].as_u64().unwrap_or(0))).sum::<u128>()
        };
        let all: u128 = seats.iter().map(|seat| u128::from(seat.weight)).sum();
        let weighs = match tally.get("weights") {
            Some(weights) => own.rule.to_string().contains("by_weight") && weight(weights) == all,
            None => true,
        };
        let vetoes = number("with_veto") <= number("against") && number("present") <= number("missing");
        if !adds_up || !weighs || !vetoes || by_party && (!self.deed.observed || !presides) {
            return None;
        }
        if own.closes.is_some() && !own.early && !over {
            return Some(Answer::NotShown);
        }
        let against = number("against") - number("with_veto");
        let counts = [
            (Some("for"), number("for")),
            (Some("against"), against),
            (Some("against_with_veto"), number("with_veto")),
            (Some("abstain"), number("abstained")),
            (Some("no_objection"), number("no_objection")),
            (Some("recused"), number("recused")),
            (None, number("missing") - number("present")),
            (None, number("present")),
        ];
        let asks_who = ["\"veto\":", "\"among\":", "\"casting_vote\":", "\"by_weight\""];
        let asks_who = asks_who.iter().any(|word| own.rule.to_string().contains(word));
        if asks_who && counts.iter().filter(|(_, number)| *number > 0).count() > 1 {
            return Some(Answer::NotShown);
        }
        let ballots: Vec<Option<String>> = counts
            .iter()
            .flat_map(|(ballot, number)| (0..*number).map(|_| ballot.map(String::from)))
            .collect();
        let mut votes = self.state.votes_of(own, &ballots);
        // The last of them are those who are there.
        let from = votes.len() - number("present") as usize;
        for (at, vote) in votes.iter_mut().enumerate() {
            vote.there = at >= from;
        }
        Some(closed(&own.rule, &votes, false))
    }

    /// What the basis that is named yields; nothing where it cannot be the basis.
    fn found(&self, own: &Question, end: Option<i64>, now: Span) -> Option<Answer> {
        let over = over(end, now) == Answer::Kept;
        let by_party = matches!(self.deed.by, By::Parties(_));
        let early = || self.state.certain(own);
        let late = |silence| self.state.counted(own, &|votes| closed(&own.rule, votes, silence));
        match self.fact.get("basis").unwrap() {
            "votes" if self.fact.body.get("tally").is_some() && !own.silence && self.is_told(own) => {
                self.told(own, &self.fact.body["tally"], over)
            }
            "votes" | "no_objection" | "chair_finding" if own.secret => Some(Answer::NotShown),
            "votes" if over => Some(self.state.at_close(own, own.silence, !by_party)),
            // Who objects to consensus may stay so.
            "votes" if own.rule == "consensus" && !own.secret && self.fact.action() == "failed" => {
                Some(if early() == Answer::Broken {
                    Answer::Broken
                } else {
                    self.state.so_far(own, !by_party)
                })
            }
            "votes" => Some(self.state.so_far(own, !by_party)),
            "silence" if !own.silence => None,
            "silence" if over => Some(self.state.at_close(own, true, !by_party)),
            "silence" => {
                let broken = self.state.so_far(own, !by_party) == Answer::Broken;
                Some(if broken { Answer::Broken } else { Answer::NotShown })
            }
            "declared" => {
                let by_secretariat = matches!(self.deed.by, By::Secretariat | By::Procedure);
                (by_secretariat && own.rule == "declared").then_some(Answer::Kept)
            }
            "no_objection" | "chair_finding" if by_party && own.closes.is_some() && !own.early && !over => {
                Some(Answer::NotShown)
            }
            _ if by_party && !self.deed.actors().iter().any(|party| self.state.holds(party, "chair")) => None,
            _ => (own.rule == "consensus").then(|| {
                let tacit = over && self.state.had_time(own);
                let tacit = tacit && !self.state.was_barred(own);
                if by_party && !tacit && late(true) == Answer::Kept { early() } else { late(true) }
            }),
        }
    }

    /// Whether the act names a question; that was carried, and is on the same thing in the same words.
    pub(crate) fn rests_on(
        &mut self,
        on: &str,
        words: Option<Option<String>>,
        needed: &Value,
    ) -> Result<bool, String> {
        let Some(id) = self.fact.get("rests_on") else { return Ok(false) };
        let own = &self.state.questions[id];
        let root = |words: &Option<String>| self.state.root(words.clone());
        // A text that has a point in these words is agreed with the point.
        let text = own.on.as_deref().and_then(|on| on.strip_prefix("version ")).is_some_and(|version| {
            let has = |(point, _, there): &(String, _, Option<String>)| {
                on == format!("point {point}")
                    && there.is_some()
                    && words.as_ref().is_some_and(|words| root(words) == root(there))
            };
            let agrees = ["agreed_in_principle", "text_agreed", "closed"].contains(&self.fact.action());
            agrees && self.state.versions[version].contents.iter().any(has)
        });
        // What takes a point out was asked for as such.
        let out = ["dropped", "moved_to_instrument"].contains(&self.fact.action());
        let asks = own.motion.as_ref().map(Fact::read).is_some_and(|motion| {
            let bare = |fact: &Fact| {
                let mut body = fact.body.clone();
                body.as_object_mut()
                    .unwrap()
                    .retain(|field, _| !["why", "rests_on"].contains(&field.as_str()));
                body
            };
            let words = self.state.changed.get(&format!("{on} words"));
            let closed = self.state.changed.get(&format!("question {id} status"));
            motion.kind == self.fact.kind && bare(&motion) == bare(self.fact) && words < closed
        });
        let same = text
            || out && asks
            || !out
                && own.on.as_deref() == Some(on)
                && words.is_none_or(|words| root(&words) == root(&own.words));
        // Put under the rule that the act needs, to all whose consent counts.
        let asked = |party: &String| self.state.is_put_to(own, party);
        let principals: Vec<_> = self.state.votes_on(on, false).into_iter().map(|vote| vote.party).collect();
        let votes = self.state.votes_on(on, false);
        let enough = (own.rule == *needed || own.rule == self.state.rule_among(needed, &votes))
            && principals.iter().all(asked);
        let answer = match own.status.as_str() {
            _ if !same || !enough => Answer::Broken,
            "carried" => Answer::kept(!self.is_undone_since(id, on)),
            "open" => Answer::NotShown,
            _ => Answer::Broken,
        };
        self.require("any.any.question", answer)?;
        if own.status == "carried" {
            let electorate = self.state.seats(own).into_iter().map(|seat| seat.party).collect();
            self.reached = Some((electorate, self.state.reached_tally(own)));
        }
        Ok(true)
    }

    /// Whether what a question was carried on was taken up again since, or rejected; not by what rests on it itself.
    pub(super) fn is_undone_since(&self, id: &str, on: &str) -> bool {
        let state = self.state;
        let closed = state.changed[&format!("question {id} status")];
        let point = state.point_of(on);
        let version = state.questions[id].on.as_deref().filter(|on| on.starts_with("version "));
        let mut entries = self.model.entries.iter().enumerate();
        entries.any(|(seq, kept)| {
            let of = |on: Option<&str>| on == Some(&*format!("{} {}", kept.fact.thing(), kept.fact.id()));
            let undoes = match kept.fact.kind.as_str() {
                "point.reopened" | "point.reinstated" => point.as_deref() == Some(kept.fact.id()),
                "alternative.reopened" => of(Some(on)),
                "version.rejected" | "version.revived" => of(version),
                _ => false,
            };
            // What follows is named after what it follows from.
            let cause = kept.id.split('/').next().filter(|_| kept.draft.is_none());
            let cause = self.model.entries.iter().find(|own| Some(own.id.as_str()) == cause);
            let its_own = cause.is_some_and(|cause| cause.fact.get("rests_on") == Some(id));
            undoes && (kept.place, seq) > closed && !its_own
        })
    }
}
