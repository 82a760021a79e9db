//! What happens to versions of the framework: the facts.

use crate::{
    fact::facts,
    id::VersionId,
    terms::Reached,
    text::{Name, Text},
    version::{Operation, Owner},
};

facts! {
    /// A fact about a version.
    pub enum VersionEvent("version") {
        /// A version of the framework was written.
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
        Tabled = "tabled" {
            /// The version.
            version: VersionId,
        }
        /// A version became the text that the talks proceed from.
        TakenAsBasis = "taken_as_basis" {
            /// The version.
            version: VersionId,
            ;
            /// How it was decided; filled in when left out.
            reached / with_reached: Option<Reached>,
        }
        /// A version gave way to another.
        Superseded = "superseded" {
            /// The version.
            version: VersionId,
            ;
            /// The version that took its place.
            successor / with_successor: Option<VersionId>,
        }
        /// A version was taken back by those who wrote it.
        Withdrawn = "withdrawn" {
            /// The version.
            version: VersionId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
    }
}
