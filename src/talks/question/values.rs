//! The values that facts about questions carry: members of an electorate, the basis of a result.

use crate::{
    event::fact::{Filled, Mentions, Naming},
    value::id::PartyId,
};

/// How many groups of one member are kept.
pub(crate) const MAX_GROUPS: usize = 64;

/// A member of the electorate of a question, with what counts of it while the question is open.
///
/// ```
/// use negotiation::{talks::question::Member, value::id::PartyId};
///
/// let member: Member = serde_json::from_str(r#"{"party":"alliance","weight":7}"#)?;
/// assert_eq!(member, Member::new(PartyId::new("alliance")?).with_weight(7));
/// assert!(serde_json::from_str::<Member>(r#"{"party":"alliance","votes":7}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// The party.
    pub party: PartyId,
    /// What it counts where the rule weighs; left out: one.
    pub weight: u64,
    /// The groups that it is counted in.
    pub groups: Vec<PartyId>,
}

crate::wire::wire_struct! { Member {
    party: required,
    weight: or(1),
    groups: list(MAX_GROUPS),
} }

impl Member {
    /// A party that counts one, and is in no group.
    #[must_use]
    pub const fn new(party: PartyId) -> Self {
        Self { party, weight: 1, groups: Vec::new() }
    }

    /// The same with another weight.
    #[must_use]
    pub const fn with_weight(mut self, weight: u64) -> Self {
        self.weight = weight;
        self
    }

    /// The same in these groups.
    #[must_use]
    pub fn with_groups(mut self, groups: Vec<PartyId>) -> Self {
        self.groups = groups;
        self
    }
}

impl Mentions for Member {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        self.party.name_to(each);
        self.groups.name_to(each);
    }
}

/// On what a result is based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// The votes, counted by the rule.
    Votes,
    /// The chair asked, and nobody objected.
    NoObjection,
    /// The term of a silence procedure, and whether the silence was broken.
    Silence,
    /// The chair found that there is consensus, or none.
    ChairFinding,
    /// The verdict was declared, as the rule has it.
    Declared,
}

crate::wire::wire_words! { Basis {
    Votes = "votes",
    NoObjection = "no_objection",
    Silence = "silence",
    ChairFinding = "chair_finding",
    Declared = "declared",
} }

impl Basis {
    /// Every basis.
    pub const ALL: &'static [Self] =
        &[Self::Votes, Self::NoObjection, Self::Silence, Self::ChairFinding, Self::Declared];
}

impl std::fmt::Display for Basis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Votes => "votes",
            Self::NoObjection => "no objection",
            Self::Silence => "silence",
            Self::ChairFinding => "finding of the chair",
            Self::Declared => "declared",
        })
    }
}

impl Mentions for Basis {
    const NAMES: bool = false;
}

impl Filled for Vec<Member> {
    fn fill(&mut self, from: &Self) {
        if self.is_empty() {
            self.clone_from(from);
        }
    }
}
