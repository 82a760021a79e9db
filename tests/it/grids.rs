//! Each table of the crate's own machines, written a second time by hand. A plausible extra row
//! passes every generic check; only a second writing catches it.
//!
//! A grid has one line for each action (its letter, where it leads, who is entitled, under which
//! rule) and one for each status that is left, with the letter of every action it permits.

use std::collections::{BTreeMap, BTreeSet};

use negotiation::{
    event::Event,
    judge,
    lifecycle::{Lifecycle, lint},
    notes::watch::WatchLifecycle,
    outcome::{
        ceasefire::CeasefireLifecycle, commitment::CommitmentLifecycle, consent::ConsentLifecycle,
        gate::GateLifecycle, instrument::InstrumentLifecycle, measure::MeasureLifecycle,
    },
    talks::{
        alternative::AlternativeLifecycle,
        deadline::DeadlineLifecycle,
        link::LinkLifecycle,
        meeting::MeetingLifecycle,
        party::{ParticipationLifecycle, RoleLifecycle},
        person::AccreditationLifecycle,
        point::PointLifecycle,
        process::NegotiationLifecycle,
        proposal::ProposalLifecycle,
        question::QuestionLifecycle,
        track::TrackLifecycle,
        version::VersionLifecycle,
    },
};

/// Letter, action, where it leads, entitled, guard.
type Action = (char, &'static str, &'static str, &'static str, &'static str);

fn compare<L: Lifecycle>(actions: &[Action], grid: &[(&str, &str)]) {
    let words: BTreeSet<_> = actions.iter().map(|action| action.1.to_owned()).collect();
    let acts: BTreeSet<_> = L::ACTIONS.iter().map(ToString::to_string).collect();
    let lacks: Vec<_> = acts.symmetric_difference(&words).collect();
    assert_eq!(lacks, [""; 0], "{}: actions only in the grid, or only in the lifecycle", L::NAME);
    let grid: BTreeMap<_, _> = grid.iter().copied().collect();
    assert_eq!(grid.len(), L::STATUSES.len() + 1, "one line for each status, and `-`");
    for from in L::STATUSES.iter().copied().map(Some).chain([None]) {
        let name = from.map_or("-".to_owned(), |status| status.to_string());
        let line = grid.get(name.as_str()).unwrap_or_else(|| panic!("no line for {name}"));
        let letters: Vec<_> = line.chars().filter(|letter| *letter != '.').collect();
        assert_eq!(line.chars().count(), actions.len(), "{name}: one cell for each action");
        assert!(letters.iter().all(|letter| actions.iter().any(|action| action.0 == *letter)), "{name}");
        for &action in L::ACTIONS {
            let word = action.to_string();
            let written = actions.iter().find(|written| written.1 == word).unwrap();
            let cell = letters.contains(&written.0).then_some((written.2, written.3, written.4));
            let row = L::row(from, action).map(|row| {
                let entitled: Vec<_> =
                    row.entitled.iter().map(|role| role.to_string().replace(' ', "_")).collect();
                (row.to.to_string(), entitled.join(" "), row.guard.map_or("", |rule| rule.id()))
            });
            let row = row.as_ref().map(|(to, entitled, guard)| (to.as_str(), entitled.as_str(), *guard));
            assert_eq!(row, cell, "{} from {name} by {word}", L::NAME);
        }
    }
    assert!(lint::<L>().is_empty(), "{:?}", lint::<L>());
}

#[test]
fn each_word_that_says_which_act_an_event_is_stands_for_an_action() {
    for kind in Event::kinds() {
        let acts = judge::acts();
        let words = acts.iter().filter(|act| act.kind == kind.name()).map(|act| act.choice);
        let words: BTreeSet<_> = words.collect();
        match kind.chosen_by() {
            None => assert_eq!(words, BTreeSet::from([None]), "{kind}"),
            Some(field) => {
                let all = kind.choices().iter().copied().map(Some).collect();
                assert_eq!(words, all, "{kind} by {field}");
                assert!(!kind.optional_fields().contains(&field) && all.len() > 1, "{kind} by {field}");
            }
        }
    }
}

