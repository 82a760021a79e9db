//! What is proposed, read off the form on the wire: texts and lists, and no type of the library.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Model, motion::Moved};

/// A stretch of time in nanoseconds; an end that is absent has no bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span {
    pub(crate) earliest: Option<i64>,
    pub(crate) latest: Option<i64>,
}

/// Whose act it is.
#[derive(Clone, Debug)]
pub(crate) enum By {
    /// Parties, each with the one that it acts for.
    Parties(Vec<(String, Option<String>)>),
    Secretariat,
    Procedure,
    /// An outsider, or nobody knows.
    Somebody,
}

impl By {
    /// Whether parties act, and not this one itself.
    pub(crate) fn is_another(&self, party: &str) -> bool {
        match self {
            Self::Parties(all) => !all.iter().any(|(own, other)| own == party && other.is_none()),
            Self::Secretariat | Self::Procedure | Self::Somebody => false,
        }
    }
}

/// What happened: its kind, and its fields as they stand on the wire.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) kind: String,
    pub(crate) body: Value,
}

/// A draft.
#[derive(Clone, Debug)]
pub(crate) struct Deed {
    /// Whose act it is, as it stands on the wire.
    pub(crate) whole_by: Value,
    pub(crate) id: String,
    /// Who wrote it down.
    pub(crate) recorder: Value,
    /// Whether it was not proposed, and followed from another.
    pub(crate) follows: bool,
    pub(crate) by: By,
    /// Which person acts for which party.
    pub(crate) persons: Vec<(String, String)>,
    /// Who reports, if it is a report: the parties whose act it is, or else somebody as written.
    pub(crate) reporter: Value,
    pub(crate) recorded: i64,
    pub(crate) occurred: Option<Value>,
    pub(crate) disclosure: Value,
    pub(crate) observed: bool,
    /// The question that it rests on.
    pub(crate) embargo: Option<String>,
    pub(crate) rests_on: Option<String>,
    /// How those voted who were asked for it, if a motion brought it about.
    pub(crate) moved: Option<Moved>,
    pub(crate) fact: Fact,
}

impl Deed {
    pub(crate) fn read(draft: &Value) -> Self {
        Self {
            id: text(&draft["id"]),
            recorder: draft["recorder"].clone(),
            follows: false,
            whole_by: draft["by"].clone(),
            by: By::read(&draft["by"]),
            persons: persons(&draft["by"]),
            reporter: reporter(&draft["by"]),
            recorded: instant(draft["recorded"].as_str().unwrap()),
            occurred: draft.get("occurred").cloned(),
            disclosure: draft.get("disclosure").cloned().unwrap_or(Value::from("public")),
            observed: draft.get("mode").is_some_and(|mode| mode == "observed"),
            embargo: draft.get("embargo").map(text),
            rests_on: draft.get("rests_on").map(text),
            moved: None,
            fact: Fact::read(&draft["event"]).in_envelope(draft),
        }
    }

    /// What follows from it or becomes due with it: the procedure's own act, which rests on no question.
    pub(crate) fn that_follows(&self, id: String, fact: Fact, disclosure: Value) -> Self {
        let by = Value::from("procedure");
        Self {
            id,
            follows: true,
            by: By::Procedure,
            persons: Vec::new(),
            reporter: by.clone(),
            whole_by: by,
            disclosure,
            embargo: None,
            rests_on: None,
            fact,
            ..self.clone()
        }
    }

    /// The parties whose act it is: those acted for, or else those that act.
    pub(crate) fn actors(&self) -> Vec<String> {
        self.by.actors()
    }

    /// When it occurred, as far as is known.
    pub(crate) fn occurred(&self, model: &Model) -> Option<Span> {
        self.occurred.as_ref().map(|when| model.span(when))
    }

    /// The time at which timeliness is judged: when it was recorded for a governed act, when it
    /// occurred for an observed one.
    pub(crate) fn now(&self, model: &Model) -> Span {
        match self.occurred(model) {
            Some(span) if self.observed => {
                let latest = span.latest.unwrap_or(i64::MAX).min(self.recorded);
                Span { earliest: span.earliest.map(|at| at.min(latest)), latest: Some(latest) }
            }
            _ => Span { earliest: Some(self.recorded), latest: Some(self.recorded) },
        }
    }
}

/// Whose report it is, whoever acts for them.
fn reporter(by: &Value) -> Value {
    let mut actors = By::read(by).actors();
    actors.sort();
    if actors.is_empty() { by.clone() } else { actors.into() }
}

/// Which person acts for which party.
fn persons(by: &Value) -> Vec<(String, String)> {
    let acting = by.get("acting").into_iter().chain(by["jointly"].as_array().into_iter().flatten());
    let with = |one: &Value| Some((text(&one["party"]), one["person"].as_str()?.to_string()));
    acting.filter_map(with).collect()
}

