//! What happens to versions of the framework: the facts.

use crate::{
    event::declare::facts,
    talks::version::{Operation, Owner},
    value::{id::VersionId, text::Name},
};

facts! {
    /// A fact about a version.
    ///
    /// Beside the rules of each kind, every act on a version keeps `any.any.participating` and
    /// `any.any.resting`.
    pub enum VersionEvent("version") about version {
        /// The version.
        version: VersionId,
    }
    facts {
        /// A version of the framework was written. The chair of a track may write one of points that are all of its track.
        ///
        /// Rules: `version.drafted.known`, `version.drafted.free`, `version.drafted.entitled`,
        /// `version.drafted.owner`, `version.drafted.parents`, `version.drafted.once`,
        /// `version.drafted.source`, `version.drafted.added`, `version.drafted.reinstated`,
        /// `version.drafted.merge_sources`, `version.drafted.conflict`,
        /// `version.drafted.amend_changes`, `version.drafted.wording`, `version.drafted.numbers`,
        /// `version.drafted.complete`.
        Drafted = "drafted" [changes(voice) introduces(version)] {
            /// What people call it, such as `20-point text`.
            label: Name,
            /// On whose responsibility it was written.
            owner: Owner,
            ;
            /// The versions that it was made from; none for a text of its own.
            parents / with_parents: Vec<VersionId>,
            /// How it was made, point by point: each point of each parent once, and what is new.
            operations / with_operations: Vec<Operation>,
        }
        /// A version was put on the table.
        ///
        /// Rules: `version.tabled.known`, `version.tabled.status`, `version.tabled.entitled`.
        Tabled = "tabled" [changes(nothing)] {}
        /// A version became the text that the talks proceed from.
        ///
        /// Rules: `version.taken_as_basis.known`, `version.taken_as_basis.status`,
        /// `version.taken_as_basis.entitled`, `version.taken_as_basis.agreed_points`, `any.any.reached`,
        /// `any.any.question`, `version.taken_as_basis.agreement`.
        ///
        /// The words that it has are those of its points from now on. Consequences: the version that was
        /// the basis is superseded ([`Superseded`]); points that were left out on the way to it are dropped
        /// ([`point::Dropped`](crate::talks::point::Dropped)), those split or merged superseded
        /// ([`point::Superseded`](crate::talks::point::Superseded)), those moved to a document of their own moved
        /// ([`point::MovedToInstrument`](crate::talks::point::MovedToInstrument)), and those that it has again
        /// reinstated ([`point::Reinstated`](crate::talks::point::Reinstated)).
        TakenAsBasis = "taken_as_basis" [changes(terms) decided(jointly, question)] {}
        /// A version was adopted, subject to confirmation at home.
        ///
        /// Rules: `version.adopted_ad_referendum.known`, `version.adopted_ad_referendum.status`,
        /// `version.adopted_ad_referendum.entitled`, `any.any.suspended`, `any.any.reached`,
        /// `any.any.question`, `version.adopted_ad_referendum.agreement`.
        ///
        /// Who adopts it jointly accepts it by that, ad referendum.
        AdoptedAdReferendum = "adopted_ad_referendum" [changes(terms) decided(jointly, question)] {}
        /// A version was adopted.
        ///
        /// Rules: `version.adopted.known`, `version.adopted.status`, `version.adopted.entitled`,
        /// `any.any.suspended`, `version.adopted.settled`, `any.any.reached`, `any.any.question`,
        /// `version.adopted.agreement`.
        ///
        /// Who adopts it jointly accepts it by that.
        Adopted = "adopted" [changes(terms) decided(jointly, question)] {}
        /// A version was turned down.
        ///
        /// Rules: `version.rejected.known`, `version.rejected.status`, `version.rejected.entitled`.
        Rejected = "rejected" [changes(terms)] {}
        /// A version was put on the table again.
        ///
        /// Rules: `version.revived.known`, `version.revived.status`, `version.revived.entitled`.
        Revived = "revived" [changes(terms)] {}
        /// A version is called something else.
        ///
        /// Rules: `version.renamed.known`, `version.renamed.entitled`.
        Renamed = "renamed" [changes(terms) beside(Principal, Mediator, Chair)] {
            /// What people call it now.
            label: Name,
        }
        /// A version gave way to another.
        ///
        /// Rules: `version.superseded.known`, `version.superseded.status`,
        /// `version.superseded.entitled`, `version.superseded.successor`.
        Superseded = "superseded" [changes(terms)] {
            ;
            /// The version that took its place.
            successor / with_successor: Option<VersionId>,
        }
        /// A version was taken back by those who wrote it.
        ///
        /// Rules: `version.withdrawn.known`, `version.withdrawn.status`,
        /// `version.withdrawn.entitled`.
        Withdrawn = "withdrawn" [changes(nothing)] {}
    }
}
