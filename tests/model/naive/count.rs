//! Who is for, and whether that is enough.

use serde_json::Value;

use super::{
    judge::Answer,
    state::{Position, State},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ballot {
    For,
    Against,
    Abstain,
    NoObjection,
    WithVeto,
}

/// A principal, and how it stands; none if nothing that counts is recorded.
#[derive(Clone, Debug)]
pub(crate) struct Vote {
    pub(crate) party: String,
    pub(crate) ballot: Option<Ballot>,
    pub(crate) weight: u64,
    pub(crate) groups: Vec<String>,
    /// The names by which a rule means it: its own, and those of whom it came after.
    pub(crate) names: Vec<String>,
    /// Whether it is there, though it says nothing.
    pub(crate) there: bool,
}

impl Vote {
    fn is_meant(&self, name: &Value) -> bool {
        self.names.iter().any(|own| own == name)
    }
}

/// Carried is kept, failed is broken, and what depends on those who are missing is not shown.
pub(crate) fn verdict(rule: &Value, votes: &[Vote]) -> Answer {
    let number = |ballot| votes.iter().filter(|vote| vote.ballot == ballot).count();
    let in_favour = number(Some(Ballot::For));
    let against = number(Some(Ballot::Against)) + number(Some(Ballot::WithVeto));
    let unopposed = number(Some(Ballot::NoObjection));
    let (abstained, missing) = (number(Some(Ballot::Abstain)), number(None));
    if rule == "unanimity" || rule == "consensus" {
        return if against > 0 || rule == "unanimity" && abstained + unopposed > 0 {
            Answer::Broken
        } else if missing > 0 {
            Answer::NotShown
        } else {
            Answer::kept(in_favour > 0)
        };
    }
    if rule == "declared" {
        return Answer::NotShown;
    }
    let (name, rule) = rule.as_object().unwrap().iter().next().unwrap();
    match name.as_str() {
        "majority" => majority(rule, votes),
        "among" => {
            let group = rule["group"].as_str().unwrap();
            let members = votes.iter().filter(|vote| vote.groups.iter().any(|own| own == group));
            verdict(&rule["rule"], &members.cloned().collect::<Vec<_>>())
        }
        "at_least" => {
            let least = rule.as_u64().unwrap();
            match in_favour as u64 {
                yes if yes >= least => Answer::Kept,
                yes if yes + missing as u64 >= least => Answer::NotShown,
                _ => Answer::Broken,
            }
        }
        // Those who are missing may come, or stay away.
        "quorum" => {
            let (part, of) = share(rule["share"].as_str().unwrap());
            let all = votes.len() as u64;
            let neither =
                if rule["counting"] == "for_and_against" { abstained + unopposed } else { 0 } as u64;
            let enough = |present: u64, all: u64| all > 0 && present * of >= part * all;
            // Who is there may stand aside yet.
            let silent = votes.iter().filter(|vote| vote.ballot.is_none() && vote.there).count() as u64;
            let aside = if rule["counting"] == "present" { silent } else { 0 };
            let there = enough(all - missing as u64 - neither, all - aside);
            let inner = verdict(&rule["rule"], votes);
            match inner {
                _ if !enough(all - neither, all) => Answer::Broken,
                Answer::Kept if !there => Answer::NotShown,
                inner => inner,
            }
        }
        "veto" => {
            let says = |ballot| {
                let of = rule["of"].as_array().unwrap();
                votes.iter().any(|vote| vote.ballot == ballot && of.iter().any(|own| vote.is_meant(own)))
            };
            match verdict(&rule["rule"], votes) {
                _ if says(Some(Ballot::Against)) || says(Some(Ballot::WithVeto)) => Answer::Broken,
                Answer::Kept if says(None) => Answer::NotShown,
                inner => inner,
            }
        }
        "no_blocking_minority" => every_way(&|votes| no_blocking_minority(rule, votes), votes),
        "casting_vote" => every_way(&|votes| casting_vote(rule, votes), votes),
        "all_of" => rule.as_array().unwrap().iter().map(|part| verdict(part, votes)).min().unwrap(),
        _ => rule.as_array().unwrap().iter().map(|part| verdict(part, votes)).max().unwrap(),
    }
}

/// What is so when no more answers come: who is missing is absent, or, where silence is consent, for.
pub(crate) fn closed(rule: &Value, votes: &[Vote], silence: bool) -> Answer {
    if silence {
        let spoken = |vote: &Vote| Vote { ballot: vote.ballot.or(Some(Ballot::For)), ..vote.clone() };
        return verdict(rule, &votes.iter().map(spoken).collect::<Vec<_>>());
    }
    let number = |ballot| votes.iter().filter(|vote| vote.ballot == ballot).count() as u64;
    let missing = number(None);
    if let Some(name) = rule.as_str() {
        return match (name, verdict(rule, votes)) {
            ("unanimity", Answer::NotShown) => Answer::Broken,
            (_, answer) => answer,
        };
    }
    let (name, rule) = rule.as_object().unwrap().iter().next().unwrap();
    let all = |votes: &[Vote]| -> Vec<Answer> {
        rule.as_array().unwrap().iter().map(|part| closed(part, votes, false)).collect()
    };
    match name.as_str() {
        // Of the whole electorate those who are absent are a part; of the votes they are none.
        "majority" if rule["base"] == "electorate" => {
            let against =
                |vote: &Vote| Vote { ballot: vote.ballot.or(Some(Ballot::Against)), ..vote.clone() };
            majority(rule, &votes.iter().map(against).collect::<Vec<_>>())
        }
        "majority" => {
            let there = votes.iter().filter(|vote| vote.ballot.is_some());
            majority(rule, &there.cloned().collect::<Vec<_>>())
        }
        "at_least" => Answer::kept(number(Some(Ballot::For)) >= rule.as_u64().unwrap()),
        "quorum" => {
            let (part, of) = share(rule["share"].as_str().unwrap());
            let electorate = votes.len() as u64;
            let neither = number(Some(Ballot::Abstain)) + number(Some(Ballot::NoObjection));
            let silent = votes.iter().filter(|vote| vote.ballot.is_none() && vote.there).count() as u64;
            let missing = match rule["counting"].as_str() {
                Some("for_and_against") => missing + neither,
                Some("present") => missing - silent,
                _ => missing,
            };
            if electorate > 0 && (electorate - missing) * of >= part * electorate {
                closed(&rule["rule"], votes, false)
            } else {
                Answer::Broken
            }
        }
        "veto" => {
            let of = rule["of"].as_array().unwrap();
            let against = |vote: &&Vote| vote.ballot.is_some_and(Ballot::is_against);
            let vetoed = votes.iter().filter(against).any(|vote| of.iter().any(|own| vote.is_meant(own)));
            if vetoed { Answer::Broken } else { closed(&rule["rule"], votes, false) }
        }
        "among" => {
            let group = rule["group"].as_str().unwrap();
            let members = votes.iter().filter(|vote| vote.groups.iter().any(|own| own == group));
            closed(&rule["rule"], &members.cloned().collect::<Vec<_>>(), false)
        }
        "no_blocking_minority" => Answer::kept(no_blocking_minority(rule, votes)),
        "casting_vote" => Answer::kept(casting_vote(rule, votes)),
        "all_of" => all(votes).into_iter().min().unwrap(),
        _ => all(votes).into_iter().max().unwrap(),
    }
}

/// Tries what those who are missing might still do: all for, all against.
fn majority(rule: &Value, votes: &[Vote]) -> Answer {
    let made = |missing: Ballot| {
        let weight = |vote: &Vote| if rule["weighing"] == "by_weight" { vote.weight } else { 1 };
        let sum = |ballot: Ballot| -> u64 {
            votes.iter().filter(|vote| vote.ballot.unwrap_or(missing) == ballot).map(weight).sum()
        };
        let yes = votes.iter().any(|vote| vote.ballot.unwrap_or(missing) == Ballot::For);
        let passing = rule["or_no_objection"] == true;
        let in_favour = sum(Ballot::For) + if passing { sum(Ballot::NoObjection) } else { 0 };
        let mut whole = in_favour + sum(Ballot::Against) + sum(Ballot::WithVeto);
        if rule["base"] != "for_and_against" {
            whole += sum(Ballot::Abstain) + if passing { 0 } else { sum(Ballot::NoObjection) };
        }
        let (part, of) = share(rule["threshold"].as_str().unwrap());
        let strict = rule["strict"] == true;
        yes && in_favour > 0 && (in_favour * of > part * whole || !strict && in_favour * of == part * whole)
    };
    match (made(Ballot::Against), made(Ballot::For)) {
        (true, _) => Answer::Kept,
        (false, true) => Answer::NotShown,
        (false, false) => Answer::Broken,
    }
}

impl Ballot {
    fn is_against(self) -> bool {
        matches!(self, Self::Against | Self::WithVeto)
    }
}

/// What is so if those who are missing all stay away, are all for it, or all against it with a veto.
fn every_way(carries: &dyn Fn(&[Vote]) -> bool, votes: &[Vote]) -> Answer {
    let with = |ballot: Option<Ballot>| {
        let vote = |vote: &Vote| Vote { ballot: vote.ballot.or(ballot), ..vote.clone() };
        carries(&votes.iter().map(vote).collect::<Vec<_>>())
    };
    let ways = [None, Some(Ballot::For), Some(Ballot::WithVeto)].map(with);
    match (ways.contains(&true), ways.contains(&false)) {
        (true, false) => Answer::Kept,
        (true, true) => Answer::NotShown,
        _ => Answer::Broken,
    }
}

/// Somebody is for it, and those who block are too few.
fn no_blocking_minority(rule: &Value, votes: &[Vote]) -> bool {
    let blocks = |vote: &&Vote| match (rule["of"].as_str().unwrap(), vote.ballot) {
        ("against", ballot) => ballot.is_some_and(Ballot::is_against),
        ("with_veto", ballot) => ballot == Some(Ballot::WithVeto),
        (_, None) => rule["share"]["base"].as_str().is_none_or(|base| base == "electorate"),
        (_, Some(ballot)) => ballot != Ballot::For,
    };
    let blocking: Vec<_> = votes.iter().filter(blocks).collect();
    let blocked = match rule["members"].as_u64() {
        Some(members) => blocking.len() as u64 >= members,
        None => {
            let share_of = &rule["share"];
            let weight = |vote: &Vote| if share_of["weighing"] == "by_weight" { vote.weight } else { 1 };
            let counted = |vote: &&Vote| match (share_of["base"].as_str().unwrap(), vote.ballot) {
                ("electorate", _) => true,
                (_, None) => false,
                ("votes_cast", _) => true,
                (_, Some(ballot)) => ballot == Ballot::For || ballot.is_against(),
            };
            let whole: u64 = votes.iter().filter(counted).map(weight).sum();
            let part: u64 = blocking.into_iter().map(weight).sum();
            let (own, of) = share(share_of["threshold"].as_str().unwrap());
            let strict = share_of["strict"] == true;
            part > 0 && (part * of > own * whole || !strict && part * of == own * whole)
        }
    };
    votes.iter().any(|vote| vote.ballot == Some(Ballot::For)) && !blocked
}

/// More for than against, or as many and one member for.
fn casting_vote(rule: &Value, votes: &[Vote]) -> bool {
    let weight = |vote: &Vote| if rule["weighing"] == "by_weight" { vote.weight } else { 1 };
    let yes: u64 = votes.iter().filter(|vote| vote.ballot == Some(Ballot::For)).map(weight).sum();
    let no: u64 = votes.iter().filter(|vote| vote.ballot.is_some_and(Ballot::is_against)).map(weight).sum();
    let decides = |vote: &Vote| vote.is_meant(&rule["by"]) && vote.ballot == Some(Ballot::For);
    yes > no || yes == no && votes.iter().any(decides)
}

/// `2/3`, or whole per cent.
fn share(text: &str) -> (u64, u64) {
    match text.split_once('/') {
        Some((part, of)) => (part.parse().unwrap(), of.parse().unwrap()),
        None => (text.strip_suffix('%').unwrap().parse().unwrap(), 100),
    }
}

impl State {
    /// Whether the party holds the role in the whole.
    pub(crate) fn holds(&self, party: &str, role: &str) -> bool {
        self.parties[party].holds(role, "whole")
    }

    pub(crate) fn is_principal(&self, party: &str) -> bool {
        let own = &self.parties[party];
        own.participation == "participating" && self.holds(party, "principal") && own.carried_on.is_none()
    }

    /// Whether two principals have sat at the table, even if they do not any more.
    pub(crate) fn is_table_set(&self) -> bool {
        self.parties.keys().filter(|party| self.has_sat(party)).count() > 1
    }

    /// Whether it is or was a principal.
    pub(crate) fn has_sat(&self, party: &str) -> bool {
        let party = &self.parties[party];
        let never = ["outside", "invited", "declined"].contains(&&*party.participation);
        let mut seats = party.roles.iter().filter(|((role, ..), _)| role == "principal");
        !never && seats.any(|(_, seat)| ["held", "ended"].contains(&&*seat.status))
    }

    /// Whether of those who have sat at the table one at most is left.
    pub(crate) fn is_left_over(&self) -> bool {
        self.is_table_set() && self.parties.keys().filter(|party| self.is_principal(party)).count() < 2
    }

    /// A rule of the procedure; what is not said is unanimity.
    pub(crate) fn rule(&self, name: &str) -> Value {
        self.procedure.get(name).cloned().unwrap_or(Value::from("unanimity"))
    }

    /// The principals and how they stand.
    pub(crate) fn votes(&self, ballot: impl Fn(&String) -> Option<Ballot>) -> Vec<Vote> {
        let principals = self.parties.keys().filter(|party| self.is_principal(party));
        principals.map(|party| self.vote(party, ballot(party))).collect()
    }

    /// The principals at the tables of a matter, and how they stand on it.
    pub(crate) fn votes_on(&self, on: &str, closing: bool) -> Vec<Vote> {
        let mut votes = self.votes(|party| self.ballot(on, party, closing));
        if let Some(point) = self.point_of(on) {
            votes.retain(|vote| self.is_at_table(&point, &vote.party));
        }
        votes
    }

    /// Those who decide on a point or an alternative.
    pub(crate) fn asked_on(&self, on: &str) -> Vec<String> {
        self.votes_on(on, false).into_iter().map(|vote| vote.party).collect()
    }

    pub(crate) fn vote(&self, party: &str, ballot: Option<Ballot>) -> Vote {
        let own = &self.parties[party];
        let groups = own.groups.iter().cloned().collect();
        let names = self.parties.keys().filter(|other| self.heir(other) == party).cloned();
        let names = names.chain([party.into()]).collect();
        Vote { party: party.into(), ballot, weight: own.weight, groups, names, there: false }
    }

    /// How a party stands on a matter: its position, where it counts, or that of its groups, where
    /// the procedure lets these speak for who has said nothing. `closing`: for good, where an
    /// acceptance ad referendum is none.
    pub(crate) fn ballot(&self, on: &str, party: &str, closing: bool) -> Option<Ballot> {
        match self.says(on, party, closing) {
            Some(said) => said,
            None if self.procedure["group_positions"] == true && !on.starts_with("version ") => {
                let groups = self.parties[party].groups.iter();
                let said: Vec<_> = groups.filter_map(|group| self.says(on, group, closing)).collect();
                let one = said.iter().all(|other| *other == said[0]);
                if one { said.first().copied().flatten() } else { None }
            }
            None => None,
        }
    }

    /// Whether the party itself says something that counts.
    pub(crate) fn counts(&self, on: &str, party: &str) -> bool {
        self.says(on, party, false).flatten().is_some()
    }

    /// What a party says itself: nothing, or something, and that perhaps does not count.
    fn says(&self, on: &str, party: &str, closing: bool) -> Option<Option<Ballot>> {
        if self.acting.0 == on && self.acting.1.iter().any(|one| one == party) {
            return Some(Some(Ballot::For));
        }
        let position = self.held(on, party)?;
        let stance = position.stance.as_deref()?;
        // On other words than the current ones it has lapsed, unless it is about the aim.
        if stance != "agrees_in_principle" && !self.is_current(on, position) {
            return None;
        }
        // What somebody else holds in confidence is no act of the party.
        if self.in_confidence.contains(&position.at.1) {
            return None;
        }
        // So it has where its party left, unless the procedure keeps positions.
        let kept = self.procedure["on_withdrawal"] == "kept";
        if !kept && self.parties[party].left.is_some_and(|left| left > position.at) {
            return Some(None);
        }
        Some(match stance {
            "accepts_ad_referendum" if closing => None,
            "agrees_in_principle" => self.in_principle.then_some(Ballot::For),
            "accepts_if" => self.is_met(position.condition.as_ref().unwrap()).then_some(Ballot::For),
            "accepts" | "accepts_ad_referendum" | "accepts_with_reservation" => Some(Ballot::For),
            "opposes" | "rejects" | "counters" => Some(Ballot::Against),
            _ => Some(Ballot::Abstain),
        })
    }

    /// The position of a party, withdrawn or not. One on the alternative that gave a point its words
    /// is one on the point, where it is on these words and comes later, or the other has lapsed.
    pub(crate) fn held(&self, on: &str, party: &str) -> Option<&Position> {
        let own = self.held_itself(on, party);
        match own.filter(|own| !self.in_confidence.contains(&own.at.1)) {
            Some(own) => Some(own),
            // Who has taken none itself stands as those before stood.
            None => self.before(party).iter().find_map(|before| self.held_itself(on, before)).or(own),
        }
    }

    /// The position of a party that took one itself, if it accepts the words, on a condition that is met or not.
    pub(crate) fn accepting(&self, on: &str, party: &str) -> Option<&Position> {
        self.held_itself(on, party)?;
        let accepts = |held: &&Position| {
            held.stance.as_ref().is_some_and(|stance| stance.starts_with("accepts"))
                && self.is_current(on, held)
        };
        self.held(on, party).filter(accepts)
    }

    /// The condition of an acceptance of the present words that a party gave itself.
    pub(crate) fn condition_of(&self, on: &str, party: &str) -> Option<&Value> {
        let held = self.held(on, party).filter(|held| held.stance.as_deref() == Some("accepts_if"))?;
        let counts = self.is_current(on, held) && !self.in_confidence.contains(&held.at.1);
        held.condition.as_ref().filter(|_| counts)
    }

    pub(super) fn held_itself(&self, on: &str, party: &str) -> Option<&Position> {
        let own = self.positions.get(on).and_then(|all| all.get(party));
        let source = on.strip_prefix("point ").and_then(|point| self.source(point));
        let there =
            source.and_then(|source| self.positions.get(&format!("alternative {source}"))?.get(party));
        let there = there.filter(|there| there.stance.is_some() && self.is_current(on, there));
        let confided = |position: &Position| self.in_confidence.contains(&position.at.1);
        match (own, there) {
            (Some(own), Some(there)) if confided(own) != confided(there) => {
                Some(if confided(own) { there } else { own })
            }
            (Some(own), Some(there)) => {
                let lapsed = own.stance.is_some() && !self.is_current(on, own);
                Some(if lapsed || own.at < there.at { there } else { own })
            }
            (own, there) => own.or(there),
        }
    }

    pub(super) fn is_current(&self, on: &str, position: &Position) -> bool {
        let current = match on.split_once(' ').unwrap() {
            ("point", point) => self.points[point].words.clone(),
            ("alternative", own) => Some(self.alternatives[own].words.clone()),
            _ => None,
        };
        self.root(position.words.clone()) == self.root(current)
    }

    /// The words that were rectified, back to the first.
    pub(crate) fn root(&self, words: Option<String>) -> Option<String> {
        let mut words = words?;
        while let Some(of) = &self.words[&words].1 {
            words = of.clone();
        }
        Some(words)
    }
}
