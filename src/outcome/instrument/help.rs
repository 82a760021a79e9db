//! Help with what is refused of instruments.

use crate::{
    decision::DecisionRule,
    event::Subject,
    judge::explain::{
        Explained, Help,
        facts::{Acting, commas, list, named},
    },
    outcome::{
        consent::ConsentStatus,
        instrument::{InstrumentEvent, InstrumentStatus, InstrumentView},
    },
    state::Negotiation,
    talks::point::PointStatus,
    value::{condition::Condition, gather::Gather, when::instant},
};

/// The instrument that the refusal is about.
pub(crate) fn instrument<'a>(help: &Help<'a>) -> Option<InstrumentView<'a>> {
    help.subject().instrument().and_then(|id| help.talks.instrument(id))
}

pub(crate) fn gates(help: &Help<'_>) -> String {
    let gates =
        instrument(help).map(|instrument| list(instrument.gates().map(|gate| gate.id()), "there is none"));
    format!(
        "name gates required of {}: {}",
        help.subject(),
        gates.unwrap_or_else(|| "there is none".to_owned())
    )
}

pub(crate) fn fixed(help: &Help<'_>) -> String {
    let instrument = instrument(help);
    match instrument.map(|instrument| instrument.status()) {
        Some(InstrumentStatus::InForce | InstrumentStatus::Suspended) => {
            "record `instrument.amended` instead, with the version that it embodies then".to_owned()
        }
        Some(InstrumentStatus::Superseded | InstrumentStatus::Terminated) => {
            "record `instrument.drafted` of another one; this one is over".to_owned()
        }
        Some(InstrumentStatus::Draft) => format!(
            "record `instrument.agreed` and then `instrument.reopened` first, so that what was done on this draft lapses; {}",
            how_they_stand(help, instrument)
        ),
        _ => format!("record `instrument.reopened` first; {}", how_they_stand(help, instrument)),
    }
}

/// Asks its parties to act jointly.
pub(crate) fn joint(help: &Help<'_>) -> String {
    let parties = instrument(help).map_or_else(Vec::new, |instrument| instrument.deciding());
    among(help, &Acting::of(parties, "its parties"))
}

/// Asks parties to act jointly under the rule for agreeing.
pub(crate) fn among(help: &Help<'_>, parties: &Acting) -> String {
    let rule: &DecisionRule = help.talks.procedure().agreeing();
    help.jointly(parties, rule)
}

pub(crate) fn joint_or_depositary(help: &Help<'_>) -> String {
    format!("{}, or by the depositary", joint(help))
}

pub(crate) fn rejects(help: &Help<'_>) -> String {
    format!("{}, or record `consent.refused` for one of them", joint(help))
}

pub(crate) fn open_points(help: &Help<'_>) -> String {
    let version = instrument(help).and_then(|instrument| instrument.version());
    let points =
        version.into_iter().flat_map(|version| version.contents().map(|(_, point, _)| point).gather());
    let open =
        points.filter(|point| !point.status().is_settled() && point.status() != PointStatus::TextAgreed);
    format!(
        "record `point.text_agreed` or `point.dropped` of {} first",
        list(open.map(|point| point.id()), "each open point")
    )
}

pub(crate) fn initials(help: &Help<'_>) -> String {
    let lacking =
        missing(help, |status| !matches!(status, ConsentStatus::Refused | ConsentStatus::Withdrawn));
    format!("record `consent.initialled` by {lacking} first")
}

pub(crate) fn signs(help: &Help<'_>) -> String {
    let lacking = missing(help, |status| status == ConsentStatus::Signed || status.is_bound());
    format!("record `consent.signed` by {lacking} first")
}

/// The parties that did not do it yet.
fn missing(help: &Help<'_>, did: impl Fn(ConsentStatus) -> bool) -> String {
    let instrument = instrument(help);
    let parties = instrument.into_iter().flat_map(|instrument| instrument.parties().gather());
    let done = |party| {
        let status =
            instrument.and_then(|instrument| instrument.consent(party)).and_then(|consent| consent.status());
        status.is_some_and(&did)
    };
    list(parties.filter(|party| !done(party)), "its parties")
}

