//! How facts about parties fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::{
        ENTRY_BOUNDS_SIZE, PARTY_ANY_FOR, PARTY_DISSOLVED_LAST, PARTY_MEMBERSHIP_BEGUN_CIRCLE,
        PARTY_MEMBERSHIP_BEGUN_GROUP, PARTY_MEMBERSHIP_BEGUN_ONCE, PARTY_MEMBERSHIP_ENDED_MEMBER,
        PARTY_MERGED_PARTIES, PARTY_ROLE_ENDED_HELD, PARTY_SPLIT_INTO, PARTY_SUCCEEDED_OTHER,
    },
    state::{Actors, Fault, Folded, Named, Negotiation, State, tables},
    talks::{
        party::{
            Holding, Inheritance, MAX_PER_PARTY, MAX_WEIGHT, Membership, Participation, PartyEvent,
            PartyState, Post, RoleStatus,
        },
        track::fold::is_each_once,
    },
    value::{
        id::PartyId,
        register::{At, Register},
        role::{Role, RoleSet},
        table::Ix,
        text::Name,
        word::PartyKind,
    },
};

/// A new name, and the old one among the aliases; a name that comes late is an alias only.
pub(crate) fn rename(name: &mut Register<Name>, aliases: &mut Vec<(Name, u32)>, new: &Name, at: At<'_>) {
    let old = name.get().clone();
    let alias = if name.set(new.clone(), at) { old } else { new.clone() };
    if !aliases.iter().any(|(party, _)| *party == alias) {
        aliases.push((alias, at.seq));
    }
}

impl State {
    /// How a party stands to a role in a scope, and for whom.
    pub(crate) fn holding<'s>(&self, party: &'s PartyState, post: Post<'_>) -> Option<&'s Holding> {
        party.holding(post.role, post.scope, tables::ix(&self.parties, post.whose))
    }

