//! What the small worlds begin with: a few parties at the table, and drafts of whatever is done next.

use negotiation::{
    decision::Procedure,
    event::{Actor, Draft, Event},
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

/// Records what the secretariat does.
pub(crate) fn record(talks: &mut Negotiation, at: Instant, event: impl Into<Event>) {
    let decision = talks.decide(draft(talks, at, &Actor::Secretariat, event)).unwrap();
    talks.accept(decision).unwrap();
}

/// Talks with one party for each role; the principals have joined.
pub(crate) fn opened(procedure: Procedure, roles: &[Role], at: Instant) -> Negotiation {
    let mut talks = Negotiation::new();
    record(&mut talks, at, process::Opened::new("n".parse().unwrap(), name(), procedure));
    for (n, role) in roles.iter().enumerate() {
        record(&mut talks, at, party::Added::new(party_id(n), name(), PartyKind::STATE));
        record(&mut talks, at, party::Invited::new(party_id(n)));
        record(&mut talks, at, party::RoleAssigned::new(party_id(n), role.clone()));
    }
    for n in (0..roles.len()).filter(|n| roles[*n] == Role::PRINCIPAL) {
        record(&mut talks, at, party::Joined::new(party_id(n)));
    }
    talks
}
