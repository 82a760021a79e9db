//! The rules written a second time, as naively as possible.
//!
//! The model keeps the entries and their places, and nothing else. Whenever it is asked, it puts
//! them in the order of (place, number) and reads the state off them from the first to the last.
//! It knows texts only, as they stand on the wire, and shares no type, table or rule with the
//! library. It is meant to be obviously right, not fast.

mod after;
pub(crate) mod alone;
mod alternative;
mod ballot;
mod consent;
mod count;
mod deed;
mod follow;
mod force;
mod gate;
mod heirs;
mod instrument;
mod judge;
mod lifecycles;
mod link;
mod meeting;
mod met;
mod motion;
mod parts;
mod party;
mod people;
mod point;
mod position;
mod process;
mod proposal;
mod question;
mod record;
mod state;
mod structure;
mod together;
mod version;
mod waiting;
mod watch;

use std::{collections::BTreeSet, sync::Arc};

use serde_json::Value;

use self::{
    deed::{By, Deed, Fact, Span},
    follow::Follows,
    judge::{Answer, Judge},
};
pub(crate) use self::{lifecycles::kinds, state::State};

/// Who was asked, and how many were for, against, abstained and missing.
pub(crate) type Asked = (BTreeSet<String>, [u64; 4]);

/// What the model says of a draft.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// Refused, under this rule.
    Refused(String),
    /// The draft is recorded already.
    Repeated,
    /// Recorded.
    Recorded(Recorded),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Recorded {
    pub(crate) irregularities: BTreeSet<String>,
    /// What follows and is recorded with it: the kind, what it is about, and who may see it.
    pub(crate) consequences: Vec<(String, String)>,
    /// What follows and is only expected, since the act was observed: the kind, and what it is about.
    pub(crate) expected: Vec<(String, String)>,
    /// The words that were filled in, or given.
    pub(crate) words: Option<String>,
    /// How it was reached, for acts that need it.
    pub(crate) reached: Option<Asked>,
}

/// An entry, as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// What was proposed; none for a consequence.
    draft: Option<Value>,
    id: String,
    by: By,
    disclosure: Value,
    recorded: i64,
    occurred: Option<Value>,
    place: i64,
    fact: Fact,
    /// Which person acted for which party.
    persons: Vec<(String, String)>,
    broken: BTreeSet<String>,
    reporter: Value,
    whole_by: Value,
    deed: Deed,
}

/// What would be recorded.
pub(crate) struct Weighed {
    deed: Deed,
    place: i64,
    irregularities: BTreeSet<String>,
    reached: Option<Asked>,
}

/// The entries that stand, as they read now; and all, as they were written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    entries: Vec<Arc<Kept>>,
    all: Vec<Arc<Kept>>,
}

impl Model {
    /// How things stand: the entries read in the order of the time of the events.
    pub(crate) fn state(&self) -> State {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_key(|&seq| (self.entries[seq].place, seq));
        let now = self.entries.iter().map(|kept| kept.recorded).max();
        let mut state = State { now: now.unwrap_or(i64::MIN), ..State::default() };
        for kept in &self.entries {
            let when = Value::from(format!("@{}", kept.id));
            if kept.deed.observed {
                state.observed.insert(state.ids.len());
            }
            if kept.fact.kind == "meeting.attendance_recorded" {
                let itself = kept.by.actors().iter().any(|by| Some(by.as_str()) == kept.fact.get("party"));
                if itself || kept.deed.observed || !matches!(kept.by, By::Parties(_)) {
                    state.told_by_itself.insert(state.ids.len());
                }
            }
            // What follows is said with what it follows from, after which it is named.
            let first = kept.id.split('/').next();
            let first =
                self.entries.iter().find(|own| kept.draft.is_none() && Some(own.id.as_str()) == first);
            let first = first.unwrap_or(kept);
            if !first.deed.observed && matches!(first.by, By::Parties(_)) {
                state.said_by_parties.insert(state.ids.len());
            }
            if kept.fact.kind == "question.voted" && kept.by.is_another(kept.fact.get("party").unwrap()) {
                state.by_proxy.insert(state.ids.len());
            }
            state.spans.insert(kept.id.clone(), self.span(&when));
            state.ids.push(kept.id.clone());
            state.recorded.push(kept.recorded);
        }
        for seq in order {
            let entry = &self.entries[seq];
            if entry.fact.thing() == "position" && !entry.deed.observed && matches!(entry.by, By::Parties(_))
            {
                let own = entry
                    .fact
                    .get("party")
                    .is_some_and(|party| entry.by.actors().iter().any(|by| by == party));
                if !own {
                    state.in_confidence.insert(seq);
                }
            }
            state.take(&entry.fact, &entry.reporter, (entry.place, seq));
        }
        state.take_votes_back();
        state
    }

