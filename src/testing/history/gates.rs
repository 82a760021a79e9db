//! Scenes of gates: results under rules of every sort, and talks that end through them.

use super::{
    Choice, instant,
    instruments::{gate_id, instrument_id},
    name, party_id, point_id, text,
};
use crate::{
    decision::{Base, Counting, DecisionRule, Majority, Poll},
    event::{Actor, Event},
    outcome::{
        gate::{self, GateKind, Recommendation},
        instrument::{self, InstrumentKind},
        measure::MeasureKind,
    },
    talks::{
        point,
        position::{self, Matter, Stance},
        process,
        version::{self, Add, Number, Operation, Owner},
    },
    value::{
        condition::{Condition, Consents},
        id::{InstrumentId, VersionId},
        share::Share,
        when::When,
    },
};

impl Choice {
    /// A result; as often as not one of which something is unknown, seldom one that cannot be.
    fn poll(&mut self) -> Poll {
        let counts = Poll::counts(self.below(4) as u64, self.below(4) as u64);
        let quoted = ["50%", "50.21%", "49.78%", "33.3%", "66.7%", "40%", "60%", "2/3", "100%", "0%"];
        let mut share = || self.one(&quoted).parse::<Share>().unwrap();
        let shares = Poll::shares(share(), share());
        let turnout = share();
        match self.below(8) {
            0 | 1 => counts.with_blank(self.below(2) as u64).with_electorate(self.below(9) as u64),
            2 if self.maybe() => {
                counts.with_electorate(self.below(9) as u64).with_present(self.below(9) as u64)
            }
            2 => counts.with_electorate(self.below(9) as u64),
            3 => counts.with_blank(self.below(2) as u64),
            4 => shares,
            5 => shares.with_turnout(turnout),
            _ => counts,
        }
    }

    /// The rule for the result of a gate.
    fn gate_rule(&mut self) -> DecisionRule {
        let of = |base, share, strict| Majority::new(base, share, strict).unwrap().into();
        match self.below(6) {
            0 => of(Base::Electorate, Share::percent("40").unwrap(), false),
            1 => of(Base::VotesCast, Share::HALF, true),
            2 => of(Base::ForAndAgainst, Share::new(2, 3).unwrap(), false),
            3 => {
                let quorum = DecisionRule::quorum(Share::HALF, DecisionRule::majority()).unwrap();
                quorum.counting(self.one(&[Counting::Votes, Counting::ForAndAgainst, Counting::Present]))
            }
            4 => DecisionRule::Unanimity,
            _ => DecisionRule::majority(),
        }
    }
}

/// What happens to a gate.
pub(super) fn gate(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.gate();
    match kind {
        207 => {
            let fact = gate::Required::from_parts(id, GateKind::PARLIAMENT, name(), text());
            let fact = match c.below(8) {
                3 => fact,
                7 => fact.with_on(MeasureKind::STRIKE.into()),
                5 | 6 => fact.with_on(c.proposal().into()),
                _ => fact.with_on(c.instrument().into()),
            };
            let fact = if c.below(4) == 0 { fact.with_of(party_id(c.below(2))) } else { fact };
            let fact = if c.maybe() { fact.with_rule(c.gate_rule()) } else { fact };
            if c.below(4) == 0 { fact.with_ballot(name()).into() } else { fact.into() }
        }
        208 => gate::Scheduled::from_parts(id, c.when(n)).into(),
        209 => gate::Recommended::from_parts(id, Recommendation::Neutral).into(),
        210 => {
            let fact = gate::Passed::from_parts(id);
            if c.maybe() { fact.with_poll(c.poll()).into() } else { fact.into() }
        }
        211 => {
            let fact = gate::Failed::from_parts(id);
            if c.maybe() { fact.with_poll(c.poll()).into() } else { fact.into() }
        }
        212 => gate::NotHeld::from_parts(id).into(),
        213 => gate::Annulled::from_parts(id).into(),
        214 => gate::Waived::from_parts(id).into(),
        _ => gate::Replaced::from_parts(id, c.gate()).into(),
    }
}

