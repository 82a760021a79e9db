//! What follows from an act, read off by comparing how things stand before and after it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Kept, Model,
    count::{Ballot, verdict},
    deed::{Deed, Fact},
    judge::{Answer, no_wider},
    people::of_identity,
    proposal::of_submission,
    question::of_vote,
    state::State,
};

/// Something that follows from an act by the rules.
#[derive(Clone, Debug)]
pub(crate) struct Follows {
    pub(crate) fact: Fact,
    pub(crate) disclosure: Value,
}

impl Model {
    /// What follows from an act that has just been kept.
    pub(crate) fn follows(&self, before: &State, deed: &Deed, place: i64) -> Vec<Follows> {
        let mut after = self.state();
        after.now = before.now;
        let mut facts = match deed.fact.kind.as_str() {
            "position.taken" | "position.confirmed" | "position.withdrawn" => {
                agreement_gone(before, &after, &deed.fact)
            }
            "question.voted" => {
                let put = self.introduction(before, &format!("question {}", deed.fact.id())).unwrap();
                of_vote(before, &after, &deed.fact, (&put.disclosure, &deed.disclosure))
            }
            "alternative.chosen" => rivals(before, deed.fact.id()),
            "party.split" | "party.merged" | "party.succeeded" => of_identity(before, &deed.fact),
            "party.withdrawn" => left(before, &after, deed.fact.id()),
            "point.text_agreed" if deed.fact.get("rests_on").is_none() => {
                let on = format!("point {}", deed.fact.id());
                let all = self.agreed_with(&before.with_acting(deed, &on), deed.fact.id());
                let others = all.iter().filter(|id| *id != deed.fact.id());
                in_order(before, others.map(|id| Fact::new("point.text_agreed", &[("point", id)])).collect())
            }
            "point.closed" => close_together(before, deed.fact.id()),
            "proposal.submitted" => of_submission(before, &deed.fact, &deed.actors().into_iter().collect()),
            "proposal.conveyed" => {
                let of = self.introduction(before, &format!("proposal {}", deed.fact.id())).unwrap();
                let told = self.told_of(before, deed, of);
                let body = serde_json::json!({ "record": { "disclosed": { "entry": of.id } } });
                if told.is_empty() { Vec::new() } else { vec![Fact::read(&body)] }
            }
            "proposal.answered" | "proposal.decided" => self.of_decision(before, &after, &deed.fact),
            "instrument.agreed"
            | "instrument.resubmitted"
            | "instrument.initialled"
            | "instrument.adopted"
            | "instrument.opened_for_signature"
            | "instrument.signed"
            | "instrument.entered_into_force"
            | "instrument.revived" => before.of_instrument(&deed.fact, place),
            "version.taken_as_basis" => {
                let points = in_order(before, before.of_basis(deed.fact.id()));
                [superseded(before, deed.fact.id()), points].concat()
            }
            _ if deed.fact.thing() == "consent" => before.of_consent(&deed.fact, place),
            _ if deed.fact.thing() == "gate"
                && before.gates.get(deed.fact.id()).is_some_and(|own| own.offer.is_some()) =>
            {
                self.of_decision(before, &after, &deed.fact)
            }
            _ if deed.fact.thing() == "gate" => before.of_gate(&deed.fact, place),
            _ => Vec::new(),
        };
        self.votes_decide(before, &after, &deed.fact, &mut facts);
        hang_together(before, &deed.fact, &mut facts);
        let follows = |fact: Fact| Follows { disclosure: self.narrowed(before, deed, &fact), fact };
        facts.into_iter().map(follows).collect()
    }

