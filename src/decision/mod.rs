//! The terms on which a negotiation runs: decision rules, how they are counted, and the rules of
//! procedure that gather them.
//!
//! Everything here is a value. A [`DecisionRule`] counts [`Vote`]s and answers with a
//! [`Verdict`], or with an [`Outcome`] that carries its reasons; [`Reached`] keeps how an agreement
//! came about; a [`Procedure`] says which rule applies to what.

mod count;
mod decode;
#[cfg(test)]
mod laws;
mod majority;
mod minority;
mod observing;
mod of_poll;
mod outcome;
mod poll;
mod presets;
mod procedure;
mod quorum;
mod reached;
mod rule;
mod tally;
mod voting;

pub use count::{Ballot, Verdict, Vote};
pub use majority::{Base, Majority, Recusal, Weighing};
pub use minority::{Blocking, CastingVote, Minority};
pub use observing::{InvalidObservers, MAX_OBSERVERS, Observers, Observing};
pub use outcome::{Outcome, Reason};
pub use poll::{Poll, PollCounts, PollShares};
pub use presets::Model;
#[cfg(feature = "json")]
pub(crate) use procedure::read_offset;
pub use procedure::{InvalidOffset, Joining, OnFailedGate, OnWithdrawal, Procedure, Returning};
pub use quorum::{Counting, Quorum};
pub use reached::{InvalidReached, MAX_ELECTORATE, Reached};
pub use rule::{Among, DecisionRule, InvalidRule, MAX_RULE_DEPTH, MAX_RULE_PARTS, MAX_VETOES, Parts, Veto};
pub use tally::{Counts, Tally};
pub use voting::{Casting, Openly, Voting};

use crate::event::fact::{Mentions, Naming, mentions_nothing};

mentions_nothing!(DecisionRule, Ballot, Tally, Voting);

impl Mentions for Procedure {
    const NAMES: bool = false;

    fn erase(&mut self, texts: crate::event::fact::Texts) {
        self.erase_name(texts);
    }
}

impl Mentions for Reached {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        for party in self.electorate() {
            each.party(party);
        }
    }
}
