//! What `permitted` lists is what `decide` accepts, whoever acts and whatever is hidden.

use std::collections::BTreeSet;

use crate::{
    both::{act, acts},
    laws::{bytes, recorded},
};
use negotiation::{
    event::{Acting, Actor, Disclosure, Draft, Entry, Event, Joint, Subject, fact::Kind},
    judge::Permitted,
    record::{Audience, Record},
    state::Negotiation,
    talks::party::{Participation, RoleStatus},
    testing::history::{self, histories, instant, party_id, restricted},
    value::{
        id::{PartyId, QuestionId},
        when::Instant,
    },
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{FileFailurePersistence, TestRunner},
};

fn at() -> Instant {
    instant(500)
}

/// One party, two and three jointly, one on behalf of another, and the secretariat.
fn actors() -> Vec<Actor> {
    let jointly = |parties: &[usize]| Actor::jointly(parties.iter().map(|n| party_id(*n))).unwrap();
    let behalf = |one, other| Acting::new(party_id(one)).on_behalf_of(party_id(other));
    let mixed = Joint::new(vec![Acting::new(party_id(0)), behalf(2, 1)]).unwrap();
    let mut all: Vec<Actor> = (0..4).map(party_id).map(Actor::Party).collect();
    all.extend([
        jointly(&[0, 1]),
        jointly(&[0, 2]),
        jointly(&[1, 3]),
        jointly(&[0, 1, 2]),
        jointly(&[0, 1, 3]),
        Actor::acting(behalf(2, 0)),
        Actor::acting(behalf(3, 1)),
        Actor::Jointly(mixed),
        Actor::Secretariat,
    ]);
    all
}

fn asked(by: &Actor, event: Event, rests_on: Option<&QuestionId>, to: &Disclosure) -> Draft {
    let (id, recorder) = ("asked".parse().unwrap(), "desk".parse().unwrap());
    let draft = Draft::new(id, recorder, at(), by.clone(), event).with_reason("why".parse().unwrap());
    let draft = draft.with_disclosure(to.clone());
    rests_on.into_iter().fold(draft, |draft, question| draft.resting_on(question.clone()))
}

/// What is listed as possible is accepted with its example.
fn accepts_each_example(record: &Record, by: &Actor, permitted: &[Permitted]) -> Result<(), String> {
    for act in permitted {
        if act.is_possible() != act.example.is_some() {
            return Err(format!("possible and without an example, or the other way: {act:?}"));
        }
        let Some(event) = &act.example else { continue };
        if act.subject.as_ref().is_some_and(|subject| *subject != event.subject()) {
            return Err(format!("the example is about something else: {act:?}"));
        }
        let draft = asked(by, event.clone(), act.rests_on.as_ref(), &act.disclosure);
        record.check(&draft).map_err(|refusal| format!("possible and refused: {refusal}: {draft:?}"))?;
        let decision = record.decide(draft).unwrap();
        if decision.entries().any(|entry| !entry.irregularities().is_empty()) {
            return Err(format!("with an irregularity: {act:?}"));
        }
    }
    Ok(())
}

/// The acts that are listed as refused: kind, word, and what they are about.
type Refused<'a> = BTreeSet<(&'a str, Option<&'static str>, Option<Subject>)>;

/// What is listed as refused is refused with every payload that the generator makes, to whomever it is disclosed.
fn refuses_each_payload(
    record: &Record,
    by: &Actor,
    refused: &Refused<'_>,
    proposed: &Draft,
    is_restricted: bool,
) -> Result<(), String> {
    let event = proposed.event();
    let act = |subject| refused.contains(&(event.kind().name(), event.choice(), subject));
    // What introduces something is listed without it. Who holds a role or an office may be hidden from the actor.
    let may_be_hidden = ["role_offered", "role_assigned", "role_declined", "role_ended", "office_ended"]
        .contains(&event.kind().action());
    let guessed = may_be_hidden && is_restricted;
    if guessed || !act(Some(event.subject())) && !act(None) {
        return Ok(());
    }
    let parties: Vec<_> = by.parties().map(|(party, other)| other.unwrap_or(party).clone()).collect();
    let few =
        [Disclosure::Public, Disclosure::Participants, Disclosure::Recorder, Disclosure::Parties(parties)];
    for to in few.iter().chain([proposed.disclosure()]) {
        let draft = asked(by, event.clone(), proposed.rests_on(), to);
        if record.check(&draft).is_ok() {
            return Err(format!("refused and accepted: {draft:?}"));
        }
    }
    Ok(())
}

fn agrees(record: &Record, by: &Actor, payloads: &[history::Bytes]) -> Result<(), String> {
    let permitted = record.negotiation().permitted(by, at());
    accepts_each_example(record, by, &permitted)?;
    let is_restricted = record.entries().iter().any(|entry| !entry.disclosure().is_public());
    let refused = permitted.iter().filter(|act| !act.is_possible());
    let refused: Refused<'_> =
        refused.map(|act| (act.kind.name(), act.choice, act.subject.clone())).collect();
    payloads.iter().try_for_each(|bytes| {
        refuses_each_payload(record, by, &refused, &history::draft(100, *bytes), is_restricted)
    })
}

/// The record of these drafts.
fn told(drafts: Vec<Draft>) -> Record {
    let mut record = Record::new();
    for draft in drafts {
        let _ = record.propose(draft);
    }
    record
}

