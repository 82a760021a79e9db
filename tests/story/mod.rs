//! A small harness: a story is a record that is told line by line. A line is
//! `<who> <kind of event> <fields>`, such as `us point.tabled {"point":"p"}`.

use negotiation::{entry::Draft, record::Record, rules::Refusal};

pub(crate) struct Story {
    pub(crate) record: Record,
    told: usize,
}

impl Story {
    /// A negotiation that was opened under these rules of procedure.
    pub(crate) fn open(procedure: &str) -> Self {
        let mut story = Self { record: Record::new(), told: 0 };
        story.tell(&format!(
            r#"host negotiation.opened {{"negotiation":"n","title":"Talks","procedure":{procedure}}}"#
        ));
        story
    }

    /// Parties that took their seats as principals.
    pub(crate) fn principals(mut self, parties: &[&str]) -> Self {
        for party in parties {
            self.tell(&format!(r#"host party.added {{"party":"{party}","name":"{party}","kind":"state"}}"#));
            self.tell(&format!(r#"host party.invited {{"party":"{party}"}}"#));
            self.tell(&format!(r#"{party} party.joined {{"party":"{party}"}}"#));
            self.tell(&format!(r#"host party.role_assigned {{"party":"{party}","role":"principal"}}"#));
        }
        self
    }

    pub(crate) fn given(mut self, lines: &[&str]) -> Self {
        for line in lines {
            self.tell(line);
        }
        self
    }

    pub(crate) fn tell(&mut self, line: &str) {
        let draft = self.draft(line, "governed");
        self.record.propose(draft).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        self.told += 1;
    }

    /// The refusal of a line that is governed.
    pub(crate) fn refused(&self, line: &str) -> Refusal {
        match self.record.decide(self.draft(line, "governed")) {
            Err(refusal) => refusal,
            Ok(_) => panic!("not refused: {line}"),
        }
    }

    /// The irregularities of the same line when it is observed.
    pub(crate) fn irregularities(&self, line: &str) -> Vec<String> {
        let decision = self.record.decide(self.draft(line, "observed"));
        let decision = decision.unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        let found = decision.entries().flat_map(|entry| entry.irregularities().to_vec());
        found.map(|irregularity| irregularity.rule().to_owned()).collect()
    }

    /// The draft of a line.
    pub(crate) fn draft(&self, line: &str, mode: &str) -> Draft {
        let mut words = line.splitn(3, ' ');
        let (by, kind, fields) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        let by = if by == "host" { r#""host""#.to_owned() } else { format!(r#"{{"party":"{by}"}}"#) };
        let (thing, event) = kind.split_once('.').unwrap();
        let text = format!(
            r#"{{"id":"e{:03}","recorder":"desk","by":{by},"recorded":"2026-01-01T00:00:00Z","mode":"{mode}","event":{{"{thing}":{{"{event}":{fields}}}}}}}"#,
            self.told
        );
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }
}