impl By {
    fn read(by: &Value) -> Self {
        let acting = |acting: &Value| (text(&acting["party"]), acting["for"].as_str().map(String::from));
        if let Some(party) = by["party"].as_str() {
            return Self::Parties(vec![(party.into(), None)]);
        }
        if by["acting"].is_object() {
            return Self::Parties(vec![acting(&by["acting"])]);
        }
        if let Some(members) = by["jointly"].as_array() {
            return Self::Parties(members.iter().map(acting).collect());
        }
        match by.as_str() {
            Some("secretariat") => Self::Secretariat,
            _ => Self::Somebody,
        }
    }

    pub(crate) fn actors(&self) -> Vec<String> {
        match self {
            Self::Parties(parties) => {
                parties.iter().map(|(party, other)| other.as_ref().unwrap_or(party).clone()).collect()
            }
            Self::Secretariat | Self::Procedure | Self::Somebody => Vec::new(),
        }
    }
}

impl Fact {
    pub(crate) fn read(event: &Value) -> Self {
        let (thing, event) = only(event);
        let (action, body) = only(event);
        Self { kind: format!("{thing}.{action}"), body: body.clone() }
    }

    pub(crate) fn new(kind: &str, fields: &[(&str, &str)]) -> Self {
        let fields: BTreeMap<_, _> = fields.iter().copied().collect();
        Self { kind: kind.into(), body: serde_json::to_value(fields).unwrap() }
    }

    pub(crate) fn thing(&self) -> &str {
        self.kind.split_once('.').unwrap().0
    }

    pub(crate) fn action(&self) -> &str {
        self.kind.split_once('.').unwrap().1
    }

    /// Which act of its kind it is, where a field says so.
    pub(crate) fn choice(&self) -> Option<&str> {
        match self.kind.as_str() {
            "negotiation.phase_begun" => self.get("phase"),
            "ceasefire.ended" => self.get("how"),
            "proposal.decided" => {
                self.get("outcome").or_else(|| self.body["outcome"].get("countered").map(|_| "countered"))
            }
            "point.referred" => {
                let with = ["leaders", "arbiter"].into_iter();
                self.get("to").or_else(|| with.clone().find(|word| self.body["to"].get(word).is_some()))
            }
            _ => None,
        }
    }

    /// The kind, and which act of it.
    pub(crate) fn name(&self) -> String {
        format!("{}.{}", self.thing(), self.step())
    }

    /// The act as the tables of the lifecycles have it: the action, and which of its kind.
    pub(crate) fn step(&self) -> String {
        match self.choice() {
            Some(choice) => format!("{}({choice})", self.action()),
            None => self.action().into(),
        }
    }

    pub(crate) fn get(&self, field: &str) -> Option<&str> {
        self.body[field].as_str()
    }

    /// What a gate is on, if it is of this sort.
    pub(crate) fn gated(&self, sort: &str) -> Option<&str> {
        self.body.get("on")?.get(sort)?.as_str()
    }

    /// The rule of this kind that ends so.
    pub(crate) fn rule(&self, ends: &str) -> String {
        format!("{}.{ends}", self.kind)
    }

    /// The id of the thing that it is about.
    pub(crate) fn id(&self) -> &str {
        let id = match self.thing() {
            "position" => {
                ["point", "alternative", "version"].iter().find_map(|on| self.body["on"][on].as_str())
            }
            "assessment" => self.body["on"]["point"].as_str().or(self.body["on"]["area"].as_str()),
            "negotiation" => None,
            "record" => self.get("entry"),
            "consent" => self.get("instrument"),
            "account" => match &self.body["on"] {
                Value::Object(on) => on.values().next().and_then(Value::as_str),
                _ => None,
            },
            thing => self.get(thing),
        };
        id.unwrap_or("negotiation")
    }

    /// The role that it is about, the scope of it, and for whom it is held, or nothing.
    pub(crate) fn role(&self) -> (String, String, String) {
        let scope = &self.body["scope"];
        let scope = scope["meeting"].as_str().or(scope["track"].as_str()).or(scope["instrument"].as_str());
        let scope = scope.unwrap_or("whole");
        let whose = self.get("for_party").unwrap_or_default();
        (self.get("role").unwrap_or_default().into(), scope.into(), whose.into())
    }

    /// The point or version that a position is on.
    pub(crate) fn on(&self) -> String {
        let (matter, id) = only(&self.body["on"]);
        format!("{matter} {}", text(id))
    }

