//! What follows from acts on parties: points reopen without who left, and who split, merged or was succeeded is
//! dissolved.

use crate::{
    decision::OnWithdrawal,
    event::{Entry, Event},
    judge::consequence::Followed,
    state::{Asked, Moment, Named, Negotiation, Said},
    talks::{
        party::{
            self, Holding, Inheritance, MAX_PER_PARTY, MembershipBegun, Participation, PartyEvent,
            PartyState, RoleAssigned, RoleStatus, Succeeded, WeightSet,
        },
        track::{self, MAX_PER_TRACK, TrackState},
    },
    value::{gather::Gather, id::PartyId, register::EventTime, role::Scope, table::Ix},
};

impl Followed for PartyEvent {
    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        _: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let lives = |id: &&PartyId| {
            let party = talks.state.parties.by_key(id.as_str());
            party.is_some_and(|party| !party.is_dissolved())
        };
        let dissolved = |id: &PartyId| party::Dissolved::from_parts(id.clone()).into();
        match self {
            Self::Withdrawn(_) => named.party.map_or_else(Vec::new, |party| talks.left(party, moment)),
            Self::Split(fact) if !fact.continues => {
                Some(&fact.party).filter(lives).map(dissolved).into_iter().gather()
            }
            Self::Merged(fact) => {
                let others = fact.parties.iter().filter(|id| **id != fact.party);
                others.filter(lives).map(dissolved).gather()
            }
            Self::Succeeded(fact) => {
                let carried = fact.inherits == Inheritance::Carried;
                let mut events = if carried { talks.inherited(fact) } else { Vec::new() };
                events.extend(Some(&fact.party).filter(lives).map(dissolved));
                events
            }
            Self::Added(_)
            | Self::Renamed(_)
            | Self::AliasAdded(_)
            | Self::Invited(_)
            | Self::InvitationWithdrawn(_)
            | Self::Joined(_)
            | Self::Declined(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::Excluded(_)
            | Self::Readmitted(_)
            | Self::Returned(_)
            | Self::Dissolved(_)
            | Self::RoleOffered(_)
            | Self::RoleAssigned(_)
            | Self::RoleDeclined(_)
            | Self::RoleEnded(_)
            | Self::MembershipBegun(_)
            | Self::MembershipEnded(_)
            | Self::WeightSet(_)
            | Self::Split(_)
            | Self::ActConfirmed(_) => Vec::new(),
        }
    }

    /// A party may be given several roles.
    fn consequence_suffix(&self) -> Option<String> {
        if let Self::MembershipBegun(fact) = self {
            return Some(fact.group.to_string());
        }
        let Self::RoleAssigned(fact) = self else { return None };
        let role = match &fact.scope {
            None | Some(Scope::Whole) => fact.role.to_string(),
            Some(Scope::Meeting(scope)) => format!("{}/{scope}", fact.role),
            Some(Scope::Track(scope)) => format!("{}/{scope}", fact.role),
            Some(Scope::Instrument(scope)) => format!("{}/{scope}", fact.role),
        };
        Some(fact.for_party.as_ref().map_or(role.clone(), |whose| format!("{role}/for/{whose}")))
    }

    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        matches!(self, Self::Withdrawn(_) | Self::Split(_) | Self::Merged(_) | Self::Succeeded(_))
    }
}

