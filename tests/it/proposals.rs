//! Stories of proposals: who may answer what, until when, and what an acceptance comes to.

use crate::story::Story;
use negotiation::{event::Entry, record::Audience, talks::proposal::ProposalStatus, value::id::ProposalId};

/// Two points with words, two principals, and a go-between.
fn told(procedure: &str) -> Story {
    let mut story = Story::open(procedure).principals(&["a", "b"]);
    story.tell(r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#);
    for (point, words) in [("p", "w"), ("q", "x")] {
        story.tell(&format!(
            r#"a point.tabled {{"point":"{point}","title":"T","areas":["energy"],"wording":{{"id":"{words}","text":"words"}}}}"#
        ));
    }
    story
}

const OFFER: &str = r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"at_the_table","contents":[{"point":"p"},{"point":"q"}],"expires":"2026-03-01"}"#;

/// The ids of what a line appends, without the id of the act; of a decision, with its outcome.
fn appended(story: &Story, line: &str) -> Vec<String> {
    let decision = story.record.decide(story.draft(line, "governed")).unwrap();
    let act = decision.act().unwrap().id().clone();
    let short = |id: &str| id.strip_prefix(act.as_str()).map_or(id.to_owned(), |id| format!("-{id}"));
    let shown = |entry: &Entry| match entry.event().choice() {
        Some(outcome) => format!("{} ({outcome})", short(entry.id().as_str())),
        None => short(entry.id().as_str()),
    };
    decision.entries().map(shown).collect()
}

fn status(story: &Story, id: &str) -> ProposalStatus {
    story.record.negotiation().proposal(&ProposalId::new(id).unwrap()).unwrap().status()
}

fn answer(party: &str, proposal: &str, answer: &str) -> String {
    format!(r#"{party} proposal.answered {{"proposal":"{proposal}","party":"{party}","answer":"{answer}"}}"#)
}

#[test]
fn an_acceptance_feeds_positions_on_exactly_the_words_contained() {
    let mut story = told("{}").given(&[OFFER]);
    let yes = answer("b", "o", "accept");
    let all = [
        "-",
        "-/proposal.decided/o (accepted)",
        "-/position.taken/p/b",
        "-/position.taken/q/b",
        "-/position.taken/p/a",
        "-/position.taken/q/a",
    ];
    assert_eq!(appended(&story, &yes), all);
    story.tell(&yes);
    assert_eq!(status(&story, "o"), ProposalStatus::Accepted);
    let talks = story.record.negotiation();
    for point in talks.points() {
        let words = point.wording().map(|words| &words.id);
        assert!(point.positions().all(|position| position.wording == words && position.counts));
    }
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
}

#[test]
fn an_acceptance_of_other_words_takes_consent_from_what_was_agreed_and_from_its_package() {
    let mut story = told(r#"{"observing":"allowed"}"#);
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"w2","text":"other words"}}"#);
    for point in ["p", "q"] {
        for party in ["a", "b"] {
            story.tell(&format!(
                r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"accepts"}}"#
            ));
        }
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    story.tell(r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#);
    story.tell(
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"at_the_table","contents":[{"point":"p","wording":"w"}]}"#,
    );
    // Governed, other words than those of now are not accepted; what was observed has its effects.
    let accept = answer("b", "o", "accept");
    assert_eq!(story.refused(&accept).rule().id(), "proposal.answered.current");
    let decision = story.record.decide(story.draft(&accept, "observed")).unwrap();
    let expected: Vec<_> = decision.expected().iter().map(|event| event.kind().name()).collect();
    let all = ["proposal.decided", "position.taken", "position.taken", "point.reopened", "point.reopened"];
    assert_eq!(expected, all);
}

#[test]
fn a_part_accepted_binds_to_that_part_and_decides_nothing() {
    let mut story = told("{}").given(&[OFFER]);
    let part = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept_in_part","points":["q"]}"#;
    assert_eq!(appended(&story, part), ["-", "-/position.taken/q/b"]);
    story.tell(part);
    assert_eq!(status(&story, "o"), ProposalStatus::Submitted);
    story.tell(&answer("b", "o", "reject"));
    assert_eq!(status(&story, "o"), ProposalStatus::Rejected);
}