    /// Decides on a draft, and keeps it where it is accepted, after what was due before.
    pub(crate) fn propose(&mut self, draft: &Value) -> Said {
        if self.all.iter().any(|kept| kept.draft.as_ref() == Some(draft)) {
            return Said::Repeated;
        }
        let before = self.clone();
        let deed = Deed::read(draft);
        if record::is_correction(&deed.fact) {
            return self.correct(draft, &deed);
        }
        let mut all = self.close_first(&deed);
        self.close_question(&deed, &mut all);
        self.close_deadline(&deed, &mut all);
        let mut said = self.decide(draft);
        match &mut said {
            Said::Recorded(recorded) => {
                all.append(&mut recorded.consequences);
                recorded.consequences = all;
            }
            _ => *self = before,
        }
        said
    }

    fn decide(&mut self, draft: &Value) -> Said {
        let deed = Deed::read(draft);
        let mut before = self.state();
        let Weighed { deed, place, irregularities, reached } = match self.weigh(&mut before, &deed) {
            Ok(weighed) => weighed,
            Err(rule) => return Said::Refused(rule),
        };
        let tally = match deed.fact.kind.as_str() {
            "question.put" => Some(question::asked(&deed.fact)),
            "question.carried" | "question.failed" => {
                let own = &before.questions[deed.fact.id()];
                let told = deed.fact.body.get("tally").map(question::heads);
                Some((BTreeSet::new(), told.unwrap_or_else(|| before.tally(own))))
            }
            _ => None,
        };
        let reached = reached.or(tally);
        before.now = deed.recorded;
        let late = irregularities.contains("entry.time.late");
        let words = match deed.fact.kind.as_str() {
            "point.rectified" | "point.language_added" | "alternative.proposed" | "alternative.reworded" => {
                deed.fact.get("of").map(String::from)
            }
            _ => deed.fact.get("wording").map(String::from),
        };
        self.keep(Some(draft.clone()), &deed, place);
        Arc::make_mut(self.entries.last_mut().unwrap()).broken = irregularities.clone();
        // An entry that enters history only has no consequences.
        let follows = if late { Vec::new() } else { self.follows(&before, &deed, place) };
        if deed.observed {
            let named = |fact: &Fact| (fact.name(), fact.id().to_string());
            let expected = follows.iter().map(|follows| named(&follows.fact));
            // As if what is expected were recorded.
            let mut then = self.clone();
            let governed = Deed { observed: false, ..deed.clone() };
            then.keep_follows(&governed, &once_each(follows.clone()));
            let asked_for = if late { Vec::new() } else { then.bring_about(&governed, &follows) };
            let asked_for = asked_for.into_iter().next();
            let asked_for =
                asked_for.map(|(kind, told)| (kind, told.split(", disclosed").next().unwrap().to_string()));
            let expected = expected.chain(asked_for).collect();
            let consequences = Vec::new();
            return Said::Recorded(Recorded { irregularities, consequences, expected, words, reached });
        }
        let follows = once_each(follows);
        let mut consequences = self.keep_follows(&deed, &follows);
        if !late {
            consequences.extend(self.bring_about(&deed, &follows));
        }
        let expected = Vec::new();
        Said::Recorded(Recorded { irregularities, consequences, expected, words, reached })
    }

