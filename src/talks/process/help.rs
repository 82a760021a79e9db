//! Help with what is refused of the negotiation as a whole.

use crate::{
    event::{Subject, fact::Fact},
    judge::explain::{Explained, Help, facts::list},
    state::Negotiation,
    talks::process::{NegotiationEvent, Resumed, Suspended},
};

pub(crate) fn opened(help: &Help<'_>) -> String {
    match help.talks.id() {
        Some(id) => format!("propose what comes next, or begin another record; `{id}` is open already"),
        None => "record `negotiation.opened` first".to_owned(),
    }
}

pub(crate) fn principals(help: &Help<'_>) -> String {
    format!(
        "record `party.role_assigned` of the role principal, and `party.joined`, of another party; principals at the \
         table: {}",
        list(help.talks.principals().map(|party| party.id()), "none")
    )
}

pub(crate) fn gates(help: &Help<'_>) -> String {
    let open = help.talks.gates().filter(|gate| gate.of().is_none() && !gate.is_passed());
    format!("record `gate.passed` of {} first", list(open.map(|gate| gate.id()), "each gate that is needed"))
}

pub(crate) fn open_points(help: &Help<'_>) -> String {
    format!(
        "record `point.closed` or `point.dropped` of {} first, or conclude with `partial`",
        list(help.talks.points_left_open().map(|point| &point.id), "every point")
    )
}

pub(crate) fn commitments(help: &Help<'_>) -> String {
    format!(
        "first let somebody else than those alone who owe it record `commitment.reported` as complete, or record `commitment.suspended` or `commitment.made_obsolete` of {}",
        list(help.talks.left_to_carry_out().map(|commitment| &commitment.id), "each commitment")
    )
}

pub(crate) fn procedure(help: &Help<'_>) -> String {
    help.joint(help.talks.procedure().changing(), None)
}

impl Explained for NegotiationEvent {
    fn status_of(talks: &Negotiation, _: &Subject) -> Option<String> {
        talks.status().map(|status| status.to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        if *help.kind() == *Resumed::KIND {
            return Some("the negotiation is not suspended; there is nothing to resume".to_owned());
        }
        if *help.kind() != *Suspended::KIND {
            return None;
        }
        if help.talks.is_suspended() {
            return Some(
                "record `negotiation.resumed` first; the negotiation is suspended already".to_owned(),
            );
        }
        let now = help.status().unwrap_or_else(|| "not open".to_owned());
        Some(format!("the negotiation is {now}; only one that is under way may be suspended"))
    }
}
