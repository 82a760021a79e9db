//! The facts that a help is made of: how a thing stands, who is entitled, which acts lead on.

use std::fmt::Display;

use crate::{
    decision::DecisionRule,
    event::{
        Entry, Subject,
        fact::{ActName, Fact, Kind},
    },
    judge::{
        act::{Act, of_name, of_thing_named},
        explain::Help,
    },
    outcome::gate,
    talks::{
        alternative,
        party::{self, Participation, help::OF_A_ROLE},
        proposal::{self, ProposalView},
        question, version,
    },
    value::{
        gather::Gather,
        id::PartyId,
        role::{Entitled, Role, RoleSet},
    },
};

/// The acts that take a result back.
const ANNUL: [&Kind; 2] = [gate::Annulled::KIND, question::Annulled::KIND];

/// The acts by which something is taken out again: nobody is told to bring it in for that.
const WITHDRAW: [&Kind; 5] = [
    alternative::Withdrawn::KIND,
    party::Withdrawn::KIND,
    proposal::Withdrawn::KIND,
    question::Withdrawn::KIND,
    version::Withdrawn::KIND,
];

/// How many ids a list gives before it says how many more there are.
const MAX_NAMES: usize = 12;

/// Acts one after the other.
pub(crate) fn steps(acts: &[ActName]) -> String {
    acts.iter().map(|act| format!("`{act}`")).collect::<Vec<_>>().join(", then ")
}

/// Ids, each in backticks, as in a sentence; `nothing` if there are none.
pub(crate) fn list(ids: impl Iterator<Item = impl Display>, nothing: &str) -> String {
    listed(quoted(ids), nothing)
}

fn listed(mut ids: Vec<String>, nothing: &str) -> String {
    shorten(&mut ids);
    match &ids[..] {
        [] => nothing.to_owned(),
        [one] => one.clone(),
        [some @ .., last] => format!("{} and {last}", some.join(", ")),
    }
}

/// Those whom a help asks to act: as many of them as there are, jointly if they are several.
pub(crate) struct Acting {
    names: String,
    is_one: bool,
}

impl Acting {
    pub(crate) fn of(ids: impl IntoIterator<Item = impl Display>, nobody: &str) -> Self {
        let ids = quoted(ids.into_iter());
        Self { is_one: ids.len() == 1, names: listed(ids, nobody) }
    }

    /// All of them.
    pub(crate) fn in_one_draft(&self) -> String {
        let Self { names, is_one } = self;
        if *is_one { names.clone() } else { format!("{names} jointly, in one draft") }
    }
}

/// The same with nothing but commas between them.
pub(crate) fn commas(ids: impl Iterator<Item = impl Display>) -> String {
    let mut ids = quoted(ids);
    shorten(&mut ids);
    ids.join(", ")
}

fn quoted(ids: impl Iterator<Item = impl Display>) -> Vec<String> {
    let mut all = Vec::new();
    for id in ids {
        all.push(in_backticks(&id));
    }
    all
}

fn in_backticks(id: &dyn Display) -> String {
    format!("`{id}`")
}

fn shorten(ids: &mut Vec<String>) {
    let more = ids.len().saturating_sub(MAX_NAMES);
    if more > 0 {
        ids.truncate(MAX_NAMES);
        ids.push(format!("{more} more"));
    }
}

