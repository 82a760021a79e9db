//! Every state that a proposal with two addressees can reach, governed throughout: by whatever acts
//! of its proposer, its addressees and the secretariat, before and after its term.

use std::collections::{BTreeSet, VecDeque};

use negotiation::{
    decision::Procedure,
    event::{Actor, Draft, Event},
    state::Negotiation,
    talks::{
        point::{self, Areas, Wording},
        proposal::{self, Addressees, Answer, Channel, Content, ProposalOutcome},
    },
    value::{
        id::{PointId, ProposalId, WordingId},
        role::Role,
        text::Text,
        when::Instant,
        word::Area,
    },
};

use crate::small::{self, name, opened, party_id, record};

/// How many states there are. It changes only when a rule does.
const STATES: usize = 2440;

fn offer(id: &str) -> ProposalId {
    ProposalId::new(id).unwrap()
}

/// The first day of the term, and the day after it.
fn day(after: bool) -> Instant {
    if after { "2026-02-01T00:00:00Z" } else { "2026-01-05T00:00:00Z" }.parse().unwrap()
}

fn draft(whole: &Negotiation, after: bool, by: &Actor, event: impl Into<Event>) -> Draft {
    small::draft(whole, day(after), by, event)
}

fn beginning() -> Negotiation {
    let roles = [Role::PRINCIPAL, Role::PRINCIPAL, Role::PRINCIPAL];
    let mut talks = opened(Procedure::mediated_peace_process(), &roles, day(false));
    for point in ["q", "r"] {
        let words =
            Wording::from_parts(WordingId::new(format!("w{point}")).unwrap(), Text::new("words").unwrap());
        let point = PointId::new(point).unwrap();
        let tabled = point::Tabled::from_parts(point, name(), Areas::from(Area::SECURITY));
        record(&mut talks, day(false), tabled.with_wording(words));
    }
    talks
}

fn submitted() -> proposal::Submitted {
    let to = Addressees::new([party_id(1), party_id(2)]).unwrap();
    let contents = ["q", "r"].map(|point| Content::new(PointId::new(point).unwrap()));
    proposal::Submitted::from_parts(offer("o"), to, Channel::AtTheTable)
        .with_contents(contents.to_vec())
        .with_expires("2026-01".parse().unwrap())
}

/// The acts of the world; a counter-proposal is made once.
fn acts() -> Vec<Event> {
    let o = || offer("o");
    let counter = proposal::Submitted::from_parts(offer("c"), party_id(0).into(), Channel::AtTheTable);
    let mut acts: Vec<Event> = vec![
        submitted().into(),
        counter.with_reply_to(o()).into(),
        proposal::Extended::from_parts(o(), "2026-03".parse().unwrap()).into(),
        proposal::Decided::from_parts(o(), ProposalOutcome::Accepted).into(),
        proposal::Decided::from_parts(o(), ProposalOutcome::Rejected).into(),
        proposal::Withdrawn::from_parts(o()).into(),
        proposal::Lapsed::from_parts(o()).into(),
        proposal::Renewed::from_parts(o()).into(),
    ];
    for party in 0..3 {
        for &answer in Answer::ALL {
            let answered = proposal::Answered::from_parts(o(), party_id(party), answer);
            let part = vec![PointId::new("q").unwrap()];
            let in_part = answer == Answer::AcceptInPart;
            acts.push(if in_part { answered.with_points(part).into() } else { answered.into() });
        }
    }
    acts
}

/// What tells two states apart.
fn seen(whole: &Negotiation, after: bool) -> String {
    let offer = |id: &str| {
        whole.proposal(&offer(id)).map(|own| {
            let answers: Vec<_> = own.answers().map(|(party, answer, _)| (party.clone(), answer)).collect();
            format!("{} {answers:?} {}", own.status(), own.is_expired(day(after)))
        })
    };
    let positions: Vec<_> = whole
        .points()
        .map(|point| point.positions().map(|own| (own.party.clone(), own.counts)).collect::<Vec<_>>())
        .collect();
    format!("{after} {:?} {:?} {positions:?}", offer("o"), offer("c"))
}

#[test]
fn every_state_of_an_offer_to_two_is_sound() {
    let actors =
        [Actor::Secretariat, Actor::Party(party_id(0)), Actor::Party(party_id(1)), Actor::Party(party_id(2))];
    let first = beginning();
    let mut known = BTreeSet::from([seen(&first, false)]);
    let mut queue = VecDeque::from([(first, false)]);
    while let Some((whole, after)) = queue.pop_front() {
        assert_eq!(whole.broken_invariants(), vec![], "{}", seen(&whole, after));
        // There are many, and much alike.
        if known.len() % 4 == 0 {
            small::agrees(&whole, day(after), &acts());
        }
        if !after && known.insert(seen(&whole, true)) {
            queue.push_back((whole.what_if(), true));
        }
        for actor in &actors {
            let permitted = whole.permitted(actor, day(after));
            for event in acts() {
                let new = event.kind().name() == "proposal.submitted";
                let subject = (!new).then(|| event.subject());
                let asked = (event.kind(), event.choice(), subject);
                let listed =
                    permitted.iter().find(|act| (act.kind, act.choice, act.subject.clone()) == asked);
                let Ok(decision) = whole.decide(draft(&whole, after, actor, event.clone())) else { continue };
                assert!(listed.is_some_and(|act| act.is_possible()), "{event:?} by {actor}");
                let mut next = whole.what_if();
                let there = next.decide(draft(&whole, after, actor, event)).unwrap();
                assert!(decision.entries().eq(there.entries()));
                next.accept(there).unwrap();
                if known.insert(seen(&next, after)) {
                    queue.push_back((next, after));
                }
            }
        }
    }
    assert_eq!(known.len(), STATES, "the number of states that can be reached");
}
