//! Strangers send drafts: what is checked before they are proposed, and what is sent back.

use std::time::Duration;

use negotiation::{
    event::{Acting, Draft},
    judge::Refusal,
    record::{Audience, Gatekeeper, NotAdmitted, Record},
    value::{
        id::{PartyId, RecorderId},
        when::Instant,
    },
};
use serde_json::json;

use crate::story::Story;

const JOINS: &str = r#"c id=c:1 recorded=9999-12-31T00:00:00Z party.joined {"party":"c"}"#;

fn talks() -> Story {
    Story::open(r#"{"observing":{"by":["newsroom"]},"backdating":true}"#).principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#,
        r#"secretariat party.invited {"party":"c"}"#,
        r#"secretariat person.added {"person":"n","name":"N"}"#,
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["territory"]}"#,
    ])
}

fn party(id: &str) -> PartyId {
    id.parse().unwrap()
}

fn recorder(id: &str) -> RecorderId {
    id.parse().unwrap()
}

fn noon() -> Instant {
    "2026-01-02T12:00:00Z".parse().unwrap()
}

fn gate(id: &str) -> Gatekeeper {
    Gatekeeper::for_party(party(id), recorder("desk"), noon())
}

/// A draft as it is sent, under another recorder than that of the service.
fn sent(story: &Story, line: &str, mode: &str) -> Draft {
    let mut wire = story.envelope(line, mode);
    wire["recorder"] = "elsewhere".into();
    serde_json::from_value(wire).unwrap()
}

#[test]
fn what_is_for_the_service_to_say_is_stamped() {
    let mut story = talks();
    let admitted = gate("c").admit(sent(&story, JOINS, "governed"), &story.record).unwrap();
    assert_eq!((admitted.recorder(), admitted.recorded()), (&recorder("desk"), noon()));
    story.record.propose(admitted).unwrap();
    // Sent again later it is the same, and under the same id nothing else is.
    let later = Gatekeeper::for_party(party("c"), recorder("desk"), "2026-01-03T12:00:00Z".parse().unwrap());
    let later = later.with_leeway(Duration::from_secs(60));
    let again = later.admit(sent(&story, JOINS, "governed"), &story.record).unwrap();
    assert!(story.record.propose(again).unwrap().repeats());
    let other = JOINS.replace("joined", "declined");
    let other = later.admit(sent(&story, &other, "governed"), &story.record).unwrap();
    assert_eq!(story.record.check(&other).unwrap_err().rule().id(), "entry.id.same");
    // Nobody else is kept from recording.
    story.tell(
        r#"secretariat recorded=2026-01-03T13:00:00Z party.role_assigned {"party":"c","role":"observer"}"#,
    );
}

