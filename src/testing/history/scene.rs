//! Scenes: acts that belong together and that chance alone would hardly ever put in a row.

use super::{Bytes, alternative_id, instant, party_id, point_id, text};
use crate::{
    decision::{Ballot, DecisionRule, Voting},
    event::{Acting, Actor, Event},
    outcome::{
        ceasefire::{self, CeasefireKind, Ending},
        commitment::{self, Degree},
        measure::{self, MeasureKind},
    },
    talks::{
        alternative,
        deadline::{self, ConditionalTerm},
        meeting,
        party::{self, Inheritance},
        person::{self, Capacity, Power},
        point::{self, Areas, Wording},
        position::{self, Matter, Stance},
        proposal, question, track,
        version::{self, Add, Amend, Carry, Merge, Move, Number, Operation, Owner, PointSplit, Renumber},
    },
    value::{
        condition::Condition,
        id::{
            CeasefireId, CommitmentId, DeadlineId, MeasureId, MeetingId, PersonId, ProposalId, QuestionId,
            TrackId, VersionId, WordingId,
        },
        role::{Role, Scope},
        text::Name,
        when::When,
        word::{Area, PartyKind},
    },
};

/// The question that the acts of a scene rest on, where they can.
pub(super) fn rests_on(bytes: Bytes) -> Option<QuestionId> {
    matches!(bytes[1] % 26, 9 | 10).then(|| QuestionId::new(format!("u{}", bytes[2] % 3)).unwrap())
}

/// The acts of one scene, each with its actor.
pub(super) fn acts(bytes: Bytes) -> Vec<(Actor, Event)> {
    let chosen = usize::from(bytes[2]);
    let point = usize::from(bytes[1]) % 2;
    match bytes[1] % 26 {
        0..=2 => agreed(point, chosen),
        3 if chosen % 8 == 0 => declared(chosen),
        3 => all_closed(chosen),
        4 if chosen % 3 == 0 => super::stakes::waited(point, chosen / 3),
        4 if chosen % 3 == 1 => super::questions::attended(chosen / 3),
        4 => met(chosen),
        5 => awarded(point),
        6 => excluded(chosen),
        7 if chosen % 4 == 0 => super::stakes::paused(chosen),
        7 => left(chosen),
        8 => chosen_one(point, chosen),
        9 | 10 if chosen % 3 == 0 => super::stakes::moved(point, chosen),
        9 | 10 => voted(point, chosen),
        11 | 12 => redrafted(chosen),
        13 => adopted(chosen),
        14 => super::questions::termed(point, chosen),
        15 => parted(point),
        16 => tracked(point, chosen),
        17 => dated(chosen),
        18 => sent(point, chosen),
        19 if chosen % 3 == 0 => super::stakes::stood_in(point, chosen),
        19 if chosen % 3 == 1 => super::questions::succeeded(point, chosen / 3),
        19 => succeeded(point, chosen),
        20 => owed(chosen),
        21 => ceased(chosen),
        22 => super::watch::scene(chosen),
        _ => super::instruments::scene(chosen),
    }
}

pub(super) fn by(n: usize) -> Actor {
    Actor::Party(party_id(n))
}

/// A commitment is made, reported on, suspended, overtaken.
fn owed(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || CommitmentId::new(format!("c{}", chosen % 2)).unwrap();
    let degree = |n: usize| Degree::ALL[n % 4];
    let made = commitment::Made::from_parts(id(), text()).with_obligors(vec![party_id(0)]);
    let made = made.with_to(vec![party_id(1)]).with_verifier(party_id(2));
    let made = if chosen % 5 == 0 { made.with_obligors(vec![party_id(0), party_id(1)]) } else { made };
    let both = |turned: bool| {
        let order = if turned { [1, 0] } else { [0, 1] };
        Actor::jointly(order.map(party_id)).unwrap()
    };
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(0), made.into()),
        (by(chosen % 2), commitment::Reported::from_parts(id(), degree(chosen)).into()),
        (by(chosen % 2), commitment::Reported::from_parts(id(), degree(chosen / 4)).into()),
        (by(2), commitment::Reported::from_parts(id(), degree(chosen)).with_verified(true).into()),
        (both(false), commitment::Reported::from_parts(id(), degree(chosen / 2)).into()),
        (both(chosen % 2 == 0), commitment::Reported::from_parts(id(), degree(chosen / 8)).into()),
        (by(0), commitment::DueChanged::from_parts(id(), When::instant(instant(1 + chosen)).unwrap()).into()),
        (both(false), commitment::DueChanged::from_parts(id(), When::instant(instant(200)).unwrap()).into()),
        (
            by(0),
            commitment::DueChanged::from_parts(id(), When::instant(instant(100 + chosen)).unwrap()).into(),
        ),
        (by(0), commitment::Suspended::from_parts(id()).into()),
        (by(1), commitment::Resumed::from_parts(id()).into()),
        (by(0), commitment::MadeObsolete::from_parts(id()).into()),
        (by(1), commitment::MadeObsolete::from_parts(id()).into()),
        (by(1), commitment::ViolationAlleged::from_parts(id(), text()).into()),
        (by(1), commitment::Reinstated::from_parts(id()).into()),
    ];
    // Half of them are told to their end.
    acts.truncate(if chosen / 64 % 2 == 0 { 1 + chosen % 16 } else { acts.len() });
    acts
}

