//! Views: what an audience sees, and that nothing else can be got from it.

#[path = "story/mod.rs"]
#[expect(dead_code, reason = "the refusals use more of it")]
mod story;

use std::{collections::BTreeSet, sync::Arc};

use negotiation::{
    entry::{Actor, Disclosure, Entry},
    id::{EntryId, PartyId, PointId},
    json,
    party::{Participation, RoleStatus},
    record::{Audience, Record, View},
    role::Role,
    testing::history::{self, drafts, histories, instant},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};
use story::Story;

fn party(id: &str) -> PartyId {
    id.parse().unwrap()
}

fn audiences() -> Vec<Audience> {
    let parties = ["p0", "p1", "p2"].map(|id| Audience::Party(party(id)));
    [Audience::Public, Audience::Participants].into_iter().chain(parties).collect()
}

fn recorded(opening: u8, history: &[history::Bytes]) -> Record {
    let mut record = Record::new();
    for draft in drafts(opening, history) {
        let _ = record.propose(draft);
    }
    record
}

/// Whether a disclosure admits an audience; written a second time, from the documentation.
fn admits(record: &Record, audience: &Audience, disclosure: &Disclosure) -> bool {
    let own = match audience {
        Audience::Party(own) => record.negotiation().party(own),
        _ => None,
    };
    match (disclosure, audience) {
        (Disclosure::Public, _) | (Disclosure::Participants, Audience::Participants) => true,
        (Disclosure::Participants, _) => {
            own.is_some_and(|own| own.participation() == Participation::Participating)
        }
        (Disclosure::Parties(parties), Audience::Party(own)) => parties.contains(own),
        (Disclosure::Role(role), _) => own
            .is_some_and(|own| own.roles().any(|held| held.role == role && held.status == RoleStatus::Held)),
        _ => false,
    }
}

/// What decides on admission beside the entries.
fn standing(record: &Record, audience: &Audience) -> String {
    let admitted =
        [Disclosure::Participants, Disclosure::Role(Role::MEDIATOR), Disclosure::Role(Role::PRINCIPAL)];
    let admitted = admitted.map(|disclosure| admits(record, audience, &disclosure));
    format!("{admitted:?}")
}

/// Everything that can be asked of a view.
fn answers(view: &View) -> String {
    let whole = view.negotiation();
    let at = instant(500);
    let actors = [Actor::Host, Actor::Party(party("p0")), Actor::Party(party("p1"))];
    let permitted: Vec<_> = actors.iter().map(|actor| whole.permitted(actor, at)).collect();
    let sticking = whole.sticking_points();
    let (blocks, due) = (whole.what_blocks_closing(at), whole.due(at));
    let (told, found) = (whole.chronology(), whole.review(at));
    let points: Vec<_> =
        whole.points().map(|point| (point.id(), point.status(), point.positions().count())).collect();
    let past = view.as_of(instant(20));
    let past: Vec<_> =
        past.negotiation().points().map(|point| (point.id().clone(), point.status())).collect();
    let changes = whole.changes_since_instant(instant(10));
    let known = view.known_at(instant(20)).negotiation().entries().len();
    format!(
        "{changes:?}\n{permitted:?}\n{sticking:?}\n{blocks:?}\n{due:?}\n{told:?}\n{found:?}\n{points:?}\n{past:?}\n{known}\n{:?}\n{:?}",
        whole.progress(),
        whole.tip().entries(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    /// Entries of a view are admitted, in their order, and make a record; whatever was admitted and is not
    /// there would not fit.
    #[test]
    fn a_view_is_a_record_of_what_is_admitted((opening, history) in histories(60)) {
        let record = recorded(opening, &history);
        for audience in audiences() {
            let view = record.view(&audience);
            let shown: Vec<_> = view.entries().iter().map(|entry| entry.id().clone()).collect();
            let admitted = record.entries().iter().filter(|entry| admits(&record, &audience, entry.disclosure()));
            let mut naive = Record::new();
            for entry in admitted {
                let fits = naive.apply((**entry).clone()).is_ok();
                prop_assert_eq!(fits, shown.contains(entry.id()), "{}", entry.id());
            }
            prop_assert!(naive.negotiation().has_same_state(view.negotiation()));
            let text = json::write_view(&view).unwrap();
            let again = Record::replay(json::read_view(&text).unwrap()).unwrap();
            prop_assert!(again.negotiation().has_same_state(view.negotiation()));
            prop_assert!(json::read_entries(&text).is_err(), "a view is no record");
            if record.entries().iter().all(|entry| entry.disclosure().is_public()) {
                prop_assert_eq!(view.entries(), record.entries());
            }
        }
    }

    /// Two records that differ in hidden entries only give the same view, and the same answers.
    #[test]
    fn what_is_hidden_changes_nothing((opening, history) in histories(60), keep in prop::collection::vec(any::<bool>(), 0..120)) {
        let record = recorded(opening, &history);
        for audience in audiences() {
            let view = record.view(&audience);
            let shown: BTreeSet<&EntryId> = view.entries().iter().map(|entry| entry.id()).collect();
            let mut keep = keep.iter();
            let mut other = Record::new();
            for entry in record.entries() {
                if shown.contains(entry.id()) || *keep.next().unwrap_or(&false) {
                    let _ = other.apply((**entry).clone());
                }
            }
            // What the audience is admitted to may rest on what is hidden from it; then it is another audience.
            if standing(&record, &audience) != standing(&other, &audience) {
                continue;
            }
            let there = other.view(&audience);
            prop_assert_eq!(json::write_view(&view).unwrap(), json::write_view(&there).unwrap());
            prop_assert_eq!(answers(&view), answers(&there));
        }
    }
}

const P: &str = r#"host point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w","text":"words"}}"#;

fn talks() -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"host party.added {"party":"m","name":"M","kind":"person"}"#,
        r#"a+b party.role_assigned {"party":"m","role":"mediator"}"#,
        P,
    ])
}

