//! The law of views, on records of which much is hidden.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use negotiation::{
    event::{Actor, Disclosure, Draft, Entry, Event},
    format::json,
    notes::correction::{Corrected, Disclosed, RecordEvent, Retracted},
    record::{Audience, Record, View},
    talks::{party, point},
    testing::history::{self, instant},
    value::{
        id::{EntryId, PartyId, PointId, RecorderId},
        text::Name,
        when::When,
        word::{Area, PartyKind},
    },
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{FileFailurePersistence, RngAlgorithm, TestRng, TestRunner},
};

use super::naive;

pub(crate) fn audiences() -> Vec<Audience> {
    let parties = [0, 1, 2].map(|n| Audience::Party(history::party_id(n)));
    [Audience::Public, Audience::Participants].into_iter().chain(parties).collect()
}

/// A kind of event, and which act of it.
type Act = (&'static str, Option<&'static str>);

fn act(event: &Event) -> Act {
    (event.kind().name(), event.choice())
}

/// What the law has met, so that it cannot hold by default.
#[derive(Debug, Default)]
struct Met {
    entries: usize,
    hidden: BTreeMap<Act, usize>,
    /// Disclosures that are in the view, and entries that are in it by them.
    told: usize,
    late: usize,
    /// Admitted, and resting on something hidden; of these, disclosures.
    rests: usize,
    in_vain: usize,
    former: usize,
    /// Told by what conveyed it.
    conveyed: usize,
    dropped: usize,
    added: usize,
    added_in_vain: usize,
    again: usize,
}

/// What of a view costs little to ask.
fn sketch(view: &View) -> String {
    let since: Vec<_> = view.entries().iter().map(|entry| view.known_since(entry.id())).collect();
    let new = view.changes_since_instant(instant(30));
    let known = view.known_at(instant(30)).negotiation().entries().len();
    format!("{since:?}\n{new:?}\n{known}\n{}", view.negotiation().tip().entries())
}

/// Everything that can be asked of a view.
pub(crate) fn answers(view: &View) -> String {
    let whole = view.negotiation();
    let at = instant(500);
    let actors = [Actor::Secretariat, Actor::Party(history::party_id(0)), Actor::Party(history::party_id(1))];
    let permitted: Vec<_> = actors.iter().map(|actor| whole.permitted(actor, at)).collect();
    let sticking = whole.sticking_points();
    let (blocks, due) = (whole.what_blocks_closing(at), whole.due(at));
    let (told, found) = (whole.chronology(), whole.review(at));
    let points: Vec<_> =
        whole.points().map(|point| (point.id(), point.status(), point.positions().count())).collect();
    let past = view.as_of(instant(20));
    let past: Vec<_> =
        past.negotiation().points().map(|point| (point.id().clone(), point.status())).collect();
    let some = view.entries().iter().step_by(9);
    let changes: Vec<_> = some.map(|entry| view.changes_since(entry.id())).collect();
    let known = view.known_at(instant(20)).negotiation().entries().len();
    let since: Vec<_> = view.entries().iter().map(|entry| view.known_since(entry.id())).collect();
    let new = view.changes_since_instant(instant(10));
    format!(
        "{changes:?}\n{since:?}\n{new:?}\n{permitted:?}\n{sticking:?}\n{blocks:?}\n{due:?}\n{told:?}\n{found:?}\n{points:?}\n{past:?}\n{known}\n{:?}\n{:?}",
        whole.progress(),
        whole.tip().entries(),
    )
}

/// The record of these drafts; now and then something is erased.
pub(super) fn recorded(drafts: Vec<Draft>, erase: u64) -> Record {
    let mut record = Record::new();
    for (n, draft) in drafts.into_iter().enumerate() {
        let retracts = match draft.event() {
            Event::Record(RecordEvent::Retracted(fact)) => Some(fact.entry.clone()),
            _ => None,
        };
        let is_recorded = record.propose(draft).is_ok();
        if let Some(gone) = retracts.filter(|_| is_recorded && erase.rotate_left(n as u32) & 3 == 0) {
            let _ = record.erase(&gone, When::day(instant(n).date_naive()).unwrap());
        }
    }
    record
}

