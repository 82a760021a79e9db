//! Instruments, consent to them, and gates made of bytes.

use super::{Choice, after::part, gates, instant, name, party_id, text, versions};
use crate::{
    decision::{DecisionRule, Poll},
    event::{Acting, Actor, Event},
    outcome::{
        consent::{self, Attesting, Means, Objection},
        gate::{self, GateKind},
        instrument::{self, InstrumentKind},
    },
    talks::party,
    value::{
        condition::{After, Condition, Conditions, Consents},
        id::{EntryId, GateId, InstrumentId, ReservationId},
        when::{Distance, Unit, When},
    },
};

impl Choice {
    pub(super) fn instrument(&mut self) -> InstrumentId {
        instrument_id(self.below(2))
    }

    pub(super) fn gate(&mut self) -> GateId {
        gate_id(self.below(3))
    }

    fn reservation(&mut self) -> ReservationId {
        ReservationId::new(format!("r{}", self.below(2))).unwrap()
    }

    /// A date, which may be vague.
    fn vague(&mut self, n: usize) -> When {
        match self.below(4) {
            0 => When::month(2026, 1 + u32::try_from(self.below(2)).unwrap()).unwrap(),
            _ => self.when(n),
        }
    }

    fn distance(&mut self) -> Distance {
        let count = i32::try_from(1 + self.below(30)).unwrap();
        Distance::new(count, self.one(&[Unit::Hours, Unit::Days, Unit::Months])).unwrap()
    }

    /// What an instrument waits for.
    pub(super) fn waits(&mut self, n: usize) -> Condition {
        let consents = Consents::to(self.instrument());
        match self.below(8) {
            0 => Condition::GatePassed(self.gate()),
            1 => Condition::InstrumentInForce(self.instrument()),
            2 => Condition::Bound(consents.at_least(1).unwrap()),
            3 => {
                let first = self.below(3);
                Condition::Bound(consents.of([first, (first + 1) % 3].map(party_id)).unwrap())
            }
            4 => Condition::After(After::new(self.distance(), Condition::Bound(consents)).unwrap()),
            5 => Condition::MeetingHeld(self.meeting()),
            6 => {
                let date = Condition::DateReached(self.when(n));
                let both = Conditions::new([Condition::Bound(consents), date]).unwrap();
                if self.maybe() { Condition::AllOf(both) } else { Condition::AnyOf(both) }
            }
            _ => self.condition(n),
        }
    }
}

pub(super) fn instrument_id(n: usize) -> InstrumentId {
    InstrumentId::new(format!("i{n}")).unwrap()
}

pub(super) fn gate_id(n: usize) -> GateId {
    GateId::new(format!("g{n}")).unwrap()
}

pub(super) fn instruments(n: usize, kind: usize, c: &mut Choice) -> Event {
    match kind {
        166..=187 => instrument(n, kind, c),
        188..=206 => consent(n, kind, c),
        _ => gates::gate(n, kind, c),
    }
}

fn drafted(n: usize, id: InstrumentId, c: &mut Choice) -> Event {
    let kinds = [
        InstrumentKind::TREATY,
        InstrumentKind::TREATY,
        InstrumentKind::CONTRACT,
        InstrumentKind::COLLECTIVE_AGREEMENT,
        InstrumentKind::EXCHANGE_OF_LETTERS,
        InstrumentKind::JOINT_STATEMENT,
        InstrumentKind::UNILATERAL_STATEMENT,
        InstrumentKind::OTHER,
    ];
    let fact = instrument::Drafted::from_parts(id, c.one(&kinds), name(), c.maybe());
    let both = vec![party_id(0), party_id(1)];
    let fact = match c.below(4) {
        0 => fact,
        1 => fact.with_parties(vec![c.party()]),
        _ => fact.with_parties(both),
    };
    let fact = if c.below(4) == 0 { fact.with_version(c.version()) } else { fact };
    let fact = if c.below(4) == 0 { fact.with_annex_to(c.instrument()) } else { fact };
    let fact = match c.below(16) {
        0 => fact.with_carries_out(c.instrument()),
        1 => fact.with_supplements(c.instrument()),
        2 => fact.with_replaces(c.instrument()),
        3 => fact.with_applies_from(When::instant(instant(n)).unwrap()),
        _ => fact,
    };
    let fact = if c.maybe() { fact.with_in_force_when(c.waits(n)) } else { fact };
    let fact = match c.below(8) {
        0 => fact.with_notice(Distance::new(-1, Unit::Days).unwrap()),
        1 | 2 => fact.with_notice(c.distance()),
        _ => fact,
    };
    let fact = if c.maybe() { fact.with_open_to_accession(c.maybe()) } else { fact };
    if c.below(4) == 0 { fact.with_no_reservations(true).into() } else { fact.into() }
}

