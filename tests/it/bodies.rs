//! Bodies that decide by rules of their own, with the cases in which each is known to surprise.

use crate::story::Story;
use negotiation::{
    decision::{Ballot, Counting, DecisionRule, Poll, Verdict, Vote},
    event::{Actor, Draft},
    record::Record,
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
    // A party to a dispute abstains in decisions under Chapter VI, permanent or not.
    assert!(carries(rule, &[(1, 1, RECUSED), (9, 1, FOR), (5, 1, ABSTAIN)]));
    assert!(
        !carries(rule, &[(1, 1, RECUSED), (8, 1, FOR), (6, 1, ABSTAIN)]),
        "nine of fifteen, whoever stands aside"
    );
    // Article 27(2): of matters of procedure nine decide, and nobody has a veto.
    let procedure = r#"{"at_least":9}"#;
    assert!(carries(procedure, &[(5, 1, AGAINST), (9, 1, FOR), (1, 1, None)]));
    assert!(!carries(procedure, &[(8, 1, FOR), (7, 1, None)]));
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
    // At the threshold: 65 of 100 parts of the people are enough, and 64 are not.
    assert!(carries(rule, &[(4, 8, AGAINST), (1, 3, AGAINST), (21, 3, FOR), (1, 2, FOR)]));
    assert!(!carries(rule, &[(4, 8, AGAINST), (2, 2, AGAINST), (20, 3, FOR), (1, 4, FOR)]));
    // Article 238(2) of the Treaty on the Functioning of the European Union: on no proposal of the Commission, 72 % of the members, which are twenty.
    let reinforced = rule.replace("55%", "72%").replace("15", "20");
    assert!(carries(&reinforced, &[(7, 1, AGAINST), (20, 2, FOR)]));
    assert!(!carries(&reinforced, &[(8, 1, AGAINST), (19, 9, FOR)]), "nineteen are 70.4 %");
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
    // At the thresholds: 33.4 % are a quorum and no veto yet, and half of those who say yes or no is no majority.
    assert!(carries(rule, &[(1, 334, FOR), (1, 666, None)]));
    assert!(carries(rule, &[(1, 666, FOR), (1, 334, VETO)]));
    assert!(!carries(rule, &[(1, 665, FOR), (1, 335, VETO)]));
    assert!(!carries(rule, &[(1, 250, FOR), (1, 250, AGAINST), (1, 500, ABSTAIN)]));
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
    assert!(!carries(rule, &[(1, 1, FOR), (1, 1, FOR), (4, 1, None)]), "nor are two");
    assert!(carries(rule, &[(1, 1, FOR), (1, 1, FOR), (1, 1, AGAINST), (3, 1, None)]), "three are");
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

/// A conference adopts a whole text by the gavel: no state objects within the term, whoever presides finds consensus, and
/// the one question carries each point in the text, the text and, by a motion, the decision that it is put into (compare the
/// conferences of the parties to the United Nations Framework Convention on Climate Change, which decide by consensus).
#[test]
fn a_conference_adopts_a_text_by_the_gavel() {
    let procedure = r#"{"agreeing":"consensus","basis":"consensus","chair_sets_basis":true,"silence":"P1D","observing":"allowed"}"#;
    let mut story = Story::open(procedure).principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"pres","name":"The president","kind":"state"}"#,
        r#"a+b party.role_assigned {"party":"pres","role":"chair"}"#,
        r#"a point.tabled {"point":"x","title":"X","areas":["energy"],"wording":{"id":"x1","text":"words"}}"#,
        r#"b point.tabled {"point":"y","title":"Y","areas":["energy"],"wording":{"id":"y1","text":"others"}}"#,
        r#"pres version.drafted {"version":"v","label":"V","owner":{"party":"pres"},"operations":[{"add":{"point":"x","number":"1","wording":"x1"}},{"add":{"point":"y","number":"2","wording":"y1"}}]}"#,
        r#"pres version.tabled {"version":"v"}"#,
        r#"pres version.taken_as_basis {"version":"v"}"#,
        r#"pres instrument.drafted {"instrument":"d","kind":"resolution","title":"D","binding":false,"version":"v"}"#,
        r#"pres question.put {"question":"q","text":"Any objection to the text?","on":{"version":"v"},"closes":"2026-01-03T00:00:00Z","voting":{"how":"tacitly"}}"#,
        r#"pres question.put {"question":"r","text":"Any objection to the decision?","motion":{"instrument":{"adopted":{"instrument":"d"}}},"closes":"2026-01-03T00:00:00Z","voting":{"how":"tacitly"}}"#,
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
    // Whoever presides is told what may rest on it: each point, without a question of its own.
    let may = story
        .record
        .negotiation()
        .permitted(&Actor::party("pres".parse().unwrap()), "2026-01-04T00:00:00Z".parse().unwrap());
    let resting = may.iter().filter(|act| act.kind.name() == "point.text_agreed" && act.is_possible());
    let resting: Vec<_> = resting
        .map(|act| (act.subject.clone().unwrap().to_string(), act.rests_on.clone().unwrap().to_string()))
        .collect();
    assert_eq!(resting, ["x", "y"].map(|point| (format!("point `{point}`"), "q".to_owned())));
    for point in ["x", "y"] {
        for kind in ["point.text_agreed", "point.closed"] {
            story.tell(&rests(kind, &format!(r#""point":"{point}""#)));
        }
    }
    story.tell(&adopted);
    story.tell(&found("r"));
    let reached = |record: &Record| {
        let talks = record.negotiation();
        let points: Vec<_> = talks.points().map(|point| point.status().to_string()).collect();
        let version = talks.versions().next().unwrap().status().to_string();
        (points, version, talks.instruments().next().unwrap().status().to_string())
    };
    let closed = vec!["closed".to_owned(); 2];
    // What does not bind in law takes effect with that.
    assert_eq!(reached(&story.record), (closed.clone(), "adopted".to_owned(), "in_force".to_owned()));
    // Who only watches tells the same, and finds no fault with it.
    let watched = Record::observe(story.record.entries().iter().map(|entry| {
        // Only what follows by itself has an id of that form.
        let id = entry.id().as_str().replace('/', "-").parse().unwrap();
        let (recorder, event) = (entry.recorder().clone(), entry.event().clone());
        let draft = Draft::new(id, recorder, entry.recorded(), entry.by().clone(), event);
        match entry.rests_on() {
            Some(question) => draft.resting_on(question.clone()).observed(),
            None => draft.observed(),
        }
    }));
    let watched = watched.unwrap().record;
    assert_eq!(reached(&watched), (closed, "adopted".to_owned(), "in_force".to_owned()));
    assert!(watched.entries().iter().all(|entry| entry.irregularities().is_empty()));
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
