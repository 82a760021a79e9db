//! What happens to entries: the facts.

use crate::{
    event::declare::facts,
    notes::correction::Restated,
    value::{
        id::{EntryId, QuestionId},
        source::Source,
        text::Text,
        when::When,
    },
};

crate::value::word::words! {
    /// How an entry came to be disclosed.
    Manner, "manner" {
        /// Those who may did so.
        RELEASED = "released",
        /// What had been secret by law is so no longer.
        DECLASSIFIED = "declassified",
        /// Somebody passed it on who was not to.
        LEAKED = "leaked",
    }
}

crate::event::fact::mentions_nothing!(Manner);

facts! {
    /// A fact about an entry.
    pub enum RecordEvent("record") about entry {
        /// The entry.
        entry: EntryId,
    }
    facts {
        /// An entry was wrong, and this is how it should read: when it occurred, where it is known from, why it was
        /// done, on which question it rests, or what happened. Why it is corrected is the reason of the entry itself. What is left out stays; of each, the last correction holds. What followed
        /// from the entry falls if the event is another now, and stays if only time, sources or texts are:
        /// nothing follows from a text, nor from whether there is one. Acts that rested on it stand; the review of
        /// the record lists them, and what fell.
        ///
        /// Whoever has acted since on anything that goes back to the entry corrects it with those who made it; so it is with
        /// a retraction. What a party corrects has to be allowed by the rules where the entry stands, its time too.
        ///
        /// It is disclosed exactly as the entry was at first, and seen with it: at once also by all to whom that was
        /// disclosed since.
        ///
        /// Rules: `record.corrected.known`, `record.retracted.once`, `record.corrected.something`,
        /// `record.corrected.kind`, `record.corrected.disclosure`, `record.corrected.structural`,
        /// `record.corrected.authority`, `record.corrected.rules`.
        Corrected = "corrected" [changes(terms)] {
            ;
            /// When it occurred.
            occurred / with_occurred: Option<When>,
            /// Where it is known from: all of it. None is left out, so that it stays as it was: that there is no
            /// source is said by retracting the entry and recording it anew, or by naming a source that says so.
            sources / with_sources: Vec<Source>,
            /// Why it was done.
            reason / with_reason: Option<Text>,
            /// The question that it rests on.
            rests_on / with_rests_on: Option<QuestionId>,
            /// What happened: the same act of the same kind, on the same thing. What deciding fills in (the words that
            /// are meant, how it was reached, the tally, rule and electorate of a question) and is left out here reads
            /// as it did before; all else that is left out is not there.
            event / with_event: Option<Restated>,
        }
        /// An entry should not stand, nor what followed from it. Retracting a correction or a retraction
        /// restores what stood before it. It is disclosed as a correction is.
        ///
        /// Rules: `record.retracted.known`, `record.retracted.once`, `record.retracted.opening`,
        /// `record.retracted.disclosed`, `record.corrected.disclosure`, `record.retracted.structural`,
        /// `record.retracted.authority`.
        Retracted = "retracted" [changes(terms)] {}
        /// Somebody vouches for an entry. Nothing moves.
        ///
        /// Rules: `record.confirmed.known`, `record.confirmed.own`.
        Confirmed = "confirmed" [changes(nothing) beside(Any)] {}
        /// Somebody says that it was not quite so. How it was instead is an account of its own, on the
        /// entry or on what it tells.
        ///
        /// Rules: `record.disputed.known`, `record.confirmed.own`.
        Disputed = "disputed" [changes(nothing) beside(Any)] {
            ;
            /// What was said.
            text / with_text: Option<Text>,
        }
        /// Somebody says that it was not so at all.
        ///
        /// Rules: `record.denied.known`, `record.confirmed.own`.
        Denied = "denied" [changes(nothing) beside(Any)] {
            ;
            /// What was said.
            text / with_text: Option<Text>,
        }
        /// A further source was found for an entry.
        ///
        /// Rules: `record.sourced.known`.
        Sourced = "sourced" [changes(nothing) beside(Any)] {
            /// The source.
            source: Source,
        }
        /// An entry was disclosed to more than could see it before: to those to whom the entry that says so
        /// is disclosed. They see it at its old place from then on, with what corrects it and what followed
        /// from it; since when they know of it is [`View::known_since`](crate::record::View::known_since).
        /// Those who saw it before still do: disclosure only ever widens. A leak may be recorded by anybody.
        ///
        /// Rules: `record.disclosed.known`, `record.disclosed.kind`, `record.retracted.once`, `record.disclosed.wider`,
        /// `record.disclosed.authority`, `entry.disclosure.mentions` (of what the disclosed entry mentions).
        Disclosed = "disclosed" [changes(nothing)] {
            ;
            /// How it came out.
            manner / with_manner: Option<Manner>,
        }
    }
}

impl crate::event::Event {
    /// Whether it corrects or retracts an entry, so that the record has to be folded anew.
    pub(crate) fn is_correction(&self) -> bool {
        self.correction().is_some()
    }

    /// Returns the event, if it corrects or retracts an entry.
    pub(crate) fn correction(&self) -> Option<&RecordEvent> {
        RecordEvent::of(self).filter(|event| match event {
            RecordEvent::Corrected(_) | RecordEvent::Retracted(_) => true,
            RecordEvent::Confirmed(_)
            | RecordEvent::Disputed(_)
            | RecordEvent::Denied(_)
            | RecordEvent::Sourced(_)
            | RecordEvent::Disclosed(_) => false,
        })
    }
}
