//! What an actor may do next: jointly, of what it sees, and disclosed to whom.

use crate::story::Story;
use negotiation::{
    event::{Actor, Disclosure, Subject},
    judge::Permitted,
    value::id::PartyId,
};

fn party(id: &str) -> PartyId {
    id.parse().unwrap()
}

fn told(lines: &[&str]) -> Story {
    Story::open("{}").principals(&["a", "b", "c"]).given(lines)
}

fn permitted(story: &Story, by: &Actor) -> Vec<Permitted> {
    story.record.negotiation().permitted(by, "2030-02-01T12:00:00Z".parse().unwrap())
}

/// The act of a kind on something; without an id, what introduces something.
fn act(all: &[Permitted], kind: &str, id: Option<&str>) -> Option<Permitted> {
    let same = |act: &&Permitted| act.kind.name() == kind && act.subject.as_ref().map(Subject::as_str) == id;
    all.iter().find(same).cloned()
}

#[test]
fn two_may_do_jointly_what_neither_may_do_for_the_other() {
    let story = told(&[
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#,
        r#"secretariat instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#,
    ]);
    let both = permitted(&story, &Actor::jointly([party("a"), party("b")]).unwrap());
    for kind in ["measure.taken", "commitment.made", "ceasefire.declared", "instrument.drafted"] {
        assert!(act(&both, kind, None).unwrap().is_possible(), "{kind}");
    }
    let alone = permitted(&story, &Actor::party(party("a")));
    let refused =
        |all: &[Permitted]| act(all, "party.renamed", Some("b")).unwrap().refused.map(|rule| rule.id());
    assert_eq!(refused(&alone), Some("any.any.alone"));
    assert!(act(&alone, "account.given", Some("p")).unwrap().is_possible());
    for kind in ["account.given", "assessment.given"] {
        assert!(act(&alone, kind, Some("security")).unwrap().is_possible(), "{kind}");
    }
}

/// Every kind is listed, or it is said why not.
#[test]
fn what_is_not_listed_has_its_reason() {
    use negotiation::{event::Event, judge::Unlisted, testing::history};
    let at = "2030-02-01T12:00:00Z".parse().unwrap();
    let by = Actor::party(party("p0"));
    let mut record = negotiation::Record::new();
    let mut lacked = std::collections::BTreeSet::new();
    let bytes: Vec<history::Bytes> = (0..120_u8)
        .map(|n| std::array::from_fn(|at| n.wrapping_mul(37).wrapping_add(at as u8 * 11)))
        .collect();
    for draft in history::drafts(0, &bytes) {
        let _ = record.propose(draft);
        let talks = record.negotiation();
        let listed = talks.permitted(&by, at);
        let unlisted = talks.unlisted(&by, at);
        let listed: std::collections::BTreeSet<_> = listed.iter().map(|act| act.kind.name()).collect();
        let all = listed.len() + unlisted.len();
        assert_eq!(all, Event::kinds().count());
        assert!(unlisted.iter().all(|(kind, _)| !listed.contains(kind.name())));
        lacked.extend(
            unlisted.iter().filter(|(_, why)| *why == Unlisted::NothingToActOn).map(|(kind, _)| kind.name()),
        );
    }
    assert!(lacked.contains("gate.passed"));
}

#[test]
fn what_an_actor_does_not_see_is_not_listed_and_what_is_hidden_from_others_is_disclosed_to_fewer() {
    let hidden = r#"a disclosure={"parties":["a","b"]} meeting.added {"meeting":"m","format":"bilateral"}"#;
    let story = told(&[hidden]);
    let of = |by: &Actor| permitted(&story, by);
    let one = |id: &str| Actor::party(party(id));
    let announced = |by: &Actor| act(&of(by), "meeting.announced", Some("m"));
    assert_eq!(announced(&one("c")), None);
    assert_eq!(announced(&Actor::jointly([party("a"), party("c")]).unwrap()), None);
    let listed = of(&one("c"));
    assert!(!listed.iter().any(|act| format!("{act:?}").contains("MeetingId(m)")));

    // The two who see it are the widest.
    let to = Disclosure::Parties(vec![party("a"), party("b")]);
    for by in [one("a"), Actor::jointly([party("a"), party("b")]).unwrap(), Actor::Secretariat] {
        let announced = announced(&by).unwrap();
        assert!(announced.is_possible(), "{by}: {announced:?}");
        assert_eq!(announced.disclosure, to, "{by}");
    }
    // What has nothing to do with it is for everybody.
    let tabled = act(&of(&one("a")), "point.tabled", None).unwrap();
    assert_eq!((tabled.is_possible(), tabled.disclosure), (true, Disclosure::Public));
}

#[test]
fn a_role_that_is_hidden_is_not_told_by_an_example() {
    let story = told(&[
        r#"secretariat party.added {"party":"m","name":"M","kind":"organisation"}"#,
        r#"secretariat disclosure={"parties":["a"]} party.role_assigned {"party":"m","role":"back_channel"}"#,
    ]);
    let told =
        |id: &str| format!("{:?}", permitted(&story, &Actor::party(party(id)))).contains("back_channel");
    assert!(!told("c"));
    let listed = format!("{:?}", permitted(&story, &Actor::Secretariat));
    assert!(listed.contains("back_channel"), "{listed}");
}
