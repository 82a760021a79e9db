//! Questions made of bytes, and acts that rest on them.

use super::{
    Choice, KINDS, blockable, instant, kinds::event, party_id, point_id, scene::by, sufficient_consensus,
    text, vetoed,
};
use crate::{
    decision::{Ballot, Casting, Counting, Counts, DecisionRule, Openly, Tally, Voting},
    event::{Actor, Event},
    talks::{
        meeting::{self, Presence},
        party, point,
        position::Matter,
        proposal::{self, Addressees, Answer, Answered, Channel, Content, PutToVote, Submitted},
        question::{
            Annulled, Basis, Carried, Extended, Failed, Lapsed, Member, Motion, Put, Voted, Withdrawn,
        },
    },
    value::{
        id::{MeetingId, ProposalId, QuestionId},
        share::Share,
        text::Name,
        when::When,
        word::PartyKind,
    },
};

pub(super) fn question(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.question();
    let basis = c.one(&[
        Basis::Votes,
        Basis::Votes,
        Basis::Silence,
        Basis::NoObjection,
        Basis::ChairFinding,
        Basis::Declared,
    ]);
    match kind {
        100 => put(n, Put::from_parts(id, text()), c).into(),
        101 => {
            let party = party_id(if c.maybe() { c.below(4) } else { c.below(2) });
            let vote = c.one(&[
                Ballot::For,
                Ballot::For,
                Ballot::For,
                Ballot::Against,
                Ballot::Abstain,
                Ballot::NoObjection,
                Ballot::AgainstWithVeto,
                Ballot::Recused,
            ]);
            Voted::from_parts(id, party, vote).into()
        }
        102 => Extended::from_parts(id, c.when(n)).into(),
        103 if c.maybe() && c.maybe() => Carried::from_parts(id, basis).with_tally(counted(c)).into(),
        103 => Carried::from_parts(id, basis).into(),
        104 if c.maybe() && c.maybe() => Failed::from_parts(id, basis).with_tally(counted(c)).into(),
        104 => Failed::from_parts(id, basis).into(),
        105 => Lapsed::from_parts(id).into(),
        106 => Withdrawn::from_parts(id).into(),
        _ => Annulled::from_parts(id).into(),
    }
}

/// A count of two or three.
fn counted(c: &mut Choice) -> Tally {
    let in_favour = c.below(4) as u64;
    let (against, missing, present) = (c.below(2) as u64, c.below(2) as u64, c.below(2) as u64);
    let heads = Counts { in_favour, against, missing, present, ..Counts::default() };
    Tally { heads, weights: None }
}

/// A question that asks for an act.
fn moving(n: usize, fact: Put, c: &mut Choice) -> Put {
    let kind = match c.below(KINDS) {
        100..=107 => 0,
        kind => kind,
    };
    match Motion::new(event(n, kind, c)) {
        Ok(motion) => fact.with_motion(motion),
        Err(_) => fact,
    }
}

fn put(n: usize, fact: Put, c: &mut Choice) -> Put {
    let fact = match c.below(8) {
        6 => fact,
        7 => moving(n, fact, c),
        _ => fact.with_on(c.matter()),
    };
    let fact = if c.maybe() && c.maybe() { fact.with_wording(c.words()) } else { fact };
    let fact = match c.below(8) {
        0 => fact.with_rule(DecisionRule::Consensus),
        1 => fact.with_rule(DecisionRule::majority()),
        2 => fact.with_rule(DecisionRule::Declared),
        3 => fact.with_rule(vetoed()),
        4 => fact.with_rule(sufficient_consensus()),
        5 => fact.with_rule(blockable()),
        6 => fact.with_rule(of_those_there()),
        _ => fact,
    };
    let fact = if c.maybe() {
        let members = (0..=c.below(3)).map(|at| {
            let member = Member::new(party_id((at + c.below(2)) % 4)).with_weight(1 + c.below(3) as u64);
            if c.maybe() { member.with_groups(vec![party_id(2)]) } else { member }
        });
        fact.with_electorate(members.collect())
    } else {
        fact
    };
    let fact = if c.maybe() { fact.with_closes(c.when(n)) } else { fact };
    let fact = if c.below(8) == 0 { fact.with_at(c.meeting()) } else { fact };
    let fact = if c.below(8) == 0 { fact.with_leavers_drop_out(true) } else { fact };
    match c.below(16) {
        0 => fact.with_voting(Openly::new().with_early(true).into()),
        1 => fact.with_voting(Openly::new().into()),
        2 => fact.with_voting(Openly::new().with_final_votes(true).into()),
        3 => fact.with_voting(Openly::new().with_final_votes(true).with_proxies_override(true).into()),
        4 => fact.with_voting(Openly::new().with_proxies_override(true).into()),
        5 => fact.with_voting(Casting::SECRETLY.into()),
        6 => fact.with_voting(Casting::Secretly { early: true }.into()),
        7..12 => fact.with_voting(Voting::Tacitly),
        _ => fact,
    }
}

