//! The rules that are written by hand. Beside them stand the generated families: for every kind
//! of event that names ids, `T.E.known`; for every one that creates, `T.E.free`; for every row of
//! a lifecycle, `T.A.status` and `T.A.entitled`.

use super::Rule;

macro_rules! catalogue {
    ($($name:ident = $grade:ident $id:literal, $sentence:literal;)*) => {
        $(
            #[doc = concat!("`", $id, "`: ", $sentence, ".")]
            pub static $name: Rule = Rule::$grade($id, $sentence);
        )*

        /// Every rule that is written by hand, in the order of the rule book.
        pub static WRITTEN: &[&Rule] = &[$(&$name,)*];
    };
}

catalogue! {
    ENTRY_ID_SAME = structural "entry.id.same", "an id that is taken belongs to the same content; then the draft is a repeat";
    ENTRY_ID_RESERVED = structural "entry.id.reserved", "an id with `/` is the id of a consequence and names its cause first";
    ENTRY_RESTS_ON_QUESTION = structural "entry.rests_on.question", "only an act that a vote can decide may rest on a question";
    ENTRY_REACHED_DECIDED = structural "entry.reached.decided", "only an act that a decision rule decides may say how the rule was satisfied";
    ENTRY_MODE_ALLOWED = structural "entry.mode.allowed", "observing is allowed by the procedure";
    ENTRY_RECORDED_VALID = structural "entry.recorded.valid", "an entry is recorded at an instant that can be written: in the years 1 to 9999, at an offset of whole minutes";
    ENTRY_RECORDED_ORDER = structural "entry.recorded.order", "an entry is not recorded before the one it is appended to";
    ENTRY_OCCURRED_ANCHOR = structural "entry.occurred.anchor", "a relative date refers to an earlier entry";
    ENTRY_OCCURRED_NOT_LATER = structural "entry.occurred.not_later", "the earliest possible time of a fact is not after it was recorded";
    ENTRY_PARTIES_KNOWN = structural "entry.parties.known", "a party that acts, or that an entry is disclosed to, is known";
    ENTRY_PERSON_KNOWN = structural "entry.person.known", "a person who acts is known";
    ENTRY_CAUSE_EARLIER = structural "entry.cause.earlier", "the cause of an entry is an earlier entry";
    ENTRY_BOUNDS_SIZE = structural "entry.bounds.size", "lists that grow with the record stay within their bounds";
    ANY_ANY_OPENED = structural "any.any.opened", "nothing is recorded before the opening";

    ENTRY_OCCURRED_BACKDATED = procedural "entry.occurred.backdated", "a governed act occurs when it is recorded, unless the procedure allows back-dating";
    ENTRY_TIME_LATE = procedural "entry.time.late", "an entry that comes before the last change of what it changes enters history only";
    ENTRY_TIME_BEFORE_INTRODUCTION = procedural "entry.time.before_introduction", "a fact is not earlier than what it mentions";
    ENTRY_BY_NAMED = procedural "entry.by.named", "a governed act has a party or the host as its actor";
    ENTRY_DISCLOSURE_MENTIONS = procedural "entry.disclosure.mentions", "an entry is not disclosed more widely than what it mentions, who acts and to whom it is disclosed";
    ANY_ANY_REACHED = procedural "any.any.reached", "how a governed act was reached is computed, not claimed";
    ANY_ANY_QUESTION = procedural "any.any.question", "the question that an act rests on was carried, is on the same words, and was put under the rule that the act needs to all whose consent counts";
    ANY_ANY_PARTICIPATING = procedural "any.any.participating", "a principal that is withdrawn, suspended, excluded or dissolved does not act at the table";
    ANY_ANY_RESTING = procedural "any.any.resting", "a negotiation that is completed or abandoned takes no act on points, positions and texts, and neither drafts nor agrees an instrument, until it is reopened";
    ANY_ANY_SUSPENDED = procedural "any.any.suspended", "while suspended or broken off, a negotiation takes no agreement and no closing";
    ANY_ANY_ACTS_FOR = procedural "any.any.acts_for", "who acts for another party holds the role acts_for for it";
    ANY_ANY_ACCREDITED = procedural "any.any.accredited", "a person who acts for a party is accredited by it at that time, or holds an office of it";
    ANY_ANY_POWERS = procedural "any.any.powers", "the act lies within the powers, the points and the tracks of the accreditation";
    ANY_ANY_TRACK = procedural "any.any.track", "a principal that is at no table of a point's tracks does not act on the point";
    ANY_ANY_TRACK_SUSPENDED = procedural "any.any.track_suspended", "while its track is suspended, a point is neither agreed nor closed";

    NEGOTIATION_OPENED_FIRST = structural "negotiation.opened.first", "the opening is the first entry and comes once";
    NEGOTIATION_RELATED_OTHER = structural "negotiation.related.other", "a negotiation is not related to itself";
    NEGOTIATION_TALKS_BEGUN_TWO_PRINCIPALS = procedural "negotiation.talks_begun.two_principals", "talks begin with at least two participating principals";
    NEGOTIATION_IMPLEMENTATION_BEGUN_GATES = procedural "negotiation.implementation_begun.gates", "implementation of the whole begins when the gates are passed that the instruments it concluded with need, and those on the whole";
    NEGOTIATION_CONCLUDED_NOTHING_BLOCKS = procedural "negotiation.concluded.nothing_blocks", "a negotiation is concluded when every point is closed or dropped, or as partial";
    NEGOTIATION_CONCLUDED_INSTRUMENTS = procedural "negotiation.concluded.instruments", "a negotiation concludes with instruments that are no drafts, each named once";
    NEGOTIATION_COMPLETED_GATES = procedural "negotiation.completed.gates", "a negotiation that is completed once it is concluded has passed the gates that implementation asks for";
    NEGOTIATION_COMPLETED_COMMITMENTS = procedural "negotiation.completed.commitments", "a negotiation is completed when every standing commitment is reported complete";
    NEGOTIATION_PROCEDURE_CHANGED_DECIDED = procedural "negotiation.procedure_changed.decided", "the procedure changes by the rule that it sets for its own change";

    PARTY_DISSOLVED_LAST = structural "party.dissolved.last", "a dissolved party takes no further status, role or position";
    PARTY_ROLE_ASSIGNED_FOR = structural "party.role_assigned.for", "acts_for names another party, no other role does";
    PARTY_ROLE_ENDED_HELD = structural "party.role_ended.held", "only a role that was given can end";
    PARTY_MEMBERSHIP_BEGUN_GROUP = structural "party.membership_begun.group", "a group is a coalition, a community or an organisation";
    PARTY_MEMBERSHIP_BEGUN_CIRCLE = structural "party.membership_begun.circle", "membership forms no circle";
    PARTY_MEMBERSHIP_BEGUN_ONCE = structural "party.membership_begun.once", "a party is a member of a group once at a time";
    PARTY_MEMBERSHIP_ENDED_MEMBER = structural "party.membership_ended.member", "only a member leaves a group";
    PARTY_SPLIT_INTO = structural "party.split.into", "a party splits into at least two, each named once, itself among them exactly where it continues";
    PARTY_MERGED_PARTIES = structural "party.merged.parties", "at least two parties merge, each named once";
    PARTY_SUCCEEDED_OTHER = structural "party.succeeded.other", "a party is succeeded by another one that is not dissolved";
    PARTY_ACT_CONFIRMED_DEFECT = procedural "party.act_confirmed.defect", "only an act that broke a rule on accreditation or powers is confirmed, by the party it was done for";
    PARTY_JOINED_ADMITTED = procedural "party.joined.admitted", "a party joins after an invitation or where the procedure is open";
    PARTY_SUSPENDED_DECIDED = procedural "party.suspended.decided", "a party is suspended by itself or by the rule of the procedure";
    PARTY_EXCLUDED_DECIDED = procedural "party.excluded.decided", "an exclusion satisfies the rule of the procedure, the excluded party not counted";
    PARTY_READMITTED_TERM = procedural "party.readmitted.term", "a party excluded until a date is not readmitted before it";
    PARTY_RETURNED_ADMITTED = procedural "party.returned.admitted", "a party returns where the procedure admits a return";
    PARTY_ROLE_ASSIGNED_ACCEPTED = procedural "party.role_assigned.accepted", "a mediator, arbiter or chair needs the consent of the principals";

    POINT_NESTED_CIRCLE = structural "point.nested.circle", "a point is not part of itself, directly or through others";
    POINT_AGREED_WORDING = structural "point.agreed.wording", "a point is agreed on words that it has or had";
    POINT_REWORDED_SETTLED = procedural "point.reworded.settled", "the words of an agreed, closed or dropped point change only after it is reopened";
    POINT_RECTIFIED_WORDS = procedural "point.rectified.words", "only the words that a point has are rectified";
    POINT_AGREED_IN_PRINCIPLE_CONSENT = procedural "point.agreed_in_principle.consent", "current positions satisfy the decision rule";
    POINT_TEXT_AGREED_CONSENT = procedural "point.text_agreed.consent", "current positions on exactly these words satisfy the decision rule";
    POINT_TEXT_AGREED_CLEAN = procedural "point.text_agreed.clean", "an agreed text has no open alternative";
    POINT_CLOSED_CONSENT = procedural "point.closed.consent", "acceptances that are not ad referendum satisfy the decision rule";
    POINT_CLOSED_UNDERTAKING = procedural "point.closed.undertaking", "under a single undertaking a point closes with all others, unless it is an early harvest";
    POINT_CLOSED_PACKAGE = procedural "point.closed.package", "the points of a package close together";
    POINT_CLOSED_CONDITIONAL = procedural "point.closed.conditional", "a point whose link has an unmet condition does not close";
    POINT_CLOSED_EXCLUSIVE = procedural "point.closed.exclusive", "of the members of an exclusive link at most one is closed or accepted";
    POINT_CLOSED_SUB_POINTS = procedural "point.closed.sub_points", "a point does not close before its sub-points are settled";
    POINT_SUPERSEDED_INTO = structural "point.superseded.into", "a superseded point gives way to others, each named once";
    POINT_MOVED_TO_INSTRUMENT_CONSENT = procedural "point.moved_to_instrument.consent", "a point that a party has accepted leaves the text by the decision rule, counted over those who act";
    POINT_PARKED_ONE = procedural "point.parked.one", "a point is parked, with the leaders or with an arbiter, one at a time";
    POINT_RETURNED_HELD = procedural "point.returned.held", "only a point that is parked or referred comes back";
    POINT_REFERRED_TO_ARBITER_CONSENT = procedural "point.referred_to_arbiter.consent", "a point goes to an arbiter by the decision rule, counted over those who act";
    POINT_AWARDED_ARBITER = procedural "point.awarded.arbiter", "the award comes from the arbiter that the point was referred to";
    POINT_DROPPED_CONSENT = procedural "point.dropped.consent", "a point is dropped by who tabled it, the chair or the mediator; one that a party has accepted by the decision rule, counted over those who act";
    POINT_REOPENED_CONSENT = procedural "point.reopened.consent", "a point is reopened by a party whose consent it rests on, or by the chair or the mediator";

    ALTERNATIVE_PROPOSED_WORDS = structural "alternative.proposed.words", "the words that an alternative would take the place of are words of its point";
    ALTERNATIVE_CHOSEN_WORDING = structural "alternative.chosen.wording", "an alternative is chosen in words that it has or had";
    ALTERNATIVE_PROPOSED_SETTLED = procedural "alternative.proposed.settled", "the alternatives of an agreed, closed or dropped text change only after the point is reopened";
    ALTERNATIVE_PROPOSED_DUPLICATE = procedural "alternative.proposed.duplicate", "no two open alternatives of a point have the same words";
    ALTERNATIVE_CHOSEN_ONE = procedural "alternative.chosen.one", "a point has one chosen alternative at a time";
    ALTERNATIVE_CHOSEN_CONSENT = procedural "alternative.chosen.consent", "positions on exactly these words satisfy the decision rule";

    POSITION_TAKEN_WORDING = structural "position.taken.wording", "a position is about words that this matter has or had";
    POSITION_TAKEN_SHAPE = structural "position.taken.shape", "accepts_if has a condition, accepts_with_reservation a reservation, counters an alternative of the same point, no other stance has them";
    POSITION_TAKEN_SUCCEEDED = structural "position.taken.succeeded", "a party whose place another carries on takes, confirms and withdraws no more positions";
    POSITION_WITHDRAWN_CURRENT = structural "position.withdrawn.current", "only a position that was taken is withdrawn";
    POSITION_TAKEN_CURRENT = procedural "position.taken.current", "a new position is about the current words of a point that is not dropped, or of an alternative that is open or was chosen";
    POSITION_CONFIRMED_AD_REFERENDUM = procedural "position.confirmed.ad_referendum", "only an acceptance ad referendum is confirmed, in the words accepted";
    POSITION_TAKEN_PARTY = procedural "position.taken.party", "a position is stated by the party, by who acts for it, or by a mediator that holds it in confidence";

    VERSION_DRAFTED_PARENTS = structural "version.drafted.parents", "a version has at most 8 parents, each once";
    VERSION_DRAFTED_SOURCE = structural "version.drafted.source", "what is carried, amended, renumbered, dropped, split, merged or moved is in a parent";
    VERSION_DRAFTED_ADDED = structural "version.drafted.added", "a point that is added, or that others are split or merged into, is in no parent";
    VERSION_DRAFTED_REINSTATED = structural "version.drafted.reinstated", "a reinstated point was in an ancestor, and is in no parent";
    VERSION_DRAFTED_MERGE_SOURCES = structural "version.drafted.merge_sources", "a split has at least two results, a merge at least two sources";
    VERSION_DRAFTED_CONFLICT = structural "version.drafted.conflict", "where two parents have different words for a point, the version says which words stand";
    VERSION_DRAFTED_AMEND_CHANGES = structural "version.drafted.amend_changes", "an amended point has other words than in a parent";
    VERSION_DRAFTED_COMPLETE = structural "version.drafted.complete", "every point of the parents stands in an operation";
    VERSION_DRAFTED_NUMBERS = structural "version.drafted.numbers", "no two points bear one number in one version";
    VERSION_DRAFTED_ONCE = structural "version.drafted.once", "a point is in a version once";
    VERSION_DRAFTED_WORDING = structural "version.drafted.wording", "the words of a point in a version are words of that point";
    VERSION_DRAFTED_OWNER = structural "version.drafted.owner", "joint owners are at least two, each once";
    VERSION_SUPERSEDED_SUCCESSOR = structural "version.superseded.successor", "a version is not superseded by itself";
    VERSION_TAKEN_AS_BASIS_AGREED_POINTS = procedural "version.taken_as_basis.agreed_points", "a basis neither changes nor leaves out a point whose text is agreed or closed, and that was not reopened";
    VERSION_ADOPTED_AD_REFERENDUM_CONSENT = procedural "version.adopted_ad_referendum.consent", "positions on the version satisfy the decision rule, acceptances ad referendum counting";
    VERSION_ADOPTED_CONSENT = procedural "version.adopted.consent", "acceptances of the version that are not ad referendum satisfy the decision rule";
    VERSION_ADOPTED_SETTLED = procedural "version.adopted.settled", "every point of an adopted version is settled, and what is closed is closed in the words of the version";
    VERSION_TAKEN_AS_BASIS_CONSENT = procedural "version.taken_as_basis.consent", "a text becomes the basis by the decision rule, or by the chair or mediator where the procedure says so";

    QUESTION_PUT_WORDING = structural "question.put.wording", "a question is on words that its matter has or had";
    QUESTION_PUT_MEMBERS = structural "question.put.members", "an electorate has at most 256 members, each once, with weights that can be summed";
    QUESTION_PUT_SILENCE = structural "question.put.silence", "a silence procedure has a time at which it ends";
    QUESTION_PUT_ELECTORATE = procedural "question.put.electorate", "a question is put to somebody, and to no more than an entry can hold with their weights";
    QUESTION_VOTED_ELECTORATE = procedural "question.voted.electorate", "only a member of the electorate votes, itself or through who acts for it";
    QUESTION_VOTED_OPEN = procedural "question.voted.open", "a vote comes before the question closes";
    QUESTION_EXTENDED_LATER = procedural "question.extended.later", "an extended term ends later than the one before";
    QUESTION_CARRIED_RULE = procedural "question.carried.rule", "a question is carried when its rule is satisfied, whatever those who are missing do, or when its term is over; a verdict is declared where the rule says so, by the host";
    QUESTION_CARRIED_CHAIR_FINDING = procedural "question.carried.chair_finding", "a chair finds consensus where that is the rule and no objection stands";
    QUESTION_CARRIED_SILENCE = procedural "question.carried.silence", "a silence is complete when its term is over and nobody has broken it";
    QUESTION_FAILED_RULE = procedural "question.failed.rule", "a question fails when its rule cannot be satisfied any more";
    QUESTION_LAPSED_TIME = procedural "question.lapsed.time", "a question lapses when its term is over and nothing is decided, or too few took part";
    QUESTION_ANNULLED_DECIDED = procedural "question.annulled.decided", "a result is annulled by the decision rule, counted over those who act";

    LINK_MADE_ONCE = structural "link.made.once", "a member stands in a link once";
    LINK_MADE_SIZE = structural "link.made.size", "a package or an exclusive link has at least two members, any other one; a conditional link has a condition, no other has one; proposals stand in exclusive links only";
    LINK_MADE_SETTLED = procedural "link.made.settled", "a closed point is not put into a package until it is reopened";
    LINK_RELEASED_CONSENT = procedural "link.released.consent", "a link is released by all who made it or by the decision rule";

    PROPOSAL_SUBMITTED_ADDRESSEE = structural "proposal.submitted.addressee", "a proposal is not addressed to its own proposer";
    PROPOSAL_SUBMITTED_VIA = structural "proposal.submitted.via", "a proposal through a go-between, and no other, names one that is neither proposer nor addressee";
    PROPOSAL_SUBMITTED_CONTENTS = structural "proposal.submitted.contents", "a point occurs once in the contents of a proposal, in words that it has or had";
    PROPOSAL_SUBMITTED_REPLY = structural "proposal.submitted.reply", "a reply answers a proposal that was addressed to its proposer";
    PROPOSAL_SUBMITTED_REPLACES = structural "proposal.submitted.replaces", "a proposal replaces one of the same proposer";
    PROPOSAL_CONVEYED_ADDRESSEE = structural "proposal.conveyed.addressee", "a proposal is conveyed to its addressees";
    PROPOSAL_ANSWERED_PART = structural "proposal.answered.part", "a part accepted is a proper part of the contents, and no other answer names points";
    PROPOSAL_SUBMITTED_BASE = procedural "proposal.submitted.base", "the base is the basis of the talks, or has the points contained in the words that they have now";
    PROPOSAL_SUBMITTED_AT_TABLE = procedural "proposal.submitted.at_table", "a proposal at the table goes to participating parties";
    PROPOSAL_CONVEYED_VIA = procedural "proposal.conveyed.via", "a proposal is conveyed by the go-between it names";
    PROPOSAL_ANSWERED_OWN = procedural "proposal.answered.own", "nobody answers their own proposal";
    PROPOSAL_ANSWERED_ADDRESSEE = procedural "proposal.answered.addressee", "only an addressee answers, itself or through who acts for it";
    PROPOSAL_ANSWERED_RECEIVED = procedural "proposal.answered.received", "a proposal through a go-between is answered after it was conveyed";
    PROPOSAL_ANSWERED_EXPIRED = procedural "proposal.answered.expired", "an answer comes before the term is over";
    PROPOSAL_EXTENDED_LATER = procedural "proposal.extended.later", "an extended term ends later than the one before";
    PROPOSAL_ACCEPTED_ANSWERS = procedural "proposal.accepted.answers", "a proposal is accepted when its addressees satisfy the decision rule, or its vote carried";
    PROPOSAL_ACCEPTED_EXCLUSIVE = procedural "proposal.accepted.exclusive", "of the members of an exclusive link at most one is accepted or closed";
    PROPOSAL_REJECTED_ANSWERS = procedural "proposal.rejected.answers", "a proposal is rejected when its addressees cannot satisfy the decision rule any more, or its vote failed";
    PROPOSAL_PUT_TO_VOTE_QUESTION = procedural "proposal.put_to_vote.question", "a proposal is put to an open question that all its addressees are asked; to another one only where the first came to nothing";
    PROPOSAL_COUNTERED_REPLY = procedural "proposal.countered.reply", "a proposal is countered by a proposal in reply to it";
    PROPOSAL_LAPSED_EXPIRED = procedural "proposal.lapsed.expired", "a proposal lapses when its term is certainly over";

    PERSON_OFFICE_BEGUN_ONCE = structural "person.office_begun.once", "a person holds an office once at a time";
    PERSON_OFFICE_ENDED_HELD = structural "person.office_ended.held", "only an office that is held ends";
    PERSON_ACCREDITATION_ENDED_GIVEN = structural "person.accreditation_ended.given", "only an accreditation that was given ends, or changes";

    TRACK_OPENED_ONCE = structural "track.opened.once", "a party, and a point, is in a track once";
    TRACK_PARTY_ADDED_ONCE = structural "track.party_added.once", "a party is in a track once at a time";
    TRACK_PARTY_REMOVED_MEMBER = structural "track.party_removed.member", "only a party that is in a track leaves it";
    TRACK_POINT_ADDED_ONCE = structural "track.point_added.once", "a point is in a track once at a time";
    TRACK_POINT_REMOVED_MEMBER = structural "track.point_removed.member", "only a point that is in a track is taken from it";
    TRACK_CLOSED_POINTS = procedural "track.closed.points", "a track closes when none of its points is still to be agreed";

    DEADLINE_SET_PARTIES = structural "deadline.set.parties", "a deadline names each party that it binds once";
    DEADLINE_EXTENDED_LATER = procedural "deadline.extended.later", "an extended deadline ends later than before";
    DEADLINE_EXTENDED_CONSENT = procedural "deadline.extended.consent", "a deadline is put off by those whom it binds, by the decision rule counted over those who act";
    DEADLINE_RENEWED_CONSENT = procedural "deadline.renewed.consent", "a missed deadline is set anew by those whom it binds, by the decision rule counted over those who act";
    DEADLINE_MISSED_PASSED = procedural "deadline.missed.passed", "a deadline is missed when its date is certainly over";

    INSTRUMENT_DRAFTED_PARTIES = structural "instrument.drafted.parties", "an instrument names each of its parties once";
    INSTRUMENT_DRAFTED_UNILATERAL = structural "instrument.drafted.unilateral", "a unilateral statement has one party";
    INSTRUMENT_DRAFTED_ANNEX = structural "instrument.drafted.annex", "an instrument is an annex of another one";
    INSTRUMENT_DRAFTED_NOTICE = structural "instrument.drafted.notice", "a notice is a length of time, and not a negative one";
    INSTRUMENT_GATES_SET_GATES = structural "instrument.gates_set.gates", "what is combined are gates that were required of the instrument, and nothing else";
    INSTRUMENT_ENTERED_INTO_FORCE_FOR = structural "instrument.entered_into_force.for", "an instrument is in force only for its parties, and for others that did something to be bound";
    INSTRUMENT_SUPERSEDED_SUCCESSOR = structural "instrument.superseded.successor", "an instrument is superseded by another one";
    INSTRUMENT_AMENDED_OTHER = structural "instrument.amended.other", "an instrument is amended by another one";
    INSTRUMENT_TEXT_SET_FIXED = procedural "instrument.text_set.fixed", "the parties, the text, the gates and the condition of an instrument do not change once a party has initialled or signed it or is bound, unless it is taken up again; in force, it is amended";
    INSTRUMENT_TEXT_SET_CONSENT = procedural "instrument.text_set.consent", "what an instrument says that is no draft any more is changed by its parties, by the decision rule counted over those who act";
    INSTRUMENT_OPENED_FOR_SIGNATURE_CONSENT = procedural "instrument.opened_for_signature.consent", "an instrument is opened for signature by the depositary, or by its parties, by the decision rule counted over those who act";
    INSTRUMENT_REJECTED_CONSENT = procedural "instrument.rejected.consent", "an instrument is rejected by its parties, by the decision rule counted over those who act; one of them alone refuses its own consent";
    INSTRUMENT_RESUBMITTED_CONSENT = procedural "instrument.resubmitted.consent", "an instrument is put forward again by its parties, by the decision rule counted over those who act";
    INSTRUMENT_REOPENED_CONSENT = procedural "instrument.reopened.consent", "an instrument is taken up again by its parties, by the decision rule counted over those who act";
    INSTRUMENT_RECTIFIED_CONSENT = procedural "instrument.rectified.consent", "an instrument is rectified by the depositary, or by its parties, by the decision rule counted over those who act";
    INSTRUMENT_ENTERED_INTO_FORCE_SHOWN = procedural "instrument.entered_into_force.shown", "that what nobody computes has come about is shown by the depositary, or by its parties, by the decision rule counted over those who act";
    INSTRUMENT_AGREED_TEXT = procedural "instrument.agreed.text", "every point of the text that an agreed instrument embodies is agreed, closed or out of it";
    INSTRUMENT_AGREED_CONSENT = procedural "instrument.agreed.consent", "an instrument is agreed by its parties, by the decision rule counted over those who act";
    INSTRUMENT_INITIALLED_ALL = procedural "instrument.initialled.all", "an instrument is initialled when all its parties have initialled it, or done more";
    INSTRUMENT_ADOPTED_CONSENT = procedural "instrument.adopted.consent", "an instrument is adopted by its parties, by the decision rule counted over those who act";
    INSTRUMENT_SIGNED_ALL = procedural "instrument.signed.all", "an instrument is signed when all its parties have signed it or are bound";
    INSTRUMENT_ENTERED_INTO_FORCE_BEGUN = procedural "instrument.entered_into_force.begun", "an instrument is in force from its date on, and not before";
    INSTRUMENT_ENTERED_INTO_FORCE_CONDITION = procedural "instrument.entered_into_force.condition", "the condition for entry into force is met at the date of it; where none is set, all its parties are bound, or have signed or adopted what does not bind in law";
    INSTRUMENT_ENTERED_INTO_FORCE_GATES = procedural "instrument.entered_into_force.gates", "the gates that the instrument needs are passed";
    INSTRUMENT_SUSPENDED_CONSENT = procedural "instrument.suspended.consent", "an instrument is suspended by those whom it binds, by the decision rule counted over those who act";
    INSTRUMENT_RESUMED_CONSENT = procedural "instrument.resumed.consent", "an instrument operates again by those whom it binds, by the decision rule counted over those who act";
    INSTRUMENT_AMENDED_FORCE = procedural "instrument.amended.force", "an instrument is amended when it is signed, in force or suspended";
    INSTRUMENT_AMENDED_CONSENT = procedural "instrument.amended.consent", "an instrument is amended by those whom it binds, by the decision rule counted over those who act";
    INSTRUMENT_SUPERSEDED_CONSENT = procedural "instrument.superseded.consent", "an instrument is superseded by those whom it binds, by the decision rule counted over those who act";
    INSTRUMENT_TERMINATED_CONSENT = procedural "instrument.terminated.consent", "an instrument is terminated by those whom it binds, by the decision rule counted over those who act";
    INSTRUMENT_REVIVED_CONSENT = procedural "instrument.revived.consent", "an instrument is revived by those whom it bound, by the decision rule counted over those who act";
    INSTRUMENT_ENTERED_INTO_FORCE_ONCE = procedural "instrument.entered_into_force.once", "what is in force already enters into force for those that are named";
    INSTRUMENT_ANY_DATED = procedural "instrument.any.dated", "what is decided on an instrument takes effect when it is done or later, unless the procedure allows back-dating";
    INSTRUMENT_ANY_CONCLUDED = procedural "instrument.any.concluded", "an instrument gives way to one that was agreed, and is amended by one";
    INSTRUMENT_ANY_ACCORDING_TO = procedural "instrument.any.according_to", "what some hold of an instrument and others do not is recorded by those who hold it";

    CONSENT_RESERVATION_WITHDRAWN_OWN = structural "consent.reservation_withdrawn.own", "a party withdraws a reservation of its own to the instrument";
    CONSENT_OBJECTED_RESERVATION = structural "consent.objected.reservation", "an objection names a reservation of another party to the instrument";
    CONSENT_FULL_POWERS_PRESENTED_POWERS = procedural "consent.full_powers_presented.powers", "who presents the full powers of another is in office, presented full powers, or is accredited to sign";
    CONSENT_ANY_DATED = procedural "consent.any.dated", "what a party does about its consent takes effect when it is done or later, unless the procedure allows back-dating";
    CONSENT_INITIALLED_POWERS = procedural "consent.initialled.powers", "who initials is in office, presented full powers, or is accredited to initial";
    CONSENT_SIGNED_AD_REFERENDUM_POWERS = procedural "consent.signed_ad_referendum.powers", "who signs ad referendum is in office, presented full powers, or is accredited to";
    CONSENT_SIGNED_POWERS = procedural "consent.signed.powers", "who signs, refuses, expresses consent or withdraws it is in office, presented full powers, or is accredited to sign";
    CONSENT_SIGNED_OPEN = procedural "consent.signed.open", "a party signs, binds itself, makes a reservation or applies an instrument provisionally when that is agreed, adopted, open for signature with its time not over, or later while it stands";
    CONSENT_EXPRESSED_PARTY = procedural "consent.expressed.party", "a party of the instrument does so; another accedes to one that is open to it, or succeeds to a party";
    CONSENT_EXPRESSED_MEANS = procedural "consent.expressed.means", "ratification, acceptance and approval follow a signature; accession follows none";
    CONSENT_EXPRESSED_GATES = procedural "consent.expressed.gates", "a party binds itself after the gates that its own law sets are passed";
    CONSENT_PROVISIONAL_APPLICATION_ENDED_APPLIED = procedural "consent.provisional_application_ended.applied", "only what is applied provisionally ends to be";
    CONSENT_RESUMED_SUSPENDED = procedural "consent.resumed.suspended", "a party resumes what it suspended for itself";
    CONSENT_RESERVATION_MADE_TIME = procedural "consent.reservation_made.time", "a reservation is made before a party is bound, or as it binds itself";
    CONSENT_RESERVATION_MADE_PERMITTED = procedural "consent.reservation_made.permitted", "the instrument does not prohibit reservations";
    CONSENT_RESERVATION_WITHDRAWN_STANDS = procedural "consent.reservation_withdrawn.stands", "only a reservation that stands is withdrawn or objected to";
    CONSENT_WITHDRAWAL_NOTIFIED_TERM = procedural "consent.withdrawal_notified.term", "the notice is as long as the instrument asks for; twelve months where it says nothing";
    CONSENT_WITHDRAWAL_REVOKED_BEFORE = procedural "consent.withdrawal_revoked.before", "a notice is revoked before it takes effect";
    CONSENT_WITHDRAWN_NOTICE = procedural "consent.withdrawn.notice", "a withdrawal takes effect after a notice and not before the date of it, where the instrument asks for one";

    GATE_REPLACED_SUCCESSOR = structural "gate.replaced.successor", "a gate is replaced by another one of the same instrument and party, and no circle arises, nor a chain of more than 64";
    GATE_ANY_POLL = structural "gate.any.poll", "not more votes are cast than could be, and shares are not of more than the whole, but for rounding";
    GATE_REQUIRED_CONSENT = procedural "gate.required.consent", "a gate of an instrument that is no draft any more becomes needed by its parties, by the decision rule counted over those who act";
    GATE_REPLACED_CONSENT = procedural "gate.replaced.consent", "a gate is replaced by the party whose law asks for it; another by the parties of its instrument, by the decision rule counted over those who act";
    GATE_PASSED_THRESHOLD = procedural "gate.passed.threshold", "the result given satisfies the rule of the gate, as far as both are known";
    GATE_FAILED_THRESHOLD = procedural "gate.failed.threshold", "the result given does not satisfy the rule of the gate, as far as both are known";
    GATE_WAIVED_CONSENT = procedural "gate.waived.consent", "a gate is waived by the party whose law asks for it; another by the parties of its instrument, by the decision rule counted over those who act";

    COMMITMENT_MADE_OBLIGORS = structural "commitment.made.obligors", "a commitment has an obligor that is not its only beneficiary, and names each party once";
    COMMITMENT_MADE_WORDING = structural "commitment.made.wording", "a commitment rests on words of its point";
    COMMITMENT_MADE_UNDERTAKEN = procedural "commitment.made.undertaken", "what rests on no instrument and no point is undertaken by those who owe it, jointly if they are several";
    COMMITMENT_ANY_CREDITOR = procedural "commitment.any.creditor", "those who owe it do not alone put it off or make it without object, where somebody else is owed";
    COMMITMENT_REPORTED_COUNT = structural "commitment.reported.count", "a count done is not greater than its whole, and both are given or neither";
    COMMITMENT_REPORTED_REGRESS = procedural "commitment.reported.regress", "a report below the reporter's last one gives a reason";
    COMMITMENT_REPORTED_VERIFIER = procedural "commitment.reported.verifier", "a report as verified comes from the verifier or a monitor";
    COMMITMENT_VIOLATION_ALLEGED_STANDING = procedural "commitment.violation_alleged.standing", "only a commitment that stands at the time is violated";

    CEASEFIRE_DECLARED_PARTIES = structural "ceasefire.declared.parties", "a ceasefire binds at least one party, each named once";
    CEASEFIRE_DECLARED_INTERVAL = structural "ceasefire.declared.interval", "a ceasefire is not certainly over before it takes effect";
    CEASEFIRE_DECLARED_CONSENT = procedural "ceasefire.declared.consent", "a ceasefire is declared by all who are to keep it, jointly, or by the mediator";
    CEASEFIRE_JOINED_ONCE = structural "ceasefire.joined.once", "a party joins a ceasefire once";
    CEASEFIRE_TOOK_EFFECT_DECLARED = procedural "ceasefire.took_effect.declared", "a ceasefire takes effect on or after its effective date";
    CEASEFIRE_EXTENDED_LATER = procedural "ceasefire.extended.later", "an extended term ends later than the one before";
    CEASEFIRE_EXTENDED_CONSENT = procedural "ceasefire.extended.consent", "a ceasefire is extended or renewed by all whom it binds, jointly";
    CEASEFIRE_VIOLATION_ALLEGED_EFFECT = procedural "ceasefire.violation_alleged.effect", "a violation is of a ceasefire that was in effect at the time";
    CEASEFIRE_EXPIRED_UNTIL = procedural "ceasefire.expired.until", "a ceasefire expires when its term is certainly over";

    MEASURE_TAKEN_PARTIES = structural "measure.taken.parties", "a measure names each party that takes it, and each that it is against, once";

    MEETING_ORDERED_OTHER = structural "meeting.ordered.other", "a meeting is not in relation to itself";
    MEETING_CONFIRMED_OTHER_SIDE = procedural "meeting.confirmed.other_side", "a meeting is confirmed by another than the one that announced it alone";
    MEETING_HELD_ENDS = procedural "meeting.held.ends", "a meeting does not end before it begins";
    MEETING_HELD_PAST = procedural "meeting.held.past", "a meeting is not held before its interval is over";
    MEETING_HELD_FINAL = procedural "meeting.held.final", "a held meeting takes no planning act";
    MEETING_NOT_HELD_WINDOW = procedural "meeting.not_held.window", "a meeting is found not held when its window is certainly over";
    MEETING_PARTICIPANT_REPLIED_EXPECTED = procedural "meeting.participant_replied.expected", "who replies was expected";
    MEETING_ATTENDANCE_RECORDED_HELD = procedural "meeting.attendance_recorded.held", "attendance is recorded for a meeting under way, adjourned or held";
    MEETING_READ_OUT_TOOK_PLACE = procedural "meeting.read_out.took_place", "a readout belongs to a meeting that took place";
    MEETING_DOCUMENT_HANDED_OVER_TOOK_PLACE = procedural "meeting.document_handed_over.took_place", "a text is handed over at a meeting under way, adjourned or held";
    MEETING_OUTCOME_RECORDED_TOOK_PLACE = procedural "meeting.outcome_recorded.took_place", "an outcome belongs to a meeting under way, adjourned or held";

    RECORD_ANY_WHOLE = structural "record.any.whole", "what corrects or retracts an entry is decided, applied and replayed by the record, which has them all";
    RECORD_CORRECTED_SOMETHING = structural "record.corrected.something", "a correction says what was wrong: the time, the sources or the event";
    RECORD_CORRECTED_KIND = structural "record.corrected.kind", "a correction keeps kind and subject of the event, and is of no entry about an entry; anything else is retracted and recorded anew";
    RECORD_CORRECTED_DISCLOSURE = structural "record.corrected.disclosure", "a correction or retraction is disclosed exactly as its target";
    RECORD_CORRECTED_STRUCTURAL = structural "record.corrected.structural", "an entry is corrected only where it and all later entries still fit";
    RECORD_CORRECTED_AUTHORITY = procedural "record.corrected.authority", "an entry is corrected by all who made it together, or by the host";
    RECORD_RETRACTED_OPENING = structural "record.retracted.opening", "the opening is not retracted";
    RECORD_RETRACTED_ONCE = structural "record.retracted.once", "an entry that does not stand is not retracted, corrected or disclosed, unless what took it out is retracted first";
    RECORD_RETRACTED_STRUCTURAL = structural "record.retracted.structural", "an entry is retracted only where all later entries still fit";
    RECORD_RETRACTED_AUTHORITY = procedural "record.retracted.authority", "an entry is retracted by all who made it together, or by the host";
    RECORD_RETRACTED_DISCLOSED = structural "record.retracted.disclosed", "what was disclosed stays disclosed: a disclosure is not retracted";
    RECORD_DISCLOSED_KIND = structural "record.disclosed.kind", "a correction or retraction is disclosed with the entry that it is of, and a disclosure to those to whom it discloses";
    RECORD_DISCLOSED_WIDER = procedural "record.disclosed.wider", "an entry is disclosed to somebody who could not see it before";
    RECORD_DISCLOSED_AUTHORITY = procedural "record.disclosed.authority", "an entry is disclosed by all who made it together, by the host, or as a leak";
    RECORD_CONFIRMED_OWN = procedural "record.confirmed.own", "nobody confirms, disputes or denies their own entry; they correct or retract it";

    PAYLOAD_ERASED_MADE = structural "payload.erased.made", "a payload is erased by the record, and not by a draft";
    ACCOUNT_GIVEN_ASPECT = structural "account.given.aspect", "the value of an account has the kind of its aspect";

    WATCH_EXTENDED_LATER = procedural "watch.extended.later", "an extended term ends later than the one before";
    WATCH_OBSERVED_AFTER = procedural "watch.observed.after", "what is observed occurred after the question was put";
    WATCH_OBSERVED_INDICATOR = procedural "watch.observed.indicator", "what is named as the indicator is one of the item's";
    WATCH_LAPSED_DUE = procedural "watch.lapsed.due", "a watch item lapses when its date is certainly over";
}

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
    LINK_MADE_CIRCLE = "link.made.circle", "conditions that form a circle are reported and explained";
    REVIEW_WHEN_WEEKDAY = "review.when.weekday", "the weekday given is not the weekday of the date";
    REVIEW_WHEN_SWAPPED = "review.when.swapped", "day and month exchanged, a date would stand among its neighbours";
    REVIEW_WHEN_PRECISION = "review.when.precision", "the dates of two meetings that are ordered do not tell which came first";
    REVIEW_SHARE_TOTAL = "review.share.total", "a share that was named is greater than the whole";
    REVIEW_MEETING_ORDER = "review.meeting.order", "a meeting comes before one that prepares it, or after one that follows it up";
    REVIEW_MEETING_OVERLAP = "review.meeting.overlap", "one person is in two meetings at once";
    REVIEW_MEETING_UNANSWERED = "review.meeting.unanswered", "an expected participant of a held meeting has neither reply nor attendance";
    REVIEW_MEETING_PAST_WINDOW = "review.meeting.past_window", "the window of a meeting is over, and it is neither held, moved nor not held";
    REVIEW_DEADLINE_OVERDUE = "review.deadline.overdue", "a running deadline is over";
    REVIEW_PROPOSAL_EXPIRED = "review.proposal.expired", "a submitted proposal is over its term";
    REVIEW_QUESTION_OVERDUE = "review.question.overdue", "an open question is over its term";
    REVIEW_COMMITMENT_OVERDUE = "review.commitment.overdue", "a commitment is due and below complete";
    REVIEW_CEASEFIRE_OVERDUE = "review.ceasefire.overdue", "the term of a ceasefire is over, and no entry says what became of it";
    REVIEW_GATE_OVERDUE = "review.gate.overdue", "the date of a gate is over, and no entry says what became of it";
    REVIEW_INSTRUMENT_OVERDUE = "review.instrument.overdue", "the time to sign an instrument is over, or a notice of withdrawal has taken effect, and no entry says so";
    REVIEW_INSTRUMENT_READY = "review.instrument.ready", "the condition for entry into force is met, and no entry says that an instrument is in force";
    REVIEW_INSTRUMENT_DEADLOCK = "review.instrument.deadlock", "instruments wait for each other, or one for itself, so that none enters into force";
    REVIEW_INSTRUMENT_ORDER = "review.instrument.order", "an act stands before the one that it usually follows: a ratification without a signature, an entry into force before its condition";
    REVIEW_INSTRUMENT_VIEWPOINTS = "review.instrument.viewpoints", "how an instrument stands differs by viewpoint";
    REVIEW_LINK_ORPHANED = "review.link.orphaned", "a standing link names a point that is dropped or superseded";
    REVIEW_POINT_UNOWNED = "review.point.unowned", "an open point has no position of a principal";
    REVIEW_POSITION_STALE = "review.position.stale", "the last position of a principal on an open point was on earlier words";
    REVIEW_RECORD_RESTED = "review.record.rested", "an act stands that rested on what was corrected or retracted since";
    REVIEW_RECORD_FALLEN = "review.record.fallen", "what followed from an entry fell, because the entry reads otherwise now";
    REVIEW_RECORD_WORDS = "review.record.words", "a position or an agreement stands on words that were corrected since";
    REVIEW_RECORD_UNSEEN = "review.record.unseen", "an entry is disclosed to some who do not see it, because it rests on something hidden";
    REVIEW_RECORD_DENIED = "review.record.denied", "an entry was denied or disputed, and stands as it was";
    REVIEW_ACCOUNT_DIFFERS = "review.account.differs", "accounts of one aspect differ";
    REVIEW_SOURCE_NONE = "review.source.none", "an observed fact has no source";
    REVIEW_WATCH_OVERDUE = "review.watch.overdue", "an open watch item is over its date";
}
