//! Histories made of bytes: every kind of event, few ids, several actors, governed and observed.
//!
//! Twelve bytes make one draft, seldom a scene of several. Fewer and smaller bytes make plainer drafts, so that a failing
//! history shrinks well.

mod linked;
mod scene;

use proptest::prelude::*;

use self::linked::{made, proposal};
use crate::{
    assessment::{Given, Rating, Topic},
    entry::{Acting, Actor, Disclosure, Draft, Event, Subject},
    id::{
        EntryId, LinkId, MeetingId, NegotiationId, PartyId, PointId, ProposalId, RecorderId, VersionId,
        WordingId,
    },
    link::{self, LinkEvent, LinkKind},
    meeting::{self, AgendaItem, Format, Outcome, Place, Presence, Relation, Reply},
    party::{self, PartyEvent},
    point::{self, Areas, PointEvent, Wording},
    position::{self, Matter, PositionEvent, Stance},
    process::{self, Kinship},
    proposal::{self, Addressees, Channel, Content},
    role::{Role, Scope},
    share::Share,
    terms::{Ballot, Base, DecisionRule, Majority, OnWithdrawal, Procedure, Reached, Returning, Vote},
    text::{Name, Text},
    version::{self, Add, Number, Operation, Owner, VersionEvent},
    when::{Distance, Instant, Unit, When},
    word::{Area, PartyKind},
};

/// The bytes of one draft.
pub type Bytes = [u8; 12];

/// How many procedures there are.
const PRESETS: usize = 7;

/// How many kinds of events there are.
const KINDS: usize = 93;

/// Drafts of one negotiation, in the order in which they are recorded: an opening, nearly always
/// two principals, a mediator and a point, and then up to so many drafts of any kind. Some fit, some
/// are refused; some are observed, dated back, disclosed to few, or repeat an id.
///
/// ```
/// use negotiation::{record::Record, testing::history};
/// use proptest::{prelude::*, test_runner::TestRunner};
///
/// let mut runner = TestRunner::deterministic();
/// runner.run(&history(40), |drafts| {
///     let mut record = Record::new();
///     for draft in drafts {
///         let before = record.entries().len();
///         if record.propose(draft).is_err() {
///             prop_assert_eq!(record.entries().len(), before, "a refusal appends nothing");
///         }
///     }
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn history(most: usize) -> impl Strategy<Value = Vec<Draft>> {
    histories(most).prop_map(|(opening, bytes)| drafts(opening, &bytes))
}

/// Histories of up to so many drafts after the opening, as bytes.
pub fn histories(most: usize) -> impl Strategy<Value = (u8, Vec<Bytes>)> {
    (any::<u8>(), proptest::collection::vec(any::<Bytes>(), 0..most))
}

/// Reads choices off bytes.
struct Choice {
    bytes: Bytes,
    at: usize,
}

