//! The rules that hold for every entry and every act.

/// Calls `$with!` with the rules.
macro_rules! every {
    ($with:ident) => { $with! {
        ENTRY_ID_SAME = structural Duplicate "entry.id.same",
            "a draft with the id of a recorded entry must have the content of that entry, but for when it is recorded", every::same_id;
        ENTRY_ID_RESERVED = structural Incoherent "entry.id.reserved",
            "only a consequence may have an id with `/`, and it must begin with the id of its cause", "choose an id without `/`";
        ENTRY_RESTS_ON_QUESTION = structural Incoherent "entry.rests_on.question",
            "only an act that a vote can decide may rest on a question", "leave `rests_on` out";
        ENTRY_EMBARGO_PUBLIC = structural Incoherent "entry.embargo.public",
            "only an entry that is not public may be under an embargo, and its date must hang on no entry",
            "disclose it to fewer than the public, and give a date such as `2026-03-01`";
        ENTRY_REACHED_DECIDED = structural Incoherent "entry.reached.decided",
            "only an act that a decision rule decides may say how the rule was satisfied", "leave `reached` out";
        ENTRY_MODE_ALLOWED = structural ProcedureForbids "entry.mode.allowed",
            "an act may be recorded as observed only if the procedure allows its recorder to observe",
            "propose it as governed, or record `negotiation.procedure_changed` so that its recorder may observe";
        ENTRY_RECORDED_VALID = structural Untimely "entry.recorded.valid",
            "the time of recording must lie in the years 1 to 9999, at an offset of whole minutes",
            "give a time of recording in the years 1 to 9999, at an offset of whole minutes";
        ENTRY_RECORDED_ORDER = structural Untimely "entry.recorded.order",
            "an entry must not be recorded at an earlier time than the entry before it", every::recorded_later;
        ENTRY_OCCURRED_ANCHOR = structural Untimely "entry.occurred.anchor",
            "a relative date must refer to an earlier entry", "refer to an entry that is recorded already";
        ENTRY_OCCURRED_NOT_LATER = structural Untimely "entry.occurred.not_later",
            "the earliest possible time of a fact must not be later than its time of recording",
            "record it when it has occurred, or correct `occurred`";
        ENTRY_PARTIES_KNOWN = structural Unknown "entry.parties.known",
            "the record must know every party that acts and every party that an entry is disclosed to", families::unknown;
        ENTRY_PERSON_KNOWN = structural Unknown "entry.person.known",
            "the record must know every person who acts", families::unknown;
        ENTRY_CAUSE_EARLIER = structural Incoherent "entry.cause.earlier",
            "the cause of an entry must be an earlier entry", "record the cause first";
        ENTRY_BOUNDS_SIZE = structural Limit "entry.bounds.size",
            "an entry, and each list that grows with the record, must stay within its bounds", every::bounds;
        ANY_ANY_TRANSLATION = structural Incoherent "any.any.translation",
            "an act must name the authentic words, and not a translation of them",
            "name the words that were translated";
        ANY_ANY_OPENED = structural NotPermitted "any.any.opened",
            "the opening must be recorded before any other entry", "record `negotiation.opened` first";

        ENTRY_OCCURRED_BACKDATED = procedural Untimely "entry.occurred.backdated",
            "a governed act must occur when it is recorded, unless the procedure allows back-dating",
            "leave `occurred` out, or record `negotiation.procedure_changed` so that the procedure allows back-dating";
        ENTRY_TIME_LATE = procedural Untimely "entry.time.late",
            "an entry dated before the latest change to the same value must not change the current state",
            "give a time after the latest change, or propose it as observed, for history only";
        ENTRY_TIME_BEFORE_INTRODUCTION = procedural Untimely "entry.time.before_introduction",
            "a fact must not be dated before the introduction of anything it names", every::introduced_later;
        ENTRY_BY_NAMED = procedural NotEntitled "entry.by.named",
            "the actor of a governed act must be a party or the secretariat",
            "name the party whose act it is, or propose it as observed";
        ENTRY_DISCLOSURE_MENTIONS = procedural Disclosure "entry.disclosure.mentions",
            "an entry must not be visible to anyone who may not see the things, actors and recipients it names", every::hidden;
        ENTRY_DISCLOSURE_TOUCHED = procedural Disclosure "entry.disclosure.touched",
            "an act that may touch others must be disclosed to all who decide, and to those concerned, as far as they see what it is about",
            "disclose it to the participants at least; what it names and they do not see, by `record.disclosed` first";
        ANY_ANY_REACHED = procedural ProcedureForbids "any.any.reached",
            "a governed draft must not claim a tally, which the judge computes",
            "leave `tally` out; the judge computes it";
        ANY_ANY_QUESTION = procedural AgreementLacking "any.any.question",
            "the question that an act rests on must have carried, on the same words, under the decision rule and the electorate of the act",
            every::question;
        ANY_ANY_ALONE = procedural AgreementLacking "any.any.alone",
            "an act that touches the seats, votes, voice, terms or course of others must have the agreement of those whom it touches",
            every::alone;
        ANY_ANY_PARTICIPATING = procedural NotEntitled "any.any.participating",
            "a dissolved party must not act, nor a principal that is withdrawn, suspended or excluded at the table", every::away;
        ANY_ANY_RESTING = procedural Unsettled "any.any.resting",
            "in a completed or abandoned negotiation nobody may act on points, positions and texts, or draft or agree an instrument",
            "record `negotiation.reopened` first";
        ANY_ANY_SUSPENDED = procedural Unsettled "any.any.suspended",
            "nothing may be agreed or closed while the negotiation is suspended or broken off", every::suspended;
        ANY_ANY_ACTS_FOR = procedural NotEntitled "any.any.acts_for",
            "an actor may act for another party only in the scope and term of its role acts_for, and not on that party's seat or voice",
            "let the party record `party.role_assigned` of the role acts_for first, or act itself; on its seat and voice it acts itself";
        ANY_ANY_ACCREDITED = procedural NotEntitled "any.any.accredited",
            "a person may act for a party only while accredited by it or holding one of its offices",
            "record `person.accredited` by the party first, or let it act through one of its office-holders";
        ANY_ANY_POWERS = procedural NotEntitled "any.any.powers",
            "an act, and what a question asks, must lie within the person's accreditation; a limited one does not extend to the party's seat or voice",
            "let a person act whose accreditation extends to it, or record `person.powers_changed` first";
        ANY_ANY_TRACK = procedural NotEntitled "any.any.track",
            "a principal may act on a point that has tracks, or hold it up, only from the table of one of them", track::at_no_table;
        ANY_ANY_TRACK_SUSPENDED = procedural Unsettled "any.any.track_suspended",
            "a point must not be agreed or closed while its track is suspended", track::suspended;
    }};
}
pub(crate) use every;

every!(rules);
