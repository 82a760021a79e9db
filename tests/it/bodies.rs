//! Bodies that decide by rules of their own, with the cases in which each is known to surprise.

use crate::story::Story;
use negotiation::{
    decision::{Ballot, Counting, DecisionRule, Poll, Verdict, Vote},
    value::id::PartyId,
};

/// A group of members that are alike: how many, of which weight, and how they vote.
type Bench = (usize, u64, Option<Ballot>);

const FOR: Option<Ballot> = Some(Ballot::For);
const AGAINST: Option<Ballot> = Some(Ballot::Against);
const ABSTAIN: Option<Ballot> = Some(Ballot::Abstain);
const NO_OBJECTION: Option<Ballot> = Some(Ballot::NoObjection);
const VETO: Option<Ballot> = Some(Ballot::AgainstWithVeto);
const RECUSED: Option<Ballot> = Some(Ballot::Recused);

/// What a rule says of members `m0`, `m1`, .. when the vote is closed; what was certain before that still holds.
fn decided(rule: &str, benches: &[Bench]) -> Verdict {
    let rule: DecisionRule = serde_json::from_str(rule).unwrap();
    let members = benches.iter().flat_map(|(number, weight, says)| vec![(*weight, *says); *number]);
    let members: Vec<_> =
        members.enumerate().map(|(at, own)| (PartyId::new(format!("m{at}")).unwrap(), own)).collect();
    let votes: Vec<_> =
        members.iter().map(|(party, (weight, says))| Vote::new(party, *says).with_weight(*weight)).collect();
    let (before, closed) = (rule.verdict(&votes), rule.at_close(&votes, false));
    assert!(before == Verdict::Open || before == closed, "{before} and then {closed}");
    closed
}

fn carries(rule: &str, benches: &[Bench]) -> bool {
    decided(rule, benches) == Verdict::Carried
}

/// United Nations Charter, article 27(3): nine of fifteen in favour, no permanent member against. An abstention of a
/// permanent member is no veto, as the International Court found (Namibia, 1971), nor is its absence (Korea, 1950).
#[test]
fn the_security_council() {
    let rule = r#"{"veto":{"of":["m0","m1","m2","m3","m4"],"rule":{"at_least":9}}}"#;
    assert!(carries(rule, &[(5, 1, FOR), (4, 1, FOR), (6, 1, AGAINST)]));
    assert!(!carries(rule, &[(5, 1, FOR), (3, 1, FOR), (7, 1, ABSTAIN)]), "eight are too few");
    assert!(!carries(rule, &[(1, 1, AGAINST), (14, 1, FOR)]), "one of the five is against");
    assert!(carries(rule, &[(5, 1, FOR), (9, 1, FOR), (1, 1, AGAINST)]), "an elected member has no veto");
    assert!(carries(rule, &[(1, 1, ABSTAIN), (14, 1, FOR)]));
    assert!(carries(rule, &[(1, 1, None), (14, 1, FOR)]));
    assert!(carries(rule, &[(5, 1, ABSTAIN), (9, 1, FOR), (1, 1, AGAINST)]), "nine elected members alone");
}

/// Treaty on European Union, article 16(4): 55 % of the members with 65 % of the people; who blocks is at least four. Who
/// abstains is not in favour.
#[test]
fn the_council_of_the_european_union() {
    let rule = r#"{"all_of":[
        {"majority":{"base":"electorate","threshold":"55%","strict":false}},
        {"at_least":15},
        {"any_of":[
            {"majority":{"base":"electorate","threshold":"65%","strict":false,"weighing":"by_weight"}},
            {"no_blocking_minority":{"of":"not_for","members":4}}]}]}"#;
    // Three members with 60 of 108 parts of the people cannot block alone, and four of them can.
    assert!(carries(rule, &[(3, 20, AGAINST), (24, 2, FOR)]));
    assert!(!carries(rule, &[(3, 20, AGAINST), (1, 2, AGAINST), (23, 2, FOR)]));
    assert!(!carries(rule, &[(3, 20, AGAINST), (1, 2, ABSTAIN), (23, 2, FOR)]), "it is not in favour");
    assert!(!carries(rule, &[(3, 20, AGAINST), (1, 2, None), (23, 2, FOR)]), "nor is who stays away");
    // Four members with little more than a third of the people.
    assert!(carries(rule, &[(4, 8, AGAINST), (23, 3, FOR)]), "68.3 % are for it");
    assert!(!carries(rule, &[(4, 9, AGAINST), (23, 2, FOR)]), "56.1 % are for it");
    assert!(carries(rule, &[(12, 1, AGAINST), (15, 9, FOR)]));
    assert!(!carries(rule, &[(13, 1, AGAINST), (14, 9, FOR)]), "fourteen members are too few");
}

