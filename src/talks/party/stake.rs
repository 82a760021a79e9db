//! What acts on parties change for others.

use crate::{
    event::{Disclosure, fact::Mention},
    judge::{
        act::has_powers,
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    talks::party::{Holding, PartyEvent, PartyState, Post, RoleStatus},
    value::{
        gather::Gather,
        id::PartyId,
        role::{Role, RoleSet},
        table::Ix,
    },
};

impl Staked for PartyEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let ix = judge.named.party;
        let party = ix.and_then(|ix| judge.talks.state.parties.get(ix));
        let sits = ix.is_some_and(|ix| sits_at(judge, ix));
        // What a party does to itself alone.
        let of_itself = |undoes: bool| Touched::unless(judge.is_of(ix) && undoes);
        match self {
            Self::Added(_)
            | Self::Joined(_)
            | Self::Declined(_)
            | Self::Withdrawn(_)
            | Self::Dissolved(_)
            | Self::ActConfirmed(_) => Touched::NobodyElse,
            Self::RoleOffered(_) => Touched::unless(!judge.crowds(party)),
            Self::InvitationWithdrawn(_) => {
                Touched::unless(party.is_some_and(|party| judge.is_of_makers(party.participation.seq())))
            }
            Self::Suspended(_) | Self::MembershipEnded(_) => of_itself(true),
            Self::Renamed(_) | Self::AliasAdded(_) => Touched::Each(ix.into_iter().collect()),
            Self::Resumed(_) => {
                of_itself(party.is_some_and(|party| judge.is_of_makers(party.participation.seq())))
            }
            Self::Returned(_) => of_itself(party.is_some_and(|party| !party.put_out.value())),
            // Who is invited takes part by itself, and sees what the participants see.
            Self::Invited(_) | Self::Readmitted(_) | Self::Excluded(_) | Self::WeightSet(_) => {
                Touched::All(Vec::new())
            }
            Self::MembershipBegun(_) => Touched::All(ix.into_iter().collect()),
            Self::RoleAssigned(fact) => {
                // Each has whom it agrees to have.
                let whose = judge.parties_of(&fact.for_party);
                // What was disclosed to a role was disclosed to those who held it then.
                if judge.is_disclosed_to(&fact.role) {
                    Touched::Both(whose)
                } else if fact.role == Role::ACTS_FOR {
                    Touched::Each(whose)
                } else if fact.role == Role::PRINCIPAL {
                    Touched::All(Vec::new())
                } else if has_powers(&fact.role) {
                    // `party.role_assigned.accepted` asks those who decide.
                    if whose.is_empty() { Touched::ByItsRule } else { Touched::Each(whose) }
                } else if judge.crowds(party) {
                    Touched::Both(whose)
                } else {
                    // A principal is called what it agrees to be called.
                    let all = ix.filter(|_| sits).into_iter().chain(whose).gather();
                    Touched::each(all)
                }
            }
            Self::RoleDeclined(_) | Self::RoleEnded(_) => ended(judge, ix, self.post()),
            Self::Split(fact) => {
                let others = judge.parties_of(fact.into.iter().filter(|id| *id != self.party()));
                let sits_too = others.iter().any(|ix| sits_at(judge, *ix));
                passes_on(judge, self.party(), &fact.into, !sits_too)
            }
            Self::Merged(fact) => {
                let all = judge.parties_of(fact.parties.iter().chain([self.party()]));
                let act = judge.others(all).is_empty();
                passes_on(judge, self.party(), &fact.parties, act)
            }
            // One seat stays one.
            Self::Succeeded(fact) => {
                let successor = judge.parties_of([&fact.successor]);
                let sits_too = successor.iter().any(|ix| sits_at(judge, *ix));
                passes_on(judge, self.party(), [&fact.successor], !sits_too)
            }
        }
    }

    // A seat that is taken counts.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        if let Self::Joined(fact) = self {
            Shown::With(vec![Mention::Party(&fact.party)])
        } else if let Self::RoleOffered(_) = self {
            Shown::Kept
        } else {
            Shown::AsItTouches
        }
    }
}

