//! Histories made of bytes: every kind of event, few ids, several actors, governed and observed.
//!
//! Twelve bytes make one draft, seldom a scene of several. Fewer and smaller bytes make plainer drafts, so that a failing
//! history shrinks well.

mod after;
mod brackets;
mod gates;
mod instruments;
mod kinds;
mod linked;
mod people;
mod questions;
mod record;
mod restricted;
mod scene;
mod stakes;
mod versions;
mod watch;

use proptest::prelude::*;

pub use self::restricted::{Veiled, restricted};
use self::{
    kinds::event,
    linked::{made, proposal},
};
use crate::{
    decision::{
        Base, Blocking, Casting, CastingVote, Counting, DecisionRule, Majority, Minority, Observers,
        Observing, OnFailedGate, OnWithdrawal, Openly, Procedure, Returning,
    },
    event::{Acting, Actor, Disclosure, Draft, Event, Subject},
    talks::{
        link::{self, LinkKind},
        meeting::{self, Format},
        party::{self},
        person::PersonEvent,
        point::{self, Areas, Wording},
        position::{self, Matter, PositionEvent, Stance},
        process,
        proposal::{self, Addressees, Channel, Content},
        question::QuestionEvent,
        version::{self, Add, Number, Operation, Owner},
    },
    value::{
        id::{
            AlternativeId, EntryId, LinkId, MeetingId, NegotiationId, PartyId, PointId, ProposalId,
            QuestionId, RecorderId, VersionId, WordingId,
        },
        role::{Role, Scope},
        share::Share,
        text::{Name, Text},
        when::{Distance, Instant, Unit, When},
        word::{Area, PartyKind},
    },
};

/// The bytes of one draft.
pub type Bytes = [u8; 12];

/// How many procedures there are.
const PRESETS: usize = 8;

/// How many kinds of events there are.
const KINDS: usize = 228;

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
        let n = self.one(&[0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        WordingId::new(format!("w{n}")).unwrap()
    }

    fn version(&mut self) -> VersionId {
        VersionId::new(format!("v{}", self.one(&[0, 0, 0, 1, 1, 2, 3]))).unwrap()
    }

    fn alternative(&mut self) -> AlternativeId {
        alternative_id(self.below(3))
    }

    fn question(&mut self) -> QuestionId {
        QuestionId::new(format!("u{}", self.below(3))).unwrap()
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
            Role::DEPOSITARY,
        ];
        self.one(&all)
    }

    fn scope(&mut self) -> Option<Scope> {
        match self.below(9) {
            8 => Some(Scope::Instrument(self.instrument())),
            6 => Some(Scope::Track(self.track())),
            7 => Some(Scope::Meeting(self.meeting())),
            _ => None,
        }
    }

    fn matter(&mut self) -> Matter {
        match self.below(8) {
            6 => Matter::Version(self.version()),
            7 => Matter::Alternative(self.alternative()),
            _ => Matter::Point(self.point()),
        }
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

fn alternative_id(n: usize) -> AlternativeId {
    AlternativeId::new(format!("a{n}")).unwrap()
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
        0 => Procedure::mediated_peace_process().with_on_failed_gate(OnFailedGate::Reopens),
        1 => Procedure::observed(),
        2 => Procedure::bilateral_contract()
            .with_observing(by(&["archive"]))
            .with_voting(Openly::new().with_early(true).into()),
        3 => Procedure::multilateral_conference().with_on_failed_gate(OnFailedGate::Rejects),
        4 => Procedure::mediated_peace_process()
            .with_agreeing(DecisionRule::majority())
            .with_silence("PT2H".parse().ok())
            .with_single_undertaking(false)
            .with_on_failed_gate(OnFailedGate::Rejects)
            .with_group_positions(true),
        5 => Procedure::collective_bargaining()
            .with_voting(Openly::new().with_final_votes(true).with_proxies_override(true).into())
            .with_leavers_drop_out(true),
        6 => Procedure::observed()
            .with_observing(by(&["archive", "desk"]))
            .with_agreeing(vetoed())
            .with_basis(DecisionRule::Declared)
            .with_voting(Casting::SECRETLY)
            .with_excluding(DecisionRule::at_least(1).unwrap()),
        _ => Procedure::observed()
            .with_agreeing(sufficient_consensus())
            .with_changing(sufficient_consensus())
            .with_returning(Returning::ByInvitation)
            .with_on_withdrawal(OnWithdrawal::Reopening),
    }
}

/// Only these recorders observe.
fn by(recorders: &[&str]) -> Observing {
    Observing::By(Observers::new(recorders.iter().map(|id| RecorderId::new(id).unwrap())).unwrap())
}

/// One of two, with enough of them there, and the second not against it.
fn vetoed() -> DecisionRule {
    let rule = DecisionRule::quorum(Share::HALF, DecisionRule::at_least(1).unwrap()).unwrap();
    DecisionRule::veto([party_id(1)], rule).unwrap()
}

