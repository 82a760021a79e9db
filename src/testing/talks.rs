//! Talks that are ready: what examples and tests begin with.

use crate::{
    decision::Procedure,
    event::{Actor, Draft, Event},
    record::Record,
    talks::{party, point, process},
    value::{
        id::{EntryId, RecorderId},
        role::Role,
        word::{Area, PartyKind},
    },
};

/// Returns the record of talks on the ports, with which the examples of this crate begin.
///
/// `secretariat` recorded all of it at 14:00 UTC on 22 January 2026, for the public:
///
/// - `e1`: the talks `ports` were opened ("Talks on the ports", [`Procedure::mediated_peace_process`]);
/// - `e2` to `e5`: the state `north` ("The north") was added, made a principal and invited, and joined;
/// - `e6` to `e9`: so did the state `south` ("The south");
/// - `e10`: `north` tabled the point `harbour` ("The harbour", [`Area::SECURITY`]) in the words `harbour-1`: "The harbour
///   is shared. Its dues are 5 percent, paid in 30 days."
///
/// ```
/// use negotiation::{desk::Desk, talks::point, testing};
///
/// let mut record = testing::ports();
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
/// desk.by("south").propose(point::TakenUp::new("harbour")?)?;
///
/// // Nobody has accepted the words.
/// let error = desk.by("south").propose(point::TextAgreed::new("harbour")?).unwrap_err();
/// assert_eq!(error.code(), "point.text_agreed.agreement");
/// # Ok::<(), negotiation::Error>(())
/// ```
#[must_use]
pub fn ports() -> Record {
    let opened = process::Opened::new("ports", "Talks on the ports", Procedure::mediated_peace_process());
    let words = "The harbour is shared. Its dues are 5 percent, paid in 30 days.";
    let words = point::Wording::new("harbour-1", words).unwrap();
    let tabled = point::Tabled::new("harbour", "The harbour", Area::SECURITY).unwrap().with_wording(words);

    let mut acts = vec![(Actor::Secretariat, Event::from(opened.unwrap()))];
    acts.extend(seated("north", "The north"));
    acts.extend(seated("south", "The south"));
    acts.push((party("north"), tabled.into()));

    let (recorder, at) = (RecorderId::new("secretariat").unwrap(), "2026-01-22T14:00:00Z".parse().unwrap());
    let drafts = (1..).zip(acts).map(|(n, (by, event))| {
        let id = EntryId::new(format!("e{n}")).unwrap();
        Draft::new(id, recorder.clone(), at, by, event)
    });
    let mut record = Record::new();
    record.propose_all(drafts).unwrap();
    record
}

fn party(id: &str) -> Actor {
    Actor::party(id.parse().unwrap())
}

/// The acts that seat a state as a principal.
fn seated(id: &str, name: &str) -> [(Actor, Event); 4] {
    [
        (Actor::Secretariat, party::Added::new(id, name, PartyKind::STATE).unwrap().into()),
        (Actor::Secretariat, party::RoleAssigned::new(id, Role::PRINCIPAL).unwrap().into()),
        (Actor::Secretariat, party::Invited::new(id).unwrap().into()),
        (party(id), party::Joined::new(id).unwrap().into()),
    ]
}
