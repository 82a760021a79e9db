//! Every state that a point on a track can reach, every state of a deadline, and every state of an envoy who is
//! sent and called back: governed throughout, by whatever acts of two principals and the secretariat.

use std::collections::{BTreeSet, VecDeque};

use negotiation::{
    decision::{DecisionRule, Procedure},
    event::{Acting, Actor, Draft, Event},
    state::Negotiation,
    talks::{
        deadline,
        person::{self, Capacity, Power},
        point::{self, Areas, Wording},
        position::{self, Matter, Stance},
        track,
    },
    value::{
        id::{DeadlineId, PersonId, PointId, TrackId, WordingId},
        role::Role,
        text::Text,
        when::{Instant, When},
        word::Area,
    },
};

use crate::small::{self, name, opened, party_id, record};

fn q() -> PointId {
    PointId::new("q").unwrap()
}

fn text() -> Text {
    Text::new("a text").unwrap()
}

/// Before the term, and after it.
fn day(after: bool) -> Instant {
    if after { "2026-02-01T00:00:00Z" } else { "2026-01-05T00:00:00Z" }.parse().unwrap()
}

fn draft(whole: &Negotiation, after: bool, by: &Actor, event: Event) -> Draft {
    small::draft(whole, day(after), by, event)
}

fn beginning(more: Vec<Event>) -> Negotiation {
    let roles = [Role::PRINCIPAL, Role::PRINCIPAL];
    let mut talks = opened(Procedure::mediated_peace_process(), &roles, day(false));
    let words = Wording::from_parts(WordingId::new("w").unwrap(), text());
    let tabled = point::Tabled::from_parts(q(), name(), Areas::from(Area::SECURITY)).with_wording(words);
    for event in std::iter::once(tabled.into()).chain(more) {
        record(&mut talks, day(false), event);
    }
    talks
}

fn actors() -> Vec<Actor> {
    let both = Actor::jointly([party_id(0), party_id(1)]).unwrap();
    vec![Actor::Secretariat, Actor::Party(party_id(0)), Actor::Party(party_id(1)), both]
}

/// Explores every state, asserts that each is sound and that the list of what may be done agrees, and counts.
fn explore(
    first: Negotiation,
    actors: &[Actor],
    acts: &[Event],
    days: &[bool],
    seen: &dyn Fn(&Negotiation) -> String,
) -> usize {
    let mut known = BTreeSet::from([(false, seen(&first))]);
    let mut queue = VecDeque::from([(first, false)]);
    while let Some((whole, after)) = queue.pop_front() {
        assert_eq!(whole.broken_invariants(), vec![], "{}", seen(&whole));
        small::agrees(&whole, day(after), acts);
        if !after && days.contains(&true) && known.insert((true, seen(&whole))) {
            queue.push_back((whole.what_if(), true));
        }
        for actor in actors {
            let permitted = whole.permitted(actor, day(after));
            for event in acts {
                let subject = event.subject();
                let listed = permitted.iter().find(|act| {
                    (act.kind, act.choice) == (event.kind(), event.choice())
                        && act.subject.as_ref().is_none_or(|own| *own == subject)
                });
                let draft = draft(&whole, after, actor, event.clone());
                let Ok(decision) = whole.decide(draft.clone()) else { continue };
                assert!(
                    listed.is_some_and(|act| act.is_possible()),
                    "{event:?} by {actor} in {}",
                    seen(&whole)
                );
                let mut next = whole.what_if();
                let there = next.decide(draft).unwrap();
                assert!(decision.entries().eq(there.entries()));
                next.accept(there).unwrap();
                if known.insert((after, seen(&next))) {
                    queue.push_back((next, after));
                }
            }
        }
    }
    known.len()
}