    /// Who gets to see a submission when it is conveyed to them: who did not see it, sees that it is conveyed and can
    /// see all that it rests on; all of them known to all.
    pub(crate) fn told_of(&self, state: &State, deed: &Deed, of: &Kept) -> Vec<String> {
        let to = |parties: &[String]| serde_json::json!({ "parties": parties });
        let mut told: Vec<String> = Vec::new();
        for party in deed.fact.list("to") {
            let alone = to(std::slice::from_ref(&party));
            let with = [told.clone(), vec![party]].concat();
            let all_known = with.iter().all(|one| {
                let kept = self.introduction(state, &format!("party {one}")).unwrap();
                self.may_see(&kept.id, &to(&with))
            });
            let rests_on = super::record::rests_on(&of.deed, &of.fact);
            let sense =
                self.may_see_all(state, rests_on, &of.id, &alone) && no_wider(&alone, &deed.disclosure);
            if sense && all_known && !self.may_see(&of.id, &alone) {
                told = with;
            }
        }
        told
    }

    /// Disclosed no more widely than the act and all that is mentioned.
    pub(crate) fn narrowed(&self, state: &State, deed: &Deed, fact: &Fact) -> Value {
        if fact.kind == "record.disclosed" {
            let own = self.entries.iter().find(|kept| kept.id == fact.id()).unwrap();
            return serde_json::json!({ "parties": self.told_of(state, deed, own) });
        }
        let mut disclosure = deed.disclosure.clone();
        for thing in fact.mentions() {
            if let Some(kept) = self.introduction(state, &thing) {
                if self.may_see(&kept.id, &disclosure) {
                    continue;
                }
                let all = self.disclosures(&kept.id);
                let narrower = all.into_iter().rfind(|own| no_wider(own, &disclosure));
                disclosure = narrower.unwrap_or(Value::from("recorder"));
            }
        }
        // And to nobody who does not know all the others.
        let named = disclosure["parties"].as_array().cloned().unwrap_or_default();
        let is_known = |party: &Value| {
            let kept = self.introduction(state, &format!("party {}", party.as_str().unwrap()));
            kept.is_none_or(|kept| self.may_see(&kept.id, &disclosure))
        };
        if named.iter().all(is_known) { disclosure } else { Value::from("recorder") }
    }
}

pub(crate) fn is_agreed(state: &State, point: &str) -> bool {
    ["agreed_in_principle", "text_agreed", "closed"].contains(&&*state.points[point].status)
}

pub(crate) fn reopened(point: &str) -> Fact {
    Fact::new("point.reopened", &[("point", point)])
}

/// An agreed point reopens where an acceptance that it rested on is gone, and the rule is no
/// longer satisfied without it.
fn agreement_gone(before: &State, after: &State, fact: &Fact) -> Vec<Fact> {
    let on = fact.on();
    let point = match on.split_once(' ').unwrap() {
        ("point", point) => point,
        ("alternative", own) => &before.alternatives[own].point,
        _ => return Vec::new(),
    };
    gone(before, after, point)
}

/// An agreed point reopens where a principal was for it and is so no longer, and the rule is no
/// longer satisfied.
pub(crate) fn gone(before: &State, after: &State, point: &str) -> Vec<Fact> {
    let in_principle = before.points[point].status == "agreed_in_principle";
    let (before, after) = (&before.asking(in_principle), &after.asking(in_principle));
    let on = format!("point {point}");
    let reopens = before.procedure["withdrawn_acceptance_reopens"] != false;
    let is_for = |state: &State, party: &str| state.ballot(&on, party, false) == Some(Ballot::For);
    let principals = before.parties.keys().filter(|party| before.is_principal(party));
    let principals = principals.filter(|party| before.is_at_table(point, party));
    let lost = principals.into_iter().any(|party| is_for(before, party) && !is_for(after, party));
    let votes = after.votes_on(&on, false);
    let rule = after.agreeing(&on);
    let carried = verdict(&after.rule_among(&rule, &votes), &votes) == Answer::Kept;
    // One that is closed rests on that.
    let closed = before.points[point].status == "closed";
    if reopens && is_agreed(before, point) && !closed && lost && !carried {
        vec![reopened(point)]
    } else {
        Vec::new()
    }
}

