//! Conditions: what an acceptance or a link waits for.
//!
//! A condition is met, or not shown to be met; nothing here acts by itself. What is combined is bounded
//! in length and depth, in the type and while it is read.
//!
//! ```
//! use negotiation::value::{condition::{Condition, Conditions}, id::PointId};
//!
//! let [line, aid] = [PointId::new("line")?, PointId::new("aid")?].map(Condition::PointAgreed);
//! let both = Condition::AllOf(Conditions::new([line, aid])?);
//! assert_eq!(both.to_string(), "`line` is agreed and `aid` is agreed");
//! assert!(Conditions::new([]).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod decode;

use std::fmt;

use crate::{
    event::fact::{Mentions, Naming},
    value::{
        id::{CeasefireId, CommitmentId, GateId, InstrumentId, MeetingId, PartyId, PointId, ProposalId},
        sorted::Set,
        text::Text,
        when::{Distance, When},
    },
};

/// The greatest number of members of one combination.
pub const MAX_CONDITIONS: usize = 16;

/// How deep conditions nest, at most: combinations of combinations of plain ones.
pub const MAX_CONDITION_DEPTH: usize = 3;

/// What an acceptance or a link waits for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Condition {
    /// The words of a point are agreed, or it is closed.
    PointAgreed(PointId),
    /// A point is closed.
    PointClosed(PointId),
    /// A proposal is accepted.
    ProposalAccepted(ProposalId),
    /// An instrument is in force, and not suspended, as far as nobody disputes it.
    InstrumentInForce(InstrumentId),
    /// So many parties are bound by an instrument, or these.
    Bound(Consents),
    /// A gate is passed or waived, or the one that replaced it is.
    GatePassed(GateId),
    /// A meeting was held.
    MeetingHeld(MeetingId),
    /// A ceasefire is in effect.
    CeasefireInEffect(CeasefireId),
    /// A commitment is carried out: the last report of its verifier says that it is complete; where none
    /// of the verifier is there, the last report of anybody. Those who owe it do not meet it alone, where somebody else
    /// is owed, or a principal; and none of several alone.
    CommitmentComplete(CommitmentId),
    /// A date is reached: it has begun, at the record's stated offset. An instant is reached when it
    /// comes.
    DateReached(When),
    /// So long after another condition was met. On the wire a list of the two, the distance first.
    After(After),
    /// Each of these: met with the last of them, "whichever is later".
    AllOf(Conditions),
    /// At least one of these: met with the first of them, "whichever is earlier".
    AnyOf(Conditions),
    /// Something that is written down and that nobody computes. It is not shown to be met, unless an act says by
    /// which entries it is.
    Text(Text),
}

/// Whose consent to be bound by an instrument is waited for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
// INVARIANT (consents): at most MAX_CONSENTS parties, and not fewer than are needed; one is needed at least.
pub struct Consents {
    /// The instrument.
    instrument: InstrumentId,
    of: Vec<PartyId>,
    at_least: Option<u32>,
}

crate::wire::wire_struct! { Consents {
    instrument: required,
    of: list(MAX_CONSENTS),
    at_least: optional,
} checked }

/// The greatest number of parties that a condition names.
pub const MAX_CONSENTS: usize = 256;

impl Consents {
    /// That of all parties of an instrument.
    #[must_use]
    pub const fn to(instrument: InstrumentId) -> Self {
        Self { instrument, of: Vec::new(), at_least: None }
    }

    /// Of these parties alone.
    ///
    /// # Errors
    /// [`InvalidConditions::Consents`] if there are more than [`MAX_CONSENTS`], or fewer than are needed, or one
    /// twice.
    pub fn of(self, parties: impl IntoIterator<Item = PartyId>) -> Result<Self, InvalidConditions> {
        Self { of: parties.into_iter().take(MAX_CONSENTS + 1).collect(), ..self }.checked()
    }

    fn checked(self) -> Result<Self, InvalidConditions> {
        let named = self.of.len();
        let needed =
            self.at_least.is_none_or(|number| number > 0 && (named == 0 || number as usize <= named));
        let once = self.of.iter().collect::<Set<_>>().len() == named;
        if named <= MAX_CONSENTS && needed && once { Ok(self) } else { Err(InvalidConditions::Consents) }
    }

    /// The instrument.
    #[must_use]
    pub const fn instrument(&self) -> &InstrumentId {
        &self.instrument
    }

