//! Stories of persons and tracks: who acts for whom with which powers, at which table, and who may speak.

use crate::story::Story;
use negotiation::{
    query::Barred,
    talks::party::Participation,
    value::{
        id::{EntryId, PartyId, PointId},
        when::Instant,
    },
};

const P: &str = r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
const Q: &str = r#"secretariat point.tabled {"point":"q","title":"Q","areas":["security"],"wording":{"id":"x","text":"words"}}"#;
const N: &str = r#"secretariat person.added {"person":"n","name":"N"}"#;

fn at() -> Instant {
    "2026-01-02T00:00:00Z".parse().unwrap()
}

fn told(lines: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "c"]).given(lines)
}

fn status(story: &Story, point: &str) -> String {
    story.record.negotiation().point(&PointId::new(point).unwrap()).unwrap().status().to_string()
}

fn accept(story: &mut Story, parties: &[&str], point: &str) {
    for party in parties {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"accepts"}}"#
        ));
    }
}

#[test]
fn fact_27_agreement_at_the_table_of_a_track_counts_the_parties_of_that_table() {
    let mut story = told(&[P, Q]);
    accept(&mut story, &["a", "b"], "p");
    accept(&mut story, &["a", "b"], "q");
    assert_eq!(
        story.refused(r#"a point.text_agreed {"point":"p"}"#).rule().id(),
        "point.text_agreed.agreement"
    );
    story.tell(r#"a+b+c track.opened {"track":"t","title":"T","parties":["a","b"],"points":["p"]}"#);
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let whole = story.record.negotiation();
    let entry = whole.entries().last().unwrap();
    let asked = entry.reached().unwrap().electorate();
    assert_eq!(asked.iter().map(PartyId::as_str).collect::<Vec<_>>(), ["a", "b"]);
    // The other point is everybody's.
    assert_eq!(
        story.refused(r#"a point.text_agreed {"point":"q"}"#).rule().id(),
        "point.text_agreed.agreement"
    );
    assert_eq!(whole.broken_invariants(), vec![]);
    // Who is not at the table does not reopen it either.
    assert_eq!(story.refused(r#"c point.reopened {"point":"p","reason":"r"}"#).rule().id(), "any.any.track");
}

#[test]
fn a_track_may_have_a_decision_rule_of_its_own() {
    let mut story =
        told(&[P, r#"a+b+c track.opened {"track":"t","title":"T","points":["p"],"rule":{"at_least":2}}"#]);
    accept(&mut story, &["a"], "p");
    assert!(story.refusal(r#"a point.text_agreed {"point":"p"}"#).is_some());
    accept(&mut story, &["b"], "p");
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    assert_eq!(status(&story, "p"), "text_agreed");
    // In two tracks it is agreed as the procedure says.
    let mut story = told(&[
        P,
        r#"a+b+c track.opened {"track":"t","title":"T","points":["p"],"rule":{"at_least":1}}"#,
        r#"a+b+c track.opened {"track":"s","title":"S","points":["p"]}"#,
    ]);
    accept(&mut story, &["a"], "p");
    assert!(story.refusal(r#"a point.text_agreed {"point":"p"}"#).is_some());
}

#[test]
fn a_question_on_a_point_is_put_to_the_table_of_its_track() {
    let mut story =
        told(&[P, r#"a+b+c track.opened {"track":"t","title":"T","parties":["a","b"],"points":["p"]}"#]);
    story.tell(r#"a question.put {"question":"u","text":"?","on":{"point":"p"}}"#);
    let whole = story.record.negotiation();
    let asked = whole.questions().next().unwrap();
    let asked: Vec<_> = asked.electorate().map(|(party, ..)| party.as_str()).collect();
    assert_eq!(asked, ["a", "b"]);
}

#[test]
fn fact_27_each_track_has_a_chair_of_its_own_who_does_what_a_chair_does_there_only() {
    let mut story = told(&[
        P,
        Q,
        r#"secretariat party.added {"party":"o","name":"O","kind":"organisation"}"#,
        r#"a+b+c track.opened {"track":"t","title":"T","points":["p"]}"#,
        r#"a+b+c party.role_assigned {"party":"o","role":"chair","scope":{"track":"t"}}"#,
    ]);
    story.tell(r#"o point.taken_up {"point":"p"}"#);
    assert_eq!(story.refused(r#"o point.taken_up {"point":"q"}"#).rule().id(), "point.taken_up.entitled");
    // It would hold up those who sit there: it acts with them, and each who acts is entitled to it.
    for act in [r#"track.suspended {"track":"t","reason":"r"}"#, r#"track.resumed {"track":"t"}"#] {
        assert_eq!(story.refused(&format!("o {act}")).rule().id(), "any.any.alone");
        story.tell(&format!("a+b+c+o {act}"));
    }
    let whole = story.record.negotiation();
    let track = whole.tracks().next().unwrap();
    assert_eq!(track.chairs().map(|party| party.id().as_str()).collect::<Vec<_>>(), ["o"]);
    // Once the point is taken from the track, it is no longer the chair's.
    story.tell(r#"a+b+c track.revised {"track":"t","points_removed":["p"]}"#);
    assert_eq!(
        story.refused(r#"o point.referred {"point":"p","to":"later"}"#).rule().id(),
        "point.referred.entitled"
    );
}

#[test]
fn while_its_track_rests_a_point_is_neither_agreed_nor_closed() {
    let mut story = told(&[P, r#"a+b+c track.opened {"track":"t","title":"T","points":["p"]}"#]);
    accept(&mut story, &["a", "b", "c"], "p");
    story.tell(r#"a+b+c track.suspended {"track":"t","reason":"r"}"#);
    let agreed = r#"a point.text_agreed {"point":"p"}"#;
    assert_eq!(story.refused(agreed).rule().id(), "any.any.track_suspended");
    assert_eq!(story.irregularities(agreed), ["any.any.track_suspended"]);
    // Another track deals with it too, and goes on.
    story.tell(r#"a+b+c track.opened {"track":"s","title":"S","points":["p"]}"#);
    assert!(story.refusal(agreed).is_none());
    // A closed track deals with nothing.
    let mut story =
        told(&[P, r#"a+b+c track.opened {"track":"t","title":"T","parties":["a"],"points":["p"]}"#]);
    accept(&mut story, &["a"], "p");
    story.tell(agreed);
    story.tell(r#"a+b+c track.closed {"track":"t"}"#);
    story.tell(r#"a point.reopened {"point":"p","reason":"r"}"#);
    assert_eq!(story.refused(agreed).rule().id(), "point.text_agreed.agreement");
}

#[test]
fn who_may_speak_to_a_point_and_through_whom() {
    let mut story = told(&[
        P,
        N,
        r#"secretariat person.added {"person":"m","name":"M"}"#,
        r#"secretariat person.added {"person":"o","name":"O"}"#,
        r#"secretariat party.added {"party":"x","name":"X","kind":"state"}"#,
        r#"a+b+c track.opened {"track":"t","title":"T","parties":["a"],"points":["p"]}"#,
        r#"a person.accredited {"person":"n","party":"a","capacity":"envoy","tracks":["t"]}"#,
        r#"a person.accredited {"person":"m","party":"a","capacity":"member","powers":["sign"]}"#,
        r#"a person.office_begun {"person":"o","party":"a","title":"Minister"}"#,
    ]);
    let said = |story: &Story| -> Vec<String> {
        let whole = story.record.negotiation();
        let speakers = whole.who_may_speak(&PointId::new("p").unwrap(), at());
        speakers
            .iter()
            .map(|one| {
                let persons: Vec<_> = one.persons.iter().map(|person| person.id().as_str()).collect();
                let barred = one.barred.map_or("may".to_owned(), |barred| barred.to_string());
                format!("{}: {barred}; {}", one.party.id(), persons.join(" "))
            })
            .collect()
    };
    let not_there = Barred::NotOnTheTrack.to_string();
    let outside = Barred::NotAtTheTable(Participation::Outside).to_string();
    let expected = [
        "a: may; n o".to_owned(),
        format!("b: {not_there}; "),
        format!("c: {not_there}; "),
        format!("x: {outside}; "),
    ];
    assert_eq!(said(&story), expected);
    // Who has no powers to negotiate does not, and who speaks for another table neither.
    assert_eq!(story.refused(r#"a:m point.taken_up {"point":"p"}"#).rule().id(), "any.any.powers");
    story.tell(r#"a:n point.taken_up {"point":"p"}"#);
    story.tell(r#"a+b+c track.revised {"track":"t","parties_added":["b"]}"#);
    assert_eq!(said(&story)[1], "b: may; ");
    // One comes and another leaves in one entry.
    story.tell(r#"a+b+c track.revised {"track":"t","parties_added":["c"],"parties_removed":["b"]}"#);
    assert_eq!(said(&story)[1..3], [format!("b: {not_there}; "), "c: may; ".to_owned()]);
}

#[test]
fn an_act_outside_powers_is_an_irregularity_that_the_party_can_cure() {
    let mut story = told(&[
        P,
        N,
        r#"a person.accredited {"person":"n","party":"a","capacity":"envoy","until":"2025-12"}"#,
    ]);
    let act = r#"a:n position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#;
    assert_eq!(story.refused(act).rule().id(), "any.any.accredited");
    let draft = story.draft(act, "observed");
    let id = draft.id().clone();
    let entry = story.record.propose(draft).unwrap();
    assert_eq!(entry.entries().next().unwrap().irregularities()[0].rule(), "any.any.accredited");
    let whole = story.record.negotiation();
    let a = PartyId::new("a").unwrap();
    assert_eq!(whole.defective_acts(&a).count(), 1);
    assert!(whole.confirmation_of(&id).is_none());
    let confirm = |who: &str, party: &str| {
        format!(r#"{who} id=cure party.act_confirmed {{"party":"{party}","entry":"{id}"}}"#)
    };
    assert_eq!(story.refused(&confirm("b", "b")).rule().id(), "party.act_confirmed.defect");
    story.tell(&confirm("a", "a"));
    let whole = story.record.negotiation();
    assert_eq!(whole.confirmation_of(&id).unwrap().id(), &EntryId::new("cure").unwrap());
    // What was not in order stays beside the entry.
    assert_eq!(whole.entry(&id).unwrap().irregularities().len(), 1);
}

#[test]
fn fact_28_office_holders_change_in_the_middle_and_the_past_remembers_who_it_was() {
    let begun = r#"person.office_begun {"person":"n","party":"a","title":"Head of delegation"}"#;
    let mut story = Story::new().given(&[
        r#"secretariat recorded=2025-09-01T00:00:00Z negotiation.opened {"negotiation":"n","title":"Talks","procedure":{"observing":"allowed"}}"#,
        r#"secretariat recorded=2025-09-01T00:00:00Z party.added {"party":"a","name":"A","kind":"state"}"#,
        r#"secretariat recorded=2025-09-01T00:00:00Z party.role_assigned {"party":"a","role":"principal"}"#,
        r#"secretariat recorded=2025-09-01T00:00:00Z party.invited {"party":"a"}"#,
        r#"a recorded=2025-09-01T00:00:00Z party.joined {"party":"a"}"#,
        r#"secretariat recorded=2025-09-01T00:00:00Z person.added {"person":"n","name":"N"}"#,
        r#"secretariat recorded=2025-09-01T00:00:00Z person.added {"person":"m","name":"M"}"#,
        &format!("a recorded=2025-10-01T00:00:00Z {begun}"),
        r#"a recorded=2025-11-28T00:00:00Z person.office_ended {"person":"n","party":"a","title":"Head of delegation","reason":"resigned"}"#,
        &format!(
            "a recorded=2026-01-05T00:00:00Z occurred=2025-11-28 mode=observed {}",
            begun.replace(r#""person":"n""#, r#""person":"m""#)
        ),
    ]);
    let a = PartyId::new("a").unwrap();
    let head = |whole: &negotiation::state::Negotiation| -> Vec<String> {
        whole.persons().filter(|one| one.acts_for(&a)).map(|one| one.id().to_string()).collect()
    };
    assert_eq!(head(story.record.negotiation()), ["m"]);
    // Who it was on a day: nobody, the first, and the second from the day on which they changed.
    let was = |day: &str| {
        let past = story.record.as_of(format!("{day}T12:00:00Z").parse().unwrap());
        head(past.negotiation())
    };
    assert_eq!(was("2025-09-30"), [""; 0]);
    assert_eq!([was("2025-10-02"), was("2025-11-27")], [["n"], ["n"]]);
    assert_eq!([was("2025-11-30"), was("2026-01-01")], [["m"], ["m"]]);
    // What was known is another thing: that there was a successor was recorded weeks later.
    let known = |at: &str| head(story.record.known_at(at.parse().unwrap()).negotiation());
    assert_eq!(known("2025-10-01T00:00:00Z"), ["n"]);
    assert_eq!(known("2026-01-04T00:00:00Z"), [""; 0]);
    assert_eq!(known("2026-01-05T00:00:00Z"), ["m"]);
    story.tell(&P.replacen("secretariat ", "secretariat recorded=2026-01-06T00:00:00Z ", 1));
    // Nobody who held the office before speaks for the party now.
    let taken_up =
        |who: &str| format!(r#"{who} recorded=2026-01-06T00:00:00Z point.taken_up {{"point":"p"}}"#);
    assert_eq!(story.refused(&taken_up("a:n")).rule().id(), "any.any.accredited");
    story.tell(&taken_up("a:m"));
    // Of somebody of whom nothing is recorded, nothing is shown: not an irregularity.
    story.tell(r#"secretariat recorded=2026-01-06T00:00:00Z person.added {"person":"x","name":"X"}"#);
    let act = r#"a:x recorded=2026-01-06T00:00:00Z point.returned {"point":"p"}"#;
    assert_eq!(story.refused(act).rule().id(), "any.any.accredited");
    assert_eq!(story.irregularities(act), ["point.returned.held"]);
}

#[test]
fn the_members_of_a_group_are_listed() {
    let mut story = Story::open("{}")
        .principals(&["a", "b"])
        .given(&[r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#]);
    for party in ["b", "a"] {
        story.tell(&format!(r#"secretariat party.membership_begun {{"party":"{party}","group":"g"}}"#));
    }
    let members = |story: &Story| {
        let group = story.record.negotiation().party(&"g".parse().unwrap()).unwrap();
        group.members().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(members(&story), ["a", "b"]);
    story.tell(r#"b party.membership_ended {"party":"b","group":"g"}"#);
    assert_eq!(members(&story), ["a"]);
}