/// A ceasefire and a measure take their course.
fn ceased(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || CeasefireId::new(format!("f{}", chosen % 2)).unwrap();
    let until = |hours: usize| When::instant(instant(hours)).unwrap();
    let declared = ceasefire::Declared::from_parts(id(), CeasefireKind::CEASEFIRE);
    let declared = declared.with_parties(vec![party_id(0)]).with_until(until(1 + chosen));
    let both = || Actor::jointly([party_id(0), party_id(1)]).unwrap();
    let measure = || MeasureId::new(format!("x{}", chosen % 2)).unwrap();
    let taken = measure::Taken::from_parts(measure(), MeasureKind::STRIKE).with_parties(vec![party_id(0)]);
    let announced =
        measure::Announced::from_parts(measure(), MeasureKind::STRIKE).with_parties(vec![party_id(0)]);
    let how = if chosen % 4 == 1 { Ending::Collapsed } else { Ending::Terminated };
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(0), declared.into()),
        (by(0), ceasefire::TookEffect::from_parts(id()).into()),
        (by(1), ceasefire::Joined::from_parts(id(), party_id(1)).into()),
        (by(1), ceasefire::ViolationAlleged::from_parts(id(), text()).into()),
        (by(1), ceasefire::Extended::from_parts(id(), until(200 + chosen)).into()),
        (both(), ceasefire::Extended::from_parts(id(), until(300 + chosen)).into()),
        (Actor::Secretariat, ceasefire::Joined::from_parts(id(), party_id(2)).into()),
        (by(2), ceasefire::Denounced::from_parts(id(), party_id(2)).into()),
        (Actor::Secretariat, ceasefire::Ended::from_parts(id(), Ending::Expired).into()),
        (by(0), ceasefire::Ended::from_parts(id(), how).into()),
        (by(1), ceasefire::Joined::from_parts(id(), party_id(1)).into()),
        (by(1), ceasefire::ViolationAlleged::from_parts(id(), text()).into()),
        (by(0), ceasefire::Renewed::from_parts(id()).into()),
        (both(), ceasefire::Renewed::from_parts(id()).into()),
    ];
    if chosen % 2 == 0 {
        acts.remove(4);
    }
    if chosen % 3 == 0 {
        acts = vec![
            (by(0), if chosen % 2 == 0 { taken.into() } else { announced.into() }),
            (by(0), measure::Begun::from_parts(measure()).into()),
            (by(0), measure::Suspended::from_parts(measure()).into()),
            (by(0), measure::Resumed::from_parts(measure()).into()),
            (by(0), measure::Ended::from_parts(measure()).into()),
        ];
    }
    // Half of them are told to their end.
    acts.truncate(if chosen / 64 % 2 == 0 { 1 + chosen % 8 } else { acts.len() });
    acts
}