/// The same record with fewer entries of those that a view does not show. None if what it does show does not fit
/// any more, or if the audience is another one then.
pub(super) fn with_fewer(record: &Record, audience: &Audience, view: &View, keep: u64) -> Option<Record> {
    let mut other = Record::new();
    for (n, entry) in record.entries().iter().enumerate() {
        if view.known_since(entry.id()).is_some() {
            other.apply((**entry).clone()).ok()?;
        } else if keep.rotate_right(n as u32) & 1 == 1 {
            let _ = other.apply((**entry).clone());
        }
    }
    (naive::standing(record, audience) == naive::standing(&other, audience)).then_some(other)
}

/// The same record with more entries, which the audience does not see. None as above.
fn with_more(record: &Record, audience: &Audience, more: &[[u8; 4]]) -> Option<(Record, BTreeSet<EntryId>)> {
    let hidden = PartyId::new("hidden").unwrap();
    let (mut other, mut added) = (Record::new(), BTreeSet::new());
    let mut all = more.iter();
    for entry in record.entries() {
        let at = entry.recorded();
        if other.entries().len() == 1 {
            let fact =
                party::Added::from_parts(hidden.clone(), Name::new("Hidden").unwrap(), PartyKind::STATE);
            let by = Actor::Secretariat;
            let draft =
                Draft::new(EntryId::new("x").unwrap(), RecorderId::new("desk").unwrap(), at, by, fact);
            other.propose(draft.observed().with_disclosure(Disclosure::Recorder)).ok()?;
            added.insert(EntryId::new("x").unwrap());
        }
        if let Some([kind, target, to, by]) = all.next().filter(|_| other.entries().len() > 1) {
            let target = &other.entries()[usize::from(*target) % other.entries().len()];
            let id = target.id().clone();
            let mut disclosure = target.disclosure().clone();
            let event: Event = match kind % 4 {
                0 | 1 => {
                    // To others, or by somebody whom the audience does not know.
                    disclosure = [
                        Disclosure::Recorder,
                        Disclosure::Public,
                        Disclosure::Participants,
                        Disclosure::Parties(vec![history::party_id(usize::from(*to) % 4), hidden.clone()]),
                    ][usize::from(*to) % 4]
                        .clone();
                    Disclosed::from_parts(id).into()
                }
                2 if target.event().kind().thing() != "record" => Retracted::from_parts(id).into(),
                2 => Corrected::from_parts(id).into(),
                _ => {
                    disclosure = Disclosure::Recorder;
                    let point = PointId::new(format!("x{}", added.len())).unwrap();
                    point::Tabled::from_parts(point, Name::new("X").unwrap(), Area::SECURITY.into()).into()
                }
            };
            // What it shows is not to be another record for it.
            if event.kind().action() != "disclosed" && naive::admits(&other, audience, &disclosure) {
                other.apply((**entry).clone()).ok()?;
                continue;
            }
            let by = if by % 3 == 0 { Actor::Secretariat } else { Actor::Party(hidden.clone()) };
            let id = EntryId::new(format!("x{}", added.len())).unwrap();
            let draft = Draft::new(id.clone(), RecorderId::new("desk").unwrap(), at, by, event);
            if other.propose(draft.observed().with_disclosure(disclosure)).is_ok() {
                added.insert(id);
            }
        }
        other.apply((**entry).clone()).ok()?;
    }
    (naive::standing(record, audience) == naive::standing(&other, audience)).then_some((other, added))
}

fn is_disclosure(entry: &Entry) -> bool {
    entry.event().kind().name() == "record.disclosed"
}

