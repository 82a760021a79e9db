//! Conditions: since when they are met, or from when they will be.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Months, TimeDelta};
use serde_json::Value;

use super::{
    deed::text,
    instrument::Instrument,
    state::{At, State},
};

/// Before whatever is told.
pub(crate) const LONG_AGO: i64 = i64::MIN / 2;

/// What is about to be recorded, for conditions that wait for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coming {
    /// How instruments stand then.
    pub(crate) stands: BTreeMap<String, String>,
    /// Which party is bound then by which instrument, and since when.
    pub(crate) bound: BTreeMap<(String, String), i64>,
    /// The gates that are passed then.
    pub(crate) passed: BTreeSet<String>,
    /// Since when it is shown that what nobody computes has come about.
    pub(crate) shown: Option<i64>,
}

/// So long after an instant.
pub(crate) fn later(at: i64, distance: &str) -> i64 {
    let (time, rest) = match distance.strip_prefix("PT") {
        Some(rest) => (true, rest),
        None => (false, &distance[1..]),
    };
    let (count, unit) = rest.split_at(rest.len() - 1);
    let count: i64 = count.parse().unwrap();
    let at = DateTime::from_timestamp_nanos(at);
    let moved = match (time, unit) {
        (true, "H") => at + TimeDelta::hours(count),
        (true, _) => at + TimeDelta::minutes(count),
        (_, "D") => at + TimeDelta::days(count),
        (_, "W") => at + TimeDelta::weeks(count),
        (_, "M") => at + Months::new(u32::try_from(count).unwrap()),
        _ => at + Months::new(u32::try_from(count * 12).unwrap()),
    };
    moved.timestamp_nanos_opt().unwrap()
}

impl State {
    pub(crate) fn is_met(&self, condition: &Value) -> bool {
        self.when_met(condition).is_some_and(|met| met <= self.now)
    }

    /// Since the last change of a value, if so; what is recorded counts, even if it is later than now.
    fn since(&self, value: &str, met: bool) -> Option<i64> {
        met.then(|| self.done(self.changed[value]))
    }

    /// From when on an entry counts.
    pub(crate) fn done(&self, (place, seq): At) -> i64 {
        let first = || self.spans[&self.ids[seq]].earliest.unwrap_or(LONG_AGO);
        if self.from_first { first() } else { place }.min(self.now)
    }

    pub(crate) fn when_met(&self, condition: &Value) -> Option<i64> {
        let (name, content) = condition.as_object().unwrap().iter().next().unwrap();
        let id = content.as_str().unwrap_or_default();
        let status = |thing: &str, is: bool| self.since(&format!("{thing} {id} status"), is);
        let mut parts = content.as_array().into_iter().flatten().map(|part| self.when_met(part));
        match name.as_str() {
            "point_agreed" | "point_closed" if self.closing.contains(id) => Some(self.now),
            "point_agreed" if self.agreed.contains(id) => Some(self.now),
            "point_agreed" => status("point", ["text_agreed", "closed"].contains(&&*self.points[id].status)),
            "point_closed" => status("point", self.points[id].status == "closed"),
            "proposal_accepted" => status("proposal", self.proposals[id].status == "accepted"),
            "meeting_held" => status("meeting", self.meetings[id].status == "held"),
            "ceasefire_in_effect" => status("ceasefire", self.ceasefires[id].status == "in_effect"),
            "commitment_complete" => {
                let own = &self.commitments[id];
                own.is_complete(self).then(|| self.done(own.complete_since(self)))
            }
            "date_reached" => self.span(content).earliest,
            "instrument_in_force" => self.in_force_since(id),
            "bound" => self.bound_since(content),
            "gate_passed" => self.passed_since(id),
            "after" => Some(later(self.when_met(&content[1])?, content[0].as_str().unwrap())),
            "all_of" => parts.try_fold(i64::MIN, |last, part| part.map(|part| last.max(part))),
            "any_of" => parts.flatten().min(),
            _ => self.coming.shown,
        }
    }

    /// How an instrument stands, with what is coming.
    pub(crate) fn stands(&self, id: &str) -> String {
        self.coming.stands.get(id).cloned().unwrap_or_else(|| self.instruments[id].status.clone())
    }

    /// Not recorded yet, it is from now on.
    fn in_force_since(&self, id: &str) -> Option<i64> {
        let coming = self.coming.stands.get(id).is_some_and(|status| status == "in_force");
        match self.stands_since(&self.instruments[id]) {
            Some(since) if !coming || since <= self.now => Some(since),
            _ => coming.then_some(self.now),
        }
    }

    /// The parties of an instrument; where it names none, the principals.
    pub(crate) fn parties_of(&self, own: &Instrument) -> BTreeSet<String> {
        let principals = || self.parties.keys().filter(|party| self.is_principal(party)).cloned().collect();
        match (own.parties.is_empty(), own.agreed_by.is_empty()) {
            (false, _) => own.parties.iter().cloned().collect(),
            (true, false) => own.agreed_by.iter().cloned().collect(),
            (true, true) => principals(),
        }
    }

