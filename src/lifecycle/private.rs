//! What the expansion of `lifecycle!` calls. Not part of the interface.
//!
//! Everything here that is `const` runs while the declaration compiles: it lays the rows out, makes the
//! grid for look-ups, and stops the build at the first fault that the linter would call an error.
//! Constant evaluation has neither traits nor iterators, so statuses and actions are numbers
//! here: their place in the declaration, and for a status that is left one more, because zero
//! stands for the thing that does not exist yet.

use std::{fmt, marker::PhantomData, str::FromStr};

pub use serde;

use super::{InvalidTerm, Lifecycle, Row};
use crate::judge::rule::Rule;

/// The marks of a status, as bits.
pub const INITIAL: u8 = 1;
/// See [`INITIAL`].
pub const RESTING: u8 = 2;
/// See [`INITIAL`].
pub const LAST: u8 = 4;

const NO_ROW: u16 = u16::MAX;

/// A row as declared, with all the statuses on its left.
#[derive(Debug)]
pub struct Declared<L: Lifecycle> {
    pub from: &'static [Option<L::Status>],
    pub from_at: &'static [usize],
    pub action: L::Action,
    pub action_at: usize,
    pub to: L::Status,
    pub to_at: usize,
    pub entitled: &'static [L::Role],
    pub guard: Option<&'static Rule>,
}

/// A row in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    from: usize,
    action: usize,
    to: usize,
}

/// How many rows the declared ones make.
#[must_use]
pub const fn count<L: Lifecycle>(mut declared: &[Declared<L>]) -> usize {
    let mut count = 0;
    while let [first, rest @ ..] = declared {
        count += first.from.len();
        declared = rest;
    }
    count
}

/// The table, laid out.
#[allow(clippy::panic, reason = "stops the build; the macro asks for one row at least")]
#[must_use]
pub const fn rows<L: Lifecycle, const N: usize>(mut declared: &[Declared<L>]) -> [Row<L>; N] {
    let [Declared { from: [from, ..], action, to, entitled, guard, .. }, ..] = declared else {
        panic!("a lifecycle has at least one row");
    };
    let mut rows = [Row { from: *from, action: *action, to: *to, entitled, guard: *guard }; N];
    let mut free: &mut [Row<L>] = &mut rows;
    while let [first, rest @ ..] = declared {
        let mut froms = first.from;
        while let [from, others @ ..] = froms {
            let [slot, left @ ..] = free else { return rows };
            let Declared { action, to, entitled, guard, .. } = *first;
            *slot = Row { from: *from, action, to, entitled, guard };
            (froms, free) = (others, left);
        }
        declared = rest;
    }
    rows
}

/// The table in numbers, laid out in the same order.
#[must_use]
pub const fn steps<L: Lifecycle, const N: usize>(mut declared: &[Declared<L>]) -> [Step; N] {
    let mut steps = [Step { from: 0, action: 0, to: 0 }; N];
    let mut free: &mut [Step] = &mut steps;
    while let [first, rest @ ..] = declared {
        let mut froms = first.from_at;
        while let [from, others @ ..] = froms {
            let [slot, left @ ..] = free else { return steps };
            *slot = Step { from: *from, action: first.action_at, to: first.to_at };
            (froms, free) = (others, left);
        }
        declared = rest;
    }
    steps
}

/// For each status that is left, and each action, the place of the row in the table.
#[must_use]
pub const fn grid<const A: usize, const S: usize>(steps: &[Step]) -> [[u16; A]; S] {
    assert!(steps.len() < NO_ROW as usize, "a lifecycle has fewer than 65535 rows");
    let mut grid = [[NO_ROW; A]; S];
    let mut lines: &mut [[u16; A]] = &mut grid;
    let mut from = 0;
    while let [line, others @ ..] = lines {
        let mut cells: &mut [u16] = line;
        let mut action = 0;
        while let [cell, left @ ..] = cells {
            *cell = place(steps, from, action);
            cells = left;
            action += 1;
        }
        lines = others;
        from += 1;
    }
    grid
}

const fn place(mut steps: &[Step], from: usize, action: usize) -> u16 {
    let mut place = 0;
    while let [step, rest @ ..] = steps {
        if step.from == from && step.action == action {
            return place;
        }
        place += 1;
        steps = rest;
    }
    NO_ROW
}

