//! What happens to parties: the facts.

use crate::{
    event::declare::facts,
    talks::party::{Inheritance, Post},
    value::{
        id::{EntryId, PartyId},
        role::{Role, Scope},
        text::Name,
        when::When,
        word::PartyKind,
    },
};

facts! {
    /// A fact about a party.
    pub enum PartyEvent("party") about party {
        /// The party.
        party: PartyId,
    }
    facts {
        /// A party became known. It is outside the talks until it joins.
        ///
        /// Rules: `party.added.free`, `entry.bounds.size`.
        Added = "added" [changes(nothing) introduces(party)] {
            /// Its name.
            name: Name,
            /// What it is.
            kind: PartyKind,
            ;
            /// Other names it is known by.
            aliases / with_aliases: Vec<Name>,
        }
        /// A party took another name; the old one stays as an alias.
        ///
        /// Rules: `party.renamed.known`, `party.renamed.entitled`, `entry.bounds.size`.
        Renamed = "renamed" [changes(voice) beside(Own, Principal, Chair)] {
            /// Its new name.
            name: Name,
        }
        /// A further name of a party became known.
        ///
        /// Rules: `party.alias_added.known`, `party.alias_added.entitled`, `entry.bounds.size`.
        AliasAdded = "alias_added" [changes(voice) beside(Own, Principal, Chair)] {
            /// The further name.
            alias: Name,
            ;
            /// Since when it is used.
            from / with_from: Option<When>,
            /// Until when it was used.
            until / with_until: Option<When>,
        }
        /// A party was invited to the table.
        ///
        /// Rules: `party.invited.known`, `party.invited.status`, `party.invited.entitled`,
        /// `party.dissolved.last`.
        Invited = "invited" [changes(seats)] {}
        /// An invitation was taken back.
        ///
        /// Rules: `party.invitation_withdrawn.known`, `party.invitation_withdrawn.status`,
        /// `party.invitation_withdrawn.entitled`, `party.dissolved.last`.
        InvitationWithdrawn = "invitation_withdrawn" [changes(seats)] {}
        /// A party took its seat.
        ///
        /// Rules: `party.joined.known`, `party.joined.status`, `party.joined.entitled`,
        /// `party.dissolved.last`, `party.joined.admitted`.
        Joined = "joined" [changes(nothing)] {}
        /// A party declined an invitation.
        ///
        /// Rules: `party.declined.known`, `party.declined.status`, `party.declined.entitled`,
        /// `party.dissolved.last`.
        Declined = "declined" [changes(nothing)] {}
        /// A party's participation was suspended, by itself or by the others.
        ///
        /// Rules: `party.suspended.known`, `party.suspended.status`, `party.suspended.entitled`,
        /// `party.dissolved.last`, `any.any.reached`, `party.suspended.decided`.
        Suspended = "suspended" [changes(seats) decided(jointly)] {
            ;
            /// Until when, as far as announced. Time by itself ends nothing.
            until / with_until: Option<When>,
        }
        /// A suspended party takes part again.
        ///
        /// Rules: `party.resumed.known`, `party.resumed.status`, `party.resumed.entitled`,
        /// `party.dissolved.last`.
        Resumed = "resumed" [changes(seats)] {}
        /// A party was excluded by the others.
        ///
        /// Rules: `party.excluded.known`, `party.excluded.status`, `party.excluded.entitled`,
        /// `party.dissolved.last`, `any.any.reached`, `party.excluded.decided`.
        Excluded = "excluded" [changes(seats) decided(jointly)] {
            ;
            /// Until when it may not be readmitted.
            until / with_until: Option<When>,
        }
        /// An excluded party was let in again.
        ///
        /// Rules: `party.readmitted.known`, `party.readmitted.status`, `party.readmitted.entitled`,
        /// `party.dissolved.last`, `party.readmitted.term`.
        Readmitted = "readmitted" [changes(seats)] {}
        /// A party left the talks. What becomes of its positions, the procedure says.
        ///
        /// Rules: `party.withdrawn.known`, `party.withdrawn.status`, `party.withdrawn.entitled`,
        /// `party.dissolved.last`.
        ///
        /// Consequence: where the procedure says so, each agreed point whose agreement no longer
        /// holds without the principal is reopened ([`point::Reopened`](crate::talks::point::Reopened)).
        Withdrawn = "withdrawn" [changes(nothing)] {}
        /// A party that had left came back.
        ///
        /// Rules: `party.returned.known`, `party.returned.status`, `party.returned.entitled`,
        /// `party.dissolved.last`, `party.returned.admitted`.
        Returned = "returned" [changes(seats)] {}
        /// A party ceased to exist.
        ///
        /// Rules: `party.dissolved.known`, `party.dissolved.entitled`, `party.dissolved.last`.
        Dissolved = "dissolved" [changes(nothing)] {}
        /// A party was offered a role, or offered to take it on.
        ///
        /// Rules: `party.role_offered.known`, `party.role_offered.status`,
        /// `party.role_offered.entitled`, `party.dissolved.last`, `party.any.for`, `entry.bounds.size`.
        RoleOffered = "role_offered" [changes(seats)] {
            /// The role.
            role: Role,
            ;
            /// What it extends to; absent: the whole.
            scope / with_scope: Option<Scope>,
            /// For whom, where it is held for a party.
            for_party / with_for_party: Option<PartyId>,
        }
        /// A party took on a role, perhaps for another: as its adviser, its supporter. The role `acts_for` is given by the
        /// party whose voice it is, whether or not that decides.
        ///
        /// Rules: `party.role_assigned.known`, `party.role_assigned.status`,
        /// `party.role_assigned.entitled`, `party.dissolved.last`, `party.any.for`,
        /// `entry.bounds.size`, `any.any.reached`, `party.role_assigned.accepted`.
        RoleAssigned = "role_assigned" [changes(seats) decided(jointly)] {
            /// The role.
            role: Role,
            ;
            /// What it extends to; absent: the whole.
            scope / with_scope: Option<Scope>,
            /// For whom: the party acted for, advised, supported, accompanied.
            for_party / with_for_party: Option<PartyId>,
            /// Until when, as planned. A role ends by an entry.
            until / with_until: Option<When>,
        }
        /// An offered role was declined.
        ///
        /// Rules: `party.role_declined.known`, `party.role_declined.status`,
        /// `party.role_declined.entitled`, `party.dissolved.last`, `party.any.for`.
        RoleDeclined = "role_declined" [changes(seats)] {
            /// The role.
            role: Role,
            ;
            /// What it extends to; absent: the whole.
            scope / with_scope: Option<Scope>,
            /// For whom, where it is held for a party.
            for_party / with_for_party: Option<PartyId>,
        }
        /// A party no longer holds a role. One that gives no powers is ended by whom it is held for as well.
        ///
        /// Rules: `party.role_ended.known`, `party.role_ended.status`, `party.role_ended.entitled`,
        /// `party.any.for`, `party.role_ended.held`.
        RoleEnded = "role_ended" [changes(seats)] {
            /// The role.
            role: Role,
            ;
            /// What it extended to; absent: the whole.
            scope / with_scope: Option<Scope>,
            /// For whom, where it is held for a party.
            for_party / with_for_party: Option<PartyId>,
        }
        /// A party became a member of a group, which is itself a party.
        ///
        /// Rules: `party.membership_begun.known`, `party.membership_begun.entitled`,
        /// `party.dissolved.last`, `party.membership_begun.group`, `party.membership_begun.circle`,
        /// `party.membership_begun.once`, `entry.bounds.size`.
        MembershipBegun = "membership_begun" [changes(count) beside(Own, Principal, Chair)] {
            /// The group: a coalition, a community or an organisation.
            group: PartyId,
        }
        /// A party left a group.
        ///
        /// Rules: `party.membership_ended.known`, `party.membership_ended.entitled`,
        /// `party.membership_ended.member`.
        MembershipEnded = "membership_ended" [changes(count) beside(Own, Principal, Chair)] {
            /// The group.
            group: PartyId,
        }
        /// A party was given a weight, such as the votes it won.
        ///
        /// Rules: `party.weight_set.known`, `party.weight_set.entitled`, `entry.bounds.size`.
        WeightSet = "weight_set" [changes(count) beside(Principal, Chair, Convener)] {
            /// Its weight, at most [`MAX_WEIGHT`](crate::talks::party::MAX_WEIGHT); one when never set.
            weight: u64,
        }
        /// A party split into several.
        ///
        /// Rules: `party.split.known`, `party.split.entitled`, `party.split.into`, `party.any.heir`.
        /// Consequence: where it does not continue, it is dissolved. Positions are not handed on; who continues keeps its own.
        Split = "split" [changes(seats) beside(Own, Principal, Chair)] {
            /// Whether it goes on as one of them.
            continues: bool,
            ;
            /// What it split into, two at least, known before; itself among them where it continues.
            into / with_into: Vec<PartyId>,
        }
        /// Parties merged into one, which may be one of them.
        ///
        /// Rules: `party.merged.known`, `party.merged.entitled`, `party.merged.parties`,
        /// `party.dissolved.last`, `party.any.heir`. Consequence: the others are dissolved. Positions are not handed on.
        Merged = "merged" [changes(seats) beside(Own, Principal, Chair)] {
            ;
            /// The parties that merged, two at least.
            parties / with_parties: Vec<PartyId>,
        }
        /// Another party came in the place of a party.
        ///
        /// Rules: `party.succeeded.known`, `party.succeeded.entitled`, `party.succeeded.other`,
        /// `party.any.heir`. Consequence: the predecessor is dissolved. Where its place is carried on, the successor is given
        /// the roles, the seat, the weight, the groups and the places at tables that the predecessor had
        /// (consequences too), and a position of the predecessor counts for the successor as long as it has
        /// taken none of its own. Both are one party to instruments and ceasefires: they count once, and the
        /// successor decides. One that is in a group, or at a table, where the predecessor is not takes a seat over only with those who
        /// decide. To be bound by a treaty itself, it notifies its succession (Vienna Convention on
        /// Succession of States in respect of Treaties of 1978, article 17).
        Succeeded = "succeeded" [changes(seats) beside(Own, Principal, Chair)] {
            /// The successor.
            successor: PartyId,
            /// What becomes of the predecessor's roles, seat and positions.
            inherits: Inheritance,
        }
        /// A party confirmed an act that somebody did for it without being able to (Vienna Convention on
        /// the Law of Treaties, article 8). The irregularity stays with the entry; that it was cured is
        /// told beside it.
        ///
        /// Rules: `party.act_confirmed.known`, `party.act_confirmed.entitled`,
        /// `party.act_confirmed.defect`.
        ActConfirmed = "act_confirmed" [changes(nothing) beside(Own)] {
            /// The entry of the act.
            entry: EntryId,
        }
    }
}