/// All members of the mediator's group, or most by weight.
fn sufficient_consensus() -> DecisionRule {
    let half = Majority::new(Base::Electorate, Share::new(1, 2).unwrap(), true).unwrap();
    let group = DecisionRule::among(party_id(2), DecisionRule::Unanimity).unwrap();
    DecisionRule::any_of([group, half.by_weight().into()]).unwrap()
}

/// One is for it, two do not block it, most have no objection; or the first of them decides.
fn blockable() -> DecisionRule {
    let half = Majority::new(Base::Electorate, Share::new(1, 2).unwrap(), false).unwrap();
    let passing = DecisionRule::from(half.clone().or_no_objection());
    let vetoes = Minority::of_share(Blocking::WithVeto, half.by_weight());
    let two = Minority::of_members(Blocking::Against, 2).unwrap();
    let block = DecisionRule::all_of([passing, vetoes.into(), two.into()]).unwrap();
    let casting = DecisionRule::quorum(Share::HALF, CastingVote::of(party_id(0)).into()).unwrap();
    DecisionRule::any_of([block, casting.counting(Counting::ForAndAgainst)]).unwrap()
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
    let opened = process::Opened::from_parts(
        NegotiationId::new("talks").unwrap(),
        name(),
        preset(usize::from(opening) % PRESETS),
    );
    let mut first: Vec<Event> = vec![opened.into()];
    if opening < 224 {
        for n in 0..3 {
            let role = if n == 2 { Role::MEDIATOR } else { Role::PRINCIPAL };
            let kind = if n == 2 { PartyKind::ORGANISATION } else { PartyKind::STATE };
            first.push(party::Added::from_parts(party_id(n), name(), kind).into());
            first.push(party::Invited::from_parts(party_id(n)).into());
            if n == 2 {
                // Before there are principals, nobody has to consent to a mediator.
                first.insert(first.len(), party::RoleAssigned::from_parts(party_id(n), role).into());
                first.push(party::Joined::from_parts(party_id(n)).into());
            } else {
                first.push(party::RoleAssigned::from_parts(party_id(n), role).into());
            }
        }
        for n in 0..2 {
            first.push(party::Joined::from_parts(party_id(n)).into());
        }
        let words = Wording::from_parts(WordingId::new("w0").unwrap(), text());
        let tabled =
            point::Tabled::from_parts(PointId::new("q0").unwrap(), name(), Areas::from(Area::SECURITY));
        first.push(tabled.with_wording(words).into());
    }
    if (96..224).contains(&opening) {
        first.extend(further_things());
    }
    let mut all: Vec<Draft> = Vec::new();
    for event in first {
        let n = all.len();
        all.push(draft_of(format!("e{n}"), instant(n), Actor::Secretariat, event));
    }
    for bytes in history {
        let n = all.len();
        match bytes[0] {
            0..=235 => {
                let draft = draft(n, *bytes);
                all.push(record::restating(draft, &all, *bytes));
            }
            236..=239 => all.extend(record::scene(n, *bytes)),
            240.. => {
                let scene = scene::acts(*bytes).into_iter().zip(n..);
                all.extend(scene.map(|((by, event), n)| {
                    let rests_on = scene::rests_on(*bytes).filter(|_| event.kind().marks().by_question);
                    let draft = draft_of(format!("e{n}"), instant(n), by, event);
                    match rests_on {
                        Some(question) => draft.resting_on(question),
                        None => draft,
                    }
                }));
            }
        }
    }
    all
}

/// A group, a second point in a package with the first, a version, two proposals and a meeting, so that much can be done with them.
fn further_things() -> Vec<Event> {
    let (q0, q1) = (point_id(0), point_id(1));
    let points = vec![q0.clone(), q1.clone()];
    let [o0, o1] = ["o0", "o1"].map(|id| ProposalId::new(id).unwrap());
    let offer = proposal::Submitted::from_parts(o0, party_id(1).into(), Channel::AtTheTable);
    let carried = proposal::Submitted::from_parts(o1, party_id(0).into(), Channel::ThroughGoBetween);
    let words = Wording::from_parts(WordingId::new("w7").unwrap(), text());
    let tabled = point::Tabled::from_parts(q1, name(), Areas::from(Area::SECURITY)).with_wording(words);
    let (version, meeting) = (VersionId::new("v0").unwrap(), MeetingId::new("m0").unwrap());
    let drafted = version::Drafted::from_parts(version, name(), Owner::Party(party_id(0)));
    vec![
        party::Added::from_parts(party_id(3), name(), PartyKind::COALITION).into(),
        party::MembershipBegun::from_parts(party_id(1), party_id(3)).into(),
        tabled.into(),
        drafted.with_operations(vec![Operation::Add(Add::new(q0, Number::new("1").unwrap()))]).into(),
        meeting::Added::from_parts(meeting, Format::BILATERAL).with_host(party_id(1)).into(),
        offer.with_contents(vec![Content::new(points[0].clone()), Content::new(points[1].clone())]).into(),
        carried.with_via(party_id(2)).with_expires(When::instant(instant(60)).unwrap()).into(),
        link::Made::from_parts(LinkId::new("l0").unwrap(), LinkKind::Package).with_points(points).into(),
        meeting::Added::from_parts(MeetingId::new("m1").unwrap(), Format::BILATERAL).into(),
    ]
}