    /// Of which parties; none: of those of the instrument, or of whoever else is bound.
    #[must_use]
    pub fn parties(&self) -> &[PartyId] {
        &self.of
    }

    /// How many of them; none: all.
    #[must_use]
    pub const fn number(&self) -> Option<u32> {
        self.at_least
    }

    /// So many of them.
    ///
    /// # Errors
    /// [`InvalidConditions::Consents`] if that is none, or more than are named.
    pub fn at_least(self, number: u32) -> Result<Self, InvalidConditions> {
        Self { at_least: Some(number), ..self }.checked()
    }
}

/// So long after a condition was met.
///
/// ```
/// use negotiation::{
///
///     value::{condition::{After, Condition, Consents}, id::InstrumentId, when::{Distance, Unit}},
/// };
///
/// let ratified = Condition::Bound(Consents::to(InstrumentId::new("pact")?).at_least(60)?);
/// let month = Distance::new(30, Unit::Days)?;
/// let later = Condition::After(After::new(month, ratified)?);
/// assert_eq!(later.to_string(), "30 days after 60 of its parties are bound by `pact`");
/// let deeper = After::new(month, Condition::After(After::new(month, later)?));
/// assert!(deeper.is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
// INVARIANT (conditions): the condition is less than MAX_CONDITION_DEPTH deep.
pub struct After(Distance, Box<Condition>);

impl After {
    /// So long after this.
    ///
    /// # Errors
    /// [`InvalidConditions::TooDeep`] if the condition is as deep as conditions may be.
    pub fn new(distance: Distance, condition: Condition) -> Result<Self, InvalidConditions> {
        if condition.depth() >= MAX_CONDITION_DEPTH {
            return Err(InvalidConditions::TooDeep);
        }
        Ok(Self(distance, Box::new(condition)))
    }

    /// How long after; negative: before.
    #[must_use]
    pub const fn distance(&self) -> Distance {
        self.0
    }

    /// After what.
    #[must_use]
    pub const fn condition(&self) -> &Condition {
        &self.1
    }
}

/// The members of a combination: one to sixteen, and no deeper than [`MAX_CONDITION_DEPTH`] allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
// INVARIANT (conditions): one to MAX_CONDITIONS members, none of them MAX_CONDITION_DEPTH deep.
pub struct Conditions(Vec<Condition>);

/// A combination of conditions that cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidConditions {
    /// It has no member.
    #[error("a combination has at least one condition")]
    None,
    /// It has too many.
    #[error("a combination has at most {MAX_CONDITIONS} conditions")]
    TooMany,
    /// It waits for the consent of nobody, of too many, or of more than it names.
    #[error(
        "one consent at least is waited for, of at most {MAX_CONSENTS} parties, each once, and not more than are named"
    )]
    Consents,
    /// It nests too deep.
    #[error("conditions nest at most {MAX_CONDITION_DEPTH} deep")]
    TooDeep,
}

impl Conditions {
    /// One or more conditions.
    ///
    /// # Errors
    /// [`InvalidConditions`] if there is none, if there are more than sixteen, or if they nest too
    /// deep.
    pub fn new(members: impl IntoIterator<Item = Condition>) -> Result<Self, InvalidConditions> {
        let members: Vec<_> = members.into_iter().take(MAX_CONDITIONS + 1).collect();
        if members.is_empty() {
            return Err(InvalidConditions::None);
        }
        if members.len() > MAX_CONDITIONS {
            return Err(InvalidConditions::TooMany);
        }
        if members.iter().any(|member| member.depth() >= MAX_CONDITION_DEPTH) {
            return Err(InvalidConditions::TooDeep);
        }
        Ok(Self(members))
    }

    /// The members.
    pub fn iter(&self) -> impl Iterator<Item = &Condition> {
        self.0.iter()
    }
}