/// Nearly always one thing is set; at times another with it, seldom nothing.
fn revised(n: usize, kind: usize, id: InstrumentId, c: &mut Choice) -> instrument::Revised {
    let fact = match kind {
        167 => instrument::Revised::from_parts(id).with_parties(vec![party_id(0), c.party()].into()),
        168 => instrument::Revised::from_parts(id).with_version(c.version()),
        169 => {
            let one = Condition::GatePassed(c.gate());
            let other = Condition::GatePassed(c.gate());
            let any = Conditions::new([one.clone(), other]).unwrap();
            instrument::Revised::from_parts(id).with_gates(if c.maybe() {
                one
            } else {
                Condition::AnyOf(any)
            })
        }
        _ => instrument::Revised::from_parts(id).with_in_force_when(c.waits(n)),
    };
    match c.below(16) {
        0 => instrument::Revised::from_parts(fact.instrument),
        1 => fact.with_parties(Vec::new().into()),
        2 | 3 => fact.with_parties(vec![c.party()].into()),
        4 | 5 => fact.with_version(c.version()),
        6 => fact.with_gates(Condition::GatePassed(c.gate())),
        7 => fact.with_in_force_when(c.waits(n)),
        _ => fact,
    }
}

fn instrument(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.instrument();
    match kind {
        166 => drafted(n, id, c),
        167..=170 => revised(n, kind, id, c).into(),
        171 => instrument::Agreed::from_parts(id).into(),
        172 => instrument::Initialled::from_parts(id).into(),
        173 => instrument::Adopted::from_parts(id).into(),
        174 => {
            let fact = instrument::OpenedForSignature::from_parts(id).with_place(name());
            if c.maybe() { fact.with_until(c.when(n)).into() } else { fact.into() }
        }
        175 => instrument::Signed::from_parts(id).into(),
        176 => {
            let fact =
                instrument::EnteredIntoForce::from_parts(id, c.vague(n)).with_according_to(c.holders());
            let fact = if c.below(3) == 0 { fact.with_parties(vec![c.party()]) } else { fact };
            let fact = if c.below(3) == 0 { fact.with_parts(c.parts()) } else { fact };
            let entry = EntryId::new(format!("e{}", c.below(n + 1))).unwrap();
            if c.maybe() { fact.with_shown_by(vec![entry]).into() } else { fact.into() }
        }
        177 => {
            let fact = instrument::Suspended::from_parts(id).with_according_to(c.holders());
            let fact = if c.below(4) == 0 { fact.with_parts(c.parts()) } else { fact };
            let fact = if c.maybe() { fact.with_from(c.when(n)) } else { fact };
            if c.maybe() { fact.with_until(c.vague(n + 12)).into() } else { fact.into() }
        }
        178 => {
            let fact = instrument::Resumed::from_parts(id).with_according_to(c.holders());
            let fact = if c.below(4) == 0 { fact.with_parts(c.parts()) } else { fact };
            if c.maybe() { fact.with_at(c.when(n)).into() } else { fact.into() }
        }
        179 => {
            let fact = instrument::Amended::from_parts(id);
            let fact = if c.maybe() { fact.with_amending(c.instrument()) } else { fact };
            if c.maybe() { fact.with_version(c.version()).into() } else { fact.into() }
        }
        180 => instrument::Rectified::from_parts(id, text()).into(),
        181 => {
            let fact = instrument::Superseded::from_parts(id, c.instrument()).with_according_to(c.holders());
            if c.maybe() { fact.with_at(c.when(n)).into() } else { fact.into() }
        }
        182 => {
            let fact = instrument::Terminated::from_parts(id).with_according_to(c.holders());
            let fact = if c.below(4) == 0 { fact.with_parts(c.parts()) } else { fact };
            if c.maybe() { fact.with_at(c.vague(n)).into() } else { fact.into() }
        }
        183 => {
            let fact = instrument::Revived::from_parts(id).with_according_to(c.holders());
            if c.maybe() { fact.with_at(c.when(n)).into() } else { fact.into() }
        }
        184 => instrument::Rejected::from_parts(id).into(),
        185 => instrument::Resubmitted::from_parts(id).into(),
        186 => {
            let fact = instrument::Reopened::from_parts(id);
            if c.maybe() { fact.with_gate(c.gate()).into() } else { fact.into() }
        }
        _ => instrument::Lapsed::from_parts(id).into(),
    }
}