/// One draft, as the n-th of a history.
#[must_use]
pub fn draft(n: usize, bytes: Bytes) -> Draft {
    let mut c = Choice { bytes, at: 0 };
    let hot = [
        35, 126, 42, 43, 97, 44, 45, 46, 53, 54, 59, 59, 59, 59, 60, 66, 78, 79, 81, 82, 83, 83, 84, 85, 85,
        86, 87, 88, 90, 93, 94, 95, 99, 101, 101, 101, 103, 104,
    ];
    let kind = match c.below(256) {
        byte @ 0..=227 => byte % KINDS,
        byte => hot[byte % hot.len()],
    };
    let envelope = c.below(32);
    let actor = c.below(16);
    let by = match actor {
        0..=6 => Actor::Party(party_id(c.below(2))),
        7 => Actor::Party(c.party()),
        8 => Actor::acting(Acting::new(party_id(c.below(2))).with_person(c.person())),
        9..=10 => Actor::jointly([party_id(0), party_id(1)]).unwrap(),
        11..=12 => Actor::Secretariat,
        13 => Actor::acting(Acting::new(c.party()).on_behalf_of(c.party())),
        14 => Actor::Unknown,
        _ => record::outside(bytes[10] % 3 == 0),
    };
    let event = event(n, kind, &mut c);
    let by = match own_party(&event) {
        Some(party) if (3..=6).contains(&actor) => Actor::Party(party),
        _ => by,
    };
    // Nearly always only what can rest on a question does.
    let rests = envelope % 6 == 1 && (event.kind().marks().by_question || envelope == 13);
    let rests_on = rests.then(|| c.question());
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
    if envelope % 5 == 2 {
        draft = draft.with_reason(text());
    }
    if let Some(question) = rests_on {
        draft = draft.resting_on(question);
    }
    if envelope == 16 {
        let few = [Disclosure::Participants, Disclosure::Recorder, Disclosure::Role(Role::MEDIATOR)];
        draft = draft.with_disclosure(c.one(&few));
    }
    if envelope == 20 {
        draft = draft.with_disclosure(Disclosure::Parties(vec![c.party()]));
    }
    // Seldom of what is public, or to a date that hangs on an entry.
    if c.beside(if draft.disclosure().is_public() { 64 } else { 3 }) == 0 {
        draft = draft.with_embargo(c.when(n));
    }
    draft
}

/// The party that the act is about, or that speaks.
fn own_party(event: &Event) -> Option<PartyId> {
    match (event, event.subject()) {
        (Event::Consent(event), _) => Some(event.party().clone()),
        (Event::Position(PositionEvent::Taken(fact)), _) => Some(fact.party.clone()),
        (Event::Question(QuestionEvent::Voted(fact)), _) => Some(fact.party.clone()),
        (Event::Position(PositionEvent::Confirmed(fact)), _) => Some(fact.party.clone()),
        (Event::Position(PositionEvent::Withdrawn(fact)), _) => Some(fact.party.clone()),
        (Event::Person(PersonEvent::Accredited(fact)), _) => Some(fact.party.clone()),
        (Event::Person(PersonEvent::AccreditationEnded(fact)), _) => Some(fact.party.clone()),
        (_, Subject::Party(party)) => Some(party),
        _ => None,
    }
}

fn taken(n: usize, c: &mut Choice) -> Event {
    let party = party_id(if c.maybe() { c.below(4) } else { c.below(2) });
    let on = c.matter();
    // Acceptance more often than not, or nothing would ever be agreed.
    let stance = if c.maybe() { c.one(Stance::ALL) } else { Stance::Accepts };
    let fact = position::Taken::from_parts(party, on, stance);
    let fact = if c.maybe() && c.maybe() { fact.with_wording(c.words()) } else { fact };
    let odd = c.below(16) == 15;
    match (stance, odd) {
        (Stance::Counters, false) => fact.with_alternative(c.alternative()).into(),
        (Stance::AcceptsIf, false) => fact.with_condition(c.condition(n)).into(),
        (Stance::AcceptsWithReservation, false) | (_, true) => fact.with_reservation(text()).into(),
        // Parts of the words that there are, or might be.
        _ if c.below(4) == 3 => {
            let mut part = || Text::new(c.one(&["words", "text", "a", "a text", "t"])).unwrap();
            fact.with_parts(vec![part(), part()]).into()
        }
        _ => fact.into(),
    }
}
