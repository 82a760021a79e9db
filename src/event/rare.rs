//! What few entries have: behind one pointer, so that the others are small.

use std::ops::{Deref, DerefMut};

use crate::{
    event::{Entry, Irregularity},
    value::{
        id::{EntryId, QuestionId},
        metadata::Metadata,
        source::Source,
        when::When,
    },
};

/// What few entries have, empty where there is none of it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Rare {
    pub(crate) occurred: Option<When>,
    pub(crate) sources: Vec<Source>,
    pub(crate) embargo: Option<When>,
    pub(crate) metadata: Metadata,
    pub(crate) rests_on: Option<QuestionId>,
    pub(crate) cause: Option<EntryId>,
    pub(crate) irregularities: Vec<Irregularity>,
    pub(crate) erased: Option<When>,
}

/// Nothing of it.
static NONE: Rare = Rare::NONE;

impl Rare {
    pub(crate) const NONE: Self = Self {
        occurred: None,
        sources: Vec::new(),
        embargo: None,
        metadata: Metadata::new(),
        rests_on: None,
        cause: None,
        irregularities: Vec::new(),
        erased: None,
    };
}

/// The same behind a pointer; without one, where an entry has nothing of it. What is written to gets room.
#[derive(Clone, Default)]
pub(crate) struct Seldom(Option<Box<Rare>>);

impl Seldom {
    /// Whether there is nothing of it, as far as that is known without looking.
    pub(crate) const fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl From<Rare> for Seldom {
    fn from(rare: Rare) -> Self {
        Self((rare != NONE).then(|| Box::new(rare)))
    }
}

impl Deref for Seldom {
    type Target = Rare;

    fn deref(&self) -> &Rare {
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for Seldom {
    fn deref_mut(&mut self) -> &mut Rare {
        self.0.get_or_insert_with(|| Box::new(Rare::NONE))
    }
}

impl PartialEq for Seldom {
    fn eq(&self, other: &Self) -> bool {
        self.is_none() && other.is_none() || **self == **other
    }
}

impl Eq for Seldom {}

impl Seldom {
    /// Tells what there is of it, field by field.
    pub(crate) fn told_in(&self, told: &mut std::fmt::DebugStruct<'_, '_>) {
        let Rare { occurred, sources, embargo, metadata, rests_on, cause, irregularities, erased } = &**self;
        let all: [(&str, bool, &dyn std::fmt::Debug); 8] = [
            ("occurred", occurred.is_some(), occurred),
            ("sources", !sources.is_empty(), sources),
            ("embargo", embargo.is_some(), embargo),
            ("metadata", !metadata.is_empty(), metadata),
            ("rests_on", rests_on.is_some(), rests_on),
            ("cause", cause.is_some(), cause),
            ("irregularities", !irregularities.is_empty(), irregularities),
            ("erased", erased.is_some(), erased),
        ];
        for (name, _, value) in all.into_iter().filter(|(_, is_there, _)| *is_there) {
            told.field(name, value);
        }
    }
}

/// What it has, field by field.
impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { id, recorder, by, recorded, disclosure, mode, reason, reached, rare, event } = self;
        let mut told = f.debug_struct("Entry");
        told.field("id", id).field("recorder", recorder).field("by", by).field("recorded", recorded);
        told.field("disclosure", disclosure).field("mode", mode);
        rare.told_in(&mut told);
        let optional: [(&str, Option<&dyn std::fmt::Debug>); 2] = [
            ("reason", reason.as_ref().map(|own| own as _)),
            ("reached", reached.as_ref().map(|own| own as _)),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                told.field(name, value);
            }
        }
        told.field("event", event).finish()
    }
}