fn payloads(most: usize) -> impl Strategy<Value = Vec<history::Bytes>> {
    proptest::collection::vec(any::<history::Bytes>(), most)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_permitted_is_what_is_decided((opening, history) in histories(40), more in payloads(40)) {
        let record = recorded(opening, &history);
        let payloads: Vec<_> = history.into_iter().chain(more).collect();
        for by in actors() {
            let agrees = agrees(&record, &by, &payloads);
            prop_assert!(agrees.is_ok(), "{by}: {}", agrees.unwrap_err());
        }
    }

    #[test]
    fn what_is_permitted_is_what_is_decided_whatever_is_hidden(drafts in restricted(40), more in payloads(40)) {
        let record = told(drafts);
        for by in actors() {
            let agrees = agrees(&record, &by, &more);
            prop_assert!(agrees.is_ok(), "{by}: {}", agrees.unwrap_err());
        }
    }
}

/// Whether a party is admitted to an entry, at first or since.
fn is_admitted(talks: &Negotiation, party: &PartyId, entry: &Entry) -> bool {
    let view = talks.party(party).unwrap();
    let admits = |to: &Disclosure| match to {
        Disclosure::Public => true,
        Disclosure::Participants => view.participation() == Participation::Participating,
        Disclosure::Parties(parties) => parties.contains(party),
        Disclosure::Role(role) => {
            view.roles().any(|held| held.status == RoleStatus::Held && held.role == role)
        }
        _ => false,
    };
    admits(entry.disclosure()) || talks.disclosures_of(entry.id()).any(|by| admits(by.disclosure()))
}

/// The ids in a text: a letter and a number.
fn ids(text: &str) -> BTreeSet<&str> {
    let is_id = |word: &&str| {
        let number = word.get(1..).unwrap_or("");
        word.starts_with(char::is_alphabetic)
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
    };
    text.split('"').filter(is_id).collect()
}

/// What the list of acts says, but for what they are refused under.
fn said(permitted: &[Permitted]) -> String {
    let mut all = String::new();
    for act in permitted {
        let subject = act.subject.as_ref().map(|subject| subject.as_str());
        let question = act.rests_on.as_ref().map(|question| question.as_str());
        let event = serde_json::to_string(&act.example).unwrap();
        let to = serde_json::to_string(&act.disclosure).unwrap();
        all += &format!("{subject:?} {question:?} {event} {to}\n");
    }
    all
}

/// Nothing that a party may not see is in its list; and the list is the one of its view, where the view has all to
/// which the party is admitted.
#[test]
fn what_is_hidden_is_not_listed() {
    let mut runner = TestRunner::deterministic();
    let (mut hidden_from, mut compared) = (0, 0);
    for _ in 0..300 {
        let record = told(restricted(40).new_tree(&mut runner).unwrap().current());
        let talks = record.negotiation();
        for party in talks.parties().map(|party| party.id().clone()) {
            let by = Actor::Party(party.clone());
            let permitted = talks.permitted(&by, at());
            let told = |seen: bool| {
                let entries =
                    talks.entries().iter().filter(|entry| is_admitted(talks, &party, entry) == seen);
                entries.map(|entry| serde_json::to_string(&**entry).unwrap()).collect::<Vec<_>>().join("\n")
            };
            let (seen, unseen) = (told(true), told(false));
            let mut known = ids(&seen);
            known.insert(party.as_str());
            let hidden: BTreeSet<_> = ids(&unseen).difference(&known).copied().collect();
            let said = said(&permitted);
            let leaked: Vec<_> = ids(&said).intersection(&hidden).copied().collect();
            assert!(leaked.is_empty(), "{party} is told of {leaked:?}");
            hidden_from += hidden.len();

            let view = record.view(&Audience::Party(party.clone()));
            let of_record = talks.entries().iter().filter(|entry| is_admitted(talks, &party, entry));
            let whole = view.negotiation().entries().iter().eq(of_record);
            // A party knows of itself, though its view may not; nor may that know which roles the party holds.
            let shown = view.negotiation();
            let whole = whole
                && shown.party(&party).is_some()
                && shown.entries().iter().all(|entry| is_admitted(shown, &party, entry));
            if whole && view.negotiation().entries().len() < talks.entries().len() {
                let listed = |acts: &[Permitted]| -> BTreeSet<_> {
                    acts.iter().map(|act| (act.kind.name(), act.choice, act.subject.clone())).collect()
                };
                let of_view = listed(&view.negotiation().permitted(&by, at()));
                let of_record = listed(&permitted);
                let differ: Vec<_> = of_view.symmetric_difference(&of_record).collect();
                assert!(differ.is_empty(), "{party}: {differ:?}");
                compared += 1;
            }
        }
    }
    assert!(hidden_from > 1000 && compared > 20, "{hidden_from} {compared}");
}

#[test]
fn every_kind_of_event_is_listed_on_some_history() {
    let on = |whole: &Negotiation| {
        let acts = whole.permitted(&Actor::Secretariat, at());
        acts.into_iter().map(|own| act(own.kind, own.choice)).collect::<BTreeSet<_>>()
    };
    let mut listed = on(&Negotiation::new());
    // There would be one of each for every entry.
    let of_entries = |kind: &&Kind| matches!(kind.thing(), "record" | "payload");
    let all: BTreeSet<_> = Event::kinds().filter(|kind| !of_entries(kind)).flat_map(acts).collect();
    let mut byte = bytes();
    for opening in 0..200_u8 {
        let history: Vec<history::Bytes> = (0..60).map(|_| std::array::from_fn(|_| byte())).collect();
        listed.extend(on(recorded(opening, &history).negotiation()));
        if all.is_subset(&listed) {
            break;
        }
    }
    assert_eq!(all.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "never listed");
}
