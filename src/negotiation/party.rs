//! How facts about parties fit and fold.

use crate::{
    entry::Subject,
    negotiation::{Fault, Named, State},
    party::{Holding, MAX_PER_PARTY, Membership, Participation, PartyEvent, PartyState, RoleStatus},
    register::{At, Register},
    role::{Role, RoleSet, Scope},
    rule::catalogue::{
        ENTRY_BOUNDS_SIZE, PARTY_DISSOLVED_LAST, PARTY_MEMBERSHIP_BEGUN_CIRCLE, PARTY_MEMBERSHIP_BEGUN_GROUP,
        PARTY_MEMBERSHIP_BEGUN_ONCE, PARTY_MEMBERSHIP_ENDED_MEMBER, PARTY_ROLE_ASSIGNED_FOR,
        PARTY_ROLE_ENDED_HELD,
    },
    table::Ix,
    word::PartyKind,
};

/// The scope of a role; left out, it is the whole.
pub(crate) fn scope_of(scope: Option<&Scope>) -> Scope {
    scope.cloned().unwrap_or_default()
}

impl State {
    pub(super) fn check_party(&self, event: &PartyEvent, named: Named) -> Result<(), Fault> {
        let id = crate::entry::subject_party(event);
        let fault = |rule| Err(Fault::new(rule, Subject::Party(id.clone())));
        let Some(party) = named.party.and_then(|own| self.parties.get(own)) else {
            let PartyEvent::Added(added) = event else { return Ok(()) };
            return if added.aliases.len() > MAX_PER_PARTY { fault(&ENTRY_BOUNDS_SIZE) } else { Ok(()) };
        };
        // party.dissolved.last: a dissolved party takes no further status, role or position
        if party.participation.value() == Participation::Dissolved {
            match event {
                PartyEvent::Renamed(_)
                | PartyEvent::AliasAdded(_)
                | PartyEvent::WeightSet(_)
                | PartyEvent::RoleEnded(_)
                | PartyEvent::MembershipEnded(_) => {}
                _ => return fault(&PARTY_DISSOLVED_LAST),
            }
        }
        match event {
            // entry.bounds.size
            PartyEvent::Renamed(_) | PartyEvent::AliasAdded(_) if party.aliases.len() >= MAX_PER_PARTY => {
                fault(&ENTRY_BOUNDS_SIZE)
            }
            PartyEvent::RoleOffered(fact)
                if party.holdings.len() >= MAX_PER_PARTY
                    && party.holding(&fact.role, &scope_of(fact.scope.as_ref())).is_none() =>
            {
                fault(&ENTRY_BOUNDS_SIZE)
            }
            PartyEvent::RoleAssigned(fact) => {
                // party.role_assigned.for: acts_for names another party, no other role does
                let named = fact.on_behalf_of.as_ref();
                if (fact.role == Role::ACTS_FOR) != named.is_some() || named == Some(id) {
                    return fault(&PARTY_ROLE_ASSIGNED_FOR);
                }
                let known = party.holding(&fact.role, &scope_of(fact.scope.as_ref())).is_some();
                if !known && party.holdings.len() >= MAX_PER_PARTY {
                    fault(&ENTRY_BOUNDS_SIZE)
                } else {
                    Ok(())
                }
            }
            // party.role_ended.held: only a role that was given can end
            PartyEvent::RoleEnded(fact)
                if party.holding(&fact.role, &scope_of(fact.scope.as_ref())).is_none() =>
            {
                fault(&PARTY_ROLE_ENDED_HELD)
            }
            PartyEvent::MembershipBegun(fact) => {
                let Some(group) = self.parties.find(fact.group.as_str()) else { return Ok(()) };
                self.check_membership(party, id.as_str(), group)
                    .map_or(Ok(()), |rule| Err(Fault::new(rule, Subject::Party(fact.group.clone()))))
            }
            // party.membership_ended.member: only a member leaves a group
            PartyEvent::MembershipEnded(fact) => {
                let group = self.parties.find(fact.group.as_str());
                let member = party.memberships.iter().any(|m| Some(m.group) == group && m.current.value());
                if member { Ok(()) } else { fault(&PARTY_MEMBERSHIP_ENDED_MEMBER) }
            }
            _ => Ok(()),
        }
    }

