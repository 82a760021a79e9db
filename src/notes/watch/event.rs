//! What happens to the items of a watch list: the facts.

use crate::{
    event::declare::facts,
    value::{
        id::{EntryId, WatchId},
        text::Text,
        when::When,
    },
};

facts! {
    /// A fact about an item of the watch list.
    ///
    /// Time itself moves no status: an item that is over lapses once an entry says so. What is seen after
    /// its date may be recorded all the same.
    pub enum WatchEvent("watch") about watch {
        /// The item.
        watch: WatchId,
    }
    facts {
        /// A question was put on the watch list.
        ///
        /// Rules: `watch.added.known`, `watch.added.free`.
        Added = "added" [changes(nothing) introduces(watch)] {
            /// What is waited for.
            question: Text,
            ;
            /// By what one would see it.
            indicators / with_indicators: Vec<Text>,
            /// By when something should be seen; left out, it is open without a term.
            due / with_due: Option<When>,
        }
        /// The date was put off, or an item that had none was given one.
        ///
        /// Rules: `watch.extended.known`, `watch.extended.status`, `watch.extended.later`.
        Extended = "extended" [changes(nothing) beside(Any) asks(status)] {
            /// By when something should be seen now.
            due: When,
        }
        /// What was waited for was seen.
        ///
        /// Rules: `watch.observed.known`, `watch.observed.status`, `watch.observed.after`,
        /// `watch.observed.indicator`.
        Observed = "observed" [changes(nothing)] {
            ;
            /// The entry that shows it.
            entry / with_entry: Option<EntryId>,
            /// By what it was seen: one of its indicators.
            indicator / with_indicator: Option<Text>,
        }
        /// Nothing was seen by the date.
        ///
        /// Rules: `watch.lapsed.known`, `watch.lapsed.status`, `watch.lapsed.entitled`, `watch.lapsed.due`.
        Lapsed = "lapsed" [changes(nothing)] {}
        /// The question is open again.
        ///
        /// Rules: `watch.reopened.known`, `watch.reopened.status`.
        Reopened = "reopened" [changes(nothing)] {
            ;
            /// By when something should be seen now; left out, the date stays as it was.
            due / with_due: Option<When>,
        }
    }
}
