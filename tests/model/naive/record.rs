//! Corrections: what stands is read off all that was written, from the beginning.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::Value;

use super::{
    Kept, Model, Recorded, Said,
    deed::{By, Deed, Fact, Span, hangs_on, text},
    judge::{Answer, Judge, Ruling, no_wider},
    state::State,
    structure::hold,
};

pub(crate) fn is_correction(fact: &Fact) -> bool {
    ["record.corrected", "record.retracted"].contains(&&*fact.kind)
}

/// What deciding fills in, kind by kind.
fn filled_in(kind: &str) -> &'static [&'static str] {
    match kind {
        "point.agreed_in_principle"
        | "point.text_agreed"
        | "alternative.chosen"
        | "commitment.made"
        | "position.taken"
        | "position.confirmed" => &["wording"],
        "point.rectified" | "point.language_added" | "alternative.proposed" | "alternative.reworded" => {
            &["of"]
        }
        "question.put" => &["wording", "rule", "electorate", "voting", "leavers_drop_out"],
        "instrument.agreed" | "instrument.adopted" | "instrument.resubmitted" => &["reached"],
        _ => &[],
    }
}

/// A restated event, with what deciding had filled in and it leaves out: as it was told before, where that was of
/// the same thing.
fn filled_from(before: &Fact, restated: &Fact) -> Fact {
    let mut next = restated.clone();
    let same = |field: &str| before.body.get(field) == restated.body.get(field);
    let on_the_same = match before.kind.as_str() {
        "question.put" => same("on"),
        "alternative.proposed" | "commitment.made" => same("point"),
        _ => true,
    };
    let fields = filled_in(&before.kind)
        .iter()
        .filter(|_| on_the_same)
        .chain(&["reached", "tally", "why", "rests_on"]);
    for field in fields {
        if let (None, Some(value)) = (restated.body.get(field), before.body.get(field)) {
            next.body[*field] = value.clone();
        }
    }
    for content in next.body.get_mut("contents").and_then(Value::as_array_mut).into_iter().flatten() {
        let contents = before.body.get("contents").and_then(Value::as_array).cloned().unwrap_or_default();
        let same = |own: &&Value| {
            own["point"] == content["point"] && own.get("alternative") == content.get("alternative")
        };
        if let (None, Some(words)) =
            (content.get("wording"), contents.iter().find(same).and_then(|own| own.get("wording")))
        {
            content["wording"] = words.clone();
        }
    }
    next
}

/// The fields that hold texts, wherever they stand.
const TEXTS: &[&str] =
    &["name", "title", "text", "reason", "why", "label", "summary", "consequence", "indicators", "indicator"];

fn without_texts(fact: &Fact) -> Fact {
    fn take_out(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                let of_texts = |value: &Value| match value {
                    Value::Array(members) => members.iter().all(Value::is_string),
                    value => value.is_string(),
                };
                fields.retain(|name, value| !(TEXTS.contains(&name.as_str()) && of_texts(value)));
                fields.values_mut().for_each(take_out);
            }
            Value::Array(members) => members.iter_mut().for_each(take_out),
            _ => {}
        }
    }
    let mut fact = fact.clone();
    if !fact.kind.starts_with("person.office") {
        take_out(&mut fact.body);
    }
    fact
}

impl Model {
    /// An id that no entry has, beside those that do not stand any more.
    pub(crate) fn free_beside(&self, id: String) -> String {
        let stands = self.entries.iter().any(|kept| kept.id == id);
        let taken = |id: &String| self.all.iter().any(|kept| kept.id == *id);
        if stands || !taken(&id) {
            return id;
        }
        (2..).map(|n| format!("{id}/{n}")).find(|id| !taken(id)).unwrap()
    }

    /// Whether an entry is retracted, by one that is not retracted itself.
    fn is_retracted(&self, id: &str) -> bool {
        self.all.iter().any(|kept| {
            kept.fact.kind == "record.retracted"
                && kept.fact.get("entry") == Some(id)
                && !self.is_retracted(&kept.id)
        })
    }

    /// What the corrections that stand say of an entry: the last one, field by field.
    fn said_of(&self, id: &str, field: &str) -> Option<Value> {
        let corrections = self.all.iter().filter(|kept| {
            kept.fact.kind == "record.corrected"
                && kept.fact.get("entry") == Some(id)
                && !self.is_retracted(&kept.id)
        });
        corrections.filter_map(|kept| kept.fact.body.get(field).cloned()).next_back()
    }

