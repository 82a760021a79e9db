//! Reading a version of the framework.

use super::PointView;
use crate::{
    id::{VersionId, WordingId},
    negotiation::Negotiation,
    text::Name,
    version::{Number, Owner, VersionState, VersionStatus},
};

/// A version of the framework as it stands.
#[derive(Clone, Copy, Debug)]
pub struct VersionView<'a> {
    whole: &'a Negotiation,
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
        &self.state.label
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

    /// Its points: number, point, and the words it has there.
    pub fn contents(&self) -> impl Iterator<Item = (&'a Number, PointView<'a>, Option<&'a WordingId>)> {
        let whole = self.whole;
        self.state.contents.iter().filter_map(move |content| {
            let state = whole.state.points.get(content.point)?;
            let wording = content.wording.and_then(|ix| whole.state.wordings.get(ix)).map(|w| &w.id);
            Some((&content.number, PointView { whole, state }, wording))
        })
    }
}

impl Negotiation {
    /// Every version of the framework, in the order in which they were drafted.
    pub fn versions(&self) -> impl Iterator<Item = VersionView<'_>> {
        self.state.versions.items().iter().map(|state| VersionView { whole: self, state })
    }

    /// One version.
    #[must_use]
    pub fn version(&self, id: &VersionId) -> Option<VersionView<'_>> {
        self.state.versions.by_key(id.as_str()).map(|state| VersionView { whole: self, state })
    }

    /// The version that the talks proceed from.
    #[must_use]
    pub fn basis_version(&self) -> Option<VersionView<'_>> {
        let state = self.state.versions.get(self.state.basis.as_ref()?.value())?;
        Some(VersionView { whole: self, state })
    }
}
