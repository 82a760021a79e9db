//! Who accepted which words stays answerable: of today, and of any day before.

use negotiation::{
    decision::Procedure,
    prelude::*,
    query::{Fate, Stated},
    talks::{
        party, point,
        position::{Matter, Stance, Taken, Withdrawn},
        process::Opened,
    },
    value::word::{Area, PartyKind},
};

fn at(n: usize) -> Instant {
    format!("2026-01-{:02}T08:00:00Z", n + 1).parse().unwrap()
}

fn record(events: Vec<Event>) -> Record {
    let mut record = Record::new();
    for (n, event) in events.into_iter().enumerate() {
        let id = EntryId::new(format!("e{n}")).unwrap();
        let draft = Draft::new(id, RecorderId::new("desk").unwrap(), at(n), Actor::Secretariat, event);
        record.propose(draft.observed()).unwrap();
    }
    record
}

fn q() -> PointId {
    PointId::new("q").unwrap()
}

fn words(id: &str) -> point::Wording {
    point::Wording::from_parts(WordingId::new(id).unwrap(), Text::new("some words").unwrap())
}

fn party(id: &str) -> PartyId {
    PartyId::new(id).unwrap()
}

fn taken(id: &str, stance: Stance) -> Event {
    Taken::from_parts(party(id), Matter::Point(q()), stance).into()
}

fn told(stated: &[Stated<'_>]) -> Vec<String> {
    let one = |said: &Stated<'_>| {
        let fate = match said.fate {
            Fate::Standing => "stands".into(),
            Fate::Lapsed(by) => format!("lapsed by {}", by.id()),
            Fate::Replaced(by) => format!("replaced by {}", by.id()),
            Fate::Withdrawn(by) => format!("withdrawn by {}", by.id()),
            _ => unreachable!(),
        };
        let wording = said.wording.map_or("-", |wording| wording.as_str());
        format!("{} {} {wording} in {}: {fate}", said.party, said.stance, said.entry.id())
    };
    stated.iter().map(one).collect()
}

#[test]
fn every_position_is_told_with_its_words_and_what_became_of_it() {
    let name = || Name::new("a name").unwrap();
    let title = NegotiationId::new("n").unwrap();
    let record = record(vec![
        Opened::from_parts(title, name(), Procedure::observed()).into(),
        party::Added::from_parts(party("a"), name(), PartyKind::STATE).into(),
        party::Added::from_parts(party("b"), name(), PartyKind::STATE).into(),
        point::Tabled::from_parts(q(), name(), Area::SECURITY.into()).with_wording(words("w1")).into(),
        taken("a", Stance::Accepts),
        taken("b", Stance::Opposes),
        taken("b", Stance::AcceptsAdReferendum),
        point::Rectified::from_parts(q(), words("w2")).into(),
        point::Reworded::from_parts(q(), words("w3")).into(),
        taken("a", Stance::Rejects),
        Withdrawn::from_parts(party("a"), Matter::Point(q())).into(),
        taken("b", Stance::Accepts),
    ]);
    let first = "a accepts w1 in e4";
    let second = "b opposes w1 in e5: replaced by e6";
    let third = "b accepts_ad_referendum w1 in e6";
    let today = record.negotiation();
    assert_eq!(
        told(&today.agreement_history(&q())),
        [
            &format!("{first}: lapsed by e8"),
            second,
            &format!("{third}: lapsed by e8"),
            "a rejects w3 in e9: withdrawn by e10",
            "b accepts w3 in e11: stands",
        ]
    );
    // The rectification of the eighth day kept what was said.
    let past = record.as_of(at(7));
    assert_eq!(
        told(&past.negotiation().agreement_history(&q())),
        [&format!("{first}: stands"), second, &format!("{third}: stands")]
    );
    assert_eq!(today.agreement_history(&PointId::new("other").unwrap()), []);
}
