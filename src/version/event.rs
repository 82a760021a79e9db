//! What happens to versions of the framework: the facts.

use crate::{
    fact::facts,
    id::{QuestionId, VersionId},
    terms::Reached,
    text::{Name, Text},
    version::{Operation, Owner},
};

facts! {
    /// A fact about a version.
    ///
    /// Beside the rules of each kind, every act on a version keeps `any.any.participating` and
    /// `any.any.resting`.
    pub enum VersionEvent("version") {
        /// A version of the framework was written.
        ///
        /// Rules: `version.drafted.known`, `version.drafted.free`, `version.drafted.status`,
        /// `version.drafted.entitled`, `version.drafted.owner`, `version.drafted.once`,
        /// `version.drafted.numbers`, `version.drafted.wording`.
        Drafted = "drafted" {
            /// Its id.
            version: VersionId,
            /// What people call it, such as `20-point text`.
            label: Name,
            /// On whose responsibility it was written.
            owner: Owner,
            ;
            /// Which points it has, under which numbers, in which words.
            operations / with_operations: Vec<Operation>,
        }
        /// A version was put on the table.
        ///
        /// Rules: `version.tabled.known`, `version.tabled.status`, `version.tabled.entitled`.
        Tabled = "tabled" {
            /// The version.
            version: VersionId,
        }
        /// A version became the text that the talks proceed from.
        ///
        /// Rules: `version.taken_as_basis.known`, `version.taken_as_basis.status`,
        /// `version.taken_as_basis.entitled`, `any.any.reached`, `any.any.question`, `version.taken_as_basis.consent`.
        ///
        /// Consequence: the version that was the basis is superseded ([`Superseded`]).
        TakenAsBasis = "taken_as_basis" {
            /// The version.
            version: VersionId,
            ;
            /// How it was decided; filled in when left out.
            reached / with_reached: Option<Reached>,
            /// The question that it rests on, where one was put.
            question / with_question: Option<QuestionId>,
        }
        /// A version gave way to another.
        ///
        /// Rules: `version.superseded.known`, `version.superseded.status`,
        /// `version.superseded.entitled`, `version.superseded.successor`.
        Superseded = "superseded" {
            /// The version.
            version: VersionId,
            ;
            /// The version that took its place.
            successor / with_successor: Option<VersionId>,
        }
        /// A version was taken back by those who wrote it.
        ///
        /// Rules: `version.withdrawn.known`, `version.withdrawn.status`,
        /// `version.withdrawn.entitled`.
        Withdrawn = "withdrawn" {
            /// The version.
            version: VersionId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
    }
}
