//! The rules of the negotiation as a whole, of who takes part, and of when and where.

/// Calls `$with!` with the rules.
macro_rules! talks {
    ($with:ident) => { $with! {
        NEGOTIATION_OPENED_FIRST = structural NotPermitted "negotiation.opened.first",
            "the opening must be the first entry and must not be repeated", process::opened;
        NEGOTIATION_RELATED_OTHER = structural Incoherent "negotiation.related.other",
            "a negotiation must not be related to itself", "name another negotiation than this one";
        NEGOTIATION_PHASE_BEGUN_TWO_PRINCIPALS = procedural Unsettled "negotiation.phase_begun.two_principals",
            "talks may begin only with at least two participating principals", process::principals;
        NEGOTIATION_PHASE_BEGUN_GATES = procedural Unsettled "negotiation.phase_begun.gates",
            "before implementation begins, the gates on the whole and those its instruments need must be passed", process::gates;
        NEGOTIATION_CONCLUDED_NOTHING_BLOCKS = procedural Unsettled "negotiation.concluded.nothing_blocks",
            "unless it is concluded as partial, every point must be closed or dropped", process::open_points;
        NEGOTIATION_CONCLUDED_INSTRUMENTS = procedural Unsettled "negotiation.concluded.instruments",
            "a conclusion must name each instrument once, and must not name a draft",
            "name each instrument once, and record `instrument.agreed` of the drafts first";
        NEGOTIATION_COMPLETED_GATES = procedural Unsettled "negotiation.completed.gates",
            "a concluded negotiation may be completed only when the gates that implementation needs are passed", process::gates;
        NEGOTIATION_COMPLETED_COMMITMENTS = procedural Unsettled "negotiation.completed.commitments",
            "every standing commitment must be reported complete before the negotiation is completed", process::commitments;
        NEGOTIATION_PROCEDURE_CHANGED_DECIDED = procedural AgreementLacking "negotiation.procedure_changed.decided",
            "the acting principals must satisfy the decision rule that the procedure sets for its own change", process::procedure;

        PARTY_DISSOLVED_LAST = structural NotPermitted "party.dissolved.last",
            "a dissolved party must not take a further status, role or position", party::dissolved;
        PARTY_ANY_FOR = structural Incoherent "party.any.for",
            "the role acts_for must name another party, the role principal none; other roles may",
            "name another party in `for_party` with the role acts_for, and none with the role principal";
        PARTY_ROLE_ENDED_HELD = structural Incoherent "party.role_ended.held",
            "only a role that was given may end", party::roles;
        PARTY_MEMBERSHIP_BEGUN_GROUP = structural Incoherent "party.membership_begun.group",
            "a group must be a coalition, a community or an organisation", party::group;
        PARTY_MEMBERSHIP_BEGUN_CIRCLE = structural Incoherent "party.membership_begun.circle",
            "a party must not become a member of itself, directly or through other groups", party::circle;
        PARTY_MEMBERSHIP_BEGUN_ONCE = structural Incoherent "party.membership_begun.once",
            "a party must not begin a membership that it already has", party::member_already;
        PARTY_MEMBERSHIP_ENDED_MEMBER = structural Incoherent "party.membership_ended.member",
            "only a member may leave a group", party::groups;
        PARTY_SPLIT_INTO = structural Incoherent "party.split.into",
            "a party must split into at least two parties, each named once; it must name itself exactly if it continues", party::split;
        PARTY_MERGED_PARTIES = structural Incoherent "party.merged.parties",
            "a merger must name at least two parties, each once", "name at least two parties, each once";
        PARTY_SUCCEEDED_OTHER = structural Incoherent "party.succeeded.other",
            "the successor of a party must be another party that is not dissolved", "name another party, which is not dissolved";
        PARTY_ANY_HEIR = procedural AgreementLacking "party.any.heir",
            "whoever succeeds a party, or comes out of its split or merger, must act too, unless the secretariat says so",
            "propose it jointly with each party that is to carry on, or let the secretariat record it";
        PARTY_ACT_CONFIRMED_DEFECT = procedural Unsettled "party.act_confirmed.defect",
            "a party may confirm only acts done for it that broke a rule on accreditation or powers", party::defects;
        PARTY_JOINED_ADMITTED = procedural ProcedureForbids "party.joined.admitted",
            "a party may join only after an invitation, or where the procedure is open to all",
            "record `party.invited` first, or `negotiation.procedure_changed` so that the procedure is open to all";
        PARTY_SUSPENDED_DECIDED = procedural AgreementLacking "party.suspended.decided",
            "a party may be suspended only by itself or by the decision rule for exclusion", party::suspended;
        PARTY_EXCLUDED_DECIDED = procedural AgreementLacking "party.excluded.decided",
            "the acting principals must satisfy the decision rule for exclusion, the excluded party not counted", party::excluded;
        PARTY_READMITTED_TERM = procedural Untimely "party.readmitted.term",
            "a party excluded until a date must not be readmitted before that date", party::term;
        PARTY_RETURNED_ADMITTED = procedural ProcedureForbids "party.returned.admitted",
            "a party may return only where the procedure admits a return",
            "let it be invited anew (`party.invited`) and record `party.joined` instead, or `negotiation.procedure_changed` first, so that the procedure admits returns";
        PARTY_ROLE_ASSIGNED_ACCEPTED = procedural AgreementLacking "party.role_assigned.accepted",
            "the acting principals must satisfy the decision rule before a party takes a role with powers over others", party::helper;

        PERSON_OFFICE_BEGUN_ONCE = structural Incoherent "person.office_begun.once",
            "a person must not take up an office that the person already holds", person::in_office;
        PERSON_OFFICE_ENDED_HELD = structural Incoherent "person.office_ended.held",
            "only an office that the person holds may end", person::offices;
        PERSON_ACCREDITATION_ENDED_GIVEN = structural Incoherent "person.accreditation_ended.given",
            "only an accreditation that was given may end or change", person::not_accredited;

        TRACK_OPENED_ONCE = structural Incoherent "track.opened.once",
            "a track must name each of its parties and points once", "name each party once, and each point once";
        TRACK_REVISED_SOMETHING = structural Incoherent "track.revised.something",
            "a revision of a track must add or remove a party or a point",
            "give `parties_added`, `parties_removed`, `points_added` or `points_removed`";
        TRACK_REVISED_ONCE = structural Incoherent "track.revised.once",
            "a revision of a track must name each party and each point once, to be added or to be removed",
            "name each party once, and each point once";
        TRACK_REVISED_PARTIES_ADDED = structural Incoherent "track.revised.parties_added",
            "a party must not be added to a track that it is already in", track::there_already;
        TRACK_REVISED_PARTIES_REMOVED = structural Incoherent "track.revised.parties_removed",
            "only a party of a track may be removed from it", track::parties;
        TRACK_REVISED_POINTS_ADDED = structural Incoherent "track.revised.points_added",
            "a point must not be added to a track that it is already in", track::there_already;
        TRACK_REVISED_POINTS_REMOVED = structural Incoherent "track.revised.points_removed",
            "only a point of a track may be removed from it", track::points;
        TRACK_CLOSED_POINTS = procedural Unsettled "track.closed.points",
            "a track may close only when none of its points is still to be agreed", track::open_points;

        DEADLINE_SET_PARTIES = structural Incoherent "deadline.set.parties",
            "a deadline must name each party that it binds once", "name each party once";
        DEADLINE_EXTENDED_LATER = procedural Untimely "deadline.extended.later",
            "an extended deadline must end later than before", deadline::later;
        DEADLINE_EXTENDED_AGREEMENT = procedural AgreementLacking "deadline.extended.agreement",
            "the acting parties must satisfy the decision rule among those whom the deadline binds", deadline::agreement;
        DEADLINE_RENEWED_AGREEMENT = procedural AgreementLacking "deadline.renewed.agreement",
            "the acting parties must satisfy the decision rule among those whom the missed deadline binds", deadline::agreement;
        DEADLINE_MISSED_PASSED = procedural Untimely "deadline.missed.passed",
            "a deadline may be missed only when its date is certainly over", deadline::passed;

        MEETING_ORDERED_OTHER = structural Incoherent "meeting.ordered.other",
            "a meeting must not be ordered in relation to itself", meeting::other;
        MEETING_CONFIRMED_OTHER_SIDE = procedural NotEntitled "meeting.confirmed.other_side",
            "the party that announced a meeting must not alone confirm it", meeting::other_side;
        MEETING_HELD_ENDS = procedural Untimely "meeting.held.ends",
            "a meeting must not end before it begins", "give an end that is not before the beginning";
        MEETING_HELD_PAST = procedural Untimely "meeting.held.past",
            "a meeting must not be recorded as held before its interval is over",
            "propose `meeting.held` when the interval is over, or give an interval that is over";
        MEETING_HELD_FINAL = procedural NotPermitted "meeting.held.final",
            "a held meeting must not be planned any further", meeting::over;
        MEETING_NOT_HELD_WINDOW = procedural Untimely "meeting.not_held.window",
            "a meeting may be found not held only when its window is certainly over", meeting::window;
        MEETING_PARTICIPANT_REPLIED_EXPECTED = procedural Unsettled "meeting.participant_replied.expected",
            "only an expected participant may reply", "record `meeting.participant_expected` first";
        MEETING_ATTENDANCE_RECORDED_HELD = procedural NotPermitted "meeting.attendance_recorded.held",
            "attendance may be recorded only of a meeting that is under way, adjourned or held", meeting::begins;
        MEETING_READ_OUT_TOOK_PLACE = procedural NotPermitted "meeting.read_out.took_place",
            "a meeting may be read out only if it is under way, adjourned or held", meeting::begins;
        MEETING_DOCUMENT_HANDED_OVER_TOOK_PLACE = procedural NotPermitted "meeting.document_handed_over.took_place",
            "a document may be handed over only at a meeting that is under way, adjourned or held", meeting::begins;
        MEETING_OUTCOME_RECORDED_TOOK_PLACE = procedural NotPermitted "meeting.outcome_recorded.took_place",
            "an outcome may be recorded only of a meeting that is under way, adjourned or held", meeting::begins;
    }};
}
pub(crate) use talks;

talks!(rules);
