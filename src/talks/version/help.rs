//! Help with what is refused of versions of the framework.

use crate::{
    decision::Outcome,
    event::Subject,
    judge::{
        Refusal,
        explain::{Explained, Help, facts::list},
        rule::catalogue::{
            VERSION_ADOPTED_AD_REFERENDUM_AGREEMENT, VERSION_ADOPTED_AGREEMENT,
            VERSION_TAKEN_AS_BASIS_AGREEMENT,
        },
    },
    state::Negotiation,
    talks::version::{VersionEvent, VersionView},
};

pub(crate) fn no_source(help: &Help<'_>) -> String {
    format!("add or reinstate {} instead; it is in none of the parents", help.subject())
}

pub(crate) fn not_new(help: &Help<'_>) -> String {
    format!("carry or amend {} instead; it is in a parent", help.subject())
}

pub(crate) fn not_gone(help: &Help<'_>) -> String {
    format!("add, carry or amend {} instead; it was in no ancestor, or is in a parent", help.subject())
}

pub(crate) fn conflict(help: &Help<'_>) -> String {
    format!("amend {}, and say which words stand", help.subject())
}

pub(crate) fn unchanged(help: &Help<'_>) -> String {
    format!("carry {} instead; its words are those of the parent", help.subject())
}

pub(crate) fn left_out(help: &Help<'_>) -> String {
    format!("say what becomes of {}: carry, amend, drop, split, merge or move it", help.subject())
}

pub(crate) fn number(help: &Help<'_>) -> String {
    format!("give {} a number that no other point bears", help.subject())
}

pub(crate) fn twice(help: &Help<'_>) -> String {
    format!("name {} in one operation only", help.subject())
}

pub(crate) fn wording(help: &Help<'_>) -> String {
    format!("name words of {}, or none", help.subject())
}

pub(crate) fn successor(help: &Help<'_>) -> String {
    format!("name another successor than {}, or none", help.subject())
}

pub(crate) fn agreed_points(help: &Help<'_>) -> String {
    let version = help.talks.state.versions.find(help.subject().as_str());
    let touched = version.into_iter().flat_map(|ix| help.talks.agreed_points_touched(ix));
    let touched = list(touched.map(|point| &point.id), "the agreed points");
    format!("record `point.reopened` of {touched} first, which it changes or leaves out")
}

pub(crate) fn open_points(help: &Help<'_>) -> String {
    let version = help.subject().version().and_then(|id| help.talks.version(id));
    let open = version.iter().flat_map(VersionView::contents).map(|(_, point, _)| point);
    let open = open.filter(|point| !point.status().is_settled()).map(|point| point.id());
    format!("record `point.closed` or `point.dropped` of {} first", list(open, "its points"))
}

pub(crate) fn agreement(help: &Help<'_>) -> String {
    format!("record `position.taken` on the version with `accepts` by {}", help.lacking())
}

pub(crate) fn final_agreement(help: &Help<'_>) -> String {
    format!("{}, or `position.confirmed` of what was accepted ad referendum", agreement(help))
}

impl Explained for VersionEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.version(subject.version()?)?.status().to_string())
    }

    fn tally(refusal: &Refusal, talks: &Negotiation) -> Option<Outcome> {
        let version = talks.state.versions.by_key(refusal.subject.version()?.as_str())?;
        if *refusal.rule == VERSION_TAKEN_AS_BASIS_AGREEMENT {
            return Some(talks.basis_tally(version));
        }
        let closing = *refusal.rule == VERSION_ADOPTED_AGREEMENT;
        let adopts = closing || *refusal.rule == VERSION_ADOPTED_AD_REFERENDUM_AGREEMENT;
        adopts.then(|| talks.adoption_tally(version, closing))
    }
}