/// A point is dealt with at a table where one principal sits, or both.
fn tracked(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let id = || TrackId::new(format!("t{}", chosen % 2)).unwrap();
    let name = Name::new("a track").unwrap();
    let seated = (0..=chosen % 2).map(party_id).collect();
    let opened =
        track::Opened::from_parts(id(), name).with_parties(seated).with_points(vec![point_id(point)]);
    let opened = if chosen % 8 < 2 { opened.with_rule(DecisionRule::at_least(1).unwrap()) } else { opened };
    let chair = party::RoleAssigned::from_parts(party_id(2), Role::CHAIR).with_scope(Scope::Track(id()));
    let both = Actor::jointly([party_id(0), party_id(1)]).unwrap();
    let mut acts: Vec<(Actor, Event)> = vec![(by(0), opened.into()), (both, chair.into())];
    if chosen % 3 == 0 {
        acts.push((by(2), track::Suspended::from_parts(id()).into()));
    }
    if chosen % 6 == 0 {
        acts.push((by(2), track::Resumed::from_parts(id()).into()));
    }
    acts.extend(agreed(point, chosen));
    if chosen % 4 == 0 {
        acts.truncate(2);
        acts.push((by(0), track::Revised::from_parts(id()).with_parties_removed(vec![party_id(0)]).into()));
        acts.push((
            by(0),
            track::Revised::from_parts(id()).with_points_removed(vec![point_id(point)]).into(),
        ));
        acts.push((by(0), track::Closed::from_parts(id()).into()));
        acts.push((by(0), track::Reopened::from_parts(id()).into()));
    }
    acts.truncate(2 + chosen % 8);
    acts
}

/// A deadline is put off, stopped, or passes.
fn dated(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || DeadlineId::new(format!("d{}", chosen % 2)).unwrap();
    let until = |hours: usize| When::instant(instant(hours)).unwrap();
    let name = Name::new("a deadline").unwrap();
    let set = deadline::Set::from_parts(id(), name, until(1 + chosen));
    let instead = ConditionalTerm::new(until(20 + chosen), Condition::DateReached(until(chosen)));
    let set = if chosen % 4 == 1 { set.with_instead(vec![instead]) } else { set };
    let bound = set.clone().with_parties(vec![party_id(0)]);
    let (host, set) = if chosen % 8 > 5 { (Actor::Secretariat, bound) } else { (by(0), set) };
    let both = || Actor::jointly([party_id(0), party_id(1)]).unwrap();
    let mut acts: Vec<(Actor, Event)> = vec![
        (host, set.into()),
        (both(), deadline::Extended::from_parts(id(), until(100 + chosen)).into()),
        (by(0), deadline::Stopped::from_parts(id()).into()),
        (by(1), deadline::Restarted::from_parts(id()).into()),
        (Actor::Secretariat, deadline::Missed::from_parts(id()).into()),
        (both(), deadline::Renewed::from_parts(id(), until(400)).into()),
        (by(1), deadline::Met::from_parts(id()).into()),
    ];
    if chosen % 3 == 0 {
        acts.remove(1);
    }
    acts.truncate(1 + chosen % 7);
    acts
}

/// Somebody is sent, acts, and is called back; what was done without powers is confirmed, if at all.
fn sent(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let id = || PersonId::new(format!("n{}", chosen % 2)).unwrap();
    let name = Name::new("a person").unwrap();
    let envoy = Actor::acting(Acting::new(party_id(0)).with_person(id()));
    let accredited = person::Accredited::from_parts(id(), party_id(0), Capacity::ENVOY);
    let accredited = match chosen % 4 {
        0 => accredited.with_powers(vec![Power::Sign]),
        1 => accredited.with_points(vec![point_id(0)]),
        2 => accredited.with_until(When::instant(instant(chosen)).unwrap()),
        _ => accredited,
    };
    let accepts = position::Taken::from_parts(party_id(0), Matter::Point(point_id(point)), Stance::Accepts);
    let mut acts: Vec<(Actor, Event)> = vec![
        (Actor::Secretariat, person::Added::from_parts(id(), name).into()),
        (by(0), accredited.into()),
        (envoy.clone(), accepts.into()),
        (by(0), person::PowersChanged::from_parts(id(), party_id(0)).with_tracks(vec![track_id()]).into()),
        (envoy, point::TakenUp::from_parts(point_id(point)).into()),
        (by(0), person::AccreditationEnded::from_parts(id(), party_id(0)).into()),
    ];
    if chosen % 5 == 4 {
        let office = || Name::new("Minister").unwrap();
        acts.push((by(0), person::OfficeBegun::from_parts(id(), party_id(0), office()).into()));
        acts.push((by(0), person::OfficeEnded::from_parts(id(), party_id(0), office()).into()));
    }
    acts.truncate(2 + chosen % 7);
    acts
}

