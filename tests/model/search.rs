//! What parties reach alone: small worlds, in govern mode and without the secretariat, played by one principal, by a
//! coalition that cannot carry, or by one without a vote. First every act that `permitted` offers, to a depth; then what the
//! generator makes, at random. In no state reached has anything happened that is not theirs to do.

use std::collections::BTreeSet;

use negotiation::{
    decision::{Ballot, DecisionRule},
    event::{Actor, Disclosure, Draft, Event},
    outcome::instrument::InstrumentStatus,
    record::{Audience, Record},
    state::Negotiation,
    talks::{
        party::{Participation, RoleStatus},
        point::PointStatus,
        position::{self, Matter, Stance},
        process::NegotiationStatus,
        proposal::ProposalStatus,
        question::{Basis, Carried, Member, Motion, Put, QuestionStatus, Voted},
        version::VersionStatus,
    },
    testing::history,
    value::{
        id::{EntryId, PartyId, QuestionId, RecorderId},
        when::When,
    },
};

use crate::{small::party_id, story::Story};

/// Who plays, and what the table is.
struct World {
    name: &'static str,
    procedure: &'static str,
    principals: &'static [&'static str],
    /// A role that the player `p3` holds, who has no vote.
    role: Option<&'static str>,
    /// Those who play, alone and jointly.
    players: &'static [usize],
}

const THREE: &[&str] = &["p0", "p1", "p2"];
const TWO: &[&str] = &["p0", "p1"];

const fn world(name: &'static str, procedure: &'static str) -> World {
    World { name, procedure, principals: THREE, role: None, players: &[0] }
}

const fn role(name: &'static str, procedure: &'static str) -> World {
    World { name, procedure, principals: THREE, role: Some(name), players: &[3] }
}

const STRICT: &str = "{}";
const OBSERVING: &str = r#"{"observing":"allowed"}"#;
const OPEN: &str = r#"{"joining":"open","returning":"admitted","backdating":true,"silence":"PT1M"}"#;
const TWO_THIRDS: &str = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"2/3","strict":false}},"changing":{"majority":{"base":"electorate","threshold":"2/3","strict":false}},"excluding":{"majority":{"base":"electorate","threshold":"2/3","strict":false}},"basis":{"majority":{"base":"electorate","threshold":"2/3","strict":false}}}"#;
const WEIGHED: &str = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"50%","strict":true,"weighing":"by_weight"}},"changing":{"majority":{"base":"electorate","threshold":"50%","strict":true,"weighing":"by_weight"}}}"#;
const GROUPS: &str = r#"{"agreeing":{"all_of":[{"among":{"group":"g","rule":"unanimity"}},{"at_least":2}]},"group_positions":true}"#;
const SINGLE: &str = r#"{"single_undertaking":true,"on_withdrawal":"reopening","chair_sets_basis":false}"#;

const WORLDS: &[World] = &[
    world("one of three, strict", STRICT),
    world("one of three, observing", OBSERVING),
    world("one of three, open", OPEN),
    world("one of three, two thirds", TWO_THIRDS),
    world("one of three, by weight", WEIGHED),
    world("one of three, in groups", GROUPS),
    world("one of three, as a whole", SINGLE),
    World {
        name: "two of three, strict",
        procedure: STRICT,
        principals: THREE,
        role: None,
        players: &[0, 1],
    },
    World { name: "two of three, open", procedure: OPEN, principals: THREE, role: None, players: &[0, 1] },
    World { name: "one of two, strict", procedure: STRICT, principals: TWO, role: None, players: &[0] },
    World { name: "one of two, open", procedure: OPEN, principals: TWO, role: None, players: &[0] },
    role("mediator", STRICT),
    role("facilitator", STRICT),
    role("chair", STRICT),
    role("convener", STRICT),
    role("guarantor", STRICT),
    role("monitor", STRICT),
    role("depositary", STRICT),
    role("observer", OPEN),
];

