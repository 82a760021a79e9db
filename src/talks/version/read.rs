//! Reading a version of the framework.

use crate::talks::point::PointView;
use crate::{
    event::Entry,
    state::Negotiation,
    talks::version::{Number, Operation, Owner, VersionState, VersionStatus},
    value::{
        id::{VersionId, WordingId},
        table::Ix,
        text::Name,
    },
};

/// A version of the framework as it stands.
#[derive(Clone, Copy, Debug)]
pub struct VersionView<'a> {
    talks: &'a Negotiation,
    state: &'a VersionState,
}

impl<'a> VersionView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a VersionId {
        &self.state.id
    }

    /// What people call it.
    #[must_use]
    pub const fn label(&self) -> &'a Name {
        self.state.label.get()
    }

    /// The versions that it was made from.
    pub fn parents(&self) -> impl Iterator<Item = Self> {
        let talks = self.talks;
        self.state.parents.iter().filter_map(move |ix| talks.version_at(*ix))
    }

    /// The versions that were made from it. Linear in the versions.
    pub fn children(&self) -> impl Iterator<Item = Self> {
        let (talks, id) = (self.talks, self.id());
        talks.versions().filter(move |other| other.parents().any(|parent| parent.id() == id))
    }

    /// How it was made from its parents, point by point.
    #[must_use]
    pub fn operations(&self) -> &'a [Operation] {
        self.talks.operations(self.state)
    }

    /// The entry in which it was drafted.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// On whose responsibility it was written.
    #[must_use]
    pub const fn owner(&self) -> &'a Owner {
        &self.state.owner
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> VersionStatus {
        self.state.status.value()
    }

    /// Its points: number, point, and the words it has there. What it carries or renumbers has its words as they were
    /// rectified since (Vienna Convention on the Law of Treaties, article 79(4): from the beginning); what names its words has
    /// these.
    pub fn contents(&self) -> impl Iterator<Item = (&'a Number, PointView<'a>, Option<&'a WordingId>)> {
        let talks = self.talks;
        self.state.contents.iter().filter_map(move |content| {
            let state = talks.state.points.get(content.point)?;
            let named = content.wording.filter(|_| !content.carried);
            let wording = named.or_else(|| talks.state.rectified(content.wording?));
            let wording = wording.and_then(|ix| talks.state.wordings.get(ix)).map(|w| &w.id);
            Some((&content.number, PointView { talks, state }, wording))
        })
    }
}

impl Negotiation {
    /// Every version of the framework, in the order in which they were drafted.
    pub fn versions(&self) -> impl Iterator<Item = VersionView<'_>> {
        self.state.versions.items().iter().map(|state| VersionView { talks: self, state })
    }

    /// One version.
    #[must_use]
    pub fn version(&self, id: &VersionId) -> Option<VersionView<'_>> {
        self.state.versions.by_key(id.as_str()).map(|state| VersionView { talks: self, state })
    }

    pub(crate) fn version_at(&self, ix: Ix<VersionState>) -> Option<VersionView<'_>> {
        self.state.versions.get(ix).map(|state| VersionView { talks: self, state })
    }

    /// The version that the talks proceed from.
    #[must_use]
    pub fn basis_version(&self) -> Option<VersionView<'_>> {
        let state = self.state.versions.get(self.state.basis.as_ref()?.value())?;
        Some(VersionView { talks: self, state })
    }
}
