//! What is wrong with a value, and where: in words for whoever wrote it, with the nearest right form.

use std::fmt::{Display, Write as _};

use super::tape::Node;

/// What is wrong, and where.
#[derive(Debug)]
pub(crate) struct Wrong(Box<Place>);

#[derive(Debug)]
#[cfg_attr(not(feature = "json"), expect(dead_code, reason = "JSON alone asks for all of it"))]
struct Place {
    /// The node that the path leads to.
    of: u32,
    /// The node that is at fault: this one, or a key in it.
    at: u32,
    /// Whether it is a name that is not known.
    is_unknown: bool,
    says: String,
}

impl Wrong {
    #[cold]
    #[inline(never)]
    pub(super) fn new(at: u32, says: String) -> Self {
        Self(Box::new(Place { of: at, at, is_unknown: false, says }))
    }

    /// A name that is none of these: the key or the text at fault, in this value or as a field.
    #[cold]
    #[inline(never)]
    pub(super) fn unknown(of: u32, at: u32, what: &str, found: &str, names: &[&str]) -> Self {
        let expected = match names {
            [] => format!("there is no {what}"),
            [one] => format!("expected `{one}`"),
            [one, other] => format!("expected `{one}` or `{other}`"),
            _ => format!("expected one of {}", quoted(names.iter().copied())),
        };
        let mut says = format!("unknown {what} `{}`, {expected}", shortened(found));
        if let Some(nearest) = nearest(found, names) {
            let _ = write!(says, "; the nearest is `{nearest}`");
        }
        Self(Box::new(Place { of, at, is_unknown: true, says }))
    }

    /// What is wrong.
    pub(crate) fn says(&self) -> &str {
        &self.0.says
    }

    /// Whether it is a name that this library does not know.
    #[cfg(feature = "json")]
    pub(crate) fn is_unknown(&self) -> bool {
        self.0.is_unknown
    }

    /// The number of the value or key at fault, in the order of their beginnings, from zero.
    #[cfg(feature = "json")]
    pub(crate) fn number(&self) -> usize {
        self.0.at as usize
    }

