//! The rules of what is noted beside the talks: entries about entries, accounts, the watch list.

/// Calls `$with!` with the rules.
macro_rules! notes {
    ($with:ident) => { $with! {
        RECORD_ANY_WHOLE = structural NotPermitted "record.any.whole",
            "only a `Record`, which has every entry, may decide, apply and replay corrections and retractions",
            "propose it to the `Record`; a `Negotiation` alone does not have what was retracted";
        RECORD_CORRECTED_SOMETHING = structural Incoherent "record.corrected.something",
            "a correction must say what was wrong: the time, the sources or the event",
            "give the time, the sources or the event as it should read; where there is no source, record `record.retracted` and the entry anew";
        RECORD_CORRECTED_KIND = structural Incoherent "record.corrected.kind",
            "a correction must keep the kind, the act and the subject of the event, and must not be of an entry about an entry", correction::kind;
        RECORD_CORRECTED_DISCLOSURE = structural Disclosure "record.corrected.disclosure",
            "a correction or retraction must be disclosed exactly as the entry that it is of", correction::disclosure;
        RECORD_CORRECTED_STRUCTURAL = structural Incoherent "record.corrected.structural",
            "a corrected entry and all later entries must still fit",
            "ask `Record::in_the_way` which entries do not fit; mend the correction if it names the entry itself, else correct or retract those that it names, the last first";
        RECORD_CORRECTED_RULES = procedural ProcedureForbids "record.corrected.rules",
            "a party must not correct an act into one that the rules did not allow it then, nor into what is settled by now",
            "record the act itself, as far as it can still be done, or let the secretariat correct what was told wrong";
        RECORD_CORRECTED_AUTHORITY = procedural NotEntitled "record.corrected.authority",
            "only all who made an entry together, or the secretariat, may correct it", correction::authority;
        RECORD_RETRACTED_OPENING = structural Never "record.retracted.opening",
            "the opening must not be retracted", "record `record.corrected` of the opening, or begin another record";
        RECORD_RETRACTED_ONCE = structural NotPermitted "record.retracted.once",
            "only an entry that stands may be retracted, corrected or disclosed", correction::fallen;
        RECORD_RETRACTED_STRUCTURAL = structural Incoherent "record.retracted.structural",
            "all later entries must still fit after a retraction",
            "ask `Record::in_the_way` which entries do not fit, and correct or retract those first, the last first";
        RECORD_RETRACTED_AUTHORITY = procedural NotEntitled "record.retracted.authority",
            "only all who made an entry together, or the secretariat, may retract it", correction::authority;
        RECORD_RETRACTED_DISCLOSED = structural Never "record.retracted.disclosed",
            "a disclosure must not be retracted: what was seen stays seen",
            "record `record.retracted` of the entry that was disclosed if it should not stand";
        RECORD_DISCLOSED_KIND = structural Never "record.disclosed.kind",
            "a correction, a retraction or a disclosure must not itself be disclosed; the entry that it is of may be", correction::disclosed_with;
        RECORD_DISCLOSED_WIDER = procedural Disclosure "record.disclosed.wider",
            "a disclosure must reach somebody who could not see the entry before",
            "disclose it to somebody who cannot see it: those to whom the `record.disclosed` entry itself is disclosed";
        RECORD_DISCLOSED_AUTHORITY = procedural NotEntitled "record.disclosed.authority",
            "only all who made an entry together, or the secretariat, may disclose it, unless the disclosure is a leak", correction::authority;
        RECORD_CONFIRMED_OWN = procedural NotEntitled "record.confirmed.own",
            "an actor must not confirm, dispute or deny its own entry", correction::authorship;

        PAYLOAD_ERASED_MADE = structural Never "payload.erased.made",
            "only the record may erase a payload; a draft must not",
            "record `record.retracted` of the entry that should go, and call `Record::erase`";
        ACCOUNT_GIVEN_ASPECT = structural Incoherent "account.given.aspect",
            "the value of an account must be of a kind that its aspect allows, and a range must not run backwards",
            "give a word for a status or an existence; a number or a range for a count; a time for a date; a text for a tally, \
             a place or a content; a number, a range or a text for an attendance or a duration";

        WATCH_EXTENDED_LATER = procedural Untimely "watch.extended.later",
            "an extended term must end later than the term before", watch::later;
        WATCH_OBSERVED_AFTER = procedural Untimely "watch.observed.after",
            "what is observed must have occurred after the question was put",
            "name an entry that certainly occurred since the question was put, or leave `entry` out";
        WATCH_OBSERVED_INDICATOR = procedural Incoherent "watch.observed.indicator",
            "the indicator that is named must be one of the watch item's", watch::indicator;
        WATCH_LAPSED_DUE = procedural Untimely "watch.lapsed.due",
            "a watch item may lapse only when its date is certainly over", watch::due;
    }};
}
pub(crate) use notes;

notes!(rules);