impl<'a> Help<'a> {
    /// The statuses from which the act starts, each once.
    pub(crate) fn starts_from(&self) -> Vec<&'static str> {
        let mut statuses = Vec::new();
        for status in of_name(self.act()).filter_map(|act| act.from.as_deref()) {
            if !statuses.contains(&status) {
                statuses.push(status);
            }
        }
        statuses
    }

    /// Finds the acts that lead the thing to one of these statuses: one, or two; a longer way is no help.
    pub(crate) fn way_to(&self, aims: &[&str]) -> Option<Vec<ActName>> {
        let now = self.status()?;
        let leads = |(_, act): &(ActName, &Act)| act.to.as_deref().is_some_and(|to| aims.contains(&to));
        if let Some(one) = self.moves_from(&now).find(leads) {
            return Some(vec![one.0]);
        }
        self.moves_from(&now).find_map(|first| {
            let second = self.moves_from(first.1.to.as_deref()?).find(leads)?;
            Some(vec![first.0, second.0])
        })
    }

    /// Finds the acts that come before the act itself. None where it would undo what they do: where it
    /// only takes up what rests, or where what it leads to is nearer without it.
    pub(crate) fn way_to_act(&self) -> Option<Vec<ActName>> {
        let way = self.way_to(&self.starts_from())?;
        let now = self.status()?;
        let acts = || of_name(self.act());
        let leads_to = |to: Option<&str>| to.is_some() && acts().any(|act| act.to.as_deref() == to);
        let nearer = self.moves_from(&now).any(|(_, act)| leads_to(act.to.as_deref()));
        let way_in = WITHDRAW.contains(&self.kind());
        let revives = ANNUL.contains(&self.kind()) || acts().all(|act| act.from_rest);
        (!nearer && !revives && !way_in && !leads_to(Some(&now))).then_some(way)
    }

    /// What can move the thing from a status.
    fn moves_from(&self, status: &str) -> impl Iterator<Item = (ActName, &'static Act)> {
        let all = self.subject().thing().map_or(&[][..], of_thing_named).iter().copied();
        let from = all.filter(move |(_, act)| act.from.as_deref() == Some(status));
        // Nobody is told to annul a result.
        from.filter(|(name, act)| {
            !OF_A_ROLE.contains(&name.kind)
                && !ANNUL.contains(&name.kind)
                && act.roles != [Entitled::Consequence]
        })
    }

    /// Names who is entitled to the act, with those who are so now.
    pub(crate) fn entitled(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for act in of_name(self.act()) {
            for word in act.roles.iter().filter_map(|role| self.holders(*role)) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
        }
        words.push("the secretariat".to_owned());
        words.join(", ")
    }

    /// Says what a role of the table means here; nobody may propose a consequence.
    fn holders(&self, role: Entitled) -> Option<String> {
        let holding = |who: &str, roles: RoleSet| {
            let parties = self.talks.state.parties.items().iter();
            named(who, &mut parties.filter(|party| party.roles.has_any(roles)).map(|party| &party.id))
        };
        let subject = &self.refusal.subject;
        let commitment = || {
            let id = if let Subject::Commitment(id) = subject { Some(id) } else { None };
            id.and_then(|id| self.talks.commitment(id)).into_iter()
        };
        Some(match role {
            Entitled::Own => self.itself(),
            Entitled::Principal => named("a principal", &mut self.talks.principals().map(|party| party.id())),
            Entitled::Group => "a principal that acts for a group of its own".to_owned(),
            Entitled::Chair => holding("the chair", RoleSet::CHAIR),
            Entitled::Mediator => holding("a mediator", RoleSet::MEDIATORS),
            Entitled::Convener => holding("the convener", RoleSet::CONVENER),
            Entitled::Guarantor => holding("a guarantor", RoleSet::GUARANTOR),
            Entitled::Monitor => holding("a monitor", RoleSet::MONITOR),
            Entitled::Proposer => {
                let by = self.introduced().map(Entry::by);
                named("its proposer", &mut by.into_iter().flat_map(crate::event::Actor::voices))
            }
            Entitled::Addressee => {
                let proposal = subject.proposal().and_then(|id| self.talks.proposal(id));
                named("an addressee", &mut proposal.iter().flat_map(ProposalView::addressees))
            }
            Entitled::Arbiter => "the arbiter that the point was referred to".to_owned(),
            Entitled::MeetingHost => {
                let meeting = subject.meeting().and_then(|id| self.talks.meeting(id));
                named(
                    "the party at whose place it is",
                    &mut meeting.and_then(|meeting| meeting.host()).into_iter(),
                )
            }
            Entitled::Obligor => {
                named("who owes it", &mut commitment().flat_map(|commitment| commitment.obligors()))
            }
            Entitled::Beneficiary => named(
                "to whom it is owed",
                &mut commitment().flat_map(|commitment| commitment.beneficiaries()),
            ),
            Entitled::Verifier => {
                named("who verifies it", &mut commitment().filter_map(|commitment| commitment.verifier()))
            }
            Entitled::Any => "any party".to_owned(),
            Entitled::Depositary => "the depositary".to_owned(),
            Entitled::Consequence => return None,
        })
    }

    /// The entry that introduced what the refusal is about.
    pub(crate) fn introduced(&self) -> Option<&'a Entry> {
        self.talks.introduced(self.refusal.subject.mention()?)
    }

    /// Asks the principals to act jointly, one of them perhaps not counted.
    pub(crate) fn joint(&self, rule: &DecisionRule, except: Option<&PartyId>) -> String {
        let principals = self.talks.principals().map(|party| party.id()).filter(|id| Some(*id) != except);
        let principals: Vec<_> = principals.gather();
        // Of two, neither disposes of the other.
        if principals.len() < 2 && self.talks.is_table_set() {
            return "let another principal take its seat first; one alone decides nothing of the others"
                .to_owned();
        }
        let deciding: Vec<_> =
            principals.iter().filter_map(|id| self.talks.state.parties.find(id.as_str())).gather();
        let rule = self.talks.rule_among(rule, &deciding);
        self.jointly(&Acting::of(principals, "the principals"), rule)
    }

    /// Asks parties to act jointly where those who act are counted.
    pub(crate) fn jointly(&self, acting: &Acting, rule: &DecisionRule) -> String {
        let (act, parties) = (self.act(), &acting.names);
        match rule {
            // These say in their parts what they are.
            DecisionRule::AllOf(_) | DecisionRule::AnyOf(_) => {
                format!(
                    "record `{act}` by as many of {parties} jointly, in one draft, as the decision rule needs"
                )
            }
            DecisionRule::Unanimity => format!("record `{act}` by {}", acting.in_one_draft()),
            rule @ (DecisionRule::Consensus
            | DecisionRule::Majority(_)
            | DecisionRule::AtLeast(_)
            | DecisionRule::NoBlockingMinority(_)
            | DecisionRule::CastingVote(_)
            | DecisionRule::Declared
            | DecisionRule::Quorum(_)
            | DecisionRule::Veto(_)
            | DecisionRule::Among(_)) => format!(
                "record `{act}` by as many of {parties} jointly, in one draft, as the decision rule needs ({rule})"
            ),
        }
    }

    /// The principals that are away from the table.
    pub(crate) fn away(&self) -> String {
        let away = self.talks.parties().filter(|party| {
            let is_dissolved = party.participation() == Participation::Dissolved;
            is_dissolved || party.holds(&Role::PRINCIPAL) && party.participation().is_away()
        });
        let away: Vec<_> = away
            .map(|party| {
                let own = self.talks.state.parties.find(party.id().as_str());
                let heir = own.map(|ix| self.talks.heir(ix)).filter(|heir| Some(*heir) != own);
                let heir = heir.and_then(|ix| self.talks.party_id(ix));
                let on = heir.map(|heir| format!(", and `{heir}` carries on its place"));
                format!("party `{}` is {}{}", party.id(), party.participation(), on.unwrap_or_default())
            })
            .take(MAX_NAMES)
            .gather();
        if away.is_empty() { "a principal is away".to_owned() } else { away.join(", ") }
    }

    /// Names the members whose ballots the tally still lacks.
    pub(crate) fn lacking(&self) -> String {
        let reason = self.tally.map(crate::decision::Outcome::reason);
        let lacking = reason.into_iter().flat_map(|reason| {
            [reason.missing(), reason.against(), reason.abstained()].into_iter().flatten()
        });
        // Whose place is carried on says nothing any more.
        let speaks = |id: &&PartyId| {
            let party = self.talks.state.parties.by_key(id.as_str());
            party.is_none_or(|party| !party.is_carried_on())
        };
        list(lacking.filter(speaks), "the principals")
    }
}

/// Somebody in a role, with the parties that hold it now.
pub(crate) fn named(who: &str, ids: &mut dyn Iterator<Item = &PartyId>) -> String {
    let ids = commas(ids);
    if ids.is_empty() { who.to_owned() } else { format!("{who} ({ids})") }
}