/// A principal has a successor, which inherits from it.
fn succeeded(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let inherits = if chosen % 4 == 3 { Inheritance::Lapsed } else { Inheritance::Carried };
    let added = party::Added::from_parts(party_id(3), Name::new("a party").unwrap(), PartyKind::STATE);
    let mut acts: Vec<(Actor, Event)> = vec![(Actor::Secretariat, added.into())];
    acts.extend(agreed(point, chosen));
    // An offer to it, which its successor answers.
    let offer = || ProposalId::new("o0").unwrap();
    let to = if chosen % 3 == 0 { vec![party_id(1), party_id(2)] } else { vec![party_id(1)] };
    let offered = proposal::Submitted::from_parts(
        offer(),
        proposal::Addressees::new(to).unwrap(),
        proposal::Channel::InPublic,
    );
    let offered = offered.with_contents(vec![proposal::Content::new(point_id(point))]);
    let answer =
        |n: usize, answer| (by(n), proposal::Answered::from_parts(offer(), party_id(n), answer).into());
    if chosen % 2 == 0 {
        acts.push((by(0), offered.into()));
    }
    if chosen % 8 == 4 {
        acts.push(answer(1, proposal::Answer::AcceptInPart));
    }
    let both = Actor::jointly([party_id(1), party_id(3)]).unwrap();
    acts.push((both, party::Succeeded::from_parts(party_id(1), party_id(3), inherits).into()));
    if chosen % 2 == 0 {
        acts.push(answer(
            3,
            if chosen % 8 == 2 { proposal::Answer::Reject } else { proposal::Answer::Accept },
        ));
    }
    acts.push((by(0), point::TextAgreed::from_parts(point_id(point)).into()));
    acts
}

fn track_id() -> TrackId {
    TrackId::new("t0").unwrap()
}

/// Both principals accept, most plainly, and the point is agreed.
fn agreed(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let ways = [Stance::Accepts, Stance::Accepts, Stance::AcceptsAdReferendum, Stance::Silent];
    let mut acts: Vec<(Actor, Event)> = vec![
        (
            by(0),
            position::Taken::from_parts(party_id(0), Matter::Point(point_id(point)), Stance::Accepts).into(),
        ),
        (
            by(1),
            position::Taken::from_parts(party_id(1), Matter::Point(point_id(point)), ways[chosen % 4]).into(),
        ),
    ];
    if chosen % 16 < 8 {
        acts.push((by(0), point::AgreedInPrinciple::from_parts(point_id(point)).into()));
    }
    if chosen % 16 > 4 {
        acts.push((by(1), point::TextAgreed::from_parts(point_id(point)).into()));
    }
    acts
}

/// Both points are agreed, the third is left out, and one is closed.
fn all_closed(chosen: usize) -> Vec<(Actor, Event)> {
    let mut acts = vec![(Actor::Secretariat, point::Dropped::from_parts(point_id(2)).into())];
    acts.extend(agreed(0, 12));
    acts.extend(agreed(1, 12 + chosen % 4));
    acts.push((by(0), point::Closed::from_parts(point_id(chosen % 2)).into()));
    acts
}

/// A meeting takes its course, more or less.
fn met(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || MeetingId::new("m0").unwrap();
    let window = When::instant(instant(chosen)).unwrap();
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(0), meeting::Announced::from_parts(id()).with_window(window).into()),
        (by(chosen % 2), meeting::Confirmed::from_parts(id()).into()),
        (by(2), meeting::ParticipantExpected::from_parts(id(), party_id(0)).into()),
        (by(0), meeting::NotHeld::from_parts(id()).into()),
        (by(0), meeting::Started::from_parts(id()).into()),
    ];
    acts.truncate(1 + chosen % 5);
    acts
}

/// The arbiter decides.
fn awarded(point: usize) -> Vec<(Actor, Event)> {
    let both = Actor::jointly([party_id(0), party_id(1)]).unwrap();
    vec![
        (both, point::Referred::from_parts(point_id(point), point::Referral::Arbiter(party_id(2))).into()),
        (by(2), point::Awarded::from_parts(point_id(point)).into()),
    ]
}

