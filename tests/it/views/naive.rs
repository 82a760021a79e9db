//! Who sees what, written a second time, from the documentation.

use std::{collections::BTreeSet, sync::Arc};

use negotiation::{
    event::{Disclosure, Entry, Event},
    notes::correction::RecordEvent,
    record::{Audience, Record},
    talks::party::{Participation, RoleStatus},
    value::{id::EntryId, role::Role},
};

/// Whether a disclosure admits an audience.
pub(crate) fn admits(record: &Record, audience: &Audience, disclosure: &Disclosure) -> bool {
    let own = match audience {
        Audience::Party(own) => record.negotiation().party(own),
        _ => None,
    };
    match (disclosure, audience) {
        (Disclosure::Public, _) | (Disclosure::Participants, Audience::Participants) => true,
        (Disclosure::Participants, _) => {
            own.is_some_and(|own| own.participation() == Participation::Participating)
        }
        (Disclosure::Parties(parties), Audience::Party(own)) => parties.contains(own),
        (Disclosure::Role(role), _) => own
            .is_some_and(|own| own.roles().any(|held| held.role == role && held.status == RoleStatus::Held)),
        _ => false,
    }
}

/// What decides on admission beside the entries.
pub(crate) fn standing(record: &Record, audience: &Audience) -> [bool; 4] {
    let roles = [Role::MEDIATOR, Role::PRINCIPAL, Role::CHAIR].map(Disclosure::Role);
    let [mediator, principal, chair] = roles.map(|role| admits(record, audience, &role));
    [admits(record, audience, &Disclosure::Participants), mediator, principal, chair]
}

/// The entries that are admitted: at first, or because they were disclosed by one that counts, with what they
/// follow from or with what they correct.
fn admitted<'r>(
    record: &'r Record,
    audience: &Audience,
    does_not_count: &BTreeSet<&EntryId>,
) -> Vec<&'r Arc<Entry>> {
    let at_first: Vec<_> =
        record.entries().iter().filter(|entry| admits(record, audience, entry.disclosure())).collect();
    let mut disclosed: BTreeSet<&EntryId> = BTreeSet::new();
    for entry in at_first.iter().filter(|entry| !does_not_count.contains(entry.id())) {
        if let Event::Record(RecordEvent::Disclosed(fact)) = entry.event() {
            disclosed.insert(&fact.entry);
        }
    }
    for entry in record.entries() {
        let with = match entry.event() {
            Event::Record(RecordEvent::Corrected(fact)) => Some(&fact.entry),
            Event::Record(RecordEvent::Retracted(fact)) => Some(&fact.entry),
            _ => entry.cause(),
        };
        if with.is_some_and(|with| disclosed.contains(with)) {
            disclosed.insert(entry.id());
        }
    }
    let is_first = |entry: &Arc<Entry>| at_first.iter().any(|one| one.id() == entry.id());
    let seen = |entry: &&Arc<Entry>| is_first(entry) || disclosed.contains(entry.id());
    record.entries().iter().filter(seen).filter(|entry| !does_not_count.contains(entry.id())).collect()
}

/// What an audience sees, as a record; and what is admitted and rests on something hidden, with the disclosures that
/// do.
pub(crate) fn seen<'r>(record: &'r Record, audience: &Audience) -> (Record, Vec<&'r EntryId>) {
    let mut does_not_count = BTreeSet::new();
    loop {
        let (mut seen, mut rests) = (Record::new(), Vec::new());
        for entry in admitted(record, audience, &does_not_count) {
            if seen.apply((**entry).clone()).is_err() {
                rests.push(entry.as_ref());
            }
        }
        let tells = |entry: &&&Entry| entry.event().kind().name() == "record.disclosed";
        let in_vain: Vec<_> = rests.iter().filter(tells).map(|entry| entry.id()).collect();
        if in_vain.is_empty() {
            return (seen, rests.iter().map(|entry| entry.id()).chain(does_not_count).collect());
        }
        does_not_count.extend(in_vain);
    }
}