/// Who accepts a part, and then the whole, has accepted each point once, whatever was rectified between.
#[test]
fn a_part_accepted_and_then_the_whole_counts_once() {
    let part = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept_in_part","points":["q"]}"#;
    let whole = answer("b", "o", "accept");
    let mut story = told("{}").given(&[OFFER, part, part]);
    let appended_by = |story: &Story, of: &str| {
        appended(story, &whole).iter().filter(|id| id.ends_with(of)).cloned().collect::<Vec<_>>()
    };
    let decided = appended(&story, &whole);
    assert_eq!(decided[1..3], ["-/proposal.decided/o (accepted)", "-/position.taken/p/b"]);
    assert!(appended_by(&story, "q/b").is_empty());
    story.tell(r#"a+b point.rectified {"point":"p","wording":{"id":"w2","text":"Words"}}"#);
    story.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#);
    assert_eq!(
        decided.len() - 1,
        appended(&story, &whole).len(),
        "what b accepts as rectified it has accepted"
    );
    story.tell(&whole);
    let talks = story.record.negotiation();
    for point in talks.points() {
        assert_eq!(point.tally().reason().tally().heads.in_favour, 2);
        let stated = talks.agreement_history(point.id());
        let of_b = stated.iter().filter(|stated| stated.party.as_str() == "b");
        assert_eq!(of_b.count(), 1, "of {}", point.id());
    }
    // Quoted in part, and then accepted with the offer: the whole stands in the place of the part.
    let mut story = told("{}").given(&[
        OFFER,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes","parts":["words"]}"#,
    ]);
    story.tell(&whole);
    let parts = story
        .record
        .negotiation()
        .accepted_parts(&story.record.negotiation().points().next().unwrap().id().clone().into());
    assert_eq!((parts.len(), parts[0].accepted_by.len()), (1, 2));
}

#[test]
fn all_addressees_decide_by_the_rule_of_the_procedure() {
    let three = |procedure: &str| {
        let mut story = Story::open(procedure).principals(&["a", "b", "c", "d"]);
        story.tell(r#"a proposal.submitted {"proposal":"o","to":["b","c","d"],"channel":"in_public"}"#);
        story.tell(&answer("b", "o", "accept"));
        story.tell(&answer("c", "o", "will_study"));
        story
    };
    let story = three("{}");
    let offer = story.record.negotiation().proposals().next().unwrap();
    assert!(offer.still_to_answer().map(|party| party.as_str()).eq(["c", "d"]));
    assert_eq!(appended(&story, &answer("d", "o", "reject")), ["-", "-/proposal.decided/o (rejected)"]);

    let most = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"1/2","strict":true}}}"#;
    let story = three(most);
    assert_eq!(appended(&story, &answer("d", "o", "accept")), ["-", "-/proposal.decided/o (accepted)"]);
}

