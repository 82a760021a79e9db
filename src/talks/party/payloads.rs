//! Payloads to ask the judge with: acts on parties.

use std::iter::once;

use crate::{
    event::{Entry, Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
    talks::party::{self, Inheritance, PartyEvent, PartyState, rules::is_defective},
    value::{
        gather::Gather,
        id::PartyId,
        role::{Role, Scope},
        table::Ix,
        word::PartyKind,
    },
};

impl Probed for PartyEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        let entries = probe.talks.entries().iter().map(AsRef::as_ref);
        let irregular = entries.filter(|entry: &&Entry| !entry.irregularities().is_empty()).gather();
        for party in probe.seen(&probe.talks.state.parties) {
            acts_on(probe, &party.id, &irregular, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(party) = PartyId::new(&probe.new) {
        each(None, &mut once(party::Added::from_parts(party, probe.name.clone(), PartyKind::STATE).into()));
    }
}

fn acts_on(probe: &Probe<'_>, id: &PartyId, irregular: &[&Entry], each: Each<'_>) {
    let party = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Party(id.clone())), events);
    many(&mut once(party::Renamed::from_parts(party(), probe.name.clone()).into()));
    many(&mut once(party::AliasAdded::from_parts(party(), probe.name.clone()).into()));
    many(&mut once(party::Invited::from_parts(party()).into()));
    many(&mut once(party::InvitationWithdrawn::from_parts(party()).into()));
    many(&mut once(party::Joined::from_parts(party()).into()));
    many(&mut once(party::Declined::from_parts(party()).into()));
    many(&mut once(party::Suspended::from_parts(party()).into()));
    many(&mut once(party::Resumed::from_parts(party()).into()));
    many(&mut once(party::Excluded::from_parts(party()).into()));
    many(&mut once(party::Readmitted::from_parts(party()).into()));
    many(&mut once(party::Withdrawn::from_parts(party()).into()));
    many(&mut once(party::Returned::from_parts(party()).into()));
    many(&mut once(party::Dissolved::from_parts(party()).into()));
    many(&mut once(party::WeightSet::from_parts(party(), 1).into()));
    let parties = probe.party_ids().gather();
    let others = parties.iter().filter(|other| *other != id).cloned().gather();
    let pair = others.iter().take(2).cloned().gather();
    let split = |into| party::Split::from_parts(party(), false).with_into(into).into();
    let continued = |other: &PartyId| {
        party::Split::from_parts(party(), true).with_into(vec![party(), other.clone()]).into()
    };
    let others_acting = probe.acting().into_iter().filter(|actor| actor != id).gather();
    let splits = [split(pair), split(probe.acting()), split(others_acting)];
    many(&mut splits.into_iter().chain(others.iter().map(continued)));
    let merged = |parties| party::Merged::from_parts(party()).with_parties(parties).into();
    let with = |other: &PartyId| merged(vec![other.clone(), party()]);
    let acting = || probe.acting().into_iter();
    let joined = acting().filter(|actor| actor != id).chain([party()]);
    many(&mut others.iter().map(with).chain([merged(acting().gather()), merged(joined.gather())]));
    let succeeded =
        |other: &PartyId| party::Succeeded::from_parts(party(), other.clone(), Inheritance::Lapsed).into();
    many(&mut parties.iter().map(succeeded));
    let defects = irregular.iter().filter(|act| is_defective(act, id)).map(|entry| entry.id().clone());
    let first = probe.first_entry();
    let confirmed = |entry| party::ActConfirmed::from_parts(party(), entry).into();
    many(&mut defects.chain(first).map(confirmed));
    roles(probe, id, each);
    let mut many = |events: Payloads<'_>| each(Some(Subject::Party(id.clone())), events);
    let groups: Vec<PartyId> = probe
        .seen(&probe.talks.state.parties)
        .filter(|party| is_group(&party.kind))
        .map(|p| p.id.clone())
        .gather();
    let with_groups = |make: &dyn Fn(PartyId) -> Event| groups.iter().cloned().map(make).gather();
    many(&mut with_groups(&|group| party::MembershipBegun::from_parts(party(), group).into()).into_iter());
    many(&mut with_groups(&|group| party::MembershipEnded::from_parts(party(), group).into()).into_iter());
}

/// Acts on roles: one that nobody holds yet is a word of its own; those held are tried as well, as far as the actor
/// sees them.
fn roles(probe: &Probe<'_>, id: &PartyId, each: Each<'_>) {
    let party = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Party(id.clone())), events);
    let state = probe.talks.state.parties.by_key(id.as_str()).into_iter();
    let held = state.flat_map(|party| &party.holdings).filter(|held| probe.sight.sees(held.status.seq()));
    let held = held.map(|held| (held.role.clone(), held.scope.clone(), held.whose));
    let new = Role::new(&probe.new).into_iter().map(|role| (role, Scope::Whole, None));
    let whose = |ix: Option<Ix<PartyState>>| probe.talks.party_id(ix?).cloned();
    let all = new.chain(held).map(|(role, scope, ix)| (role, scope, whose(ix))).gather();
    let with = |make: &dyn Fn(Role, &Scope, Option<&PartyId>) -> Event| {
        all.iter().map(|(role, scope, whose)| make(role.clone(), scope, whose.as_ref())).gather()
    };
    many(
        &mut with(&|role, scope, whose| {
            let fact =
                within(scope, party::RoleOffered::from_parts(party(), role), party::RoleOffered::with_scope);
            lent(whose, fact, party::RoleOffered::with_for_party).into()
        })
        .into_iter(),
    );
    let assigned = with(&|role, scope, whose| {
        let fact =
            within(scope, party::RoleAssigned::from_parts(party(), role), party::RoleAssigned::with_scope);
        lent(whose, fact, party::RoleAssigned::with_for_party).into()
    });
    let assigns = || party::RoleAssigned::from_parts(party(), Role::ACTS_FOR);
    let for_actor = probe.acting().into_iter().map(|actor| assigns().with_for_party(actor).into());
    many(&mut assigned.into_iter().chain(for_actor));
    many(
        &mut with(&|role, scope, whose| {
            let fact = within(
                scope,
                party::RoleDeclined::from_parts(party(), role),
                party::RoleDeclined::with_scope,
            );
            lent(whose, fact, party::RoleDeclined::with_for_party).into()
        })
        .into_iter(),
    );
    many(
        &mut with(&|role, scope, whose| {
            let fact =
                within(scope, party::RoleEnded::from_parts(party(), role), party::RoleEnded::with_scope);
            lent(whose, fact, party::RoleEnded::with_for_party).into()
        })
        .into_iter(),
    );
}

/// A fact of a role, with for whom it is held, unless for nobody.
fn lent<T>(whose: Option<&PartyId>, fact: T, with: impl FnOnce(T, PartyId) -> T) -> T {
    match whose {
        Some(whose) => with(fact, whose.clone()),
        None => fact,
    }
}

/// A fact of a role, with what the role extends to unless that is the whole.
fn within<T>(scope: &Scope, fact: T, with: impl FnOnce(T, Scope) -> T) -> T {
    if scope.is_whole() { fact } else { with(fact, scope.clone()) }
}

/// Whether parties of this kind can have members.
fn is_group(kind: &PartyKind) -> bool {
    [PartyKind::COALITION, PartyKind::COMMUNITY, PartyKind::ORGANISATION].contains(kind)
}