impl Condition {
    fn depth(&self) -> usize {
        match self {
            Self::PointAgreed(_)
            | Self::PointClosed(_)
            | Self::ProposalAccepted(_)
            | Self::InstrumentInForce(_)
            | Self::Bound(_)
            | Self::GatePassed(_)
            | Self::MeetingHeld(_)
            | Self::CeasefireInEffect(_)
            | Self::CommitmentComplete(_)
            | Self::DateReached(_)
            | Self::Text(_) => 1,
            Self::After(after) => 1 + after.1.depth(),
            Self::AllOf(members) | Self::AnyOf(members) => {
                1 + members.iter().map(Self::depth).max().unwrap_or(0)
            }
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, members: &Conditions, word: &str| {
            for (at, member) in members.iter().enumerate() {
                let gap = if at == 0 { "" } else { word };
                if let Self::AllOf(_) | Self::AnyOf(_) = member {
                    write!(f, "{gap}({member})")?;
                } else {
                    write!(f, "{gap}{member}")?;
                }
            }
            Ok(())
        };
        match self {
            Self::PointAgreed(point) => write!(f, "`{point}` is agreed"),
            Self::PointClosed(point) => write!(f, "`{point}` is closed"),
            Self::ProposalAccepted(proposal) => write!(f, "`{proposal}` is accepted"),
            Self::InstrumentInForce(instrument) => write!(f, "`{instrument}` is in force"),
            Self::Bound(consents) => {
                match consents.at_least {
                    Some(number) => write!(f, "{number} of ")?,
                    None => f.write_str("all of ")?,
                }
                match consents.of.as_slice() {
                    [] => f.write_str("its parties")?,
                    parties => parties.iter().enumerate().try_for_each(|(at, party)| {
                        let gap = if at == 0 { "" } else { ", " };
                        write!(f, "{gap}`{party}`")
                    })?,
                }
                write!(f, " are bound by `{}`", consents.instrument)
            }
            Self::GatePassed(gate) => write!(f, "`{gate}` is passed"),
            Self::MeetingHeld(meeting) => write!(f, "`{meeting}` was held"),
            Self::After(After(distance, condition)) => {
                distance.describe(f)?;
                if let Self::AllOf(_) | Self::AnyOf(_) = **condition {
                    write!(f, " ({condition})")
                } else {
                    write!(f, " {condition}")
                }
            }
            Self::CeasefireInEffect(ceasefire) => write!(f, "`{ceasefire}` is in effect"),
            Self::CommitmentComplete(commitment) => write!(f, "`{commitment}` is complete"),
            Self::DateReached(when) => write!(f, "{when} is reached"),
            Self::AllOf(members) => joined(f, members, " and "),
            Self::AnyOf(members) => joined(f, members, " or "),
            Self::Text(text) => write!(f, "\"{text}\""),
        }
    }
}

impl Mentions for Condition {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        match self {
            Self::PointAgreed(point) | Self::PointClosed(point) => each.point(point),
            Self::ProposalAccepted(proposal) => each.proposal(proposal),
            Self::InstrumentInForce(instrument) => each.instrument(instrument),
            Self::Bound(consents) => {
                each.instrument(&consents.instrument);
                consents.of.name_to(each);
            }
            Self::GatePassed(gate) => each.gate(gate),
            Self::MeetingHeld(meeting) => each.meeting(meeting),
            Self::After(after) => after.1.name_to(each),
            Self::CeasefireInEffect(ceasefire) => each.ceasefire(ceasefire),
            Self::CommitmentComplete(commitment) => each.commitment(commitment),
            Self::AllOf(members) | Self::AnyOf(members) => {
                members.0.name_to(each);
            }
            Self::DateReached(when) => when.name_to(each),
            Self::Text(_) => {}
        }
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        match self {
            Self::DateReached(when) => each(when),
            Self::After(after) => after.1.each_date(each),
            Self::AllOf(members) | Self::AnyOf(members) => members.0.each_date(each),
            Self::PointAgreed(_)
            | Self::PointClosed(_)
            | Self::ProposalAccepted(_)
            | Self::InstrumentInForce(_)
            | Self::Bound(_)
            | Self::GatePassed(_)
            | Self::MeetingHeld(_)
            | Self::CeasefireInEffect(_)
            | Self::CommitmentComplete(_)
            | Self::Text(_) => {}
        }
    }

    fn erase(&mut self, texts: crate::event::fact::Texts) {
        match self {
            Self::Text(text) => text.erase(texts),
            Self::After(after) => after.1.erase(texts),
            Self::AllOf(members) | Self::AnyOf(members) => members.0.erase(texts),
            Self::PointAgreed(_)
            | Self::PointClosed(_)
            | Self::ProposalAccepted(_)
            | Self::InstrumentInForce(_)
            | Self::Bound(_)
            | Self::GatePassed(_)
            | Self::MeetingHeld(_)
            | Self::CeasefireInEffect(_)
            | Self::CommitmentComplete(_)
            | Self::DateReached(_) => {}
        }
    }
}