/// A principal is excluded for a time, and let in again.
fn excluded(chosen: usize) -> Vec<(Actor, Event)> {
    let until = When::instant(instant(chosen)).unwrap();
    let (who, other) = (chosen % 2, 1 - chosen % 2);
    vec![
        (by(other), party::Excluded::from_parts(party_id(who)).with_until(until).into()),
        (by(other), party::Readmitted::from_parts(party_id(who)).into()),
    ]
}

/// A principal leaves, and comes back.
fn left(chosen: usize) -> Vec<(Actor, Event)> {
    let who = chosen % 2;
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(who), party::Withdrawn::from_parts(party_id(who)).into()),
        (by(who), party::Returned::from_parts(party_id(who)).into()),
    ];
    acts.truncate(1 + chosen % 3);
    acts
}

/// A text of both points, and one made from it that leaves one out, or gives it other words, or puts
/// another in its place; each becomes the basis.
fn redrafted(chosen: usize) -> Vec<(Actor, Event)> {
    let number = |n: usize| Number::new(n.to_string()).unwrap();
    let id = |n: usize| VersionId::new(format!("v{n}")).unwrap();
    let name = || Name::new("a text").unwrap();
    let add = |n: usize| Add::new(point_id(n), number(n));
    let drafted = |n: usize| version::Drafted::from_parts(id(n), name(), Owner::Mediator);
    let carry = |n: usize| Operation::Carry(Carry::new(point_id(n)));
    let words = WordingId::new("w7").unwrap();
    let of_first = match chosen % 6 {
        0 => Operation::Drop(Carry::new(point_id(1))),
        1 => Operation::Renumber(Renumber::new(point_id(1), number(9))),
        2 => Operation::Amend(Amend::new(point_id(1), words)),
        3 => Operation::Move(Move::new(point_id(1), name())),
        _ => carry(1),
    };
    let merged = Operation::Merge(Merge::new(vec![point_id(0), point_id(1)], add(2)));
    let second = if chosen % 6 == 5 { vec![merged] } else { vec![carry(0), of_first] };
    let third = match chosen % 6 {
        0 | 3 => vec![carry(0), Operation::Reinstate(add(1))],
        5 => vec![Operation::Split(PointSplit::new(point_id(2), vec![add(0), add(1)]))],
        _ => vec![carry(0), carry(1)],
    };
    let table = |n: usize| point::Tabled::from_parts(point_id(n), name(), Areas::from(Area::SECURITY));
    let adds = vec![Operation::Add(add(0)), Operation::Add(add(1))];
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(2), table(2).into()),
        (by(2), drafted(1).with_operations(adds).into()),
        (by(2), version::TakenAsBasis::from_parts(id(1)).into()),
        (by(2), drafted(2).with_parents(vec![id(1)]).with_operations(second).into()),
        (by(2), version::TakenAsBasis::from_parts(id(2)).into()),
        (by(2), drafted(3).with_parents(vec![id(2)]).with_operations(third).into()),
        (by(2), version::TakenAsBasis::from_parts(id(3)).into()),
    ];
    acts.truncate(2 + chosen % 6);
    acts
}

/// A text is taken as the basis and adopted, first ad referendum.
fn adopted(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || VersionId::new("v3").unwrap();
    let name = Name::new("a text").unwrap();
    let accepts = |n: usize, stance| position::Taken::from_parts(party_id(n), id().into(), stance).into();
    let second = if chosen % 2 == 0 { Stance::Accepts } else { Stance::AcceptsAdReferendum };
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(2), version::Drafted::from_parts(id(), name, Owner::Mediator).into()),
        (by(0), accepts(0, Stance::Accepts)),
        (by(1), accepts(1, second)),
        (by(0), version::TakenAsBasis::from_parts(id()).into()),
        (by(0), version::AdoptedAdReferendum::from_parts(id()).into()),
        (by(1), position::Confirmed::from_parts(party_id(1), id().into()).into()),
        (by(0), version::Adopted::from_parts(id()).into()),
    ];
    acts.truncate(3 + chosen % 5);
    if chosen % 4 == 1 {
        acts.push((by(2), alternative::SetAside::from_parts(alternative_id(1)).into()));
    }
    acts
}

