//! Whose act an entry is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    outcome::commitment::Reporter,
    value::{
        id::{PartyId, PersonId},
        sorted::sort,
        text::Text,
    },
};

/// The greatest number of parties that act jointly.
pub const MAX_JOINT: usize = 64;

/// One party that acts, the person who acts for it, and the party it acts for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Acting {
    /// The party.
    pub party: PartyId,
    /// The person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The party that it acts for.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<PartyId>,
}

impl Acting {
    /// A party in its own name.
    #[must_use]
    pub const fn new(party: PartyId) -> Self {
        Self { party, person: None, on_behalf_of: None }
    }

    /// The person who acts.
    #[must_use]
    pub fn with_person(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    /// The party that is acted for.
    #[must_use]
    pub fn on_behalf_of(mut self, party: PartyId) -> Self {
        self.on_behalf_of = Some(party);
        self
    }

    /// The party whose act it is: the one acted for, or else the one that acts.
    #[must_use]
    pub fn principal(&self) -> &PartyId {
        self.on_behalf_of.as_ref().unwrap_or(&self.party)
    }
}

/// A number of parties that cannot act jointly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("parties that act jointly are at least two and at most {MAX_JOINT}, each once; this names {0}")]
pub struct InvalidJoint(usize);

/// Several parties that act jointly: two to 64, each once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Joint(Vec<Acting>);

impl Joint {
    /// Two or more parties.
    ///
    /// # Errors
    /// [`InvalidJoint`] if there are fewer than two or more than 64, or one stands twice.
    pub fn new(members: Vec<Acting>) -> Result<Self, InvalidJoint> {
        let twice = members
            .iter()
            .enumerate()
            .any(|(at, one)| members.iter().take(at).any(|other| other.principal() == one.principal()));
        if twice || !(2..=MAX_JOINT).contains(&members.len()) {
            return Err(InvalidJoint(members.len()));
        }
        Ok(Self(members))
    }

    /// The parties.
    #[must_use]
    pub fn members(&self) -> &[Acting] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Joint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = crate::value::bounded::list::<D, Acting, MAX_JOINT>(deserializer)?;
        Self::new(members).map_err(serde::de::Error::custom)
    }
}

/// Whose act an entry is. Entitlement is judged on this, never on who recorded it.
///
/// ```
/// use negotiation::{event::{Acting, Actor}, value::id::{PartyId, PersonId}};
///
/// let norway = Actor::party(PartyId::new("norway")?);
/// let envoy = Actor::acting(Acting::new(PartyId::new("norway")?).with_person(PersonId::new("envoy")?));
/// assert_ne!(norway, envoy);
/// assert!(Actor::jointly([PartyId::new("norway")?]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Actor {
    /// One party in its own name.
    Party(PartyId),
    /// One party, where the person or the party acted for is said. Made by [`Actor::acting`],
    /// which turns it into [`Actor::Party`] when neither is.
    Acting(Box<Acting>),
    /// Several parties jointly.
    Jointly(Joint),
    /// The secretariat: it keeps the record and runs the table, and holds no position and no vote of its own.
    Secretariat,
    /// The procedure itself: what follows from a rule.
    Procedure,
    /// Somebody who is not a party, by name.
    Outside(Text),
    /// Nobody knows who.
    Unknown,
}

impl Actor {
    /// Whether it is parties that act, and not the secretariat, the procedure, or somebody outside.
    pub(crate) const fn is_of_parties(&self) -> bool {
        match self {
            Self::Party(_) | Self::Acting(_) | Self::Jointly(_) => true,
            Self::Secretariat | Self::Procedure | Self::Outside(_) | Self::Unknown => false,
        }
    }

    /// One party in its own name.
    #[must_use]
    pub const fn party(party: PartyId) -> Self {
        Self::Party(party)
    }

    /// One party, with the person who acts or the party acted for.
    #[must_use]
    pub fn acting(acting: Acting) -> Self {
        match acting {
            Acting { party, person: None, on_behalf_of: None } => Self::Party(party),
            acting => Self::Acting(Box::new(acting)),
        }
    }

    /// Several parties, each in its own name.
    ///
    /// # Errors
    /// [`InvalidJoint`] if there are fewer than two or more than 64, or one stands twice.
    pub fn jointly(parties: impl IntoIterator<Item = PartyId>) -> Result<Self, InvalidJoint> {
        Joint::new(parties.into_iter().map(Acting::new).collect()).map(Self::Jointly)
    }

    /// All of these, however many: to judge what they want, and not to be recorded. If it is nobody, who keeps the record.
    pub(crate) fn all_of(parties: impl Iterator<Item = PartyId>) -> Self {
        let mut parties: Vec<PartyId> = parties.collect();
        match parties.as_slice() {
            [] => Self::Secretariat,
            [_] => parties.pop().map_or(Self::Secretariat, Self::Party),
            [..] => Self::Jointly(Joint(parties.into_iter().map(Acting::new).collect())),
        }
    }

