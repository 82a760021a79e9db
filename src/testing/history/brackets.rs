//! Alternatives, and acceptances confirmed, made of bytes.

use super::{Choice, name, party_id};
use crate::{
    event::Event,
    talks::{
        alternative::{Chosen, Proposed, Reopened, Reworded, SetAside, Withdrawn},
        point::Wording,
        position::Confirmed,
    },
    value::text::Text,
};

pub(super) fn brackets(kind: usize, c: &mut Choice) -> Event {
    let id = c.alternative();
    match kind {
        93 => {
            let fact = Proposed::from_parts(id, c.point(), words(c));
            let fact = if c.maybe() { fact.with_title(name()) } else { fact };
            if c.maybe() { fact.with_of(c.words()).into() } else { fact.into() }
        }
        94 => {
            let fact = Reworded::from_parts(id, words(c));
            if c.maybe() { fact.with_of(c.words()).into() } else { fact.into() }
        }
        95 => {
            let fact = Chosen::from_parts(id);
            if c.maybe() { fact.with_wording(c.words()).into() } else { fact.into() }
        }
        96 => SetAside::from_parts(id).into(),
        97 => Withdrawn::from_parts(id).into(),
        98 => Reopened::from_parts(id).into(),
        _ => {
            let fact = Confirmed::from_parts(party_id(c.below(2)), c.matter());
            if c.maybe() { fact.with_wording(c.words()).into() } else { fact.into() }
        }
    }
}

/// New words: one of three, or none at all.
fn words(c: &mut Choice) -> Wording {
    match c.below(4) {
        0 => Wording::no_text(c.words()),
        n => Wording::from_parts(c.words(), Text::new(format!("words {n}")).unwrap()),
    }
}