/// The law for one record and one audience.
fn holds(
    record: &Record,
    audience: &Audience,
    (keep, more): (u64, &[[u8; 4]]),
    whole: bool,
    met: &mut Met,
) -> Result<(), TestCaseError> {
    let view = record.view(audience);
    // The view is what the documentation says.
    let (seen, rests) = naive::seen(record, audience);
    prop_assert_eq!(view.entries(), seen.entries());
    prop_assert!(view.negotiation().has_same_state(seen.negotiation()));
    let in_vain = |id: &&&EntryId| record.entry(id).is_some_and(is_disclosure);
    met.rests += rests.len();
    met.in_vain += rests.iter().filter(in_vain).count();
    for entry in record.entries() {
        match view.known_since(entry.id()) {
            Some(since) => {
                prop_assert!(since >= entry.recorded());
                met.told += usize::from(is_disclosure(entry));
                met.late += usize::from(!naive::admits(record, audience, entry.disclosure()));
            }
            None => *met.hidden.entry(act(entry.event())).or_default() += 1,
        }
    }
    let written = json::write_view(&view).unwrap();
    let sketched = sketch(&view);
    let answered = if whole { answers(&view) } else { String::new() };
    let same = |other: &Record| {
        let there = other.view(audience);
        prop_assert_eq!(view.entries(), there.entries());
        prop_assert_eq!(&written, &json::write_view(&there).unwrap());
        prop_assert_eq!(&sketched, &sketch(&there));
        if whole {
            prop_assert_eq!(&answered, &answers(&there));
        }
        Ok(())
    };
    // An entry is known from the first instant at which what was known has it.
    for entry in view.entries().iter().filter(|_| whole) {
        let since = view.known_since(entry.id()).unwrap();
        prop_assert!(view.known_at(since).entry(entry.id()).is_some(), "{}", entry.id());
        let before = since - std::time::Duration::from_nanos(1);
        prop_assert!(view.known_at(before).entry(entry.id()).is_none(), "{}", entry.id());
    }
    // What is written is read as it was, and answers as it did.
    let read = json::read_view(&written).unwrap();
    prop_assert_eq!(read.audience(), audience);
    prop_assert_eq!(read.entries(), view.entries());
    prop_assert_eq!(&written, &json::write_view(&read).unwrap());
    prop_assert_eq!(&sketched, &sketch(&read));
    if whole {
        prop_assert_eq!(&answered, &answers(&read));
    }
    // The entries of a view, replayed, are the view; the view of a view is itself.
    let again = Record::replay(view.entries().iter().map(|entry| (**entry).clone())).unwrap();
    prop_assert!(again.negotiation().has_same_state(view.negotiation()));
    if naive::standing(record, audience) == naive::standing(&again, audience) {
        met.again += 1;
        same(&again)?;
    }
    if let Some(other) = with_fewer(record, audience, &view, keep) {
        met.dropped += record.entries().len() - other.entries().len();
        same(&other)?;
    }
    if let Some((other, added)) = with_more(record, audience, more) {
        let there = other.view(audience);
        if there.entries().iter().all(|entry| !added.contains(entry.id())) {
            met.added += added.len();
            let admitted =
                |entry: &&std::sync::Arc<Entry>| naive::admits(&other, audience, entry.disclosure());
            let hidden = other.entries().iter().filter(|entry| added.contains(entry.id()));
            met.added_in_vain += hidden.filter(admitted).count();
            same(&other)?;
        }
    }
    Ok(())
}

