//! Questions made of bytes, and acts that rest on them.

use super::{Choice, KINDS, blockable, kinds::event, party_id, sufficient_consensus, text, vetoed};
use crate::{
    decision::{Ballot, Counts, DecisionRule, Tally},
    event::Event,
    talks::question::{
        Annulled, Basis, Carried, Extended, Failed, Lapsed, Member, Motion, Put, Voted, Withdrawn,
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
        100 => put(n, Put::new(id, text()), c).into(),
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
            Voted::new(id, party, vote).into()
        }
        102 => Extended::new(id, c.when(n)).into(),
        103 if c.maybe() && c.maybe() => Carried::new(id, basis).with_tally(counted(c)).into(),
        103 => Carried::new(id, basis).into(),
        104 if c.maybe() && c.maybe() => Failed::new(id, basis).with_tally(counted(c)).into(),
        104 => Failed::new(id, basis).into(),
        105 => Lapsed::new(id).into(),
        106 => Withdrawn::new(id).into(),
        _ => Annulled::new(id).into(),
    }
}

/// A count of two or three.
fn counted(c: &mut Choice) -> Tally {
    let in_favour = c.below(4) as u64;
    let heads =
        Counts { in_favour, against: c.below(2) as u64, missing: c.below(2) as u64, ..Counts::default() };
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
    let fact = if c.maybe() { fact.with_silence(true) } else { fact };
    match c.below(8) {
        0 => fact.with_early(true),
        1 => fact.with_early(false),
        2 => fact.with_final_votes(true),
        3 => fact.with_proxies_override(true),
        4 => fact.with_leavers_drop_out(true),
        5 => fact.with_secret(true),
        _ => fact,
    }
}
