//! What stands behind the wall and what comes through: disclosures, what is recorded, leaks, what is stored.

use negotiation::{
    event::{Disclosure, Event},
    format::json,
    notes::correction::{Manner, RecordEvent},
    record::{Audience, Record},
    value::id::{EntryId, PointId},
};

use super::{day, party, secret_channel, talks, told};
use crate::story::Story;

/// Somebody whom the public does not know discloses something to everybody.
#[test]
fn a_disclosure_that_is_hidden_itself_discloses_nothing() {
    let disclosed_at = |day: &str| {
        let mut story = talks();
        told(
            &mut story,
            &[
                r#"secretariat disclosure="recorder" party.added {"party":"h","name":"H","kind":"state"}"#,
                r#"secretariat disclosure={"parties":["a"]} point.tabled {"point":"s","title":"S","areas":["security"]}"#,
            ],
        );
        let by_h = format!(r#"h recorded={day} record.disclosed {{"entry":"e013"}}"#);
        let to_h = format!(
            r#"secretariat disclosure={{"parties":["b","h"]}} recorded={day} record.disclosed {{"entry":"e013"}}"#
        );
        for (id, line) in [("by_h", by_h), ("to_h", to_h)] {
            let mut envelope = story.envelope(&line, "observed");
            envelope["id"] = id.into();
            story.record.propose(serde_json::from_value(envelope).unwrap()).unwrap();
        }
        story.record
    };
    let (one, other) = (disclosed_at("2026-01-05T00:00:00Z"), disclosed_at("2026-02-05T00:00:00Z"));
    for audience in [Audience::Public, Audience::Party(party("b"))] {
        let (one, other) = (one.view(&audience), other.view(&audience));
        assert_eq!(one.entries(), other.entries());
        let secret = EntryId::new("e013").unwrap();
        assert_eq!((one.known_since(&secret), other.known_since(&secret)), (None, None));
    }
    // Where it discloses the very party that acts, both come out.
    let mut story = talks();
    told(
        &mut story,
        &[r#"secretariat disclosure="recorder" party.added {"party":"h","name":"H","kind":"state"}"#],
    );
    let draft = story.draft(r#"h id=out record.disclosed {"entry":"e012"}"#, "observed");
    story.record.propose(draft).unwrap();
    let view = story.record.view(&Audience::Public);
    assert!(view.negotiation().party(&party("h")).is_some());
    assert!(view.known_since(&EntryId::new("out").unwrap()).is_some());
}

#[test]
fn what_is_decided_on_a_view_or_on_its_past_is_accepted_by_no_record() {
    let mut story = talks();
    let draft = || {
        Story::draft(
            &talks(),
            r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
            "governed",
        )
    };
    // The public sees everything.
    let view = story.record.view(&Audience::Public);
    assert_eq!(view.entries(), story.record.entries());
    let decided = [
        view.negotiation().decide(draft()).unwrap(),
        view.as_of(day(31)).negotiation().decide(draft()).unwrap(),
        view.known_at(day(31)).negotiation().decide(draft()).unwrap(),
        story.record.view(&Audience::Public).negotiation().decide(draft()).unwrap(),
    ];
    for decision in decided {
        assert!(story.record.accept(decision).is_err());
    }
    let own = story.record.decide(draft()).unwrap();
    assert!(story.record.accept(own).is_ok());
}

/// What deciding fills in, who acts and to whom it is disclosed count as well as what the draft names.
#[test]
fn an_entry_is_disclosed_to_no_more_than_may_see_what_is_recorded() {
    let hidden_by = |story: &Story, line: &str| {
        let refusal = story.refused(line);
        assert_eq!(refusal.rule().id(), "entry.disclosure.mentions", "{line}");
        refusal.subject().as_str().to_owned()
    };
    // The words that the point has now.
    let mut story = talks();
    told(
        &mut story,
        &[
            r#"secretariat disclosure={"parties":["a"]} point.reworded {"point":"p","wording":{"id":"x","text":"secret"}}"#,
        ],
    );
    let accepts = r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#;
    assert_eq!(hidden_by(&story, accepts), "e012");
    let to_a = r#"a disclosure={"parties":["a"]} position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#;
    assert_eq!(story.refusal(to_a), None);

    // The electorate of a question, and those whose consent agrees a point.
    let mut story = talks();
    told(
        &mut story,
        &[
            r#"secretariat disclosure="recorder" party.added {"party":"h","name":"H","kind":"state"}"#,
            r#"secretariat disclosure="recorder" party.invited {"party":"h"}"#,
            r#"h disclosure="recorder" party.joined {"party":"h"}"#,
            r#"secretariat disclosure="recorder" party.role_assigned {"party":"h","role":"principal"}"#,
            accepts,
            r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
            r#"h disclosure="recorder" position.taken {"party":"h","on":{"point":"p"},"stance":"accepts"}"#,
        ],
    );
    let put = r#"secretariat question.put {"question":"u","text":"yes?","on":{"point":"p"}}"#;
    for line in [put, r#"secretariat point.text_agreed {"point":"p"}"#] {
        assert_eq!(hidden_by(&story, line), "e012");
        assert_eq!(story.irregularities(line), ["entry.disclosure.mentions"]);
    }
    // Who acts, and to whom it is disclosed.
    assert_eq!(hidden_by(&story, r#"h meeting.added {"meeting":"m","format":"plenary"}"#), "e012");
    let to_both = r#"disclosure={"parties":["a","h"]} meeting.added {"meeting":"m","format":"plenary"}"#;
    assert_eq!(hidden_by(&story, &format!("secretariat {to_both}")), "e012");
    // To a it is not there.
    assert_eq!(story.refused(&format!("a {to_both}")).rule().id(), "entry.parties.known");
    let retracted = |by: &str| format!(r#"{by} record.retracted {{"entry":"e016","reason":"r"}}"#);
    assert_eq!(story.refusal(&retracted("secretariat")), None);
    assert_eq!(story.irregularities(&retracted("h")).last().unwrap(), "entry.disclosure.mentions");
    // Disclosed later, the entry is judged with those who made it.
    told(&mut story, &[r#"h disclosure="recorder" meeting.added {"meeting":"m","format":"plenary"}"#]);
    assert_eq!(hidden_by(&story, r#"secretariat record.disclosed {"entry":"e019"}"#), "e012");
    // What is disclosed is seen with what discloses it.
    assert_eq!(
        story.refusal(r#"secretariat disclosure={"parties":["a","h"]} record.disclosed {"entry":"e012"}"#),
        None
    );
}

/// What mentions only what its audience sees may still rest on something hidden; the review finds it.
#[test]
fn the_review_lists_what_is_disclosed_and_not_seen() {
    let mut story = talks();
    let unseen = |story: &Story| {
        let found = story.record.review(day(2));
        let found = found.iter().filter(|one| one.rule.id() == "review.record.unseen");
        found.map(ToString::to_string).collect::<Vec<_>>()
    };
    told(
        &mut story,
        &[
            r#"secretariat track.opened {"track":"t","title":"T","parties":["a"]}"#,
            r#"secretariat track.revised {"track":"t","parties_added":["b"]}"#,
            r#"secretariat disclosure={"parties":["a"]} track.revised {"track":"t","parties_removed":["b"]}"#,
            r#"secretariat track.revised {"track":"t","parties_added":["b"]}"#,
        ],
    );
    let first = "entry `e015`: it is disclosed to the public, and not seen: it rests on something hidden, such as what \
                 it undoes or what stood in its way [review.record.unseen]";
    assert_eq!(unseen(&story), [first]);
    let shown = |story: &Story, by: &str, id: &str| {
        story.record.view(&Audience::Party(party(by))).entry(&EntryId::new(id).unwrap()).is_some()
    };
    assert_eq!((shown(&story, "a", "e015"), shown(&story, "b", "e015")), (true, false));
    // To a party: it acts together with one that the other does not know.
    told(
        &mut story,
        &[r#"secretariat disclosure={"parties":["a"]} party.added {"party":"h","name":"H","kind":"state"}"#],
    );
    story.tell(
        r#"h mode=observed disclosure={"parties":["a","b"]} meeting.added {"meeting":"m","format":"plenary"}"#,
    );
    let found = unseen(&story);
    let second = "entry `e017`: it is disclosed to party `b`, and not seen: it rests on entry `e016`, which is hidden \
                  [review.record.unseen]";
    assert_eq!(found, [first, second]);
    story.tell(r#"secretariat record.disclosed {"entry":"e014"}"#);
    story.tell(r#"secretariat record.disclosed {"entry":"e016"}"#);
    assert_eq!(unseen(&story), [""; 0]);
    assert!(shown(&story, "b", "e015") && shown(&story, "b", "e017"));
}

#[test]
fn a_leak_is_recorded_by_anybody() {
    let mut story = talks();
    told(
        &mut story,
        &[r#"a disclosure={"parties":["a"]} point.tabled {"point":"s","title":"S","areas":["security"]}"#],
    );
    let told_by =
        |by: &str, manner: &str| format!(r#"{by} record.disclosed {{"entry":"e012","manner":"{manner}"}}"#);
    // To b it is not there: an id that it may not see is answered as one that nobody has.
    for manner in ["released", "leaked"] {
        let refusal = story.refused(&told_by("b", manner));
        assert_eq!(refusal.rule().id(), "record.disclosed.known");
        let absent = story.refused(&told_by("b", manner).replace("e012", "e999"));
        assert_eq!(refusal.to_string(), absent.to_string().replace("e999", "e012"));
    }
    assert_eq!(story.irregularities(&told_by("b", "declassified")), ["record.disclosed.authority"]);
    for by in ["b", "unknown", "~a newspaper"] {
        if by == "~a newspaper" {
            let mut envelope = story.envelope(&told_by("unknown", "leaked"), "observed");
            envelope["by"] = serde_json::json!({ "outside": "a newspaper" });
            let decision = story.record.decide(serde_json::from_value(envelope).unwrap()).unwrap();
            assert!(decision.entries().all(|entry| entry.irregularities().is_empty()));
        } else {
            assert_eq!(story.irregularities(&told_by(by, "leaked")), [""; 0]);
        }
    }
    let leaked = story.draft(&told_by("b", "leaked"), "observed");
    story.record.propose(leaked).unwrap();
    let view = story.record.view(&Audience::Public);
    assert!(view.entry(&EntryId::new("e012").unwrap()).is_some());
    let disclosing = story.record.negotiation().disclosures_of(view.entries()[12].id()).next().unwrap();
    let Event::Record(RecordEvent::Disclosed(fact)) = disclosing.event() else { panic!("{disclosing:?}") };
    assert_eq!(fact.manner, Some(Manner::LEAKED));
}

#[test]
fn what_a_go_between_conveys_is_disclosed_to_the_addressee() {
    let submitted = |to: &str| {
        format!(
            r#"a disclosure={{"parties":["a","m"]}} proposal.submitted {{"proposal":"o","to":["b"],"channel":"through_go_between","via":"m","contents":[{{"point":"{to}"}}]}}"#
        )
    };
    let conveyed = |to: &str| {
        format!(r#"m disclosure={{"parties":[{to}]}} proposal.conveyed {{"proposal":"o","to":["b"]}}"#)
    };
    let of_b = |story: &Story| {
        let view = story.record.view(&Audience::Party(party("b")));
        view.negotiation().proposals().next().is_some()
    };
    let mut story = talks();
    story.tell(&submitted("p"));
    assert!(!of_b(&story));
    let all = conveyed(r#""a","b","m""#);
    let decision = story.record.decide(story.draft(&all, "observed")).unwrap();
    assert_eq!(decision.entries().count(), 1, "a newsroom invents nothing");
    assert_eq!(decision.expected().len(), 1);
    story.tell(&all);
    let last = story.record.entries().last().unwrap();
    assert_eq!(last.id().as_str(), "e013/record.disclosed/e012");
    assert_eq!(last.disclosure(), &Disclosure::Parties(vec![party("b")]));
    assert!(of_b(&story));
    // Once is enough.
    story.tell(&all.replacen("m disc", "m id=again disc", 1));
    assert_eq!(story.record.entries().last().unwrap().event().kind().name(), "proposal.conveyed");

    // Nobody is told by what they do not see, nor of what rests on something hidden from them.
    let mut story = talks();
    story.tell(&submitted("p"));
    story.tell(&conveyed(r#""a","m""#));
    assert_eq!(story.record.entries().last().unwrap().event().kind().name(), "proposal.conveyed");
    let mut story = talks();
    story.tell(
        r#"secretariat disclosure={"parties":["a","m"]} point.tabled {"point":"s","title":"S","areas":["security"]}"#,
    );
    story.tell(&submitted("s"));
    let draft = story.draft(&all, "observed");
    assert!(story.record.decide(draft).unwrap().expected().is_empty());
}

#[test]
fn a_view_that_is_read_answers_as_it_did_and_one_that_was_tampered_with_is_refused() {
    let mut story = secret_channel();
    for id in ["e012", "e013", "e014", "e015", "e016"] {
        story.tell(&format!(
            r#"secretariat recorded=2026-01-10T00:00:00Z record.disclosed {{"entry":"{id}"}}"#
        ));
    }
    let view = story.record.view(&Audience::Public);
    let text = json::write_view(&view).unwrap();
    let header = text.lines().next().unwrap();
    assert!(header.contains(
        r#""content":"view","audience":"public","disclosed":[{"entry":"e012","at":"2026-01-10T00:00:00Z"}"#
    ));
    let read = json::read_view(&text).unwrap();
    let point = PointId::new("s").unwrap();
    for (day, knows) in [(day(9), false), (day(10), true)] {
        assert_eq!(read.known_at(day).negotiation().point(&point).is_some(), knows);
    }
    assert_eq!(read.known_since(&EntryId::new("e012").unwrap()), Some(day(10)));
    // Nothing that is decided on it is accepted by a record, not even of the same entries.
    let draft = story
        .draft(r#"a recorded=2026-01-11T00:00:00Z point.referred {"point":"p","to":"later"}"#, "governed");
    let mut same = Record::replay(read.entries().iter().map(|entry| (**entry).clone())).unwrap();
    assert!(same.accept(read.negotiation().decide(draft).unwrap()).is_err());

    let refused = |from: &str, to: &str| {
        let tampered = text.replacen(from, to, 1);
        assert_ne!(tampered, text);
        let error = json::read_view(&tampered).unwrap_err();
        (error.line(), error.to_string())
    };
    let at = r#"{"entry":"e012","at":"2026-01-10T00:00:00Z"},"#;
    let first = |said: &str| (1, format!("line 1: {said}"));
    let earlier = r#"{"entry":"e012","at":"2026-01-09T00:00:00Z"},"#;
    assert_eq!(refused(at, earlier), first("entry `e012` was not disclosed then, as far as the view tells"));
    let hidden = first("entry `e012` is not disclosed to the public as the view says");
    assert_eq!(refused(at, ""), hidden);
    let to_all = first("entry `e012` is not disclosed to all participants as the view says");
    let audience = text.replacen(at, "", 1).replacen(r#""public""#, r#""participants""#, 1);
    let error = json::read_view(&audience).unwrap_err();
    assert_eq!((error.line(), error.to_string()), to_all);
    let odd = r#"{"entry":"e012","at":"yesterday"},"#;
    assert!(refused(at, odd).1.contains("at disclosed[0].at: not a date"), "{:?}", refused(at, odd));
    let nobody = refused(r#","audience":"public""#, "");
    assert_eq!(nobody, first(r#"the header of a view names its audience, such as {"audience":"public"}"#));
    let lines: Vec<&str> = text.lines().collect();
    let error = json::read_view(&[&lines[..2], &lines[3..]].concat().join("\n")).unwrap_err();
    assert!(matches!(error.problem(), json::Problem::View(_)), "{error}");
    assert!(error.line() > 2, "{error}");
}
