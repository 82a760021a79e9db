//! What practice asks, once of talks that are governed and once of the same talks observed: ballots, offers, texts, what blocks.

use crate::story::Story;
use negotiation::{
    event::{Actor, Draft, Event},
    query::Severity,
    value::{id::EntryId, when::Instant},
};

/// How the talks are recorded.
pub(crate) const MODES: [&str; 2] = ["governed", "observed"];

/// Talks that are told line by line. Of observed ones, what is expected to follow is recorded as the next thing that happened.
pub(crate) struct Told {
    pub(crate) story: Story,
    mode: &'static str,
    /// The rules that were broken.
    pub(crate) broken: Vec<String>,
}

impl Told {
    pub(crate) fn of(mode: &'static str, procedure: &str, parties: &[&str]) -> Self {
        let procedure = procedure.strip_prefix('{').unwrap();
        let more = if procedure == "}" { "" } else { "," };
        let procedure = format!(r#"{{"observing":"allowed","backdating":true{more}{procedure}"#);
        Self { story: Story::open(&procedure).principals(parties), mode, broken: Vec::new() }
    }

    pub(crate) fn given(mut self, lines: &[&str]) -> Self {
        lines.iter().for_each(|line| self.tell(line));
        self
    }

    fn draft(&self, line: &str) -> Draft {
        let mut envelope = self.story.envelope(line, self.mode);
        envelope["id"] = format!("o{}", self.story.record.entries().len()).into();
        envelope["sources"] = serde_json::json!([{ "title": "The press" }]);
        serde_json::from_value(envelope).unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    pub(crate) fn tell(&mut self, line: &str) {
        let draft = self.draft(line);
        let at = draft.recorded();
        self.record(draft, at, line);
    }

    fn record(&mut self, draft: Draft, at: Instant, line: &str) {
        let recorded = self.story.record.propose(draft);
        let recorded = recorded.unwrap_or_else(|refusal| panic!("{} {line}: {refusal}", self.mode));
        let broken = recorded.entries().flat_map(|entry| entry.irregularities().iter());
        self.broken.extend(broken.map(|one| one.rule().to_owned()));
        let expected: Vec<Event> = recorded.expected().to_vec();
        let before = self.story.record.entries().len();
        for event in expected {
            // It may have followed from another already.
            if self.story.record.entries().iter().skip(before).any(|entry| *entry.event() == event) {
                continue;
            }
            let id = EntryId::new(format!("o{}", self.story.record.entries().len())).unwrap();
            let recorder = "desk".parse().unwrap();
            let draft = Draft::new(id, recorder, at, Actor::Secretariat, event).observed();
            self.record(draft, at, line);
        }
    }

    /// The rule under which a line is refused, or is irregular.
    pub(crate) fn against(&self, line: &str) -> Vec<String> {
        match self.story.record.decide(self.draft(line)) {
            Err(refusal) => vec![refusal.rule().id().to_owned()],
            Ok(decision) => {
                let found = decision.entries().flat_map(|entry| entry.irregularities().to_vec());
                found.map(|one| one.rule().to_owned()).collect()
            }
        }
    }

    /// What blocks closing.
    pub(crate) fn blocks(&self) -> Vec<String> {
        let blocking = self.story.record.negotiation().what_blocks_closing(late());
        blocking.points.iter().flat_map(|point| &point.reasons).map(ToString::to_string).collect()
    }

    /// What the review finds under a rule.
    pub(crate) fn found(&self, rule: &str) -> Vec<String> {
        let all = self.story.record.findings(late());
        all.iter().filter(|one| one.rule.id() == rule).map(|one| one.says.clone()).collect()
    }

    /// The rules of what the review finds that is an error.
    pub(crate) fn errors(&self) -> Vec<&'static str> {
        let all = self.story.record.findings(late());
        all.iter().filter(|one| one.severity() == Severity::Error).map(|one| one.rule.id()).collect()
    }
}

pub(crate) fn late() -> Instant {
    "2030-01-01T00:00:00Z".parse().unwrap()
}

const MAJORITY: &str =
    r#"{"agreeing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}},"silence":"P1D"}"#;
const P: &str = r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"The words"}}"#;

