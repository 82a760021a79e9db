//! Unions: their members vote on what was agreed, on an offer, and on a strike.

use negotiation::decision::{DecisionRule, Poll, Verdict};

use crate::story::Story;

/// The firm and the union have settled on wages, and the members vote on the agreement.
fn ratification() -> Story {
    let procedure = r#"{"joining":"open","on_failed_gate":"reopens","observing":"allowed"}"#;
    Story::open(procedure).principals(&["firm", "union"]).given(&[
        r#"firm point.tabled {"point":"wages","title":"Wages","areas":["economy"],"wording":{"id":"w25","text":"25 %"}}"#,
        r#"firm position.taken {"party":"firm","on":{"point":"wages"},"stance":"accepts"}"#,
        r#"union position.taken {"party":"union","on":{"point":"wages"},"stance":"accepts"}"#,
        r#"firm point.text_agreed {"point":"wages"}"#,
        r#"firm+union version.drafted {"version":"text","label":"The text","owner":{"jointly":["firm","union"]},"operations":[{"add":{"point":"wages","number":"1","wording":"w25"}}]}"#,
        r#"union instrument.drafted {"instrument":"deal","kind":"collective_agreement","title":"The deal","binding":true,"parties":["firm","union"],"version":"text"}"#,
        r#"union gate.required {"gate":"vote","kind":"members_ballot","body":"The members","question":"Do you accept?","on":{"instrument":"deal"},"rule":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}}}"#,
        r#"firm+union instrument.agreed {"instrument":"deal"}"#,
    ])
}

/// As many for it as against it is no majority; one more is.
#[test]
fn a_deal_on_which_the_members_are_divided() {
    for mode in ["governed", "observed"] {
        let told = |result: &str, yes: u64, no: u64| {
            format!(
                r#"secretariat gate.{result} {{"gate":"vote","poll":{{"counts":{{"for":{yes},"against":{no}}}}}}}"#
            )
        };
        let story = ratification();
        assert_eq!(story.refused(&told("passed", 500, 500)).rule().id(), "gate.passed.threshold");
        assert_eq!(story.irregularities(&told("passed", 500, 500)), ["gate.passed.threshold"]);
        assert_eq!(story.irregularities(&told("failed", 500, 500)), [""; 0]);
        for (result, yes) in [("failed", 500), ("passed", 501)] {
            let mut story = ratification();
            story.tell(&told(result, yes, 500).replacen(' ', &format!(" mode={mode} "), 1));
            let status = story.record.negotiation().gates().next().unwrap().status();
            assert_eq!(status.to_string(), result, "{mode}");
        }
    }
}