/// The ballots of the IESG: one yes, no discuss, and two thirds of those not recused with yes or no objection; in the
/// alternate procedure two thirds yes, and no more than two against.
#[test]
fn the_internet_engineering_steering_group() {
    let passing =
        r#"{"majority":{"base":"electorate","threshold":"2/3","strict":false,"or_no_objection":true}}"#;
    let normal =
        format!(r#"{{"all_of":[{passing},{{"no_blocking_minority":{{"of":"against","members":1}}}}]}}"#);
    assert!(carries(&normal, &[(1, 1, FOR), (9, 1, NO_OBJECTION), (5, 1, None)]));
    assert!(!carries(&normal, &[(15, 1, NO_OBJECTION)]), "nobody said yes");
    assert!(!carries(&normal, &[(13, 1, FOR), (1, 1, AGAINST), (1, 1, RECUSED)]), "one discuss holds it");
    assert!(!carries(&normal, &[(1, 1, FOR), (8, 1, NO_OBJECTION), (6, 1, ABSTAIN)]), "nine of fifteen");
    assert!(carries(&normal, &[(1, 1, FOR), (8, 1, NO_OBJECTION), (2, 1, RECUSED), (2, 1, None)]));
    let alternate = r#"{"all_of":[
        {"majority":{"base":"electorate","threshold":"2/3","strict":false}},
        {"no_blocking_minority":{"of":"against","members":3}}]}"#;
    assert!(carries(alternate, &[(12, 1, FOR), (2, 1, AGAINST)]));
    assert!(!carries(alternate, &[(11, 1, FOR), (3, 1, AGAINST)]));
    assert!(!carries(alternate, &[(9, 1, FOR), (5, 1, NO_OBJECTION)]), "no objection is no yes there");
}

/// The Internet Architecture Board (RFC 2850, section 3.5): at least seven concur, and no more than two dissent.
#[test]
fn the_internet_architecture_board() {
    let rule = r#"{"all_of":[{"at_least":7},{"no_blocking_minority":{"of":"against","members":3}}]}"#;
    assert!(carries(rule, &[(7, 1, FOR), (2, 1, AGAINST), (4, 1, None)]));
    assert!(!carries(rule, &[(10, 1, FOR), (3, 1, AGAINST)]));
    assert!(!carries(rule, &[(6, 1, FOR), (7, 1, ABSTAIN)]));
}