impl Negotiation {
    /// What a successor is given: the roles and the seat, the weight, the groups, and the places at tables.
    fn inherited(&self, fact: &Succeeded) -> Vec<Event> {
        let of = |id: &PartyId| self.state.parties.by_key(id.as_str());
        let (Some(before), Some(party)) = (of(&fact.party), of(&fact.successor)) else { return Vec::new() };
        let held = |holding: &&Holding| holding.status.value() == RoleStatus::Held;
        let roles = before.holdings.iter().filter(held);
        let roles = roles.filter(|new| {
            let own = party.holding(&new.role, &new.scope, new.whose);
            own.is_none_or(|own| own.status.value() != RoleStatus::Held)
        });
        let room = MAX_PER_PARTY.saturating_sub(party.holdings.len());
        let mut events: Vec<Event> = roles
            .filter_map(|new| {
                let other = new.whose.and_then(|ix| self.state.parties.get(ix));
                let assigned = RoleAssigned::from_parts(party.id.clone(), new.role.clone());
                let assigned =
                    if new.scope == Scope::Whole { assigned } else { assigned.with_scope(new.scope.clone()) };
                // What was given for a term is handed on for it.
                let given = self.nth(new.status.seq()).and_then(|entry| RoleAssigned::of(&entry.event));
                let until = given.and_then(|given| given.until.clone());
                let assigned = until.into_iter().fold(assigned, RoleAssigned::with_until);
                match other {
                    // Nobody holds a role for itself.
                    Some(other) if other.id == party.id => None,
                    Some(other) => Some(assigned.with_for_party(other.id.clone()).into()),
                    None => Some(assigned.into()),
                }
            })
            .take(room)
            .gather();
        let joins = matches!(
            party.participation.value(),
            Participation::Outside | Participation::Invited | Participation::Declined
        );
        if before.is_participating() && joins {
            events.push(party::Joined::from_parts(party.id.clone()).into());
        }
        // Who has a seat of its own counts as it did.
        let weight = before.weight.value();
        if !party.is_principal() && party.weight.value() != weight {
            events.push(WeightSet::from_parts(party.id.clone(), weight).into());
        }
        let room = MAX_PER_PARTY.saturating_sub(party.memberships.len());
        let groups = before.memberships.iter().filter(|membership| membership.current.value());
        let fits =
            |group: &Ix<PartyState>| self.state.check_membership(party, party.id.as_str(), *group).is_none();
        let groups = groups.map(|membership| membership.group).filter(fits).take(room);
        let groups = groups.filter_map(|group| self.party_id(group));
        events
            .extend(groups.map(|group| MembershipBegun::from_parts(party.id.clone(), group.clone()).into()));
        events.extend(
            self.state.tracks.items().iter().filter_map(|track| self.seat_passed_on(track, before, party)),
        );
        events
    }

    /// That a successor has the place of its predecessor at the table of a track.
    fn seat_passed_on(&self, track: &TrackState, before: &PartyState, party: &PartyState) -> Option<Event> {
        let find = |party: &PartyState| self.state.parties.find(party.id.as_str());
        let (from, to) = (find(before)?, find(party)?);
        let is_full =
            track.parties.len() >= MAX_PER_TRACK && !track.parties.iter().any(|(one, _)| *one == to);
        if !track.has_party(from) || is_full {
            return None;
        }
        let revised =
            track::Revised::from_parts(track.id.clone()).with_parties_removed(vec![before.id.clone()]);
        let added = if track.has_party(to) { Vec::new() } else { vec![party.id.clone()] };
        Some(revised.with_parties_added(added).into())
    }

    /// The points that reopen when a party leaves, where the procedure says so.
    fn left(&self, party: Ix<PartyState>, moment: Moment<'_>) -> Vec<Event> {
        let principal = self
            .state
            .parties
            .get(party)
            .is_some_and(|p| p.roles.has_any(crate::value::role::RoleSet::PRINCIPAL));
        if !principal || self.state.procedure().on_withdrawal() != OnWithdrawal::Reopening {
            return Vec::new();
        }
        let agreed = self.state.points.iter().filter(|(_, point)| point.status.value().is_agreed());
        agreed
            .flat_map(|(ix, point)| {
                let asked = Asked::Point(point);
                // Who leaves still belongs to those who are asked, where it was at the table.
                let mut electorate = self.state.electorate(asked).into_owned();
                if !self.state.is_at_table(ix, point, party) {
                    return Vec::new();
                }
                if !electorate.contains(&party) {
                    electorate.push(party);
                }
                let said = |ix| {
                    if ix == party { Said::Pending } else { self.said(asked, ix, point.ground(), moment) }
                };
                self.reopens(point, &electorate, &said)
            })
            .gather()
    }
}