    fn check_party(&self, event: &PartyEvent, named: Named) -> Result<(), Fault> {
        let id = event.party();
        let fault = |rule| Err(Fault::new(rule, Subject::Party(id.clone())));
        let Some(party) = named.party.and_then(|party| self.parties.get(party)) else {
            let PartyEvent::Added(added) = event else { return Ok(()) };
            return if added.aliases.len() > MAX_PER_PARTY { fault(&ENTRY_BOUNDS_SIZE) } else { Ok(()) };
        };
        // party.dissolved.last: a dissolved party takes no further status, role or position
        if party.is_dissolved() {
            if let PartyEvent::Renamed(_)
            | PartyEvent::AliasAdded(_)
            | PartyEvent::WeightSet(_)
            | PartyEvent::RoleEnded(_)
            | PartyEvent::MembershipEnded(_)
            | PartyEvent::Split(_)
            | PartyEvent::Succeeded(_)
            | PartyEvent::ActConfirmed(_) = event
            {
            } else {
                return fault(&PARTY_DISSOLVED_LAST);
            }
        }
        if let Some(post) = event.post() {
            // party.any.for: who acts does it for another, who sits for nobody
            let named = post.whose.is_some();
            let fits = (*post.role != Role::ACTS_FOR || named) && (*post.role != Role::PRINCIPAL || !named);
            if !fits || post.whose == Some(id) {
                return fault(&PARTY_ANY_FOR);
            }
            let known = self.holding(party, post).is_some();
            let ends = matches!(event, PartyEvent::RoleEnded(_));
            // party.role_ended.held: only a role that was given can end
            if !known && ends {
                return fault(&PARTY_ROLE_ENDED_HELD);
            }
            // entry.bounds.size
            let full = !known && party.holdings.len() >= MAX_PER_PARTY;
            return if full { fault(&ENTRY_BOUNDS_SIZE) } else { Ok(()) };
        }
        match event {
            // entry.bounds.size
            PartyEvent::WeightSet(fact) if fact.weight > MAX_WEIGHT => fault(&ENTRY_BOUNDS_SIZE),
            PartyEvent::Renamed(_) | PartyEvent::AliasAdded(_) if party.aliases.len() >= MAX_PER_PARTY => {
                fault(&ENTRY_BOUNDS_SIZE)
            }
            PartyEvent::MembershipBegun(fact) => {
                let Some(group) = self.parties.find(fact.group.as_str()) else { return Ok(()) };
                self.check_membership(party, id.as_str(), group)
                    .map_or(Ok(()), |rule| Err(Fault::new(rule, Subject::Party(fact.group.clone()))))
            }
            // party.split.into: into two at least, itself among them exactly where it continues
            PartyEvent::Split(fact) => {
                let itself = fact.into.contains(id);
                let fits = fact.into.len() >= 2 && is_each_once(&fact.into) && itself == fact.continues;
                if fits { Ok(()) } else { fault(&PARTY_SPLIT_INTO) }
            }
            // party.merged.parties: two at least, each once
            PartyEvent::Merged(fact) => {
                let fits = fact.parties.len() >= 2 && is_each_once(&fact.parties);
                if fits { Ok(()) } else { fault(&PARTY_MERGED_PARTIES) }
            }
            // party.succeeded.other: by another one that is not dissolved
            PartyEvent::Succeeded(fact) => {
                let successor = self.parties.by_key(fact.successor.as_str());
                let lives = successor.is_some_and(|successor| !successor.is_dissolved());
                if lives && fact.successor != *id { Ok(()) } else { fault(&PARTY_SUCCEEDED_OTHER) }
            }
            // party.membership_ended.member: only a member leaves a group
            PartyEvent::MembershipEnded(fact) => {
                let group = self.parties.find(fact.group.as_str());
                let member = party.memberships.iter().any(|m| Some(m.group) == group && m.current.value());
                if member { Ok(()) } else { fault(&PARTY_MEMBERSHIP_ENDED_MEMBER) }
            }
            PartyEvent::Added(_)
            | PartyEvent::Renamed(_)
            | PartyEvent::AliasAdded(_)
            | PartyEvent::Invited(_)
            | PartyEvent::InvitationWithdrawn(_)
            | PartyEvent::Joined(_)
            | PartyEvent::Declined(_)
            | PartyEvent::Suspended(_)
            | PartyEvent::Resumed(_)
            | PartyEvent::Excluded(_)
            | PartyEvent::Readmitted(_)
            | PartyEvent::Withdrawn(_)
            | PartyEvent::Returned(_)
            | PartyEvent::Dissolved(_)
            | PartyEvent::RoleOffered(_)
            | PartyEvent::RoleAssigned(_)
            | PartyEvent::RoleDeclined(_)
            | PartyEvent::RoleEnded(_)
            | PartyEvent::WeightSet(_)
            | PartyEvent::ActConfirmed(_) => Ok(()),
        }
    }

