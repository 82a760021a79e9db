//! Help with what is refused of points.

use crate::{
    decision::Outcome,
    event::{Subject, fact::Fact},
    judge::{
        Refusal,
        explain::{
            Explained, Help,
            facts::{Acting, list, steps},
        },
        require::Answer,
        rule::catalogue::{
            POINT_AGREED_IN_PRINCIPLE_AGREEMENT, POINT_CLOSED_AGREEMENT, POINT_TEXT_AGREED_AGREEMENT,
        },
    },
    state::{Asked, Moment, Negotiation},
    talks::{
        link::LinkKind,
        party::PartyState,
        point::{Closed, PointEvent, PointStatus, PointView, Referred},
    },
    value::{gather::Gather, id::PointId, table::Ix},
};

fn point<'a>(help: &Help<'a>) -> Option<PointView<'a>> {
    help.subject().point().and_then(|id| help.talks.point(id))
}

/// Helps with a point that is agreed, closed or dropped.
pub(crate) fn settled(help: &Help<'_>) -> String {
    let open = [PointStatus::Tabled, PointStatus::UnderDiscussion, PointStatus::AgreedInPrinciple];
    let open = open.map(|status| status.to_string());
    let open = match help.way_to(&open.each_ref().map(String::as_str)) {
        Some(way) => format!("record {} first", steps(&way)),
        None => "record `point.reopened` or `point.reinstated` first".to_owned(),
    };
    match help.status() {
        Some(now) => format!("{open}; {} is {now}", help.subject()),
        None => open,
    }
}

pub(crate) fn circle(help: &Help<'_>) -> String {
    format!("name a parent that is neither {} nor a part of it", help.subject())
}

pub(crate) fn wording(help: &Help<'_>) -> String {
    format!("name words of this point; {} belongs to another one", help.subject())
}

pub(crate) fn wordless(help: &Help<'_>) -> String {
    match point(help).and_then(|point| point.wording()) {
        Some(words) => format!("rectify its current words `{}`, or leave `of` out", words.id),
        None => format!("record `point.reworded` instead; {} has no words", help.subject()),
    }
}

pub(crate) fn agreement(help: &Help<'_>) -> String {
    if help.tally.is_some_and(|tally| tally.verdict().is_carried()) {
        return "leave `wording` out; the words named are not the current ones".to_owned();
    }
    format!("record `position.taken` with `accepts` by {}", help.lacking())
}

pub(crate) fn agreement_to_close(help: &Help<'_>) -> String {
    format!(
        "record `position.taken` with `accepts` by {}, or `position.confirmed` of what was accepted ad referendum",
        help.lacking()
    )
}

pub(crate) fn undertaking(help: &Help<'_>) -> String {
    agree_or_drop(help, points(help, |point| point.status().is_open()), "each other point", "")
}

pub(crate) fn package(help: &Help<'_>) -> String {
    let open = together(help, LinkKind::Package, |point| point.status().is_open());
    let or = format!(", or `link.released` of {}", links(help, LinkKind::Package));
    agree_or_drop(help, open, "its other points", &or)
}

fn agree_or_drop<'a>(
    help: &Help<'_>,
    open: impl Iterator<Item = &'a PointId>,
    otherwise: &str,
    or: &str,
) -> String {
    let subject = help.subject().as_str();
    let open = list(open.filter(|id| id.as_str() != subject), otherwise);
    format!("record `point.text_agreed` or `point.dropped` of {open} first{or}")
}

pub(crate) fn conditional(help: &Help<'_>) -> String {
    let point = help.subject().as_str();
    let mut conditional = help.talks.links().filter(|link| link.binds(LinkKind::Conditional, point));
    let condition = conditional.find_map(|link| link.condition().map(ToString::to_string));
    let condition = condition.unwrap_or_else(|| "the condition is met".to_owned());
    format!("see first that {condition}, or record `link.released` of {}", links(help, LinkKind::Conditional))
}

pub(crate) fn exclusive(help: &Help<'_>) -> String {
    let settled = together(help, LinkKind::Exclusive, |point| {
        matches!(point.status(), PointStatus::TextAgreed | PointStatus::Closed)
    });
    let settled = list(settled, "the other member");
    let links = links(help, LinkKind::Exclusive);
    format!(
        "record `point.dropped` instead, or `point.reopened` of {settled} or `link.released` of {links} first"
    )
}

pub(crate) fn failed_gate(help: &Help<'_>) -> String {
    let state = &help.talks.state;
    let point = help.subject().point().and_then(|id| state.points.find(id.as_str()));
    let closing = point.map_or_else(Vec::new, |point| help.talks.closing_with(point));
    let failed = help.talks.failed_gate_of(&closing).map(|gate| &gate.id);
    format!(
        "record `gate.replaced` or `gate.waived` first by those concerned, for {}, or agree on other words",
        list(failed.into_iter(), "the gate that failed")
    )
}

