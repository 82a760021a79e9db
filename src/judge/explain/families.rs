//! Help with the rules that every kind of event has: what it names, the ids that it gives, the status, the actor.

use crate::{
    event::{
        Subject,
        fact::{Fact, Kind},
    },
    judge::{
        act::of_name,
        explain::{Help, facts::steps},
    },
    notes::watch::{self, help as watch_help},
    outcome::{
        ceasefire::{self, help as ceasefire_help},
        commitment, consent,
        consent::{ConsentEvent, help as consent_help},
        gate, instrument, measure,
    },
    talks::{
        alternative::{self, help as alternative_help},
        deadline::{self, help as deadline_help},
        link, meeting,
        party::{self, help as party_help},
        person::{self, help as person_help},
        point::{self, help as point_help},
        process::{self, help as process_help},
        proposal::{self, help as proposal_help},
        question::{self, help as question_help},
        track, version,
    },
};

/// Helps with one of the four.
pub(crate) fn of_a_family(help: &Help<'_>) -> String {
    let (rule, act) = (help.refusal.rule, help.act());
    if *rule == *act.known() {
        unknown(help)
    } else if *rule == *act.free() {
        taken(help)
    } else if *rule == *act.status() {
        not_from_here(help)
    } else {
        format!("let one of these record `{}`: {}", help.act_name(), help.entitled())
    }
}

/// Something is named that is not there.
pub(crate) fn unknown(help: &Help<'_>) -> String {
    match introducing(help.subject()) {
        Some(first) => {
            format!("record `{first}` of `{}` first, or name one that is there", help.subject().as_str())
        }
        None => "name an entry of the record that stands".to_owned(),
    }
}

/// The kind of event that introduces a thing.
const fn introducing(subject: &Subject) -> Option<&'static Kind> {
    Some(match subject {
        Subject::Party(_) => party::Added::KIND,
        Subject::Point(_) => point::Tabled::KIND,
        Subject::Wording(_) => point::Reworded::KIND,
        Subject::Version(_) => version::Drafted::KIND,
        Subject::Meeting(_) => meeting::Added::KIND,
        Subject::Link(_) => link::Made::KIND,
        Subject::Proposal(_) => proposal::Submitted::KIND,
        Subject::Question(_) => question::Put::KIND,
        Subject::Alternative(_) => alternative::Proposed::KIND,
        Subject::Person(_) => person::Added::KIND,
        Subject::Track(_) => track::Opened::KIND,
        Subject::Deadline(_) => deadline::Set::KIND,
        Subject::Instrument(_) => instrument::Drafted::KIND,
        Subject::Reservation(_) => consent::ReservationMade::KIND,
        Subject::Gate(_) => gate::Required::KIND,
        Subject::Commitment(_) => commitment::Made::KIND,
        Subject::Ceasefire(_) => ceasefire::Declared::KIND,
        Subject::Measure(_) => measure::Taken::KIND,
        Subject::Watch(_) => watch::Added::KIND,
        Subject::Negotiation | Subject::Area(_) => process::Opened::KIND,
        Subject::Entry(_) => return None,
    })
}

fn taken(help: &Help<'_>) -> String {
    let since = help.introduced().map(|entry| format!(" since entry `{}`", entry.id()));
    format!("choose another id; {} is there{}", help.subject(), since.unwrap_or_default())
}

/// The status does not permit the act: of some acts the thing itself knows more.
fn not_from_here(help: &Help<'_>) -> String {
    let own = match help.subject() {
        Subject::Negotiation => process_help::status(help),
        Subject::Point(_) => point_help::status(help),
        Subject::Proposal(_) => proposal_help::status(help),
        Subject::Alternative(_) => alternative_help::status(help),
        Subject::Question(_) => question_help::status(help),
        Subject::Watch(_) => watch_help::status(help),
        Subject::Deadline(_) => deadline_help::status(help),
        Subject::Ceasefire(_) => ceasefire_help::status(help),
        Subject::Person(id) => Some(person_help::accreditations(help, id)),
        Subject::Party(id) => party_help::status(help, id),
        Subject::Instrument(id) if ConsentEvent::KINDS.contains(&help.act()) => {
            Some(consent_help::status(help, id))
        }
        _ => None,
    };
    own.unwrap_or_else(|| from_elsewhere(help))
}

/// The lifecycle says from where the act starts.
fn from_elsewhere(help: &Help<'_>) -> String {
    let (act, subject) = (help.act_name(), help.subject());
    let now = help.status().unwrap_or_else(|| "not there".to_owned());
    let already = of_name(act).iter().any(|act| act.to.as_ref() == Some(&now));
    let way = match help.way_to_act() {
        Some(acts) => format!("; record {} first", steps(&acts)),
        None => String::new(),
    };
    let already = if already { " already" } else { "" };
    format!("{subject} is {now}{already}; `{act}` starts from {}{way}", one_of(&help.starts_from()))
}

/// Statuses, one of which is needed.
pub(crate) fn one_of(statuses: &[String]) -> String {
    match statuses {
        [some @ .., last] if !some.is_empty() => format!("{} or {last}", some.join(", ")),
        _ => statuses.concat(),
    }
}

impl Help<'_> {
    /// Says which status the thing has to have for an act that stands beside its lifecycle.
    pub(crate) fn only_from(&self, statuses: &[String]) -> String {
        let now = self.status().unwrap_or_else(|| "not there".to_owned());
        let way = match self.way_to(statuses).as_deref() {
            Some([one]) => format!("; record `{one}` first"),
            _ => String::new(),
        };
        format!(
            "{} is {now}; `{}` is for one that is {}{way}",
            self.subject(),
            self.act_name(),
            one_of(statuses)
        )
    }
}