#[test]
fn the_negotiation_as_a_whole() {
    compare::<NegotiationLifecycle>(
        &[
            ('o', "opened", "exploratory", "principal mediator convener", ""),
            ('e', "phase_begun(exploration)", "exploratory", "principal mediator convener", ""),
            ('p', "phase_begun(preparation)", "preparatory", "principal mediator convener", ""),
            (
                't',
                "phase_begun(talks)",
                "negotiating",
                "principal mediator convener chair",
                "negotiation.phase_begun.two_principals",
            ),
            ('b', "broken_off", "broken_off", "principal", ""),
            ('c', "concluded", "concluded", "principal chair", "negotiation.concluded.nothing_blocks"),
            (
                'i',
                "phase_begun(implementation)",
                "implementing",
                "principal guarantor monitor",
                "negotiation.phase_begun.gates",
            ),
            ('d', "completed", "completed", "principal guarantor", "negotiation.completed.commitments"),
            ('a', "abandoned", "abandoned", "principal convener", ""),
            ('r', "reopened", "negotiating", "consequence principal mediator convener", ""),
        ],
        &[
            ("-", "o........."),
            ("exploratory", "..ptb...a."),
            ("preparatory", ".e.tb...a."),
            ("negotiating", "....bc..a."),
            ("broken_off", ".ept....a."),
            ("concluded", "......idar"),
            ("implementing", ".......dar"),
            ("completed", ".........r"),
            ("abandoned", ".e.......r"),
        ],
    );
}

#[test]
fn participation() {
    compare::<ParticipationLifecycle>(
        &[
            ('a', "added", "outside", "any", ""),
            ('i', "invited", "invited", "principal mediator convener chair", ""),
            ('u', "invitation_withdrawn", "outside", "principal mediator convener chair", ""),
            ('j', "joined", "participating", "self", "party.joined.admitted"),
            ('n', "declined", "declined", "self", ""),
            ('s', "suspended", "suspended", "self chair principal", "party.suspended.decided"),
            ('r', "resumed", "participating", "self chair", ""),
            ('x', "excluded", "excluded", "chair principal", "party.excluded.decided"),
            ('m', "readmitted", "participating", "chair principal", "party.readmitted.term"),
            ('w', "withdrawn", "withdrawn", "self", ""),
            ('b', "returned", "participating", "self", "party.returned.admitted"),
            ('d', "dissolved", "dissolved", "self", ""),
        ],
        &[
            ("-", "a..........."),
            ("outside", ".i.j.......d"),
            ("invited", "..ujn..x...d"),
            ("participating", ".....s.x.w.d"),
            ("declined", ".i.j.......d"),
            ("suspended", "......rx.w.d"),
            ("excluded", "........mw.d"),
            ("withdrawn", ".i.....x..bd"),
            ("dissolved", "............"),
        ],
    );
}

#[test]
fn a_role() {
    compare::<RoleLifecycle>(
        &[
            ('o', "role_offered", "offered", "self principal convener", ""),
            ('a', "role_assigned", "held", "principal convener chair", "party.role_assigned.accepted"),
            ('d', "role_declined", "declined", "principal self", ""),
            ('e', "role_ended", "ended", "self principal convener", ""),
        ],
        &[("-", "oa.."), ("offered", ".ad."), ("held", "...e"), ("declined", ".a.."), ("ended", ".a..")],
    );
}