impl PartyEvent {
    /// Returns the role that the event is about, if it is about one.
    #[must_use]
    pub fn role(&self) -> Option<&Role> {
        self.post().map(|post| post.role)
    }

    /// The role that the event is about, with what it extends to and for whom.
    pub(crate) const fn post(&self) -> Option<Post<'_>> {
        let (role, scope, whose) = match self {
            Self::RoleOffered(fact) => (&fact.role, &fact.scope, &fact.for_party),
            Self::RoleAssigned(fact) => (&fact.role, &fact.scope, &fact.for_party),
            Self::RoleDeclined(fact) => (&fact.role, &fact.scope, &fact.for_party),
            Self::RoleEnded(fact) => (&fact.role, &fact.scope, &fact.for_party),
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
            | Self::Withdrawn(_)
            | Self::Returned(_)
            | Self::Dissolved(_)
            | Self::MembershipBegun(_)
            | Self::MembershipEnded(_)
            | Self::WeightSet(_)
            | Self::Split(_)
            | Self::Merged(_)
            | Self::Succeeded(_)
            | Self::ActConfirmed(_) => return None,
        };
        let scope = match scope {
            Some(scope) => scope,
            None => &Scope::Whole,
        };
        Some(Post { role, scope, whose: whose.as_ref() })
    }
}
