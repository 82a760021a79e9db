//! Help with what is refused of persons.

use crate::{
    event::{Subject, fact::Fact},
    judge::explain::{Explained, Help, facts::list},
    state::Negotiation,
    talks::person::{Accredited, PersonEvent, PersonView},
    value::gather::Gather,
};

pub(crate) fn in_office(help: &Help<'_>) -> String {
    format!("there is nothing to record; {} holds that office already", help.subject())
}

pub(crate) fn offices(help: &Help<'_>) -> String {
    let person = help.subject().person().and_then(|id| help.talks.person(id));
    let offices = person.iter().flat_map(PersonView::offices).filter(|office| office.held);
    let offices = offices.map(|office| format!("{} of {}", office.title, office.party));
    format!("name an office of {}: {}", help.subject(), list(offices, "there is none"))
}

pub(crate) fn not_accredited(help: &Help<'_>) -> String {
    format!("record `person.accredited` first; the party has not accredited {}", help.subject())
}

impl Explained for PersonEvent {
    fn status_of(_: &Negotiation, _: &Subject) -> Option<String> {
        None
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        let id = help.subject().person()?;
        let person = help.talks.person(id);
        let all = person.iter().flat_map(PersonView::accreditations);
        let all =
            all.map(|accreditation| format!("`{}` ({})", accreditation.party, accreditation.status)).gather();
        let all = if all.is_empty() { "none".to_owned() } else { all.join(", ") };
        let starts = if *help.kind() == *Accredited::KIND {
            "name a party whose accreditation is new or ended"
        } else {
            "record `person.accredited` first, or name a party whose accreditation is valid"
        };
        Some(format!("{starts}; the accreditations of person `{id}`: {all}"))
    }
}