    /// What an entry tells, as the corrections of it that stand say, one after the other.
    fn told(&self, kept: &Kept) -> Fact {
        let corrections = self.all.iter().filter(|own| {
            own.fact.kind == "record.corrected"
                && own.fact.get("entry") == Some(&kept.id)
                && !self.is_retracted(&own.id)
        });
        let restated = corrections.filter_map(|own| own.fact.body.get("event"));
        let told = restated.fold(kept.fact.clone(), |told, event| filled_from(&told, &Fact::read(event)));
        let said = |field| self.said_of(&kept.id, field).unwrap_or_default();
        told.with("why", &said("reason")).with("rests_on", &said("rests_on"))
    }

    /// Whether what an entry follows from is gone, or is another event now than it was believed to be then.
    fn has_fallen(&self, kept: &Kept) -> bool {
        let at = self.all.iter().position(|own| own.id == kept.id).unwrap();
        let then = Self { entries: Vec::new(), all: self.all[..at].to_vec() };
        // Nothing follows from a text.
        let reads = |model: &Self, cause: &Kept| without_texts(&model.told(cause)).body;
        self.all.iter().any(|cause| {
            kept.id.starts_with(&format!("{}/", cause.id))
                && (self.is_retracted(&cause.id) || reads(self, cause) != reads(&then, cause))
        })
    }

    /// What stands, told again from the beginning; none if something does not fit.
    fn told_again(&self) -> Option<Vec<Arc<Kept>>> {
        let mut then = Self::default();
        for kept in &self.all {
            if self.is_retracted(&kept.id) || self.has_fallen(kept) {
                then.all.push(kept.clone());
                continue;
            }
            let mut deed = kept.deed.clone();
            if is_correction(&deed.fact) {
                then.keep(kept.draft.clone(), &deed, kept.place);
                continue;
            }
            deed.occurred = self.said_of(&kept.id, "occurred").or(deed.occurred);
            deed.rests_on = self.said_of(&kept.id, "rests_on").map(|id| text(&id)).or(deed.rests_on);
            deed.fact = self.told(kept);
            let state = then.state();
            then.fits(&state, &deed).ok()?;
            let place = then.place(&state, &deed);
            then.closes_no_circle(&deed, place).ok()?;
            then.keep(kept.draft.clone(), &deed, place);
            Arc::make_mut(then.entries.last_mut().unwrap()).broken = kept.broken.clone();
        }
        Some(then.entries)
    }

    /// Whether what a party corrects would break a rule, told where it stands.
    fn breaks_rules(&self, then: &Self, deed: &Deed) -> bool {
        let governs = |by: &By, observed: bool| matches!(by, By::Parties(_)) && !observed;
        let find = |model: &Self| model.entries.iter().position(|kept| kept.id == deed.fact.id());
        let (Some(old), Some(new)) = (find(self), find(then)) else { return false };
        let (original, restated) = (&self.entries[old].deed, &then.entries[new].deed);
        let (original, restated) = (with(original, &self.entries[old]), with(restated, &then.entries[new]));
        let act = |deed: &Deed| (deed.fact.clone().with("why", &"".into()).body, deed.occurred.clone());
        if !governs(&deed.by, deed.observed)
            || !governs(&original.by, original.observed)
            || act(&original) == act(&restated)
        {
            return false;
        }
        if self.is_settled(&original.fact, &restated.fact) {
            return true;
        }
        let mut before = then.clone();
        before.entries.truncate(new);
        before.all = before.entries.clone();
        before.weigh(&mut before.state(), &restated).is_err()
    }

    /// Whether words are put forward for a point that is agreed or out by now, or points bound that are closed.
    fn is_settled(&self, from: &Fact, to: &Fact) -> bool {
        let state = self.state();
        let package = |fact: &Fact| match fact.get("kind") {
            Some("package") => fact.list("points"),
            _ => Vec::new(),
        };
        match to.kind.as_str() {
            "alternative.proposed" if from.get("point") != to.get("point") => {
                let point = &state.points[to.get("point").unwrap()];
                !["tabled", "under_discussion", "agreed_in_principle"].contains(&&*point.status)
            }
            "link.made" => {
                let before = package(from);
                let mut more = package(to).into_iter().filter(|point| !before.contains(point));
                more.any(|point| state.points[&point].status == "closed")
            }
            _ => false,
        }
    }

