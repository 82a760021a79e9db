//! What happens to tracks: the facts.

use crate::{
    decision::DecisionRule,
    event::declare::facts,
    value::{
        id::{PartyId, PointId, TrackId},
        text::Name,
        when::When,
    },
};

facts! {
    /// A fact about a track.
    pub enum TrackEvent("track") about track {
        /// The track.
        track: TrackId,
    }
    facts {
        /// A track was opened: a table of its own, with its parties and its points. Who presides over it
        /// holds the role of chair with the track as its scope.
        ///
        /// Rules: `track.opened.known`, `track.opened.free`, `track.opened.entitled`,
        /// `track.opened.once`, `entry.bounds.size`.
        Opened = "opened" [changes(seats) introduces(track)] {
            /// What people call it.
            title: Name,
            ;
            /// The track that it is a part of.
            parent / with_parent: Option<TrackId>,
            /// The parties at this table; left out, every party is.
            parties / with_parties: Vec<PartyId>,
            /// The points that are dealt with at it.
            points / with_points: Vec<PointId>,
            /// How its points are agreed; left out, as the procedure says.
            rule / with_rule: Option<DecisionRule>,
        }
        /// Parties came to the table of a track or left it; points were given to it or taken from it.
        ///
        /// Rules: `track.revised.known`, `track.revised.entitled`, `track.revised.something`,
        /// `track.revised.once`, `track.revised.parties_added`, `track.revised.parties_removed`,
        /// `track.revised.points_added`, `track.revised.points_removed`, `entry.bounds.size`.
        Revised = "revised" [changes(seats) beside(Principal, Mediator, Chair)] {
            ;
            /// The parties that came to the table.
            parties_added / with_parties_added: Vec<PartyId>,
            /// The parties that left it.
            parties_removed / with_parties_removed: Vec<PartyId>,
            /// The points that are dealt with at it from now on.
            points_added / with_points_added: Vec<PointId>,
            /// The points that no longer are.
            points_removed / with_points_removed: Vec<PointId>,
        }
        /// Work on a track was suspended. What was agreed on it stands; a point that has no other track
        /// is neither agreed nor closed until it is resumed.
        ///
        /// Rules: `track.suspended.known`, `track.suspended.status`, `track.suspended.entitled`.
        Suspended = "suspended" [changes(seats)] {
            ;
            /// Until when, as far as announced. Time by itself ends nothing.
            until / with_until: Option<When>,
        }
        /// A suspended track goes on.
        ///
        /// Rules: `track.resumed.known`, `track.resumed.status`, `track.resumed.entitled`.
        Resumed = "resumed" [changes(seats)] {}
        /// A track was closed. Its points are everybody's again.
        ///
        /// Rules: `track.closed.known`, `track.closed.status`, `track.closed.entitled`,
        /// `track.closed.points`.
        Closed = "closed" [changes(seats)] {}
        /// A closed track was opened again.
        ///
        /// Rules: `track.reopened.known`, `track.reopened.status`, `track.reopened.entitled`.
        Reopened = "reopened" [changes(seats)] {}
    }
}