/// Members refuse the deal of their union by 94.6 %: what needed the vote waits, and says for what.
#[test]
fn a_union_whose_members_refuse_the_deal() {
    let closed = r#"firm point.closed {"point":"wages"}"#;
    let at = "2026-02-01T00:00:00Z".parse().unwrap();
    let blocks = |story: &Story| -> Vec<String> {
        let blocking = story.record.negotiation().what_blocks_closing(at);
        blocking.points.iter().flat_map(|point| &point.reasons).map(ToString::to_string).collect()
    };
    let mut story = ratification();
    assert_eq!(
        (blocks(&story), story.refusal(closed)),
        (Vec::new(), None),
        "nobody waits for the vote to agree"
    );
    story.tell(
        r#"secretariat gate.failed {"gate":"vote","poll":{"shares":{"for":"5.4%","against":"94.6%"}}}"#,
    );
    assert_eq!(blocks(&story), ["gate `vote` failed, which its instrument needs"]);
    let refusal = story.refused(closed);
    assert_eq!(refusal.rule().id(), "point.closed.gate");
    assert!(refusal.explain(story.record.negotiation()).to_string().contains("`vote`"));
    // As long as nobody has other words, only dropping it is left.
    let steps = story.record.negotiation().what_blocks_closing(at).steps.unwrap();
    let steps: Vec<_> = steps.iter().map(ToString::to_string).collect();
    assert_eq!(steps, ["firm, union: point.dropped of point `wages`"]);
    // What the members refused are these words, and no others.
    let mut renegotiated = ratification().given(&[
        r#"secretariat gate.failed {"gate":"vote"}"#,
        r#"firm+union point.reopened {"point":"wages"}"#,
        r#"firm+union point.reworded {"point":"wages","wording":{"id":"w38","text":"38 %"}}"#,
        r#"firm position.taken {"party":"firm","on":{"point":"wages"},"stance":"accepts"}"#,
        r#"union position.taken {"party":"union","on":{"point":"wages"},"stance":"accepts"}"#,
    ]);
    renegotiated.tell(r#"firm point.text_agreed {"point":"wages"}"#);
    assert_eq!(renegotiated.refusal(closed), None);
    // Neither side helps itself; together they ask the members again.
    story.tell(r#"union gate.required {"gate":"second","kind":"members_ballot","body":"The members","question":"Do you accept?","on":{"instrument":"deal"}}"#);
    let again = r#"gate.replaced {"gate":"vote","successor":"second"}"#;
    assert_eq!(story.refused(&format!("union {again}")).rule().id(), "gate.replaced.agreement");
    story.tell(&format!("firm+union {again}"));
    assert_eq!((blocks(&story), story.refusal(closed)), (Vec::new(), None));
}

/// A strike needs two thirds of the members that vote. That the vote is lost ends no talks, and stands in the way of nothing
/// that is agreed.
#[test]
fn a_union_whose_strike_vote_is_lost() {
    let strike = r#"union gate.required {"gate":"strike","kind":"members_ballot","body":"The members","question":"Strike?","of":"union","on":{"measure":"strike"},"rule":{"majority":{"base":"for_and_against","threshold":"2/3","strict":false}}}"#;
    let lost = r#"union gate.failed {"gate":"strike","poll":{"shares":{"for":"60%","against":"40%"}}}"#;
    let on_the_whole = strike.replace(r#""of":"union","on":{"measure":"strike"},"#, "");
    let ended = |strike: &str, lost: &str| {
        ratification().given(&[
            strike,
            lost,
            r#"firm point.closed {"point":"wages"}"#,
            r#"secretariat gate.passed {"gate":"vote"}"#,
            r#"firm+union negotiation.phase_begun {"phase":"talks"}"#,
            r#"firm+union negotiation.concluded {"instruments":["deal"]}"#,
        ])
    };
    let begun = r#"firm+union negotiation.phase_begun {"phase":"implementation"}"#;
    assert_eq!(ended(strike, lost).refusal(begun), None);
    // What the talks themselves wait for does stand in the way.
    let whole = ended(
        &on_the_whole.replacen("union ", "firm+union ", 1),
        &lost.replacen("union ", "secretariat ", 1),
    );
    assert_eq!(whole.refused(begun).rule().id(), "negotiation.phase_begun.gates");
    // A vote on something else takes no place of it.
    let bans =
        strike.replace(r#""strike""#, r#""overtime_ban""#).replace(r#":"strike","#, r#":"overtime_ban","#);
    let replaced = r#"union gate.replaced {"gate":"strike","successor":"overtime_ban"}"#;
    assert_eq!(
        ratification().given(&[strike, &bans]).refused(replaced).rule().id(),
        "gate.replaced.successor"
    );
    // A majority of those who vote is not enough.
    let passed = lost.replace("gate.failed", "gate.passed");
    assert_eq!(ratification().given(&[strike]).refused(&passed).rule().id(), "gate.passed.threshold");
}

/// The leaders of a union take the last offer of a firm, and its members have the last word on it (compare the ballots on a
/// final offer under the Taft-Hartley Act, section 209(b)).
#[test]
fn members_of_a_union_decide_on_an_offer() {
    let offer = r#"firm proposal.submitted {"proposal":"last","to":["union"],"channel":"in_public","contents":[{"point":"wages"}]}"#;
    let ballot = r#"union gate.required {"gate":"members","kind":"members_ballot","body":"The members","question":"Do you accept?","of":"union","on":{"proposal":"last"},"rule":"MAJORITY"}"#;
    let ballot = ballot.replace(
        r#""MAJORITY""#,
        r#"{"majority":{"base":"for_and_against","threshold":"50%","strict":true}}"#,
    );
    let accepts = r#"union proposal.answered {"proposal":"last","party":"union","answer":"accept"}"#;
    let wages = r#"secretariat point.tabled {"point":"wages","title":"Wages","areas":["economy"],"wording":{"id":"w","text":"4 %"}}"#;
    let begun = || Story::open("{}").principals(&["firm", "union"]).given(&[wages, offer]);
    let status = |story: &Story| {
        story.record.negotiation().proposal(&"last".parse().unwrap()).unwrap().status().to_string()
    };
    let held = |story: &Story| {
        let talks = story.record.negotiation();
        talks.point(&"wages".parse().unwrap()).unwrap().positions().filter(|held| held.counts).count()
    };
    // Without a ballot the leaders decide.
    assert_eq!(status(&begun().given(&[accepts])), "accepted");
    let mut story = begun().given(&[&ballot, accepts]);
    assert_eq!((status(&story).as_str(), held(&story)), ("submitted", 0));
    let decided = r#"secretariat proposal.decided {"proposal":"last","outcome":"accepted"}"#;
    let refusal = story.refused(decided);
    assert_eq!(refusal.rule().id(), "proposal.decided.acceptance");
    let help = refusal.explain(story.record.negotiation()).help().to_owned();
    assert_eq!(help, "record `gate.passed` of `members` first, or of the gate that stands in for it");
    story.tell(r#"union gate.passed {"gate":"members","poll":{"counts":{"for":612,"against":388}}}"#);
    assert_eq!((status(&story).as_str(), held(&story)), ("accepted", 2));

    // The members refuse, and so has the union.
    let story = begun().given(&[
        &ballot,
        accepts,
        r#"union gate.failed {"gate":"members","poll":{"shares":{"for":"5.4%","against":"94.6%"}}}"#,
    ]);
    assert_eq!((status(&story).as_str(), held(&story)), ("rejected", 0));
    // What the firm made subject to its board is accepted by nobody before.
    let board = r#"firm gate.required {"gate":"board","kind":"council","body":"The board","question":"Agreed?","on":{"proposal":"last"}}"#;
    let mut story = begun().given(&[board, accepts]);
    assert_eq!((status(&story).as_str(), held(&story)), ("submitted", 1));
    story.tell(r#"firm+union gate.passed {"gate":"board"}"#);
    assert_eq!((status(&story).as_str(), held(&story)), ("accepted", 2));
    // The other side does not make it so alone.
    let other = board.replacen("firm", "union", 1);
    assert_eq!(begun().refused(&other).rule().id(), "any.any.alone");
}

/// Ballots for industrial action in important public services (United Kingdom, Trade Union and Labour Relations
/// (Consolidation) Act 1992, section 226, as amended by the Trade Union Act 2016, sections 2 and 3): at least half of those
/// entitled to vote do, a majority of those voting says yes, and so do at least 40 % of those entitled.
const IMPORTANT: &str = r#"{"all_of":[
    {"quorum":{"share":"50%","rule":{"majority":{"base":"votes_cast","threshold":"50%","strict":true}}}},
    {"majority":{"base":"electorate","threshold":"40%","strict":false}}]}"#;

#[test]
fn a_strike_needs_a_turnout_and_a_share_of_all_members() {
    let rule: DecisionRule = serde_json::from_str(IMPORTANT).unwrap();
    let of =
        |yes: u64, no: u64, all: u64| rule.of_poll(&Poll::counts(yes, no).with_blank(0).with_electorate(all));
    // At the thresholds.
    assert_eq!(of(400, 100, 1000), Verdict::Carried);
    assert_eq!(of(400, 99, 1000), Verdict::Failed, "499 of 1000 voted");
    assert_eq!(of(399, 101, 1000), Verdict::Failed, "399 of 1000 said yes");
    assert_eq!(of(400, 400, 1000), Verdict::Failed, "no majority of those voting");
    // One who would vote against it carries it by voting.
    assert_eq!((of(450, 49, 1000), of(450, 50, 1000)), (Verdict::Failed, Verdict::Carried));
    // District Centre Group of the National Union of Rail, Maritime and Transport Workers: 71 to 3, of 171.
    assert_eq!(of(71, 3, 171), Verdict::Failed, "41.5 % said yes, and 43.3 % voted");
    // Without the number of members nobody knows.
    assert_eq!(rule.of_poll(&Poll::counts(71, 3).with_blank(0)), Verdict::Open);
}

/// Royal College of Nursing, June 2023: nearly all who voted wanted to strike, and 43 % voted. The union does not say that it
/// may; the talks go on.
#[test]
fn a_strike_vote_without_a_turnout_is_lost() {
    let gate = format!(
        r#"union gate.required {{"gate":"strike","kind":"members_ballot","body":"The members","question":"Strike?","of":"union","on":{{"measure":"strike"}},"rule":{IMPORTANT}}}"#
    );
    let told = |result: &str, yes: &str, no: &str, turnout: &str| {
        format!(
            r#"union gate.{result} {{"gate":"strike","poll":{{"shares":{{"for":"{yes}","against":"{no}","turnout":"{turnout}"}}}}}}"#
        )
    };
    let story = ratification().given(&[&gate]);
    let passed = told("passed", "84%", "16%", "43%");
    assert_eq!(story.refused(&passed).rule().id(), "gate.passed.threshold");
    assert_eq!(story.irregularities(&passed), ["gate.passed.threshold"]);
    let failed = passed.replace("passed", "failed");
    assert_eq!((story.refusal(&failed), story.irregularities(&failed)), (None, Vec::new()));
    // With 60 % of the members there it is another thing.
    let passed = told("passed", "84%", "16%", "60%");
    assert_eq!((story.refusal(&passed), story.irregularities(&passed)), (None, Vec::new()));
    let mut lost = ratification().given(&[&gate, &failed]);
    lost.tell(r#"firm point.closed {"point":"wages"}"#);
}
