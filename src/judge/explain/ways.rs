//! Which help goes with which rule: the rows of the catalogue, read once more.

use crate::{
    judge::{
        explain::{every, families, help::Way},
        rule::{Rule, catalogue},
    },
    notes::{correction::help as correction, watch::help as watch},
    outcome::{
        ceasefire::help as ceasefire, commitment::help as commitment, consent::help as consent,
        gate::help as gate, instrument::help as instrument,
    },
    talks::{
        alternative::help as alternative, deadline::help as deadline, link::help as link,
        meeting::help as meeting, party::help as party, person::help as person, point::help as point,
        position::help as position, process::help as process, proposal::help as proposal,
        question::help as question, track::help as track, version::help as version,
    },
};

/// Makes a table of the rows of a list.
macro_rules! ways {
    ($($name:ident = $grade:ident $kind:ident $id:literal,
        $sentence:literal, $($text:literal)? $($room:ident :: $help:ident)?;)*) => {
        &[$((&catalogue::$name, way!($($text)? $($room :: $help)?)),)*]
    };
}

/// Reads the help of one row. There is no help that is nothing.
macro_rules! way {
    ($text:literal) => {
        Way::Text($text)
    };
    ($room:ident :: $help:ident) => {
        Way::Worked($room::$help)
    };
}

type Ways = &'static [(&'static Rule, Way)];

static EVERY: Ways = catalogue::every!(ways);
static TALKS: Ways = catalogue::talks!(ways);
static TABLE: Ways = catalogue::table!(ways);
static OUTCOME: Ways = catalogue::outcome!(ways);
static NOTES: Ways = catalogue::notes!(ways);

/// Finds the help for a rule that is written by hand.
pub(crate) fn way_of(rule: &Rule) -> Option<&'static Way> {
    let of = |rows: Ways| rows.iter().find(|(one, _)| *one == rule);
    [EVERY, TALKS, TABLE, OUTCOME, NOTES].into_iter().find_map(of).map(|(_, way)| way)
}
