//! What the small worlds begin with: a few parties at the table, and drafts of whatever is done next.

use negotiation::{
    decision::Procedure,
    event::{Acting, Actor, Draft, Event, Joint},
    judge::Permitted,
    state::Negotiation,
    talks::{party, process},
    value::{
        id::{EntryId, PartyId, RecorderId},
        role::Role,
        text::Name,
        when::Instant,
        word::PartyKind,
    },
};

pub(crate) fn party_id(n: usize) -> PartyId {
    PartyId::new(format!("p{n}")).unwrap()
}

pub(crate) fn name() -> Name {
    Name::new("a name").unwrap()
}

/// A draft with the next id.
pub(crate) fn draft(talks: &Negotiation, at: Instant, by: &Actor, event: impl Into<Event>) -> Draft {
    let id = EntryId::new(format!("e{}", talks.entries().len())).unwrap();
    Draft::new(id, RecorderId::new("desk").unwrap(), at, by.clone(), event)
}

/// Asserts that what several may do jointly, or one on behalf of another, is listed: each example is accepted, and
/// whatever act is accepted is listed as possible.
pub(crate) fn agrees(whole: &Negotiation, at: Instant, acts: &[Event]) {
    let behalf = |one, other| Acting::new(party_id(one)).on_behalf_of(party_id(other));
    let jointly = |parties: &[usize]| Actor::jointly(parties.iter().map(|n| party_id(*n))).unwrap();
    let mixed = Joint::new(vec![Acting::new(party_id(0)), behalf(2, 1)]).unwrap();
    let third = whole.party(&party_id(2)).is_some();
    let of_two = [jointly(&[0, 1]), Actor::acting(behalf(1, 0))];
    let of_three =
        [jointly(&[0, 2]), jointly(&[0, 1, 2]), Actor::acting(behalf(2, 0)), Actor::Jointly(mixed)];
    for by in of_two.into_iter().chain(of_three.into_iter().filter(|_| third)) {
        let permitted = whole.permitted(&by, at);
        for act in permitted.iter().filter(|act| act.is_possible()) {
            let draft =
                draft(whole, at, &by, act.example.clone().unwrap()).with_reason("why".parse().unwrap());
            let draft = act.rests_on.iter().fold(draft, |draft, own| draft.resting_on(own.clone()));
            let answer = whole.check(&draft.with_disclosure(act.disclosure.clone()));
            assert!(answer.is_ok(), "{by}: {act:?}: {answer:?}");
        }
        for event in acts {
            let draft = draft(whole, at, &by, event.clone()).with_reason("why".parse().unwrap());
            let is_listed = || {
                let subject = event.subject();
                let same =
                    permitted.iter().filter(|act| (act.kind, act.choice) == (event.kind(), event.choice()));
                same.filter(|act| act.subject.as_ref().is_none_or(|own| *own == subject))
                    .any(Permitted::is_possible)
            };
            assert!(
                whole.check(&draft).is_err() || is_listed(),
                "{event:?} by {by} is not listed as possible"
            );
        }
    }
}

/// Records what the secretariat does.
pub(crate) fn record(talks: &mut Negotiation, at: Instant, event: impl Into<Event>) {
    let decision = talks.decide(draft(talks, at, &Actor::Secretariat, event)).unwrap();
    talks.accept(decision).unwrap();
}

/// Talks with one party for each role; the principals have joined.
pub(crate) fn opened(procedure: Procedure, roles: &[Role], at: Instant) -> Negotiation {
    let mut talks = Negotiation::new();
    record(&mut talks, at, process::Opened::from_parts("n".parse().unwrap(), name(), procedure));
    for (n, role) in roles.iter().enumerate() {
        record(&mut talks, at, party::Added::from_parts(party_id(n), name(), PartyKind::STATE));
        record(&mut talks, at, party::Invited::from_parts(party_id(n)));
        record(&mut talks, at, party::RoleAssigned::from_parts(party_id(n), role.clone()));
    }
    for n in (0..roles.len()).filter(|n| roles[*n] == Role::PRINCIPAL) {
        record(&mut talks, at, party::Joined::from_parts(party_id(n)));
    }
    talks
}
