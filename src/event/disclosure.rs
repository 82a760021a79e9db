//! Who may see an entry.

use crate::value::{id::PartyId, role::Role};

/// Who may see an entry.
///
/// Whom it admits sees it if all that it rests on can be seen as well; see [`View`](crate::record::View). An entry
/// that mentions only what its audience sees may still rest on something hidden, such as what it undoes.
///
/// ```
/// use negotiation::{event::Disclosure, value::id::PartyId};
///
/// let two = Disclosure::Parties(vec![PartyId::new("a")?, PartyId::new("b")?]);
/// let one = Disclosure::Parties(vec![PartyId::new("a")?]);
/// assert!(one.is_no_wider_than(&two));
/// assert!(!two.is_no_wider_than(&one));
/// assert!(two.is_no_wider_than(&Disclosure::Public));
/// # Ok::<(), negotiation::value::id::InvalidId>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Disclosure {
    /// Everybody.
    #[default]
    Public,
    /// All who take part.
    Participants,
    /// These parties; at most 256.
    Parties(Vec<PartyId>),
    /// Who holds this role now, whatever it extends to: the mediator of one track sees what is for mediators, also
    /// where that is about another track. What is for fewer names the parties.
    Role(Role),
    /// Only who recorded it.
    Recorder,
}

crate::wire::wire_enum! { Disclosure {
    Public = "public",
    Participants = "participants",
    Parties[256] = "parties",
    Role(Role) = "role",
    Recorder = "recorder",
} }

impl Disclosure {
    /// Whether the entry is for everybody.
    #[must_use]
    pub const fn is_public(&self) -> bool {
        matches!(self, Self::Public)
    }

    /// The parties that it names.
    pub(crate) fn parties(&self) -> &[PartyId] {
        match self {
            Self::Parties(parties) => parties,
            Self::Public | Self::Participants | Self::Role(_) | Self::Recorder => &[],
        }
    }

    /// Whether it certainly admits nobody whom the other does not. Roles and participants are
    /// not known here, so a role is within participants only when it is the same disclosure.
    #[must_use]
    pub fn is_no_wider_than(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Public) | (Self::Recorder, _) => true,
            (Self::Parties(parties), Self::Parties(others)) => {
                parties.iter().all(|party| others.contains(party))
            }
            (one, other) => one == other,
        }
    }
}
