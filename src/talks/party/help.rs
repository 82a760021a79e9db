//! Help with what is refused of parties.

use crate::{
    event::{
        Subject,
        fact::{Fact, Kind},
    },
    judge::explain::{Explained, Help, facts::list, families::one_of},
    state::Negotiation,
    talks::party::{PartyEvent, PartyView, RoleAssigned, RoleDeclined, RoleEnded, RoleOffered},
    value::gather::Gather,
};

fn party<'a>(help: &Help<'a>) -> Option<PartyView<'a>> {
    help.subject().party().and_then(|id| help.talks.party(id))
}

/// The acts that move the status of a role.
pub(crate) const OF_A_ROLE: [&Kind; 4] =
    [RoleOffered::KIND, RoleAssigned::KIND, RoleDeclined::KIND, RoleEnded::KIND];

pub(crate) fn dissolved(help: &Help<'_>) -> String {
    format!("record the act of another party, such as its successor; {} stays dissolved", help.subject())
}

pub(crate) fn roles(help: &Help<'_>) -> String {
    let roles = party(help).map(|party| list(party.roles(), "there is none"));
    format!("name a role of {}: {}", help.subject(), roles.unwrap_or_else(|| "there is none".to_owned()))
}

pub(crate) fn group(help: &Help<'_>) -> String {
    let kind = party(help).map(|party| format!("; {} is a {}", help.subject(), party.kind()));
    format!("name a coalition, a community or an organisation{}", kind.unwrap_or_default())
}

pub(crate) fn circle(help: &Help<'_>) -> String {
    format!("name another group; {} is the party itself, or a member of it", help.subject())
}

pub(crate) fn member_already(help: &Help<'_>) -> String {
    format!("there is nothing to record; the party is a member of {} already", help.subject())
}

pub(crate) fn groups(help: &Help<'_>) -> String {
    let groups = party(help).map(|party| list(party.groups(), "there is none"));
    format!("name a group of {}: {}", help.subject(), groups.unwrap_or_else(|| "there is none".to_owned()))
}

pub(crate) fn split(help: &Help<'_>) -> String {
    format!("name at least two parties, each once, and {} among them only if it continues", help.subject())
}

pub(crate) fn defects(help: &Help<'_>) -> String {
    match party(help) {
        Some(party) => {
            let acts = help.talks.defective_acts(party.id()).map(|entry| entry.id().clone());
            format!("name an act that can be confirmed: {}", list(acts, "there is none"))
        }
        None => "name an act that broke a rule on accreditation or powers".to_owned(),
    }
}

pub(crate) fn suspended(help: &Help<'_>) -> String {
    format!("let {} act itself, or {}", help.subject(), excluded(help))
}

pub(crate) fn excluded(help: &Help<'_>) -> String {
    help.joint(help.talks.procedure().excluding(), party(help).map(|party| party.id()))
}

pub(crate) fn term(help: &Help<'_>) -> String {
    match party(help).and_then(|party| party.excluded_until()) {
        Some(until) => format!("propose it in {until} or later; {} is excluded until then", help.subject()),
        None => "propose it when the exclusion is over".to_owned(),
    }
}

pub(crate) fn helper(help: &Help<'_>) -> String {
    help.joint(help.talks.procedure().agreeing(), None)
}

impl Explained for PartyEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.party(subject.party()?)?.participation().to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        if !OF_A_ROLE.contains(&help.kind()) {
            return None;
        }
        let roles = party(help).map(|party| {
            let roles = party.roles().map(|role| format!("`{role}` ({})", role.status));
            roles.gather().join(", ")
        });
        let roles = roles.filter(|roles| !roles.is_empty()).unwrap_or_else(|| "none".to_owned());
        let from = if *help.kind() == *RoleOffered::KIND {
            "new to the party".to_owned()
        } else {
            one_of(&help.starts_from())
        };
        Some(format!("name a role that is {from}; the roles of {}: {roles}", help.subject()))
    }
}