impl Choice {
    fn below(&mut self, n: usize) -> usize {
        let byte = self.bytes[self.at % self.bytes.len()];
        self.at += 1;
        usize::from(byte) % n
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn maybe(&mut self) -> bool {
        self.below(3) == 2
    }

    fn party(&mut self) -> PartyId {
        party_id(self.below(4))
    }

    fn point(&mut self) -> PointId {
        point_id(self.one(&[0, 0, 0, 1, 1, 2]))
    }

    fn words(&mut self) -> WordingId {
        let n = self.one(&[0, 0, 0, 1, 2, 3, 4, 5, 6, 7]);
        WordingId::new(format!("w{n}")).unwrap()
    }

    fn version(&mut self) -> VersionId {
        VersionId::new(format!("v{}", self.one(&[0, 0, 1]))).unwrap()
    }

    fn proposal(&mut self) -> ProposalId {
        ProposalId::new(format!("o{}", self.below(3))).unwrap()
    }

    /// One party, or two.
    fn addressees(&mut self) -> Addressees {
        let one = party_id(if self.maybe() { self.below(4) } else { self.below(2) });
        let two = [one.clone(), party_id(self.below(4))];
        if self.maybe() { Addressees::new(two).unwrap_or(one.into()) } else { one.into() }
    }

    fn link(&mut self) -> LinkId {
        LinkId::new(format!("l{}", self.below(3))).unwrap()
    }

    fn meeting(&mut self) -> MeetingId {
        MeetingId::new(format!("m{}", self.one(&[0, 0, 1]))).unwrap()
    }

    fn role(&mut self) -> Role {
        let all = [
            Role::PRINCIPAL,
            Role::MEDIATOR,
            Role::CHAIR,
            Role::ARBITER,
            Role::CONVENER,
            Role::GUARANTOR,
            Role::ACTS_FOR,
            Role::OBSERVER,
        ];
        self.one(&all)
    }

    fn scope(&mut self) -> Option<Scope> {
        if self.below(6) == 5 { Some(Scope::Meeting(self.meeting())) } else { None }
    }

    fn matter(&mut self) -> Matter {
        if self.below(6) == 5 { Matter::Version(self.version()) } else { Matter::Point(self.point()) }
    }

    fn when(&mut self, n: usize) -> When {
        let hours = 1 + self.below(12);
        match self.below(5) {
            0 => When::instant(instant(n.saturating_sub(hours))).unwrap(),
            1 => When::instant(instant(n + hours)).unwrap(),
            2 => When::day(instant(n).date_naive()).unwrap(),
            3 => {
                let entry = EntryId::new(format!("e{}", self.below(n + 2))).unwrap();
                let hours = i32::try_from(self.below(49)).unwrap() - 24;
                When::relative(entry, Distance::new(hours, Unit::Hours).ok())
            }
            _ => When::UNKNOWN,
        }
    }

    fn procedure(&mut self) -> Procedure {
        preset(self.below(PRESETS))
    }
}

/// A party of the pool.
#[must_use]
pub fn party_id(n: usize) -> PartyId {
    PartyId::new(format!("p{n}")).unwrap()
}

fn point_id(n: usize) -> PointId {
    PointId::new(format!("q{n}")).unwrap()
}

/// So many hours after the beginning.
#[must_use]
pub fn instant(hours: usize) -> Instant {
    let start: Instant = "2026-01-05T08:00:00+01:00".parse().unwrap();
    start + chrono_hours(hours)
}

fn chrono_hours(hours: usize) -> std::time::Duration {
    std::time::Duration::from_secs(3600 * hours as u64)
}

/// Rules of procedure, the most permissive first.
fn preset(n: usize) -> Procedure {
    match n {
        0 => Procedure::mediated_peace_process(),
        1 => Procedure::observed(),
        2 => Procedure::bilateral_contract(),
        3 => Procedure::multilateral_conference(),
        4 => Procedure::mediated_peace_process()
            .with_agreeing(DecisionRule::majority())
            .with_single_undertaking(false),
        5 => Procedure::collective_bargaining(),
        _ => Procedure::observed()
            .with_agreeing(sufficient_consensus())
            .with_changing(sufficient_consensus())
            .with_returning(Returning::ByInvitation)
            .with_on_withdrawal(OnWithdrawal::Reopening),
    }
}

/// All members of the mediator's group, or most by weight.
fn sufficient_consensus() -> DecisionRule {
    let half = Majority::new(Base::Electorate, Share::new(1, 2).unwrap(), true).unwrap();
    let group = DecisionRule::among(party_id(2), DecisionRule::Unanimity).unwrap();
    DecisionRule::any_of([group, half.by_weight().into()]).unwrap()
}

fn name() -> Name {
    Name::new("a name").unwrap()
}

fn text() -> Text {
    Text::new("a text").unwrap()
}

fn draft_of(id: String, at: Instant, by: Actor, event: impl Into<Event>) -> Draft {
    Draft::new(EntryId::new(id).unwrap(), RecorderId::new("desk").unwrap(), at, by, event)
}

/// The drafts of one history: an opening, two principals and a point, then what the bytes say.
#[must_use]
pub fn drafts(opening: u8, history: &[Bytes]) -> Vec<Draft> {
    let opened = process::Opened::new(
        NegotiationId::new("talks").unwrap(),
        name(),
        preset(usize::from(opening) % PRESETS),
    );
    let mut first: Vec<Event> = vec![opened.into()];
    if opening < 224 {
        for n in 0..3 {
            let role = if n == 2 { Role::MEDIATOR } else { Role::PRINCIPAL };
            let kind = if n == 2 { PartyKind::ORGANISATION } else { PartyKind::STATE };
            first.push(party::Added::new(party_id(n), name(), kind).into());
            first.push(party::Invited::new(party_id(n)).into());
            if n == 2 {
                // Before there are principals, nobody has to consent to a mediator.
                first.insert(first.len(), party::RoleAssigned::new(party_id(n), role).into());
                first.push(party::Joined::new(party_id(n)).into());
            } else {
                first.push(party::RoleAssigned::new(party_id(n), role).into());
            }
        }
        for n in 0..2 {
            first.push(party::Joined::new(party_id(n)).into());
        }
        let words = Wording::new(WordingId::new("w0").unwrap(), text());
        let tabled = point::Tabled::new(PointId::new("q0").unwrap(), name(), Areas::from(Area::SECURITY));
        first.push(tabled.with_wording(words).into());
    }
    if (96..224).contains(&opening) {
        first.extend(further_things());
    }
    let mut all: Vec<Draft> = Vec::new();
    for event in first {
        let n = all.len();
        all.push(draft_of(format!("e{n}"), instant(n), Actor::Host, event));
    }
    for bytes in history {
        let n = all.len();
        if bytes[0] < 240 {
            all.push(draft(n, *bytes));
        } else {
            let scene = scene::acts(*bytes).into_iter().zip(n..);
            all.extend(scene.map(|((by, event), n)| draft_of(format!("e{n}"), instant(n), by, event)));
        }
    }
    all
}

/// A group, a second point in a package with the first, a version, two proposals and a meeting, so that much can be done with them.
fn further_things() -> Vec<Event> {
    let (q0, q1) = (point_id(0), point_id(1));
    let points = vec![q0.clone(), q1.clone()];
    let [o0, o1] = ["o0", "o1"].map(|id| ProposalId::new(id).unwrap());
    let offer = proposal::Submitted::new(o0, party_id(1).into(), Channel::AtTheTable);
    let carried = proposal::Submitted::new(o1, party_id(0).into(), Channel::ThroughGoBetween);
    let words = Wording::new(WordingId::new("w7").unwrap(), text());
    let tabled = point::Tabled::new(q1, name(), Areas::from(Area::SECURITY)).with_wording(words);
    let (version, meeting) = (VersionId::new("v0").unwrap(), MeetingId::new("m0").unwrap());
    let drafted = version::Drafted::new(version, name(), Owner::Party(party_id(0)));
    vec![
        party::Added::new(party_id(3), name(), PartyKind::COALITION).into(),
        party::MembershipBegun::new(party_id(1), party_id(3)).into(),
        tabled.into(),
        drafted.with_operations(vec![Operation::Add(Add::new(q0, Number::new("1").unwrap()))]).into(),
        meeting::Added::new(meeting, Format::BILATERAL).with_host(party_id(1)).into(),
        offer.with_contents(vec![Content::new(points[0].clone()), Content::new(points[1].clone())]).into(),
        carried.with_via(party_id(2)).with_expires(When::instant(instant(60)).unwrap()).into(),
        link::Made::new(LinkId::new("l0").unwrap(), LinkKind::Package).with_points(points).into(),
        meeting::Added::new(MeetingId::new("m1").unwrap(), Format::BILATERAL).into(),
    ]
}

/// One draft, as the n-th of a history.
#[must_use]
pub fn draft(n: usize, bytes: Bytes) -> Draft {
    let mut c = Choice { bytes, at: 0 };
    let hot = [
        35, 42, 43, 44, 45, 46, 53, 54, 59, 59, 59, 59, 60, 66, 78, 79, 81, 82, 83, 83, 84, 85, 85, 86, 87,
        88, 90,
    ];
    let kind = match c.below(256) {
        byte @ 0..=161 => byte % KINDS,
        byte => hot[byte % hot.len()],
    };
    let envelope = c.below(32);
    let actor = c.below(16);
    let by = match actor {
        0..=6 => Actor::Party(party_id(c.below(2))),
        7..=8 => Actor::Party(c.party()),
        9..=10 => Actor::jointly([party_id(0), party_id(1)]).unwrap(),
        11..=12 => Actor::Host,
        13 => Actor::acting(Acting::new(c.party()).on_behalf_of(c.party())),
        14 => Actor::Unknown,
        _ => Actor::Outside(text()),
    };
    let event = event(n, kind, &mut c);
    let by = match own_party(&event) {
        Some(own) if (3..=6).contains(&actor) => Actor::Party(own),
        _ => by,
    };
    let event = if envelope == 22 { claimed(event) } else { event };
    let id = if envelope == 31 { n.saturating_sub(1) } else { n };
    let recorded = if envelope == 30 { n.saturating_sub(3) } else { n };
    let mut draft = draft_of(format!("e{id}"), instant(recorded), by, event);
    if envelope % 4 == 3 {
        draft = draft.observed();
        if envelope > 12 {
            draft = draft.with_occurred(c.when(n));
        }
    }
    if envelope == 21 {
        draft = draft.with_occurred(c.when(n));
    }
    if envelope == 16 {
        let few = [Disclosure::Participants, Disclosure::Recorder, Disclosure::Role(Role::MEDIATOR)];
        draft = draft.with_disclosure(c.one(&few));
    }
    if envelope == 20 {
        draft = draft.with_disclosure(Disclosure::Parties(vec![c.party()]));
    }
    draft
}

/// The party that the act is about, or that speaks.
fn own_party(event: &Event) -> Option<PartyId> {
    match (event, event.subject()) {
        (Event::Position(PositionEvent::Taken(fact)), _) => Some(fact.party.clone()),
        (Event::Position(PositionEvent::Withdrawn(fact)), _) => Some(fact.party.clone()),
        (_, Subject::Party(party)) => Some(party),
        _ => None,
    }
}

/// The act with a claim of how it was reached, where it has one.
fn claimed(event: Event) -> Event {
    let both = [party_id(0), party_id(1)];
    let votes = both.each_ref().map(|party| Vote::new(party, Some(Ballot::For)));
    let reached = Reached::of(DecisionRule::Unanimity, &votes).unwrap();
    match event {
        Event::Party(PartyEvent::Suspended(fact)) => fact.with_reached(reached).into(),
        Event::Party(PartyEvent::RoleAssigned(fact)) => fact.with_reached(reached).into(),
        Event::Point(PointEvent::TextAgreed(fact)) => fact.with_reached(reached).into(),
        Event::Point(PointEvent::Closed(fact)) => fact.with_reached(reached).into(),
        Event::Point(PointEvent::Dropped(fact)) => fact.with_reached(reached).into(),
        Event::Version(VersionEvent::TakenAsBasis(fact)) => fact.with_reached(reached).into(),
        Event::Link(LinkEvent::Released(fact)) => fact.with_reached(reached).into(),
        event => event,
    }
}

#[expect(clippy::too_many_lines, reason = "one line for each kind of event")]
fn event(n: usize, kind: usize, c: &mut Choice) -> Event {
    match kind {
        0 => process::Opened::new(NegotiationId::new("talks").unwrap(), name(), c.procedure()).into(),
        1 => process::ExplorationBegun::new().into(),
        2 => process::PreparationBegun::new().into(),
        3 => process::TalksBegun::new().into(),
        4 => process::Suspended::new(text()).into(),
        5 => process::Resumed::new().into(),
        6 => process::BrokenOff::new(text()).into(),
        7 => process::Concluded::new().with_partial(c.maybe()).into(),
        8 => process::ImplementationBegun::new().into(),
        9 => process::Completed::new().into(),
        10 => process::Abandoned::new(text()).into(),
        11 => process::Reopened::new(text()).into(),
        12 => process::Retitled::new(name()).into(),
        13 => process::ProcedureChanged::new(c.procedure()).into(),
        14 => {
            let other = if c.maybe() { "talks" } else { "others" };
            process::Related::new(NegotiationId::new(other).unwrap(), Kinship::SIBLING).into()
        }
        15 => {
            let kind = if c.maybe() { PartyKind::COALITION } else { PartyKind::STATE };
            party::Added::new(c.party(), name(), kind).into()
        }
        16 => party::Renamed::new(c.party(), name()).into(),
        17 => party::AliasAdded::new(c.party(), name()).into(),
        18 => party::Invited::new(c.party()).into(),
        19 => party::InvitationWithdrawn::new(c.party()).into(),
        20 => party::Joined::new(c.party()).into(),
        21 => party::Declined::new(c.party()).into(),
        22 => party::Suspended::new(c.party(), text()).into(),
        23 => party::Resumed::new(c.party()).into(),
        24 => {
            let fact = party::Excluded::new(c.party(), text());
            if c.maybe() { fact.with_until(c.when(n)).into() } else { fact.into() }
        }
        25 => party::Readmitted::new(c.party()).into(),
        26 => party::Withdrawn::new(c.party()).into(),
        27 => party::Returned::new(c.party()).into(),
        28 => party::Dissolved::new(c.party()).into(),
        29 => {
            let fact = party::RoleOffered::new(c.party(), c.role());
            c.scope().map_or(fact.clone(), |scope| fact.with_scope(scope)).into()
        }
        30 => {
            let role = c.role();
            let fact = party::RoleAssigned::new(c.party(), role.clone());
            let fact = if role == Role::ACTS_FOR { fact.with_on_behalf_of(c.party()) } else { fact };
            c.scope().map_or(fact.clone(), |scope| fact.with_scope(scope)).into()
        }
        31 => party::RoleDeclined::new(c.party(), c.role()).into(),
        32 => party::RoleEnded::new(c.party(), c.role()).into(),
        33 => party::WeightSet::new(c.party(), 1 + c.below(3) as u64).into(),
        34 => party::MembershipBegun::new(c.party(), c.party()).into(),
        35 => party::MembershipEnded::new(c.party(), c.party()).into(),
        36 => {
            let fact = point::Tabled::new(c.point(), name(), Areas::from(Area::SECURITY));
            let fact = if c.maybe() { fact.with_parent(c.point()) } else { fact };
            if c.maybe() { fact.with_wording(Wording::new(c.words(), text())).into() } else { fact.into() }
        }
        37 => point::Retitled::new(c.point(), name()).into(),
        38 => point::AreasSet::new(c.point(), Areas::from(Area::SECURITY)).into(),
        39 => {
            let fact = point::Nested::new(c.point());
            if c.maybe() { fact.into() } else { fact.with_parent(c.point()).into() }
        }
        40 => point::Reworded::new(c.point(), Wording::new(c.words(), text())).into(),
        41 => point::Rectified::new(c.point(), Wording::new(c.words(), text())).into(),
        42 => point::TakenUp::new(c.point()).into(),
        43 => {
            let fact = point::AgreedInPrinciple::new(c.point());
            if c.maybe() { fact.with_wording(c.words()).into() } else { fact.into() }
        }
        44 | 45 => {
            let fact = point::TextAgreed::new(c.point());
            if c.maybe() { fact.with_wording(c.words()).into() } else { fact.into() }
        }
        46 => point::Closed::new(c.point()).into(),
        47 => point::Parked::new(c.point()).into(),
        48 => point::ReferredUp::new(c.point(), name()).into(),
        49 => point::ReferredToArbiter::new(c.point(), c.party()).into(),
        50 => point::Returned::new(c.point()).into(),
        51 => {
            let fact = point::Awarded::new(c.point());
            if c.maybe() { fact.with_wording(Wording::new(c.words(), text())).into() } else { fact.into() }
        }
        52 => point::Dropped::new(c.point()).into(),
        53 => point::Reinstated::new(c.point()).into(),
        54 => point::Reopened::new(c.point(), text()).into(),
        55 => {
            let owner = match c.below(4) {
                0 => Owner::Party(c.party()),
                1 => Owner::Jointly(vec![party_id(0), party_id(c.below(2))]),
                2 => Owner::Mediator,
                _ => Owner::Unknown,
            };
            let operations = (0..c.below(3)).map(|_| {
                let number = Number::new(["1", "2", "3"][c.below(3)]).unwrap();
                let add = Add::new(c.point(), number);
                Operation::Add(if c.maybe() { add.with_wording(c.words()) } else { add })
            });
            let operations = operations.collect();
            version::Drafted::new(c.version(), name(), owner).with_operations(operations).into()
        }
        56 => version::Tabled::new(c.version()).into(),
        57 => version::TakenAsBasis::new(c.version()).into(),
        58 => {
            let fact = version::Superseded::new(c.version());
            if c.maybe() { fact.with_successor(c.version()).into() } else { fact.into() }
        }
        59 => taken(n, c),
        60 => position::Withdrawn::new(party_id(c.below(2)), c.matter()).into(),
        61 => version::Withdrawn::new(c.version()).into(),
        80 => {
            let on = match c.below(3) {
                0 => Topic::Whole,
                1 => Topic::Area(Area::SECURITY),
                _ => Topic::Point(c.point()),
            };
            Given::new(on, Rating::Stalled).into()
        }
        81 => made(n, c),
        82 => link::Released::new(c.link()).into(),
        83..=92 => proposal(n, kind, c),
        _ => meeting(n, kind, c),
    }
}

fn taken(n: usize, c: &mut Choice) -> Event {
    let party = party_id(if c.maybe() { c.below(4) } else { c.below(2) });
    let on = c.matter();
    // Acceptance more often than not, or nothing would ever be agreed.
    let stance = if c.maybe() { c.one(Stance::ALL) } else { Stance::Accepts };
    let fact = position::Taken::new(party, on, stance);
    let fact = if c.maybe() && c.maybe() { fact.with_wording(c.words()) } else { fact };
    let odd = c.below(16) == 15;
    match (stance, odd) {
        (Stance::AcceptsIf, false) => fact.with_condition(c.condition(n)).into(),
        (Stance::AcceptsWithReservation, false) | (_, true) => fact.with_reservation(text()).into(),
        _ => fact.into(),
    }
}

fn meeting(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.meeting();
    match kind {
        62 => meeting::Added::new(id, Format::BILATERAL).with_host(c.party()).into(),
        63 => meeting::Announced::new(id).with_window(c.when(n)).into(),
        64 => meeting::Confirmed::new(id).into(),
        65 => meeting::Moved::new(id).with_window(c.when(n)).with_place(Place::Undisclosed).into(),
        66 => meeting::Started::new(id).into(),
        67 => meeting::Adjourned::new(id).into(),
        68 => meeting::Continued::new(id).into(),
        69 => {
            let fact = meeting::Held::new(id);
            if c.maybe() { fact.with_interval(c.when(n)).into() } else { fact.into() }
        }
        70 => meeting::Postponed::new(id).into(),
        71 => meeting::Cancelled::new(id).into(),
        72 => meeting::NotHeld::new(id).into(),
        73 => meeting::Reinstated::new(id).into(),
        74 => meeting::ParticipantExpected::new(id, c.party()).into(),
        75 => meeting::ParticipantReplied::new(id, c.party(), Reply::Accepted).into(),
        76 => meeting::AttendanceRecorded::new(id, c.party(), Presence::Present).into(),
        77 => {
            let item = AgendaItem::new(name()).with_points(vec![c.point()]);
            meeting::AgendaSet::new(id).with_items(vec![item]).into()
        }
        78 => meeting::Ordered::new(id, c.meeting(), Relation::PREPARATORY_TO).into(),
        _ if c.maybe() => meeting::ReadOut::new(id, text()).into(),
        _ => meeting::OutcomeRecorded::new(id, Outcome::NONE).into(),
    }
}
