//! Writing to a tape, and a tape to a format.

use std::borrow::Cow;

use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeMap as _, SerializeSeq as _},
};

use super::{
    Wire,
    tape::{Node, Tape},
};

impl<'t> Tape<'t> {
    pub(crate) fn truth(&mut self, value: bool) {
        self.push(Node::Truth(value));
    }

    pub(crate) fn number(&mut self, number: u64) {
        self.push(Node::Unsigned(number));
    }

    pub(crate) fn text(&mut self, text: &'t str) {
        self.push(Node::Text(Cow::Borrowed(text)));
    }

    /// Writes a text that was made for it.
    pub(crate) fn made(&mut self, text: String) {
        self.push(Node::Text(Cow::Owned(text)));
    }

    /// Writes a text, or null.
    pub(crate) fn text_or_null(&mut self, text: Option<&'t str>) {
        match text {
            Some(text) => self.text(text),
            None => self.push(Node::Null),
        }
    }

    /// Writes a list of texts.
    pub(crate) fn texts(&mut self, texts: &'t [String]) {
        let (at, mut count) = (self.next(), 0);
        self.push(Node::List { members: 0, end: u32::MAX });
        for text in texts {
            self.text(text);
            count += 1;
        }
        self.end_list(at, count);
    }

    /// Writes a list.
    pub(crate) fn list<T: Wire + 't>(&mut self, members: impl IntoIterator<Item = &'t T>) {
        let (at, mut count) = (self.next(), 0);
        self.push(Node::List { members: 0, end: u32::MAX });
        for member in members {
            member.write(self);
            count += 1;
        }
        self.end_list(at, count);
    }

    /// Writes two values as a list.
    pub(crate) fn pair(&mut self, one: &'t impl Wire, other: &'t impl Wire) {
        let at = self.next();
        self.push(Node::List { members: 2, end: u32::MAX });
        one.write(self);
        other.write(self);
        self.end_list(at, 2);
    }

    /// Begins a map.
    pub(crate) fn map(&mut self) -> Map<'_, 't> {
        let at = self.next();
        self.push(Node::Map { keys: 0, end: u32::MAX });
        Map { tape: self, at, keys: 0 }
    }

    /// Writes a name with what belongs to it.
    pub(crate) fn variant(&mut self, name: &'static str, content: &'t impl Wire) {
        let mut map = self.map();
        map.field(name, content);
        map.end();
    }

    /// Writes a name with a list that belongs to it.
    pub(crate) fn variant_list<T: Wire>(&mut self, name: &'static str, members: &'t [T]) {
        let mut map = self.map();
        map.key(name).list(members);
        map.end();
    }
}

/// A map that is being written.
#[must_use = "a map has to be ended"]
pub(crate) struct Map<'w, 't> {
    tape: &'w mut Tape<'t>,
    at: u32,
    keys: u32,
}

impl<'t> Map<'_, 't> {
    /// Writes a key; its value has to follow.
    pub(crate) fn key(&mut self, name: &'t str) -> &mut Tape<'t> {
        self.keys += 1;
        self.tape.text(name);
        self.tape
    }

    /// Writes a field.
    pub(crate) fn field(&mut self, name: &'t str, value: &'t impl Wire) {
        value.write(self.key(name));
    }

    /// Writes a field, if there is a value.
    pub(crate) fn optional(&mut self, name: &'static str, value: Option<&'t impl Wire>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }

    /// Writes a field, unless it has the value that it has if it is left out.
    pub(crate) fn or<T: Wire + PartialEq>(&mut self, name: &'static str, value: &'t T, absent: &T) {
        if value != absent {
            self.field(name, value);
        }
    }

    /// Writes a list, unless it is empty.
    pub(crate) fn list<T: Wire>(&mut self, name: &'static str, members: &'t [T]) {
        if !members.is_empty() {
            self.whole_list(name, members);
        }
    }

    /// Writes a list.
    pub(crate) fn whole_list<T: Wire>(&mut self, name: &'static str, members: &'t [T]) {
        self.key(name).list(members);
    }

    /// Ends the map.
    pub(crate) fn end(self) {
        self.tape.end_map(self.at, self.keys);
    }
}

impl Serialize for Tape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.fault {
            Some(fault) => Err(S::Error::custom(fault)),
            None => Part { nodes: self.nodes(), at: 0 }.serialize(serializer),
        }
    }
}

/// A value on a tape.
#[derive(Clone, Copy)]
struct Part<'a> {
    nodes: &'a [Node<'a>],
    at: u32,
}

impl Part<'_> {
    fn node(&self) -> &Node<'_> {
        self.nodes.get(self.at as usize).unwrap_or(&Node::Null)
    }

    fn to(self, at: u32) -> Self {
        Self { at, ..self }
    }

    /// How many parts it has, as the format is told. INVARIANT (wire): of the outermost value nothing, so that only formats that can
    /// read it back can write it.
    fn told(self, parts: u32) -> Option<usize> {
        (self.at != 0).then_some(parts as usize)
    }
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut next = self.to(self.at + 1);
        match self.node() {
            Node::Null => serializer.serialize_unit(),
            Node::Truth(value) => serializer.serialize_bool(*value),
            Node::Unsigned(number) => serializer.serialize_u64(*number),
            Node::Signed(number) => serializer.serialize_i64(*number),
            Node::Float(number) => serializer.serialize_f64(*number),
            Node::Text(text) => serializer.serialize_str(text),
            Node::List { members, end } => {
                let mut list = serializer.serialize_seq(self.told(*members))?;
                while next.at < *end {
                    list.serialize_element(&next)?;
                    next.at = next.node().after(next.at);
                }
                list.end()
            }
            Node::Map { keys, end } => {
                let mut map = serializer.serialize_map(self.told(*keys))?;
                while next.at < *end {
                    let value = next.to(next.at + 1);
                    map.serialize_entry(&next, &value)?;
                    next.at = value.node().after(value.at);
                }
                map.end()
            }
        }
    }
}
