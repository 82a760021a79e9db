//! How a party takes part, and how it holds a role: the lifecycles.

use crate::{
    judge::rule::catalogue::{
        PARTY_EXCLUDED_DECIDED, PARTY_JOINED_ADMITTED, PARTY_READMITTED_TERM, PARTY_RETURNED_ADMITTED,
        PARTY_ROLE_ASSIGNED_ACCEPTED, PARTY_SUSPENDED_DECIDED,
    },
    lifecycle,
    value::role::Entitled::{Any, Chair, Convener, Mediator, Own, Principal},
};

lifecycle! {
    /// The lifecycle of a party's participation in the whole.
    pub lifecycle ParticipationLifecycle("party") entitles crate::value::role::Entitled;
    /// How a party takes part in the whole.
    pub status Participation {
        /// Known, not at the table.
        Outside = "outside" initial,
        /// Invited, not yet there.
        Invited = "invited",
        /// At the table.
        Participating = "participating",
        /// Declined the invitation.
        Declined = "declined",
        /// At the table no longer, for the time being.
        Suspended = "suspended",
        /// Excluded by the others.
        Excluded = "excluded",
        /// Left.
        Withdrawn = "withdrawn",
        /// Ceased to exist.
        Dissolved = "dissolved" last,
    }
    /// What moves a party's participation.
    pub action ParticipationAction {
        /// It became known.
        Added = "added",
        /// It was invited.
        Invited = "invited",
        /// The invitation was taken back.
        InvitationWithdrawn = "invitation_withdrawn",
        /// It took its seat.
        Joined = "joined",
        /// It declined.
        Declined = "declined",
        /// It was suspended.
        Suspended = "suspended",
        /// It takes part again.
        Resumed = "resumed",
        /// It was excluded.
        Excluded = "excluded",
        /// It was let in again.
        Readmitted = "readmitted",
        /// It left.
        Withdrawn = "withdrawn",
        /// It came back.
        Returned = "returned",
        /// It ceased to exist.
        Dissolved = "dissolved",
    }
    rows {
        new => Added => Outside: [Any];
        Outside | Declined | Withdrawn => Invited => Invited: [Principal, Mediator, Convener, Chair];
        Invited => InvitationWithdrawn => Outside: [Principal, Mediator, Convener, Chair];
        Outside | Invited | Declined => Joined => Participating: [Own] if &PARTY_JOINED_ADMITTED;
        Invited => Declined => Declined: [Own];
        Participating => Suspended => Suspended: [Own, Chair, Principal] if &PARTY_SUSPENDED_DECIDED;
        Suspended => Resumed => Participating: [Own, Chair];
        Invited | Participating | Suspended | Withdrawn => Excluded => Excluded: [Chair, Principal] if &PARTY_EXCLUDED_DECIDED;
        Excluded => Readmitted => Participating: [Chair, Principal] if &PARTY_READMITTED_TERM;
        Participating | Suspended | Excluded => Withdrawn => Withdrawn: [Own];
        Withdrawn => Returned => Participating: [Own] if &PARTY_RETURNED_ADMITTED;
        Outside | Invited | Declined | Participating | Suspended | Excluded | Withdrawn => Dissolved => Dissolved: [Own];
    }
}

lifecycle! {
    /// The lifecycle of a role that a party holds, for each role and scope.
    pub lifecycle RoleLifecycle("party") entitles crate::value::role::Entitled;
    /// How a party stands to a role.
    pub status RoleStatus {
        /// Offered, not yet taken on.
        Offered = "offered" initial,
        /// Held.
        Held = "held" initial,
        /// Declined.
        Declined = "declined" resting,
        /// Held no longer.
        Ended = "ended" resting,
    }
    /// What moves a role.
    pub action RoleAction {
        /// It was offered.
        RoleOffered = "role_offered",
        /// It was taken on.
        RoleAssigned = "role_assigned",
        /// It was declined.
        RoleDeclined = "role_declined",
        /// It ended.
        RoleEnded = "role_ended",
    }
    rows {
        new => RoleOffered => Offered: [Own, Principal, Convener];
        new => RoleAssigned => Held: [Principal, Convener, Chair] if &PARTY_ROLE_ASSIGNED_ACCEPTED;
        Offered | Declined | Ended => RoleAssigned => Held: [Principal, Convener, Chair] if &PARTY_ROLE_ASSIGNED_ACCEPTED;
        Offered => RoleDeclined => Declined: [Principal, Own];
        Held => RoleEnded => Ended: [Own, Principal, Convener];
    }
}

impl Participation {
    /// Whether a party that took its seat does not fill it now.
    pub(crate) const fn is_away(self) -> bool {
        matches!(self, Self::Suspended) || self.is_gone()
    }

    /// Whether a party is no longer in the talks.
    pub(crate) const fn is_gone(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Excluded | Self::Dissolved)
    }
}