    pub(crate) fn was_recorded(&self, id: &str) -> bool {
        self.all.iter().any(|kept| kept.id == id)
    }

    /// What is told of a matter, aspect by aspect: what each side says last, and whether that differs.
    pub(crate) fn accounts(&self, state: &State, on: &Value) -> Vec<String> {
        let of = |(_, fact): &&(usize, Fact)| fact.thing() == "account" && fact.body["on"] == *on;
        let told: Vec<_> = state.told.iter().filter(of).collect();
        let mut lines = Vec::new();
        for aspect in ["count", "date", "place", "existence", "other"] {
            let all: Vec<_> = told.iter().filter(|(_, fact)| fact.get("aspect") == Some(aspect)).collect();
            let has_more = |at: usize| {
                let since: Vec<&Kept> = all[at + 1..].iter().map(|(seq, _)| &*self.entries[*seq]).collect();
                has_said_more(&self.entries[all[at].0], &since)
            };
            let last: Vec<&Value> =
                (0..all.len()).filter(|at| !has_more(*at)).map(|at| &all[at].1.body["value"]).collect();
            let differ = last.iter().any(|one| last.iter().any(|other| !can_both_be(state, one, other)));
            if !all.is_empty() {
                lines.push(format!(
                    "{on} {aspect}: {} told, {} last, differ {differ}",
                    all.len(),
                    last.len()
                ));
            }
        }
        lines
    }

    /// What is said of an entry, in the order of the time of the events; of each side the last alone, or all.
    pub(crate) fn remarks(&self, id: &str, only_last: bool) -> Vec<String> {
        let is_remark = |kept: &&Kept| ["confirmed", "disputed", "denied"].contains(&kept.fact.action());
        let of = |kept: &&Kept| kept.fact.thing() == "record" && kept.fact.get("entry") == Some(id);
        let mut said: Vec<_> = self.entries.iter().map(|kept| &**kept).filter(of).filter(is_remark).collect();
        said.sort_by_key(|kept| kept.place);
        let counts = |at: &usize| !only_last || !has_said_more(said[*at], &said[at + 1..]);
        (0..said.len()).filter(counts).map(|at| said[at].fact.action().to_string()).collect()
    }

    pub(crate) fn sources_found(&self, id: &str) -> usize {
        let found = self.entries.iter().filter(|kept| kept.fact.kind == "record.sourced");
        found.filter(|kept| kept.fact.get("entry") == Some(id)).count()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.all.iter().filter(|kept| !kept.deed.follows).map(|kept| kept.id.clone()).collect()
    }

    pub(crate) fn correction_fits(&self, state: &State, deed: &Deed, eyes: &[String]) -> Ruling {
        let fact = &deed.fact;
        let target = self.all.iter().find(|kept| kept.id == fact.id());
        let own = format!("entry {}", fact.id());
        hold(&fact.rule("known"), target.is_some() && !self.is_hidden(state, eyes, &own))?;
        let target = target.unwrap();
        hold("record.retracted.once", self.has_entry(fact.id()))?;
        if fact.kind == "record.retracted" {
            hold("record.retracted.disclosed", target.fact.kind != "record.disclosed")?;
        }
        if fact.kind == "record.retracted" {
            hold("record.retracted.opening", target.fact.kind != "negotiation.opened")?;
        } else {
            let says = ["occurred", "sources", "reason", "rests_on", "event"]
                .iter()
                .any(|field| fact.body.get(field).is_some());
            hold("record.corrected.something", says)?;
            let alike = fact.body.get("event").is_none_or(|event| is_alike(&Fact::read(event), &target.fact));
            hold("record.corrected.kind", alike && target.fact.thing() != "record")?;
        }
        hold("record.corrected.disclosure", deed.disclosure == target.disclosure)?;
        // What they may not see, the entry does not read with.
        let restated = fact.body.get("event").map(|event| Fact::read(event).mentions());
        let mut names = fact.mentions().into_iter().chain(restated.unwrap_or_default());
        let hidden = names.any(|thing| thing != own && self.is_hidden(state, eyes, &thing));
        hold(&fact.rule("structural"), !hidden)?;
        let mut then = self.clone();
        then.keep(None, deed, deed.recorded);
        hold(&fact.rule("structural"), then.told_again().is_some())
    }