/// A question is open while one of its members is succeeded, by a newcomer, by another member, or by two one after the other.
pub(super) fn succeeded(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let id = || QuestionId::new(format!("u{}", chosen % 3)).unwrap();
    let added = party::Added::from_parts(party_id(3), Name::new("a party").unwrap(), PartyKind::STATE);
    let put = Put::from_parts(id(), text());
    let put = match chosen / 3 % 4 {
        0 => put.with_motion(Motion::new(party::Invited::from_parts(party_id(2))).unwrap()),
        1 => put.with_on(Matter::Point(point_id(point))),
        2 => put.with_rule(DecisionRule::majority()),
        _ => put.with_rule(DecisionRule::at_least(2).unwrap()),
    };
    let member = |n: usize| Member::new(party_id(n)).with_weight(1 + n as u64);
    let put = match chosen / 12 % 4 {
        0 => put.with_electorate((0..3).map(member).collect()),
        1 => put.with_electorate((0..4).map(member).collect()).with_leavers_drop_out(true),
        2 => put.with_voting(Openly::new().with_final_votes(true).into()),
        _ => put.with_closes(When::instant(instant(chosen)).unwrap()),
    };
    let vote = |n: usize, of: usize| {
        let ballot = [Ballot::For, Ballot::For, Ballot::Against, Ballot::Abstain][chosen / of % 4];
        (by(n), Voted::from_parts(id(), party_id(n), ballot).into())
    };
    let next = |n: usize, heir: usize| {
        let both = Actor::jointly([party_id(n), party_id(heir)]).unwrap();
        let carried = party::Inheritance::Carried;
        (both, party::Succeeded::from_parts(party_id(n), party_id(heir), carried).into())
    };
    let heir = [3, 3, 0, 2][chosen / 5 % 4];
    let by_hand = if chosen % 2 == 0 { Actor::Secretariat } else { by(0) };
    let mut acts = vec![
        (Actor::Secretariat, added.into()),
        (by_hand, put.into()),
        vote(1, 2),
        next(1, heir),
        vote(heir, 7),
        vote(0, 3),
        vote(2, 1),
        (Actor::Secretariat, Carried::from_parts(id(), Basis::Votes).into()),
        next(0, 3),
        (by(3), point::TextAgreed::from_parts(point_id(point)).into()),
    ];
    // Its vote counts, or nobody had voted there; or both places fall to one.
    if chosen % 5 < 3 {
        acts.remove(4);
    }
    if chosen % 7 == 0 {
        acts.remove(2);
    }
    if chosen % 11 == 0 {
        acts.insert(4, next(0, 3));
    }
    acts
}

fn of_those_there() -> DecisionRule {
    let two_thirds = DecisionRule::quorum(Share::new(2, 3).unwrap(), DecisionRule::majority()).unwrap();
    two_thirds.counting(Counting::Present)
}