/// A question is put whose verdict is declared from outside.
fn declared(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || QuestionId::new(format!("u{}", chosen % 3)).unwrap();
    let put = question::Put::from_parts(id(), text()).with_rule(DecisionRule::Declared);
    let basis = question::Basis::Declared;
    let verdict = if chosen % 16 == 0 {
        question::Failed::from_parts(id(), basis).into()
    } else {
        question::Carried::from_parts(id(), basis).into()
    };
    vec![(Actor::Secretariat, put.into()), (Actor::Secretariat, verdict)]
}

/// A question is put, answered by both, most plainly, and an act rests on it.
fn voted(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let id = || QuestionId::new(format!("u{}", chosen % 3)).unwrap();
    let put = question::Put::from_parts(id(), text()).with_on(Matter::Point(point_id(point)));
    let put = if chosen % 8 > 3 { put.with_rule(DecisionRule::Consensus) } else { put };
    let put = if chosen % 16 > 11 {
        let put = put.with_closes(When::instant(instant(chosen)).unwrap());
        if chosen % 32 > 15 { put.with_voting(Voting::Tacitly) } else { put }
    } else {
        put
    };
    let vote = |n: usize, ballot| question::Voted::from_parts(id(), party_id(n), ballot).into();
    let second = [Ballot::For, Ballot::For, Ballot::For, Ballot::Abstain, Ballot::Against][chosen % 5];
    // A rule that is not of the procedure is the secretariat's to choose.
    let put_by = if chosen % 8 > 3 { Actor::Secretariat } else { by(0) };
    let mut acts: Vec<(Actor, Event)> =
        vec![(put_by, put.into()), (by(0), vote(0, Ballot::For)), (by(1), vote(1, second))];
    if chosen % 4 == 2 {
        let offer = ProposalId::new("o0").unwrap();
        acts.insert(1, (by(1), proposal::PutToVote::from_parts(offer, id()).into()));
    }
    acts.push((by(0), point::TextAgreed::from_parts(point_id(point)).into()));
    acts.push((by(0), point::Closed::from_parts(point_id(point)).into()));
    acts.truncate(1 + chosen % 7);
    if chosen % 5 == 0 {
        let both = Actor::jointly([party_id(0), party_id(1)]).unwrap();
        acts.push((both, question::Annulled::from_parts(id()).into()));
    }
    acts
}

/// Words stand in brackets; both principals accept some, and these are chosen and agreed.
fn chosen_one(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let words = |n: usize| Wording::from_parts(WordingId::new(format!("w{}", n + 3)).unwrap(), text());
    let proposed =
        |n: usize| alternative::Proposed::from_parts(alternative_id(n), point_id(point), words(n)).into();
    let accepted =
        |n: usize, stance| position::Taken::from_parts(party_id(n), alternative_id(0).into(), stance).into();
    let second = if chosen % 4 == 3 { Stance::AcceptsAdReferendum } else { Stance::Accepts };
    let mut acts: Vec<(Actor, Event)> = vec![(by(0), proposed(0))];
    if chosen % 2 == 1 {
        let other = Wording::no_text(WordingId::new("w5").unwrap());
        let other = alternative::Proposed::from_parts(alternative_id(1), point_id(point), other);
        acts.push((by(1), other.into()));
    }
    acts.push((by(0), accepted(0, Stance::Accepts)));
    acts.push((by(1), accepted(1, second)));
    acts.push((by(0), alternative::Chosen::from_parts(alternative_id(0)).into()));
    acts.push((by(1), point::TextAgreed::from_parts(point_id(point)).into()));
    acts.push((by(1), position::Confirmed::from_parts(party_id(1), alternative_id(0).into()).into()));
    acts.truncate(3 + chosen % 5);
    if chosen % 4 == 1 {
        acts.push((by(1), alternative::Withdrawn::from_parts(alternative_id(1)).into()));
    }
    // A second one is adopted onto the first.
    if chosen % 5 == 1 {
        let both = Actor::jointly([party_id(0), party_id(1)]).unwrap();
        acts.push((by(1), proposed(2)));
        acts.push((both, alternative::Chosen::from_parts(alternative_id(2)).into()));
    }
    acts
}

/// A point agreed in words has a part that is not.
fn parted(point: usize) -> Vec<(Actor, Event)> {
    let mut acts = agreed(point, 12);
    acts.push((by(0), point::Nested::from_parts(point_id(1 - point)).with_parent(point_id(point)).into()));
    acts.push((by(0), point::Closed::from_parts(point_id(point)).into()));
    acts
}