    /// Decides on a correction.
    pub(crate) fn correct(&mut self, draft: &Value, deed: &Deed) -> Said {
        let state = self.state();
        if let Err(rule) = self.fits_for(&state, deed, true) {
            return Said::Refused(rule);
        }
        let place = self.place(&state, deed);
        let mut then = self.clone();
        then.keep(Some(draft.clone()), deed, place);
        then.entries = then.told_again().unwrap();
        let mut judge = Judge::new(self, &state, deed, place);
        judge.then = Some(&then);
        if let Err(rule) = judge.envelope().and_then(|()| judge.correction(&then)) {
            return Said::Refused(rule);
        }
        let irregularities = judge.broken;
        if self.breaks_rules(&then, deed) {
            return Said::Refused("record.corrected.rules".into());
        }
        *self = then;
        Said::Recorded(Recorded {
            irregularities,
            consequences: Vec::new(),
            expected: Vec::new(),
            words: None,
            reached: None,
        })
    }
}

/// An act as it reads, what deciding counts aside.
fn with(deed: &Deed, kept: &Kept) -> Deed {
    let mut fact = kept.fact.clone();
    fact.body.as_object_mut().unwrap().remove("tally");
    Deed { fact, occurred: kept.occurred.clone(), ..deed.clone() }
}

/// Whether a side has spoken since: each of its parties, alone or with others; or who else it was, if that is known.
fn has_said_more(own: &Kept, since: &[&Kept]) -> bool {
    let parties = own.by.actors();
    if parties.is_empty() {
        return own.whole_by != "unknown" && since.iter().any(|kept| kept.whole_by == own.whole_by);
    }
    parties.iter().all(|party| since.iter().any(|kept| kept.by.actors().contains(party)))
}

/// The same kind, on the same thing.
fn is_alike(one: &Fact, other: &Fact) -> bool {
    let on = |fact: &Fact| match fact.thing() {
        "position" => fact.on(),
        "assessment" | "account" => fact.body["on"].to_string(),
        _ => String::new(),
    };
    let opening = one.kind != "negotiation.opened" || one.get("negotiation") == other.get("negotiation");
    let asked_for = |fact: &Fact| fact.body.get("motion").map(Fact::read);
    let motions = match (asked_for(one), asked_for(other)) {
        (Some(one), Some(other)) => is_alike(&one, &other),
        (one, other) => one.is_none() && other.is_none(),
    };
    let opening = opening && motions;
    // One act of a kind is not turned into another.
    one.name() == other.name() && one.id() == other.id() && on(one) == on(other) && opening
}

impl Judge<'_> {
    fn correction(&mut self, then: &Model) -> Ruling {
        self.authority()?;
        self.alone()?;
        self.seen_by_all()?;
        let target = self.fact.id();
        let seen_by = self.model.disclosures(target).into_iter().chain([self.deed.disclosure.clone()]);
        let restated = then.entries.iter().find(|kept| kept.id == target);
        let within = seen_by.into_iter().all(|to| {
            let of_own = rests_on(self.deed, &self.deed.fact);
            let of_other = restated.map(|kept| rests_on(&kept.deed, &kept.fact)).unwrap_or_default();
            self.model.may_see_all(self.state, [of_own, of_other].concat(), target, &to)
        });
        self.require("entry.disclosure.mentions", Answer::kept(within))
    }

    /// All who make an entry together say how it should read, and who may see it; so does the secretariat.
    fn authority(&mut self) -> Ruling {
        let target = self.model.entries.iter().find(|kept| kept.id == self.fact.id());
        let set = |parties: Vec<String>| parties.into_iter().collect::<BTreeSet<_>>();
        let made = set(target.map(|kept| kept.by.actors()).unwrap_or_default());
        let outside = |by: &Value| by["outside"].as_str().map(String::from);
        let answer = match self.deed.by {
            By::Secretariat | By::Procedure => Answer::Kept,
            By::Somebody => {
                match (outside(&self.deed.whole_by), target.and_then(|kept| outside(&kept.whole_by))) {
                    (Some(own), Some(other)) => Answer::kept(own == other),
                    _ => Answer::NotShown,
                }
            }
            By::Parties(_) => Answer::kept(!made.is_empty() && made.is_subset(&set(self.deed.actors()))),
        };
        self.require(&self.fact.rule("authority"), answer)
    }
}