/// Conference on Security and Co-operation in Europe: consensus; without the state concerned since Prague, 1992; and in
/// the Moscow mechanism one state with nine others sends a mission, whoever is against it.
#[test]
fn the_organization_for_security_and_co_operation_in_europe() {
    assert_eq!(decided(r#""consensus""#, &[(56, 1, FOR), (1, 1, None)]), Verdict::Open);
    assert!(!carries(r#""consensus""#, &[(56, 1, FOR), (1, 1, AGAINST)]));
    let minus_one = r#"{"no_blocking_minority":{"of":"against","members":2}}"#;
    assert!(carries(minus_one, &[(56, 1, FOR), (1, 1, AGAINST)]));
    assert!(!carries(minus_one, &[(55, 1, FOR), (2, 1, AGAINST)]));
    assert!(carries(minus_one, &[(50, 1, FOR), (6, 1, ABSTAIN), (1, 1, AGAINST)]));
    let moscow = r#"{"at_least":10}"#;
    assert!(carries(moscow, &[(10, 1, FOR), (47, 1, AGAINST)]));
    assert!(!carries(moscow, &[(9, 1, FOR), (48, 1, None)]));
}

/// Governance of Cosmos chains: a quorum of stake in which abstentions count, a majority of those not abstaining, and no
/// more than 33.4 % of the votes cast with a veto.
#[test]
fn the_governance_of_a_cosmos_chain() {
    let rule = r#"{"all_of":[
        {"quorum":{"share":"33.4%","weighing":"by_weight",
            "rule":{"majority":{"base":"for_and_against","threshold":"50%","strict":true,"weighing":"by_weight"}}}},
        {"no_blocking_minority":{"of":"with_veto",
            "share":{"base":"votes_cast","threshold":"33.4%","strict":true,"weighing":"by_weight"}}}]}"#;
    assert!(carries(rule, &[(1, 300, FOR), (1, 40, AGAINST), (1, 660, None)]));
    assert!(!carries(rule, &[(1, 333, FOR), (1, 667, None)]), "there is no quorum");
    assert!(carries(rule, &[(1, 4, FOR), (1, 330, ABSTAIN), (1, 666, None)]), "abstentions make one");
    assert!(!carries(rule, &[(1, 400, ABSTAIN), (1, 600, None)]), "and carry nothing");
    assert!(!carries(rule, &[(1, 500, FOR), (1, 260, VETO)]), "34.2 % veto what two thirds want");
    assert!(carries(rule, &[(1, 500, FOR), (1, 240, VETO)]), "32.4 % do not");
    assert!(
        carries(rule, &[(1, 500, FOR), (1, 260, VETO), (1, 100, ABSTAIN)]),
        "30.2 % of all the votes cast"
    );
    assert!(!carries(rule, &[(1, 400, FOR), (1, 250, AGAINST), (1, 240, VETO)]), "a veto is against, too");
}

/// A board of directors: a majority of the votes, a quorum, and the chair decides where they are equal.
#[test]
fn a_board_whose_chair_has_a_casting_vote() {
    let rule = r#"{"quorum":{"share":"50%","rule":{"casting_vote":{"by":"m0"}}}}"#;
    assert!(carries(rule, &[(1, 1, FOR), (2, 1, FOR), (3, 1, AGAINST)]));
    assert!(!carries(rule, &[(1, 1, AGAINST), (2, 1, AGAINST), (3, 1, FOR)]), "the chair decides against it");
    assert!(!carries(rule, &[(1, 1, ABSTAIN), (2, 1, FOR), (2, 1, AGAINST)]), "who abstains casts no vote");
    assert!(!carries(rule, &[(1, 1, FOR), (2, 1, FOR), (4, 1, AGAINST)]), "three to four is no tie");
    assert!(carries(rule, &[(1, 1, AGAINST), (3, 1, FOR), (1, 1, AGAINST)]), "nor is three to two");
    assert!(!carries(rule, &[(1, 1, FOR), (5, 1, None)]), "one of six is no quorum");
    // Without abstentions: they make no quorum.
    let strict = rule.replace(r#""rule""#, r#""counting":"for_and_against","rule""#);
    assert!(carries(rule, &[(1, 1, FOR), (2, 1, ABSTAIN), (3, 1, None)]));
    assert!(!carries(&strict, &[(1, 1, FOR), (2, 1, ABSTAIN), (3, 1, None)]));
}

/// The Senate of the United States: its President has no vote unless the senators are equally divided.
#[test]
fn a_senate_whose_president_votes_only_on_a_tie() {
    let rule = r#"{"casting_vote":{"by":"m0","weighing":"by_weight"}}"#;
    assert!(carries(rule, &[(1, 0, FOR), (50, 1, FOR), (50, 1, AGAINST)]));
    assert!(!carries(rule, &[(1, 0, None), (50, 1, FOR), (50, 1, AGAINST)]));
    assert!(!carries(rule, &[(1, 0, FOR), (49, 1, FOR), (50, 1, AGAINST)]), "a tie is broken, not made");
}

/// The firm and the union have settled on wages, and the members vote on the agreement.
fn ratification() -> Story {
    let procedure = r#"{"joining":"open","on_failed_gate":"reopens"}"#;
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

/// A conference adopts a whole text by the gavel: no state objects within the term, whoever presides finds consensus, and
/// the one question carries each point in the text, the text and, by a motion, the decision that it is put into (compare the
/// conferences of the parties to the United Nations Framework Convention on Climate Change, which decide by consensus).
#[test]
fn a_conference_adopts_a_text_by_the_gavel() {
    let procedure = r#"{"agreeing":"consensus","basis":"consensus","chair_sets_basis":true,"silence":"P1D"}"#;
    let mut story = Story::open(procedure).principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"pres","name":"The president","kind":"state"}"#,
        r#"a+b party.role_assigned {"party":"pres","role":"chair"}"#,
        r#"a point.tabled {"point":"x","title":"X","areas":["energy"],"wording":{"id":"x1","text":"words"}}"#,
        r#"b point.tabled {"point":"y","title":"Y","areas":["energy"],"wording":{"id":"y1","text":"others"}}"#,
        r#"pres version.drafted {"version":"v","label":"V","owner":{"party":"pres"},"operations":[{"add":{"point":"x","number":"1","wording":"x1"}},{"add":{"point":"y","number":"2","wording":"y1"}}]}"#,
        r#"pres version.tabled {"version":"v"}"#,
        r#"pres version.taken_as_basis {"version":"v"}"#,
        r#"pres instrument.drafted {"instrument":"d","kind":"resolution","title":"D","binding":false,"version":"v"}"#,
        r#"pres question.put {"question":"q","text":"Any objection to the text?","on":{"version":"v"},"closes":"2026-01-03T00:00:00Z","silence":true}"#,
        r#"pres question.put {"question":"r","text":"Any objection to the decision?","motion":{"instrument":{"adopted":{"instrument":"d"}}},"closes":"2026-01-03T00:00:00Z","silence":true}"#,
    ]);
    let found = |question: &str| {
        format!(
            r#"pres recorded=2026-01-04T00:00:00Z question.carried {{"question":"{question}","basis":"chair_finding"}}"#
        )
    };
    let rests = |kind: &str, named: &str| {
        format!(r#"pres recorded=2026-01-04T00:00:00Z {kind} {{{named},"rests_on":"q"}}"#)
    };
    let too_soon = found("q").replace("recorded=2026-01-04T00:00:00Z ", "");
    assert_eq!(story.refused(&too_soon).rule().id(), "question.carried.chair_finding");
    let objects = r#"b question.voted {"question":"q","party":"b","vote":"against"}"#;
    let unopposed = story.record.clone();
    story.tell(objects);
    assert!(story.refusal(&found("q")).is_some());
    story.record = unopposed;
    story.tell(&found("q"));
    let adopted = rests("version.adopted", r#""version":"v""#);
    assert_eq!(story.refused(&adopted).rule().id(), "version.adopted.settled");
    for point in ["x", "y"] {
        for kind in ["point.text_agreed", "point.closed"] {
            story.tell(&rests(kind, &format!(r#""point":"{point}""#)));
        }
    }
    story.tell(&adopted);
    story.tell(&found("r"));
    let decision = story.record.negotiation().instruments().next().unwrap();
    assert_eq!(decision.status().to_string(), "in_force", "what does not bind in law takes effect with that");
}

/// The seat of the Soviet Union, and its veto, have been Russia's since 24 December 1991: who carries on a place is whom the
/// rule names, in a ballot that was open, too.
#[test]
fn who_carries_on_a_place_has_its_veto_and_its_casting_vote() {
    let r = r#"secretariat party.added {"party":"r","name":"R","kind":"state"}"#;
    let succeeded = r#"a+r party.succeeded {"party":"a","successor":"r","inherits":"carried"}"#;
    let p = r#"b point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
    let yes = |party: &str| {
        format!(r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts"}}"#)
    };
    let rule = r#"{"agreeing":{"veto":{"of":["a"],"rule":{"at_least":2}}}}"#;
    let mut story = Story::open(rule).principals(&["a", "b", "c"]).given(&[r, p]);
    story.tell(r#"b question.put {"question":"q","text":"?","on":{"point":"p"}}"#);
    story.tell(succeeded);
    for party in ["b", "c"] {
        story.tell(&yes(party));
        story.tell(&format!(r#"{party} question.voted {{"question":"q","party":"{party}","vote":"for"}}"#));
    }
    let open = story.record.negotiation().question(&"q".parse().unwrap()).unwrap();
    assert_eq!(open.tally().verdict(), Verdict::Open);
    assert!(open.tally().to_string().contains("veto of `a`: open; missing: `r`"), "{}", open.tally());
    // On the standing positions it is the same.
    assert_eq!(
        story.refused(r#"b point.text_agreed {"point":"p"}"#).rule().id(),
        "point.text_agreed.agreement"
    );
    story.tell(r#"r question.voted {"question":"q","party":"r","vote":"against"}"#);
    let failed = story.record.negotiation().question(&"q".parse().unwrap()).unwrap();
    assert_eq!(failed.tally().verdict(), Verdict::Failed);
    story.tell(r#"r position.taken {"party":"r","on":{"point":"p"},"stance":"silent"}"#);
    story.tell(r#"b point.text_agreed {"point":"p"}"#);
}

/// House of Representatives of the United States: a quorum is a majority of the members, and who is in the hall makes it,
/// voting or not. On the Act on worsted cloths 138 voted for it, none against, and 189 did not vote; the Speaker had
/// 74 of them noted as present, which made 212 (*United States v. Ballin*, 144 U.S. 1, 1892). The votes alone would be none.
#[test]
fn the_house_of_representatives() {
    let rule = |counting: &str| -> DecisionRule {
        let quorum = format!(
            r#"{{"quorum":{{"share":"164/327","counting":"{counting}","rule":{{"majority":
            {{"base":"for_and_against","threshold":"50%","strict":true}}}}}}}}"#
        );
        serde_json::from_str(&quorum).unwrap()
    };
    let members: Vec<_> = (0..327).map(|at| PartyId::new(format!("m{at}")).unwrap()).collect();
    let with = |noted: usize| -> Vec<Vote<'_>> {
        let votes = members.iter().enumerate().map(|(at, member)| {
            let vote = Vote::new(member, (at < 138).then_some(Ballot::For));
            vote.with_present((138..138 + noted).contains(&at))
        });
        votes.collect()
    };
    let closed = |counting: &str, noted: usize| rule(counting).at_close(&with(noted), false);
    assert_eq!(closed("present", 74), Verdict::Carried);
    assert_eq!(closed("present", 26), Verdict::Carried);
    assert_eq!(closed("present", 25), Verdict::Failed, "163 of 327 are no majority");
    assert_eq!(closed("votes", 74), Verdict::Failed, "so the defeated had it");
    // Until the vote is closed, who is there and silent may stand aside.
    assert_eq!(rule("present").verdict(&with(74)), Verdict::Open);
    let says = rule("present").count(&with(74)).to_string();
    assert!(
        says.starts_with("quorum (at least 164/327 of the electorate, voting or not): 212 of 327 present"),
        "{says}"
    );
    // The same of a body that nobody lists member by member.
    let told = Poll::counts(138, 0).with_blank(0).with_electorate(327);
    assert_eq!(rule("present").of_poll(&told.with_present(212)), Verdict::Carried);
    assert_eq!(rule("present").of_poll(&told), Verdict::Open, "how many were there is not known");
    assert_eq!(rule("votes").of_poll(&told.with_present(212)), Verdict::Failed);
    assert_eq!(rule("present").of_poll(&told.with_present(137)), Verdict::Open, "fewer than voted");
}

/// A Cosmos chain counts the votes for its quorum, whoever else is there.
#[test]
fn who_is_there_makes_no_quorum_of_votes() {
    let rule: DecisionRule =
        serde_json::from_str(r#"{"quorum":{"share":"33.4%","rule":{"at_least":1}}}"#).unwrap();
    let members: Vec<_> = (0..9).map(|at| PartyId::new(format!("m{at}")).unwrap()).collect();
    let votes: Vec<_> = members.iter().map(|member| Vote::new(member, None).with_present(true)).collect();
    let mut votes = votes;
    votes[0].stance = FOR;
    assert_eq!(rule.at_close(&votes, false), Verdict::Failed);
    assert_eq!(rule.counting(Counting::Present).at_close(&votes, false), Verdict::Carried);
}
