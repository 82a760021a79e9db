//! Payloads to ask the judge with: acts on parties.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::party::{self, Inheritance, PartyEvent},
    value::{id::PartyId, role::Role, word::PartyKind},
};

impl Probed for PartyEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for party in probe.seen(&probe.talks.state.parties) {
            acts_on(probe, &party.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(party) = PartyId::new(&probe.new) {
        each(None, vec![party::Added::new(party, probe.name.clone(), PartyKind::STATE).into()]);
    }
}

fn acts_on(probe: &Probe<'_>, id: &PartyId, each: Each<'_>) {
    let party = || id.clone();
    let mut many = |events: Vec<Event>| each(Some(Subject::Party(id.clone())), events);
    many(vec![party::Renamed::new(party(), probe.name.clone()).into()]);
    many(vec![party::AliasAdded::new(party(), probe.name.clone()).into()]);
    many(vec![party::Invited::new(party()).into()]);
    many(vec![party::InvitationWithdrawn::new(party()).into()]);
    many(vec![party::Joined::new(party()).into()]);
    many(vec![party::Declined::new(party()).into()]);
    many(vec![party::Suspended::new(party()).into()]);
    many(vec![party::Resumed::new(party()).into()]);
    many(vec![party::Excluded::new(party()).into()]);
    many(vec![party::Readmitted::new(party()).into()]);
    many(vec![party::Withdrawn::new(party()).into()]);
    many(vec![party::Returned::new(party()).into()]);
    many(vec![party::Dissolved::new(party()).into()]);
    many(vec![party::WeightSet::new(party(), 1).into()]);
    let parties: Vec<_> = probe.party_ids().collect();
    let others: Vec<_> = parties.iter().filter(|other| *other != id).cloned().collect();
    let pair: Vec<_> = others.iter().take(2).cloned().collect();
    let split = |into| party::Split::new(party(), false).with_into(into).into();
    let continued =
        |other: &PartyId| party::Split::new(party(), true).with_into(vec![party(), other.clone()]).into();
    many([split(pair), split(probe.acting())].into_iter().chain(others.iter().map(continued)).collect());
    let merged = |parties| party::Merged::new(party()).with_parties(parties).into();
    let with = |other: &PartyId| merged(vec![other.clone(), party()]);
    let acting = || probe.acting().into_iter();
    let joined = acting().filter(|actor| actor != id).chain([party()]);
    many(others.iter().map(with).chain([merged(acting().collect()), merged(joined.collect())]).collect());
    let succeeded =
        |other: &PartyId| party::Succeeded::new(party(), other.clone(), Inheritance::Lapsed).into();
    many(parties.iter().map(succeeded).collect());
    let defects = probe.talks.defective_acts(id).map(|entry| entry.id().clone());
    let first = probe.first_entry();
    let confirmed = |entry| party::ActConfirmed::new(party(), entry).into();
    many(defects.chain(first).map(confirmed).collect());
    // A role that nobody holds yet is a word of its own; those held are tried as well.
    let mut roles: Vec<Role> = Role::new(&probe.new).into_iter().collect();
    if let Some(party) = probe.talks.state.parties.by_key(id.as_str()) {
        let held = party.holdings.iter().filter(|holding| holding.scope.is_whole());
        let held = held.filter(|holding| probe.sight.sees(holding.status.seq()));
        roles.extend(held.map(|holding| holding.role.clone()));
    }
    let with_roles = |make: &dyn Fn(Role) -> Event| roles.iter().cloned().map(make).collect::<Vec<_>>();
    many(with_roles(&|role| party::RoleOffered::new(party(), role).into()));
    let for_actor = probe
        .acting()
        .into_iter()
        .map(|actor| party::RoleAssigned::new(party(), Role::ACTS_FOR).with_on_behalf_of(actor).into());
    let assigned = with_roles(&|role| party::RoleAssigned::new(party(), role).into());
    many(assigned.into_iter().chain(for_actor).collect());
    many(with_roles(&|role| party::RoleDeclined::new(party(), role).into()));
    many(with_roles(&|role| party::RoleEnded::new(party(), role).into()));
    let groups: Vec<PartyId> = probe
        .seen(&probe.talks.state.parties)
        .filter(|party| is_group(&party.kind))
        .map(|p| p.id.clone())
        .collect();
    let with_groups = |make: &dyn Fn(PartyId) -> Event| groups.iter().cloned().map(make).collect::<Vec<_>>();
    many(with_groups(&|group| party::MembershipBegun::new(party(), group).into()));
    many(with_groups(&|group| party::MembershipEnded::new(party(), group).into()));
}

/// Whether parties of this kind can have members.
fn is_group(kind: &PartyKind) -> bool {
    [PartyKind::COALITION, PartyKind::COMMUNITY, PartyKind::ORGANISATION].contains(kind)
}