    /// The path to it, such as `event.point.tabled.title`; empty for the outermost value.
    pub(crate) fn path(&self, nodes: &[Node<'_>]) -> String {
        path(nodes, self.0.of)
    }

    /// What is wrong, and the path.
    #[cold]
    #[inline(never)]
    pub(super) fn told(&self, nodes: &[Node<'_>]) -> String {
        let path = self.path(nodes);
        if path.is_empty() { self.says().to_owned() } else { format!("{path}: {}", self.says()) }
    }
}

/// The path to a node.
fn path(nodes: &[Node<'_>], to: u32) -> String {
    let (mut path, mut at) = (String::new(), 0);
    while at < to {
        let Some((part, in_it)) = part_of(nodes, at, to) else { break };
        step(&mut path, &part);
        if !in_it {
            break;
        }
        at = part.value;
    }
    path
}

/// A part of a list or a map.
struct Part<'a> {
    /// By its key, or else by its index.
    key: Result<&'a str, usize>,
    /// Its value.
    value: u32,
}

fn step(path: &mut String, part: &Part<'_>) {
    let _ = match part.key {
        Ok(key) if path.is_empty() => write!(path, "{}", shortened(key)),
        Ok(key) => write!(path, ".{}", shortened(key)),
        Err(index) => write!(path, "[{index}]"),
    };
}

/// The part of this node in which another one stands, and whether that is in its value, not its key.
fn part_of<'a>(nodes: &'a [Node<'_>], at: u32, to: u32) -> Option<(Part<'a>, bool)> {
    let node = |at: u32| nodes.get(at as usize);
    let mut next = at + 1;
    for index in 0.. {
        let (key, value) = match (node(at)?, node(next)?) {
            (Node::Map { .. }, Node::Text(key)) => (Ok(&**key), next + 1),
            _ => (Err(index), next),
        };
        if to < value {
            return Some((Part { key, value }, false));
        }
        next = node(value).map_or(value, |node| node.after(value));
        if to < next {
            return Some((Part { key, value }, true));
        }
    }
    None
}

/// The path to the last value that was begun and has not ended.
#[cfg(feature = "json")]
pub(super) fn path_of_open(tape: &super::Tape<'_>) -> String {
    let nodes = tape.nodes();
    let (mut path, mut at) = (String::new(), 0);
    // What has no end yet is open, and the last of its parts may be.
    while let Some(Node::List { end: u32::MAX, .. } | Node::Map { end: u32::MAX, .. }) =
        nodes.get(at as usize)
    {
        let (mut next, mut index) = (at + 1, 0);
        let is_map = matches!(nodes.get(at as usize), Some(Node::Map { .. }));
        let open = loop {
            let key = match nodes.get(next as usize) {
                Some(Node::Text(key)) if is_map => Ok(&**key),
                // The member that was begun, and is none yet.
                None if !is_map && tape.is_inside => break Some(Part { key: Err(index), value: next }),
                None => break None,
                Some(_) => Err(index),
            };
            let value = next + u32::from(is_map);
            match nodes.get(value as usize) {
                // A key without its value, or a value that is open.
                None | Some(Node::List { end: u32::MAX, .. } | Node::Map { end: u32::MAX, .. }) => {
                    break Some(Part { key, value });
                }
                Some(node) => next = node.after(value),
            }
            index += 1;
        };
        let Some(open) = open else { break };
        step(&mut path, &open);
        at = open.value;
    }
    path
}

/// What was found, in words.
pub(super) fn found(node: &Node<'_>) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Truth(value) => format!("`{value}`"),
        Node::Unsigned(number) => format!("the number {number}"),
        Node::Signed(number) => format!("the number {number}"),
        Node::Float(number) => format!("the number {number}"),
        Node::Text(text) => format!("the text `{}`", shortened(text)),
        Node::List { .. } => "a list".to_owned(),
        Node::Map { .. } => "an object".to_owned(),
    }
}

/// The first letters of a text that somebody wrote.
pub(super) fn shortened(text: &str) -> impl Display + use<> {
    let mut letters = text.chars();
    let mut short: String =
        letters.by_ref().take(64).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if letters.next().is_some() {
        short.push_str("..");
    }
    short
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The names of several keys: `a`, `b` and `c`; of many the first few.
pub(super) fn several<'a>(mut keys: impl Iterator<Item = &'a str>) -> String {
    let first: Vec<String> = keys.by_ref().take(8).map(|key| format!("`{}`", shortened(key))).collect();
    match (&first[..], keys.count()) {
        ([], _) => "none".to_owned(),
        ([one], _) => one.clone(),
        ([some @ .., last], 0) => format!("{} and {last}", some.join(", ")),
        (some, others) => format!("{} and {others} others", some.join(", ")),
    }
}

/// The word that was most likely meant: with at most a third of its letters other than they are.
fn nearest<'a>(found: &str, expected: &[&'a str]) -> Option<&'a str> {
    let distances = expected.iter().map(|word| (distance(found, word), *word));
    let (distance, word) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= found.len().max(word.len())).then_some(word)
}

/// How many letters have to be added, left out or exchanged. At most the first 64 are looked at.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (at, letter) in other.chars().take(64).enumerate() {
        let mut next = vec![at + 1];
        for (left, pair) in one.iter().zip(row.windows(2)) {
            let [before, up] = pair else { continue };
            let exchanged = before + usize::from(*left != letter);
            let added = next.last().map_or(exchanged, |last| last + 1);
            next.push(exchanged.min(up + 1).min(added));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn the_nearest_word_is_named_if_it_is_near() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("same", "same"), 0);
        let words = ["accepts", "rejects", "opposes"];
        assert_eq!(nearest("acepts", &words), Some("accepts"));
        assert_eq!(nearest("likes", &words), None);
    }
}
