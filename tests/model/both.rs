//! The library against a second writing of its rules.
//!
//! `tests/model/` holds the rules once more, naively. For every draft of a history both must say
//! the same: refused under the same rule, or recorded with the same irregularities, consequences, words
//! and tally; and afterwards both must show the same of what `tests/model/views.rs` lists. What a refusal says
//! beside its rule is not compared.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use crate::naive::{Model, Recorded, Said};
use negotiation::{
    decision::Tally,
    event::{Draft, Entry, Event, fact::Kind},
    judge::{Decision, Refusal, rule_book},
    record::Record,
    talks::question::QuestionEvent,
    testing::history::{self, drafts, histories, instant},
    value::when::When,
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{FileFailurePersistence, TestRunner},
};

/// The ids of the rules that an act can be refused under.
static BOOK: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| rule_book().into_iter().map(|rule| rule.id()).collect());

/// What the library said, in the words of the model.
fn said(answer: &Result<Decision, Refusal>) -> Said {
    let decision = match answer {
        Err(refusal) => {
            let rule = refusal.rule().id();
            assert!(BOOK.contains(rule), "{rule} is not in the rule book");
            return Said::Refused(rule.into());
        }
        Ok(decision) if decision.repeats() => return Said::Repeated,
        Ok(decision) => decision,
    };
    let entry = decision.act().unwrap();
    let consequences = decision.entries().filter(|other| other.cause().is_some());
    let event = serde_json::to_value(entry.event()).unwrap();
    let body = &event[entry.event().kind().thing()][entry.event().kind().action()];
    let of = ["point.rectified", "point.language_added", "alternative.proposed", "alternative.reworded"];
    let words = if of.contains(&entry.event().kind().name()) { "of" } else { "wording" };
    Said::Recorded(Recorded {
        irregularities: entry.irregularities().iter().map(|broken| broken.rule().into()).collect(),
        consequences: consequences.map(consequence).collect(),
        expected: decision.expected().iter().map(named).collect(),
        words: body[words].as_str().map(String::from),
        reached: reached(entry, body),
    })
}

/// Who was asked, and the tally.
fn reached(entry: &Entry, body: &serde_json::Value) -> Option<crate::naive::Asked> {
    let counts = |tally: &Tally| {
        let heads = tally.heads;
        [heads.in_favour, heads.against, heads.abstained, heads.missing]
    };
    match entry.event() {
        Event::Question(QuestionEvent::Put(fact)) => {
            let weight = fact.electorate.iter().map(|member| member.weight).sum();
            let groups: usize = fact.electorate.iter().map(|member| member.groups.len()).sum();
            let parties = fact.electorate.iter().map(|member| member.party.to_string()).collect();
            Some((parties, [weight, groups as u64, 0, 0]))
        }
        _ => match (entry.reached(), body.get("tally")) {
            (Some(reached), _) => {
                let electorate = reached.electorate().iter().map(ToString::to_string).collect();
                Some((electorate, counts(reached.tally())))
            }
            (None, Some(tally)) => {
                let tally: Tally = serde_json::from_value(tally.clone()).unwrap();
                Some((BTreeSet::new(), counts(&tally)))
            }
            (None, None) => None,
        },
    }
}

/// A consequence: its kind, what it is about, and whom it is disclosed to.
fn consequence(entry: &Entry) -> (String, String) {
    let disclosure = serde_json::to_value(entry.disclosure()).unwrap();
    let (kind, id) = named(entry.event());
    (kind, format!("{id}, disclosed to {disclosure}"))
}

fn named(event: &Event) -> (String, String) {
    (act(event.kind(), event.choice()), event.subject().as_str().into())
}

/// The name of an act: its kind, and which of its acts it is.
pub(crate) fn act(kind: &Kind, choice: Option<&str>) -> String {
    choice.map_or_else(|| kind.to_string(), |choice| format!("{kind}({choice})"))
}

/// Every act of a kind: one, or one for each word of the field that says which.
pub(crate) fn acts(kind: &Kind) -> Vec<String> {
    match kind.choices() {
        [] => vec![act(kind, None)],
        choices => choices.iter().map(|choice| act(kind, Some(choice))).collect(),
    }
}

/// What no draft tells.
const LEFT_BY_THE_RECORD: &[&str] = &["payload"];

/// Acts that change nothing that `tests/model/views.rs` lists, and why.
const UNSEEN: &[(&str, &str)] = &[
    ("negotiation.renamed", "the histories have one name for all"),
    ("party.renamed", "the histories have one name for all"),
    ("party.alias_added", "the histories have one name for all"),
    ("person.renamed", "the histories have one name for all"),
    ("point.renamed", "the histories have one name for all"),
    ("version.renamed", "the histories have one name for all"),
    ("point.areas_set", "the histories have one area for all"),
    ("person.added", "a person is listed with an office or an accreditation"),
    ("negotiation.related", "no other negotiation is read"),
    ("assessment.given", "an assessment changes nothing else"),
    ("proposal.conveyed", "who has been told of a proposal is not listed"),
    ("party.act_confirmed", "what was done without powers is not listed"),
];

