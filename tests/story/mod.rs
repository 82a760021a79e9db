//! A small harness: a story is a record that is told line by line. A line is
//! `<who> <kind of event> <fields>`, such as `us point.tabled {"point":"p"}`.

use negotiation::{event::Draft, judge::Refusal, record::Record};
use serde_json::{Value, json};

/// A rule by which more than half of those who decide carry it.
pub(crate) const MAJORITY: &str = r#"{"majority":{"base":"electorate","threshold":"50%","strict":true}}"#;

/// Party `a` tables point `p` with words.
pub(crate) const P: &str =
    r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;

pub(crate) struct Story {
    pub(crate) record: Record,
    pub(crate) told: usize,
}

impl Story {
    /// A record in which nothing stands.
    pub(crate) fn new() -> Self {
        Self { record: Record::new(), told: 0 }
    }

    /// A negotiation that was opened under these rules of procedure.
    pub(crate) fn open(procedure: &str) -> Self {
        let mut story = Self::new();
        story.tell(&format!(
            r#"secretariat negotiation.opened {{"negotiation":"n","title":"Talks","procedure":{procedure}}}"#
        ));
        story
    }

    /// Parties that took their seats as principals.
    pub(crate) fn principals(mut self, parties: &[&str]) -> Self {
        for party in parties {
            self.tell(&format!(
                r#"secretariat party.added {{"party":"{party}","name":"{party}","kind":"state"}}"#
            ));
            self.tell(&format!(r#"secretariat party.invited {{"party":"{party}"}}"#));
            self.tell(&format!(r#"{party} party.joined {{"party":"{party}"}}"#));
            self.tell(&format!(
                r#"secretariat party.role_assigned {{"party":"{party}","role":"principal"}}"#
            ));
        }
        self
    }

    pub(crate) fn given(mut self, lines: &[&str]) -> Self {
        for line in lines {
            self.tell(line);
        }
        self
    }

    /// Three principals at a table with these rules of procedure.
    pub(crate) fn three(procedure: &str) -> Self {
        Self::open(procedure).principals(&["a", "b", "c"])
    }

    pub(crate) fn tell(&mut self, line: &str) {
        let draft = self.draft(line, "governed");
        self.record.propose(draft).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        self.told += 1;
    }

    /// The refusal of a line that is governed.
    pub(crate) fn refused(&self, line: &str) -> Refusal {
        self.refusal(line).unwrap_or_else(|| panic!("not refused: {line}"))
    }

    /// The refusal of a line that is governed, if it is refused.
    pub(crate) fn refusal(&self, line: &str) -> Option<Refusal> {
        self.record.check(&self.draft(line, "governed")).err()
    }

    /// Asserts of each line under which rule it is refused; `none` of those that are not.
    pub(crate) fn each(&self, acts: &[(&str, &str)]) {
        for (act, rule) in acts {
            let refused = self.refusal(act).map_or("none", |refusal| refusal.rule().id());
            assert_eq!(refused, *rule, "{act}");
        }
    }

    /// The irregularities of the same line when it is observed.
    pub(crate) fn irregularities(&self, line: &str) -> Vec<String> {
        let decision = self.record.decide(self.draft(line, "observed"));
        let decision = decision.unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        let found = decision.entries().flat_map(|entry| entry.irregularities().to_vec());
        found.map(|irregularity| irregularity.rule().to_owned()).collect()
    }

    /// The draft of a line. Between who acts and what happens, fields of the envelope may stand, such
    /// as `occurred=2026-02`; a list or an object is JSON without spaces. Why it is done and the question that it rests
    /// on (`reason`, `rests_on`) may stand among the fields of the event.
    pub(crate) fn draft(&self, line: &str, mode: &str) -> Draft {
        serde_json::from_value(self.envelope(line, mode)).unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    /// The same as JSON.
    pub(crate) fn envelope(&self, line: &str, mode: &str) -> Value {
        let (by, mut rest) = line.split_once(' ').unwrap();
        let mut envelope = json!({
            "id": format!("e{:03}", self.told), "recorder": "desk", "by": actor(by),
            "recorded": "2026-01-01T00:00:00Z", "mode": mode,
        });
        loop {
            let (word, more) = rest.split_once(' ').unwrap();
            if let Some((field, value)) = word.split_once('=') {
                envelope[field] = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
                rest = more;
                continue;
            }
            let (thing, event) = word.split_once('.').unwrap();
            let mut fields: Value =
                serde_json::from_str(more).unwrap_or_else(|error| panic!("{line}: {error}"));
            for field in ["reason", "rests_on"] {
                if let Some(value) = fields.as_object_mut().and_then(|fields| fields.remove(field)) {
                    envelope[field] = value;
                }
            }
            // A correction has the reason that the corrected entry should give beside its event.
            let restated = fields.get_mut("event").and_then(Value::as_object_mut);
            let restated =
                restated.and_then(|thing| thing.values_mut().next()?.as_object_mut()?.values_mut().next());
            let reason = restated.and_then(|fact| fact.as_object_mut()?.remove("reason"));
            if let Some(reason) = reason {
                fields["reason"] = reason;
            }
            envelope["event"] = json!({ thing: { event: fields } });
            return envelope;
        }
    }
}

/// `secretariat`, `unknown`, `procedure`, `a`; `a+b` jointly; `a/b` is a acting for b; `a:n` is person n acting for
/// a; `~somebody` stands outside.
fn actor(by: &str) -> Value {
    if ["secretariat", "unknown", "procedure"].contains(&by) {
        json!(by)
    } else if let Some(name) = by.strip_prefix('~') {
        json!({ "outside": name })
    } else if by.contains('+') {
        json!({ "jointly": by.split('+').map(acting).collect::<Vec<_>>() })
    } else if by.contains([':', '/']) {
        json!({ "acting": acting(by) })
    } else {
        json!({ "party": by })
    }
}

/// One of those who act: a person of it with `:`, for another with `/`.
fn acting(by: &str) -> Value {
    if let Some((party, person)) = by.split_once(':') {
        json!({ "party": party, "person": person })
    } else if let Some((party, other)) = by.split_once('/') {
        json!({ "party": party, "for": other })
    } else {
        json!({ "party": by })
    }
}
