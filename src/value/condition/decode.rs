//! Reads conditions, no deeper than they may be, and writes them.

use super::{After, Condition, Conditions, InvalidConditions, MAX_CONDITION_DEPTH, MAX_CONDITIONS};
use crate::{
    value::when::Distance,
    wire::{Form, Reader, Tape, Wire, Wrong, wire_serde},
};

const FORMS: &[Form] = &[
    Form("point_agreed", true),
    Form("point_closed", true),
    Form("proposal_accepted", true),
    Form("instrument_in_force", true),
    Form("bound", true),
    Form("gate_passed", true),
    Form("meeting_held", true),
    Form("date_reached", true),
    Form("after", true),
    Form("ceasefire_in_effect", true),
    Form("commitment_complete", true),
    Form("all_of", true),
    Form("any_of", true),
    Form("text", true),
];

wire_serde! { Condition, After, Conditions }

impl Wire for Condition {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        one(from, MAX_CONDITION_DEPTH)
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        match self {
            Self::PointAgreed(inner) => to.variant("point_agreed", inner),
            Self::PointClosed(inner) => to.variant("point_closed", inner),
            Self::ProposalAccepted(inner) => to.variant("proposal_accepted", inner),
            Self::InstrumentInForce(inner) => to.variant("instrument_in_force", inner),
            Self::Bound(inner) => to.variant("bound", inner),
            Self::GatePassed(inner) => to.variant("gate_passed", inner),
            Self::MeetingHeld(inner) => to.variant("meeting_held", inner),
            Self::DateReached(inner) => to.variant("date_reached", inner),
            Self::After(inner) => to.variant("after", inner),
            Self::CeasefireInEffect(inner) => to.variant("ceasefire_in_effect", inner),
            Self::CommitmentComplete(inner) => to.variant("commitment_complete", inner),
            Self::AllOf(inner) => to.variant("all_of", inner),
            Self::AnyOf(inner) => to.variant("any_of", inner),
            Self::Text(inner) => to.variant("text", inner),
        }
    }
}

impl Wire for After {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        after(from, MAX_CONDITION_DEPTH)
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        to.pair(&self.0, &self.1);
    }
}

impl Wire for Conditions {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        list(from, MAX_CONDITION_DEPTH)
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        to.list(&self.0);
    }
}

/// Reads a condition that may be so deep, itself included.
fn one(from: Reader<'_>, levels: usize) -> Result<Condition, Wrong> {
    let variant = from.variant(FORMS)?;
    let inside = || match levels.checked_sub(1) {
        None | Some(0) => Err(from.wrong(&InvalidConditions::TooDeep)),
        Some(levels) => Ok(levels),
    };
    match variant.name {
        "point_agreed" => Wire::read(variant.content).map(Condition::PointAgreed),
        "point_closed" => Wire::read(variant.content).map(Condition::PointClosed),
        "proposal_accepted" => Wire::read(variant.content).map(Condition::ProposalAccepted),
        "instrument_in_force" => Wire::read(variant.content).map(Condition::InstrumentInForce),
        "bound" => Wire::read(variant.content).map(Condition::Bound),
        "gate_passed" => Wire::read(variant.content).map(Condition::GatePassed),
        "meeting_held" => Wire::read(variant.content).map(Condition::MeetingHeld),
        "date_reached" => Wire::read(variant.content).map(Condition::DateReached),
        "ceasefire_in_effect" => Wire::read(variant.content).map(Condition::CeasefireInEffect),
        "commitment_complete" => Wire::read(variant.content).map(Condition::CommitmentComplete),
        "text" => Wire::read(variant.content).map(Condition::Text),
        "after" => after(variant.content, inside()?).map(Condition::After),
        "all_of" => list(variant.content, inside()?).map(Condition::AllOf),
        "any_of" => list(variant.content, inside()?).map(Condition::AnyOf),
        name => Err(variant.refused(&name)),
    }
}

/// Reads a distance, and the condition that it is from, which may be so deep.
fn after(from: Reader<'_>, levels: usize) -> Result<After, Wrong> {
    let [distance, condition] = from.pair("a distance and a condition")?;
    After::new(Distance::read(distance)?, one(condition, levels)?).map_err(|why| from.wrong(&why))
}

/// Reads the members of a combination, each of which may be so deep.
fn list(from: Reader<'_>, levels: usize) -> Result<Conditions, Wrong> {
    let Some(items) = from.members() else {
        return Err(from.unlike(&format_args!("a list of at most {MAX_CONDITIONS} conditions")));
    };
    if items.len() > MAX_CONDITIONS {
        return Err(from.wrong(&InvalidConditions::TooMany));
    }
    let all: Result<Vec<_>, _> = items.map(|item| one(item, levels)).collect();
    Conditions::new(all?).map_err(|why| from.wrong(&why))
}