#[test]
fn a_point() {
    compare::<PointLifecycle>(
        &[
            ('t', "tabled", "tabled", "principal group mediator chair", ""),
            ('u', "taken_up", "under_discussion", "principal mediator chair", ""),
            (
                'p',
                "agreed_in_principle",
                "agreed_in_principle",
                "principal mediator chair",
                "point.agreed_in_principle.agreement",
            ),
            ('x', "text_agreed", "text_agreed", "principal mediator chair", "point.text_agreed.agreement"),
            ('c', "closed", "closed", "consequence principal chair", "point.closed.undertaking"),
            ('a', "awarded", "closed", "arbiter", "point.awarded.arbiter"),
            (
                'd',
                "dropped",
                "dropped",
                "consequence proposer principal chair mediator",
                "point.dropped.agreement",
            ),
            (
                'm',
                "moved_to_instrument",
                "moved_to_instrument",
                "consequence principal mediator chair",
                "point.moved_to_instrument.agreement",
            ),
            ('s', "superseded", "superseded", "consequence", ""),
            ('i', "reinstated", "under_discussion", "consequence principal mediator chair", ""),
            (
                'r',
                "reopened",
                "under_discussion",
                "consequence principal mediator chair",
                "point.reopened.agreement",
            ),
        ],
        &[
            ("-", "t.........."),
            ("tabled", ".upx.adms.."),
            ("under_discussion", "..px.adms.."),
            ("agreed_in_principle", "...x.adms.r"),
            ("text_agreed", "....c.dms.r"),
            ("closed", "..........r"),
            ("dropped", ".........i."),
            ("moved_to_instrument", ".........i."),
            ("superseded", ".........i."),
        ],
    );
}

#[test]
fn a_version() {
    compare::<VersionLifecycle>(
        &[
            ('d', "drafted", "drafted", "principal group mediator chair", ""),
            ('t', "tabled", "tabled", "proposer", ""),
            (
                'b',
                "taken_as_basis",
                "under_negotiation",
                "principal chair mediator",
                "version.taken_as_basis.agreement",
            ),
            (
                'r',
                "adopted_ad_referendum",
                "adopted_ad_referendum",
                "principal chair",
                "version.adopted_ad_referendum.agreement",
            ),
            ('a', "adopted", "adopted", "principal chair", "version.adopted.agreement"),
            ('x', "rejected", "rejected", "principal chair", ""),
            ('s', "superseded", "superseded", "consequence chair mediator", ""),
            ('w', "withdrawn", "withdrawn", "proposer", ""),
            ('v', "revived", "tabled", "principal mediator chair", ""),
        ],
        &[
            ("-", "d........"),
            ("drafted", ".tb...sw."),
            ("tabled", "..b..xsw."),
            ("under_negotiation", "...raxs.."),
            ("adopted_ad_referendum", "....axs.v"),
            ("adopted", "......s.."),
            ("rejected", "........v"),
            ("superseded", "........v"),
            ("withdrawn", "........v"),
        ],
    );
}

#[test]
fn a_link() {
    compare::<LinkLifecycle>(
        &[
            ('m', "made", "standing", "principal mediator chair", ""),
            ('r', "released", "released", "proposer principal", "link.released.agreement"),
        ],
        &[("-", "m."), ("standing", ".r"), ("released", "..")],
    );
}

#[test]
fn an_alternative() {
    compare::<AlternativeLifecycle>(
        &[
            ('p', "proposed", "open", "principal group mediator chair", ""),
            ('c', "chosen", "chosen", "principal chair mediator", "alternative.chosen.agreement"),
            ('s', "set_aside", "set_aside", "consequence principal chair mediator", ""),
            ('w', "withdrawn", "withdrawn", "proposer", ""),
            ('r', "reopened", "open", "proposer principal chair mediator", ""),
        ],
        &[
            ("-", "p...."),
            ("open", ".csw."),
            ("chosen", "....r"),
            ("set_aside", "....r"),
            ("withdrawn", "....r"),
        ],
    );
}