fn range(value: &Value) -> Option<(u64, u64)> {
    let number = value["number"].as_u64().map(|number| (number, number));
    number.or_else(|| Some((value["range"][0].as_u64()?, value["range"][1].as_u64()?)))
}

/// Whether two values can be true together.
fn can_both_be(state: &State, one: &Value, other: &Value) -> bool {
    if let (Some(one), Some(other)) = (range(one), range(other)) {
        return one.0 <= other.1 && other.0 <= one.1;
    }
    if one.get("when").is_some() && other.get("when").is_some() {
        let (one, other) = (state.span(&one["when"]), state.span(&other["when"]));
        let ends_before = |one: Span, other: Span| matches!((one.latest, other.earliest), (Some(end), Some(begin)) if end < begin);
        return !ends_before(one, other) && !ends_before(other, one);
    }
    one == other
}

/// The value has the kind of its aspect.
pub(crate) fn account_fits(fact: &Fact) -> Ruling {
    let value = fact.body["value"].as_object().unwrap();
    let kind = value.keys().next().unwrap().as_str();
    let kinds: &[&str] = match fact.get("aspect").unwrap() {
        "status" | "existence" => &["word"],
        "count" => &["number", "range"],
        "tally" | "place" | "content" | "meaning" => &["text"],
        "date" => &["when"],
        "attendance" | "duration" => &["number", "range", "text"],
        _ => &["text", "number", "range", "when", "word"],
    };
    let range = value.get("range").is_none_or(|range| range[0].as_u64() < range[1].as_u64());
    hold("account.given.aspect", kinds.contains(&kind) && range)
}

impl Model {
    /// To whom an entry is disclosed: at first, since, and with what it corrects or follows from.
    pub(crate) fn disclosures(&self, id: &str) -> Vec<Value> {
        let Some(own) = self.entries.iter().find(|kept| kept.id == id) else { return Vec::new() };
        let mut all = vec![own.disclosure.clone()];
        all.extend(self.disclosed_later(id));
        all
    }

    /// To whom an entry was disclosed later, whether or not it stands, or what it is seen with.
    pub(crate) fn disclosed_later(&self, id: &str) -> Vec<Value> {
        let Some(own) = self.all.iter().find(|kept| kept.id == id) else { return Vec::new() };
        let by = self.entries.iter().filter(|kept| kept.fact.kind == "record.disclosed");
        let by = by.filter(|kept| kept.fact.id() == own.id).map(|kept| kept.disclosure.clone());
        let causes = self.all.iter().filter(|kept| match is_correction(&own.fact) {
            true => own.fact.id() == kept.id,
            false => own.id.starts_with(&format!("{}/", kept.id)),
        });
        // Of all that it follows from, the nearest tells of those before it.
        let cause = causes.max_by_key(|kept| kept.id.len());
        by.chain(cause.into_iter().flat_map(|cause| self.disclosed_later(&cause.id))).collect()
    }

    /// Whether an entry is not disclosed with another.
    pub(crate) fn is_disclosed_alone(&self, id: &str) -> bool {
        let own = self.entries.iter().find(|kept| kept.id == id);
        own.is_none_or(|own| !is_correction(&own.fact) && own.fact.kind != "record.disclosed")
    }

    /// Whether all these may see an entry, perhaps each by another disclosure.
    pub(crate) fn may_see(&self, id: &str, to: &Value) -> bool {
        let all = self.disclosures(id);
        let admits = |to: &Value| all.iter().any(|own| no_wider(to, own));
        let each = |parties: &Vec<Value>| {
            parties.iter().all(|party| admits(&serde_json::json!({ "parties": [party] })))
        };
        admits(to) || to["parties"].as_array().is_some_and(each)
    }

    /// Whether a party sees an entry.
    pub(crate) fn sees(&self, state: &State, party: &str, id: &str) -> bool {
        self.disclosures(id).iter().any(|disclosure| self.admits(state, party, disclosure))
    }

