//! A value of any form, as a list of its parts.

use std::{borrow::Cow, fmt::Display};

use super::Reader;

/// A part of a value: one without parts of its own, or the beginning of one that has them. They follow it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node<'t> {
    Null,
    Truth(bool),
    Unsigned(u64),
    Signed(i64),
    /// No value of ours is one.
    Float(f64),
    Text(Cow<'t, str>),
    /// So many members, up to this node.
    List {
        members: u32,
        end: u32,
    },
    /// So many keys, each a text before its value, up to this node.
    Map {
        keys: u32,
        end: u32,
    },
}

impl Node<'_> {
    /// The node after this one and all its parts.
    pub(super) const fn after(&self, at: u32) -> u32 {
        match self {
            Self::List { end, .. } | Self::Map { end, .. } => *end,
            Self::Null
            | Self::Truth(_)
            | Self::Unsigned(_)
            | Self::Signed(_)
            | Self::Float(_)
            | Self::Text(_) => at + 1,
        }
    }
}

/// A value: the outermost first, and each before its parts.
#[derive(Debug)]
pub(crate) struct Tape<'t> {
    nodes: Vec<Node<'t>>,
    /// Whether the last value that was begun has not ended.
    pub(super) is_inside: bool,
    /// What could not be written.
    pub(super) fault: Option<String>,
}

/// What a format could not read: what it says, and the path to what it was reading.
#[cfg(feature = "json")]
pub(crate) struct Fault<E> {
    pub(crate) error: E,
    pub(crate) path: String,
}

impl<'t> Tape<'t> {
    pub(crate) const fn new() -> Self {
        Self { nodes: Vec::new(), is_inside: false, fault: None }
    }

    pub(crate) fn with_room(nodes: usize) -> Self {
        Self { nodes: Vec::with_capacity(nodes), ..Self::new() }
    }

    #[cfg(feature = "json")]
    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.is_inside = false;
        self.fault = None;
    }

    pub(crate) fn nodes(&self) -> &[Node<'t>] {
        &self.nodes
    }

    /// Reads it from its beginning.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader::of(&self.nodes)
    }

    #[expect(clippy::inline_always, reason = "a node is made where it is to be")]
    #[inline(always)]
    pub(super) fn push(&mut self, node: Node<'t>) {
        self.is_inside = false;
        self.nodes.push(node);
    }

    /// The number of the node that comes next.
    #[inline]
    pub(super) fn next(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    /// Puts another node in the place of one, and of all after it.
    pub(super) fn replace(&mut self, at: u32, node: Node<'t>) {
        self.nodes.truncate(at as usize);
        self.push(node);
    }

    /// Ends a list of so many members.
    pub(super) fn end_list(&mut self, at: u32, members: u32) {
        self.end(at, |end| Node::List { members, end });
    }

    /// Ends a map of so many keys.
    pub(super) fn end_map(&mut self, at: u32, keys: u32) {
        self.end(at, |end| Node::Map { keys, end });
    }

    fn end(&mut self, at: u32, node: impl FnOnce(u32) -> Node<'t>) {
        let end = self.next();
        if let Some(begun) = self.nodes.get_mut(at as usize) {
            *begun = node(end);
        }
        self.is_inside = false;
    }

    /// Says what could not be written; the first counts.
    pub(crate) fn fail(&mut self, why: &dyn Display) {
        self.fault.get_or_insert_with(|| why.to_string());
        self.push(Node::Null);
    }
}