/// Gates with rules of every sort, and results that meet them or not.
pub(super) fn polled(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || instrument_id(chosen % 2);
    let by = |n: usize| Actor::Party(party_id(n));
    let both = || Actor::jointly([party_id(0), party_id(1)]).unwrap();
    // One says what came of it, all do, or whoever keeps the minutes.
    let told = |n: usize| match (chosen / 7 + n) % 4 {
        0 => by(n),
        1 => Actor::Secretariat,
        _ => both(),
    };
    let of = |base, share, strict| -> DecisionRule { Majority::new(base, share, strict).unwrap().into() };
    let rules = [
        of(Base::Electorate, Share::percent("40").unwrap(), false),
        of(Base::VotesCast, Share::HALF, true),
        of(Base::ForAndAgainst, Share::new(2, 3).unwrap(), false),
        DecisionRule::quorum(Share::HALF, DecisionRule::majority()).unwrap(),
        DecisionRule::Unanimity,
    ];
    let share = |text: &str| text.parse::<Share>().unwrap();
    let polls = [
        Poll::counts(3, 30),
        Poll::counts(30, 3).with_electorate(50),
        Poll::shares(share("66.7%"), share("33.3%")),
        Poll::shares(share("60%"), share("40%")).with_turnout(share("49%")),
        Poll::counts(10, 0).with_blank(0).with_electorate(10),
        Poll::shares(share("75%"), share("75%")),
        Poll::counts(0, 0),
    ];
    let rule = |n: usize| rules.get(n % 5).cloned().unwrap();
    let poll = |n: usize| polls.get(n % 7).copied().unwrap();
    let required = |n: usize| {
        gate::Required::from_parts(gate_id(n), GateKind::REFERENDUM, name(), text())
            .with_on(id().into())
            .with_rule(rule(chosen + n))
    };
    let drafted = instrument::Drafted::from_parts(id(), InstrumentKind::TREATY, name(), true);
    let drafted = drafted.with_parties(vec![party_id(0), party_id(1)]);
    // On a text, of which a point closes once its gates were tried.
    let on_text = chosen % 3 == 0;
    let version = VersionId::new("v0").unwrap();
    let drafted = if on_text { drafted.with_version(version.clone()) } else { drafted };
    let set = instrument::Revised::from_parts(id()).with_gates(Condition::GatePassed(gate_id(0)));
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(0), drafted.into()),
        (by(0), required(0).into()),
        (by(0), set.into()),
        (if chosen % 5 == 0 { by(1) } else { both() }, required(1).into()),
        (both(), instrument::Agreed::from_parts(id()).into()),
        (told(0), gate::Passed::from_parts(gate_id(0)).with_poll(poll(chosen / 2)).into()),
        (told(0), gate::Failed::from_parts(gate_id(0)).with_poll(poll(chosen / 2)).into()),
        (told(1), gate::Passed::from_parts(gate_id(1)).with_poll(poll(chosen / 3)).into()),
        (told(1), gate::Failed::from_parts(gate_id(1)).with_poll(poll(chosen / 3)).into()),
        (both(), gate::Replaced::from_parts(gate_id(0), gate_id(1)).into()),
        (by(0), instrument::EnteredIntoForce::from_parts(id(), When::instant(instant(1)).unwrap()).into()),
        (told(1), gate::Failed::from_parts(gate_id(1)).into()),
        (told(1), gate::Annulled::from_parts(gate_id(1)).into()),
    ];
    // What was passed is not said to have failed; so the other is said first as often as not.
    if chosen % 4 > 1 {
        acts.swap(5, 6);
        acts.swap(7, 8);
    }
    if on_text {
        let add = Operation::Add(Add::new(point_id(0), Number::new("1").unwrap()));
        let text = version::Drafted::from_parts(version, name(), Owner::Mediator).with_operations(vec![add]);
        let accepts = |n: usize| -> (Actor, Event) {
            let on = Matter::Point(point_id(0));
            (by(n), position::Taken::from_parts(party_id(n), on, Stance::Accepts).into())
        };
        let closes = || -> (Actor, Event) { (both(), point::Closed::from_parts(point_id(0)).into()) };
        acts.insert(9, closes());
        acts.insert(0, (by(2), text.into()));
        acts.splice(1..1, [accepts(0), accepts(1)]);
        acts.insert(3, (both(), point::TextAgreed::from_parts(point_id(0)).into()));
        acts.push(closes());
    }
    acts
}

/// The talks end with an instrument, through its gate or through that of one party, and take no other.
pub(super) fn ended(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || instrument_id(chosen % 2);
    let by = |n: usize| Actor::Party(party_id(n));
    let both = || Actor::jointly([party_id(0), party_id(1)]).unwrap();
    let drafted = instrument::Drafted::from_parts(id(), InstrumentKind::TREATY, name(), true);
    let drafted = drafted.with_parties(vec![party_id(0), party_id(1)]);
    let one = Condition::Bound(Consents::to(id()).at_least(1).unwrap());
    let drafted = if chosen % 3 == 0 { drafted.with_in_force_when(one) } else { drafted };
    let required = gate::Required::from_parts(gate_id(0), GateKind::PARLIAMENT, name(), text());
    let required = match chosen % 5 {
        0 => required,
        1 | 2 => required.with_on(id().into()),
        _ => required.with_on(id().into()).with_of(party_id(0)),
    };
    let concluded = |of: Vec<InstrumentId>| process::Concluded::new().with_partial(true).with_instruments(of);
    let again =
        instrument::Drafted::from_parts(instrument_id(1 - chosen % 2), InstrumentKind::TREATY, name(), true);
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(0), drafted.into()),
        (by(0), required.into()),
        (by(0), process::PhaseBegun::from_parts(process::Phase::Talks).into()),
        (by(0), concluded(vec![id()]).into()),
        (both(), instrument::Agreed::from_parts(id()).into()),
        (by(0), concluded(vec![id(), id()]).into()),
        (by(0), concluded(vec![id()]).into()),
        (by(0), process::Completed::new().into()),
        (if chosen % 7 == 0 { by(0) } else { both() }, gate::Failed::from_parts(gate_id(0)).into()),
        (by(0), process::Abandoned::new().into()),
        (by(0), again.into()),
        (both(), instrument::Agreed::from_parts(id()).into()),
    ];
    if chosen % 4 == 1 {
        acts.remove(8);
    }
    acts
}