    /// What it introduces: `point q0`, `wording w1`.
    pub(crate) fn introduces(&self) -> Vec<String> {
        let thing = match self.kind.as_str() {
            "consent.reservation_made" => self.get("reservation").map(|own| format!("reservation {own}")),
            "party.added"
            | "instrument.drafted"
            | "gate.required"
            | "point.tabled"
            | "alternative.proposed"
            | "question.put"
            | "version.drafted"
            | "meeting.added"
            | "link.made"
            | "proposal.submitted"
            | "person.added"
            | "track.opened"
            | "deadline.set"
            | "commitment.made"
            | "ceasefire.declared"
            | "measure.taken"
            | "measure.announced"
            | "watch.added" => Some(format!("{} {}", self.thing(), self.id())),
            _ => None,
        };
        let words = self.new_words().map(|words| format!("wording {words}"));
        thing.into_iter().chain(words).collect()
    }

    /// The same with what the envelope says of why; a correction has fields of its own for what is corrected.
    fn in_envelope(self, draft: &Value) -> Self {
        if self.thing() == "record" {
            return self;
        }
        self.with("why", &draft["reason"]).with("rests_on", &draft["rests_on"])
    }

    /// The same with a field of the envelope that is read like its own, if that was given.
    pub(crate) fn with(mut self, field: &str, value: &Value) -> Self {
        if !value.is_null() {
            self.body[field] = value.clone();
        }
        self
    }

    /// Whether a vote may decide it.
    pub(crate) fn is_votable(&self) -> bool {
        [
            "point.agreed_in_principle",
            "point.text_agreed",
            "point.closed",
            "point.dropped",
            "point.moved_to_instrument",
            "alternative.chosen",
            "version.taken_as_basis",
            "version.adopted",
            "version.adopted_ad_referendum",
        ]
        .contains(&self.kind.as_str())
    }

    /// The id of the words that it introduces.
    pub(crate) fn new_words(&self) -> Option<&str> {
        self.body["wording"]["id"].as_str()
    }

    /// Everything that it mentions by an id, apart from the thing that it introduces.
    pub(crate) fn mentions(&self) -> Vec<String> {
        let mut all = Vec::new();
        if self.thing() == "record" {
            // What a correction restates is looked up where the entry stands that it is about, the question aside.
            all.extend(self.get("rests_on").map(|question| format!("question {question}")));
            all.extend(self.get("entry").map(|entry| format!("entry {entry}")));
            all.extend(
                self.body.get("occurred").into_iter().flat_map(hangs_on).map(|id| format!("entry {id}")),
            );
            return all;
        }
        mentions(self.thing(), &self.body, &mut all);
        all.extend(hangs_on(&self.body).into_iter().map(|entry| format!("entry {entry}")));
        // The words that it gives are nowhere mentioned; if they are, they are not there yet.
        let words = self.new_words().map(|words| format!("wording {words}"));
        let new = self.introduces();
        all.retain(|mention| !new.contains(mention) || Some(mention) == words.as_ref());
        all
    }

    /// What it is about, if it is a thing.
    pub(crate) fn subject(&self) -> Option<String> {
        match self.thing() {
            "negotiation" | "record" | "assessment" | "account" => None,
            "position" => Some(self.on()),
            "consent" => Some(format!("instrument {}", self.get("instrument")?)),
            thing => Some(format!("{thing} {}", self.id())),
        }
    }

    /// The points of a proposal, with their words, and the alternative that these are of.
    pub(crate) fn contents(&self) -> Vec<(String, Option<String>, Option<String>)> {
        let contents = self.body["contents"].as_array().cloned().unwrap_or_default();
        let named = |one: &Value, field: &str| one[field].as_str().map(String::from);
        let one = |one: &Value| (text(&one["point"]), named(one, "wording"), named(one, "alternative"));
        contents.iter().map(one).collect()
    }

    /// A list of ids.
    pub(crate) fn list(&self, field: &str) -> Vec<String> {
        self.body[field].as_array().into_iter().flatten().map(text).collect()
    }

    /// How a version is made: the name of each operation, and its fields.
    pub(crate) fn operations(&self) -> Vec<(String, Value)> {
        let operations = self.body["operations"].as_array().cloned().unwrap_or_default();
        let one = |operation: &Value| {
            let (name, body) = only(operation);
            (name.clone(), body.clone())
        };
        operations.iter().map(one).collect()
    }
}