fn ids(entries: &[Arc<Entry>]) -> Vec<String> {
    entries.iter().map(|entry| entry.event().kind().name().to_owned()).collect()
}

#[test]
fn a_red_line_told_to_the_mediator_is_seen_by_the_mediator_and_by_who_told_it() {
    let mut story = talks();
    story.tell(
        r#"a disclosure={"parties":["a","m"]} position.taken {"party":"a","on":{"point":"p"},"stance":"rejects"}"#,
    );
    let seen = |audience: Audience| {
        let view = story.record.view(&audience);
        view.negotiation().point(&PointId::new("p").unwrap()).unwrap().position(&party("a")).is_some()
    };
    assert!(seen(Audience::Party(party("a"))));
    assert!(seen(Audience::Party(party("m"))));
    assert!(!seen(Audience::Party(party("b"))));
    assert!(!seen(Audience::Participants));
    assert!(!seen(Audience::Public));
}

#[test]
fn what_rests_on_something_hidden_is_hidden_too() {
    let mut story = talks();
    story.tell(r#"host disclosure="recorder" party.added {"party":"g","name":"G","kind":"coalition"}"#);
    // Observed, it is recorded with an irregularity: it is disclosed more widely than what it names.
    let draft = story.draft(r#"host party.membership_begun {"party":"a","group":"g"}"#, "observed");
    story.record.propose(draft).unwrap();
    let view = story.record.view(&Audience::Public);
    assert!(!ids(view.entries()).iter().any(|kind| kind == "party.membership_begun"));
    assert_eq!(view.negotiation().party(&party("a")).unwrap().groups().count(), 0);
}

#[test]
fn a_refusal_that_rests_on_something_hidden_is_not_told() {
    let mut story = talks();
    story.tell(r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#);
    story.tell(
        r#"b disclosure={"parties":["b","m"]} position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#,
    );
    let draft = story.draft(r#"a point.text_agreed {"point":"p"}"#, "governed");
    let refusal = story.record.check(&draft).unwrap_err();
    // For a nothing of b is recorded, and that is enough to refuse it.
    let for_a = story.record.view(&Audience::Party(party("a")));
    assert_eq!(for_a.refusal(&draft, &refusal).as_ref(), Some(&refusal));
    assert!(for_a.negotiation().point(&PointId::new("p").unwrap()).unwrap().position(&party("b")).is_none());

    let taken = story.draft(
        r#"host disclosure="recorder" party.added {"party":"z","name":"Z","kind":"state"}"#,
        "governed",
    );
    story.record.propose(taken).unwrap();
    let mut again = story.draft(r#"a party.added {"party":"z","name":"Z","kind":"state"}"#, "governed");
    again = serde_json::from_value({
        let mut value = serde_json::to_value(&again).unwrap();
        value["id"] = "other".into();
        value
    })
    .unwrap();
    let refusal = story.record.check(&again).unwrap_err();
    assert_eq!(refusal.rule().id(), "party.added.free");
    assert_eq!(for_a.refusal(&again, &refusal), None);
}
