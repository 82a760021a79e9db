//! The rules of what is agreed and carried out: instruments, consent, gates, commitments, ceasefires, measures.

/// Calls `$with!` with the rules.
macro_rules! outcome {
    ($with:ident) => { $with! {
        INSTRUMENT_DRAFTED_PARTIES = structural Incoherent "instrument.drafted.parties",
            "an instrument must name each of its parties once", "name each party once";
        INSTRUMENT_DRAFTED_UNILATERAL = structural Incoherent "instrument.drafted.unilateral",
            "a unilateral statement must have one party", "name the one party whose statement it is, or choose another kind";
        INSTRUMENT_DRAFTED_BINDING = procedural Incoherent "instrument.drafted.binding",
            "an instrument of a kind that binds nobody must not be drafted as binding",
            "give `false` in `binding`, or another `kind`";
        INSTRUMENT_DRAFTED_ITSELF = structural Incoherent "instrument.drafted.itself",
            "an instrument must not be an annex of itself, nor carry out, supplement or replace itself", "name another instrument";
        INSTRUMENT_DRAFTED_NOTICE = structural Incoherent "instrument.drafted.notice",
            "a notice of withdrawal must be a length of time that is not negative",
            "give a length of time in `notice`, such as `P6M`";
        INSTRUMENT_REVISED_SOMETHING = structural Incoherent "instrument.revised.something",
            "a revision of an instrument must say what changes: its parties, its text, its gates or its condition",
            "give `parties`, `version`, `gates` or `in_force_when`";
        INSTRUMENT_REVISED_GATES = structural Incoherent "instrument.revised.gates",
            "only gates that were required of the instrument may be combined", instrument::gates;
        INSTRUMENT_ENTERED_INTO_FORCE_FOR = structural Incoherent "instrument.entered_into_force.for",
            "an instrument may enter into force only for its parties and for others that did something to be bound",
            "name each party once; record `consent.expressed` of the others first, or `instrument.revised` with `parties`";
        INSTRUMENT_SUPERSEDED_SUCCESSOR = structural Incoherent "instrument.superseded.successor",
            "an instrument must not supersede itself", "name another instrument";
        INSTRUMENT_AMENDED_OTHER = structural Incoherent "instrument.amended.other",
            "an instrument must not amend itself", "name another instrument";
        INSTRUMENT_REVISED_FIXED = procedural Unsettled "instrument.revised.fixed",
            "parties, text, gates and condition must not change after a party has initialled, signed or been bound, unless the instrument is reopened",
            instrument::fixed;
        INSTRUMENT_REVISED_AGREEMENT = procedural AgreementLacking "instrument.revised.agreement",
            "once an instrument is no draft, the acting parties must satisfy the decision rule to change it", instrument::joint;
        INSTRUMENT_OPENED_FOR_SIGNATURE_AGREEMENT = procedural AgreementLacking "instrument.opened_for_signature.agreement",
            "only the depositary, or acting parties that satisfy the decision rule, may open an instrument for signature", instrument::joint_or_depositary;
        INSTRUMENT_REJECTED_AGREEMENT = procedural AgreementLacking "instrument.rejected.agreement",
            "the acting parties must satisfy the decision rule to reject an instrument; a single party may only refuse its own consent", instrument::rejects;
        INSTRUMENT_RESUBMITTED_AGREEMENT = procedural AgreementLacking "instrument.resubmitted.agreement",
            "the acting parties must satisfy the decision rule to resubmit an instrument", instrument::joint;
        INSTRUMENT_REOPENED_AGREEMENT = procedural AgreementLacking "instrument.reopened.agreement",
            "the acting parties must satisfy the decision rule to reopen an instrument", instrument::joint;
        INSTRUMENT_RECTIFIED_AGREEMENT = procedural AgreementLacking "instrument.rectified.agreement",
            "only the depositary, or acting parties that satisfy the decision rule, may rectify an instrument", instrument::joint_or_depositary;
        INSTRUMENT_ENTERED_INTO_FORCE_SHOWN = procedural AgreementLacking "instrument.entered_into_force.shown",
            "only the depositary, or acting parties that satisfy the decision rule, may show that a condition in words is met or parts are in force", instrument::joint_or_depositary;
        INSTRUMENT_AGREED_TEXT = procedural Unsettled "instrument.agreed.text",
            "every point of the text that an agreed instrument embodies must be agreed, closed or out of it", instrument::open_points;
        INSTRUMENT_AGREED_AGREEMENT = procedural AgreementLacking "instrument.agreed.agreement",
            "the acting parties must satisfy the decision rule to agree an instrument", instrument::joint;
        INSTRUMENT_INITIALLED_ALL = procedural AgreementLacking "instrument.initialled.all",
            "every party must have initialled an instrument, or done more, before it counts as initialled", instrument::initials;
        INSTRUMENT_ADOPTED_AGREEMENT = procedural AgreementLacking "instrument.adopted.agreement",
            "the acting parties must satisfy the decision rule to adopt an instrument", instrument::joint;
        INSTRUMENT_SIGNED_ALL = procedural AgreementLacking "instrument.signed.all",
            "every party must have signed an instrument or be bound before it counts as signed", instrument::signs;
        INSTRUMENT_ENTERED_INTO_FORCE_BEGUN = procedural Untimely "instrument.entered_into_force.begun",
            "the date of entry into force must have begun", "give a date that has begun, or propose it when the date has come";
        INSTRUMENT_ENTERED_INTO_FORCE_CONDITION = procedural Unsettled "instrument.entered_into_force.condition",
            "the entry-into-force condition must be met by the date, or by the act where all whom it binds agree on an earlier date",
            instrument::condition;
        INSTRUMENT_ENTERED_INTO_FORCE_BOUND = procedural Unsettled "instrument.entered_into_force.bound",
            "a party that the act names must be bound by a binding instrument, or apply it provisionally, unless something shows otherwise", instrument::unbound;
        INSTRUMENT_ENTERED_INTO_FORCE_GATES = procedural Unsettled "instrument.entered_into_force.gates",
            "the gates that an instrument needs must be passed before its entry into force", instrument::gates_open;
        INSTRUMENT_SUSPENDED_AGREEMENT = procedural AgreementLacking "instrument.suspended.agreement",
            "the acting parties must satisfy the decision rule among those bound to suspend an instrument", instrument::joint;
        INSTRUMENT_RESUMED_AGREEMENT = procedural AgreementLacking "instrument.resumed.agreement",
            "the acting parties must satisfy the decision rule among those bound to resume an instrument", instrument::joint;
        INSTRUMENT_AMENDED_FORCE = procedural NotPermitted "instrument.amended.force",
            "only an instrument that is signed, in force or suspended may be amended", instrument::not_amended;
        INSTRUMENT_AMENDED_AGREEMENT = procedural AgreementLacking "instrument.amended.agreement",
            "the acting parties must satisfy the decision rule among those bound to amend an instrument", instrument::joint;
        INSTRUMENT_SUPERSEDED_AGREEMENT = procedural AgreementLacking "instrument.superseded.agreement",
            "the acting parties must satisfy the decision rule among those bound to supersede an instrument", instrument::joint;
        INSTRUMENT_TERMINATED_AGREEMENT = procedural AgreementLacking "instrument.terminated.agreement",
            "the acting parties must satisfy the decision rule among those bound to terminate an instrument", instrument::joint;
        INSTRUMENT_REVIVED_AGREEMENT = procedural AgreementLacking "instrument.revived.agreement",
            "the acting parties must satisfy the decision rule among those once bound to revive an instrument", instrument::joint;
        INSTRUMENT_REVIVED_FORCE = procedural NotPermitted "instrument.revived.force",
            "only an instrument that was in force may be revived",
            "it never entered into force; draw up another with `instrument.drafted`";
        INSTRUMENT_ENTERED_INTO_FORCE_ONCE = procedural NotPermitted "instrument.entered_into_force.once",
            "an instrument in force may enter into force only for parties that the act names, or as of an earlier date on which all agree", instrument::in_force;
        INSTRUMENT_ANY_DATED = procedural Untimely "instrument.any.dated",
            "a decision on an instrument must not take effect before it is taken, unless the procedure allows back-dating",
            "give a date that is not over, or leave it out; or record `negotiation.procedure_changed` so that the procedure allows back-dating";
        INSTRUMENT_ANY_CONCLUDED = procedural Unsettled "instrument.any.concluded",
            "an instrument may be superseded or amended only by one that was agreed",
            "record `instrument.agreed` of the other instrument first";
        INSTRUMENT_ANY_ACCORDING_TO = procedural NotEntitled "instrument.any.according_to",
            "only the parties that `according_to` names may record what they alone hold of an instrument",
            "let the parties that `according_to` names act, jointly if they are several, or record it as observed";

        CONSENT_RESERVATION_WITHDRAWN_OWN = structural Incoherent "consent.reservation_withdrawn.own",
            "a party may withdraw only a reservation of its own to the instrument",
            "name a reservation of this party to this instrument";
        CONSENT_OBJECTED_RESERVATION = structural Incoherent "consent.objected.reservation",
            "an objection must name a reservation of another party to the instrument",
            "name a reservation of another party to this instrument";
        CONSENT_FULL_POWERS_PRESENTED_POWERS = procedural NotEntitled "consent.full_powers_presented.powers",
            "a person who presents another's full powers must be in office, have presented full powers, or be accredited to sign", consent::powers;
        CONSENT_ANY_DATED = procedural Untimely "consent.any.dated",
            "an act of consent must not take effect before it is done, unless the procedure allows back-dating",
            "give a date that is not over, or leave it out; or record `negotiation.procedure_changed` so that the procedure allows back-dating";
        CONSENT_INITIALLED_POWERS = procedural NotEntitled "consent.initialled.powers",
            "a person who initials must be in office, have presented full powers, or be accredited to initial", consent::powers;
        CONSENT_SIGNED_AD_REFERENDUM_POWERS = procedural NotEntitled "consent.signed_ad_referendum.powers",
            "a person who signs ad referendum must be in office, have presented full powers, or be accredited to do so", consent::powers;
        CONSENT_SIGNED_POWERS = procedural NotEntitled "consent.signed.powers",
            "a person who signs, refuses, gives or withdraws consent must be in office, have presented full powers, or be accredited to sign", consent::powers;
        CONSENT_SIGNED_OPEN = procedural NotPermitted "consent.signed.open",
            "a party may sign, be bound, make reservations or apply provisionally only while the instrument stands, open to it, agreed where its kind asks", consent::not_open;
        CONSENT_EXPRESSED_PARTY = procedural NotEntitled "consent.expressed.party",
            "only a party of the instrument, a party acceding to an open one, or the successor of a party may consent to it", consent::no_party;
        CONSENT_EXPRESSED_MEANS = procedural NotPermitted "consent.expressed.means",
            "where the kind asks for a signature, ratification, acceptance and approval must follow one, and accession must not", consent::means;
        CONSENT_EXPRESSED_GATES = procedural Unsettled "consent.expressed.gates",
            "the gates that a party's own law sets must be passed before it is bound", consent::own_gates;
        CONSENT_PROVISIONAL_APPLICATION_ENDED_APPLIED = procedural NotPermitted "consent.provisional_application_ended.applied",
            "only a provisional application that is under way may end", "record `consent.provisionally_applied` first";
        CONSENT_RESUMED_SUSPENDED = procedural NotPermitted "consent.resumed.suspended",
            "a party may resume only an instrument that it suspended for itself",
            "record `instrument.resumed` where all suspended it; the party did not suspend it for itself";
        CONSENT_RESERVATION_MADE_TIME = procedural Untimely "consent.reservation_made.time",
            "a reservation must be made before a party is bound, or as it binds itself",
            "record `consent.declaration_made` of how the party understands the instrument; it is bound, or has refused";
        CONSENT_RESERVATION_MADE_PERMITTED = procedural ProcedureForbids "consent.reservation_made.permitted",
            "a reservation must not be made to an instrument that prohibits reservations",
            "record `consent.declaration_made` of how the party understands the instrument";
        CONSENT_RESERVATION_WITHDRAWN_STANDS = procedural NotPermitted "consent.reservation_withdrawn.stands",
            "only a reservation that stands may be withdrawn or objected to",
            "there is nothing to record; it was withdrawn before, or was to a former text";
        CONSENT_WITHDRAWAL_NOTIFIED_TERM = procedural Untimely "consent.withdrawal_notified.term",
            "a notice must be as long as the instrument asks for, or as its kind asks for where it says nothing", consent::notice;
        CONSENT_WITHDRAWAL_REVOKED_BEFORE = procedural Untimely "consent.withdrawal_revoked.before",
            "a notice must be revoked before it takes effect", "record `consent.withdrawn`, then `consent.rejoined`; the notice has taken effect";
        CONSENT_WITHDRAWN_NOTICE = procedural Untimely "consent.withdrawn.notice",
            "a withdrawal must follow a notice, and not take effect before its date, where one is asked for once it was in force", consent::notices;

        GATE_REPLACED_SUCCESSOR = structural Incoherent "gate.replaced.successor",
            "a gate may be replaced only by another for the same thing and party, without a circle or a chain of more than 64", gate::successor;
        GATE_ANY_POLL = structural Incoherent "gate.any.poll",
            "a poll must not count more votes than could be cast, or shares of more than the whole but for rounding",
            "mend the numbers of the poll";
        GATE_REQUIRED_AGREEMENT = procedural AgreementLacking "gate.required.agreement",
            "once an instrument is no draft, its acting parties must satisfy the decision rule to require a gate of it", gate::disposes;
        GATE_REPLACED_AGREEMENT = procedural AgreementLacking "gate.replaced.agreement",
            "only the party whose law asks for a gate may replace it; for other gates the acting parties must satisfy the decision rule", gate::disposes;
        GATE_PASSED_THRESHOLD = procedural Unsettled "gate.passed.threshold",
            "the result given must satisfy the decision rule of the gate, as far as both are known", gate::not_passed;
        GATE_FAILED_THRESHOLD = procedural Unsettled "gate.failed.threshold",
            "the result given must not satisfy the decision rule of the gate, as far as both are known", gate::not_failed;
        GATE_WAIVED_AGREEMENT = procedural AgreementLacking "gate.waived.agreement",
            "only the party whose law asks for a gate may waive it; for other gates the acting parties must satisfy the decision rule", gate::disposes;

        COMMITMENT_MADE_OBLIGORS = structural Incoherent "commitment.made.obligors",
            "a commitment must name each party once, and an obligor other than its only beneficiary",
            "name each obligor once, and other beneficiaries or none";
        COMMITMENT_MADE_WORDING = structural Incoherent "commitment.made.wording",
            "a commitment must rest on a wording of its point", "name words of its point, or leave `wording` out";
        COMMITMENT_MADE_UNDERTAKEN = procedural AgreementLacking "commitment.made.undertaken",
            "the obligors themselves must make a commitment, jointly if they are several", commitment::undertaken;
        COMMITMENT_MADE_VERIFIER = procedural NotEntitled "commitment.made.verifier",
            "an obligor of a commitment must not be its verifier", "name another party in `verifier`, or leave it out";
        COMMITMENT_ANY_CREDITOR = procedural AgreementLacking "commitment.any.creditor",
            "the obligors must not alone put off a commitment or make it obsolete where another party is owed", commitment::owed;
        COMMITMENT_REPORTED_COUNT = structural Incoherent "commitment.reported.count",
            "a report must give the count done and the whole together, and the count must not exceed the whole",
            "give `done` and `of` together, with `done` not greater than `of`";
        COMMITMENT_REPORTED_REGRESS = procedural Unsettled "commitment.reported.regress",
            "a report below the reporter's previous one must give a reason",
            "give `reason`; it is less than this reporter reported before";
        COMMITMENT_REPORTED_VERIFIER = procedural NotEntitled "commitment.reported.verifier",
            "only the verifier or a monitor, and no obligor, may report a commitment as verified", commitment::verifier;
        COMMITMENT_VIOLATION_ALLEGED_STANDING = procedural NotPermitted "commitment.violation_alleged.standing",
            "a violation may be alleged only of a commitment that stood at the time", commitment::stood;

        CEASEFIRE_DECLARED_PARTIES = structural Incoherent "ceasefire.declared.parties",
            "a ceasefire must bind at least one party and name each once", "name the parties that it binds, each once";
        CEASEFIRE_DECLARED_INTERVAL = structural Incoherent "ceasefire.declared.interval",
            "a ceasefire must not certainly be over before it takes effect", "give in `until` a term that ends after it takes effect";
        CEASEFIRE_DECLARED_AGREEMENT = procedural AgreementLacking "ceasefire.declared.agreement",
            "only all parties that are to keep a ceasefire, jointly, or the mediator may declare it",
            "let all parties that are to keep it act jointly, in one draft; or name fewer, and let each other one record `ceasefire.joined`";
        CEASEFIRE_JOINED_ONCE = structural Incoherent "ceasefire.joined.once",
            "a party must not join a ceasefire that binds it already", "there is nothing to record; the party is bound already";
        CEASEFIRE_DENOUNCED_BOUND = structural Incoherent "ceasefire.denounced.bound",
            "a ceasefire may be denounced only by a party that it binds beside two others at least",
            "record `ceasefire.ended(terminated)` instead, where it binds two or one; who is not bound has nothing to denounce";
        CEASEFIRE_TOOK_EFFECT_DECLARED = procedural Untimely "ceasefire.took_effect.declared",
            "a ceasefire must not take effect before its effective date", ceasefire::effective;
        CEASEFIRE_EXTENDED_LATER = procedural Untimely "ceasefire.extended.later",
            "an extended term must end later than the term before, if there was one", ceasefire::later;
        CEASEFIRE_EXTENDED_AGREEMENT = procedural AgreementLacking "ceasefire.extended.agreement",
            "all parties that a ceasefire binds, jointly, or the mediator who declared it must extend or renew it", ceasefire::bound;
        CEASEFIRE_VIOLATION_ALLEGED_EFFECT = procedural NotPermitted "ceasefire.violation_alleged.effect",
            "a violation may be alleged only of a ceasefire that was in effect at the time", ceasefire::in_effect;
        CEASEFIRE_ENDED_UNTIL = procedural Untimely "ceasefire.ended.until",
            "a ceasefire may expire only when its term is certainly over", ceasefire::expires;

        MEASURE_TAKEN_PARTIES = structural Incoherent "measure.taken.parties",
            "a measure must name each party that takes it, and each that it is against, once", "name each party once";
    }};
}
pub(crate) use outcome;

outcome!(rules);