fn mentions(of: &str, value: &Value, all: &mut Vec<String>) {
    for (field, value) in value.as_object().into_iter().flatten() {
        let thing = match field.as_str() {
            "into" | "successor" if of == "party" => "party",
            "successor" if of == "instrument" => "instrument",
            "successor" if of == "gate" => "gate",
            "gate" | "gate_passed" => "gate",
            "annex_to" | "amending" | "carries_out" | "supplements" | "instruments" => "instrument",
            "replaces" if of == "instrument" => "instrument",
            "at" if of == "question" => "meeting",
            // An act that is asked for; what it would introduce is not there yet.
            "motion" if of == "question" => {
                let asked_for = Fact::read(value);
                let new = asked_for.introduces();
                all.extend(asked_for.mentions().into_iter().filter(|mention| !new.contains(mention)));
                continue;
            }
            // In words.
            "question" | "kind" | "body" | "against" if of == "gate" => "",
            "measure" if of == "gate" => "",
            "of" if of == "gate" || of == "instrument" => "party",
            "reservation" if of == "consent" => "reservation",
            "according_to" => "party",
            "shown_by" => "entry",
            "parent" if of == "track" => "track",
            "track" | "tracks" => "track",
            "person" | "persons" => "person",
            "deadline" | "commitment" | "ceasefire" | "measure" | "watch" => field,
            // Where a point was moved, it is a name.
            "instrument" if ["point", "version"].contains(&of) => "",
            "instrument" | "instrument_in_force" => "instrument",
            "meeting_held" => "meeting",
            "ceasefire_in_effect" => "ceasefire",
            "commitment_complete" => "commitment",
            // What is waited for, in words.
            "question" if of == "watch" => "",
            "obligors" | "verifier" | "against" => "party",
            "bears_on" => "point",
            // A count, and not words.
            "of" if of == "commitment" => "",
            "entry" => "entry",
            "parties_added" | "parties_removed" => "party",
            "points_added" | "points_removed" => "point",
            "party" | "parties" | "group" | "groups" | "for_party" | "host" | "invited_by"
            | "requested_by" | "arbiter" | "proposer" | "jointly" | "electorate" => "party",
            "point" | "parent" | "points" | "into" | "point_agreed" | "point_closed" => "point",
            "wording" | "of" => "wording",
            "version" | "successor" | "parents" => "version",
            "alternative" => "alternative",
            "question" | "rests_on" => "question",
            "meeting" | "other" => "meeting",
            "link" => "link",
            "proposal" | "proposals" | "proposal_accepted" | "reply_to" | "replaces" | "countered" => {
                "proposal"
            }
            "via" => "party",
            "base" => "version",
            // Elsewhere it is a name.
            "to" if value.is_array() => "party",
            // Rules stand for themselves, whatever group they count.
            "procedure" | "rule" => continue,
            _ => "",
        };
        let values = value.as_array().cloned().unwrap_or(vec![value.clone()]);
        for value in values {
            match value.as_str() {
                Some(id) if !thing.is_empty() => all.push(format!("{thing} {id}")),
                _ => mentions(of, &value, all),
            }
        }
    }
}

/// The only field of an object, and its value.
fn only(value: &Value) -> (&String, &Value) {
    value.as_object().unwrap().iter().next().unwrap()
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().into()
}

fn instant(text: &str) -> i64 {
    chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_nanos_opt().unwrap()
}

/// The entries that the times of a value hang on.
pub(crate) fn hangs_on(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields.values().flat_map(hangs_on).collect(),
        Value::Array(values) => values.iter().flat_map(hangs_on).collect(),
        Value::String(text) => {
            let entry = text.strip_prefix('@').and_then(|text| text.split(' ').next());
            entry.into_iter().map(String::from).collect()
        }
        _ => Vec::new(),
    }
}

/// What an instant, a day, a month, so many hours from an entry, or `unknown` can mean; the histories have no
/// other times. Bare days are read at UTC, the offset of every procedure that the histories have.
pub(crate) fn span(when: &Value, of_entry: &dyn Fn(&str) -> Option<Span>) -> Span {
    let when = when.as_str().unwrap();
    if when == "unknown" {
        return Span { earliest: None, latest: None };
    }
    if let Some(hanging) = when.strip_prefix('@') {
        let mut words = hanging.split(' ');
        let anchor = of_entry(words.next().unwrap()).unwrap_or(Span { earliest: None, latest: None });
        let back = words.next() == Some("-");
        let hours: i64 = words.next().map_or(0, |hours| hours[2..hours.len() - 1].parse().unwrap());
        let moved = |at: i64| at + if back { -hours } else { hours } * 3600 * 1_000_000_000;
        return Span { earliest: anchor.earliest.map(moved), latest: anchor.latest.map(moved) };
    }
    if when.contains('T') {
        let at = instant(when);
        return Span { earliest: Some(at), latest: Some(at) };
    }
    if let Some((year, month)) = when.split_once('-').filter(|(_, rest)| !rest.contains('-')) {
        let (year, month): (i32, u32) = (year.parse().unwrap(), month.parse().unwrap());
        let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let first = |year: i32, month: u32| instant(&format!("{year}-{month:02}-01T00:00:00Z"));
        return Span { earliest: Some(first(year, month)), latest: Some(first(next_year, next) - 1) };
    }
    let midnight = instant(&format!("{when}T00:00:00Z"));
    let day = 24 * 3600 * 1_000_000_000;
    Span { earliest: Some(midnight), latest: Some(midnight + day - 1) }
}
