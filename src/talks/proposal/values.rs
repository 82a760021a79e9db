//! The values that facts about proposals carry: addressees, contents, channels, answers, outcomes.

use crate::{
    decision::Ballot,
    event::fact::{Filled, Mentions, Naming, choices},
    talks::proposal::ProposalAction,
    value::{
        id::{AlternativeId, PartyId, PointId, ProposalId, WordingId},
        word::words,
    },
};

/// The greatest number of addressees of one proposal.
pub const MAX_ADDRESSEES: usize = 64;

/// A number of parties that cannot be addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a proposal is addressed to at least one party and at most {MAX_ADDRESSEES}, each once; this names {0}"
)]
pub struct InvalidAddressees(usize);

/// To whom a proposal is put: one to 64 parties, each once.
///
/// ```
/// use negotiation::{talks::proposal::Addressees, value::id::PartyId};
///
/// let (us, eu) = (PartyId::new("us")?, PartyId::new("eu")?);
/// assert_eq!(Addressees::new([us.clone(), eu])?.iter().count(), 2);
/// assert!(Addressees::new([us.clone(), us]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressees(Vec<PartyId>);

impl Addressees {
    /// One or more parties.
    ///
    /// # Errors
    /// [`InvalidAddressees`] if there is none, if there are more than 64, or one stands twice.
    pub fn new(parties: impl IntoIterator<Item = PartyId>) -> Result<Self, InvalidAddressees> {
        let parties: Vec<_> = parties.into_iter().take(MAX_ADDRESSEES + 1).collect();
        let twice =
            parties.iter().enumerate().any(|(at, one)| parties.iter().take(at).any(|other| other == one));
        if twice || !(1..=MAX_ADDRESSEES).contains(&parties.len()) {
            return Err(InvalidAddressees(parties.len()));
        }
        Ok(Self(parties))
    }

    /// The parties.
    pub fn iter(&self) -> impl Iterator<Item = &PartyId> {
        self.0.iter()
    }

    /// Whether the party is one of them.
    #[must_use]
    pub fn contains(&self, party: &PartyId) -> bool {
        self.0.contains(party)
    }
}

impl From<PartyId> for Addressees {
    fn from(party: PartyId) -> Self {
        Self(vec![party])
    }
}

impl crate::wire::Wire for Addressees {
    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        Self::new(from.list::<PartyId>(MAX_ADDRESSEES)?).map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        to.list(&self.0);
    }
}

crate::wire::wire_serde! { Addressees }

impl Mentions for Addressees {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        self.0.name_to(each);
    }
}

/// A point that a proposal settles, and in which words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Content {
    /// The point.
    pub point: PointId,
    /// Words that it has or had; left out: the current ones, filled in.
    pub wording: Option<WordingId>,
    /// The alternative of the point whose words these are; who accepts takes a position on it. Words
    /// left out are then its current ones.
    pub alternative: Option<AlternativeId>,
}

crate::wire::wire_struct! { Content {
    point: required,
    wording: optional,
    alternative: optional,
} }

impl Content {
    /// A point, in its current words.
    #[must_use]
    pub const fn new(point: PointId) -> Self {
        Self { point, wording: None, alternative: None }
    }

    /// The same in the words of an alternative.
    #[must_use]
    pub fn with_alternative(mut self, alternative: AlternativeId) -> Self {
        self.alternative = Some(alternative);
        self
    }

    /// The same in these words.
    #[must_use]
    pub fn with_wording(mut self, wording: WordingId) -> Self {
        self.wording = Some(wording);
        self
    }
}

impl Mentions for Content {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        self.point.name_to(each);
        self.wording.name_to(each);
        self.alternative.name_to(each);
    }
}

/// By which way a proposal reaches its addressees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Channel {
    /// At the table.
    AtTheTable,
    /// Past the table, in public.
    InPublic,
    /// Past the table, in confidence.
    BackChannel,
    /// Through a party that conveys it.
    ThroughGoBetween,
}

crate::wire::wire_words! { Channel {
    AtTheTable = "at_the_table",
    InPublic = "in_public",
    BackChannel = "back_channel",
    ThroughGoBetween = "through_go_between",
} }

impl Mentions for Channel {
    const NAMES: bool = false;
}

/// What an addressee answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Yes, to the whole.
    Accept,
    /// Yes, to a part of it.
    AcceptInPart,
    /// No.
    Reject,
    /// It was heard.
    TakeNote,
    /// An answer will come.
    WillStudy,
}

crate::wire::wire_words! { Answer {
    Accept = "accept",
    AcceptInPart = "accept_in_part",
    Reject = "reject",
    TakeNote = "take_note",
    WillStudy = "will_study",
} }

impl Answer {
    /// Every answer.
    pub const ALL: &'static [Self] =
        &[Self::Accept, Self::AcceptInPart, Self::Reject, Self::TakeNote, Self::WillStudy];

    /// Whether no further answer is awaited.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Self::Accept | Self::AcceptInPart | Self::Reject => true,
            Self::TakeNote | Self::WillStudy => false,
        }
    }

    /// How it counts for the whole of the proposal; a part accepted decides nothing on the whole.
    #[must_use]
    pub const fn ballot(self) -> Option<Ballot> {
        match self {
            Self::Accept => Some(Ballot::For),
            Self::Reject => Some(Ballot::Against),
            Self::AcceptInPart | Self::TakeNote | Self::WillStudy => None,
        }
    }

    /// The name on the wire, such as `accept_in_part`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::AcceptInPart => "accept_in_part",
            Self::Reject => "reject",
            Self::TakeNote => "take_note",
            Self::WillStudy => "will_study",
        }
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Mentions for Answer {
    const NAMES: bool = false;
}

choices! {
    /// How a proposal was decided.
    ProposalOutcome chooses ProposalAction {
        /// Its addressees accepted it.
        Accepted = "accepted" => Accepted,
        /// Its addressees cannot accept it any more.
        Rejected = "rejected" => Rejected,
        /// It was answered with this one.
        Countered(ProposalId) = "countered" => Countered,
    }
}

words! {
    /// What a proposer says that its proposal is.
    Term, "term" {
        /// Who makes it is bound by it.
        BINDING = "binding",
        /// The last one.
        FINAL = "final",
        /// To find out what others think.
        INDICATIVE = "indicative",
    }
}

impl Mentions for Term {
    const NAMES: bool = false;
}

impl Filled for Vec<Content> {
    /// The words of each point that names none here.
    fn fill(&mut self, from: &Self) {
        for content in self.iter_mut().filter(|content| content.wording.is_none()) {
            let same = from.iter().find(|proposal| {
                proposal.point == content.point && proposal.alternative == content.alternative
            });
            content.wording = same.and_then(|proposal| proposal.wording.clone());
        }
    }
}

crate::value::invalid::invalid! { InvalidAddressees = "invalid.addressees" }
crate::value::from_value! { PartyId => Addressees }