    /// What would be recorded, or the rule under which it is refused.
    pub(crate) fn weigh(&self, before: &mut State, deed: &Deed) -> Result<Weighed, String> {
        self.fits_for(before, deed, true)?;
        let place = self.place(before, deed);
        self.closes_no_circle(deed, place)?;
        // What does not stand is not disclosed; what was disclosed may be retracted.
        if deed.fact.kind == "record.disclosed" && !self.has_entry(deed.fact.id()) {
            return Err("record.retracted.once".into());
        }
        before.now = if deed.observed { place } else { deed.recorded };
        let mut judge = Judge::new(self, before, deed, place);
        judge.judge()?;
        // Who came only after the entry cannot have been asked.
        let was_there = |party: &String| before.introduced[&format!("party {party}")].0 <= place;
        let asked = judge.reached.clone().filter(|(electorate, _)| electorate.iter().all(was_there));
        let reached = asked;
        let mut recorded = deed.clone();
        if let Some((electorate, _)) = &reached {
            // Whose text it is, is read off who agreed on it.
            if ["instrument.agreed", "instrument.adopted", "instrument.resubmitted"]
                .contains(&&*deed.fact.kind)
            {
                recorded.fact.body["reached"]["electorate"] = electorate.iter().cloned().collect();
            }
        }
        fill_in(before, &mut recorded.fact, place);
        let among: Vec<String> = reached.iter().flat_map(|(electorate, _)| electorate).cloned().collect();
        let within = Answer::kept(self.is_within(before, &recorded, &among));
        judge.require("entry.disclosure.mentions", within)?;
        let irregularities = judge.broken;
        Ok(Weighed { deed: recorded, place, irregularities, reached })
    }

    /// Keeps what follows: of each, its kind, what it is about and to whom it is disclosed.
    pub(crate) fn keep_follows(&mut self, deed: &Deed, all: &[Follows]) -> Vec<(String, String)> {
        let mut kept = Vec::new();
        for follows in all {
            let (kind, id) = (follows.fact.name(), follows.fact.id().to_string());
            kept.push((kind, format!("{id}, disclosed to {}", follows.disclosure)));
            let deed = deed.that_follows(
                id_of(deed, &follows.fact),
                follows.fact.clone(),
                follows.disclosure.clone(),
            );
            let place = self.place(&self.state(), &deed);
            self.keep(None, &deed, place);
        }
        kept
    }

    /// With the act in its place, no point is part of itself and no group a member of itself, then
    /// or later.
    fn closes_no_circle(&self, deed: &Deed, place: i64) -> judge::Ruling {
        let rule = match deed.fact.kind.as_str() {
            "point.nested" => "point.nested.circle",
            "party.membership_begun" | "party.membership_ended" => "party.membership_begun.circle",
            _ => return Ok(()),
        };
        let mut then = self.clone();
        then.keep(None, deed, place);
        let own = then.entries.len() - 1;
        let mut order: Vec<usize> = (0..=own).collect();
        order.sort_by_key(|&seq| (then.entries[seq].place, seq));
        let mut state = State::default();
        let mut there = false;
        for seq in order {
            there |= seq == own;
            let entry = &then.entries[seq];
            state.take(&entry.fact, &entry.reporter, (entry.place, seq));
            if there && state.has_circle() {
                return Err(rule.into());
            }
        }
        Ok(())
    }

    fn keep(&mut self, draft: Option<Value>, deed: &Deed, place: i64) {
        let kept = Arc::new(Kept {
            deed: deed.clone(),
            draft,
            id: deed.id.clone(),
            by: deed.by.clone(),
            disclosure: deed.disclosure.clone(),
            recorded: deed.recorded,
            occurred: deed.occurred.clone(),
            place,
            fact: deed.fact.clone(),
            persons: deed.persons.clone(),
            broken: BTreeSet::new(),
            reporter: deed.reporter.clone(),
            whole_by: deed.whole_by.clone(),
        });
        self.entries.push(kept.clone());
        self.all.push(kept);
    }

    /// When it can have occurred: never later than it was recorded.
    fn interval(&self, deed: &Deed) -> (i64, i64) {
        match deed.occurred(self) {
            None => (deed.recorded, deed.recorded),
            Some(span) => {
                let latest = span.latest.unwrap_or(i64::MAX).min(deed.recorded);
                (span.earliest.unwrap_or(i64::MIN).min(latest), latest)
            }
        }
    }

    /// What a time can mean; those that hang on an entry are worked out from its time, and so on.
    fn span(&self, when: &Value) -> Span {
        deed::span(when, &|id| {
            let kept = self.entries.iter().find(|kept| kept.id == id)?;
            let span = kept.occurred.as_ref().map(|when| self.span(when));
            let whole = span.unwrap_or(Span { earliest: Some(kept.recorded), latest: Some(kept.recorded) });
            Some(Span {
                earliest: whole.earliest.map(|at| at.min(kept.recorded)),
                latest: Some(whole.latest.map_or(kept.recorded, |at| at.min(kept.recorded))),
            })
        })
    }

    fn has_entry(&self, id: &str) -> bool {
        self.entries.iter().any(|kept| kept.id == id)
    }