    /// The moment of the last of them that it takes.
    fn bound_since(&self, consents: &Value) -> Option<i64> {
        let id = text(&consents["instrument"]);
        let own = &self.instruments[&id];
        let of: BTreeSet<String> = consents["of"].as_array().into_iter().flatten().map(text).collect();
        let number = consents["at_least"].as_u64();
        let coming = self.coming.bound.keys().filter(|(of, _)| *of == id).map(|(_, party)| party.clone());
        let parties: BTreeSet<String> = match (of.is_empty(), number) {
            (false, _) => of,
            (true, None) => self.parties_of(own),
            (true, Some(_)) => own.consents.keys().cloned().chain(coming).collect(),
        };
        // One place consents once.
        let mut places: BTreeMap<String, Option<i64>> = BTreeMap::new();
        for party in &parties {
            let heir = self.heir(party);
            let since = match self.coming.bound.get(&(id.clone(), heir.clone())) {
                Some(since) => Some(*since),
                None => self.binds_since(own, &self.consenting(own, party)),
            };
            let place = places.entry(heir).or_default();
            *place = [*place, since].into_iter().flatten().min();
        }
        let mut since: Vec<i64> = places.values().copied().flatten().collect();
        since.sort_unstable();
        let needed = number.map_or(places.len(), |number| usize::try_from(number).unwrap());
        since.get(needed.checked_sub(1)?).copied()
    }

    /// Certainly from the last moment that its date can mean; what is not known to be later, from when it was
    /// recorded.
    pub(crate) fn deposited(&self, date: &Value, recorded: i64) -> i64 {
        let span = self.span(date);
        if self.from_first {
            return span.earliest.unwrap_or(LONG_AGO);
        }
        match (span.earliest, span.latest) {
            (Some(earliest), _) if earliest > recorded => earliest,
            (_, Some(latest)) => latest.min(recorded),
            (_, None) => recorded,
        }
    }

    fn passed_since(&self, id: &str) -> Option<i64> {
        if self.coming.passed.contains(id) {
            return Some(self.now);
        }
        let own = &self.gates[id];
        match own.status.as_str() {
            "passed" | "waived" => self.since(&format!("gate {id} status"), true),
            "replaced" => self.passed_since(own.replaced_by.as_ref()?),
            _ => None,
        }
    }

    /// Since when the condition for entry into force has been met.
    pub(crate) fn ready_since(&self, id: &str) -> Option<i64> {
        let own = &self.instruments[id];
        if let Some(condition) = &own.waits {
            return self.when_met(condition);
        }
        let all = self.bound_since(&serde_json::json!({ "instrument": id }));
        let status = self.stands(id);
        // What does not bind in law is in force once it is adopted or signed.
        if all.is_some() || own.binding || !["adopted", "signed"].contains(&&*status) {
            return all;
        }
        Some(if status == own.status { self.done(own.at) } else { self.now })
    }

    /// Since when the gates that the instrument itself needs have been passed.
    pub(crate) fn gates_since(&self, id: &str) -> Option<i64> {
        let combined = match &self.instruments[id].gates {
            Some(gates) => self.when_met(gates)?,
            None => i64::MIN,
        };
        let beside = self.beside_combined(id);
        let mut beside = beside.iter().map(|gate| self.passed_since(gate));
        beside.try_fold(combined, |last, passed| passed.map(|passed| last.max(passed)))
    }

    /// All of its own; where they were combined, those required since that stand in for no other.
    pub(crate) fn beside_combined(&self, id: &str) -> Vec<String> {
        let own = &self.instruments[id];
        let stands_in =
            |gate: &String| self.gates.values().any(|other| other.replaced_by.as_ref() == Some(gate));
        let mut all = self.own_gates(id, None);
        all.retain(|gate| own.gates.is_none() || own.since_combined.contains(gate) && !stands_in(gate));
        all
    }

    pub(crate) fn is_passed(&self, gate: &str) -> bool {
        self.passed_since(gate).is_some_and(|passed| passed <= self.now)
    }

    /// The gates required of an instrument, by the law of this party, or of one whose place it carries on, or by itself.
    pub(crate) fn own_gates(&self, id: &str, of: Option<&str>) -> Vec<String> {
        let is_of = |asked: &String| of.is_some_and(|of| of == asked || of == self.heir(asked));
        let own = |gate: &super::gate::Gate| {
            gate.on.as_deref() == Some(id) && gate.of.as_ref().map_or(of.is_none(), is_of)
        };
        self.gates.iter().filter(|(_, gate)| own(gate)).map(|(id, _)| id.clone()).collect()
    }
}