fn accepts(party: &str, on: &str) -> String {
    format!(r#"{party} position.taken {{"party":"{party}","on":{on},"stance":"accepts"}}"#)
}

fn votes(by: &str, party: &str, vote: &str) -> String {
    format!(r#"{by} question.voted {{"question":"q","party":"{party}","vote":"{vote}"}}"#)
}

fn agreed(mode: &'static str, parties: &[&str]) -> Told {
    let mut told = Told::of(mode, "{}", parties).given(&[P]);
    for party in parties {
        told.tell(&accepts(party, r#"{"point":"p"}"#));
    }
    told.tell(r#"a+b point.text_agreed {"point":"p"}"#);
    told
}

#[test]
fn a_ballot_is_open_to_its_term_and_the_last_vote_of_each_counts() {
    for mode in MODES {
        let put = r#"secretariat question.put {"question":"q","text":"?","closes":"2026-01-20"}"#;
        let proxy = r#"e party.role_assigned {"party":"d","role":"acts_for","for_party":"e"}"#;
        let mut told = Told::of(mode, MAJORITY, &["a", "b", "c", "d", "e"]).given(&[proxy, put]);
        let heads = |told: &Told| {
            let question = told.story.record.negotiation().question(&"q".parse().unwrap()).unwrap();
            let heads = question.tally().reason().tally().heads;
            (question.status().to_string(), heads.in_favour, heads.against)
        };
        for (by, vote) in [("a", "for"), ("b", "for"), ("c", "for"), ("d", "against"), ("e", "against")] {
            told.tell(&votes(by, by, vote));
        }
        assert_eq!(heads(&told), ("open".into(), 3, 2), "{mode}");
        told.tell(&votes("a", "a", "against"));
        told.tell(&votes("d/e", "e", "for"));
        assert_eq!(heads(&told), ("open".into(), 2, 3), "a proxy does not override, {mode}");
        told.tell(
            r#"secretariat recorded=2026-01-22T00:00:00Z question.failed {"question":"q","basis":"votes"}"#,
        );
        assert_eq!((heads(&told).0.as_str(), &told.broken[..]), ("failed", &[][..]), "{mode}");
    }
}

#[test]
fn who_left_or_is_no_more_neither_votes_nor_answers_whoever_writes_it_down() {
    for (mode, gone) in MODES.iter().flat_map(|mode| [(*mode, "withdrawn"), (*mode, "dissolved")]) {
        let by = if gone == "withdrawn" { "b" } else { "secretariat" };
        let offer = r#"a proposal.submitted {"proposal":"o","to":["b","c"],"channel":"at_the_table","contents":[{"point":"p"}]}"#;
        let put = r#"secretariat question.put {"question":"q","text":"?","closes":"2026-01-20"}"#;
        let gone = format!(r#"{by} party.{gone} {{"party":"b"}}"#);
        let proxy = r#"b party.role_assigned {"party":"b","role":"acts_for","for_party":"a"}"#
            .replace("b party", "a party");
        let mut told = Told::of(mode, "{}", &["a", "b", "c"]).given(&[P, &proxy, put, offer, &gone]);
        let answer = |by: &str, of: &str| {
            format!(r#"{by} proposal.answered {{"proposal":"o","party":"{of}","answer":"accept"}}"#)
        };
        for line in [answer("b", "b"), answer("secretariat", "b"), votes("b/a", "a", "for")] {
            assert!(told.against(&line).contains(&"any.any.participating".into()), "{mode} {line}");
        }
        // The others decide.
        told.tell(&answer("c", "c"));
        let offer = told.story.record.negotiation().proposal(&"o".parse().unwrap()).unwrap().status();
        assert_eq!(offer.to_string(), "accepted", "{mode}");
        assert!(told.story.record.negotiation().open_proposals(late()).next().is_none());
        assert_eq!(told.broken, [""; 0], "{mode}");
        assert_eq!(told.found("review.record.expected"), [""; 0]);
    }
}

#[test]
fn what_all_accepted_and_nobody_recorded_as_accepted_is_found() {
    let offer = r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"at_the_table"}"#;
    let mut told = Told::of("observed", "{}", &["a", "b"]).given(&[offer]);
    let answer = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#;
    let draft = told.draft(answer);
    let expected: Vec<_> = {
        let recorded = told.story.record.propose(draft).unwrap();
        recorded.expected().iter().map(|event| event.kind().name()).collect()
    };
    assert_eq!(expected, ["proposal.decided"]);
    assert!(told.story.record.negotiation().open_proposals(late()).next().is_none());
    assert_eq!(told.found("review.record.expected").len(), 1);
    told.tell(r#"secretariat proposal.decided {"proposal":"o","outcome":"accepted"}"#);
    assert_eq!(told.found("review.record.expected"), [""; 0]);
}

#[test]
fn words_that_others_accepted_are_rectified_by_all_or_irregular() {
    for mode in MODES {
        let mut told = agreed(mode, &["a", "b"]);
        let rectified =
            r#"point.rectified {"point":"p","wording":{"id":"w2","text":"The UK pays 100 billion"}}"#;
        // Whoever observes it does not know that the other did not agree.
        let alone: &[&str] = if mode == "governed" { &["any.any.alone"] } else { &[] };
        assert_eq!(told.against(&format!("a {rectified}")), alone, "{mode}");
        told.tell(&format!("a+b {rectified}"));
        assert_eq!(told.blocks(), [""; 0], "what was accepted stays accepted");
        assert_eq!(told.broken, [""; 0], "{mode}");
    }
}

#[test]
fn what_blocks_is_what_the_judge_refuses_for() {
    for mode in MODES {
        let track = r#"track.opened {"track":"k","title":"K","parties":["a","b"],"points":["p"]}"#;
        let mut told = agreed(mode, &["a", "b"])
            .given(&[&format!("a+b {track}"), r#"a+b track.suspended {"track":"k"}"#]);
        let closes = r#"a+b point.closed {"point":"p"}"#;
        assert_eq!(told.blocks(), ["its track `k` is suspended"], "{mode}");
        assert_eq!(told.against(closes), ["any.any.track_suspended"], "{mode}");
        told.tell(r#"a+b track.resumed {"track":"k"}"#);
        // An alternative to what is agreed comes after the point was reopened, and blocks nothing.
        let rival =
            r#"b alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"Others"}}"#;
        assert_eq!(told.against(rival), ["alternative.proposed.settled"], "{mode}");
        assert_eq!((told.blocks(), told.against(closes)), (Vec::new(), Vec::new()), "{mode}");
    }
    let mut observed = agreed("observed", &["a", "b"]);
    observed.tell(
        r#"b alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"Others"}}"#,
    );
    let closes = r#"a+b point.closed {"point":"p"}"#;
    assert_eq!((observed.blocks(), observed.against(closes)), (Vec::new(), Vec::new()));
}

#[test]
fn one_wording_in_two_languages_is_accepted_in_either() {
    for mode in MODES {
        let point = r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"en","text":"withdrawal from territories","language":"en","standing":"authentic"}}"#;
        let french = r#"a+b point.language_added {"point":"p","wording":{"id":"fr","text":"retrait des territoires","language":"fr","standing":"authentic"}}"#;
        let mut told = Told::of(mode, "{}", &["a", "b"]).given(&[point, french]);
        for (party, words) in [("a", "en"), ("b", "fr")] {
            let on = r#"{"point":"p"}"#;
            told.tell(
                &accepts(party, on).replace(r#""accepts""#, &format!(r#""accepts","wording":"{words}""#)),
            );
        }
        let agreed = r#"a point.text_agreed {"point":"p"}"#;
        assert_eq!(told.against(agreed), [""; 0], "{mode}");
    }
}

#[test]
fn whoever_counts_where_a_point_is_asked_about_counts_in_every_question() {
    for mode in MODES {
        let mut told = Told::of(mode, "{}", &["u", "f", "g"]).given(&[
            r#"u point.tabled {"point":"wages-f","title":"Wages","areas":["economy"]}"#,
            r#"u point.tabled {"point":"rest","title":"Rest","areas":["economy"]}"#,
            r#"u+f+g track.opened {"track":"k","title":"K","parties":["u","f"],"points":["wages-f"]}"#,
        ]);
        let missing = |told: &Told| {
            let sticking = told.story.record.negotiation().sticking_points();
            let own = sticking.iter().find(|one| one.point.id().as_str() == "wages-f");
            own.map_or_else(Vec::new, |own| own.reasons.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(missing(&told), ["nothing is recorded of u", "nothing is recorded of f"], "{mode}");
        told.tell(&accepts("u", r#"{"point":"wages-f"}"#));
        told.tell(&accepts("f", r#"{"point":"wages-f"}"#));
        assert_eq!(missing(&told), [""; 0], "{mode}");
        // A red line at the other table outweighs those who are silent here.
        told.tell(r#"g position.taken {"party":"g","on":{"point":"rest"},"stance":"rejects"}"#);
        told.tell(r#"u point.tabled {"point":"quiet","title":"Quiet","areas":["economy"]}"#);
        let sticking = told.story.record.negotiation().sticking_points();
        let order: Vec<_> = sticking.iter().map(|one| one.point.id().as_str()).collect();
        assert_eq!(order, ["rest", "quiet"], "{mode}");
    }
}

#[test]
fn steps_are_found_where_words_are_confidential() {
    for mode in MODES {
        let hidden = P.replacen("a point", r#"a disclosure="participants" point"#, 1);
        let told = Told::of(mode, "{}", &["a", "b"]).given(&[&hidden]);
        let talks = told.story.record.negotiation();
        let steps = talks.what_blocks_closing(late()).steps.unwrap();
        assert!(!steps.is_empty(), "{mode}");
        for step in &steps {
            let seen = serde_json::to_value(&step.disclosure).unwrap();
            assert_eq!(seen, "participants", "{mode} {step}");
        }
    }
}

#[test]
fn the_chair_of_a_group_proposes_for_it_and_that_of_a_track_drafts_its_paper() {
    for mode in MODES {
        let mut told = Told::of(mode, "{}", &["a", "b"]).given(&[
            P,
            r#"secretariat party.added {"party":"g","name":"The group","kind":"coalition"}"#,
            r#"secretariat party.added {"party":"c","name":"The facilitator","kind":"organisation"}"#,
            r#"a+b party.membership_begun {"party":"a","group":"g"}"#,
            r#"secretariat party.role_assigned {"party":"a","role":"acts_for","for_party":"g"}"#,
            r#"a+b track.opened {"track":"k","title":"K","parties":["a","b"],"points":["p"]}"#,
            r#"a+b party.role_assigned {"party":"c","role":"chair","scope":{"track":"k"}}"#,
        ]);
        told.tell(r#"a/g alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"shall"}}"#);
        told.tell(r#"c version.drafted {"version":"note","label":"Note","owner":{"party":"c"},"operations":[{"add":{"point":"p","number":"1"}}]}"#);
        told.tell(&accepts("b", r#"{"alternative":"x"}"#));
        assert_eq!(told.broken, [""; 0], "{mode}");
        let sticking = told.story.record.negotiation().sticking_points();
        let reasons: Vec<_> = sticking[0].reasons.iter().map(ToString::to_string).collect();
        assert!(reasons.contains(&"b accepts alternative `x`".to_owned()), "{mode}: {reasons:?}");
    }
}

#[test]
fn vague_dates_are_written_as_people_say_them() {
    let deadline = |due: &str| {
        let mut draft = Told::of("observed", "{}", &["a", "b"]);
        let line =
            format!(r#"a+b deadline.set {{"deadline":"d","title":"D","due":"{due}","binds":["a","b"]}}"#);
        draft.tell(&line.replace(r#","binds":["a","b"]"#, ""));
        draft.broken.is_empty()
    };
    for due in [
        "1990s",
        "2031-03/2031-05",
        "2031/2033",
        "early 2031-03",
        "mid 2031",
        "late 2030s",
        "2031-01-22T14:00+03:00",
    ] {
        assert!(deadline(due), "{due}");
    }
}
