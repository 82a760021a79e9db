//! What may be done to the negotiation as a whole.

use std::borrow::Cow;

use crate::{
    decision::{DecisionRule, Verdict},
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Judge},
        rule::{
            Rule,
            catalogue::{
                NEGOTIATION_COMPLETED_COMMITMENTS, NEGOTIATION_COMPLETED_GATES,
                NEGOTIATION_CONCLUDED_INSTRUMENTS, NEGOTIATION_CONCLUDED_NOTHING_BLOCKS,
                NEGOTIATION_PHASE_BEGUN_GATES, NEGOTIATION_PHASE_BEGUN_TWO_PRINCIPALS,
                NEGOTIATION_PROCEDURE_CHANGED_DECIDED,
            },
        },
    },
    outcome::{commitment::CommitmentState, instrument::InstrumentStatus},
    state::{Asked, Negotiation},
    talks::{
        party::PartyState,
        point::PointState,
        process::{NegotiationAction, NegotiationEvent, NegotiationLifecycle, NegotiationStatus, Phase},
    },
    value::{gather::Gather, table::Ix},
};

impl<'a> Judge<'a> {
    pub(crate) fn process(&mut self, event: &NegotiationEvent, build: bool) -> Result<Fill, Refusal> {
        let status = self.process_status();
        let anyone = Self::no_one();
        let step = |judge: &mut Self, action| judge.step::<NegotiationLifecycle>(status, action, anyone);
        match event {
            // Before the opening nobody holds a role, so that nobody can be asked for one.
            NegotiationEvent::Opened(_) => {}
            NegotiationEvent::PhaseBegun(fact) => {
                step(self, fact.phase.action())?;
                match fact.phase {
                    Phase::Exploration | Phase::Preparation => {}
                    Phase::Talks => {
                        let two = self.talks.state.principals.len() >= 2;
                        let two = if two { Answer::Kept } else { Answer::NotShown };
                        self.require(&NEGOTIATION_PHASE_BEGUN_TWO_PRINCIPALS, two)?;
                    }
                    Phase::Implementation => {
                        let gates = self.gates_of_the_whole();
                        self.require(&NEGOTIATION_PHASE_BEGUN_GATES, gates)?;
                    }
                }
            }
            NegotiationEvent::BrokenOff(_) => step(self, NegotiationAction::BrokenOff)?,
            NegotiationEvent::Concluded(fact) => {
                step(self, NegotiationAction::Concluded)?;
                self.not_suspended()?;
                let settled = fact.partial == Some(true) || self.talks.points_left_open().next().is_none();
                self.require(&NEGOTIATION_CONCLUDED_NOTHING_BLOCKS, settled)?;
                let drawn_up = fact.instruments.iter().enumerate().all(|(nth, id)| {
                    let instrument = self.talks.state.instruments.by_key(id.as_str());
                    let draft = instrument
                        .is_some_and(|instrument| instrument.status.value() == InstrumentStatus::Draft);
                    !draft && !fact.instruments.iter().take(nth).any(|other| other == id)
                });
                self.require(&NEGOTIATION_CONCLUDED_INSTRUMENTS, drawn_up)?;
            }
            NegotiationEvent::Completed(_) => {
                step(self, NegotiationAction::Completed)?;
                // Where nothing began to be carried out, nobody asked for the gates before.
                let straight = status == Some(NegotiationStatus::Concluded);
                let gates = if straight { self.gates_of_the_whole() } else { Answer::Kept };
                self.require(&NEGOTIATION_COMPLETED_GATES, gates)?;
                let carried_out = self.talks.left_to_carry_out().next().is_none();
                self.require(&NEGOTIATION_COMPLETED_COMMITMENTS, carried_out)?;
            }
            NegotiationEvent::Abandoned(_) => step(self, NegotiationAction::Abandoned)?,
            NegotiationEvent::Reopened(_) => step(self, NegotiationAction::Reopened)?,
            NegotiationEvent::Suspended(_) => {
                let going_on = matches!(
                    status,
                    Some(
                        NegotiationStatus::Exploratory
                            | NegotiationStatus::Preparatory
                            | NegotiationStatus::Negotiating
                            | NegotiationStatus::Implementing
                    )
                );
                self.permits(going_on && !self.is_suspended())?;
                self.entitled(anyone)?;
            }
            NegotiationEvent::Resumed(_) => {
                self.permits(self.is_suspended())?;
                self.entitled(anyone)?;
            }
            NegotiationEvent::Renamed(_) | NegotiationEvent::Related(_) => self.entitled(anyone)?,
            NegotiationEvent::ProcedureChanged(_) => {
                self.entitled(anyone)?;
                let procedure = self.talks.state.procedure().clone();
                return self.jointly_decided(
                    &NEGOTIATION_PROCEDURE_CHANGED_DECIDED,
                    procedure.changing(),
                    None,
                    build,
                );
            }
        }
        Ok(Fill::default())
    }