pub(crate) fn condition(help: &Help<'_>) -> String {
    let Some(instrument) = instrument(help) else { return "see first that its condition is met".to_owned() };
    let ready = instrument.ready_since().map(|at| instant::display(&at.fixed_offset()).to_string());
    match (instrument.in_force_when(), ready) {
        (_, Some(at)) => format!(
            "give a date at {at} or later; its condition is met only then; or let all whom it binds act jointly: {}",
            list(instrument.deciding().into_iter(), "its parties")
        ),
        (Some(condition), None) => {
            let waits = help.talks.what_is_unmet(instrument.id());
            let in_words = waits.iter().any(|part| matches!(part, Condition::Text(_)));
            let shown = "; name in `shown_by` the entries that show what nobody computes";
            format!("see first that {condition}{}", if in_words { shown } else { "" })
        }
        (None, None) => {
            format!("record `consent.expressed` first; {}", how_they_stand(help, Some(instrument)))
        }
    }
}

pub(crate) fn unbound(help: &Help<'_>) -> String {
    format!(
        "record `consent.expressed` or `consent.provisionally_applied` first, or name in `shown_by` what shows that it is in \
         force for whom it does not bind; {}",
        how_they_stand(help, instrument(help))
    )
}

pub(crate) fn gates_open(help: &Help<'_>) -> String {
    let instrument = instrument(help);
    let gates = instrument.into_iter().flat_map(|instrument| instrument.gates().gather());
    let open = gates.filter(|gate| gate.of().is_none() && !gate.is_passed());
    let open = list(open.map(|gate| gate.id()), "each gate that it needs");
    match instrument.and_then(|instrument| instrument.gates_needed()) {
        Some(needed) => format!("record `gate.passed` of {open} first; it needs: {needed}"),
        None => format!("record `gate.passed` of {open} first"),
    }
}

pub(crate) fn not_amended(help: &Help<'_>) -> String {
    match instrument(help).map(|instrument| instrument.status()) {
        Some(now) => {
            format!("record `instrument.drafted` of another one instead; {} is {now}", help.subject())
        }
        None => "record `instrument.drafted` of another one instead".to_owned(),
    }
}

pub(crate) fn in_force(help: &Help<'_>) -> String {
    let all = instrument(help).map(|instrument| list(instrument.deciding().into_iter(), "its parties"));
    format!(
        "name in `parties` for whom it enters into force; {} is in force; or let all whom it binds act jointly as of an \
         earlier date: {}",
        help.subject(),
        all.unwrap_or_else(|| "its parties".to_owned())
    )
}

/// Says how the parties stand to an instrument.
pub(crate) fn how_they_stand(help: &Help<'_>, instrument: Option<InstrumentView<'_>>) -> String {
    let subject = help.subject();
    let Some(instrument) = instrument else { return format!("nobody did anything about {subject}") };
    let others = instrument.consents().filter_map(|consent| consent.party());
    let others = others.filter(|party| instrument.parties().all(|instrument| instrument != *party)).gather();
    let stand = instrument.parties().chain(others).map(|party| {
        let status = instrument.consent(party).and_then(|consent| consent.status());
        format!("`{party}` ({})", status.map_or_else(|| "nothing".to_owned(), |status| status.to_string()))
    });
    let stand = stand.gather();
    let gates = instrument.gates().filter(|gate| !gate.is_passed()).map(|gate| gate.id());
    let gates = commas(gates);
    let open = if gates.is_empty() { String::new() } else { format!("; gates not passed: {gates}") };
    format!("the consent of the parties: {}{open}", stand.join(", "))
}

impl Explained for InstrumentEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.instrument(subject.instrument()?)?.status().to_string())
    }

    fn itself(help: &Help<'_>) -> String {
        named("a party of it", &mut instrument(help).into_iter().flat_map(|instrument| instrument.deciding()))
    }
}
