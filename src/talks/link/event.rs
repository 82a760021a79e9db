//! What happens to links: the facts.

use crate::{
    event::declare::facts,
    talks::link::LinkKind,
    value::{
        condition::Condition,
        id::{LinkId, PointId, ProposalId},
    },
};

facts! {
    /// A fact about a link.
    ///
    /// Beside the rules of each kind, every act on a link keeps `any.any.participating` and
    /// `any.any.resting`.
    pub enum LinkEvent("link") about link {
        /// Its id.
        link: LinkId,
    }
    facts {
        /// Points were linked.
        ///
        /// Conditions that form a circle are no fault: they are found and explained
        /// ([`condition_circles`](crate::state::Negotiation::condition_circles)).
        ///
        /// Rules: `link.made.known`, `link.made.free`, `link.made.entitled`, `link.made.once`,
        /// `link.made.size`, `link.made.settled`.
        Made = "made" [changes(course) introduces(link)] {
            /// How it binds.
            kind: LinkKind,
            ;
            /// The points that it binds.
            points / with_points: Vec<PointId>,
            /// The proposals that it binds; with `exclusive` and nothing else.
            proposals / with_proposals: Vec<ProposalId>,
            /// What its points wait for; with `conditional` and nothing else.
            condition / with_condition: Option<Condition>,
        }
        /// A link was released; it binds no longer.
        ///
        /// Rules: `link.released.known`, `link.released.status`, `link.released.entitled`,
        /// `any.any.reached`, `link.released.agreement`.
        Released = "released" [changes(terms) decided(jointly)] {}
    }
}