impl World {
    /// Everybody at the table, two points, a meeting that only `p1` knows of, a version, an instrument, a track, a debt of
    /// `p1`, a person of `p1`; nobody but `p1` has accepted anything.
    fn begins(&self) -> Record {
        // Where one more acceptance is enough, there is none yet.
        let close =
            self.principals.len() == 2 || ![STRICT, OBSERVING, OPEN, SINGLE].contains(&self.procedure);
        let stance = if close { "opposes" } else { "accepts" };
        let story = Story::open(self.procedure).given(&[
            r#"secretariat party.added {"party":"p3","name":"P3","kind":"organisation"}"#,
            r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#,
        ]);
        let story = match self.role {
            Some(role) => story.given(&[
                r#"secretariat party.invited {"party":"p3"}"#,
                r#"p3 party.joined {"party":"p3"}"#,
                &format!(r#"secretariat party.role_assigned {{"party":"p3","role":"{role}"}}"#),
            ]),
            None => story,
        };
        let story = story.principals(self.principals).given(&[
            r#"secretariat point.tabled {"point":"q0","title":"Q0","areas":["security"],"wording":{"id":"w0","text":"words"}}"#,
            r#"secretariat point.tabled {"point":"q1","title":"Q1","areas":["security"],"wording":{"id":"w7","text":"words"}}"#,
            &format!(r#"p1 position.taken {{"party":"p1","on":{{"point":"q1"}},"stance":"{stance}"}}"#),
            r#"p1 disclosure={"parties":["p1"]} id=secret meeting.added {"meeting":"hidden","format":"bilateral"}"#,
            r#"p1 version.drafted {"version":"v0","label":"V0","owner":{"party":"p1"},"operations":[{"add":{"point":"q0","number":"1"}}]}"#,
            r#"p1 version.tabled {"version":"v0"}"#,
            r#"secretariat instrument.drafted {"instrument":"i0","kind":"treaty","title":"I0","binding":true}"#,
            r#"p1 commitment.made {"commitment":"c0","text":"pays","obligors":["p1"]}"#,
            r#"secretariat person.added {"person":"n0","name":"N0"}"#,
            r#"p1 person.office_begun {"person":"n0","party":"p1","title":"minister"}"#,
            r#"secretariat track.opened {"track":"t0","title":"T0","points":["q1"]}"#,
            r#"secretariat meeting.added {"meeting":"m0","format":"plenary"}"#,
        ]);
        story.record
    }

    fn players(&self) -> Vec<PartyId> {
        self.players.iter().map(|n| party_id(*n)).collect()
    }

    fn actors(&self) -> Vec<Actor> {
        let players = self.players();
        let mut all: Vec<Actor> = players.iter().cloned().map(Actor::Party).collect();
        if players.len() > 1 {
            all.push(Actor::jointly(players).unwrap());
        }
        all
    }
}

/// What is others' to change.
#[derive(Debug, PartialEq)]
struct Theirs(BTreeSet<String>);

/// How things stand that are not the players' own.
fn theirs(world: &World, record: &Record) -> Theirs {
    let players = &world.players();
    let talks = record.negotiation();
    let is_own = |party: &PartyId| players.contains(party);
    let mut all = BTreeSet::new();
    let mut is = |what: String| {
        all.insert(what);
    };
    is(format!("{:?}", talks.procedure()));
    let stands = matches!(
        talks.status(),
        Some(
            NegotiationStatus::Exploratory | NegotiationStatus::Preparatory | NegotiationStatus::Negotiating
        )
    );
    is(format!("talks go on: {}", stands && !talks.is_suspended()));
    let principals: Vec<_> = talks.principals().map(|party| party.id().clone()).collect();
    let others = |party: &&PartyId| world.principals.contains(&party.as_str()) && !is_own(party);
    is(format!("principals {:?}", principals.iter().filter(others).collect::<Vec<_>>()));
    is(format!("a seat too many: {}", principals.len() > world.principals.len()));
    for party in talks.parties().filter(|party| !is_own(party.id())) {
        let own = |role: &negotiation::talks::party::RoleView<'_>| role.on_behalf_of.is_some_and(is_own);
        let held = party.roles().filter(|role| role.status == RoleStatus::Held && !own(role));
        let roles: Vec<_> = held.map(|role| format!("{role:?}")).collect();
        if world.principals.contains(&party.id().as_str()) {
            is(format!("{} {} {:?} {}", party.id(), party.name(), party.participation(), party.weight()));
            is(format!("{} {roles:?} in {:?}", party.id(), party.groups().collect::<Vec<_>>()));
        }
    }
    for party in talks.parties() {
        for role in party.roles().filter(|role| role.on_behalf_of.is_some_and(|other| !is_own(other))) {
            is(format!("{} stands in: {role:?}", party.id()));
        }
    }
    for point in talks.points() {
        let agreed = !matches!(point.status(), PointStatus::Tabled | PointStatus::UnderDiscussion);
        // What a player tabled itself, it drops itself.
        let own = !["q0", "q1"].contains(&point.id().as_str());
        if !own
            || (agreed && !matches!(point.status(), PointStatus::Dropped | PointStatus::MovedToInstrument))
        {
            // Nobody has accepted the other one.
            let accepted =
                point.positions().any(|held| !is_own(held.party) && held.stance == Stance::Accepts);
            let title = (point.id().as_str() == "q1" && accepted).then(|| point.title());
            is(format!("{} {title:?} agreed {agreed}", point.id()));
        }
        // What a mediator holds in confidence does not count.
        for held in point
            .positions()
            .filter(|held| !is_own(held.party) && held.counts && held.stance == Stance::Accepts)
        {
            is(format!("{} {} {} on {:?}", point.id(), held.party, held.stance, held.wording));
        }
    }
    for version in talks.versions() {
        let passed = matches!(
            version.status(),
            VersionStatus::UnderNegotiation | VersionStatus::AdoptedAdReferendum | VersionStatus::Adopted
        );
        let own = version.id().as_str() != "v0" || is_own(&party_id(1));
        if !own || passed {
            is(format!("{} {} passed {passed} {}", version.id(), version.label(), version.status()));
        }
    }
    for instrument in talks.instruments() {
        let parties: Vec<_> = instrument.parties().collect();
        let concerns = parties.iter().any(|party| !is_own(party));
        let rests = matches!(
            instrument.status(),
            InstrumentStatus::Draft | InstrumentStatus::Lapsed | InstrumentStatus::Rejected
        );
        if concerns && (!rests || instrument.id().as_str() == "i0") {
            is(format!("{} {}", instrument.id(), instrument.status()));
        }
        if instrument.id().as_str() == "i0" {
            let others: Vec<_> = parties.iter().filter(|party| others(party)).collect();
            is(format!("i0 {others:?} {:?}", instrument.in_force_when()));
        }
        for consent in
            instrument.consents().filter(|consent| consent.party().is_some_and(|party| !is_own(party)))
        {
            is(format!("{} {:?} {:?}", instrument.id(), consent.party(), consent.status()));
        }
    }
    for commitment in talks.commitments() {
        let owing: Vec<_> = commitment.obligors().filter(|party| !is_own(party)).collect();
        if !owing.is_empty() {
            // The only one to whom it is owed lets go of it alone.
            let status = (world.principals.len() > 2).then(|| commitment.status());
            is(format!("{} owed by {owing:?} {status:?} {:?}", commitment.id(), commitment.due()));
        }
    }
    for question in talks.questions().filter(|question| question.status() == QuestionStatus::Carried) {
        if question.electorate().any(|(party, ..)| !is_own(party)) {
            is(format!("{} carried", question.id()));
        }
    }
    for proposal in talks.proposals().filter(|proposal| proposal.status() == ProposalStatus::Accepted) {
        if proposal.addressees().any(|party| !is_own(party)) {
            is(format!("{} accepted", proposal.id()));
        }
    }
    for deadline in talks.deadlines() {
        let bound: Vec<_> = deadline.parties().filter(|party| !is_own(party)).collect();
        if !bound.is_empty() {
            is(format!("{} binds {bound:?} {}", deadline.id(), deadline.status()));
        }
    }
    for person in talks.persons() {
        for office in person.offices().filter(|office| !is_own(office.party)) {
            is(format!("{} {} {office:?}", person.id(), person.name()));
        }
        for given in person.accreditations().filter(|given| !is_own(given.party)) {
            is(format!("{} {given:?}", person.id()));
        }
    }
    for player in players {
        let view = record.view(&Audience::Party(player.clone()));
        is(format!("{player} sees the secret: {}", view.entry(&EntryId::new("secret").unwrap()).is_some()));
    }
    // The others can still act.
    let at = talks.entries().last().unwrap().recorded() + std::time::Duration::from_secs(1);
    for (n, party) in principals.iter().filter(others).enumerate() {
        let opposes =
            position::Taken::new(party.clone(), Matter::Point("q0".parse().unwrap()), Stance::Opposes);
        let draft = of(format!("after{n}"), at, Actor::Party(party.clone()), opposes.into());
        // Before whom, it may have to choose.
        let parties = Disclosure::Parties(principals.clone());
        let before = [Disclosure::Public, Disclosure::Participants, parties].into_iter();
        let mut answers = before.map(|to| record.check(&draft.clone().with_disclosure(to)));
        let first = answers.next().unwrap();
        let can = first.is_ok() || answers.any(|answer| answer.is_ok());
        let rule = first.err().filter(|_| !can).map(|refusal| refusal.rule().id());
        is(format!("{party} can act: {rule:?}"));
    }
    Theirs(all)
}

fn of(id: String, at: negotiation::value::when::Instant, by: Actor, event: Event) -> Draft {
    Draft::new(EntryId::new(id).unwrap(), RecorderId::new("desk").unwrap(), at, by, event)
}

/// What differs, if something does.
fn harm(before: &Theirs, world: &World, record: &Record) -> Option<String> {
    let now = theirs(world, record);
    (now != *before).then(|| {
        let lost: Vec<_> = before.0.difference(&now.0).collect();
        let new: Vec<_> = now.0.difference(&before.0).collect();
        format!("no more {lost:#?}\nbut {new:#?}")
    })
}

/// The acts since the beginning, for a message.
fn told(record: &Record, since: usize) -> String {
    let line = |entry: &std::sync::Arc<negotiation::event::Entry>| serde_json::to_string(&**entry).unwrap();
    record.entries().iter().skip(since).map(line).collect::<Vec<_>>().join("\n")
}

/// Every act that is offered, and every one after it.
fn offered(world: &World, depth: usize) -> Result<usize, String> {
    let begun = world.begins();
    let before = theirs(world, &begun);
    let since = begun.entries().len();
    let mut tried = 0;
    let mut level = vec![begun];
    for _ in 0..depth {
        let mut next: Vec<Record> = Vec::new();
        let mut seen = BTreeSet::new();
        for record in &level {
            let at = record.entries().last().unwrap().recorded() + std::time::Duration::from_secs(60);
            for by in world.actors() {
                for act in record.negotiation().permitted(&by, at) {
                    let Some(event) = act.example else { continue };
                    let mut then = record.clone();
                    let draft = of(format!("x{}", then.entries().len()), at, by.clone(), event.clone());
                    let draft = draft.with_disclosure(act.disclosure);
                    let draft = act.rests_on.into_iter().fold(draft, Draft::resting_on);
                    tried += 1;
                    if then.propose(draft).is_err() {
                        continue;
                    }
                    if let Some(harm) = harm(&before, world, &then) {
                        return Err(format!("{}: {harm}\nafter\n{}", world.name, told(&then, since)));
                    }
                    // Acts of one kind on one thing lead to much the same.
                    if seen.insert(format!(
                        "{} {:?} {:?} {}",
                        act.kind,
                        act.choice,
                        act.subject,
                        signature(then.negotiation())
                    )) {
                        next.push(then);
                    }
                }
            }
        }
        level = next;
    }
    Ok(tried)
}

/// What tells two states apart, as far as this search is concerned.
fn signature(talks: &Negotiation) -> String {
    let points: Vec<_> = talks.points().map(|point| point.status()).collect();
    let parties: Vec<Participation> = talks.parties().map(|party| party.participation()).collect();
    format!("{points:?} {parties:?} {:?}", talks.status())
}

/// The same act, asked for by a question that the players put under a rule of their choosing and answer themselves.
fn asked_for(world: &World, draft: &Draft, n: usize, how: u8) -> Vec<Draft> {
    let Ok(motion) = Motion::new(draft.event().clone()) else { return vec![draft.clone()] };
    let question: QuestionId = format!("motion{n}").parse().unwrap();
    let mut put = Put::new(question.clone(), "shall we?".parse().unwrap()).with_motion(motion);
    // Nearly always by the rule that is filled in, since another is refused.
    if how % 16 == 0 {
        put = put.with_rule(DecisionRule::AtLeast(std::num::NonZero::<u32>::MIN));
    }
    if how % 4 > 1 {
        put = put.with_electorate(world.players().into_iter().map(Member::new).collect());
    }
    let now = draft.recorded();
    if how % 8 > 3 {
        // Where silence counts for all, the procedure lets it pass.
        put = put.with_silence(how % 4 > 1);
        put = put.with_closes(When::instant(now + std::time::Duration::from_secs(1)).unwrap());
    }
    let later = now + std::time::Duration::from_secs(2);
    let vote = |party: PartyId| {
        let by = Actor::Party(party.clone());
        let vote = Voted::new(question.clone(), party.clone(), Ballot::For);
        of(format!("{}-{party}", draft.id()), now, by, vote.into())
    };
    let basis = if how % 8 > 5 { Basis::Silence } else { Basis::Votes };
    let carried = Carried::new(question.clone(), basis).into();
    let carried = of(format!("{}-carried", draft.id()), later, draft.by().clone(), carried);
    let put = of(draft.id().to_string(), now, draft.by().clone(), put.into());
    let put = put.with_disclosure(draft.disclosure().clone());
    std::iter::once(put).chain(world.players().into_iter().map(vote)).chain([carried]).collect()
}

/// A game at random, of so many acts.
fn played(
    world: &World,
    begun: &Record,
    before: &Theirs,
    bytes: &mut impl FnMut() -> u8,
    acts: usize,
) -> Result<usize, String> {
    let actors = world.actors();
    let since = begun.entries().len();
    let mut record = begun.clone();
    let made = history::drafts(0, &[]).len();
    let choices: Vec<history::Bytes> = (0..acts).map(|_| std::array::from_fn(|_| bytes())).collect();
    let drafts: Vec<_> = history::drafts(0, &choices).into_iter().skip(made).collect();
    for (n, draft) in drafts.iter().enumerate() {
        let by = actors[usize::from(bytes()) % actors.len()].clone();
        let at = record.entries().last().unwrap().recorded() + std::time::Duration::from_secs(60);
        let mut draft = {
            let own = of(format!("r{n}"), at, by, draft.event().clone());
            let own = own.with_disclosure(draft.disclosure().clone());
            draft.rests_on().into_iter().fold(own, |own, question| own.resting_on(question.clone()))
        };
        if bytes() % 4 == 0 {
            draft = draft.with_reason("why".parse().unwrap());
        }
        let drafts = if bytes() % 4 == 0 { asked_for(world, &draft, n, bytes()) } else { vec![draft] };
        for draft in drafts {
            if record.propose(draft).is_ok() {
                if let Some(harm) = harm(before, world, &record) {
                    return Err(format!("{}: {harm}\nafter\n{}", world.name, told(&record, since)));
                }
            }
        }
    }
    Ok(drafts.len())
}

fn each_world(work: impl Fn(usize, &World) -> Result<usize, String> + Sync) -> usize {
    let results: Vec<_> = std::thread::scope(|scope| {
        let work = &work;
        let workers = (0..4).map(|worker| {
            scope.spawn(move || {
                let mine = WORLDS.iter().enumerate().filter(|(n, _)| n % 4 == worker);
                mine.map(|(n, world)| work(n, world)).collect::<Vec<_>>()
            })
        });
        let workers: Vec<_> = workers.collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let harms: Vec<_> = results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(
        harms.is_empty(),
        "{} of {} worlds:\n{}",
        harms.len(),
        WORLDS.len(),
        harms.into_iter().cloned().collect::<Vec<_>>().join("\n\n")
    );
    results.into_iter().flatten().sum()
}

/// How many acts deep everything that is offered is tried.
const DEPTH: usize = 2;

/// How many acts at random each world sees at least.
const AT_RANDOM: usize = 53_000;

#[test]
fn nothing_that_is_offered_to_the_players_touches_others() {
    let tried = each_world(|_, world| offered(world, DEPTH));
    assert!(tried > 10_000, "{tried}");
}

#[test]
fn nothing_that_the_players_try_at_random_touches_others() {
    let tried = each_world(|n, world| {
        let mut state = n as u64 + 1;
        let mut bytes = move || {
            state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
            state.to_be_bytes()[0]
        };
        let begun = world.begins();
        let before = theirs(world, &begun);
        let mut tried = 0;
        while tried < AT_RANDOM {
            tried += played(world, &begun, &before, &mut bytes, 40)?;
        }
        Ok(tried)
    });
    assert!(tried >= AT_RANDOM * WORLDS.len(), "{tried}");
}