#[test]
fn the_term_is_one_moment_for_all_and_time_itself_changes_nothing() {
    let mut story = told("{}").given(&[OFFER]);
    let accept = |at: &str| {
        format!(r#"b recorded={at} proposal.answered {{"proposal":"o","party":"b","answer":"accept"}}"#)
    };
    assert!(story.refusal(&accept("2026-03-01T23:59:59Z")).is_none());
    let late = story.refusal(&accept("2026-03-02T00:00:00Z")).unwrap();
    assert_eq!(late.rule().id(), "proposal.answered.expired");

    let after = "2026-03-02T00:00:00Z".parse().unwrap();
    let talks = story.record.negotiation();
    assert!(talks.open_proposals("2026-03-01T12:00:00Z".parse().unwrap()).next().is_some());
    assert!(talks.open_proposals(after).next().is_none());
    assert_eq!(talks.expired_proposals(after).next().unwrap().status(), ProposalStatus::Submitted);

    // What depends on it finds it lapsed: that is appended first, and follows from the offer.
    let renew = r#"a recorded=2026-03-05T00:00:00Z proposal.renewed {"proposal":"o","expires":"2026-04-01"}"#;
    let offered = talks.proposals().next().unwrap().entry().unwrap().id().clone();
    assert_eq!(appended(&story, renew), [format!("{offered}/proposal.lapsed/o"), "-".to_owned()]);
    story.tell(renew);
    assert_eq!(status(&story, "o"), ProposalStatus::Submitted);
    let entries = story.record.entries();
    assert_eq!(entries[entries.len() - 2].cause(), Some(&offered));
    assert!(story.refusal(&accept("2026-03-06T00:00:00Z")).is_none());

    // Nothing is appended where the act is refused, and nothing when observing.
    let extend =
        r#"a recorded=2026-05-01T00:00:00Z proposal.extended {"proposal":"o","expires":"2026-06-01"}"#;
    assert_eq!(story.refused(extend).rule().id(), "proposal.extended.status");
}

#[test]
fn an_offer_through_a_go_between_is_answered_once_it_was_conveyed() {
    let mut story = told("{}");
    story.tell(
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"through_go_between","via":"m","contents":[{"point":"p"}]}"#,
    );
    let yes = answer("b", "o", "accept");
    assert_eq!(story.refused(&yes).rule().id(), "proposal.answered.received");
    story.tell(r#"m proposal.conveyed {"proposal":"o","to":["b"]}"#);
    story.tell(&yes);
    assert_eq!(status(&story, "o"), ProposalStatus::Accepted);
}

#[test]
fn a_term_from_receipt_runs_from_the_last_that_has_the_offer() {
    let mut story = Story::open("{}").principals(&["a", "b", "c"]);
    story.tell(r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#);
    story.tell(
        r#"a proposal.submitted {"proposal":"o","to":["b","c"],"channel":"through_go_between","via":"m","term":"P10D"}"#,
    );
    let is_over = |story: &Story, at: &str| {
        let proposal = story.record.negotiation().proposal(&ProposalId::new("o").unwrap()).unwrap();
        proposal.is_expired(at.parse().unwrap())
    };
    let due = |story: &Story| story.record.negotiation().due("2026-01-01T00:00:00Z".parse().unwrap()).len();
    assert_eq!((due(&story), is_over(&story, "2030-01-01T00:00:00Z")), (0, false), "nobody has it yet");
    story.tell(r#"m recorded=2026-01-05T00:00:00Z proposal.conveyed {"proposal":"o","to":["b"]}"#);
    assert_eq!((due(&story), is_over(&story, "2026-01-15T00:00:01Z")), (1, true));
    story.tell(r#"m recorded=2026-01-08T00:00:00Z proposal.conveyed {"proposal":"o","to":["c"]}"#);
    assert!(!is_over(&story, "2026-01-18T00:00:00Z") && is_over(&story, "2026-01-18T00:00:01Z"));

    let at = |at: &str, line: &str| line.replacen(' ', &format!(" recorded={at}T00:00:00Z "), 1);
    story.tell(&at("2026-01-17", &answer("b", "o", "accept")));
    let late = at("2026-01-19", &answer("c", "o", "accept"));
    assert_eq!(story.refused(&late).rule().id(), "proposal.answered.expired");

    // It lapses by the entry that its term ran from, and runs anew once it is renewed.
    story.tell(r#"a recorded=2026-01-19T00:00:00Z proposal.renewed {"proposal":"o"}"#);
    let lapsed = story.record.entries().iter().find(|entry| entry.event().kind().name() == "proposal.lapsed");
    let cause = lapsed.unwrap().cause().unwrap();
    let cause = story.record.negotiation().entry(cause).unwrap();
    assert_eq!(
        (cause.event().kind().name(), cause.recorded().to_rfc3339()),
        ("proposal.conveyed", "2026-01-08T00:00:00+00:00".into())
    );
    assert!(!is_over(&story, "2026-01-29T00:00:00Z") && is_over(&story, "2026-01-29T00:00:01Z"));
    // What is said of the end goes before it.
    story
        .tell(r#"a recorded=2026-01-20T00:00:00Z proposal.extended {"proposal":"o","expires":"2026-03-01"}"#);
    assert!(!is_over(&story, "2026-03-01T00:00:00Z"));
}

#[test]
fn a_go_between_hands_over_an_offer_with_a_term_once_and_not_behind_the_back_of_who_gets_it() {
    let mut story = Story::open("{}").principals(&["a", "b", "c"]).given(&[
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"through_go_between","via":"m","term":"P10D"}"#,
        r#"a proposal.submitted {"proposal":"x","to":["b"],"channel":"through_go_between","via":"m","expires":"2026-01-15"}"#,
    ]);
    let convey = |at: &str, id: &str, more: &str| {
        format!(r#"m recorded={at}T00:00:00Z {more}proposal.conveyed {{"proposal":"{id}","to":["b"]}}"#)
    };
    let unseen = convey("2026-01-05", "o", r#"disclosure={"parties":["a"]} "#);
    assert_eq!(story.refused(&unseen).rule().id(), "proposal.conveyed.once");
    story.tell(&convey("2026-01-05", "o", "id=handed "));
    assert_eq!(story.refused(&convey("2026-01-10", "o", "")).rule().id(), "proposal.conveyed.once");
    // Nor is one handed over whose term is over, nor a handing over taken back: who got it may answer.
    assert!(story.refusal(&convey("2026-01-15", "x", "")).is_none());
    assert_eq!(story.refused(&convey("2026-01-17", "x", "")).rule().id(), "proposal.conveyed.status");
    let taken_back = r#"m recorded=2026-01-06T00:00:00Z record.retracted {"entry":"handed","reason":"r"}"#;
    assert_eq!(story.refused(taken_back).rule().id(), "any.any.alone");
}

#[test]
fn a_term_of_an_offer_without_a_go_between_runs_from_its_submission() {
    let offer = r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","term":"P10D"}"#;
    let story = Story::open("{}").principals(&["a", "b"]).given(&[offer]);
    let due = story.record.negotiation().due("2026-01-01T00:00:00Z".parse().unwrap());
    assert_eq!(due[0].span.latest, Some("2026-01-11T00:00:00Z".parse().unwrap()));
    let back = offer.replace("P10D", "-P10D");
    assert_eq!(
        Story::open("{}").principals(&["a", "b"]).refused(&back).rule().id(),
        "proposal.submitted.term"
    );
}

#[test]
fn a_counter_proposal_answers_and_a_better_one_replaces() {
    let mut story = told("{}").given(&[OFFER]);
    let submit = |by: &str, id: &str, to: &str, more: &str| {
        format!(
            r#"{by} proposal.submitted {{"proposal":"{id}","to":["{to}"],"channel":"at_the_table",{more}}}"#
        )
    };
    story.tell(&submit("b", "o2", "a", r#""reply_to":"o""#));
    assert_eq!(status(&story, "o"), ProposalStatus::Countered);
    assert_eq!(story.refused(&answer("b", "o", "accept")).rule().id(), "proposal.answered.status");

    let better = submit("a", "o3", "b", r#""reply_to":"o2","replaces":"o""#);
    assert_eq!(
        appended(&story, &better),
        ["-", "-/proposal.decided/o2 (countered)", "-/proposal.withdrawn/o"]
    );
    story.tell(&better);
    let chain = story.record.negotiation().counter_chain(&ProposalId::new("o3").unwrap());
    assert!(chain.iter().map(|offer| offer.id().as_str()).eq(["o", "o2", "o3"]));
    story.tell(&answer("b", "o3", "accept"));
    assert_eq!(status(&story, "o3"), ProposalStatus::Accepted);
}

#[test]
fn a_conditional_point_waits_for_a_proposal() {
    let mut story = told("{}").given(&[OFFER]);
    story.tell(
        r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"proposal_accepted":"o"}}"#,
    );
    for party in ["a", "b"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts"}}"#
        ));
    }
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let close = r#"a point.closed {"point":"p"}"#;
    assert_eq!(story.refused(close).rule().id(), "point.closed.conditional");
    story.tell(&answer("b", "o", "accept"));
    story.tell(close);
}

#[test]
fn observed_nothing_follows_and_what_would_have_is_expected() {
    let story = told(r#"{"observing":"allowed"}"#).given(&[OFFER]);
    let decision = story.record.decide(story.draft(&answer("b", "o", "accept"), "observed")).unwrap();
    assert_eq!(decision.entries().count(), 1);
    assert_eq!(decision.expected().len(), 5);
    assert_eq!(story.irregularities(&answer("a", "o", "reject")).first().unwrap(), "proposal.answered.own");
}

#[test]
fn what_follows_from_one_act_has_ids_of_its_own_each_and_happens_once() {
    let mut story = Story::open("{}").principals(&["a", "b"]);
    for point in ["p", "q"] {
        story.tell(&format!(
            r#"a point.tabled {{"point":"{point}","title":"T","areas":["security"],"wording":{{"id":"w{point}","text":"words"}}}}"#
        ));
    }
    // An alternative that is called like a point.
    story.tell(
        r#"a alternative.proposed {"alternative":"p","point":"q","wording":{"id":"wa","text":"other"}}"#,
    );
    story.tell(r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"},{"point":"q","alternative":"p"}]}"#);
    let answer = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#;
    let decision = story.record.decide(story.draft(answer, "governed")).unwrap();
    let ids: std::collections::BTreeSet<_> = decision.entries().map(|entry| entry.id().clone()).collect();
    assert_eq!(ids.len(), decision.entries().count());
    let (before, decided) = (story.record.entries().len(), ids.len());
    story.record.accept(decision).unwrap();
    assert_eq!(story.record.entries().len(), before + decided);
}

/// An offer is made in public, past the negotiators, to members who are no party of the talks; and a fax goes to
/// two parties only, of which the third knows nothing.
#[test]
fn fact_29_an_offer_past_the_negotiators_in_public_and_a_fax_to_two_only() {
    let mut story = told("{}");
    story.tell(r#"secretariat party.added {"party":"members","name":"The members of B","kind":"community"}"#);
    let offer = |channel: &str| {
        format!(
            r#"a proposal.submitted {{"proposal":"over-their-heads","to":["members"],"channel":"{channel}","contents":[{{"point":"p"}}]}}"#
        )
    };
    assert_eq!(story.refused(&offer("at_the_table")).rule().id(), "proposal.submitted.at_table");
    story.tell(&offer("in_public"));
    // It was not put to the negotiators, and is not theirs to answer.
    assert_eq!(
        story.refused(&answer("b", "over-their-heads", "reject")).rule().id(),
        "proposal.answered.addressee"
    );
    story.tell(&answer("members", "over-their-heads", "accept"));
    assert_eq!(status(&story, "over-their-heads"), ProposalStatus::Accepted);
    let point = story.record.negotiation().point(&"p".parse().unwrap()).unwrap();
    assert!(point.position(&"b".parse().unwrap()).is_none(), "it binds nobody at the table");

    story.tell(r#"a+b party.role_assigned {"party":"m","role":"mediator"}"#);
    story.tell(
        r#"m disclosure={"parties":["a","b","m"]} proposal.submitted {"proposal":"fax","to":["a","b"],"channel":"back_channel","contents":[{"point":"q"}]}"#,
    );
    story.tell(r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#);
    let seen = |party: &str| {
        let view = story.record.view(&Audience::Party(party.parse().unwrap()));
        view.negotiation().proposal(&ProposalId::new("fax").unwrap()).is_some()
    };
    assert_eq!(["a", "b", "c"].map(seen), [true, true, false]);
}

/// Of those to whom an offer was put, whoever leaves is no longer asked.
#[test]
fn whoever_has_left_drops_out_of_those_who_answer() {
    let offered = [
        r#"a proposal.submitted {"proposal":"lease","to":["b","c"],"channel":"at_the_table"}"#,
        r#"b party.withdrawn {"party":"b"}"#,
    ];
    let mut story = Story::open("{}").principals(&["a", "b", "c"]).given(&offered);
    let lease = ProposalId::new("lease").unwrap();
    let awaited = |story: &Story| {
        let offer = story.record.negotiation().proposal(&lease).unwrap();
        offer.still_to_answer().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(awaited(&story), ["c"]);
    let accepted = r#"secretariat proposal.decided {"proposal":"lease","outcome":"accepted"}"#;
    let help = |story: &Story| {
        let refusal = story.refused(accepted);
        assert_eq!(refusal.rule().id(), "proposal.decided.acceptance");
        refusal.explain(story.record.negotiation()).to_string().lines().last().unwrap().trim().to_owned()
    };
    assert_eq!(help(&story), "help: record `proposal.answered` by `c` first");
    // Nor does the secretariat write an answer down of whoever has left.
    let of_b = r#"secretariat proposal.answered {"proposal":"lease","party":"b","answer":"accept"}"#;
    assert_eq!(story.refused(of_b).rule().id(), "any.any.participating");
    // Who is away for a while comes back first.
    story.tell(r#"c party.suspended {"party":"c"}"#);
    assert_eq!(
        help(&story),
        "help: record `party.resumed` of `c` first, and then `proposal.answered` by `c`"
    );
    story.tell(r#"c party.resumed {"party":"c"}"#);
    story.tell(r#"c proposal.answered {"proposal":"lease","party":"c","answer":"accept"}"#);
    let status = story.record.negotiation().proposal(&lease).unwrap().status();
    assert_eq!(status, ProposalStatus::Accepted, "all who are left accept it");
    // Where nobody is left, nothing is accepted.
    let left = r#"c party.withdrawn {"party":"c"}"#;
    let story = Story::open("{}").principals(&["a", "b", "c"]).given(&offered).given(&[left]);
    assert_eq!(awaited(&story), [""; 0]);
    assert_eq!(
        help(&story),
        "help: let its proposer record `proposal.withdrawn`; all its addressees have left"
    );
}

/// Words that were replaced since are accepted neither directly nor by accepting the offer that contains them.
#[test]
fn an_offer_whose_words_were_replaced_is_not_accepted_as_it_was() {
    let given = [
        r#"a point.tabled {"point":"p","title":"P","areas":["economy"],"wording":{"id":"w","text":"one"}}"#,
        r#"a point.tabled {"point":"q","title":"Q","areas":["economy"],"wording":{"id":"wq","text":"q"}}"#,
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"at_the_table","contents":[{"point":"p"},{"point":"q"}]}"#,
    ];
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&given);
    let accept = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#;
    assert!(story.refusal(accept).is_none());
    // What was rectified is the same.
    story.tell(r#"a point.rectified {"point":"p","wording":{"id":"w2","text":"One"}}"#);
    assert!(story.refusal(accept).is_none());
    story.tell(r#"b point.reworded {"point":"p","wording":{"id":"v","text":"two"}}"#);
    assert_eq!(story.refused(accept).rule().id(), "proposal.answered.current");
    assert_eq!(story.irregularities(accept), ["proposal.answered.current"]);
    assert!(story.refusal(&accept.replace("accept", "reject")).is_none());
    let part = |point: &str| {
        format!(
            r#"b proposal.answered {{"proposal":"o","party":"b","answer":"accept_in_part","points":["{point}"]}}"#
        )
    };
    assert_eq!(story.refused(&part("p")).rule().id(), "proposal.answered.current");
    story.tell(&part("q"));
    // Out of the text, the point stands in nobody's way.
    story.tell(r#"a+b point.dropped {"point":"p"}"#);
    story.tell(accept);
}
