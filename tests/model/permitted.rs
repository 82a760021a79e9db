//! What `permitted` lists is what `decide` accepts, whoever acts and whatever is hidden.

use std::collections::BTreeSet;

use crate::{
    both::{act, acts},
    laws::{bytes, recorded},
};
use negotiation::{
    event::{Acting, Actor, Disclosure, Draft, Event, Joint, Subject, fact::Kind},
    judge::Permitted,
    record::Record,
    state::Negotiation,
    testing::history::{self, histories, instant, party_id, restricted},
    value::{id::QuestionId, when::Instant},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

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
) -> Result<(), String> {
    let event = proposed.event();
    let act = |subject| refused.contains(&(event.kind().name(), event.choice(), subject));
    // What introduces something is listed without it.
    if !act(Some(event.subject())) && !act(None) {
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
    let refused = permitted.iter().filter(|act| !act.is_possible());
    let refused: Refused<'_> =
        refused.map(|act| (act.kind.name(), act.choice, act.subject.clone())).collect();
    payloads
        .iter()
        .try_for_each(|bytes| refuses_each_payload(record, by, &refused, &history::draft(100, *bytes)))
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
    fn what_is_permitted_is_what_is_decided((opening, history) in histories(40), more in payloads(80)) {
        let record = recorded(opening, &history);
        let payloads: Vec<_> = history.into_iter().chain(more).collect();
        for by in actors() {
            let agrees = agrees(&record, &by, &payloads);
            prop_assert!(agrees.is_ok(), "{by}: {}", agrees.unwrap_err());
        }
    }

    #[test]
    fn what_is_permitted_is_what_is_decided_whatever_is_hidden(drafts in restricted(40), more in payloads(80)) {
        let record = told(drafts);
        for by in actors() {
            let agrees = agrees(&record, &by, &more);
            prop_assert!(agrees.is_ok(), "{by}: {}", agrees.unwrap_err());
        }
    }
}

/// Who acts at all: whatever kind of event there is, somebody is told of it.
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

#[test]
#[ignore]
fn survey() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut byte = bytes();
    let n: usize = std::env::var("N").unwrap().parse().unwrap();
    let hidden = std::env::var("HIDDEN").is_ok();
    let seed: u8 = std::env::var("SEED").unwrap_or("1".into()).parse().unwrap();
    let mut runner = TestRunner::new_with_rng(
        ProptestConfig::default(),
        proptest::test_runner::TestRng::from_seed(proptest::test_runner::RngAlgorithm::ChaCha, &[seed; 32]),
    );
    for _ in 0..seed {
        byte();
    }
    let mut found: std::collections::BTreeMap<String, (usize, String)> = Default::default();
    let mut asked_of = 0;
    for _ in 0..n {
        let record = if hidden {
            told(restricted(40).new_tree(&mut runner).unwrap().current())
        } else {
            let (opening, history) = histories(40).new_tree(&mut runner).unwrap().current();
            recorded(opening, &history)
        };
        for by in actors() {
            let permitted = record.negotiation().permitted(&by, at());
            if let Err(text) = accepts_each_example(&record, &by, &permitted) {
                let key = format!("example {}", &text[..40]);
                found.entry(key).or_insert((0, text)).0 += 1;
            }
            let refused: Refused<'_> = permitted
                .iter()
                .filter(|act| !act.is_possible())
                .map(|act| (act.kind.name(), act.choice, act.subject.clone()))
                .collect();
            for _ in 0..600 {
                let draft = history::draft(100, std::array::from_fn(|_| byte()));
                asked_of += 1;
                if let Err(text) = refuses_each_payload(&record, &by, &refused, &draft) {
                    let event = draft.event();
                    let rule = permitted
                        .iter()
                        .find(|act| {
                            act.kind == event.kind()
                                && (act.subject.is_none() || act.subject == Some(event.subject()))
                        })
                        .unwrap()
                        .refused
                        .unwrap()
                        .id();
                    let key = format!("{} {:?} {}", event.kind(), event.choice(), rule);
                    found.entry(key).or_insert((0, format!("{text}"))).0 += 1;
                }
            }
        }
    }
    for (key, (count, text)) in found {
        let (by, event) = (text.find("by: ").unwrap(), text.find("event: "));
        println!(
            "{key}: {count}\n   {} {}\n   {}",
            &text[by..(by + 200).min(text.find("recorded: ").unwrap_or(by + 200))],
            &text[text.find("disclosure: ").unwrap()..text.find("mode: ").unwrap()],
            &text[event.unwrap()..]
        );
    }
    println!("asked {asked_of}");
}
