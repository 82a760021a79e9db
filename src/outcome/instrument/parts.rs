//! The acts that are on parts of an instrument alone, part by part.

use crate::{
    outcome::instrument::{InstrumentState, MAX_PARTS},
    talks::party::PartyState,
    value::{
        sorted::{Map, Set},
        table::Ix,
        text::Name,
    },
};

/// Each part that acts name, and the entries of these acts in the order of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PartActs(Map<Name, Vec<u32>>);

impl PartActs {
    /// Notes an act on these parts.
    pub(crate) fn note(&mut self, named: &[Name], seq: u32) {
        for part in named {
            let acts = self.0.or_default(part.clone());
            if acts.last() != Some(&seq) {
                acts.push(seq);
            }
        }
    }

    /// The acts on a part.
    pub(crate) fn on(&self, part: &Name) -> &[u32] {
        self.0.get(part).map_or(&[], Vec::as_slice)
    }

    /// Each part with the acts on it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Name, &[u32])> {
        self.0.iter().map(|(part, acts)| (part, acts.as_slice()))
    }

    /// Every act on some part, each as often as it names one.
    pub(crate) fn acts(&self) -> impl Iterator<Item = u32> {
        self.0.values().flatten().copied()
    }

    /// Whether there is room for an act on these parts.
    pub(crate) fn has_room(&self, named: &[Name]) -> bool {
        let new: Set<_> = named.iter().filter(|part| !self.0.contains_key(*part)).collect();
        named.len() <= MAX_PARTS && self.0.len().saturating_add(new.len()) <= MAX_PARTS
    }
}

impl InstrumentState {
    /// The acts on a part alone that count for a party: those that everybody shares, and those that it holds itself.
    pub(crate) fn on_part<'s>(
        &'s self,
        holder: Option<Ix<PartyState>>,
        part: &Name,
    ) -> impl Iterator<Item = u32> + use<'s> {
        let of = |holder| self.parts.get(&holder).map_or(&[][..], |parts| parts.on(part));
        let held = holder.map_or(&[][..], |holder| of(Some(holder)));
        of(None).iter().chain(held).copied()
    }
}