    fn is_suspended(&self) -> bool {
        self.talks.state.process.as_ref().is_some_and(|process| process.suspended.value())
    }

    /// The act is decided by the principals whose joint act it is, one of them perhaps not counted.
    /// Without principals there is nobody to ask.
    pub(crate) fn jointly_decided(
        &mut self,
        rule: &'static Rule,
        by: &DecisionRule,
        except: Option<Ix<PartyState>>,
        build: bool,
    ) -> Result<Fill, Refusal> {
        let principals = self.talks.state.principals.iter().copied();
        let electorate = principals.filter(|ix| Some(*ix) != except).gather();
        self.decided_among(rule, by, &electorate, || 0, build)
    }

    /// The act on a point is decided by those at its tables whose joint act it is.
    pub(crate) fn decided_at_table(
        &mut self,
        rule: &'static Rule,
        point: Option<&PointState>,
        build: bool,
    ) -> Result<Fill, Refusal> {
        let (by, electorate, asked) = self.table_of(point);
        let ever = || asked.map_or(0, |asked| self.talks.ever_at_table(asked));
        self.decided_among(rule, by, &electorate, ever, build)
    }

    /// The rule for agreeing on a point, and those who decide on it; of none, the principals.
    pub(crate) fn table_of<'p>(
        &self,
        point: Option<&'p PointState>,
    ) -> (&'p DecisionRule, Cow<'p, [Ix<PartyState>]>, Option<Asked<'p>>)
    where
        'a: 'p,
    {
        let state = &self.talks.state;
        match point.map(Asked::Point) {
            Some(asked) => (state.agreeing(asked), state.electorate(asked), Some(asked)),
            None => (state.procedure().agreeing(), Cow::Borrowed(&state.principals), None),
        }
    }

    /// How those who act add up at the table of a point: by which rule, and over whom. Who carries on a place sits there for it.
    pub(crate) fn carried_at<'p>(
        &self,
        point: Option<&'p PointState>,
    ) -> (Verdict, &'p DecisionRule, Vec<Ix<PartyState>>)
    where
        'a: 'p,
    {
        let (by, electorate, asked) = self.table_of(point);
        let electorate = self.talks.heirs(electorate.iter().copied());
        let ever = || asked.map_or(0, |asked| self.talks.ever_at_table(asked));
        (self.agreed_by(by, &electorate, ever, false).0, by, electorate)
    }

    /// The act is decided by those of an electorate whose joint act it is; `ever` of them have decided on the matter at
    /// some time.
    pub(crate) fn decided_among(
        &mut self,
        rule: &'static Rule,
        by: &DecisionRule,
        electorate: &[Ix<PartyState>],
        ever: impl FnOnce() -> usize,
        build: bool,
    ) -> Result<Fill, Refusal> {
        let electorate = self.talks.heirs(electorate.iter().copied());
        // Before the table is set there is nobody to ask.
        if electorate.is_empty() && !self.talks.is_table_set() {
            return Ok(Fill::default());
        }
        let (verdict, reached) = self.agreed_by(by, &electorate, ever, build);
        self.require_agreed(rule, verdict, by, &electorate)?;
        Ok(Fill { reached })
    }
}

crate::judge::consequence::nothing_follows! { NegotiationEvent }

impl Judged for NegotiationEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<NegotiationLifecycle>("Negotiation")];
}

impl Negotiation {
    /// The points before all who decide that are not settled.
    pub(crate) fn points_left_open(&self) -> impl Iterator<Item = &PointState> {
        let open =
            |point: &&PointState| !point.status.value().is_settled() && self.is_before_all(point.introduced);
        self.state.points.items().iter().filter(open)
    }

    /// Whether one who decides owes it to all of them, or to one.
    fn is_of_those_who_decide(&self, owed: &CommitmentState) -> bool {
        let decides = |party: &Ix<PartyState>| self.state.principals.contains(&self.heir(*party));
        owed.obligors.iter().any(decides) && (owed.to.is_empty() || owed.to.iter().any(decides))
    }

    /// The commitments of those who decide, before all of them, that stand and are not carried out.
    pub(crate) fn left_to_carry_out(&self) -> impl Iterator<Item = &CommitmentState> {
        let open = |commitment: &&CommitmentState| {
            let open = self.commitment(&commitment.id).is_some_and(|view| view.is_open());
            open && self.is_before_all(commitment.introduced) && self.is_of_those_who_decide(commitment)
        };
        self.state.commitments.items().iter().filter(open)
    }
}