fn consent(n: usize, kind: usize, c: &mut Choice) -> Event {
    let (id, party) = (c.instrument(), if c.below(8) == 7 { c.party() } else { party_id(c.below(2)) });
    let means = [
        Means::DEFINITIVE_SIGNATURE,
        Means::RATIFICATION,
        Means::RATIFICATION,
        Means::ACCESSION,
        Means::SUCCESSION,
    ];
    match kind {
        188 => consent::FullPowersPresented::from_parts(id, party, c.person()).into(),
        189 => consent::Initialled::from_parts(id, party).into(),
        190 => consent::SignedAdReferendum::from_parts(id, party).into(),
        191 => consent::Signed::from_parts(id, party).into(),
        192 => {
            let fact = consent::Expressed::from_parts(id, party, c.one(&means));
            if c.below(4) == 0 { fact.with_deposited(c.when(n)).into() } else { fact.into() }
        }
        193 => consent::Attested::from_parts(id, party, Attesting::WITNESS).into(),
        194 => consent::Refused::from_parts(id, party).into(),
        195 => {
            let fact = consent::ProvisionallyApplied::from_parts(id, party);
            let fact = if c.below(4) == 0 { fact.with_parts(c.parts()) } else { fact };
            if c.maybe() { fact.with_from(c.when(n)).into() } else { fact.into() }
        }
        196 => {
            let fact = consent::ProvisionalApplicationEnded::from_parts(id, party);
            if c.below(4) == 0 { fact.with_parts(c.parts()).into() } else { fact.into() }
        }
        197 => consent::ReservationMade::from_parts(id, party, c.reservation(), text()).into(),
        198 => consent::DeclarationMade::from_parts(id, party, text()).into(),
        199 => consent::ReservationWithdrawn::from_parts(id, party, c.reservation()).into(),
        200 => consent::Objected::from_parts(id, party, c.reservation(), Objection::NoRelations).into(),
        201 => consent::Suspended::from_parts(id, party).into(),
        202 => consent::Resumed::from_parts(id, party).into(),
        203 => {
            let far = When::instant(instant(24 * 400)).unwrap();
            let effective = if c.maybe() { far } else { c.vague(n + 12) };
            consent::WithdrawalNotified::from_parts(id, party, effective).into()
        }
        204 => consent::WithdrawalRevoked::from_parts(id, party).into(),
        205 => {
            let fact = consent::Withdrawn::from_parts(id, party);
            if c.maybe() { fact.with_effective(c.vague(n)).into() } else { fact.into() }
        }
        _ => {
            let fact = consent::Rejoined::from_parts(id, party);
            if c.maybe() { fact.with_means(c.one(&means)).into() } else { fact.into() }
        }
    }
}