    fn check_membership(
        &self,
        party: &PartyState,
        id: &str,
        group: Ix<PartyState>,
    ) -> Option<&'static crate::rule::Rule> {
        let kind = self.parties.get(group).map(|group| &group.kind);
        // party.membership_begun.group: a group is a coalition, a community or an organisation
        let groups = [PartyKind::COALITION, PartyKind::COMMUNITY, PartyKind::ORGANISATION];
        if !kind.is_some_and(|kind| groups.contains(kind)) {
            return Some(&PARTY_MEMBERSHIP_BEGUN_GROUP);
        }
        // party.membership_begun.circle: membership forms no circle
        let own = self.parties.find(id);
        let mut seen = vec![group];
        let mut at = 0;
        while let Some(&reached) = seen.get(at) {
            if Some(reached) == own {
                return Some(&PARTY_MEMBERSHIP_BEGUN_CIRCLE);
            }
            let above = self.parties.get(reached).map_or(&[][..], |party| &party.memberships);
            for membership in above.iter().filter(|m| m.current.value()) {
                if !seen.contains(&membership.group) {
                    seen.push(membership.group);
                }
            }
            at += 1;
        }
        // party.membership_begun.once: a party is a member of a group once at a time
        if party.memberships.iter().any(|m| m.group == group && m.current.value()) {
            return Some(&PARTY_MEMBERSHIP_BEGUN_ONCE);
        }
        // entry.bounds.size
        let full =
            party.memberships.len() >= MAX_PER_PARTY && !party.memberships.iter().any(|m| m.group == group);
        full.then_some(&ENTRY_BOUNDS_SIZE)
    }

    pub(super) fn fold_party(&mut self, event: &PartyEvent, named: Named, at: At<'_>) {
        let own = named.party;
        match event {
            PartyEvent::Added(fact) => {
                self.parties.add(PartyState {
                    id: fact.party.clone(),
                    introduced: at.seq,
                    name: Register::new(fact.name.clone(), at.seq),
                    kind: fact.kind.clone(),
                    aliases: fact.aliases.clone(),
                    participation: Register::new(Participation::Outside, at.seq),
                    excluded_until: Register::new(None, at.seq),
                    holdings: Vec::new(),
                    memberships: Vec::new(),
                    weight: Register::new(1, at.seq),
                    left: Register::new(false, at.seq),
                    roles: RoleSet::default(),
                });
            }
            PartyEvent::RoleOffered(fact) => {
                self.hold(own, &fact.role, fact.scope.as_ref(), RoleStatus::Offered, None, at);
            }
            PartyEvent::RoleAssigned(fact) => {
                let other = super::state::ix(&self.parties, fact.on_behalf_of.as_ref());
                self.hold(own, &fact.role, fact.scope.as_ref(), RoleStatus::Held, other, at);
            }
            PartyEvent::RoleDeclined(fact) => {
                self.hold(own, &fact.role, fact.scope.as_ref(), RoleStatus::Declined, None, at);
            }
            PartyEvent::RoleEnded(fact) => {
                self.hold(own, &fact.role, fact.scope.as_ref(), RoleStatus::Ended, None, at);
            }
            PartyEvent::MembershipBegun(fact) => self.join(own, fact.group.as_str(), true, at),
            PartyEvent::MembershipEnded(fact) => self.join(own, fact.group.as_str(), false, at),
            PartyEvent::Renamed(fact) => {
                let Some(party) = own.and_then(|own| self.parties.get_mut(own)) else { return };
                let old = party.name.get().clone();
                let alias = if party.name.set(fact.name.clone(), at) { old } else { fact.name.clone() };
                if !party.aliases.contains(&alias) {
                    party.aliases.push(alias);
                }
            }
            PartyEvent::AliasAdded(fact) => {
                let Some(party) = own.and_then(|own| self.parties.get_mut(own)) else { return };
                if !party.aliases.contains(&fact.alias) {
                    party.aliases.push(fact.alias.clone());
                }
            }
            PartyEvent::WeightSet(fact) => {
                if let Some(party) = own.and_then(|own| self.parties.get_mut(own)) {
                    party.weight.set(fact.weight, at);
                }
            }
            PartyEvent::Invited(_) => self.take_part(own, Participation::Invited, at),
            PartyEvent::InvitationWithdrawn(_) => self.take_part(own, Participation::Outside, at),
            PartyEvent::Joined(_)
            | PartyEvent::Resumed(_)
            | PartyEvent::Readmitted(_)
            | PartyEvent::Returned(_) => self.take_part(own, Participation::Participating, at),
            PartyEvent::Declined(_) => self.take_part(own, Participation::Declined, at),
            PartyEvent::Suspended(_) => self.take_part(own, Participation::Suspended, at),
            PartyEvent::Excluded(fact) => {
                self.take_part(own, Participation::Excluded, at);
                if let Some(party) = own.and_then(|own| self.parties.get_mut(own)) {
                    party.excluded_until.set(fact.until.clone(), at);
                }
            }
            PartyEvent::Withdrawn(_) => {
                self.take_part(own, Participation::Withdrawn, at);
                if let Some(party) = own.and_then(|own| self.parties.get_mut(own)) {
                    party.left.set(true, at);
                }
            }
            PartyEvent::Dissolved(_) => self.take_part(own, Participation::Dissolved, at),
        }
    }

    fn take_part(&mut self, own: Option<Ix<PartyState>>, participation: Participation, at: At<'_>) {
        let Some(party) = own.and_then(|own| self.parties.get_mut(own)) else { return };
        let was = party.is_principal();
        party.participation.set(participation, at);
        if was != party.is_principal() {
            self.sum_up_principals();
        }
    }

    fn hold(
        &mut self,
        own: Option<Ix<PartyState>>,
        role: &Role,
        scope: Option<&Scope>,
        status: RoleStatus,
        on_behalf_of: Option<Ix<PartyState>>,
        at: At<'_>,
    ) {
        let Some(party) = own.and_then(|own| self.parties.get_mut(own)) else { return };
        let scope = scope_of(scope);
        match party.holdings.iter_mut().find(|h| h.role == *role && h.scope == scope) {
            Some(holding) => {
                holding.status.set(status, at);
                if on_behalf_of.is_some() {
                    holding.on_behalf_of.set(on_behalf_of, at);
                }
            }
            None => party.holdings.push(Holding {
                role: role.clone(),
                scope,
                status: Register::new(status, at.seq),
                // Until somebody is named, nobody has been since the party became known.
                on_behalf_of: Register::new(
                    on_behalf_of,
                    if on_behalf_of.is_some() { at.seq } else { party.introduced },
                ),
            }),
        }
        let was = party.is_principal();
        party.sum_up_roles();
        if was != party.is_principal() {
            self.sum_up_principals();
        }
    }

    fn join(&mut self, own: Option<Ix<PartyState>>, group: &str, member: bool, at: At<'_>) {
        let Some(group) = self.parties.find(group) else { return };
        let Some(party) = own.and_then(|own| self.parties.get_mut(own)) else { return };
        match party.memberships.iter_mut().find(|m| m.group == group) {
            Some(membership) => {
                membership.current.set(member, at);
            }
            None => party.memberships.push(Membership { group, current: Register::new(member, at.seq) }),
        }
    }
}
