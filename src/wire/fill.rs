//! Filling a tape from a format of serde: the only code that is compiled for each format.

use std::{borrow::Cow, fmt};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
};

use super::{
    MAX_DEPTH, MAX_NODES,
    tape::{Node, Tape},
};

/// The key under which `serde_json` gives a number, where a program asked it to keep all its digits.
pub(super) const DIGITS: &str = "$serde_json::private::Number";

impl<'t> Tape<'t> {
    /// Takes what a format gives; the tape is to be empty.
    ///
    /// # Errors
    /// What the format says, or that the value is too deep or too large.
    pub(crate) fn fill<D: Deserializer<'t>>(
        &mut self,
        deserializer: D,
        is_text: bool,
    ) -> Result<(), D::Error> {
        let value = Value { tape: self, depth: MAX_DEPTH };
        if is_text { deserializer.deserialize_str(value) } else { value.deserialize(deserializer) }
    }

    /// The same, with the path to what could not be read.
    ///
    /// # Errors
    /// As above.
    #[cfg(feature = "json")]
    pub(crate) fn fill_from<D: Deserializer<'t>>(
        &mut self,
        deserializer: D,
    ) -> Result<(), super::Fault<D::Error>> {
        self.fill(deserializer, false)
            .map_err(|error| super::Fault { error, path: super::fault::path_of_open(self) })
    }

    #[expect(clippy::inline_always, reason = "a node is made where it is to be")]
    #[inline(always)]
    fn add<E: Error>(&mut self, node: Node<'t>) -> Result<(), E> {
        if self.nodes().len() >= MAX_NODES {
            return Err(E::custom(format_args!("there are more than {MAX_NODES} values and keys")));
        }
        self.push(node);
        Ok(())
    }
}

/// A value that may be so deep, itself included.
struct Value<'f, 't> {
    tape: &'f mut Tape<'t>,
    depth: usize,
}

impl<'t> Value<'_, 't> {
    /// A part of this one.
    fn part<E: Error>(&mut self) -> Result<Value<'_, 't>, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Value { tape: self.tape, depth }),
            None => Err(E::custom(format_args!("values stand inside one another at most {MAX_DEPTH} deep"))),
        }
    }
}

impl<'t> DeserializeSeed<'t> for Value<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        self.tape.is_inside = true;
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Value<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, `true` or `false`, null, a list or an object")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.tape.add(Node::Truth(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.tape.add(u64::try_from(value).map_or(Node::Signed(value), Node::Unsigned))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.tape.add(Node::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.tape.add(Node::Float(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.tape.add(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'t str) -> Result<(), E> {
        self.tape.add(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        self.tape.add(Node::Text(Cow::Owned(text)))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.tape.add(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.tape.add(Node::Null)
    }

    fn visit_some<D: Deserializer<'t>>(mut self, deserializer: D) -> Result<(), D::Error> {
        self.part()?.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'t>>(mut self, deserializer: D) -> Result<(), D::Error> {
        self.part()?.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'t>>(mut self, mut members: A) -> Result<(), A::Error> {
        let (at, mut count) = (self.tape.next(), 0);
        self.tape.add(Node::List { members: 0, end: u32::MAX })?;
        while members.next_element_seed(self.part()?)?.is_some() {
            count += 1;
        }
        self.tape.end_list(at, count);
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(mut self, mut entries: A) -> Result<(), A::Error> {
        let (at, mut count) = (self.tape.next(), 0);
        self.tape.add(Node::Map { keys: 0, end: u32::MAX })?;
        while entries.next_key_seed(Key(self.tape))?.is_some() {
            entries.next_value_seed(self.part()?)?;
            count += 1;
        }
        if let [Node::Text(key), Node::Text(digits)] =
            self.tape.nodes().get(at as usize + 1..).unwrap_or_default()
        {
            if let Some(number) = number(digits).filter(|_| key == DIGITS) {
                self.tape.replace(at, number);
                return Ok(());
            }
        }
        self.tape.end_map(at, count);
        Ok(())
    }
}

/// The number with these digits; none, if they are of no number.
fn number(digits: &str) -> Option<Node<'static>> {
    let unsigned = digits.parse().map(Node::Unsigned);
    let signed = unsigned.or_else(|_| digits.parse().map(Node::Signed));
    signed.ok().or_else(|| digits.parse().ok().map(Node::Float))
}

/// A key, which is a text.
struct Key<'f, 't>(&'f mut Tape<'t>);

impl<'t> DeserializeSeed<'t> for Key<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Key<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text as the key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.add(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'t str) -> Result<(), E> {
        self.0.add(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        self.0.add(Node::Text(Cow::Owned(text)))
    }
}
