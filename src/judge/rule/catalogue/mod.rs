//! The rules that are written by hand. Beside them stand the generated families: for every kind
//! of event that names ids, `T.E.known`; for every one that creates, `T.E.free`; for every row of
//! a lifecycle, `T.A.status` and `T.A.entitled`.
//!
//! A rule is a row: the name of the constant, the grade, the kind of refusal, the id, the sentence, and the help: a
//! fixed text, or the function of a room that works it out. This floor makes the constants; help looks at the whole
//! negotiation, and `judge::explain` finds the functions by the same rows. A row that lacks one of them does not
//! compile.

/// Makes the constants of the rows, and the list of them.
macro_rules! rules {
    ($($name:ident = $grade:ident $kind:ident $id:literal,
        $sentence:literal, $($text:literal)? $($room:ident :: $help:ident)?;)*) => {
        use crate::judge::rule::{RefusalKind, Rule};

        $(
            #[doc = concat!("`", $id, "`: ", $sentence, ".")]
            pub static $name: Rule = Rule::$grade(RefusalKind::$kind, $id, $sentence);
        )*

        pub(super) static ROWS: &[&Rule] = &[$(&$name,)*];
    };
}

mod every;
mod notes;
mod outcome;
mod table;
mod talks;

pub use self::{every::*, notes::*, outcome::*, table::*, talks::*};
use super::Rule;

/// Goes through every rule that is written by hand, in the order of the rule book.
pub fn written() -> impl Iterator<Item = &'static Rule> {
    [every::ROWS, talks::ROWS, table::ROWS, outcome::ROWS, notes::ROWS].into_iter().flatten().copied()
}

/// Makes the constants of the findings, and the list of them.
macro_rules! findings {
    ($($name:ident = $id:literal, $sentence:literal;)*) => {
        $(
            #[doc = concat!("`", $id, "`: ", $sentence, ". A finding: it refuses nothing.")]
            pub static $name: Rule = Rule::finding($id, $sentence);
        )*

        /// Every finding: the third grade, reported by the review and by questions, and refusing nothing.
        pub static FINDINGS: &[&Rule] = &[$(&$name,)*];
    };
}

findings! {
    LINK_MADE_CIRCLE = "link.made.circle", "the conditions of links form a circle";
    REVIEW_WHEN_ZONE = "review.when.zone", "the offset given is not the offset of the zone (with the feature `zones`)";
    REVIEW_WHEN_WEEKDAY = "review.when.weekday", "the weekday given is not the weekday of the date";
    REVIEW_WHEN_SWAPPED = "review.when.swapped", "the date would stand among its neighbours if day and month were exchanged";
    REVIEW_WHEN_PRECISION = "review.when.precision", "the dates of two ordered meetings do not tell which came first";
    REVIEW_SHARE_TOTAL = "review.share.total", "a named share is greater than the whole";
    REVIEW_MEETING_ORDER = "review.meeting.order", "a meeting comes before one that prepares it, or after one that follows it up";
    REVIEW_MEETING_OVERLAP = "review.meeting.overlap", "a person is in two meetings at once";
    REVIEW_MEETING_UNANSWERED = "review.meeting.unanswered", "an expected participant of a held meeting has neither reply nor attendance";
    REVIEW_MEETING_PAST_WINDOW = "review.meeting.past_window", "the window of a meeting is over, and no entry says that it was held, moved or not held";
    REVIEW_DEADLINE_OVERDUE = "review.deadline.overdue", "a running deadline is over";
    REVIEW_PROPOSAL_EXPIRED = "review.proposal.expired", "the term of a submitted proposal is over";
    REVIEW_QUESTION_MOTION = "review.question.motion", "a motion was carried, and the act that it asks for did not follow";
    REVIEW_QUESTION_OVERDUE = "review.question.overdue", "the term of an open question is over";
    REVIEW_COMMITMENT_OVERDUE = "review.commitment.overdue", "a commitment is due and not reported complete";
    REVIEW_COMMITMENT_WORDS = "review.commitment.words", "a commitment that stands rests on words that its point has no longer";
    REVIEW_CEASEFIRE_OVERDUE = "review.ceasefire.overdue", "the term of a ceasefire is over, and no entry says what became of it";
    REVIEW_GATE_OVERDUE = "review.gate.overdue", "the date of a gate is over, and no entry says what became of it";
    REVIEW_INSTRUMENT_OVERDUE = "review.instrument.overdue", "the time to sign an instrument is over, or a notice of withdrawal has taken effect, and no entry says so";
    REVIEW_INSTRUMENT_READY = "review.instrument.ready", "the condition for entry into force is met, and no entry says that the instrument is in force";
    REVIEW_INSTRUMENT_DEADLOCK = "review.instrument.deadlock", "instruments wait for each other, or one for itself, so that none enters into force";
    REVIEW_INSTRUMENT_ORDER = "review.instrument.order", "an act comes before the one that it usually follows, or after its time: a ratification before a signature, a signature after the term";
    REVIEW_INSTRUMENT_REPLACED = "review.instrument.replaced", "an instrument is in force beside one that replaces it";
    REVIEW_INSTRUMENT_OUTLIVES = "review.instrument.outlives", "an instrument is in force, and the one that it carries out, adds to or is an annex of has ended or was never agreed";
    REVIEW_INSTRUMENT_UNBOUND = "review.instrument.unbound", "an instrument is in force for a party from a day before the party consented";
    REVIEW_INSTRUMENT_OWN_GATE = "review.instrument.own_gate", "a party is bound, and a gate that its own law asks for was not passed by then";
    REVIEW_INSTRUMENT_VIEWPOINTS = "review.instrument.viewpoints", "the status of an instrument differs by viewpoint";
    REVIEW_LINK_ORPHANED = "review.link.orphaned", "a standing link names a point that is dropped or superseded";
    REVIEW_NAME_ALIKE = "review.name.alike", "the names of two parties, or of two persons, look alike";
    REVIEW_POINT_UNOWNED = "review.point.unowned", "no principal has a position on an open point";
    REVIEW_POSITION_STALE = "review.position.stale", "the latest position of a principal on an open point is on earlier words";
    REVIEW_RECORD_RESTED = "review.record.rested", "an act stands that rested on what was corrected or retracted since";
    REVIEW_RECORD_FALLEN = "review.record.fallen", "a consequence of an entry fell, because the entry reads otherwise now";
    REVIEW_RECORD_EXPECTED = "review.record.expected", "what follows from an entry by the rules is not recorded";
    REVIEW_RECORD_UNFOUNDED = "review.record.unfounded", "a consequence or a result stands that would not follow any more";
    REVIEW_RECORD_WORDS = "review.record.words", "a position or an agreement stands on words that were corrected since";
    REVIEW_RECORD_UNSEEN = "review.record.unseen", "a recipient does not see an entry, because it rests on something hidden";
    REVIEW_RECORD_DENIED = "review.record.denied", "an entry was denied or disputed, and stands as it was";
    REVIEW_ACCOUNT_DIFFERS = "review.account.differs", "accounts of one aspect differ";
    REVIEW_SOURCE_NONE = "review.source.none", "an observed fact has no source";
    REVIEW_WATCH_OVERDUE = "review.watch.overdue", "the date of an open watch item is over";
}