#[test]
fn a_proposal() {
    compare::<ProposalLifecycle>(
        &[
            ('s', "submitted", "submitted", "principal mediator chair", "proposal.submitted.base"),
            ('v', "put_to_vote", "put_to_vote", "addressee chair", "proposal.put_to_vote.question"),
            ('a', "decided(accepted)", "accepted", "consequence", "proposal.decided.acceptance"),
            ('r', "decided(rejected)", "rejected", "consequence", "proposal.decided.rejection"),
            ('c', "decided(countered)", "countered", "consequence addressee", "proposal.decided.reply"),
            ('w', "withdrawn", "withdrawn", "proposer", ""),
            ('l', "lapsed", "lapsed", "consequence", "proposal.lapsed.expired"),
            ('n', "renewed", "submitted", "proposer", ""),
        ],
        &[
            ("-", "s......."),
            ("submitted", ".varcwl."),
            ("put_to_vote", ".var.wl."),
            ("accepted", "........"),
            ("rejected", ".......n"),
            ("countered", ".....w.n"),
            ("withdrawn", ".......n"),
            ("lapsed", ".......n"),
        ],
    );
}

#[test]
fn a_question() {
    compare::<QuestionLifecycle>(
        &[
            ('p', "put", "open", "principal chair", ""),
            ('c', "carried", "carried", "consequence chair principal", "question.carried.rule"),
            ('f', "failed", "failed", "consequence chair principal", "question.failed.rule"),
            ('l', "lapsed", "lapsed", "consequence chair principal", "question.lapsed.time"),
            ('w', "withdrawn", "withdrawn", "proposer", ""),
            ('a', "annulled", "annulled", "principal chair", "question.annulled.decided"),
        ],
        &[
            ("-", "p....."),
            ("open", ".cflw."),
            ("carried", ".....a"),
            ("failed", ".....a"),
            ("lapsed", "......"),
            ("withdrawn", "......"),
            ("annulled", "......"),
        ],
    );
}

#[test]
fn a_meeting() {
    let planners = "principal mediator convener chair meeting_host";
    let holders = "principal mediator chair meeting_host";
    compare::<MeetingLifecycle>(
        &[
            ('m', "added", "mooted", "any", ""),
            ('a', "announced", "announced", planners, ""),
            ('f', "confirmed", "confirmed", planners, "meeting.confirmed.other_side"),
            ('s', "started", "under_way", holders, ""),
            ('j', "adjourned", "adjourned", holders, ""),
            ('c', "continued", "under_way", holders, ""),
            ('h', "held", "held", holders, "meeting.held.past"),
            ('p', "postponed", "postponed", planners, ""),
            ('x', "cancelled", "cancelled", planners, ""),
            ('n', "not_held", "not_held", holders, "meeting.not_held.window"),
            ('r', "reinstated", "announced", planners, ""),
        ],
        &[
            ("-", "m.........."),
            ("mooted", ".afs..hpxn."),
            ("announced", "..fs..hpxn."),
            ("confirmed", "...s..hpxn."),
            ("under_way", "....j.h...."),
            ("adjourned", ".....chpx.."),
            ("held", "..........."),
            ("postponed", ".a......xnr"),
            ("cancelled", "..........r"),
            ("not_held", "..........r"),
        ],
    );
}

#[test]
fn an_accreditation() {
    compare::<AccreditationLifecycle>(
        &[('a', "accredited", "valid", "self", ""), ('e', "accreditation_ended", "ended", "self", "")],
        &[("-", "a."), ("valid", ".e"), ("ended", "a.")],
    );
}

#[test]
fn a_track() {
    let three = "principal mediator chair";
    compare::<TrackLifecycle>(
        &[
            ('o', "opened", "open", three, ""),
            ('s', "suspended", "suspended", three, ""),
            ('r', "resumed", "open", three, ""),
            ('c', "closed", "closed", three, "track.closed.points"),
            ('n', "reopened", "open", three, ""),
        ],
        &[("-", "o...."), ("open", ".s.c."), ("suspended", "..rc."), ("closed", "....n")],
    );
}