/// The open rivals of an alternative are set aside, in the order in which they were proposed.
fn rivals(before: &State, id: &str) -> Vec<Fact> {
    let own = &before.alternatives[id];
    let rivals = before
        .alternatives
        .iter()
        .filter(|(other, rival)| *other != id && rival.point == own.point && rival.status == "open");
    let mut rivals: Vec<_> = rivals.map(|(other, _)| other).collect();
    rivals.sort_by_key(|rival| before.introduced[&format!("alternative {rival}")].1);
    rivals.into_iter().map(|rival| Fact::new("alternative.set_aside", &[("alternative", rival)])).collect()
}

/// Where the procedure says so, agreed points reopen that no longer have consent when a principal
/// has left. Who leaves still belongs to those who are asked.
fn left(before: &State, after: &State, party: &str) -> Vec<Fact> {
    if before.procedure["on_withdrawal"] != "reopening" || !before.holds(party, "principal") {
        return Vec::new();
    }
    let agreed = before.points.keys().filter(|point| is_agreed(before, point));
    let gone = agreed.filter(|point| {
        let on = format!("point {point}");
        if !before.is_at_table(point, party) {
            return false;
        }
        let after = after.asking(before.points[*point].status == "agreed_in_principle");
        let mut votes = after.votes_on(&on, false);
        votes.retain(|vote| vote.party != party);
        votes.push(after.vote(party, None));
        let rule = after.agreeing(&on);
        verdict(&after.rule_among(&rule, &votes), &votes) != Answer::Kept
    });
    in_order(before, gone.map(|point| reopened(point)).collect())
}

/// What closes together.
fn close_together(before: &State, point: &str) -> Vec<Fact> {
    let all = before.closing_with(point);
    let others = all.iter().filter(|id| *id != point);
    in_order(before, others.map(|id| Fact::new("point.closed", &[("point", id)])).collect())
}

/// With a point of a package the agreed others of it reopen, and with one that reopens or is dropped those that were
/// agreed only if it is, unless they are closed; and so on.
fn hang_together(before: &State, fact: &Fact, facts: &mut Vec<Fact>) {
    let of = |kind: &str| -> BTreeSet<String> {
        let all = std::iter::once(fact).chain(facts.iter()).filter(|fact| fact.kind == kind);
        all.map(|fact| fact.id().into()).collect()
    };
    let (own, dropped) = (of("point.reopened"), of("point.dropped"));
    let mut all = own.clone();
    loop {
        let mut then = before.clone();
        for id in all.iter().chain(&dropped) {
            then.points.get_mut(id).unwrap().status = "under_discussion".into();
        }
        let links: Vec<_> = all.iter().flat_map(|id| before.links_of(id, "package")).collect();
        let packed = |id: &str| links.iter().any(|link| link.points.iter().any(|point| point == id));
        let falls = |id: &&String| packed(id) || !gone(before, &then, id).is_empty();
        let open = before.points.keys().filter(|id| is_agreed(before, id) && !all.contains(*id));
        let more: Vec<_> = open.filter(|id| !dropped.contains(*id)).filter(falls).cloned().collect();
        if more.is_empty() {
            break;
        }
        all.extend(more);
    }
    let others = all.difference(&own).map(|id| reopened(id));
    facts.extend(in_order(before, others.collect()));
}

/// The former basis gives way.
fn superseded(before: &State, version: &str) -> Vec<Fact> {
    match &before.basis {
        Some(former) if former != version && before.versions[former].status == "under_negotiation" => {
            vec![Fact::new("version.superseded", &[("version", former), ("successor", version)])]
        }
        _ => Vec::new(),
    }
}

/// In the order in which the points were tabled, as the record has it.
fn in_order(state: &State, mut facts: Vec<Fact>) -> Vec<Fact> {
    facts.sort_by_key(|fact| state.introduced[&format!("point {}", fact.id())].1);
    facts
}
