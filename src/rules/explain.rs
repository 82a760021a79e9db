//! Explaining a refusal: the tally, and what would make the act possible.

use std::fmt;

use crate::{
    entry::Subject,
    negotiation::{Negotiation, PointView},
    rule::catalogue::POINT_CLOSED_CONSENT,
    rules::{Refusal, RefusalKind, act::acts},
    terms::Outcome,
};

/// A refusal in words: the rule, the tally where consent is lacking, and help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    refusal: Refusal,
    tally: Option<Outcome>,
    help: String,
}

impl Explanation {
    /// How the positions add up, where consent is lacking.
    #[must_use]
    pub const fn tally(&self) -> Option<&Outcome> {
        self.tally.as_ref()
    }

    /// What would make the act possible.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.refusal)?;
        if let Some(tally) = &self.tally {
            write!(f, "\n  tally: {}", tally.to_string().trim_end().replace('\n', "\n  "))?;
        }
        write!(f, "\n  help: {}", self.help)
    }
}

impl Refusal {
    /// Works out the tally and what would make the act possible, on the negotiation that refused.
    ///
    /// ```
    /// # use negotiation::{point, prelude::*, process::Opened, terms::Procedure, word::Area};
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Host, event))
    /// # };
    /// # let (ports, harbour) = (NegotiationId::new("ports")?, PointId::new("harbour")?);
    /// # let rules = Procedure::mediated_peace_process();
    /// # let opened = draft("e1", Opened::new(ports, Name::new("Ports")?, rules).into())?;
    /// # let title = Name::new("The harbour")?;
    /// # let tabled = draft("e2", point::Tabled::new(harbour.clone(), title, Area::SECURITY.into()).into())?;
    /// # let agreed = draft("e3", point::TextAgreed::new(harbour.clone()).into())?;
    /// let mut record = Record::new();
    /// record.propose(opened)?;
    /// record.propose(tabled)?;
    /// let refusal = record.propose(agreed).unwrap_err();
    /// let explanation = refusal.explain(record.negotiation());
    /// assert!(explanation.tally().is_some());
    /// assert_eq!(explanation.help(), "the missing parties take positions for the current words");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn explain(&self, negotiation: &Negotiation) -> Explanation {
        let tally = match (&self.subject, self.kind) {
            (Subject::Point(id), RefusalKind::ConsentLacking) => {
                let closing = *self.rule == POINT_CLOSED_CONSENT;
                let tally =
                    |point: PointView<'_>| if closing { point.tally_for_closing() } else { point.tally() };
                negotiation.point(id).map(tally)
            }
            _ => None,
        };
        Explanation { refusal: self.clone(), tally, help: self.help(negotiation) }
    }

    fn help(&self, negotiation: &Negotiation) -> String {
        if let Some(help) = special(self.rule.id()) {
            return help.to_owned();
        }
        match self.kind {
            RefusalKind::Unknown => format!("record first what introduces {}", self.subject),
            RefusalKind::Duplicate => {
                format!("choose another id; {} is there already with other content", self.subject)
            }
            RefusalKind::Incoherent => format!("change the draft so that {}", self.rule.sentence()),
            RefusalKind::NotPermitted => {
                let now = status_of(negotiation, &self.subject);
                let from =
                    list(acts().into_iter().filter(|act| act.kind == self.act.name()).filter_map(|a| a.from));
                match (now, from.is_empty()) {
                    (Some(now), false) => format!("{} is {now}; the act starts from: {from}", self.subject),
                    (_, true) => format!("it is possible once {}", self.rule.sentence()),
                    (None, false) => format!("the act starts from: {from}"),
                }
            }
            RefusalKind::NotEntitled => {
                let acts = acts();
                let act = acts.iter().find(|act| act.kind == self.act.name());
                let entitled = list(act.into_iter().flat_map(|act| act.entitled.iter().cloned()));
                if self.rule.id().ends_with(".entitled") {
                    format!("entitled are: {entitled}, and the host")
                } else {
                    format!("it is possible once {}", self.rule.sentence())
                }
            }
            RefusalKind::ConsentLacking => match &self.subject {
                Subject::Point(_) => "the missing parties take positions for the current words".to_owned(),
                _ => "those whose consent is needed act jointly".to_owned(),
            },
            RefusalKind::Untimely => format!("propose it at a time when {}", self.rule.sentence()),
            RefusalKind::Unsettled => {
                format!("settle first what stands against it: {}", self.rule.sentence())
            }
            RefusalKind::Limit => format!("keep within the bounds: {}", self.rule.sentence()),
            RefusalKind::ProcedureForbids => {
                format!("the procedure would have to be another: {}", self.rule.sentence())
            }
            RefusalKind::Disclosure => "disclose the entry to fewer, or what it mentions to more".to_owned(),
        }
    }
}

/// Help that says more than the sentence of the rule.
fn special(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "negotiation.opened.first" => "the record is open already; propose other events",
        "any.any.opened" => "propose the opening first",
        "party.joined.admitted" => "invite the party first, or let the procedure be open",
        "party.dissolved.last" => "a dissolved party stays dissolved; record the act of its successor",
        "party.role_assigned.accepted" | "party.excluded.decided" | "party.suspended.decided" => {
            "let the principals whose consent is needed act jointly"
        }
        "position.taken.party" => "let the party itself state it, or who holds the role acts_for for it",
        "position.taken.current" => "take the position on the current words, or leave the words out",
        "position.withdrawn.current" => "there is no position to withdraw; take one first",
        "point.closed.consent" => "acceptances ad referendum are to be confirmed by a plain acceptance first",
        "point.returned.held" => "the point is neither parked nor referred; there is nothing to return from",
        "point.parked.one" => "let the point return first",
        "point.reworded.settled" => "reopen or reinstate the point first",
        "meeting.confirmed.other_side" => {
            "let another side than the one that announced the meeting confirm it"
        }
        "meeting.held.past" => "record it when the interval is over, or give an interval that is over",
        "meeting.held.final" => "the meeting is over; plan another one",
        _ => return None,
    })
}

fn list(words: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all.join(", ")
}

fn status_of(negotiation: &Negotiation, subject: &Subject) -> Option<String> {
    match subject {
        Subject::Negotiation => negotiation.status().map(|status| status.to_string()),
        Subject::Party(id) => negotiation.party(id).map(|party| party.participation().to_string()),
        Subject::Point(id) => negotiation.point(id).map(|point| point.status().to_string()),
        Subject::Version(id) => negotiation.version(id).map(|version| version.status().to_string()),
        Subject::Meeting(id) => negotiation.meeting(id).map(|meeting| meeting.status().to_string()),
        Subject::Wording(_) | Subject::Area(_) | Subject::Entry(_) => None,
    }
}
