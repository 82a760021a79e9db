//! The moment that something is judged at: what stands then, and what comes about with it.

use crate::{
    outcome::{
        gate::GateState,
        instrument::{InstrumentState, InstrumentStatus},
    },
    talks::{party::PartyState, point::PointState},
    value::{register::EventTime, sorted::Set, table::Ix},
};

/// The moment that agreement is judged at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment<'a> {
    pub(crate) at: EventTime,
    /// Points that close together then: for conditions, they count as closed.
    pub(crate) closing: &'a [Ix<PointState>],
    /// Points whose words are agreed together then: for conditions, they count as agreed.
    pub(crate) agreed: Option<&'a Set<usize>>,
    /// Points that reopen or are dropped then: for conditions, they count as open.
    pub(crate) open: Option<&'a Set<usize>>,
    /// Those who agree by acting jointly.
    pub(crate) acting: &'a [Ix<PartyState>],
    /// What is about to be recorded: for conditions, it has come about.
    pub(crate) coming: &'a [Coming],
    /// Since when what is in words only has come about, where that is shown.
    pub(crate) shown: Option<EventTime>,
    /// From when on counts what has a vague date.
    pub(crate) vague: Vague,
}

/// From when on counts what was done on a vague date, as a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vague {
    /// From where it stands among the events.
    AsTold,
    /// From the first moment that the date can mean: what is too late even so is certainly too late.
    First,
    /// From the last one.
    Last,
}

/// What is about to be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coming {
    /// A party is bound by an instrument from then on.
    Bound(Ix<InstrumentState>, Ix<PartyState>, EventTime),
    /// An instrument stands so.
    Stands(Ix<InstrumentState>, InstrumentStatus),
    /// A gate is passed, or not needed any more.
    Passed(Ix<GateState>),
}

impl Moment<'static> {
    pub(crate) const fn at(at: EventTime) -> Self {
        Self {
            at,
            closing: &[],
            agreed: None,
            open: None,
            acting: &[],
            coming: &[],
            shown: None,
            vague: Vague::AsTold,
        }
    }
}