#[test]
fn a_deadline() {
    let three = "principal mediator chair";
    compare::<DeadlineLifecycle>(
        &[
            ('s', "set", "running", "principal mediator chair guarantor", ""),
            ('n', "renewed", "running", three, "deadline.renewed.agreement"),
            ('p', "stopped", "stopped", "principal chair", ""),
            ('r', "restarted", "running", "principal chair", ""),
            ('m', "met", "met", three, ""),
            ('x', "missed", "missed", "consequence", "deadline.missed.passed"),
            ('l', "lifted", "lifted", three, ""),
        ],
        &[
            ("-", "s......"),
            ("running", "..p.mxl"),
            ("stopped", "...rm.l"),
            ("missed", ".n..m.l"),
            ("met", "......."),
            ("lifted", "......."),
        ],
    );
}

#[test]
fn an_instrument() {
    compare::<InstrumentLifecycle>(
        &[
            ('d', "drafted", "draft", "self mediator chair", ""),
            ('a', "agreed", "agreed", "self", "instrument.agreed.text"),
            ('i', "initialled", "initialled", "consequence self", "instrument.initialled.all"),
            ('p', "adopted", "adopted", "self", "instrument.adopted.agreement"),
            (
                'o',
                "opened_for_signature",
                "open_for_signature",
                "self depositary",
                "instrument.opened_for_signature.agreement",
            ),
            ('s', "signed", "signed", "consequence depositary", "instrument.signed.all"),
            (
                'f',
                "entered_into_force",
                "in_force",
                "consequence self depositary",
                "instrument.entered_into_force.condition",
            ),
            ('u', "suspended", "suspended", "self", "instrument.suspended.agreement"),
            ('r', "resumed", "in_force", "self", "instrument.resumed.agreement"),
            ('x', "superseded", "superseded", "self", "instrument.superseded.agreement"),
            ('t', "terminated", "terminated", "self", "instrument.terminated.agreement"),
            ('v', "revived", "in_force", "self", "instrument.revived.agreement"),
            ('j', "rejected", "rejected", "consequence self", "instrument.rejected.agreement"),
            ('b', "resubmitted", "agreed", "self", "instrument.resubmitted.agreement"),
            ('n', "reopened", "draft", "consequence self", "instrument.reopened.agreement"),
            ('l', "lapsed", "lapsed", "consequence depositary", ""),
        ],
        &[
            ("-", "d..............."),
            ("draft", ".aipos......j..l"),
            ("agreed", "..iposf..x..j.nl"),
            ("initialled", ".a.posf..x..j.nl"),
            ("adopted", "....osf..xt.j.nl"),
            ("open_for_signature", ".....sf..xt.j.nl"),
            ("signed", "......f..xt.j.nl"),
            ("in_force", "......fu.xt....."),
            ("suspended", "........rxt....."),
            ("superseded", "...........v...."),
            ("terminated", "...........v...."),
            ("rejected", ".............bn."),
            ("lapsed", ".............bn."),
        ],
    );
}

#[test]
fn the_consent_of_a_party() {
    compare::<ConsentLifecycle>(
        &[
            ('i', "initialled", "initialled", "self", "consent.initialled.powers"),
            (
                'a',
                "signed_ad_referendum",
                "signed_ad_referendum",
                "self",
                "consent.signed_ad_referendum.powers",
            ),
            ('s', "signed", "signed", "self", "consent.signed.powers"),
            ('e', "expressed", "bound", "self", "consent.expressed.means"),
            ('r', "refused", "refused", "self", ""),
            ('u', "suspended", "suspended", "self", ""),
            ('m', "resumed", "bound", "self", "consent.resumed.suspended"),
            ('n', "withdrawal_notified", "withdrawing", "self", "consent.withdrawal_notified.term"),
            ('k', "withdrawal_revoked", "bound", "self", "consent.withdrawal_revoked.before"),
            ('w', "withdrawn", "withdrawn", "self consequence", "consent.withdrawn.notice"),
            ('j', "rejoined", "bound", "self", ""),
        ],
        &[
            ("-", "iaser....w."),
            ("initialled", ".aser......"),
            ("signed_ad_referendum", "..ser......"),
            ("signed", "...er....w."),
            ("refused", "..se......."),
            ("bound", ".....umn.w."),
            ("suspended", "......mn.w."),
            ("withdrawing", "........kw."),
            ("withdrawn", "..........j"),
        ],
    );
}

