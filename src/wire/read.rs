//! Reading from a tape.

use std::{fmt::Display, slice};

use super::{
    Wire, Wrong,
    fault::{found, several},
    tape::Node,
};

/// A place on a tape: the value that begins there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    nodes: &'a [Node<'a>],
    at: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn of(nodes: &'a [Node<'a>]) -> Self {
        Self { nodes, at: 0 }
    }

    fn node(self) -> &'a Node<'a> {
        self.nodes.get(self.at as usize).unwrap_or(&Node::Null)
    }

    fn to(self, at: u32) -> Self {
        Self { at, ..self }
    }

    fn after(self) -> u32 {
        self.node().after(self.at)
    }

    /// Says what is wrong with it.
    #[cold]
    #[inline(never)]
    pub(crate) fn wrong(self, why: &dyn Display) -> Wrong {
        Wrong::new(self.at, why.to_string())
    }

    /// Says that it is something else than what is expected.
    #[cold]
    #[inline(never)]
    pub(crate) fn unlike(self, expected: &dyn Display) -> Wrong {
        Wrong::new(self.at, format!("{} is given, and {expected} is expected", found(self.node())))
    }

    pub(crate) fn is_null(self) -> bool {
        matches!(self.node(), Node::Null)
    }

    pub(crate) fn is_map(self) -> bool {
        matches!(self.node(), Node::Map { .. })
    }

    pub(crate) fn as_text(self) -> Option<&'a str> {
        if let Node::Text(text) = self.node() { Some(text) } else { None }
    }

    pub(crate) fn as_truth(self) -> Option<bool> {
        if let Node::Truth(value) = self.node() { Some(*value) } else { None }
    }

    pub(crate) fn as_number(self) -> Option<u64> {
        if let Node::Unsigned(number) = self.node() { Some(*number) } else { None }
    }

    /// Reads a text of which only this is expected.
    pub(crate) fn text(self, expected: &str) -> Result<&'a str, Wrong> {
        self.as_text().ok_or_else(|| self.unlike(&expected))
    }

    /// Its keys, each with its value; none if it is no map.
    pub(crate) fn entries(self) -> Entries<'a> {
        let end = if let Node::Map { end, .. } = self.node() { *end } else { self.at };
        Entries { next: self.to(self.at + 1), end }
    }

    /// Goes to a key, and to its value.
    pub(crate) fn key(self, name: &str) -> Option<(Self, Self)> {
        self.entries().find(|(key, _)| key.as_text() == Some(name))
    }

    /// Reads a list of at most so many.
    pub(crate) fn items(self, max: usize) -> Result<Items<'a>, Wrong> {
        let Node::List { members, .. } = self.node() else {
            return Err(self.unlike(&format_args!("a list of at most {max} members")));
        };
        if *members as usize > max {
            return Err(self.wrong(&format_args!("a list has at most {max} members")));
        }
        Ok(Items { next: self.to(self.at + 1), left: *members })
    }

    /// Reads a list of two.
    pub(crate) fn pair(self, expected: &str) -> Result<[Self; 2], Wrong> {
        let expected = format_args!("a list of {expected}");
        let Node::List { members: 2, .. } = self.node() else { return Err(self.unlike(&expected)) };
        let first = self.to(self.at + 1);
        Ok([first, self.to(first.after())])
    }

    /// The same, each member read.
    pub(crate) fn list<T: Wire>(self, max: usize) -> Result<Vec<T>, Wrong> {
        let items = self.items(max)?;
        let mut all = Vec::with_capacity(items.left as usize);
        for item in items {
            all.push(T::read(item)?);
        }
        Ok(all)
    }

    /// Finds the fields of an object, each at most once: where each of these names has its value, and zero where it has none.
    pub(crate) fn fields<'s>(
        self,
        names: &'static [&'static str],
        slots: &'s mut [u32],
    ) -> Result<Fields<'a, 's>, Wrong> {
        self.find(names, slots, true)?;
        Ok(Fields { map: self, names: names.iter(), slots: slots.iter() })
    }

    /// The same of an object that may have others as well.
    pub(crate) fn some_fields<'s>(
        self,
        names: &'static [&'static str],
        slots: &'s mut [u32],
    ) -> Result<Fields<'a, 's>, Wrong> {
        self.find(names, slots, false)?;
        Ok(Fields { map: self, names: names.iter(), slots: slots.iter() })
    }

    fn find(self, names: &'static [&'static str], slots: &mut [u32], are_all: bool) -> Result<(), Wrong> {
        if !self.is_map() {
            return Err(self.unlike(&"an object"));
        }
        let mut next = 0;
        for (key, value) in self.entries() {
            let name = key.as_text().unwrap_or_default();
            // Mostly they come in the order of their declaration.
            let (before, after) = names.split_at_checked(next).unwrap_or((names, &[]));
            let at = after.iter().position(|known| *known == name).map(|at| at + next);
            let at = at.or_else(|| before.iter().position(|known| *known == name));
            match at.and_then(|at| Some((at, slots.get_mut(at)?))) {
                Some((at, slot @ 0)) => (*slot, next) = (value.at, at + 1),
                Some(_) => return Err(key.wrong(&format_args!("duplicate field `{name}`"))),
                None if are_all => return Err(Wrong::unknown(key.at, key.at, "field", name, names)),
                None => {}
            }
        }
        Ok(())
    }

    /// Goes to the name of a form, which stands alone or as the one key of an object.
    pub(crate) fn name(self) -> Option<Self> {
        match self.node() {
            Node::Text(_) => Some(self),
            Node::Map { keys: 1, .. } => Some(self.to(self.at + 1)),
            Node::Null
            | Node::Truth(_)
            | Node::Unsigned(_)
            | Node::Signed(_)
            | Node::Float(_)
            | Node::List { .. }
            | Node::Map { .. } => None,
        }
    }

    /// Reads a word of a closed set.
    pub(crate) fn word(self, names: &'static [&'static str]) -> Result<&'static str, Wrong> {
        if self.name().is_none() {
            let such = names.first().copied().unwrap_or_default();
            return Err(self.unlike(&format_args!("a word such as `{such}`")));
        }
        let variant = self.variant(names)?;
        variant.nothing()?;
        Ok(variant.name)
    }

    /// Reads which of these it is: the name alone, or as the one key of an object, with what belongs to it.
    pub(crate) fn variant(self, names: &'static [&'static str]) -> Result<Variant<'a>, Wrong> {
        let (key, content) = match self.node() {
            Node::Text(_) => (self, None),
            Node::Map { keys: 1, .. } => {
                let key = self.to(self.at + 1);
                (key, Some(self.to(self.at + 2)))
            }
            Node::Map { keys, .. } => {
                let keys_given = several(self.entries().filter_map(|(key, _)| key.as_text()));
                let verb = if *keys == 0 { "is" } else { "are" };
                return Err(self.wrong(&format_args!("one key is expected, and {keys_given} {verb} given")));
            }
            Node::Null
            | Node::Truth(_)
            | Node::Unsigned(_)
            | Node::Signed(_)
            | Node::Float(_)
            | Node::List { .. } => {
                let such = names.first().copied().unwrap_or_default();
                return Err(
                    self.unlike(&format_args!("a name such as `{such}`, alone or as the key of an object,"))
                );
            }
        };
        let name = key.as_text().unwrap_or_default();
        match names.iter().find(|known| **known == name) {
            Some(name) => Ok(Variant { name, whole: self, key, content }),
            None => Err(Wrong::unknown(self.at, key.at, "variant", name, names)),
        }
    }
}