/// Acts that only add something, and so are never late.
const ONLY_ADD: &[&str] = &[
    "account.given",
    "assessment.given",
    "ceasefire.violation_alleged",
    "commitment.reported",
    "commitment.violation_alleged",
    "consent.attested",
    "consent.declaration_made",
    "consent.objected",
    "gate.recommended",
    "instrument.rectified",
    "meeting.document_handed_over",
    "meeting.ordered",
    "point.language_added",
    "meeting.outcome_recorded",
    "meeting.read_out",
    "negotiation.related",
    "party.act_confirmed",
    "party.alias_added",
    "party.merged",
    "party.split",
    "party.succeeded",
    "record.confirmed",
    "record.corrected",
    "record.denied",
    "record.disclosed",
    "record.disputed",
    "record.sourced",
];

/// A history; seldom without its opening.
fn proposed(opening: u8, history: &[history::Bytes]) -> Vec<Draft> {
    drafts(opening, history).into_iter().skip(usize::from(opening == 255)).collect()
}

/// How often an act was accepted, how often it alone then changed what `tests/model/views.rs` lists, and how often it
/// was refused.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    accepted: usize,
    visible: usize,
    refused: usize,
    /// How often it was told once more, of a time before the first one.
    again: usize,
    /// How often it was late then.
    late: usize,
}

impl Count {
    fn add(&mut self, other: &Self) {
        self.accepted += other.accepted;
        self.visible += other.visible;
        self.refused += other.refused;
        self.again += other.again;
        self.late += other.late;
    }
}

/// How many share the work.
const WORKERS: usize = 4;

/// How often each act is told once more by each of them.
const AGAIN: usize = 2;

/// The same draft once more: observed, and dated half an hour before the first one was recorded.
fn again(draft: &Draft) -> Draft {
    let mut wire = serde_json::to_value(draft).unwrap();
    let before = draft.recorded() - std::time::Duration::from_secs(1800);
    wire["id"] = "again".into();
    wire["mode"] = "observed".into();
    wire["occurred"] = serde_json::to_value(When::instant(before).unwrap()).unwrap();
    serde_json::from_value(wire).unwrap()
}

/// Proposes every draft to both, and stops where they differ. Counts act by act.
pub(crate) fn compared(drafts: Vec<Draft>, counts: &mut BTreeMap<String, Count>) -> Result<(), String> {
    compared_again(drafts, counts, 0)
}