/// A question is put at a meeting, and counted over who was there.
pub(super) fn attended(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || QuestionId::new(format!("u{}", chosen % 3)).unwrap();
    let at = || MeetingId::new("m0").unwrap();
    let until = When::instant(instant(chosen)).unwrap();
    let there = |n: usize, of: usize| {
        let presence = [Presence::Present, Presence::Remote, Presence::WalkedOut, Presence::Present][of % 4];
        let recorded = meeting::AttendanceRecorded::from_parts(at(), party_id(n), presence);
        let recorded = match of % 8 {
            3 => recorded.with_until(until.clone()),
            5 => recorded.with_from(until.clone()),
            _ => recorded,
        };
        // By who keeps the minutes, by itself, or by another.
        let by = [Actor::Secretariat, by(n), by(1 - n % 2), Actor::Secretariat][of / 8 % 4].clone();
        (by, recorded.into())
    };
    let put = Put::from_parts(id(), text()).with_at(at()).with_rule(of_those_there());
    let put =
        if chosen % 7 == 0 { put.with_closes(When::instant(instant(chosen / 7)).unwrap()) } else { put };
    let put = if chosen % 2 == 0 {
        put.with_electorate((0..3).map(|n| Member::new(party_id(n))).collect())
    } else {
        put
    };
    let mut acts = vec![
        (by(0), meeting::Announced::from_parts(at()).with_window(until.clone()).into()),
        (Actor::Secretariat, meeting::Started::from_parts(at()).into()),
        there(1, chosen / 2),
        (Actor::Secretariat, put.into()),
        (by(0), Voted::from_parts(id(), party_id(0), Ballot::For).into()),
        there(2, chosen / 3),
        there(1, chosen / 5),
        (Actor::Secretariat, Carried::from_parts(id(), Basis::Votes).into()),
        (Actor::Secretariat, Failed::from_parts(id(), Basis::Votes).into()),
    ];
    if chosen % 5 == 0 {
        acts.remove(1);
    }
    acts
}

/// A question with a term, which is made longer, or runs out; or one to which an offer is put.
pub(super) fn termed(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    if chosen % 3 == 1 {
        return polled(point, chosen / 3);
    }
    let id = || QuestionId::new(format!("u{}", chosen % 3)).unwrap();
    let until = |hours: usize| When::instant(instant(hours)).unwrap();
    let put = Put::from_parts(id(), text()).with_closes(until(1 + chosen / 4));
    let mut acts: Vec<(Actor, Event)> = vec![(by(0), put.clone().into())];
    if chosen % 2 == 0 {
        acts.push((by(0), Extended::from_parts(id(), until(400)).into()));
    } else {
        // Where nobody objects, consensus is open. Too early at first, and then perhaps not any more.
        acts = vec![(Actor::Secretariat, put.with_rule(DecisionRule::Consensus).into())];
        acts.extend((0..8).map(|_| (Actor::Secretariat, Lapsed::from_parts(id()).into())));
    }
    acts
}

/// An offer to two is put to a vote, each with a term, and the one or the other is taken back, made longer, or decided.
fn polled(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let id = || QuestionId::new(format!("u{}", chosen % 3)).unwrap();
    let offer = || ProposalId::new(format!("o{}", chosen % 3)).unwrap();
    let both = || Actor::jointly([party_id(0), party_id(1)]).unwrap();
    let until = |hours: usize| When::instant(instant(hours)).unwrap();
    let contents = vec![Content::new(point_id(point))];
    let to = Addressees::new([party_id(0), party_id(1)]).unwrap();
    let made = Submitted::from_parts(offer(), to.clone(), Channel::InPublic).with_contents(contents);
    let made = if chosen % 4 == 0 { made } else { made.with_expires(until(1 + chosen / 4)) };
    let put = Put::from_parts(id(), text());
    let put = if chosen % 5 == 0 { put } else { put.with_closes(until(1 + chosen / 5)) };
    let vote = |n: usize, ballot| (by(n), Voted::from_parts(id(), party_id(n), ballot).into());
    let replaces =
        Submitted::from_parts(ProposalId::new("o0").unwrap(), to, Channel::InPublic).with_replaces(offer());
    let next: (Actor, Event) = match chosen % 9 {
        0 => (by(0), Withdrawn::from_parts(id()).into()),
        1 => (by(0), Extended::from_parts(id(), until(300)).into()),
        2 => (both(), Extended::from_parts(id(), until(300)).into()),
        3 => (by(2), proposal::Withdrawn::from_parts(offer()).into()),
        4 => (by(2), replaces.into()),
        5 => (by(0), Lapsed::from_parts(id()).into()),
        6 => (Actor::Secretariat, proposal::Lapsed::from_parts(offer()).into()),
        _ => (Actor::Secretariat, Carried::from_parts(id(), Basis::Votes).into()),
    };
    vec![
        (by(2), made.into()),
        (by(0), put.into()),
        (both(), PutToVote::from_parts(offer(), id()).into()),
        vote(0, Ballot::For),
        vote(1, [Ballot::For, Ballot::Against, Ballot::Abstain][chosen % 3]),
        next,
        (Actor::Secretariat, Carried::from_parts(id(), Basis::Votes).into()),
        (Actor::Secretariat, Lapsed::from_parts(id()).into()),
        (by(1), Answered::from_parts(offer(), party_id(1), Answer::Accept).into()),
    ]
}
