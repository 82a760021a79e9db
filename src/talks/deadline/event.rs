//! What happens to deadlines: the facts.

use crate::{
    event::declare::facts,
    talks::{deadline::ConditionalTerm, position::Matter},
    value::{
        id::{DeadlineId, EntryId, PartyId},
        text::{Name, Text},
        when::When,
    },
};

facts! {
    /// A fact about a deadline.
    ///
    /// Time itself moves no status: a deadline that is over is missed once an entry says so. Where a
    /// governed act on a deadline comes after its date, that entry is appended first.
    pub enum DeadlineEvent("deadline") about deadline {
        /// The deadline.
        deadline: DeadlineId,
    }
    facts {
        /// A deadline was set. Its clock runs.
        ///
        /// Rules: `deadline.set.known`, `deadline.set.free`, `deadline.set.entitled`,
        /// `deadline.set.parties`.
        Set = "set" [changes(course) introduces(deadline)] {
            /// What people call it.
            title: Name,
            /// When it is over; a day is over at its end. It may hang on an entry ("180 days after the
            /// signing"), or be unknown. One that is past already is taken as it is told.
            due: When,
            ;
            /// Dates that hold instead, each on a condition: the first whose condition is met in time. "22 May if approved, else
            /// 12 April" is due on 12 April.
            instead / with_instead: Vec<ConditionalTerm>,
            /// What has to be done by then; left out, it is the whole.
            on / with_on: Option<Matter>,
            /// The parties that it binds; left out, the principals.
            parties / with_parties: Vec<PartyId>,
            /// What is said to follow if it is missed. No rule reads it.
            consequence / with_consequence: Option<Text>,
        }
        /// A deadline was put off before it was missed: by those whom it binds, with those who set it. The chain of its
        /// dates is kept. Each of the new dates must be later than the one that holds.
        ///
        /// Rules: `deadline.extended.known`, `deadline.extended.status`,
        /// `deadline.extended.entitled`, `deadline.extended.later`, `any.any.reached`,
        /// `deadline.extended.agreement`.
        Extended = "extended" [changes(course) beside(Principal, Mediator, Chair) asks(status) decided(jointly)] {
            /// When it is over now.
            due: When,
            ;
            /// Dates that hold instead, each on a condition. Those given before hold no longer.
            instead / with_instead: Vec<ConditionalTerm>,
        }
        /// A deadline that was missed was set anew.
        ///
        /// Rules: `deadline.renewed.known`, `deadline.renewed.status`, `deadline.renewed.entitled`,
        /// `any.any.reached`, `deadline.renewed.agreement`.
        Renewed = "renewed" [changes(course) decided(jointly)] {
            /// When it is over now.
            due: When,
            ;
            /// Dates that hold instead, each on a condition. Those given before hold no longer.
            instead / with_instead: Vec<ConditionalTerm>,
        }
        /// The clock was stopped: until it is restarted, the deadline does not pass.
        ///
        /// Rules: `deadline.stopped.known`, `deadline.stopped.status`, `deadline.stopped.entitled`.
        Stopped = "stopped" [changes(course)] {}
        /// The clock runs again.
        ///
        /// Rules: `deadline.restarted.known`, `deadline.restarted.status`,
        /// `deadline.restarted.entitled`.
        Restarted = "restarted" [changes(course)] {
            ;
            /// When it is over now, whatever is met; left out, when it was to be over before the clock was stopped.
            due / with_due: Option<When>,
        }
        /// What had to be done was done.
        ///
        /// Rules: `deadline.met.known`, `deadline.met.status`, `deadline.met.entitled`.
        Met = "met" [changes(course)] {
            ;
            /// The entry by which it was met.
            entry / with_entry: Option<EntryId>,
        }
        /// A deadline passed, and what had to be done was not done. Whether anything follows is for
        /// the parties.
        ///
        /// Rules: `deadline.missed.known`, `deadline.missed.status`, `deadline.missed.entitled`,
        /// `deadline.missed.passed`.
        Missed = "missed" [changes(nothing)] {
            ;
            /// What followed, in words.
            consequence / with_consequence: Option<Text>,
        }
        /// A deadline was lifted; nothing is due any more.
        ///
        /// Rules: `deadline.lifted.known`, `deadline.lifted.status`, `deadline.lifted.entitled`.
        Lifted = "lifted" [changes(course)] {}
    }
}