/// A role is given up by who holds it, or for whom it is held unless it gives powers over others; or taken back by who offered
/// it.
fn ended(judge: &Judge<'_>, ix: Option<Ix<PartyState>>, post: Option<Post<'_>>) -> Touched {
    let state = &judge.talks.state;
    let party = ix.and_then(|ix| state.parties.get(ix));
    let holding = party.zip(post).and_then(|(party, post)| state.holding(party, post));
    let powers = post.is_some_and(|post| has_powers(post.role));
    let represented = holding.and_then(|holding| holding.whose).filter(|_| !powers);
    let offered = holding.filter(|holding| holding.status.value() == RoleStatus::Offered);
    // Who gave a role that lets do nothing takes it back.
    let plain = !powers && post.is_some_and(|post| ![Role::PRINCIPAL, Role::ACTS_FOR].contains(post.role));
    let given = offered.or(holding.filter(|_| plain));
    let alone = judge.is_of(ix)
        || judge.is_of(represented)
        || given.is_some_and(|holding| judge.is_of_makers(holding.status.seq()));
    match represented {
        Some(represented) if !alone => Touched::Each(vec![represented]),
        Some(_) | None => Touched::unless(alone),
    }
}

/// Where one takes over the seat of another, or passes on that of others, it is everybody's affair; otherwise that of
/// those who become one, or several.
fn passes_on<'p>(
    judge: &Judge<'_>,
    party: &'p PartyId,
    others: impl IntoIterator<Item = &'p PartyId>,
    no_more: bool,
) -> Touched {
    let all = judge.parties_of(std::iter::once(party).chain(others));
    // Nor is a seat passed on that one was put out of, or a role that was given to one.
    let parties = &judge.talks.state.parties;
    if all.iter().filter_map(|ix| parties.get(*ix)).any(|party| judge.is_tied(party)) {
        return Touched::Both(all);
    }
    let (seats, others): (Vec<_>, Vec<_>) = all.iter().copied().partition(|ix| sits_at(judge, *ix));
    // Nor to one that would fill it elsewhere as well.
    if others.iter().any(|other| seats.iter().any(|seat| judge.is_placed_apart(*other, *seat))) {
        return Touched::Both(all);
    }
    if seats.is_empty() && judge.others(all.iter().copied()).is_empty()
        || no_more && !seats.is_empty() && judge.others(seats.iter().copied()).is_empty()
    {
        Touched::NobodyElse
    } else {
        // Nobody ends, or becomes another, without an act of its own; what is no more, the secretariat tells.
        Touched::Both(all)
    }
}

/// How many roles the same parties give one party alone: so that several fill its list, and not one.
const MAX_BY_ONE: usize = 16;

fn sits_at(judge: &Judge<'_>, party: Ix<PartyState>) -> bool {
    judge.talks.state.parties.get(party).is_some_and(|party| party.roles.has_any(RoleSet::PRINCIPAL))
}

impl Judge<'_> {
    /// Whether a party has what is not its own to pass on: a seat that it does not fill now, a role with powers, or one that
    /// shows it what others may not see.
    fn is_tied(&self, party: &PartyState) -> bool {
        let mut held = party.holdings.iter().filter(|holding| holding.status.value() == RoleStatus::Held);
        party.is_away()
            || held.any(|holding| {
                let shows = holding.role != Role::PRINCIPAL && self.is_disclosed_to(&holding.role);
                holding.role == Role::ACTS_FOR || has_powers(&holding.role) || shows
            })
    }

    /// Whether a party is in a group, or at a table where something is decided, that another is not in, or at: with the seat of
    /// that one it would count there.
    fn is_placed_apart(&self, own: Ix<PartyState>, other: Ix<PartyState>) -> bool {
        let state = &self.talks.state;
        let memberships = state.parties.get(own).map_or(&[][..], |party| &party.memberships);
        let mut groups = memberships.iter().filter(|own| own.current.value()).map(|own| own.group);
        let is_member =
            |group| state.parties.get(other).is_some_and(|party: &PartyState| party.is_member_of(group));
        let mut tables = state.tracks.items().iter().filter(|track| !track.is_idle());
        groups.any(|group| !is_member(group))
            || tables.any(|track| track.has_party(own) && !track.seats(other))
    }

    /// Whether those who act have given a party so many roles that one more keeps others from giving it any.
    fn crowds(&self, party: Option<&PartyState>) -> bool {
        let given = |holding: &&Holding| self.is_of_makers(holding.status.seq());
        party.is_some_and(|party| party.holdings.iter().filter(given).count() >= MAX_BY_ONE)
    }

    /// Whether something is disclosed to those who hold a role.
    fn is_disclosed_to(&self, role: &Role) -> bool {
        let mut entries = self.talks.entries().iter();
        self.talks.is_restricted() && entries.any(|entry| entry.disclosure == Disclosure::Role(role.clone()))
    }
}