pub(crate) fn sub_points(help: &Help<'_>) -> String {
    let point = point(help).map(|point| point.id());
    let open = points(help, |part| part.parent() == point && !part.status().is_settled());
    format!("record `point.closed` or `point.dropped` of {} first", list(open, "its sub-points"))
}

pub(crate) fn into(help: &Help<'_>) -> String {
    format!("name the points that take the place of {}, each once", help.subject())
}

pub(crate) fn flagged(help: &Help<'_>) -> String {
    let flag =
        point(help).and_then(|point| point.flag()).map(|flag| format!("; {} is {flag}", help.subject()));
    format!("record `point.returned` first{}", flag.unwrap_or_default())
}

pub(crate) fn not_flagged(help: &Help<'_>) -> String {
    format!("there is nothing to return; {} is neither parked nor referred", help.subject())
}

pub(crate) fn alternatives(help: &Help<'_>) -> String {
    let point = point(help);
    let open = point.iter().flat_map(PointView::open_alternatives).map(|alternative| alternative.id());
    format!(
        "record `alternative.chosen` or `alternative.set_aside` of {} first",
        list(open, "its alternatives")
    )
}

pub(crate) fn arbiter(help: &Help<'_>) -> String {
    format!("record `point.referred(arbiter)` first; {} is with no arbiter", help.subject())
}

pub(crate) fn reopens(help: &Help<'_>) -> String {
    let (talks, state) = (help.talks, &help.talks.state);
    let point = state.points.by_key(help.subject().as_str());
    let agreed = |ix: &Ix<PartyState>| {
        point.is_some_and(|point| {
            talks.agreed_to(point, *ix, Moment::at(help.refusal.at.to_utc())) == Answer::Kept
        })
    };
    let principals = state.principals.iter().copied().filter(agreed);
    let principals = principals.filter_map(|ix| talks.party_id(ix));
    format!(
        "let {}, the mediator or the chair record `point.reopened`",
        list(principals, "a party whose agreement it rests on")
    )
}

/// Asks those at the tables of the point to act jointly.
pub(crate) fn joint(help: &Help<'_>) -> String {
    let state = &help.talks.state;
    let Some(point) = state.points.by_key(help.subject().as_str()) else {
        return help.joint(help.talks.procedure().agreeing(), None);
    };
    let electorate = state.electorate(Asked::Point(point));
    let parties = electorate.iter().filter_map(|ix| state.parties.get(*ix)).map(|party| &party.id);
    help.jointly(&Acting::of(parties, "the principals"), state.agreeing(Asked::Point(point)))
}

/// The ids of the points of which something holds.
fn points<'a>(help: &Help<'a>, which: impl Fn(&PointView<'a>) -> bool) -> impl Iterator<Item = &'a PointId> {
    help.talks.points().filter(move |point| which(point)).map(|point| point.id())
}

/// The standing links of a kind that name the point refused.
fn links(help: &Help<'_>, kind: LinkKind) -> String {
    let point = help.subject().as_str();
    list(help.talks.links().filter(|link| link.binds(kind, point)).map(|link| link.id()), "the link")
}

/// The other points of the standing links of a kind that name the point refused.
fn together<'a>(
    help: &Help<'a>,
    kind: LinkKind,
    which: impl Fn(&PointView<'a>) -> bool,
) -> impl Iterator<Item = &'a PointId> {
    let subject = help.subject().as_str();
    let links = help.talks.links().filter(move |link| link.binds(kind, subject));
    let points = links.flat_map(|link| link.points().gather());
    points.filter(move |point| point.id().as_str() != subject && which(point)).map(|point| point.id())
}

impl Explained for PointEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.point(subject.point()?)?.status().to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        if *help.kind() == *Closed::KIND && point(help).is_some_and(|point| point.status().is_open()) {
            return Some(help.only_from(&[PointStatus::TextAgreed.to_string()]));
        }
        (*help.kind() == *Referred::KIND).then(|| settled(help))
    }

    fn tally(refusal: &Refusal, talks: &Negotiation) -> Option<Outcome> {
        let point = refusal.subject.point().and_then(|id| talks.point(id))?;
        if *refusal.rule == POINT_CLOSED_AGREEMENT {
            return Some(point.tally_for_closing());
        }
        let agrees =
            [&POINT_AGREED_IN_PRINCIPLE_AGREEMENT, &POINT_TEXT_AGREED_AGREEMENT].contains(&refusal.rule);
        agrees.then(|| point.tally())
    }
}