/// Looks a row up.
#[inline]
#[must_use]
pub fn row<L: Lifecycle, const A: usize, const S: usize>(
    table: &'static [Row<L>],
    grid: &[[u16; A]; S],
    from: usize,
    action: usize,
) -> Option<&'static Row<L>> {
    table.get(usize::from(*grid.get(from)?.get(action)?))
}

/// Stops the build if two words are spelt alike, or one is not in snake case. The second of a pair is the word of
/// the field that says which action of the event it is, or empty.
pub const fn check_words(mut words: &[(&str, &str)]) {
    while let [(word, choice), rest @ ..] = words {
        assert!(
            is_snake_case(word) && (choice.is_empty() || is_snake_case(choice)),
            "a word of a lifecycle begins with `a` to `z` and has `a` to `z`, `0` to `9`, `_`"
        );
        let mut others = rest;
        while let [(other, with), left @ ..] = others {
            // An event that is one action is not several as well.
            let apart = !choice.is_empty() && !with.is_empty() && !alike(choice.as_bytes(), with.as_bytes());
            assert!(
                apart || !alike(word.as_bytes(), other.as_bytes()),
                "two words of a lifecycle are spelt alike"
            );
            others = left;
        }
        words = rest;
    }
}

const fn is_snake_case(word: &str) -> bool {
    let mut bytes = word.as_bytes();
    let [b'a'..=b'z', ..] = bytes else { return false };
    while let [b'a'..=b'z' | b'0'..=b'9' | b'_', rest @ ..] = bytes {
        bytes = rest;
    }
    bytes.is_empty()
}

const fn alike(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([a, one_left @ ..], [b, other_left @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (one_left, other_left);
    }
    one.is_empty() && other.is_empty()
}

/// Stops the build at the first fault of a table. `marks` has one entry for each status.
pub const fn check(marks: &[u8], actions: usize, steps: &[Step]) {
    assert!(marks.len() <= 128 && actions <= 128, "a lifecycle has at most 128 statuses and 128 actions");
    let (initial, last) = (marked(marks, INITIAL), marked(marks, LAST));
    assert!(initial != 0, "no status is marked `initial`");

    let (mut used, mut left) = (0_u128, 0_u128);
    let mut rest = steps;
    while let [step, others @ ..] = rest {
        used |= 1 << step.action;
        if step.from == 0 {
            assert!(initial & (1 << step.to) != 0, "a row from `new` leads to a status not marked `initial`");
        } else if step.from - 1 != step.to {
            left |= 1 << (step.from - 1);
        }
        assert!(place(others, step.from, step.action) == NO_ROW, "two rows leave one status by one action");
        rest = others;
    }
    let all = first_bits(marks.len());
    assert!(used == first_bits(actions), "an action is in no row");
    assert!(reached(initial, steps) == all, "a status cannot be reached from an initial one");
    assert!(left & last == 0, "a status marked `last` has a row that leads out of it");
    assert!(left | last == all, "a status that no row leads out of is not marked `last`");
}

const fn first_bits(count: usize) -> u128 {
    if count == 0 { 0 } else { u128::MAX >> (128 - count) }
}

const fn marked(mut marks: &[u8], mark: u8) -> u128 {
    let (mut set, mut bit) = (0, 1_u128);
    while let [first, rest @ ..] = marks {
        if *first & mark != 0 {
            set |= bit;
        }
        bit <<= 1;
        marks = rest;
    }
    set
}

const fn reached(initial: u128, steps: &[Step]) -> u128 {
    let (mut before, mut now) = (0, initial);
    while before != now {
        before = now;
        let mut rest = steps;
        while let [step, others @ ..] = rest {
            if step.from != 0 && now & (1 << (step.from - 1)) != 0 {
                now |= 1 << step.to;
            }
            rest = others;
        }
    }
    now
}

/// The error of a text that is no word of the set.
#[must_use]
pub const fn invalid_term(kind: &'static str, allowed: &'static [&'static str]) -> InvalidTerm {
    InvalidTerm { kind, allowed }
}

/// Reads a word of a closed set, without taking a copy of it.
///
/// # Errors
/// What the format says, or [`InvalidTerm`] as a custom error.
pub fn decode<'de, D, T>(deserializer: D, kind: &'static str) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: FromStr<Err = InvalidTerm>,
{
    struct Word<T>(&'static str, PhantomData<T>);
    impl<T: FromStr<Err = InvalidTerm>> serde::de::Visitor<'_> for Word<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a {}", self.0)
        }
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Word(kind, PhantomData))
}
