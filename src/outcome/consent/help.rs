//! Help with what is refused of the consent of a party to an instrument.

use crate::{
    event::Subject,
    judge::explain::{Explained, Help, facts::list, families::one_of},
    outcome::{
        consent::ConsentEvent,
        instrument::{
            InstrumentStatus,
            help::{how_they_stand, instrument},
        },
    },
    state::Negotiation,
    value::gather::Gather,
};

pub(crate) fn powers(_: &Help<'_>) -> String {
    "record `consent.full_powers_presented` or `person.accredited` of the person first, or let the party act without \
     naming a person"
        .to_owned()
}

pub(crate) fn not_open(help: &Help<'_>) -> String {
    let subject = help.subject();
    match instrument(help).map(|instrument| instrument.status()) {
        Some(InstrumentStatus::Draft) => format!(
            "record `instrument.agreed`, `instrument.adopted` or `instrument.opened_for_signature` first; {subject} is \
             a draft"
        ),
        Some(now @ (InstrumentStatus::Rejected | InstrumentStatus::Lapsed)) => {
            format!("record `instrument.resubmitted` or `instrument.reopened` first; {subject} is {now}")
        }
        Some(InstrumentStatus::OpenForSignature) => format!(
            "record `consent.expressed` by accession, where {subject} is open to that; the time to sign it is over"
        ),
        _ => format!("there is nothing to record; {subject} is over"),
    }
}

pub(crate) fn no_party(help: &Help<'_>) -> String {
    let talks = help.talks;
    let parties = instrument(help)
        .into_iter()
        .flat_map(|instrument| instrument.parties().gather())
        .filter_map(|id| talks.state.parties.find(id.as_str()))
        .gather();
    // Who is dissolved does nothing any more; who carries on its place comes by succession.
    let (own, others): (Vec<_>, Vec<_>) =
        talks.heirs(parties.iter().copied()).into_iter().partition(|party| parties.contains(party));
    let names = |all: Vec<_>| list(all.into_iter().filter_map(|ix| talks.party_id(ix)), "none");
    let by_succession = if others.is_empty() { String::new() } else { format!(" ({})", names(others)) };
    format!(
        "let a party of {} act: {}; or record `consent.expressed` by accession, where it is open to that, or by \
         succession{by_succession}, or `consent.attested` of a witness",
        help.subject(),
        names(own)
    )
}

pub(crate) fn means(help: &Help<'_>) -> String {
    format!(
        "record `consent.signed` first to ratify, accept or approve; accede only without a signature; {}",
        how_they_stand(help, instrument(help))
    )
}

pub(crate) fn own_gates(help: &Help<'_>) -> String {
    let gates = instrument(help).into_iter().flat_map(|instrument| instrument.gates().gather());
    let open = gates.filter(|gate| !gate.is_passed()).filter_map(|gate| Some((gate.id(), gate.of()?)));
    let open = open.map(|(gate, of)| format!("`{gate}` (of `{of}`)")).gather();
    format!("record `gate.passed` of {} first", open.join(", "))
}

pub(crate) fn notice(help: &Help<'_>) -> String {
    let notice = instrument(help).and_then(|instrument| instrument.notice()).map(|notice| notice.to_string());
    let notice = notice.as_deref().map_or("P12M", |notice| notice.trim_start_matches("+ "));
    format!("give a date that is certainly `{notice}` from now, or later")
}

pub(crate) fn notices(help: &Help<'_>) -> String {
    let consents = instrument(help).into_iter().flat_map(|instrument| instrument.consents().gather());
    let notices = consents.filter_map(|consent| Some((consent.party()?, consent.withdraws_at()?)));
    let notices = notices.map(|(party, at)| format!("`{party}` ({at})")).gather();
    if instrument(help).is_some_and(|instrument| instrument.consents().next().is_none()) {
        "there is nothing to record; nobody has done anything about its consent yet".to_owned()
    } else if notices.is_empty() {
        "record `consent.withdrawal_notified` first; how long a notice is, `notice` of the instrument says"
            .to_owned()
    } else {
        format!("propose it when the notice takes effect; notices: {}", notices.join(", "))
    }
}

impl Explained for ConsentEvent {
    fn status_of(_: &Negotiation, _: &Subject) -> Option<String> {
        None
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        let stand = how_they_stand(help, instrument(help));
        let from = help.starts_from();
        let from = if from.is_empty() { "nothing".to_owned() } else { one_of(&from) };
        Some(format!("`{}` starts from {from}; {stand}", help.act()))
    }
}