#[test]
fn every_state_of_a_point_on_a_track_is_sound() {
    let t = || TrackId::new("t").unwrap();
    let take = |n: usize, stance| position::Taken::from_parts(party_id(n), Matter::Point(q()), stance).into();
    let opened = track::Opened::from_parts(t(), name())
        .with_parties(vec![party_id(0)])
        .with_points(vec![q()])
        .with_rule(DecisionRule::at_least(1).unwrap());
    let acts = [
        track::Revised::from_parts(t()).with_parties_added(vec![party_id(1)]).into(),
        track::Revised::from_parts(t()).with_parties_removed(vec![party_id(1)]).into(),
        track::Revised::from_parts(t()).with_points_added(vec![q()]).into(),
        track::Revised::from_parts(t()).with_points_removed(vec![q()]).into(),
        track::Suspended::from_parts(t()).into(),
        track::Resumed::from_parts(t()).into(),
        track::Closed::from_parts(t()).into(),
        track::Reopened::from_parts(t()).into(),
        take(0, Stance::Accepts),
        take(1, Stance::Accepts),
        take(1, Stance::Rejects),
        point::TakenUp::from_parts(q()).into(),
        point::TextAgreed::from_parts(q()).into(),
        point::Closed::from_parts(q()).into(),
        point::Reopened::from_parts(q()).into(),
    ];
    let seen = |whole: &Negotiation| {
        let track = whole.tracks().next().unwrap();
        let point = whole.points().next().unwrap();
        let positions: Vec<_> = point.positions().map(|own| (own.party.clone(), own.stance)).collect();
        let parties = track.parties().count();
        format!("{} {parties} {} {} {positions:?}", track.status(), track.points().count(), point.status())
    };
    let states = explore(beginning(vec![opened.into()]), &actors(), &acts, &[], &seen);
    assert_eq!(states, 264, "the number of states that can be reached");
}

#[test]
fn every_state_of_a_deadline_is_sound() {
    let d = || DeadlineId::new("d").unwrap();
    let date = |text: &str| text.parse::<When>().unwrap();
    let acts = [
        deadline::Set::from_parts(d(), name(), date("2026-01-20")).into(),
        deadline::Extended::from_parts(d(), date("2026-01-25")).into(),
        deadline::Extended::from_parts(d(), date("2026-03-01")).into(),
        deadline::Renewed::from_parts(d(), date("2026-04-01")).into(),
        deadline::Stopped::from_parts(d()).into(),
        deadline::Restarted::from_parts(d()).into(),
        deadline::Met::from_parts(d()).into(),
        deadline::Missed::from_parts(d()).into(),
        deadline::Lifted::from_parts(d()).into(),
    ];
    let seen = |whole: &Negotiation| {
        let own = whole.deadlines().next();
        own.map_or_else(String::new, |own| format!("{} {}", own.status(), own.due()))
    };
    let states = explore(beginning(Vec::new()), &actors(), &acts, &[true], &seen);
    assert_eq!(states, 32, "the number of states that can be reached");
}

#[test]
fn every_state_of_an_envoy_is_sound() {
    let n = || PersonId::new("n").unwrap();
    let accredited = || person::Accredited::from_parts(n(), party_id(0), Capacity::ENVOY);
    let acts = [
        person::Added::from_parts(n(), name()).into(),
        accredited().with_until("2026-01-20".parse().unwrap()).into(),
        accredited().with_powers(vec![Power::Sign]).into(),
        person::PowersChanged::from_parts(n(), party_id(0)).with_points(vec![q()]).into(),
        person::AccreditationEnded::from_parts(n(), party_id(0)).into(),
        person::OfficeBegun::from_parts(n(), party_id(0), name()).into(),
        person::OfficeEnded::from_parts(n(), party_id(0), name()).into(),
    ];
    let may = |whole: &Negotiation, after: bool| {
        let envoy = Actor::acting(Acting::new(party_id(0)).with_person(n()));
        let act = position::Taken::from_parts(party_id(0), Matter::Point(q()), Stance::Accepts);
        whole.check(&draft(whole, after, &envoy, act.into())).is_ok()
    };
    let seen = |whole: &Negotiation| {
        let own = whole.persons().next();
        let own = own.map(|own| {
            let sent: Vec<_> = own
                .accreditations()
                .map(|own| {
                    format!("{} {:?} {} {}", own.status, own.until, own.powers.len(), own.points.len())
                })
                .collect();
            (sent, own.offices().map(|office| office.held).collect::<Vec<_>>())
        });
        format!("{own:?} {} {}", may(whole, false), may(whole, true))
    };
    let states = explore(beginning(Vec::new()), &actors(), &acts, &[], &seen);
    assert_eq!(states, 28, "the number of states that can be reached");
}
