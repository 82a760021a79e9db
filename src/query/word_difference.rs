//! The differences of two texts, word by word (feature `diff`).

use std::ops::Range;

use similar::{Algorithm, DiffTag, DiffableStr, capture_diff_slices};

use crate::{
    talks::point::Wording,
    value::{gather::Gather, text::Text},
};

/// A stretch of words that two wordings share, or that only one of them has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stretch {
    /// In both.
    Same(String),
    /// In the first only.
    Removed(String),
    /// In the second only.
    Added(String),
}

/// Returns the differences of two wordings, word by word (feature `diff`). A wording without text is empty.
///
/// Where more than 8,192 words lie between the first difference and the last, lines are compared first, then the words
/// in them; what is still as long counts as one difference. That bounds the time by the length of the texts.
///
/// ```
/// use negotiation::{
///     query::{word_difference, Stretch}, talks::point::Wording,
///     value::{id::WordingId, text::Text},
/// };
///
/// let words = |id: &str, text: &str| Some(Wording::new(id, text).unwrap());
/// let (old, new) = (words("w1", "a cap of 600,000"), words("w2", "a cap of 800,000"));
/// let all = word_difference(old.as_ref(), new.as_ref());
/// assert_eq!(all[1..], [Stretch::Removed("600,000".into()), Stretch::Added("800,000".into())]);
/// ```
#[must_use]
pub fn word_difference(first: Option<&Wording>, second: Option<&Wording>) -> Vec<Stretch> {
    let (first, second) = (text_of(first), text_of(second));
    let mut all = Vec::new();
    let mut push = |stretch: fn(String) -> Stretch, text: Option<&str>| {
        all.extend(text.filter(|text| !text.is_empty()).map(|text| stretch(text.to_owned())));
    };
    let mut from = 0;
    for edit in edits(first, second) {
        push(Stretch::Same, first.get(from..edit.at.start));
        push(Stretch::Removed, first.get(edit.at.clone()));
        push(Stretch::Added, Some(edit.text));
        from = edit.at.end;
    }
    push(Stretch::Same, first.get(from..));
    all
}

/// The words of a wording; none where it has no text.
pub(super) fn text_of(wording: Option<&Wording>) -> &str {
    wording.and_then(|wording| wording.text.as_ref()).map_or("", Text::as_str)
}

/// A stretch of one text, in bytes, and what takes its place in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit<'a> {
    pub(super) at: Range<usize>,
    pub(super) text: &'a str,
}

/// The most words, or lines, of both texts between the first difference and the last that are compared one by one.
const MOST: usize = 8192;

/// What was in a place of the first text, and what is in its place in the second, both in bytes.
type Changed = (Range<usize>, Range<usize>);

/// What makes the second text of the first, in its order.
pub(super) fn edits<'a>(first: &str, second: &'a str) -> Vec<Edit<'a>> {
    let all = by_words(first, second).unwrap_or_else(|| by_lines(first, second));
    all.into_iter().filter_map(|(at, new)| Some(Edit { at, text: second.get(new)? })).gather()
}

fn by_words(first: &str, second: &str) -> Option<Vec<Changed>> {
    changed(&first.tokenize_words(), &second.tokenize_words())
}

fn by_lines(first: &str, second: &str) -> Vec<Changed> {
    let lines = changed(&first.tokenize_lines(), &second.tokenize_lines());
    let lines = lines.unwrap_or_else(|| vec![(0..first.len(), 0..second.len())]);
    let mut all = Vec::new();
    for (old, new) in lines {
        let shift = |by: usize, place: Range<usize>| by + place.start..by + place.end;
        let texts = first.get(old.clone()).zip(second.get(new.clone()));
        match texts.and_then(|(first, second)| by_words(first, second)) {
            Some(words) => {
                let words = words.into_iter();
                all.extend(words.map(|(was, is)| (shift(old.start, was), shift(new.start, is))));
            }
            None => all.push((old, new)),
        }
    }
    all
}

/// What changed from some pieces of text to others, if there are not too many.
fn changed(first: &[&str], second: &[&str]) -> Option<Vec<Changed>> {
    let shorter = first.len().min(second.len());
    let ahead = first.iter().zip(second).take_while(|(first, second)| first == second).count();
    let behind = first.iter().rev().zip(second.iter().rev()).take_while(|(first, second)| first == second);
    let same = ahead + behind.count().min(shorter - ahead);
    if first.len() + second.len() - 2 * same > MOST {
        return None;
    }
    let (olds, news) = (ends(first), ends(second));
    let bytes = |ends: &[usize], pieces: Range<usize>| {
        let end = |piece: usize| piece.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0);
        end(pieces.start)..end(pieces.end)
    };
    let all = capture_diff_slices(Algorithm::Myers, first, second);
    let differences = all.iter().filter(|piece| piece.tag() != DiffTag::Equal);
    Some(differences.map(|piece| (bytes(&olds, piece.old_range()), bytes(&news, piece.new_range()))).gather())
}

/// Where each piece of a text ends.
fn ends(pieces: &[&str]) -> Vec<usize> {
    let length = |end: &mut usize, piece: &&str| {
        *end += piece.len();
        Some(*end)
    };
    pieces.iter().scan(0, length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(first: &str, second: &str) -> String {
        let (mut text, mut from) = (String::new(), 0);
        for edit in edits(first, second) {
            text += &first[from..edit.at.start];
            text += edit.text;
            from = edit.at.end;
        }
        text + &first[from..]
    }

    #[test]
    fn what_changed_makes_the_second_text_of_the_first() {
        let words = |n: usize, of: &str| (0..n).map(|n| format!("{of}{n} ")).collect::<Vec<_>>().concat();
        let lines =
            |n: usize, of: &str| (0..n).map(|n| format!("{of}{n} stays\n")).collect::<Vec<_>>().concat();
        let long = [words(6000, "a"), words(6000, "b"), lines(6000, "a"), lines(6000, "b")];
        let all = ["", "a", "a b", "b a", "a  b", "x a b y", "a b\nc", "é a", "a a a"];
        let all: Vec<&str> = all.into_iter().chain(long.iter().map(String::as_str)).collect();
        for first in &all {
            for second in &all {
                assert_eq!(applied(first, second), *second);
            }
        }
    }

    #[test]
    fn a_long_text_is_compared_line_by_line() {
        let first = (0..3000).map(|n| format!("line {n} of it\n")).collect::<Vec<_>>().concat();
        let second =
            first.replacen("line 0 of", "line nought of", 1).replacen("line 2999 of", "line last of", 1);
        let all = edits(&first, &second);
        assert_eq!(all.iter().map(|edit| edit.text).collect::<Vec<_>>(), ["nought", "last"]);
    }
}
