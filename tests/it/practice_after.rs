//! What practice asks, once of talks that are governed and once of the same talks observed: what comes after agreement, time,
//! corrections, and who may see.

use crate::practice::{MODES, Told, late};
use negotiation::{
    format::ical::calendar, outcome::consent::ConsentStatus, query::Force, record::Audience,
    value::when::Instant,
};

fn drafted(kind: &str, more: &str) -> String {
    format!(
        r#"a instrument.drafted {{"instrument":"i","kind":"{kind}","title":"I","binding":true,"parties":["a","b"]{more}}}"#
    )
}

fn on(day: &str, by: &str, act: &str, more: &str) -> String {
    format!(r#"{by} recorded={day}T09:00:00Z {act} {{"instrument":"i"{more}}}"#)
}

fn own(day: &str, party: &str, act: &str, more: &str) -> String {
    on(day, party, act, &format!(r#","party":"{party}"{more}"#))
}

fn ratifies(day: &str, party: &str) -> String {
    own(day, party, "consent.expressed", r#","means":"ratification""#)
}

const AGREED: &str = r#"a+b instrument.agreed {"instrument":"i"}"#;

fn force(told: &Told, party: &str, day: &str) -> Option<Force> {
    let at: Instant = format!("{day}T12:00:00Z").parse().unwrap();
    told.story
        .record
        .negotiation()
        .in_force(&"i".parse().unwrap(), &party.parse().unwrap(), at)
        .unwrap()
        .force()
}

fn consent(told: &Told, party: &str) -> Option<ConsentStatus> {
    let talks = told.story.record.negotiation();
    talks.instrument(&"i".parse().unwrap()).unwrap().consent(&party.parse().unwrap())?.status()
}

#[test]
fn the_same_day_told_first_or_last_is_the_same_day() {
    let at = |party: &str, day: &str| {
        on(
            "2029-06-01",
            party,
            "instrument.entered_into_force",
            &format!(r#","at":"{day}","parties":["{party}"]"#),
        )
    };
    for mode in MODES {
        let mut told = Told::of(mode, "{}", &["a", "b", "c"]).given(&[&drafted("treaty", ""), AGREED]);
        told.tell(r#"a+b recorded=2026-02-01T00:00:00Z instrument.revised {"instrument":"i","in_force_when":{"bound":{"instrument":"i","at_least":1}}}"#);
        let mut late = told.story.record.clone();
        let (mut first, mut last) = (told, Told::of(mode, "{}", &["a", "b", "c"]));
        std::mem::swap(&mut last.story.record, &mut late);
        for (told, order) in [(&mut first, ["a", "b"]), (&mut last, ["b", "a"])] {
            for party in order {
                told.tell(&own("2027-01-01", party, "consent.signed", ""));
            }
            for party in order {
                told.tell(&ratifies("2028-01-01", party));
            }
            for party in order {
                let day = if party == "a" { "2028-06-30" } else { "2029-01-15" };
                if mode == "observed" {
                    told.tell(&at(party, day));
                }
            }
        }
        for (party, day) in
            ["a", "b"].iter().flat_map(|party| ["2028-06-30", "2029-01-15"].map(|day| (*party, day)))
        {
            assert_eq!(force(&first, party, day), force(&last, party, day), "{mode} {party} {day}");
        }
    }
}

#[test]
fn which_steps_an_instrument_needs_follows_from_its_kind() {
    for mode in MODES {
        let mut told =
            Told::of(mode, "{}", &["a", "b"]).given(&[&drafted("collective_agreement", ""), AGREED]);
        told.tell(&ratifies("2026-02-01", "a"));
        told.tell(&ratifies("2026-02-01", "b"));
        assert_eq!(
            (force(&told, "a", "2026-02-02"), &told.broken[..]),
            (Some(Force::InForce), &[][..]),
            "{mode}"
        );
        assert_eq!(
            (told.errors(), told.found("review.instrument.order")),
            (Vec::new(), Vec::new()),
            "{mode}"
        );
        let treaty = Told::of(mode, "{}", &["a", "b"]).given(&[&drafted("treaty", ""), AGREED]);
        assert_eq!(treaty.against(&ratifies("2026-02-01", "a")), ["consent.expressed.means"], "{mode}");
    }
}

#[test]
fn a_ratification_is_taken_back_before_the_treaty_binds_anybody() {
    for mode in MODES {
        let mut told = Told::of(mode, "{}", &["a", "b"]).given(&[
            &drafted("treaty", ""),
            AGREED,
            &own("2026-02-01", "a", "consent.signed", ""),
            &ratifies("2026-03-01", "a"),
            &own("2026-06-01", "a", "consent.withdrawn", ""),
        ]);
        assert_eq!((consent(&told, "a"), &told.broken[..]), (Some(ConsentStatus::Signed), &[][..]), "{mode}");
        told.tell(&ratifies("2026-07-01", "a"));
        assert_eq!(consent(&told, "a"), Some(ConsentStatus::Bound), "{mode}");
        assert_eq!(told.errors(), [""; 0]);
    }
}

#[test]
fn nobody_is_bound_before_its_own_parliament_agreed() {
    let gate = r#"secretariat gate.required {"gate":"g","kind":"parliament","body":"The parliament","question":"Approve?","on":{"instrument":"i"},"of":"a"}"#;
    let bound = own("2026-02-02", "a", "consent.expressed", r#","means":"definitive_signature""#);
    for mode in MODES {
        let mut told = Told::of(mode, "{}", &["a", "b"]).given(&[&drafted("treaty", ""), gate, AGREED]);
        if mode == "governed" {
            assert_eq!(told.against(&bound), ["consent.expressed.gates"]);
        } else {
            // Nobody knows whether the parliament agreed, until it did so later.
            told.tell(&bound);
            assert_eq!(told.found("review.instrument.own_gate").len(), 1);
        }
        told.tell(r#"secretariat recorded=2026-03-01T00:00:00Z gate.passed {"gate":"g"}"#);
        if mode == "governed" {
            told.tell(&bound.replace("2026-02-02", "2026-03-02"));
        }
        assert_eq!(told.found("review.instrument.own_gate").len(), usize::from(mode == "observed"));
        assert_eq!(told.broken, [""; 0], "{mode}");
    }
    // A vote on a day that nobody told may have come before.
    let mut told =
        Told::of("observed", "{}", &["a", "b"]).given(&[&drafted("treaty", ""), gate, AGREED, &bound]);
    told.tell(r#"secretariat recorded=2026-03-01T00:00:00Z occurred=unknown gate.passed {"gate":"g"}"#);
    assert_eq!(told.found("review.instrument.own_gate"), [""; 0]);
}

#[test]
fn effect_comes_before_signature_where_all_agree_on_that() {
    for mode in MODES {
        let mut told = Told::of(mode, "{}", &["a", "b"]).given(&[&drafted("contract", ""), AGREED]);
        for party in ["a", "b"] {
            told.tell(&own("2026-03-05", party, "consent.expressed", r#","means":"definitive_signature""#));
        }
        told.tell(&on("2026-03-06", "a+b", "instrument.entered_into_force", r#","at":"2026-01-01""#));
        assert_eq!(
            (force(&told, "b", "2026-02-01"), &told.broken[..]),
            (Some(Force::InForce), &[][..]),
            "{mode}"
        );
        assert_eq!(force(&told, "b", "2025-12-31"), Some(Force::NotInForce));
        assert_eq!(told.errors(), [""; 0], "{mode}");
    }
}

#[test]
fn whoever_declares_a_truce_for_both_extends_it_and_a_first_term_is_no_extension() {
    for mode in MODES {
        let told = Told::of(mode, "{}", &["a", "b"]).given(&[
            r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
            r#"a+b party.role_assigned {"party":"m","role":"mediator"}"#,
            r#"secretariat party.invited {"party":"m"}"#,
            r#"m party.joined {"party":"m"}"#,
            r#"m ceasefire.declared {"ceasefire":"c","kind":"truce","parties":["a","b"],"until":"2026-01-10"}"#,
            r#"m ceasefire.took_effect {"ceasefire":"c"}"#,
            r#"m ceasefire.extended {"ceasefire":"c","until":"2026-01-12"}"#,
            r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"at_the_table"}"#,
            r#"a proposal.extended {"proposal":"o","expires":"2026-01-08"}"#,
        ]);
        assert_eq!(told.broken, [""; 0], "{mode}");
        let until =
            told.story.record.negotiation().ceasefire(&"c".parse().unwrap()).unwrap().until().cloned();
        assert_eq!(until.unwrap().to_string(), "2026-01-12");
    }
}

#[test]
fn only_what_is_certainly_too_early_is_irregular() {
    for mode in MODES {
        let at = |line: &str, occurred: &str| {
            line.replacen(' ', &format!(r#" recorded=2026-01-09T00:00:00Z occurred={occurred} "#), 1)
        };
        let tabled = r#"a point.tabled {"point":"x","title":"X","areas":["territory"]}"#;
        let taken = r#"a point.taken_up {"point":"x"}"#;
        for (tabled_on, taken_on) in
            [("2026-01-06", "2026-01-06T15:00:00Z"), ("unknown", "2026-01-06"), ("2026-01", "2026-01-02")]
        {
            let told =
                Told::of(mode, "{}", &["a", "b"]).given(&[&at(tabled, tabled_on), &at(taken, taken_on)]);
            assert_eq!(told.broken, [""; 0], "{mode} {tabled_on} {taken_on}");
        }
        let told = Told::of(mode, "{}", &["a", "b"]).given(&[&at(tabled, "2026-01-06")]);
        assert_eq!(told.against(&at(taken, "2026-01-05")), ["entry.time.before_introduction"], "{mode}");
    }
}

#[test]
fn a_calendar_only_ever_rises_and_a_moved_meeting_is_announced_again() {
    for mode in MODES {
        let mut told = Told::of(mode, "{}", &["a", "b"]).given(&[
            r#"a meeting.added {"meeting":"m","format":"technical","title":"Talks"}"#,
            r#"a meeting.announced {"meeting":"m","window":"2026-02-10T10:00:00+01:00"}"#,
            r#"a meeting.participant_expected {"meeting":"m","party":"b"}"#,
        ]);
        let sequence = |told: &Told| {
            let text = calendar(&told.story.record);
            let line = text
                .lines()
                .find(|line| line.starts_with("SEQUENCE:"))
                .map(|line| line[9..].trim().to_owned());
            line.map_or(0, |number| number.parse::<u32>().unwrap())
        };
        let published = sequence(&told);
        told.tell(r#"b meeting.participant_replied {"meeting":"m","party":"b","reply":"accepted"}"#);
        told.tell(r#"b meeting.confirmed {"meeting":"m"}"#);
        let confirmed = sequence(&told);
        assert!(confirmed >= published, "{mode}");
        told.tell(r#"a meeting.moved {"meeting":"m","window":"2026-02-12T10:00:00+01:00"}"#);
        let talks = told.story.record.negotiation();
        let meeting = talks.meeting(&"m".parse().unwrap()).unwrap();
        assert_eq!(meeting.status().to_string(), "announced", "{mode}");
        assert!(meeting.participants().all(|one| one.reply.is_none()), "{mode}");
        let moved = sequence(&told);
        assert!(moved > confirmed, "{mode}");
        let entry = told.story.record.entries().last().unwrap().id().clone();
        told.tell(&format!(r#"a+b record.retracted {{"entry":"{entry}","reason":"It was another one."}}"#));
        assert!(sequence(&told) > moved, "{mode}: a client ignores what is older");
        assert!(!calendar(&told.story.record).contains("ATTENDEE"), "{mode}");
    }
}

#[test]
fn a_recount_that_turns_a_result_is_found() {
    let majority = r#"{"agreeing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}}}"#;
    for mode in MODES {
        let mut told = Told::of(mode, majority, &["a", "b", "c"]).given(&[
            r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"The words"}}"#,
            r#"secretariat question.put {"question":"q","text":"?","on":{"point":"p"}}"#,
        ]);
        for (party, vote) in [("c", "against"), ("a", "for"), ("b", "for")] {
            told.tell(&format!(
                r#"{party} question.voted {{"question":"q","party":"{party}","vote":"{vote}"}}"#
            ));
        }
        let status = |told: &Told| {
            told.story.record.negotiation().question(&"q".parse().unwrap()).unwrap().status().to_string()
        };
        assert_eq!(status(&told), "carried", "{mode}");
        told.tell(r#"secretariat point.text_agreed {"point":"p","rests_on":"q"}"#);
        let mut votes = told
            .story
            .record
            .entries()
            .iter()
            .filter(|entry| entry.event().kind().name() == "question.voted");
        let vote = votes.nth(1).unwrap().id().clone();
        told.tell(&format!(
            r#"a+b+c record.corrected {{"entry":"{vote}","reason":"It was misread.","event":{{"question":{{"voted":{{"question":"q","party":"a","vote":"against"}}}}}}}}"#
        ));
        let all = told.story.record.findings(late());
        let all: Vec<_> = all.iter().map(|one| one.rule.id()).collect();
        assert!(
            all.contains(&"review.record.unfounded") || all.contains(&"review.record.rested"),
            "{mode}: {all:?}"
        );
    }
}

#[test]
fn what_is_public_beside_a_hidden_opening_is_seen() {
    let mut told = Told::of("governed", "{}", &[]);
    told.story = crate::story::Story::new();
    told.tell(r#"secretariat disclosure="participants" negotiation.opened {"negotiation":"n","title":"Channel","procedure":{"observing":"allowed"}}"#);
    for party in ["a", "b"] {
        told.tell(&format!(
            r#"secretariat party.added {{"party":"{party}","name":"{party}","kind":"state"}}"#
        ));
    }
    told.tell(r#"a+b ceasefire.declared {"ceasefire":"c","kind":"truce","parties":["a","b"]}"#);
    let truces = |told: &Told| told.story.record.view(&Audience::Public).negotiation().ceasefires().count();
    assert_eq!((truces(&told), told.found("review.record.unseen").len()), (1, 0));
    let opening = told.story.record.entries()[0].id().clone();
    told.tell(&format!(r#"secretariat record.disclosed {{"entry":"{opening}"}}"#));
    assert_eq!((truces(&told), told.found("review.record.unseen").len()), (1, 0));
}

#[test]
fn what_carries_out_an_instrument_is_listed_and_outlives_it_only_with_a_finding() {
    let outlives = "review.instrument.outlives";
    let other = |id: &str, more: &str| {
        format!(
            r#"a instrument.drafted {{"instrument":"{id}","kind":"collective_agreement","title":"{id}","binding":true,"parties":["a","b"]{more}}}"#
        )
    };
    for mode in MODES {
        let mut told = Told::of(mode, "{}", &["a", "b"]).given(&[
            &drafted("collective_agreement", ""),
            &other("plan", r#","carries_out":"i""#),
            &other("letter", r#","annex_to":"i""#),
        ]);
        let talks = told.story.record.negotiation();
        let carried = talks.instrument(&"i".parse().unwrap()).unwrap();
        let carried: Vec<_> = carried.carried_out_by().map(|other| other.id().to_string()).collect();
        assert_eq!(carried, ["plan"], "{mode}");
        let enters = |told: &mut Told, id: &str| {
            for line in [
                on("2026-02-01", "a+b", "instrument.agreed", ""),
                ratifies("2026-02-01", "a"),
                ratifies("2026-02-01", "b"),
            ] {
                told.tell(&line.replace(r#""instrument":"i""#, &format!(r#""instrument":"{id}""#)));
            }
        };
        enters(&mut told, "plan");
        assert_eq!(
            told.found(outlives),
            ["it is in force, and `i`, which it carries out, is draft"],
            "{mode}"
        );
        enters(&mut told, "i");
        assert_eq!(told.found(outlives), [""; 0], "{mode}");
        // The one that is carried out ends all the same.
        told.tell(&on("2026-06-01", "a+b", "instrument.terminated", ""));
        assert_eq!(
            told.found(outlives),
            ["it is in force, and `i`, which it carries out, is terminated"],
            "{mode}"
        );
        told.tell(&on("2026-06-02", "a+b", "instrument.terminated", "").replace(r#""i""#, r#""plan""#));
        assert_eq!((told.found(outlives), &told.broken[..]), (Vec::new(), &[][..]), "{mode}");
    }
}

/// A union and a firm, and a deal that its members vote on.
fn bargaining(mode: &'static str) -> Told {
    Told::of(mode, r#"{"on_failed_gate":"reopens"}"#, &["firm", "union"]).given(&[
        r#"firm point.tabled {"point":"wages","title":"Wages","areas":["economy"],"wording":{"id":"w","text":"25 %"}}"#,
        r#"firm position.taken {"party":"firm","on":{"point":"wages"},"stance":"accepts"}"#,
        r#"union position.taken {"party":"union","on":{"point":"wages"},"stance":"accepts"}"#,
        r#"firm+union point.text_agreed {"point":"wages"}"#,
        r#"firm+union version.drafted {"version":"text","label":"Text","owner":{"jointly":["firm","union"]},"operations":[{"add":{"point":"wages","number":"1","wording":"w"}}]}"#,
        r#"firm+union instrument.drafted {"instrument":"deal","kind":"collective_agreement","title":"Deal","binding":true,"parties":["firm","union"],"version":"text"}"#,
        r#"firm+union gate.required {"gate":"vote","kind":"members_ballot","body":"Members","question":"Accept?","on":{"instrument":"deal"}}"#,
        r#"firm+union instrument.agreed {"instrument":"deal"}"#,
    ])
}

#[test]
fn what_needed_a_ballot_that_was_lost_is_blocked_by_it() {
    let closes = r#"firm+union point.closed {"point":"wages"}"#;
    for mode in MODES {
        let mut told = bargaining(mode);
        assert_eq!((told.blocks(), told.against(closes)), (Vec::new(), Vec::new()), "{mode}");
        told.tell(
            r#"secretariat gate.failed {"gate":"vote","poll":{"shares":{"for":"5.4%","against":"94.6%"}}}"#,
        );
        assert_eq!(told.blocks(), ["gate `vote` failed, which its instrument needs"], "{mode}");
        assert_eq!(told.against(closes), ["point.closed.gate"], "{mode}");
        let deal = told.story.record.negotiation().instrument(&"deal".parse().unwrap()).unwrap().status();
        assert_eq!((deal.to_string().as_str(), &told.broken[..]), ("draft", &[][..]), "{mode}");
    }
}

#[test]
fn a_strike_vote_that_was_lost_stands_in_the_way_of_nothing_else() {
    let strike = r#"union gate.required {"gate":"strike","kind":"members_ballot","body":"Members","question":"Strike?","of":"union","on":{"measure":"strike"},"rule":{"majority":{"base":"for_and_against","threshold":"2/3","strict":false}}}"#;
    for mode in MODES {
        let told = bargaining(mode).given(&[
            strike,
            r#"union gate.failed {"gate":"strike","poll":{"shares":{"for":"60%","against":"40%"}}}"#,
            r#"firm+union point.closed {"point":"wages"}"#,
            r#"secretariat gate.passed {"gate":"vote"}"#,
            r#"firm+union negotiation.phase_begun {"phase":"talks"}"#,
            r#"firm+union negotiation.concluded {"instruments":["deal"]}"#,
            r#"firm+union negotiation.phase_begun {"phase":"implementation"}"#,
        ]);
        assert_eq!((told.broken.len(), told.errors().len()), (0, 0), "{mode}: {:?}", told.broken);
    }
}
