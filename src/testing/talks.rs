//! Talks that are ready: what examples and tests begin with.

use crate::{
    decision::Procedure,
    event::{Actor, Draft, Event},
    outcome::instrument::{self, InstrumentKind},
    record::Record,
    talks::{party, point, process},
    value::{
        id::{EntryId, RecorderId},
        role::Role,
        word::{Area, PartyKind},
    },
};

/// Returns the record of talks on the ports, with which most examples of this crate begin.
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

    let mut record = Record::new();
    tell(&mut record, acts);
    record
}

/// Returns the record of the [`ports`] with a treaty that both have agreed.
///
/// Recorded in the same way after the tenth entry:
///
/// - `e11`: `north` drafted the binding instrument `pact` ("The pact", [`InstrumentKind::TREATY`]);
/// - `e12`: `north` and `south` agreed to it jointly. Neither has signed it.
///
/// ```
/// use negotiation::{desk::Desk, outcome::consent::{Expressed, Means}, testing};
///
/// let mut record = testing::pact();
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
/// desk.by("north").propose(Expressed::new("pact", "north", Means::DEFINITIVE_SIGNATURE)?)?;
///
/// // What nobody signed is not ratified.
/// let ratified = Expressed::new("pact", "south", Means::RATIFICATION)?;
/// assert_eq!(desk.by("south").propose(ratified).unwrap_err().code(), "consent.expressed.means");
/// # Ok::<(), negotiation::Error>(())
/// ```
#[must_use]
pub fn pact() -> Record {
    let drafted = instrument::Drafted::new("pact", InstrumentKind::TREATY, "The pact", true).unwrap();
    let both = Actor::jointly(["north", "south"].map(|id| id.parse().unwrap())).unwrap();
    let agreed = instrument::Agreed::new("pact").unwrap();
    let mut record = ports();
    tell(&mut record, vec![(party("north"), drafted.into()), (both, agreed.into())]);
    record
}

/// Records acts, each under the number that it has in the record.
fn tell(record: &mut Record, acts: Vec<(Actor, Event)>) {
    let (recorder, at) = (RecorderId::new("secretariat").unwrap(), "2026-01-22T14:00:00Z".parse().unwrap());
    for (by, event) in acts {
        let id = EntryId::new(format!("e{}", record.entries().len() + 1)).unwrap();
        record.propose(Draft::new(id, recorder.clone(), at, by, event)).unwrap();
    }
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