#[test]
fn what_is_not_the_senders_is_refused_with_the_field_and_what_to_do() {
    let story = talks();
    let said = |gate: &Gatekeeper, line: &str, mode: &str| {
        let refused = gate.admit(sent(&story, line, mode), &story.record).unwrap_err();
        assert!(refused.to_string().starts_with(&format!("`{}`: ", refused.field())), "{refused}");
        refused.to_string()
    };
    let act = |by: &str, id: &str| format!(r#"{by} id={id} party.joined {{"party":"c"}}"#);
    let ids = "`id`: give it an id of the sender: its party `c`, `:`, and a key without `:` and `/`";
    for id in ["e99", "c", "c:", "a:1", "c:1:1", "c:1/more", "c:1/2:3", "cc:1"] {
        assert_eq!(said(&gate("c"), &act("c", id), "governed"), ids, "{id}");
    }
    assert_eq!(
        said(&gate("c"), &act("a", "c:1"), "governed"),
        "`by`: party `a` has not signed the draft; leave it out, act for it with `for`, or have it sign"
    );
    assert_eq!(said(&gate("c"), &act("a+c", "c:1"), "governed").split(' ').nth(2), Some("`a`"));
    assert_eq!(
        said(&gate("c"), &act("c:n", "c:1"), "governed"),
        "`by`: name no person for party `c`; it signed as a party"
    );
    for (by, name) in [("secretariat", "the secretariat"), ("procedure", "the procedure"), ("~c", "c")] {
        let whole = format!("`by`: an act of {name} is not the sender's; name who sends it");
        assert_eq!(said(&gate("c"), &act(by, "c:1"), "governed"), whole);
    }
    assert_eq!(said(&gate("c"), &act("unknown", "c:1"), "governed").split(':').next(), Some("`by`"));
    assert_eq!(
        said(&gate("c"), &act("c", "c:1"), "observed"),
        "`mode`: leave it out; the sender may not observe"
    );
    assert_eq!(
        said(&gate("c").with_leeway(Duration::from_secs(3600)), JOINS, "governed"),
        "`recorded`: write the draft anew; its time lies too far from the clock"
    );
    let near = JOINS.replace("9999-12-31T00:00:00Z", "2026-01-02T12:59:59Z");
    assert!(
        gate("c")
            .with_leeway(Duration::from_secs(3600))
            .admit(sent(&story, &near, "governed"), &story.record)
            .is_ok()
    );
    let noted = act("c", "c:1").replace(" party", r#" metadata={"key":"forged"} party"#);
    assert_eq!(
        said(&gate("c"), &noted, "governed"),
        "`metadata`: leave it out; what is kept with an entry is for the service to say"
    );
    // The secretariat has the ids that no party has.
    let desk = Gatekeeper::for_secretariat(recorder("desk"), noon());
    assert!(desk.admit(sent(&story, &act("secretariat", "e99"), "governed"), &story.record).is_ok());
    for id in ["secretariat:1", "e1/more"] {
        let whole = "`id`: give it an id without `:` and `/`; those with `:` are the ids of parties";
        assert_eq!(said(&desk, &act("secretariat", id), "governed"), whole);
    }
    assert_eq!(said(&desk, &act("c", "e99"), "governed").split(' ').nth(4), Some("c"));
    // Nobody signed, so that nobody sends anything; least of all the secretariat.
    let nobody = Gatekeeper::for_all([], recorder("desk"), noon());
    for by in ["c", "secretariat"] {
        assert_eq!(
            nobody.admit(sent(&story, &act(by, "e99"), "governed"), &story.record),
            Err(NotAdmitted::Id { party: None })
        );
    }
}

/// What only deciding may say cannot be sent at all.
#[test]
fn a_draft_claims_nothing_that_deciding_finds() {
    let story = talks();
    for (field, value) in [
        ("cause", json!("e001")),
        ("irregularities", json!(["any.any.alone"])),
        ("erased", json!("2026")),
        (
            "reached",
            json!({ "rule": "unanimity", "electorate": ["c"], "tally": {
            "heads": { "for": 1, "against": 0, "abstained": 0, "missing": 0 },
            } }),
        ),
    ] {
        let mut wire = story.envelope(JOINS, "governed");
        wire[field] = value;
        let error = serde_json::from_value::<Draft>(wire).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{field}: a draft must not give")), "{field}: {error}");
    }
}

#[test]
fn who_signs_in_a_person_names_that_person() {
    let story = talks();
    let signer = |by: &str| Acting::new(party(by));
    let envoy = signer("c").with_person("n".parse().unwrap());
    let of = |signers: Vec<Acting>| Gatekeeper::for_all(signers, recorder("desk"), noon());
    let act = |by: &str| sent(&story, &format!(r#"{by} id=c:1 party.joined {{"party":"c"}}"#), "governed");
    let admits = |gate: &Gatekeeper, by: &str| gate.admit(act(by), &story.record);
    assert!(admits(&of(vec![envoy.clone()]), "c:n").is_ok());
    // Without the person, the powers of that person would not be asked.
    let said = admits(&of(vec![envoy.clone()]), "c").unwrap_err();
    assert_eq!(said.to_string(), "`by`: name person `n`, who signed for party `c`");
    assert!(admits(&of(vec![envoy.clone(), signer("c")]), "c").is_ok());
    // Jointly only with all, and for others as the rules of the record say.
    assert!(admits(&of(vec![signer("c"), signer("a")]), "a+c").is_ok());
    assert!(admits(&of(vec![envoy, signer("a")]), "a+c").is_err());
    let line = r#"c/b id=c:1 position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;
    let for_b = gate("c").admit(sent(&story, line, "governed"), &story.record).unwrap();
    assert_eq!(story.record.check(&for_b).unwrap_err().rule().id(), "any.any.acts_for");
}

#[test]
fn only_the_recorders_that_the_procedure_names_observe() {
    let mut story = talks();
    let line = r#"b id=c:1 position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;
    let of = |id: &str| Gatekeeper::for_party(party("c"), recorder(id), noon()).observing();
    let admitted = |id: &str| of(id).admit(sent(&story, line, "observed"), &story.record).unwrap();
    let refusal = story.record.check(&admitted("desk")).unwrap_err();
    assert_eq!(refusal.rule().id(), "entry.mode.allowed");
    let observed = admitted("newsroom");
    story.record.propose(observed).unwrap();
    // What it does not observe is its own act, as ever.
    assert!(of("newsroom").admit(sent(&story, line, "governed"), &story.record).is_err());
    let bytes = negotiation::format::json::write_record(&story.record).unwrap();
    assert!(Record::replay(negotiation::format::json::read_entries(&bytes).unwrap()).is_ok());
}

/// An id is taken by an entry that the sender may not see.
#[test]
fn an_id_that_is_taken_is_answered_in_one_way_whatever_has_it() {
    let taken_by = |line: &str| {
        let mut story = talks();
        story.tell(line);
        story
    };
    let sent = r#"c id=x recorded=2026-01-02T00:00:00Z point.tabled {"point":"own","title":"Own","areas":["territory"]}"#;
    let hidden = [
        r#"secretariat id=x disclosure="recorder" party.added {"party":"h","name":"H","kind":"state"}"#,
        r#"a id=x disclosure={"parties":["a","b"]} point.tabled {"point":"s","title":"S","areas":["territory"]}"#,
        r#"a id=x disclosure={"parties":["a"]} recorded=2026-01-02T00:00:00Z point.tabled {"point":"own","title":"Own","areas":["territory"]}"#,
    ];
    let answers = hidden.map(|line| {
        let story = taken_by(line);
        let draft = story.draft(sent, "governed");
        let refusal = story.record.check(&draft).unwrap_err();
        let told = story.record.view(&Audience::Party(party("c"))).explain(&draft);
        (refusal.to_string(), told.map(|told| told.to_string()))
    });
    assert_eq!(
        answers[0].0,
        "cannot record point.tabled: the id `x` is taken: a draft with the id of a recorded entry must have the content of that entry, but for when it is recorded [entry.id.same]"
    );
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    // Only the maker of an entry repeats it, also where it is disclosed to nobody.
    let own = r#"a id=x disclosure="recorder" meeting.added {"meeting":"m","format":"plenary"}"#;
    let mut story = taken_by(own);
    assert!(story.record.propose(story.draft(own, "governed")).unwrap().repeats());
    // Under ids of its own a sender meets nobody else's.
    assert_eq!(gate("c").admit(story.draft(sent, "governed"), &story.record).unwrap_err().field(), "id");
}

/// Wherever a party names what it may not see, it is answered as what is not there.
#[test]
fn what_is_hidden_is_not_there_wherever_it_is_named() {
    let mut story = talks();
    for line in [
        r#"secretariat disclosure={"parties":["a"]} party.added {"party":"h","name":"H","kind":"state"}"#,
        r#"secretariat disclosure={"parties":["a"]} person.added {"person":"k","name":"K"}"#,
        r#"secretariat id=secret disclosure={"parties":["a"]} point.tabled {"point":"s","title":"S","areas":["territory"]}"#,
        r#"secretariat id=gone disclosure={"parties":["a"]} point.tabled {"point":"z","title":"Z","areas":["territory"]}"#,
        r#"secretariat disclosure={"parties":["a"]} record.retracted {"entry":"gone","reason":"a slip"}"#,
    ] {
        story.tell(line);
    }
    let added = r#"meeting.added {"meeting":"m","format":"plenary"}"#;
    for (hidden, line, rule) in [
        ("h", format!(r#"b disclosure={{"parties":["b","h"]}} {added}"#), "entry.parties.known"),
        ("h", format!("b/h {added}"), "entry.parties.known"),
        ("h", r#"b/h party.invited {"party":"h"}"#.to_owned(), "entry.parties.known"),
        ("s", r#"b/a point.taken_up {"point":"s"}"#.to_owned(), "point.taken_up.known"),
        ("k", format!("b:k {added}"), "entry.person.known"),
        ("secret", format!("b occurred=@secret {added}"), "entry.occurred.anchor"),
        ("secret", r#"b record.retracted {"entry":"secret"}"#.to_owned(), "record.retracted.known"),
        ("gone", r#"b record.retracted {"entry":"gone"}"#.to_owned(), "record.retracted.known"),
        ("gone", r#"b record.denied {"entry":"gone"}"#.to_owned(), "record.denied.known"),
        ("gone", r#"b record.disclosed {"entry":"gone"}"#.to_owned(), "record.disclosed.known"),
        // Of what is not there, and of what is hidden, the first is named.
        (
            "s",
            r#"b link.made {"link":"l","points":["none","s"],"kind":"package"}"#.to_owned(),
            "link.made.known",
        ),
        (
            "s",
            r#"b link.made {"link":"l","points":["s","none"],"kind":"package"}"#.to_owned(),
            "link.made.known",
        ),
    ] {
        let refusal = story.refused(&line);
        assert_eq!(refusal.rule().id(), rule, "{line}");
        let absent =
            line.replace(&format!(r#""{hidden}""#), r#""nobody""#).replace(&format!("@{hidden}"), "@nobody");
        let absent = absent
            .replace(&format!("b/{hidden} "), "b/nobody ")
            .replace(&format!("b:{hidden} "), "b:nobody ");
        assert_ne!(absent, line);
        assert_eq!(
            refusal.to_string(),
            story.refused(&absent).to_string().replace("`nobody`", &format!("`{hidden}`"))
        );
        // Who sees it is answered by other rules, or by none.
        let by_a = format!("a{}", &line[1..]);
        let names = |refusal: &Refusal| refusal.subject().as_str() == hidden && refusal.rule().id() == rule;
        assert!(!story.refusal(&by_a).as_ref().is_some_and(names), "{by_a}");
    }
}
