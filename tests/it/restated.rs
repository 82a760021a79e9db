//! How a corrected entry reads, what is left of what rested on it, and who may put it right.

use std::sync::Arc;

use crate::{
    corrections::{P, YES_A, YES_B, id, last, replayed, status, told},
    story::Story,
};
use negotiation::{
    event::{Entry, Event},
    talks::question::QuestionEvent,
    testing::history::instant,
};

/// The correction of an entry, as it should have read.
fn corrected(entry: &str, event: &str) -> String {
    format!(r#"secretariat record.corrected {{"entry":"{entry}","reason":"misheard","event":{event}}}"#)
}

/// What the review finds under a rule.
fn found(story: &Story, rule: &str) -> Vec<String> {
    let all = story.record.review(instant(0));
    all.iter().filter(|one| one.rule.id() == rule).map(ToString::to_string).collect()
}

#[test]
fn what_deciding_filled_in_and_a_correction_leaves_out_reads_as_before() {
    let mut story = told(&[P, YES_A]);
    story.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes","reason":"one"}"#);
    let opposed = last(&story);
    let taken = |more: &str| {
        format!(r#"{{"position":{{"taken":{{"party":"b","on":{{"point":"p"}},"stance":{more}}}}}}}"#)
    };
    let stands_on_the_words = |story: &Story| {
        let point = story.record.negotiation().points().next().unwrap();
        let position = point.position(&"b".parse().unwrap()).unwrap();
        assert_eq!(position.wording.unwrap().as_str(), "w");
        assert!(position.counts);
        position.stance.to_string()
    };
    // Another reason is no other event; another stance is one, on the same words.
    story.tell(&corrected(&opposed, &taken(r#""opposes","reason":"two""#)));
    assert_eq!(stands_on_the_words(&story), "opposes");
    story.tell(&corrected(&opposed, &taken(r#""accepts""#)));
    assert_eq!(stands_on_the_words(&story), "accepts");
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    // How it was reached stays as well.
    let agreed = last(&story);
    story.tell(&corrected(&agreed, r#"{"point":{"text_agreed":{"point":"p"}}}"#));
    let reads = story.record.negotiation().entry(&id(&agreed)).unwrap();
    assert_eq!(Some(reads), story.record.entry(&id(&agreed)));
    assert_eq!(reads.reached().unwrap().electorate().len(), 2);
    assert_eq!(found(&story, "review.record.rested"), [""; 0]);
    assert!(replayed(&story.record).negotiation().has_same_state(story.record.negotiation()));
}

#[test]
fn a_correction_of_a_question_or_a_proposal_keeps_what_was_filled_in_there() {
    let mut story = told(&[P]);
    story.tell(r#"secretariat question.put {"question":"q","on":{"point":"p"},"text":"Is it so?"}"#);
    let put = last(&story);
    let before = story.record.entry(&id(&put)).unwrap().event().clone();
    let event = r#"{"question":{"put":{"question":"q","on":{"point":"p"},"text":"Shall it be so?"}}}"#;
    story.tell(&corrected(&put, event));
    let Event::Question(QuestionEvent::Put(was)) = before else { panic!("it was put") };
    let reads = story.record.negotiation().entry(&id(&put)).unwrap();
    let Event::Question(QuestionEvent::Put(reads)) = reads.event() else { panic!("it reads as put") };
    assert!(!was.electorate.is_empty());
    assert_eq!((&reads.electorate, &reads.rule, &reads.wording), (&was.electorate, &was.rule, &was.wording));

    story.tell(r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#);
    let submitted = last(&story);
    let event = r#"{"proposal":{"submitted":{"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}],"expires":"2027"}}}"#;
    story.tell(&corrected(&submitted, event));
    let proposal = story.record.negotiation().proposals().next().unwrap();
    assert_eq!(proposal.expires().unwrap().to_string(), "2027");
    assert_eq!(proposal.contents().next().unwrap().1.unwrap().as_str(), "w");
}

#[test]
fn a_text_that_is_added_or_taken_away_makes_no_other_event() {
    let mut story = told(&[P, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#]);
    story.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#);
    let rejected = last(&story);
    let taken = |more: &str| {
        format!(r#"{{"position":{{"taken":{{"party":"b","on":{{"point":"p"}},"stance":"rejects"{more}}}}}}}"#)
    };
    for more in [r#","reason":"angry""#, ""] {
        story.tell(&corrected(&rejected, &taken(more)));
        assert_eq!(status(&story.record), "under_discussion", "what followed stays");
        assert_eq!(found(&story, "review.record.fallen"), [""; 0]);
    }
}

#[test]
fn what_fell_because_its_cause_reads_otherwise_is_listed_until_it_is_recorded_anew() {
    let mut story = told(&[P, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#]);
    story.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#);
    let rejected = last(&story);
    let opposes = r#"{"position":{"taken":{"party":"b","on":{"point":"p"},"stance":"opposes"}}}"#;
    story.tell(&corrected(&rejected, opposes));
    // It would have reopened all the same, and nothing is made to follow.
    assert_eq!(status(&story.record), "text_agreed");
    assert_eq!(
        found(&story, "review.record.fallen"),
        [format!(
            "entry `{rejected}/point.reopened/p`: that point `p` reopened followed from entry `{rejected}`, which reads \
             otherwise now, and fell [review.record.fallen]"
        )]
    );
    let draft =
        story.draft(r#"procedure id=anew point.reopened {"point":"p","reason":"b opposes"}"#, "observed");
    story.record.propose(draft).unwrap();
    assert_eq!(status(&story.record), "under_discussion");
    assert_eq!(found(&story, "review.record.fallen"), [""; 0]);
    // What was retracted takes with it what followed; there is nothing to record anew.
    let mut story = told(&[P, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#]);
    story.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#);
    let rejected = last(&story);
    story.tell(&format!(r#"secretariat record.retracted {{"entry":"{rejected}","reason":"misheard"}}"#));
    assert_eq!(found(&story, "review.record.fallen"), [""; 0]);
}

#[test]
fn who_accepted_words_that_were_corrected_since_is_asked_again() {
    let mut story = told(&[P, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#]);
    let words = |text: &str| {
        format!(
            r#"{{"point":{{"tabled":{{"point":"p","title":"P","areas":["security"],"wording":{{"id":"w","text":"{text}"}}}}}}}}"#
        )
    };
    assert_eq!(found(&story, "review.record.words"), [""; 0]);
    let before = last(&story);
    story.tell(&corrected("e009", &words("other words")));
    let listed = found(&story, "review.record.words");
    assert_eq!(listed.len(), 3, "{listed:?}");
    assert_eq!(
        listed[2],
        format!(
            "entry `{before}`: the words `w` that it rests on read otherwise, since entry `e009` was corrected \
             [review.record.words]"
        )
    );
    let changes = story.record.changes_since(&id(&before)).unwrap();
    let changes: Vec<_> = changes.iter().map(ToString::to_string).collect();
    assert_eq!(changes, ["point `p`, words: w: words -> w: other words"]);
    // Who accepts them again has been asked.
    story.tell(YES_A);
    assert_eq!(found(&story, "review.record.words").len(), 2);
    story.tell(&corrected("e009", &words("words")));
    let listed = found(&story, "review.record.words");
    assert_eq!(listed.len(), 1, "only the last acceptance was of other words: {listed:?}");
}

#[test]
fn what_several_made_together_they_correct_and_retract_together() {
    let mut story = told(&[r#"a+b account.given {"on":"whole","aspect":"count","value":{"number":3}}"#]);
    let joint = last(&story);
    let event = r#"{"account":{"given":{"on":"whole","aspect":"count","value":{"number":4}}}}"#;
    let alone = corrected(&joint, event).replacen("secretariat", "a", 1);
    let refusal = story.refused(&alone);
    assert_eq!(refusal.rule().id(), "record.corrected.authority");
    let said = refusal.explain(story.record.negotiation());
    assert_eq!(
        said.help(),
        "let `a` and `b`, who made it together, or the secretariat record `record.corrected`"
    );
    let retracted = |by: &str| format!(r#"{by} record.retracted {{"entry":"{joint}","reason":"r"}}"#);
    assert_eq!(story.refused(&retracted("b")).rule().id(), "record.retracted.authority");
    assert_eq!(story.irregularities(&retracted("b")), ["record.retracted.authority"]);
    assert_eq!(story.refusal(&retracted("secretariat")), None);
    story.tell(&alone.replacen('a', "b+a", 1));
    story.tell(&retracted("a+b"));
    // Another may join who made it alone, and need not.
    story.tell(r#"a account.given {"on":"whole","aspect":"count","value":{"number":3}}"#);
    let alone = last(&story);
    let together = format!(r#"a+b record.retracted {{"entry":"{alone}","reason":"r"}}"#);
    assert_eq!(story.refusal(&together), None);
    assert_eq!(story.refusal(&together.replacen("a+b", "a", 1)), None);
}

#[test]
fn who_is_outside_corrects_what_was_said_under_the_same_name() {
    let mut story = told(&[]);
    story
        .tell(r#"~Reuters mode=observed account.given {"on":"whole","aspect":"count","value":{"number":3}}"#);
    let entry = last(&story);
    let retracted = |by: &str| format!(r#"{by} record.retracted {{"entry":"{entry}","reason":"r"}}"#);
    assert_eq!(story.irregularities(&retracted("~AFP")), ["record.retracted.authority"]);
    assert_eq!(story.irregularities(&retracted("~Reuters")), [""; 0]);
    assert_eq!(story.irregularities(&retracted("unknown")), [""; 0], "it may have been Reuters");
}

#[test]
fn where_the_corrected_entry_itself_would_not_fit_only_that_is_named() {
    let mut story = told(&[P, YES_A]);
    story.tell(r#"a point.tabled {"point":"later","title":"L","areas":["security"]}"#);
    let event = r#"{"point":{"tabled":{"point":"p","title":"P","areas":["security"],"parent":"later","wording":{"id":"w","text":"words"}}}}"#;
    let draft = story.draft(&corrected("e009", event), "governed");
    let refusal = story.record.check(&draft).unwrap_err();
    assert_eq!(refusal.rule().id(), "record.corrected.structural");
    let named: Vec<_> = story.record.in_the_way(&draft).iter().map(|one| one.entry().to_string()).collect();
    assert_eq!(named, ["e009"]);
    assert!(
        refusal
            .explain(story.record.negotiation())
            .help()
            .contains("mend the correction if it names the entry itself")
    );
}

#[test]
fn what_is_said_of_an_entry_that_was_retracted_rests_on_nothing() {
    let mut story = told(&[P]);
    let tabled = last(&story);
    story.tell(&format!(r#"b record.denied {{"entry":"{tabled}"}}"#));
    story.tell(&format!(r#"a record.retracted {{"entry":"{tabled}","reason":"b is right"}}"#));
    assert_eq!(found(&story, "review.record.rested"), [""; 0]);
}

#[test]
fn of_many_entries_that_were_put_right_each_is_looked_at_by_itself() {
    let mut story = told(&[]);
    for n in 0..40 {
        story.tell(&format!(r#"a+b deadline.set {{"deadline":"d{n}","title":"D","due":"2025-06-01"}}"#));
        let set = last(&story);
        story.tell(&format!(r#"a+b deadline.lifted {{"deadline":"d{n}"}}"#));
        let due = |due: &str| {
            format!(r#"{{"deadline":{{"set":{{"deadline":"d{n}","title":"D","due":"{due}"}}}}}}"#)
        };
        story.tell(&corrected(&set, &due("2025-06-02")));
        story.tell(&corrected(&set, &due("2025-06-01")));
        if n % 2 == 0 {
            story.tell(&corrected(&set, &due("2025-06-03")));
        }
    }
    // Where the date was right after all, that it was missed stands.
    let missed = |entry: &&Arc<Entry>| entry.event().kind().name() == "deadline.missed";
    assert_eq!(story.record.negotiation().entries().iter().filter(missed).count(), 20);
    assert_eq!(found(&story, "review.record.fallen").len(), 20);
}
