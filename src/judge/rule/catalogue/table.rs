//! The rules of what lies on the table: points, alternatives, positions, versions, questions, links, proposals.

/// Calls `$with!` with the rules.
macro_rules! table {
    ($with:ident) => { $with! {
        POINT_NESTED_CIRCLE = structural Incoherent "point.nested.circle",
            "a point must not be part of itself, directly or through others", point::circle;
        POINT_AGREED_WORDING = structural Incoherent "point.agreed.wording",
            "a point may be agreed only on a wording that it has or had", point::wording;
        POINT_REWORDED_SETTLED = procedural Unsettled "point.reworded.settled",
            "an agreed or closed point must be reopened, and a dropped one reinstated, before its wording changes", point::settled;
        POINT_LANGUAGE_ADDED_LANGUAGE = structural Incoherent "point.language_added.language",
            "words given in another language must name a language in which they have no authentic text yet",
            "name the language (`language`), or rectify the words that are there in it";
        POINT_LANGUAGE_ADDED_WORDS = procedural Unsettled "point.language_added.words",
            "only the current wording of a point may be given in another language", point::wordless;
        POINT_RECTIFIED_WORDS = procedural Unsettled "point.rectified.words",
            "only the current wording of a point may be rectified", point::wordless;
        POINT_RECTIFIED_LANGUAGE = procedural Incoherent "point.rectified.language",
            "rectified words must name no other language and no other standing than those of the words that they rectify",
            "leave `language` and `standing` out, or record `point.language_added` instead";
        POINT_AGREED_IN_PRINCIPLE_AGREEMENT = procedural AgreementLacking "point.agreed_in_principle.agreement",
            "the parties' current positions must satisfy the decision rule", point::agreement;
        POINT_TEXT_AGREED_AGREEMENT = procedural AgreementLacking "point.text_agreed.agreement",
            "the parties' current positions on this exact wording must satisfy the decision rule", point::agreement;
        POINT_TEXT_AGREED_CLEAN = procedural Unsettled "point.text_agreed.clean",
            "an agreed text must have no open alternative", point::alternatives;
        POINT_CLOSED_AGREEMENT = procedural AgreementLacking "point.closed.agreement",
            "acceptances that are not ad referendum must satisfy the decision rule", point::agreement_to_close;
        POINT_CLOSED_UNDERTAKING = procedural Unsettled "point.closed.undertaking",
            "under a single undertaking a point must close together with all others, unless it is an early harvest", point::undertaking;
        POINT_CLOSED_PACKAGE = procedural Unsettled "point.closed.package",
            "the points of a package must close together", point::package;
        POINT_CLOSED_CONDITIONAL = procedural Unsettled "point.closed.conditional",
            "the conditions of a point's links must be met before it closes", point::conditional;
        POINT_CLOSED_EXCLUSIVE = procedural Unsettled "point.closed.exclusive",
            "at most one member of an exclusive link may be closed or accepted", point::exclusive;
        POINT_CLOSED_SUB_POINTS = procedural Unsettled "point.closed.sub_points",
            "the sub-points of a point must be settled before it closes", point::sub_points;
        POINT_CLOSED_GATE = procedural Unsettled "point.closed.gate",
            "a point must not close while a gate has failed that an instrument on its current words needs", point::failed_gate;
        POINT_SUPERSEDED_INTO = structural Incoherent "point.superseded.into",
            "a superseded point must name the other points that replace it, each once", point::into;
        POINT_MOVED_TO_INSTRUMENT_AGREEMENT = procedural AgreementLacking "point.moved_to_instrument.agreement",
            "once a party has accepted a point, the acting parties must satisfy the decision rule to move it out", point::joint;
        POINT_REFERRED_ONE = procedural Unsettled "point.referred.one",
            "a point must not be parked or referred twice at the same time", point::flagged;
        POINT_RETURNED_HELD = procedural NotPermitted "point.returned.held",
            "only a point that is parked or referred may be returned", point::not_flagged;
        POINT_REFERRED_AGREEMENT = procedural AgreementLacking "point.referred.agreement",
            "the acting parties must satisfy the decision rule to refer a point to an arbiter", point::joint;
        POINT_AWARDED_ARBITER = procedural NotEntitled "point.awarded.arbiter",
            "only the arbiter that the point was referred to may award it", point::arbiter;
        POINT_DROPPED_AGREEMENT = procedural AgreementLacking "point.dropped.agreement",
            "only all who tabled a point may drop it alone, while no other accepts, votes on or packages it; others must satisfy the decision rule", point::joint;
        POINT_REOPENED_AGREEMENT = procedural NotEntitled "point.reopened.agreement",
            "only a party whose agreement the point rests on, the chair or the mediator may reopen it", point::reopens;

        ALTERNATIVE_PROPOSED_WORDS = structural Incoherent "alternative.proposed.words",
            "the wording that an alternative would replace must be a wording of its point", alternative::of_another;
        ALTERNATIVE_CHOSEN_WORDING = structural Incoherent "alternative.chosen.wording",
            "an alternative may be chosen only in a wording that it has or had", alternative::wording;
        ALTERNATIVE_PROPOSED_SETTLED = procedural Unsettled "alternative.proposed.settled",
            "an agreed or closed point must be reopened, and a dropped one reinstated, before its alternatives change", point::settled;
        ALTERNATIVE_PROPOSED_DUPLICATE = procedural Incoherent "alternative.proposed.duplicate",
            "two open alternatives of a point must not have the same words",
            "record `position.taken` on the alternative that has these words instead";
        ALTERNATIVE_CHOSEN_ONE = procedural Unsettled "alternative.chosen.one",
            "once an alternative is chosen, another may be chosen only if it amends the words that its point has since", alternative::chosen;
        ALTERNATIVE_CHOSEN_AGREEMENT = procedural AgreementLacking "alternative.chosen.agreement",
            "the parties' current positions on this exact wording must satisfy the decision rule", alternative::agreement;

        POSITION_TAKEN_WORDING = structural Incoherent "position.taken.wording",
            "a position must be about a wording that its matter has or had", position::wording;
        POSITION_TAKEN_SHAPE = structural Incoherent "position.taken.shape",
            "accepts_if must give a condition, accepts_with_reservation a reservation, counters an alternative of the point; no other stance may",
            "give `condition` with accepts_if only, `reservation` with accepts_with_reservation only, and an \
             `alternative` of the same point with counters only";
        POSITION_TAKEN_SUCCEEDED = structural Incoherent "position.taken.succeeded",
            "a party that another party carries on must not take, confirm or withdraw positions", position::succeeded;
        POSITION_WITHDRAWN_CURRENT = structural Incoherent "position.withdrawn.current",
            "only a position that was taken may be withdrawn", position::none_taken;
        POSITION_TAKEN_CURRENT = procedural Unsettled "position.taken.current",
            "a position must be on the current words of a point that is not out, or of an open or chosen alternative", position::current;
        POSITION_TAKEN_PART = procedural Incoherent "position.taken.part",
            "a part accepted must be quoted from words that the stance neither accepts nor is silent on, where it occurs exactly once",
            "quote each part word for word, with as much around it as tells it apart; leave `parts` out where the whole is accepted";
        POSITION_CONFIRMED_AD_REFERENDUM = procedural Unsettled "position.confirmed.ad_referendum",
            "only an acceptance ad referendum may be confirmed, in the wording that was accepted",
            "record `position.taken` instead; nothing was accepted ad referendum in these words";
        POSITION_TAKEN_PARTY = procedural NotEntitled "position.taken.party",
            "only the party, an actor for it, or a mediator that holds the position in confidence may state it",
            "let the party itself record it, or a party with the role acts_for for it, or a mediator in an entry that is not public";

        VERSION_DRAFTED_PARENTS = structural Incoherent "version.drafted.parents",
            "a version must name at most 8 parents, each once", "name each parent once, 8 at most";
        VERSION_DRAFTED_SOURCE = structural Incoherent "version.drafted.source",
            "a point that is carried, amended, renumbered, dropped, split, merged or moved must be in a parent", version::no_source;
        VERSION_DRAFTED_ADDED = structural Incoherent "version.drafted.added",
            "a point that is added, or that a split or a merger results in, must not be in a parent", version::not_new;
        VERSION_DRAFTED_REINSTATED = structural Incoherent "version.drafted.reinstated",
            "a reinstated point must be in an ancestor and must not be in a parent", version::not_gone;
        VERSION_DRAFTED_MERGE_SOURCES = structural Incoherent "version.drafted.merge_sources",
            "a split must have at least two results, a merger at least two sources",
            "split a point into two or more, merge two or more points into one";
        VERSION_DRAFTED_CONFLICT = structural Incoherent "version.drafted.conflict",
            "a version must say which wording stands where two parents word a point differently", version::conflict;
        VERSION_DRAFTED_AMEND_CHANGES = structural Incoherent "version.drafted.amend_changes",
            "an amended point must have another wording than in the parent", version::unchanged;
        VERSION_DRAFTED_COMPLETE = structural Incoherent "version.drafted.complete",
            "every point of the parents must stand in an operation", version::left_out;
        VERSION_DRAFTED_NUMBERS = structural Incoherent "version.drafted.numbers",
            "two points must not bear the same number in one version", version::number;
        VERSION_DRAFTED_ONCE = structural Incoherent "version.drafted.once",
            "a point must not be in a version twice", version::twice;
        VERSION_DRAFTED_WORDING = structural Incoherent "version.drafted.wording",
            "the wording of a point in a version must be a wording of that point", version::wording;
        VERSION_DRAFTED_OWNER = structural Incoherent "version.drafted.owner",
            "a version that is owned jointly must name at least two owners, each once",
            "name at least two owners, each once, or one alone with `party`";
        VERSION_SUPERSEDED_SUCCESSOR = structural Incoherent "version.superseded.successor",
            "a version must not supersede itself", version::successor;
        VERSION_TAKEN_AS_BASIS_AGREED_POINTS = procedural Unsettled "version.taken_as_basis.agreed_points",
            "a basis must not change or leave out a point whose text is agreed or closed and was not reopened", version::agreed_points;
        VERSION_ADOPTED_AD_REFERENDUM_AGREEMENT = procedural AgreementLacking "version.adopted_ad_referendum.agreement",
            "positions on the version must satisfy the decision rule, acceptances ad referendum counted", version::agreement;
        VERSION_ADOPTED_AGREEMENT = procedural AgreementLacking "version.adopted.agreement",
            "acceptances of the version that are not ad referendum must satisfy the decision rule", version::final_agreement;
        VERSION_ADOPTED_SETTLED = procedural Unsettled "version.adopted.settled",
            "every point of an adopted version must be settled, and what is closed must be closed in its wording", version::open_points;
        VERSION_TAKEN_AS_BASIS_AGREEMENT = procedural AgreementLacking "version.taken_as_basis.agreement",
            "positions must satisfy the decision rule for the basis, unless the procedure lets the chair or mediator set it", version::agreement;

        QUESTION_PUT_WORDING = structural Incoherent "question.put.wording",
            "a question must be on a wording that its matter has or had", "name words of what it is on, or leave `wording` out";
        QUESTION_PUT_MOTION = structural Incoherent "question.put.motion",
            "a question must be on a matter or on a motion, not on both", "leave `on` out; the motion says what it is about";
        QUESTION_PUT_MEMBERS = structural Incoherent "question.put.members",
            "an electorate must have at most 256 members, each once, with weights that can be summed",
            "name each member once, 256 at most, with weights whose sum fits 64 bits";
        QUESTION_PUT_SILENCE = structural Incoherent "question.put.silence",
            "a silence procedure must have a time at which it ends", "give `closes`: the time at which the silence ends";
        QUESTION_PUT_SECRET = structural Incoherent "question.put.secret",
            "a question that asks for an act must not be voted on in secret", "leave out `voting`, so that it is voted on openly, or `motion`";
        QUESTION_PUT_ELECTORATE = procedural Unsettled "question.put.electorate",
            "a question must be put to somebody who decides on it, each with the weight and the groups that it has, and fit an entry",
            question::electorate;
        QUESTION_PUT_RULE = procedural ProcedureForbids "question.put.rule",
            "a party must put a question under a decision rule of the procedure or of the point's track, and vote on it as the procedure says", question::rule;
        QUESTION_PUT_MEETING = procedural Untimely "question.put.meeting",
            "a question must be put at a meeting that is under way; of one that took place the secretariat or an observer may tell it",
            question::meeting;
        QUESTION_PUT_TERM = procedural Untimely "question.put.term",
            "the term of a question must not be over when the question is put", "give a later `closes`, or leave it out";
        QUESTION_PUT_TACIT = procedural ProcedureForbids "question.put.tacit",
            "silence may count as agreement only if the procedure says so, and over a term as long as it says", question::tacit;
        QUESTION_VOTED_ELECTORATE = procedural NotEntitled "question.voted.electorate",
            "only a member of the electorate, the party that carries on its place, or an actor for either, may vote", question::members;
        QUESTION_VOTED_OPEN = procedural Untimely "question.voted.open",
            "a vote must be cast before the question closes", question::closed;
        QUESTION_VOTED_FINAL = procedural ProcedureForbids "question.voted.final",
            "where votes are final, a member must not vote again", "leave the vote as it is; it is final";
        QUESTION_VOTED_SECRET = procedural ProcedureForbids "question.voted.secret",
            "on a secret question no vote of a member may be recorded",
            "let the secretariat record `question.carried` or `question.failed` with the `tally`";
        QUESTION_EXTENDED_LATER = procedural Untimely "question.extended.later",
            "a term must be extended before it is over, and end later", question::later;
        QUESTION_CARRIED_RULE = procedural AgreementLacking "question.carried.rule",
            "the votes must satisfy the decision rule whatever the missing members do, or at the end of the term; only the secretariat may declare a verdict",
            question::votes;
        QUESTION_CARRIED_CHAIR_FINDING = procedural AgreementLacking "question.carried.chair_finding",
            "consensus may be found only under that rule and without objection, by a party only after a term in which silence counts", question::consensus;
        QUESTION_CARRIED_SILENCE = procedural AgreementLacking "question.carried.silence",
            "a silence procedure may carry only when its term is over and nobody has broken the silence", question::silence;
        QUESTION_FAILED_RULE = procedural Unsettled "question.failed.rule",
            "a question may fail only when the decision rule cannot be satisfied any more", question::votes;
        QUESTION_LAPSED_TIME = procedural Untimely "question.lapsed.time",
            "a question may lapse only when its term is over with nothing decided or the quorum lacking", question::lapses;
        QUESTION_WITHDRAWN_TIME = procedural Untimely "question.withdrawn.time",
            "a question must be withdrawn before its term is over", question::over;
        QUESTION_ANNULLED_DECIDED = procedural AgreementLacking "question.annulled.decided",
            "the acting principals must satisfy the decision rule to annul a result", question::annulled;

        LINK_MADE_ONCE = structural Incoherent "link.made.once",
            "a link must name each member once", "name each member once";
        LINK_MADE_SIZE = structural Incoherent "link.made.size",
            "packages and exclusive links must have at least two members, others one; only conditional links must have a condition; only exclusive ones may have proposals",
            "give a package or an exclusive link two members or more, any other one; give `condition` with conditional \
             only, and proposals with exclusive only";
        LINK_MADE_SETTLED = procedural Unsettled "link.made.settled",
            "a closed point must be reopened before it joins a package", "record `point.reopened` first, or leave the closed point out";
        LINK_RELEASED_AGREEMENT = procedural AgreementLacking "link.released.agreement",
            "all who made a link may release it, unless others accepted points of a package; otherwise the acting principals must satisfy the decision rule", link::released;

        PROPOSAL_SUBMITTED_ADDRESSEE = structural Incoherent "proposal.submitted.addressee",
            "a proposal must not be addressed to its own proposer", "address it to other parties than its proposer";
        PROPOSAL_SUBMITTED_VIA = structural Incoherent "proposal.submitted.via",
            "only a proposal through a go-between must name one, which must be neither proposer nor addressee",
            "give `via` with through_go_between only, and in it a party that neither makes nor receives it";
        PROPOSAL_SUBMITTED_TERM = structural Incoherent "proposal.submitted.term",
            "a term from receipt must run forward, and must not be given together with an end",
            "give `term` or `expires`, and a term such as `P10D`";
        PROPOSAL_SUBMITTED_CONTENTS = structural Incoherent "proposal.submitted.contents",
            "a proposal must name each point once, in a wording that the point or the named alternative has or had",
            "name each point once, with words of that point or of the alternative that is named";
        PROPOSAL_SUBMITTED_REPLY = structural Incoherent "proposal.submitted.reply",
            "the proposer of a reply must be an addressee of the proposal that it answers", "name in `reply_to` a proposal that was addressed to the actor";
        PROPOSAL_SUBMITTED_REPLACES = structural Incoherent "proposal.submitted.replaces",
            "a proposal may replace only a proposal of the same proposer", "name in `replaces` a proposal of the same parties";
        PROPOSAL_CONVEYED_ADDRESSEE = structural Incoherent "proposal.conveyed.addressee",
            "a proposal may be conveyed only to its addressees", proposal::addressees;
        PROPOSAL_ANSWERED_PART = structural Incoherent "proposal.answered.part",
            "only a partial acceptance must name points, which must be some but not all of the contents",
            "name some of its points, but not all, with accept_in_part; none with another answer";
        PROPOSAL_SUBMITTED_BASE = procedural Unsettled "proposal.submitted.base",
            "the base must be the basis of the talks, or contain the proposed points in their current wording", proposal::base;
        PROPOSAL_SUBMITTED_AT_TABLE = procedural Unsettled "proposal.submitted.at_table",
            "a proposal at the table must be addressed to participating parties only",
            "address it to participating parties, or choose another `channel`";
        PROPOSAL_CONVEYED_VIA = procedural NotEntitled "proposal.conveyed.via",
            "only the go-between that a proposal names may convey it", proposal::go_between;
        PROPOSAL_CONVEYED_ONCE = procedural Unsettled "proposal.conveyed.once",
            "a proposal with a term from receipt must be conveyed once to each, and disclosed to each",
            "convey it to those only who have not received it, and disclose that to them";
        PROPOSAL_ANSWERED_OWN = procedural NotEntitled "proposal.answered.own",
            "a party must not answer its own proposal", proposal::answerers;
        PROPOSAL_ANSWERED_CURRENT = procedural Unsettled "proposal.answered.current",
            "what is accepted must still have the words that the proposal contains",
            "accept the other points in part, or let its proposer submit it anew in the words of now";
        PROPOSAL_ANSWERED_ADDRESSEE = procedural NotEntitled "proposal.answered.addressee",
            "only an addressee, or an actor for it, may answer a proposal", proposal::answerers;
        PROPOSAL_ANSWERED_RECEIVED = procedural Unsettled "proposal.answered.received",
            "a proposal through a go-between must be conveyed before it is answered", "record `proposal.conveyed` first";
        PROPOSAL_ANSWERED_EXPIRED = procedural Untimely "proposal.answered.expired",
            "a proposal must be answered before its term is over",
            "let its proposer record `proposal.renewed` first; its term is over";
        PROPOSAL_EXTENDED_LATER = procedural Untimely "proposal.extended.later",
            "an extended term must end later than the term before, if there was one", proposal::later;
        PROPOSAL_DECIDED_ACCEPTANCE = procedural AgreementLacking "proposal.decided.acceptance",
            "the addressees' answers must satisfy the decision rule, or the proposal's vote must have carried in its term; and the gates on it must be passed", proposal::answers;
        PROPOSAL_DECIDED_EXCLUSIVE = procedural Unsettled "proposal.decided.exclusive",
            "at most one member of an exclusive link may be accepted or closed",
            "record `link.released` of the exclusive link first; another member of it is accepted or closed";
        PROPOSAL_DECIDED_REJECTION = procedural Unsettled "proposal.decided.rejection",
            "a proposal may be rejected only when its addressees cannot satisfy the decision rule any more, or its vote or a gate on it failed", proposal::answers;
        PROPOSAL_PUT_TO_VOTE_QUESTION = procedural Unsettled "proposal.put_to_vote.question",
            "a proposal must go to one open question that nobody else has voted on, asking all addressees under the rule for agreeing, no earlier one standing", proposal::vote;
        PROPOSAL_DECIDED_REPLY = procedural Unsettled "proposal.decided.reply",
            "a counter-proposal must reply to the proposal that it counters, and leave it no way to be accepted", proposal::reply;
        PROPOSAL_WITHDRAWN_VOTE = procedural Untimely "proposal.withdrawn.vote",
            "a proposal that was put to a vote must be withdrawn before the term of the vote is over", proposal::voted;
        PROPOSAL_LAPSED_EXPIRED = procedural Untimely "proposal.lapsed.expired",
            "a proposal may lapse only when its term is certainly over, and a vote that ended in it is decided", proposal::lapses;
    }};
}
pub(crate) use table;

table!(rules);
