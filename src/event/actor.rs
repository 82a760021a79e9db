//! Whose act an entry is.

use std::str::FromStr;

use crate::{
    outcome::commitment::Reporter,
    value::{
        id::{InvalidId, PartyId, PersonId},
        sorted::sort,
        text::Text,
    },
    wire::{Form, Reader, Tape, Wire, Wrong},
};

/// The greatest number of parties that act jointly.
pub const MAX_JOINT: usize = 64;

/// One party that acts, the person who acts for it, and the party it acts for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Acting {
    /// The party.
    pub party: PartyId,
    /// The person.
    pub person: Option<PersonId>,
    /// The party that it acts for.
    pub on_behalf_of: Option<PartyId>,
}

crate::wire::wire_struct! { Acting {
    party: required,
    person: optional,
    on_behalf_of "for": optional,
} }

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl crate::wire::Wire for Joint {
    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        Self::new(from.list::<Acting>(MAX_JOINT)?).map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        to.list(&self.0);
    }
}

crate::wire::wire_serde! { Joint }

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

const FORMS: &[Form] = &[
    Form("party", true),
    Form("acting", true),
    Form("jointly", true),
    Form("secretariat", false),
    Form("procedure", false),
    Form("outside", true),
    Form("unknown", false),
];

impl Wire for Actor {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        let variant = from.variant(FORMS).map_err(|wrong| acting_meant(from).unwrap_or(wrong))?;
        match variant.name {
            "party" => Wire::read(variant.content).map(Self::Party),
            "acting" => Wire::read(variant.content).map(Self::acting),
            "jointly" => Wire::read(variant.content).map(Self::Jointly),
            "secretariat" => Ok(Self::Secretariat),
            "procedure" => Ok(Self::Procedure),
            "outside" => Wire::read(variant.content).map(Self::Outside),
            "unknown" => Ok(Self::Unknown),
            name => Err(variant.refused(&name)),
        }
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        match self {
            Self::Party(party) => to.variant("party", party),
            Self::Acting(acting) => to.variant("acting", acting),
            Self::Jointly(joint) => to.variant("jointly", joint),
            Self::Secretariat => to.text("secretariat"),
            Self::Procedure => to.text("procedure"),
            Self::Outside(name) => to.variant("outside", name),
            Self::Unknown => to.text("unknown"),
        }
    }
}

crate::wire::wire_serde! { Actor }

impl Actor {
    /// Reads it from a draft, where a text that names no form is the id of a party.
    pub(super) fn read_short(from: Reader<'_>) -> Result<Self, Wrong> {
        if from.as_text().is_some_and(|text| FORMS.iter().all(|form| form.0 != text)) {
            return Wire::read(from).map(Self::Party);
        }
        Wire::read(from)
    }
}

/// What is wrong where the fields of who acts for a party stand without their key.
#[cold]
fn acting_meant(from: Reader<'_>) -> Option<Wrong> {
    let acting = Acting::read(from).ok()?;
    let given = [("party", Some(&acting.party)), ("for", acting.on_behalf_of.as_ref())];
    let given = given.into_iter().filter_map(|(key, party)| Some((key, party?.as_str())));
    let person = acting.person.iter().map(|person| ("person", person.as_str()));
    let (mut keys, mut fields) = (Vec::new(), Vec::new());
    for (key, id) in given.chain(person) {
        keys.push(format!("`{key}`"));
        fields.push(format!(r#""{key}":"{id}""#));
    }
    // The party alone is an actor.
    (keys.len() > 1).then(|| {
        from.wrong(&format_args!(
            "one key is expected, and {} are given; who acts for a party is written `{{\"acting\":{{{}}}}}`",
            keys.join(" and "),
            fields.join(",")
        ))
    })
}

crate::value::invalid::invalid! { InvalidJoint = "invalid.joint" }
crate::value::from_value! { PartyId => Actor }

impl From<PartyId> for Actor {
    fn from(party: PartyId) -> Self {
        Self::Party(party)
    }
}

/// As in a draft: a party by its id, or one of the words `secretariat`, `procedure` and `unknown`.
impl FromStr for Actor {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        match text {
            "secretariat" => Ok(Self::Secretariat),
            "procedure" => Ok(Self::Procedure),
            "unknown" => Ok(Self::Unknown),
            party => PartyId::new(party).map(Self::Party),
        }
    }
}

crate::value::from_text! { Actor }