    /// The party whose act it is, where it is the act of one.
    #[must_use]
    pub fn alone(&self) -> Option<&PartyId> {
        match self {
            Self::Party(party) => Some(party),
            Self::Acting(acting) => Some(acting.principal()),
            Self::Jointly(_) | Self::Secretariat | Self::Procedure | Self::Outside(_) | Self::Unknown => None,
        }
    }

    /// The parties that act, each with the person and the party acted for, as far as said.
    pub fn who(&self) -> impl Iterator<Item = (&PartyId, Option<&PersonId>, Option<&PartyId>)> {
        let (one, many) = match self {
            Self::Party(party) => (Some((party, None, None)), &[][..]),
            Self::Acting(acting) => {
                (Some((&acting.party, acting.person.as_ref(), acting.on_behalf_of.as_ref())), &[][..])
            }
            Self::Jointly(joint) => (None, joint.members()),
            Self::Secretariat | Self::Procedure | Self::Outside(_) | Self::Unknown => (None, &[][..]),
        };
        let many = many.iter();
        one.into_iter()
            .chain(many.map(|member| (&member.party, member.person.as_ref(), member.on_behalf_of.as_ref())))
    }

    /// Whether both are acts of the same parties, whoever acts for them, and in whatever order they are named.
    pub(crate) fn is_same_voice(&self, other: &Self) -> bool {
        self.voice() == other.voice()
    }

    /// Whose word it is.
    pub(crate) fn voice(&self) -> Reporter {
        match self {
            Self::Party(_) | Self::Acting(_) | Self::Jointly(_) => {
                let mut parties: Vec<PartyId> = self.voices().cloned().collect();
                sort(&mut parties);
                Reporter::Parties(parties)
            }
            Self::Secretariat => Reporter::Secretariat,
            Self::Procedure => Reporter::Procedure,
            Self::Outside(name) => Reporter::Outside(name.clone()),
            Self::Unknown => Reporter::Unknown,
        }
    }

    /// The parties whose act it is: each acted for, or else acting.
    pub(crate) fn voices(&self) -> impl Iterator<Item = &PartyId> {
        self.parties().map(|(party, other)| other.unwrap_or(party))
    }

    /// Whether it is not several parties together, nor a vote that they held.
    pub(crate) fn is_one_side(&self) -> bool {
        match self {
            Self::Procedure => false,
            Self::Party(_) | Self::Acting(_) | Self::Secretariat | Self::Outside(_) | Self::Unknown => true,
            Self::Jointly(_) => {
                let mut voices = self.voices();
                let first = voices.next();
                voices.all(|voice| Some(voice) == first)
            }
        }
    }

    /// The parties that act: each with the party it acts for, if another.
    pub fn parties(&self) -> impl Iterator<Item = (&PartyId, Option<&PartyId>)> {
        self.who().map(|(party, _, other)| (party, other))
    }
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Party(party) => write!(f, "{party}"),
            Self::Acting(acting) => write!(f, "{}", acting.principal()),
            Self::Jointly(joint) => {
                for (at, acting) in joint.members().iter().enumerate() {
                    let gap = if at == 0 { "" } else { ", " };
                    write!(f, "{gap}{}", acting.principal())?;
                }
                Ok(())
            }
            Self::Secretariat => f.write_str("the secretariat"),
            Self::Procedure => f.write_str("the procedure"),
            Self::Outside(name) => write!(f, "{name}"),
            Self::Unknown => f.write_str("somebody unknown"),
        }
    }
}

/// The form on the wire.
#[derive(Serialize, Deserialize)]
enum Wire<P, A, J, T> {
    #[serde(rename = "party")]
    Party(P),
    #[serde(rename = "acting")]
    Acting(A),
    #[serde(rename = "jointly")]
    Jointly(J),
    #[serde(rename = "secretariat")]
    Secretariat,
    #[serde(rename = "procedure")]
    Procedure,
    #[serde(rename = "outside")]
    Outside(T),
    #[serde(rename = "unknown")]
    Unknown,
}

impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Party(party) => Wire::Party(party),
            Self::Acting(acting) => Wire::Acting(acting),
            Self::Jointly(joint) => Wire::Jointly(joint),
            Self::Secretariat => Wire::Secretariat,
            Self::Procedure => Wire::Procedure,
            Self::Outside(name) => Wire::Outside(name),
            Self::Unknown => Wire::Unknown,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Wire::<PartyId, Acting, Joint, Text>::deserialize(deserializer)? {
            Wire::Party(party) => Self::Party(party),
            Wire::Acting(acting) => Self::acting(acting),
            Wire::Jointly(joint) => Self::Jointly(joint),
            Wire::Secretariat => Self::Secretariat,
            Wire::Procedure => Self::Procedure,
            Wire::Outside(name) => Self::Outside(name),
            Wire::Unknown => Self::Unknown,
        })
    }
}