    /// Whether a disclosure admits a party.
    pub(crate) fn admits(&self, state: &State, party: &str, disclosure: &Value) -> bool {
        let own = &state.parties[party];
        match disclosure.as_str() {
            Some("public") => true,
            Some("participants") => own.participation == "participating",
            Some(_) => false,
            None => {
                let mut parties = disclosure["parties"].as_array().into_iter().flatten();
                let role = disclosure["role"].as_str();
                let holds = |((held, ..), status): (&(String, String, String), &super::state::RoleHeld)| {
                    Some(held.as_str()) == role && status.status == "held"
                };
                parties.any(|one| one == party) || own.roles.iter().any(holds)
            }
        }
    }

    /// Whether all of these things may be seen by these, where one entry is seen with the others.
    pub(crate) fn may_see_all(&self, state: &State, things: Vec<String>, with: &str, to: &Value) -> bool {
        things.iter().all(|thing| {
            let introduction = self.introduction(state, thing);
            introduction.is_none_or(|own| own.id == with || self.may_see(&own.id, to))
        })
    }

    /// Whether an act, as it would be recorded and with whom it asked, names only what may be seen by all that it is
    /// disclosed to.
    pub(crate) fn is_within(&self, state: &State, deed: &Deed, asked: &[String]) -> bool {
        let to = &deed.disclosure;
        if deed.fact.kind == "record.disclosed" {
            // What is disclosed later is judged as if it were recorded with the disclosure that it gets.
            let target = deed.fact.id();
            let own = self.entries.iter().find(|kept| kept.id == target);
            let of_own = own.map(|kept| rests_on(&kept.deed, &kept.fact)).unwrap_or_default();
            return self.may_see_all(state, [of_own, envelope(deed)].concat(), target, to);
        }
        let asked = asked.iter().map(|party| format!("party {party}"));
        let all = rests_on(deed, &deed.fact).into_iter().chain(asked).collect();
        // What is conveyed is told with it.
        let conveyed = (deed.fact.kind == "proposal.conveyed")
            .then(|| self.introduction(state, &format!("proposal {}", deed.fact.id())).unwrap());
        let with = conveyed.filter(|of| {
            let told = self.told_of(state, deed, of);
            let named = to["parties"].as_array().cloned().unwrap_or_default();
            let knows = |party: &Value| {
                told.contains(&super::deed::text(party))
                    || self.may_see(&of.id, &serde_json::json!({ "parties": [party] }))
            };
            !named.is_empty() && named.iter().all(knows)
        });
        self.may_see_all(state, all, with.map_or(&deed.id, |of| &of.id), to)
    }
}

/// What stands around an event: what its time hangs on, who acts for whom, and to whom it is disclosed.
fn envelope(deed: &Deed) -> Vec<String> {
    let mut all: Vec<_> = deed.occurred.iter().flat_map(hangs_on).map(|id| format!("entry {id}")).collect();
    if let By::Parties(parties) = &deed.by {
        let both = parties.iter().flat_map(|(party, other)| [Some(party), other.as_ref()]).flatten();
        all.extend(both.map(|party| format!("party {party}")));
    }
    all.extend(deed.persons.iter().map(|(_, person)| format!("person {person}")));
    let named = deed.disclosure["parties"].as_array().into_iter().flatten();
    all.extend(named.map(|party| format!("party {}", party.as_str().unwrap())));
    all
}

pub(crate) fn rests_on(deed: &Deed, fact: &Fact) -> Vec<String> {
    [fact.mentions(), envelope(deed)].concat()
}

impl Judge<'_> {
    /// Who discloses an entry to whom.
    pub(crate) fn disclosed(&mut self) -> Ruling {
        let seen = self.model.has_entry(self.fact.id());
        let seen = seen && self.model.may_see(self.fact.id(), &self.deed.disclosure);
        self.require("record.disclosed.wider", Answer::kept(!seen))?;
        if self.fact.get("manner") == Some("leaked") { Ok(()) } else { self.authority() }
    }

    /// Who confirms, disputes or denies an entry, or gives it a source.
    pub(crate) fn remark(&mut self) -> Ruling {
        self.entitled()?;
        if self.fact.action() == "sourced" {
            return Ok(());
        }
        let target = self.model.entries.iter().find(|kept| kept.id == self.fact.id());
        let own = target.is_some_and(|kept| {
            let same = kept.whole_by == self.deed.whole_by && kept.whole_by != "unknown";
            same || self.deed.actors().iter().any(|party| kept.by.actors().contains(party))
        });
        self.require("record.confirmed.own", Answer::kept(!own))
    }
}