/// The same, and each act is told so many times once more, of a time before: whether it is late, both say.
fn compared_again(
    drafts: Vec<Draft>,
    counts: &mut BTreeMap<String, Count>,
    most: usize,
) -> Result<(), String> {
    let (mut record, mut model) = (Record::new(), Model::default());
    let mut shown = crate::views::of_record(&record);
    for draft in drafts {
        let name = act(draft.event().kind(), draft.event().choice());
        let wire = serde_json::to_value(&draft).unwrap();
        let decided = record.decide(draft.clone());
        let (library, expected) = (said(&decided), model.propose(&wire));
        let told = |record: &Record, what: &str| {
            let past = negotiation::format::json::write_record(record).unwrap();
            format!("{name}: {what}\nafter\n{past}on\n{wire}")
        };
        if library != expected {
            return Err(told(&record, &format!("the library: {library:?}\nthe model:   {expected:?}")));
        }
        let count = counts.entry(name.clone()).or_default();
        match decided {
            Err(_) => count.refused += 1,
            Ok(decision) => {
                count.accepted += 1;
                let alone = decision.entries().count() == 1;
                record.accept(decision).unwrap();
                let (library, expected) = (crate::views::of_record(&record), crate::views::of_model(&model));
                if library != expected {
                    let (only, other) = (library.difference(&expected), expected.difference(&library));
                    return Err(told(
                        &record,
                        &format!(
                            "the library shows {:#?}\nthe model shows {:#?}",
                            only.collect::<Vec<_>>(),
                            other.collect::<Vec<_>>()
                        ),
                    ));
                }
                // A line about the entry itself is there for every entry.
                let of_itself = format!("{} ", draft.id());
                let mut changed = library.symmetric_difference(&shown);
                count.visible += usize::from(alone && changed.any(|line| !line.starts_with(&of_itself)));
                shown = library;
                let repeated = (said(&record.decide(draft.clone())), model.propose(&wire));
                if repeated != (Said::Repeated, Said::Repeated) {
                    return Err(told(&record, &format!("proposed again: {repeated:?}")));
                }
                if count.again < most {
                    let before = again(&draft);
                    let library = said(&record.decide(before.clone()));
                    let expected = model.clone().propose(&serde_json::to_value(&before).unwrap());
                    if library != expected {
                        let both = format!("the library: {library:?}\nthe model:   {expected:?}");
                        return Err(told(&record, &format!("told once more, of a time before: {both}")));
                    }
                    if let Said::Recorded(recorded) = library {
                        count.again += 1;
                        count.late += usize::from(recorded.irregularities.contains("entry.time.late"));
                    }
                }
            }
        }
    }
    let entries = record.entries().iter().map(|entry| (**entry).clone());
    let replayed = Record::replay(entries).map_err(|error| error.to_string())?;
    if replayed.negotiation().has_same_state(record.negotiation()) {
        Ok(())
    } else {
        Err(format!("replayed, it is another\n{}", negotiation::format::json::write_record(&record).unwrap()))
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_library_says_what_the_model_says((opening, history) in histories(80)) {
        let compared = compared(proposed(opening, &history), &mut BTreeMap::new());
        prop_assert!(compared.is_ok(), "{}", compared.unwrap_err());
    }

    #[test]
    fn so_it_does_of_histories_told_out_of_order(
        (opening, history) in histories(60), ages in proptest::collection::vec(0_usize..24, 240),
    ) {
        // Procedures that allow observing.
        let opening = [0, 1, 4][usize::from(opening) % 3];
        let mut drafts = drafts(opening, &history);
        let told = history::drafts(opening, &[]).len();
        for ((n, draft), age) in drafts.iter_mut().enumerate().skip(told).zip(ages) {
            let when = When::instant(instant(n.saturating_sub(age))).unwrap();
            *draft = draft.clone().observed().with_occurred(when);
        }
        let compared = compared(drafts, &mut BTreeMap::new());
        prop_assert!(compared.is_ok(), "{}", compared.unwrap_err());
    }

    #[test]
    fn so_it_does_of_histories_that_are_disclosed_to_few(drafts in history::restricted(35)) {
        let compared = compared(drafts, &mut BTreeMap::new());
        prop_assert!(compared.is_ok(), "{}", compared.unwrap_err());
    }
}

/// So many histories in both, by several workers; always the same ones.
fn counted_in_both(histories_made: usize) -> BTreeMap<String, Count> {
    let mut runner = TestRunner::deterministic();
    let mut history = || histories(80).new_tree(&mut runner).unwrap().current();
    let all: Vec<_> = std::iter::repeat_with(&mut history).take(histories_made).collect();
    let counted = |part: &[(u8, Vec<_>)]| {
        let mut counts = BTreeMap::new();
        for (opening, history) in part {
            compared_again(proposed(*opening, history), &mut counts, AGAIN)?;
        }
        Ok::<_, String>(counts)
    };
    std::thread::scope(|scope| {
        let parts = all.chunks(histories_made.div_ceil(WORKERS));
        let workers: Vec<_> = parts.map(|part| scope.spawn(move || counted(part))).collect();
        workers.into_iter().fold(BTreeMap::new(), |mut all, worker| {
            let counts = worker.join().unwrap().unwrap_or_else(|difference| panic!("{difference}"));
            for (act, count) in counts {
                all.entry(act).or_insert_with(Count::default).add(&count);
            }
            all
        })
    })
}

#[test]
fn every_kind_of_event_is_accepted_and_refused_by_both() {
    let counts = counted_in_both(1200);
    let seen = |kind: &str| counts.get(kind).copied().unwrap_or_default();
    let missing: Vec<_> = Event::kinds()
        .filter(|kind| !LEFT_BY_THE_RECORD.contains(&kind.thing()))
        .flat_map(acts)
        .map(|act| (act.clone(), seen(&act)))
        .filter(|(_, count)| count.accepted == 0 || count.refused == 0)
        .collect();
    assert!(missing.is_empty(), "acts that are not both accepted and refused: {missing:#?}");
    // One that is told once more a single time may be late or not.
    let never = counts.iter().filter(|(_, count)| count.again > 1 && count.late == 0);
    let never = never.map(|(act, _)| act.as_str()).filter(|act| !ONLY_ADD.contains(act));
    assert_eq!(never.collect::<Vec<_>>(), [""; 0], "acts that set something, and are never late");
    let late = counts.iter().filter(|(act, count)| count.late > 0 && ONLY_ADD.contains(&act.as_str()));
    assert_eq!(
        late.map(|(act, _)| act.as_str()).collect::<Vec<_>>(),
        [""; 0],
        "acts that only add, and are late"
    );
    let unseen: BTreeSet<_> =
        counts.iter().filter(|(_, count)| count.visible == 0).map(|(act, _)| act.as_str()).collect();
    let reasons: BTreeSet<_> = UNSEEN.iter().map(|(act, _)| *act).collect();
    assert_eq!(unseen, reasons, "acts after which tests/model/views.rs lists the same as before");
}

#[test]
fn the_model_knows_every_kind_of_event() {
    let all = Event::kinds().filter(|kind| !LEFT_BY_THE_RECORD.contains(&kind.thing()));
    let all: BTreeSet<String> = all.map(ToString::to_string).collect();
    let known: BTreeSet<_> = crate::naive::kinds().into_iter().collect();
    let lacks: Vec<_> = all.symmetric_difference(&known).collect();
    assert_eq!(lacks, [""; 0], "kinds that only the library knows, or only tests/model/naive/lifecycles.rs");
}