#[test]
fn a_gate() {
    compare::<GateLifecycle>(
        &[
            ('q', "required", "required", "self chair", "gate.required.agreement"),
            ('s', "scheduled", "scheduled", "self", ""),
            ('p', "passed", "passed", "self", "gate.passed.threshold"),
            ('f', "failed", "failed", "self", "gate.failed.threshold"),
            ('n', "not_held", "not_held", "self", ""),
            ('a', "annulled", "annulled", "self", ""),
            ('w', "waived", "waived", "self", "gate.waived.agreement"),
            ('r', "replaced", "replaced", "self", "gate.replaced.agreement"),
        ],
        &[
            ("-", "q......."),
            ("required", ".spfn.wr"),
            ("scheduled", "..pfn.wr"),
            ("passed", ".....a.."),
            ("failed", ".s...awr"),
            ("not_held", ".s....wr"),
            ("annulled", ".s....wr"),
            ("waived", "........"),
            ("replaced", "........"),
        ],
    );
}

#[test]
fn a_commitment() {
    compare::<CommitmentLifecycle>(
        &[
            ('m', "made", "standing", "obligor principal mediator", ""),
            ('s', "suspended", "suspended", "obligor principal guarantor", ""),
            ('r', "resumed", "standing", "obligor principal guarantor", ""),
            ('o', "made_obsolete", "obsolete", "principal guarantor", ""),
            ('i', "reinstated", "standing", "principal guarantor", ""),
        ],
        &[("-", "m...."), ("standing", ".s.o."), ("suspended", "..ro."), ("obsolete", "....i")],
    );
}

#[test]
fn a_ceasefire() {
    compare::<CeasefireLifecycle>(
        &[
            ('d', "declared", "declared", "self mediator", ""),
            ('t', "took_effect", "in_effect", "self mediator monitor", "ceasefire.took_effect.declared"),
            ('c', "ended(collapsed)", "collapsed", "self mediator monitor", ""),
            ('x', "ended(expired)", "expired", "consequence", "ceasefire.ended.until"),
            ('e', "ended(terminated)", "terminated", "self", ""),
            ('r', "renewed", "in_effect", "self mediator", ""),
        ],
        &[
            ("-", "d....."),
            ("declared", ".tcxe."),
            ("in_effect", "..cxe."),
            ("collapsed", ".....r"),
            ("expired", ".....r"),
            ("terminated", ".....r"),
        ],
    );
}

#[test]
fn a_measure() {
    compare::<MeasureLifecycle>(
        &[
            ('t', "taken", "in_effect", "self", ""),
            ('a', "announced", "announced", "self", ""),
            ('b', "begun", "in_effect", "self", ""),
            ('s', "suspended", "suspended", "self", ""),
            ('r', "resumed", "in_effect", "self", ""),
            ('e', "ended", "ended", "self", ""),
        ],
        &[
            ("-", "ta...."),
            ("announced", "..b..e"),
            ("in_effect", "...s.e"),
            ("suspended", "....re"),
            ("ended", "......"),
        ],
    );
}

#[test]
fn an_item_of_the_watch_list() {
    compare::<WatchLifecycle>(
        &[
            ('a', "added", "open", "any", ""),
            ('o', "observed", "observed", "any", ""),
            ('l', "lapsed", "lapsed", "consequence", "watch.lapsed.due"),
            ('r', "reopened", "open", "any", ""),
        ],
        &[("-", "a..."), ("open", ".ol."), ("observed", "...r"), ("lapsed", "...r")],
    );
}
