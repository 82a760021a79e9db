//! What happens to measures: the facts.

use crate::{
    event::declare::facts,
    outcome::measure::MeasureKind,
    value::{
        id::{MeasureId, PartyId, PointId},
        text::Text,
        when::When,
    },
};

facts! {
    /// A fact about a measure: an act away from the table that bears on the talks. Nothing follows from one:
    /// no rule reads what goes on elsewhere.
    pub enum MeasureEvent("measure") about measure {
        /// The measure.
        measure: MeasureId,
    }
    facts {
        /// A measure was taken: it is in effect. Those who take it record it; where nobody knows who they are,
        /// the secretariat does.
        ///
        /// Rules: `measure.taken.known`, `measure.taken.free`, `measure.taken.entitled`,
        /// `measure.taken.parties`.
        Taken = "taken" [changes(voice) introduces(measure)] {
            /// What it is.
            kind: MeasureKind,
            ;
            /// Who takes it; left out, nobody knows.
            parties / with_parties: Vec<PartyId>,
            /// Against whom.
            against / with_against: Vec<PartyId>,
            /// What it consists of.
            text / with_text: Option<Text>,
            /// The points that it bears on.
            bears_on / with_bears_on: Vec<PointId>,
        }
        /// A measure was announced, or threatened: it is not in effect yet. What keeps it from being taken, makes it a threat. Those
        /// who would take it record it; where nobody knows who they are, the secretariat does.
        ///
        /// Rules: `measure.announced.known`, `measure.announced.free`, `measure.announced.entitled`,
        /// `measure.taken.parties`.
        Announced = "announced" [changes(voice) introduces(measure)] {
            /// What it is.
            kind: MeasureKind,
            ;
            /// Who announces it; left out, nobody knows.
            parties / with_parties: Vec<PartyId>,
            /// Against whom.
            against / with_against: Vec<PartyId>,
            /// What it is to consist of.
            text / with_text: Option<Text>,
            /// From when it is to be in effect. Time moves no status.
            from / with_from: Option<When>,
            /// What would keep it from being taken, as they say; no rule reads it. Left out, nothing is said to.
            unless / with_unless: Option<Text>,
            /// The points that it bears on.
            bears_on / with_bears_on: Vec<PointId>,
        }
        /// A measure that was announced is in effect now. All who announced it say so jointly.
        ///
        /// Rules: `measure.begun.known`, `measure.begun.status`, `measure.begun.entitled`.
        Begun = "begun" [changes(voice)] {}
        /// A measure rests. All who take it say so jointly.
        ///
        /// Rules: `measure.suspended.known`, `measure.suspended.status`, `measure.suspended.entitled`.
        Suspended = "suspended" [changes(voice)] {}
        /// A measure is in effect again. All who take it say so jointly.
        ///
        /// Rules: `measure.resumed.known`, `measure.resumed.status`, `measure.resumed.entitled`.
        Resumed = "resumed" [changes(voice)] {}
        /// A measure ended, for good, or one that was announced was called off; what comes after it is another one. All who take it say so jointly.
        ///
        /// Rules: `measure.ended.known`, `measure.ended.status`, `measure.ended.entitled`.
        Ended = "ended" [changes(voice)] {}
    }
}
