//! How the negotiation as a whole stands: its lifecycle.

use crate::{
    judge::rule::catalogue::{
        NEGOTIATION_COMPLETED_COMMITMENTS, NEGOTIATION_CONCLUDED_NOTHING_BLOCKS,
        NEGOTIATION_PHASE_BEGUN_GATES, NEGOTIATION_PHASE_BEGUN_TWO_PRINCIPALS,
    },
    lifecycle,
    value::role::Entitled::{Chair, Consequence, Convener, Guarantor, Mediator, Monitor, Principal},
};

lifecycle! {
    /// The lifecycle of the negotiation as a whole.
    pub lifecycle NegotiationLifecycle("negotiation") entitles crate::value::role::Entitled;
    /// How the negotiation as a whole stands. `Status of the plan` is a question, not this.
    pub status NegotiationStatus {
        /// The parties explore whether to negotiate.
        Exploratory = "exploratory" initial,
        /// They prepare agenda and procedure.
        Preparatory = "preparatory",
        /// They negotiate.
        Negotiating = "negotiating",
        /// One of them broke off.
        BrokenOff = "broken_off",
        /// Agreement was reached.
        Concluded = "concluded",
        /// It is being carried out.
        Implementing = "implementing",
        /// Everything is done.
        Completed = "completed" resting,
        /// It was given up.
        Abandoned = "abandoned" resting,
    }
    /// What moves the negotiation as a whole.
    pub action NegotiationAction {
        /// It was opened.
        Opened = "opened",
        /// Exploration began.
        ExplorationBegun = "phase_begun"("exploration"),
        /// Preparation began.
        PreparationBegun = "phase_begun"("preparation"),
        /// Talks began.
        TalksBegun = "phase_begun"("talks"),
        /// Talks were broken off.
        BrokenOff = "broken_off",
        /// Talks were concluded.
        Concluded = "concluded",
        /// Implementation began.
        ImplementationBegun = "phase_begun"("implementation"),
        /// Everything was done.
        Completed = "completed",
        /// It was given up.
        Abandoned = "abandoned",
        /// It was taken up again.
        Reopened = "reopened",
    }
    rows {
        new => Opened => Exploratory: [Principal, Mediator, Convener];
        Preparatory | BrokenOff | Abandoned => ExplorationBegun => Exploratory: [Principal, Mediator, Convener];
        Exploratory | BrokenOff => PreparationBegun => Preparatory: [Principal, Mediator, Convener];
        Exploratory | Preparatory | BrokenOff => TalksBegun => Negotiating: [Principal, Mediator, Convener, Chair] if &NEGOTIATION_PHASE_BEGUN_TWO_PRINCIPALS;
        Exploratory | Preparatory | Negotiating => BrokenOff => BrokenOff: [Principal];
        Negotiating => Concluded => Concluded: [Principal, Chair] if &NEGOTIATION_CONCLUDED_NOTHING_BLOCKS;
        Concluded => ImplementationBegun => Implementing: [Principal, Guarantor, Monitor] if &NEGOTIATION_PHASE_BEGUN_GATES;
        Concluded | Implementing => Completed => Completed: [Principal, Guarantor] if &NEGOTIATION_COMPLETED_COMMITMENTS;
        Exploratory | Preparatory | Negotiating | BrokenOff | Concluded | Implementing => Abandoned => Abandoned: [Principal, Convener];
        Concluded | Implementing | Completed | Abandoned => Reopened => Negotiating: [Consequence, Principal, Mediator, Convener];
    }
}