/// Tells records, and looks at each as the public sees it and as another audience does, and at each of these with
/// fewer hidden entries and with more.
fn looked_at(runner: &mut TestRunner) -> Met {
    let met = RefCell::new(Met::default());
    let strategy =
        (history::restricted(45), any::<u64>(), prop::collection::vec(any::<[u8; 4]>(), 0..80), 1_usize..5);
    let held = runner.run(&strategy, |(drafts, keep, more, which)| {
        let met = &mut *met.borrow_mut();
        let record = recorded(drafts, keep);
        met.entries += record.entries().len();
        let follows = |entry: &&std::sync::Arc<Entry>| is_disclosure(entry) && entry.cause().is_some();
        met.conveyed += record.entries().iter().filter(follows).count();
        let all = audiences();
        for audience in [&all[0], &all[which]] {
            met.former += usize::from(is_former(&record, audience));
            // Half of them are asked everything.
            holds(&record, audience, (keep, &more), keep.count_ones() % 2 == 0, met)?;
        }
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("{error}"));
    met.into_inner()
}

pub(super) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        source_file: Some(file!()),
        cases,
        ..ProptestConfig::default()
    }
}

#[test]
fn what_is_hidden_changes_nothing() {
    looked_at(&mut TestRunner::new(config(300)));
}

/// The same on records that are always the same, so that it can be said what they hold.
#[test]
fn what_is_hidden_changes_nothing_and_much_is_hidden() {
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let met = looked_at(&mut TestRunner::new_with_rng(config(450), seed));
    let hidden = |kind| met.hidden.get(&(kind, None)).copied().unwrap_or_default();
    let corrections = hidden("record.corrected").min(hidden("record.retracted"));
    let least = [
        (met.entries, 9000),
        (met.hidden.len(), 160),
        (hidden("payload.erased"), 10),
        (corrections, 80),
        (hidden("record.disclosed"), 300),
        (met.told, 400),
        (met.late, 80),
        (met.rests, 800),
        (met.in_vain, 50),
        (met.former, 1),
        (met.conveyed, 1),
        (met.dropped, 2000),
        (met.added, 1500),
        (met.added_in_vain, 100),
        (met.again, 600),
    ];
    assert!(least.iter().all(|(met, least)| met >= least), "{least:?}\n{met:?}");
}

/// Whether a party was something that it is not any more, so that it is not admitted as that.
fn is_former(record: &Record, audience: &Audience) -> bool {
    let Audience::Party(party) = audience else { return false };
    record.negotiation().party(party).is_some_and(|own| {
        own.roles().any(|role| {
            let to = Disclosure::Role(role.role.clone());
            !naive::admits(record, audience, &to)
                && record.entries().iter().any(|entry| *entry.disclosure() == to)
        })
    })
}

#[test]
fn every_kind_of_event_can_be_hidden() {
    let mut runner = TestRunner::deterministic();
    let mut missing: BTreeSet<Act> = BTreeSet::new();
    for kind in Event::kinds() {
        let choices = kind.choices().iter().map(|choice| (kind.name(), Some(*choice)));
        missing.extend(choices.chain(kind.choices().is_empty().then(|| (kind.name(), None))));
    }
    // Without the opening there is nothing; what was erased is met above.
    missing.retain(|(kind, _)| !["negotiation.opened", "payload.erased"].contains(kind));
    let mut met = Met::default();
    for _ in 0..8000 {
        if missing.is_empty() {
            return;
        }
        let (opening, history) = history::histories(60).new_tree(&mut runner).unwrap().current();
        let drafts = history::drafts([96, 97, 100][usize::from(opening) % 3], &history);
        let mut record = Record::new();
        let mut new = BTreeSet::new();
        for draft in drafts {
            let draft = if record.entries().is_empty() { draft } else { draft.observed() };
            let act = act(draft.event());
            let hidden = draft.clone().with_disclosure(Disclosure::Recorder);
            if missing.contains(&act) && !new.contains(&act) && record.propose(hidden).is_ok() {
                new.insert(act);
            } else {
                let _ = record.propose(draft);
            }
        }
        if !new.is_empty() {
            holds(&record, &Audience::Public, (0, &[]), true, &mut met).unwrap();
            missing.retain(|act| !met.hidden.contains_key(act));
        }
    }
    assert_eq!(missing, BTreeSet::new());
}