    /// The entry that introduced a thing.
    fn introduction(&self, state: &State, thing: &str) -> Option<&Kept> {
        match thing.strip_prefix("entry ") {
            Some(id) => self.entries.iter().map(|kept| &**kept).find(|kept| kept.id == id),
            None => state.introduced.get(thing).map(|&(_, seq)| &*self.entries[seq]),
        }
    }

    /// The place of an entry: the greatest place so far that is not after the time of the entry, not before that time, and
    /// not before anything that it mentions.
    fn place(&self, state: &State, deed: &Deed) -> i64 {
        let (earliest, latest) = self.interval(deed);
        let events = self.entries.iter().filter(|kept| !record::is_correction(&kept.fact));
        let place = match events.map(|kept| kept.place).filter(|place| *place <= latest).max() {
            Some(reached) => reached.max(earliest),
            None if earliest == i64::MIN => latest,
            None => earliest,
        };
        let mentioned = deed.fact.mentions();
        let introduced = mentioned.iter().filter_map(|thing| state.introduced.get(thing));
        introduced.map(|(place, _)| *place).fold(place, i64::max)
    }
}

/// The id of what follows from an act.
pub(crate) fn id_of(deed: &Deed, fact: &Fact) -> String {
    // A party may be given several roles, and several parties may say something of one point.
    let role = fact.get("role").filter(|_| fact.kind == "party.role_assigned").map(|role| {
        let scope = fact.body["scope"].as_object().and_then(|scope| scope.values().next());
        let scope = scope.and_then(Value::as_str).map(|scope| format!("/{scope}"));
        format!("/{role}{}", scope.unwrap_or_default())
    });
    let says = fact.get("party").filter(|_| fact.kind == "position.taken");
    let party = role.or_else(|| says.map(|party| format!("/{party}")));
    format!("{}/{}/{}{}", deed.id, fact.kind, fact.id(), party.unwrap_or_default())
}

/// Each thing once.
pub(crate) fn once_each(follows: Vec<Follows>) -> Vec<Follows> {
    let mut seen = BTreeSet::new();
    let key = |fact: &Fact| {
        let on = if fact.thing() == "position" { fact.on() } else { fact.id().into() };
        let role = (fact.get("role").map(String::from), fact.body["scope"].to_string());
        (fact.kind.clone(), on, fact.get("party").map(String::from), role)
    };
    follows.into_iter().filter(|one| seen.insert(key(&one.fact))).collect()
}

/// Fills in the current words, unless they came only after the entry.
fn fill_in(state: &State, fact: &mut Fact, place: i64) {
    if fact.kind == "proposal.submitted" {
        proposal::fill_in(state, fact, place);
        return;
    }
    if fact.kind == "question.put" {
        question::fill_in(state, fact, place);
    }
    let of_point = |point: &str| state.points[point].words.clone();
    let (field, current) = match fact.kind.as_str() {
        "point.agreed_in_principle" | "point.text_agreed" => ("wording", of_point(fact.id())),
        "point.rectified" | "point.language_added" => ("of", of_point(fact.id())),
        "alternative.proposed" => ("of", of_point(fact.get("point").unwrap())),
        "commitment.made" if fact.get("point").is_some() => ("wording", of_point(fact.get("point").unwrap())),
        "alternative.reworded" => ("of", of_point(&state.alternatives[fact.id()].point)),
        "alternative.chosen" => ("wording", Some(state.alternatives[fact.id()].words.clone())),
        "position.taken" if fact.on().starts_with("point ") => ("wording", of_point(fact.id())),
        "question.put" if fact.body["on"].get("point").is_some() => {
            ("wording", of_point(fact.body["on"]["point"].as_str().unwrap()))
        }
        "question.put" if fact.body["on"].get("alternative").is_some() => {
            let own = fact.body["on"]["alternative"].as_str().unwrap();
            ("wording", Some(state.alternatives[own].words.clone()))
        }
        "position.taken" if fact.on().starts_with("alternative ") => {
            ("wording", Some(state.alternatives[fact.id()].words.clone()))
        }
        "position.confirmed" => {
            let held = state.positions.get(&fact.on()).and_then(|all| all.get(fact.get("party").unwrap()));
            ("wording", held.and_then(|held| held.words.clone()))
        }
        _ => return,
    };
    let current = current.filter(|words| state.introduced[&format!("wording {words}")].0 <= place);
    if let (None, Some(words)) = (fact.get(field), current) {
        fact.body[field] = Value::from(words);
    }
}