/// An instrument takes its course, as far as it is told.
#[expect(clippy::too_many_lines, reason = "a few stories, told one after the other")]
pub(super) fn scene(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || instrument_id(chosen % 2);
    let by = |n: usize| Actor::Party(party_id(n));
    let both = || Actor::jointly([party_id(0), party_id(1)]).unwrap();
    let drafted = |binding: bool| {
        let kind = if binding { InstrumentKind::TREATY } else { InstrumentKind::MEMORANDUM };
        instrument::Drafted::from_parts(id(), kind, name(), binding)
            .with_parties(vec![party_id(0), party_id(1)])
    };
    let means = if chosen % 3 == 0 { Means::DEFINITIVE_SIGNATURE } else { Means::RATIFICATION };
    let bound = |n: usize| -> (Actor, Event) {
        (by(n), consent::Expressed::from_parts(id(), party_id(n), means.clone()).into())
    };
    let signed =
        |n: usize| -> (Actor, Event) { (by(n), consent::Signed::from_parts(id(), party_id(n)).into()) };
    let required = |n: usize| {
        gate::Required::from_parts(gate_id(n), GateKind::REFERENDUM, name(), text())
            .with_on(id().into())
            .with_rule(DecisionRule::majority())
    };
    let far = || When::instant(instant(24 * 400)).unwrap();
    let mut acts: Vec<(Actor, Event)> = match chosen / 8 % 13 {
        // Gates of which one is enough, and another instrument in the place of this one.
        1 => {
            let other = || instrument_id((chosen + 1) % 2);
            let any = Conditions::new([0, 1].map(|n| Condition::GatePassed(gate_id(n)))).unwrap();
            let second = instrument::Drafted::from_parts(other(), InstrumentKind::TREATY, name(), true);
            vec![
                (by(0), drafted(true).into()),
                (by(0), required(0).into()),
                (by(1), required(1).into()),
                (by(0), instrument::Revised::from_parts(id()).with_gates(Condition::AnyOf(any)).into()),
                (by(0), second.into()),
                (both(), instrument::Agreed::from_parts(id()).into()),
                (both(), instrument::Agreed::from_parts(other()).into()),
                (both(), instrument::Superseded::from_parts(id(), other()).into()),
            ]
        }
        // Signed, turned down and put forward again; who has signed leaves what does not bind, and comes back.
        5 => vec![
            (by(0), instrument::Drafted::from_parts(id(), InstrumentKind::MEMORANDUM, name(), false).into()),
            (both(), instrument::Agreed::from_parts(id()).into()),
            signed(0),
            signed(1),
            (both(), instrument::Rejected::from_parts(id()).into()),
            (both(), instrument::Resubmitted::from_parts(id()).into()),
            (Actor::Secretariat, instrument::Signed::from_parts(id()).into()),
            (by(1), party::Withdrawn::from_parts(party_id(1)).into()),
            (by(1), party::Returned::from_parts(party_id(1)).into()),
            (by(0), consent::Withdrawn::from_parts(id(), party_id(0)).into()),
            (by(0), consent::Rejoined::from_parts(id(), party_id(0)).into()),
        ],
        // Gates that fail, and are replaced.
        0 => vec![
            (by(0), drafted(true).into()),
            (by(0), required(0).into()),
            (by(1), required(1).into()),
            (both(), instrument::Agreed::from_parts(id()).into()),
            signed(0),
            signed(1),
            bound(0),
            bound(1),
            (
                by(0),
                instrument::EnteredIntoForce::from_parts(
                    id(),
                    When::day(instant(24 * (chosen % 4)).date_naive()).unwrap(),
                )
                .into(),
            ),
            (by(0), gate::Scheduled::from_parts(gate_id(0), far()).into()),
            (by(1), gate::Failed::from_parts(gate_id(0)).with_poll(Poll::counts(1, 2)).into()),
            (both(), gate::Replaced::from_parts(gate_id(0), gate_id(1)).into()),
            (by(0), gate::Passed::from_parts(gate_id(1)).with_poll(Poll::counts(2, 1)).into()),
            (both(), gate::Waived::from_parts(gate_id(1)).into()),
            signed(0),
        ],
        // A party's own gate, and a reservation.
        2 => vec![
            (by(0), drafted(true).with_open_to_accession(true).into()),
            (by(1), required(2).with_of(party_id(1)).into()),
            (both(), instrument::Adopted::from_parts(id()).into()),
            (both(), instrument::OpenedForSignature::from_parts(id()).into()),
            signed(1),
            (
                by(1),
                consent::ReservationMade::from_parts(
                    id(),
                    party_id(1),
                    ReservationId::new("r0").unwrap(),
                    text(),
                )
                .into(),
            ),
            (
                by(0),
                consent::Objected::from_parts(
                    id(),
                    party_id(0),
                    ReservationId::new("r0").unwrap(),
                    Objection::None,
                )
                .into(),
            ),
            bound(1),
            (by(1), gate::Passed::from_parts(gate_id(2)).into()),
            bound(1),
            (by(3), consent::Expressed::from_parts(id(), party_id(3), Means::ACCESSION).into()),
            signed(0),
            bound(0),
            (
                by(1),
                consent::ReservationWithdrawn::from_parts(
                    id(),
                    party_id(1),
                    ReservationId::new("r0").unwrap(),
                )
                .into(),
            ),
        ],
        // What does not bind in law, and words that nobody computes.
        3 => vec![
            (by(0), drafted(false).with_in_force_when(Condition::Text(text())).into()),
            (both(), instrument::Adopted::from_parts(id()).into()),
            (
                both(),
                instrument::EnteredIntoForce::from_parts(id(), When::day(instant(0).date_naive()).unwrap())
                    .with_shown_by(vec![EntryId::new("e0").unwrap()])
                    .into(),
            ),
            (by(0), consent::Withdrawn::from_parts(id(), party_id(0)).into()),
            (by(1), instrument::Terminated::from_parts(id()).with_according_to(vec![party_id(1)]).into()),
            (by(1), instrument::Revived::from_parts(id()).with_according_to(vec![party_id(1)]).into()),
        ],
        // A person signs, initials come first, one refuses.
        4 => {
            let n0 = crate::value::id::PersonId::new("n0").unwrap();
            let person = |n: usize| Actor::acting(Acting::new(party_id(n)).with_person(n0.clone()));
            vec![
                (by(0), drafted(true).into()),
                (by(0), consent::FullPowersPresented::from_parts(id(), party_id(0), n0.clone()).into()),
                (person(0), consent::Initialled::from_parts(id(), party_id(0)).into()),
                (by(1), consent::Initialled::from_parts(id(), party_id(1)).into()),
                (person(0), consent::SignedAdReferendum::from_parts(id(), party_id(0)).into()),
                (person(0), consent::Signed::from_parts(id(), party_id(0)).into()),
                (by(1), consent::ProvisionallyApplied::from_parts(id(), party_id(1)).into()),
                (by(1), consent::ProvisionalApplicationEnded::from_parts(id(), party_id(1)).into()),
                (by(1), consent::Refused::from_parts(id(), party_id(1)).into()),
                (by(1), consent::Attested::from_parts(id(), party_id(1), Attesting::GUARANTOR).into()),
                (both(), instrument::Reopened::from_parts(id()).into()),
                (both(), instrument::Agreed::from_parts(id()).into()),
                signed(0),
            ]
        }
        // Parts of it apart.
        12 => {
            let parts = |all: &[usize]| all.iter().map(|n| part(*n)).collect::<Vec<_>>();
            let day = || When::day(instant(0).date_naive()).unwrap();
            let entered = || instrument::EnteredIntoForce::from_parts(id(), day());
            vec![
                (by(0), drafted(true).into()),
                (both(), instrument::Agreed::from_parts(id()).into()),
                signed(0),
                (by(0), consent::ProvisionallyApplied::from_parts(id(), party_id(0)).into()),
                (by(0), consent::ProvisionalApplicationEnded::from_parts(id(), party_id(0)).into()),
                (
                    by(0),
                    consent::ProvisionallyApplied::from_parts(id(), party_id(0))
                        .with_parts(parts(&[0, 1]))
                        .into(),
                ),
                (
                    by(0),
                    consent::ProvisionalApplicationEnded::from_parts(id(), party_id(0))
                        .with_parts(parts(&[1]))
                        .into(),
                ),
                (both(), entered().with_parts(parts(&[2])).into()),
                (both(), instrument::Suspended::from_parts(id()).with_parts(parts(&[2])).into()),
                (both(), instrument::Resumed::from_parts(id()).with_parts(parts(&[2])).into()),
                (by(1), consent::Refused::from_parts(id(), party_id(1)).into()),
                bound(0),
                (both(), entered().with_parties(vec![party_id(0)]).into()),
                (both(), entered().into()),
                (both(), instrument::Suspended::from_parts(id()).with_parts(parts(&[0, 2])).into()),
                (both(), instrument::Terminated::from_parts(id()).with_parts(parts(&[0])).into()),
                (both(), instrument::Terminated::from_parts(id()).into()),
            ]
        }
        6 => super::gates::polled(chosen),
        7 => super::gates::ended(chosen),
        // Who has not initialled leaves.
        8 => vec![
            (by(0), instrument::Drafted::from_parts(id(), InstrumentKind::MEMORANDUM, name(), false).into()),
            (both(), instrument::Agreed::from_parts(id()).into()),
            (by(0), consent::Initialled::from_parts(id(), party_id(0)).into()),
            (by(1), party::Withdrawn::from_parts(party_id(1)).into()),
            (Actor::Secretariat, instrument::Initialled::from_parts(id()).into()),
            (by(1), party::Returned::from_parts(party_id(1)).into()),
            signed(0),
            signed(1),
        ],
        // Initialled by those who are left, given up, and put forward again.
        9 => vec![
            (by(0), instrument::Drafted::from_parts(id(), InstrumentKind::MEMORANDUM, name(), false).into()),
            (by(0), consent::Initialled::from_parts(id(), party_id(0)).into()),
            (by(1), party::Withdrawn::from_parts(party_id(1)).into()),
            (Actor::Secretariat, instrument::Initialled::from_parts(id()).into()),
            (Actor::Secretariat, instrument::Lapsed::from_parts(id()).into()),
            (by(1), party::Returned::from_parts(party_id(1)).into()),
            (both(), instrument::Resubmitted::from_parts(id()).into()),
        ],
        // Consent is taken back before it is in force and given anew; all agree that it took effect a day before all this.
        10 => {
            let before = || When::day(instant(0).date_naive().pred_opt().unwrap()).unwrap();
            vec![
                (by(0), drafted(true).into()),
                (both(), instrument::Agreed::from_parts(id()).into()),
                signed(0),
                bound(0),
                (by(0), consent::Withdrawn::from_parts(id(), party_id(0)).into()),
                bound(0),
                signed(1),
                bound(1),
                (by(0), instrument::EnteredIntoForce::from_parts(id(), before()).into()),
                (both(), instrument::EnteredIntoForce::from_parts(id(), before()).into()),
                (by(0), consent::Withdrawn::from_parts(id(), party_id(0)).into()),
            ]
        }
        // All the way in and out.
        _ => vec![
            (by(0), drafted(true).into()),
            (both(), instrument::Agreed::from_parts(id()).into()),
            signed(0),
            signed(1),
            bound(0),
            bound(1),
            (both(), instrument::Suspended::from_parts(id()).into()),
            (both(), instrument::Resumed::from_parts(id()).into()),
            (by(0), versions::empty().1.into()),
            (both(), instrument::Amended::from_parts(id()).with_version(versions::empty().0).into()),
            (by(0), consent::Suspended::from_parts(id(), party_id(0)).into()),
            (by(0), consent::WithdrawalNotified::from_parts(id(), party_id(0), far()).into()),
            (by(0), consent::WithdrawalRevoked::from_parts(id(), party_id(0)).into()),
            (by(0), consent::Resumed::from_parts(id(), party_id(0)).into()),
            (by(1), instrument::Terminated::from_parts(id()).with_according_to(vec![party_id(1)]).into()),
            (both(), instrument::Terminated::from_parts(id()).into()),
            (both(), instrument::Revived::from_parts(id()).into()),
        ],
    };
    // Half of them are told to their end.
    acts.truncate(if chosen / 64 % 2 == 0 { 1 + chosen % 15 } else { acts.len() });
    acts
}
