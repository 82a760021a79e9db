//! What happens to parties: the facts.

use crate::{
    fact::facts,
    id::PartyId,
    role::{Role, Scope},
    terms::Reached,
    text::{Name, Text},
    when::When,
    word::PartyKind,
};

facts! {
    /// A fact about a party.
    pub enum PartyEvent("party") {
        /// A party became known. It is outside the talks until it joins.
        ///
        /// Rules: `party.added.free`, `party.added.entitled`.
        Added = "added" {
            /// Its id.
            party: PartyId,
            /// Its name.
            name: Name,
            /// What it is.
            kind: PartyKind,
            ;
            /// Other names it is known by.
            aliases / with_aliases: Vec<Name>,
        }
        /// A party took another name; the old one stays as an alias.
        Renamed = "renamed" {
            /// The party.
            party: PartyId,
            /// Its new name.
            name: Name,
        }
        /// A further name of a party became known.
        AliasAdded = "alias_added" {
            /// The party.
            party: PartyId,
            /// The further name.
            alias: Name,
            ;
            /// Since when it is used.
            from / with_from: Option<When>,
            /// Until when it was used.
            until / with_until: Option<When>,
        }
        /// A party was invited to the table.
        Invited = "invited" {
            /// The party.
            party: PartyId,
        }
        /// An invitation was taken back.
        InvitationWithdrawn = "invitation_withdrawn" {
            /// The party.
            party: PartyId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A party took its seat.
        Joined = "joined" {
            /// The party.
            party: PartyId,
        }
        /// A party declined an invitation.
        Declined = "declined" {
            /// The party.
            party: PartyId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A party's participation was suspended, by itself or by the others.
        Suspended = "suspended" {
            /// The party.
            party: PartyId,
            /// Why.
            reason: Text,
            ;
            /// Until when, as far as announced. Time by itself ends nothing.
            until / with_until: Option<When>,
            /// How it was decided; filled in when left out.
            reached / with_reached: Option<Reached>,
        }
        /// A suspended party takes part again.
        Resumed = "resumed" {
            /// The party.
            party: PartyId,
        }
        /// A party was excluded by the others.
        Excluded = "excluded" {
            /// The party.
            party: PartyId,
            /// Why.
            reason: Text,
            ;
            /// Until when it may not be readmitted.
            until / with_until: Option<When>,
            /// How it was decided; filled in when left out.
            reached / with_reached: Option<Reached>,
        }
        /// An excluded party was let in again.
        Readmitted = "readmitted" {
            /// The party.
            party: PartyId,
        }
        /// A party left the talks. What becomes of its positions, the procedure says.
        Withdrawn = "withdrawn" {
            /// The party.
            party: PartyId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A party that had left came back.
        Returned = "returned" {
            /// The party.
            party: PartyId,
        }
        /// A party ceased to exist.
        Dissolved = "dissolved" {
            /// The party.
            party: PartyId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A party was offered a role, or offered to take it on.
        RoleOffered = "role_offered" {
            /// The party.
            party: PartyId,
            /// The role.
            role: Role,
            ;
            /// What it extends to; absent: the whole.
            scope / with_scope: Option<Scope>,
        }
        /// A party took on a role.
        RoleAssigned = "role_assigned" {
            /// The party.
            party: PartyId,
            /// The role.
            role: Role,
            ;
            /// What it extends to; absent: the whole.
            scope / with_scope: Option<Scope>,
            /// The party acted for; only with `acts_for`.
            on_behalf_of / with_on_behalf_of: Option<PartyId>,
            /// Until when, as planned. A role ends by an entry.
            until / with_until: Option<When>,
            /// How the principals consented; filled in when left out and the role needs it.
            reached / with_reached: Option<Reached>,
        }
        /// An offered role was declined.
        RoleDeclined = "role_declined" {
            /// The party.
            party: PartyId,
            /// The role.
            role: Role,
            ;
            /// What it extends to; absent: the whole.
            scope / with_scope: Option<Scope>,
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A party no longer holds a role.
        RoleEnded = "role_ended" {
            /// The party.
            party: PartyId,
            /// The role.
            role: Role,
            ;
            /// What it extended to; absent: the whole.
            scope / with_scope: Option<Scope>,
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A party became a member of a group, which is itself a party.
        MembershipBegun = "membership_begun" {
            /// The member.
            party: PartyId,
            /// The group: a coalition, a community or an organisation.
            group: PartyId,
        }
        /// A party left a group.
        MembershipEnded = "membership_ended" {
            /// The member.
            party: PartyId,
            /// The group.
            group: PartyId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// A party was given a weight, such as the votes it won.
        WeightSet = "weight_set" {
            /// The party.
            party: PartyId,
            /// Its weight; one when never set.
            weight: u64,
        }
    }
}