    pub(crate) fn check_membership(
        &self,
        party: &PartyState,
        id: &str,
        group: Ix<PartyState>,
    ) -> Option<&'static crate::judge::rule::Rule> {
        let kind = self.parties.get(group).map(|group| &group.kind);
        // party.membership_begun.group: a group is a coalition, a community or an organisation
        let groups = [PartyKind::COALITION, PartyKind::COMMUNITY, PartyKind::ORGANISATION];
        if !kind.is_some_and(|kind| groups.contains(kind)) {
            return Some(&PARTY_MEMBERSHIP_BEGUN_GROUP);
        }
        // party.membership_begun.circle: membership forms no circle
        let member = self.parties.find(id);
        let mut seen = vec![group];
        let mut at = 0;
        while let Some(&reached) = seen.get(at) {
            if Some(reached) == member {
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
        if party.is_member_of(group) {
            return Some(&PARTY_MEMBERSHIP_BEGUN_ONCE);
        }
        // entry.bounds.size
        let full =
            party.memberships.len() >= MAX_PER_PARTY && !party.memberships.iter().any(|m| m.group == group);
        full.then_some(&ENTRY_BOUNDS_SIZE)
    }

    fn fold_party(&mut self, event: &PartyEvent, named: Named, at: At<'_>) {
        let party = named.party;
        match event {
            PartyEvent::Added(fact) => {
                self.parties.add(PartyState {
                    id: fact.party.clone(),
                    introduced: at.seq,
                    name: Register::new(fact.name.clone(), at.seq),
                    kind: fact.kind.clone(),
                    aliases: fact.aliases.iter().map(|alias| (alias.clone(), at.seq)).collect(),
                    participation: Register::new(Participation::Outside, at.seq),
                    took_part: Vec::new(),
                    excluded_until: Register::new(None, at.seq),
                    holdings: Vec::new(),
                    memberships: Vec::new(),
                    weight: Register::new(1, at.seq),
                    left: Register::new(false, at.seq),
                    put_out: Register::new(false, at.seq),
                    inherits_from: Vec::new(),
                    carried_on: Register::new(None, at.seq),
                    identity: Vec::new(),
                    confirmed: Vec::new(),
                    roles: RoleSet::default(),
                });
            }
            PartyEvent::RoleOffered(_) => self.hold(party, event.post(), RoleStatus::Offered, at),
            PartyEvent::RoleAssigned(_) => self.hold(party, event.post(), RoleStatus::Held, at),
            PartyEvent::RoleDeclined(_) => self.hold(party, event.post(), RoleStatus::Declined, at),
            PartyEvent::RoleEnded(_) => self.hold(party, event.post(), RoleStatus::Ended, at),
            PartyEvent::MembershipBegun(fact) => self.join(party, fact.group.as_str(), true, at),
            PartyEvent::MembershipEnded(fact) => self.join(party, fact.group.as_str(), false, at),
            PartyEvent::Renamed(fact) => {
                let Some(party) = party.and_then(|party| self.parties.get_mut(party)) else { return };
                rename(&mut party.name, &mut party.aliases, &fact.name, at);
            }
            PartyEvent::AliasAdded(fact) => {
                let Some(party) = party.and_then(|party| self.parties.get_mut(party)) else { return };
                if !party.aliases.iter().any(|(alias, _)| *alias == fact.alias) {
                    party.aliases.push((fact.alias.clone(), at.seq));
                }
            }
            PartyEvent::WeightSet(fact) => {
                if let Some(party) = party.and_then(|party| self.parties.get_mut(party)) {
                    party.weight.set(fact.weight, at);
                }
            }
            PartyEvent::Invited(_) => self.take_part(party, Participation::Invited, at),
            PartyEvent::InvitationWithdrawn(_) => self.take_part(party, Participation::Outside, at),
            PartyEvent::Joined(_)
            | PartyEvent::Resumed(_)
            | PartyEvent::Readmitted(_)
            | PartyEvent::Returned(_) => self.take_part(party, Participation::Participating, at),
            PartyEvent::Declined(_) => self.take_part(party, Participation::Declined, at),
            PartyEvent::Suspended(_) => self.take_part(party, Participation::Suspended, at),
            PartyEvent::Excluded(fact) => {
                self.take_part(party, Participation::Excluded, at);
                if let Some(party) = party.and_then(|party| self.parties.get_mut(party)) {
                    party.excluded_until.set(fact.until.clone(), at);
                }
            }
            PartyEvent::Withdrawn(_) => {
                self.take_part(party, Participation::Withdrawn, at);
                if let Some(party) = party.and_then(|party| self.parties.get_mut(party)) {
                    party.left.set(true, at);
                }
            }
            PartyEvent::Dissolved(_) => self.take_part(party, Participation::Dissolved, at),
            PartyEvent::Split(fact) => self.identify(&fact.party, &fact.into, at),
            PartyEvent::Merged(fact) => self.identify(&fact.party, &fact.parties, at),
            PartyEvent::Succeeded(fact) => {
                self.identify(&fact.party, std::slice::from_ref(&fact.successor), at);
                let heir = self.parties.find(fact.successor.as_str());
                if let (Some(party), Some(ix), Inheritance::Carried) = (party, heir, fact.inherits) {
                    if let Some(successor) = self.parties.get_mut(ix) {
                        successor.inherits_from.push((party, at.seq));
                    }
                    if let Some(before) = self.parties.get_mut(party) {
                        before.carried_on.set(heir, at);
                    }
                    self.succeeded = true;
                    self.sum_up_principals();
                }
            }
            PartyEvent::ActConfirmed(_) => {
                if let Some(party) = party.and_then(|party| self.parties.get_mut(party)) {
                    party.confirmed.push(at.seq);
                }
            }
        }
    }

    /// Notes with each party that an entry tells where it came from, or what became of it.
    fn identify(&mut self, one: &PartyId, others: &[PartyId], at: At<'_>) {
        for id in std::iter::once(one).chain(others.iter().filter(|other| *other != one)) {
            if let Some(party) = self.parties.find(id.as_str()).and_then(|ix| self.parties.get_mut(ix)) {
                party.identity.push(at.seq);
            }
        }
    }

    fn take_part(&mut self, party: Option<Ix<PartyState>>, participation: Participation, at: At<'_>) {
        let Some(party) = party.and_then(|party| self.parties.get_mut(party)) else { return };
        let (was, sat) = (party.is_principal(), party.has_sat());
        party.participation.set(participation, at);
        party.took_part.push((at.seq, participation));
        match participation {
            Participation::Excluded => party.put_out.set(true, at),
            Participation::Participating => party.put_out.set(false, at),
            Participation::Outside
            | Participation::Invited
            | Participation::Declined
            | Participation::Suspended
            | Participation::Withdrawn
            | Participation::Dissolved => false,
        };
        self.seated = self.seated + usize::from(party.has_sat()) - usize::from(sat);
        if was != party.is_principal() {
            self.sum_up_principals();
        }
    }

    fn hold(
        &mut self,
        party: Option<Ix<PartyState>>,
        post: Option<Post<'_>>,
        status: RoleStatus,
        at: At<'_>,
    ) {
        let Some(Post { role, scope, whose }) = post else { return };
        let whose = tables::ix(&self.parties, whose);
        let Some(party) = party.and_then(|party| self.parties.get_mut(party)) else { return };
        let sat = party.has_sat();
        let is_it = |held: &&mut Holding| held.role == *role && held.scope == *scope && held.whose == whose;
        match party.holdings.iter_mut().find(is_it) {
            Some(holding) => {
                holding.status.set(status, at);
            }
            None => party.holdings.push(Holding {
                role: role.clone(),
                scope: scope.clone(),
                whose,
                status: Register::new(status, at.seq),
            }),
        }
        self.seated = self.seated + usize::from(party.has_sat()) - usize::from(sat);
        let was = party.is_principal();
        party.sum_up_roles();
        if was != party.is_principal() {
            self.sum_up_principals();
        }
    }

    fn join(&mut self, party: Option<Ix<PartyState>>, group: &str, member: bool, at: At<'_>) {
        let Some(group) = self.parties.find(group) else { return };
        let Some(party) = party.and_then(|party| self.parties.get_mut(party)) else { return };
        match party.memberships.iter_mut().find(|m| m.group == group) {
            Some(membership) => {
                membership.current.set(member, at);
            }
            None => party.memberships.push(Membership { group, current: Register::new(member, at.seq) }),
        }
    }
}

impl Folded for PartyEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_party(self, named)
    }

    fn fold(&self, state: &mut State, entry: &Entry, named: Named, at: At<'_>) {
        state.fold_party(self, named, at);
        if let (Self::Suspended(fact), Some(party)) = (self, named.party) {
            // By itself alone, or by others, or with them.
            let itself = entry.by.is_of_parties() && entry.by.voices().all(|party| *party == fact.party);
            if let Some(party) = state.parties.get_mut(party) {
                party.put_out.set(!itself, at);
            }
        }
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let party = talks.state.parties.get(named.party?)?;
        let member = |group: &PartyId| {
            let group = talks.state.parties.find(group.as_str());
            party.memberships.iter().find(|m| Some(m.group) == group).map(|m| m.current.seq())
        };
        match self {
            Self::Added(_)
            | Self::AliasAdded(_)
            | Self::Split(_)
            | Self::Merged(_)
            | Self::Succeeded(_)
            | Self::ActConfirmed(_) => None,
            Self::Renamed(_) => Some(party.name.seq()),
            Self::WeightSet(_) => Some(party.weight.seq()),
            Self::RoleOffered(_) | Self::RoleAssigned(_) | Self::RoleDeclined(_) | Self::RoleEnded(_) => {
                talks.state.holding(party, self.post()?).map(|holding| holding.status.seq())
            }
            Self::MembershipBegun(fact) => member(&fact.group),
            Self::MembershipEnded(fact) => member(&fact.group),
            Self::Invited(_)
            | Self::InvitationWithdrawn(_)
            | Self::Joined(_)
            | Self::Declined(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::Excluded(_)
            | Self::Readmitted(_)
            | Self::Withdrawn(_)
            | Self::Returned(_)
            | Self::Dissolved(_) => Some(party.participation.seq()),
        }
    }
}