/// One of several forms: its name, and what belongs to it.
pub(crate) struct Variant<'a> {
    pub(crate) name: &'static str,
    whole: Reader<'a>,
    key: Reader<'a>,
    content: Option<Reader<'a>>,
}

impl<'a> Variant<'a> {
    /// What belongs to the name.
    pub(crate) fn content(&self) -> Result<Reader<'a>, Wrong> {
        self.content.ok_or_else(|| {
            self.whole.wrong(&format_args!(
                "only its name is given, and what it is of is expected with it, as in `{{\"{}\":..}}`",
                self.name
            ))
        })
    }

    /// Reads what belongs to the name.
    pub(crate) fn read<T: Wire>(&self) -> Result<T, Wrong> {
        T::read(self.content()?)
    }

    /// Checks that nothing belongs to the name.
    pub(crate) fn nothing(&self) -> Result<(), Wrong> {
        match self.content {
            Some(content) if !content.is_null() => {
                Err(content.unlike(&format_args!("`{}` alone", self.name)))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Says that the name is refused.
    #[cold]
    #[inline(never)]
    pub(crate) fn refused(&self, why: &dyn Display) -> Wrong {
        self.key.wrong(why)
    }
}

/// The fields of an object, in the order of their names.
pub(crate) struct Fields<'a, 's> {
    map: Reader<'a>,
    names: slice::Iter<'static, &'static str>,
    slots: slice::Iter<'s, u32>,
}

impl<'a> Fields<'a, '_> {
    /// Goes to the next field; none: it was left out.
    pub(crate) fn next(&mut self) -> Option<Reader<'a>> {
        self.names.next();
        self.slots.next().filter(|at| **at != 0).map(|at| self.map.to(*at))
    }

    /// Goes to the next field, which must be there.
    pub(crate) fn given(&mut self) -> Result<Reader<'a>, Wrong> {
        let name = self.names.next();
        match self.slots.next() {
            Some(at) if *at != 0 => Ok(self.map.to(*at)),
            _ => Err(self.map.wrong(&format_args!("missing field `{}`", name.copied().unwrap_or_default()))),
        }
    }

    /// Reads the next field, which must be there.
    pub(crate) fn required<T: Wire>(&mut self) -> Result<T, Wrong> {
        T::read(self.given()?)
    }

    /// Reads the next field; left out or null: none.
    pub(crate) fn optional<T: Wire>(&mut self) -> Result<Option<T>, Wrong> {
        match self.next() {
            Some(field) if !field.is_null() => T::read(field).map(Some),
            Some(_) | None => Ok(None),
        }
    }

    /// Reads the next field; left out: this.
    pub(crate) fn or<T: Wire>(&mut self, absent: T) -> Result<T, Wrong> {
        self.next().map_or(Ok(absent), T::read)
    }

    /// Reads the next field, a list of at most so many; left out: none.
    pub(crate) fn list<T: Wire>(&mut self, max: usize) -> Result<Vec<T>, Wrong> {
        self.next().map_or(Ok(Vec::new()), |field| field.list(max))
    }

    /// Reads the next field, a list of at most so many, which must be there.
    pub(crate) fn whole_list<T: Wire>(&mut self, max: usize) -> Result<Vec<T>, Wrong> {
        self.given()?.list(max)
    }
}

/// The members of a list.
pub(crate) struct Items<'a> {
    next: Reader<'a>,
    left: u32,
}

impl ExactSizeIterator for Items<'_> {}

impl<'a> Iterator for Items<'a> {
    type Item = Reader<'a>;

    fn next(&mut self) -> Option<Reader<'a>> {
        self.left = self.left.checked_sub(1)?;
        let item = self.next;
        self.next.at = item.after();
        Some(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

/// The keys of a map, each with its value.
pub(crate) struct Entries<'a> {
    next: Reader<'a>,
    end: u32,
}

impl<'a> Iterator for Entries<'a> {
    type Item = (Reader<'a>, Reader<'a>);

    fn next(&mut self) -> Option<(Reader<'a>, Reader<'a>)> {
        if self.next.at >= self.end {
            return None;
        }
        let key = self.next;
        let value = key.to(key.at + 1);
        self.next.at = value.after();
        Some((key, value))
    }
}
