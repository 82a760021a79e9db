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

    /// How many values and keys it has, itself included.
    #[cfg(feature = "json")]
    pub(crate) fn size(self) -> u32 {
        self.after().saturating_sub(self.at)
    }

    /// Says what is wrong with it.
    #[cold]
    #[inline(never)]
    pub(crate) fn wrong(self, why: &dyn Display) -> Wrong {
        Wrong::new(self.at, why.to_string())
    }

    /// Says that a field is not there.
    #[cold]
    #[inline(never)]
    pub(crate) fn missing(self, name: &str) -> Wrong {
        self.wrong(&format_args!("missing field `{name}`"))
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

    /// Goes to the members of a list, however many; none if it is no list.
    pub(crate) fn members(self) -> Option<Items<'a>> {
        let Node::List { members, .. } = self.node() else { return None };
        Some(Items { next: self.to(self.at + 1), left: *members })
    }

    /// Reads a list of at most so many.
    pub(crate) fn items(self, max: usize) -> Result<Items<'a>, Wrong> {
        let Some(items) = self.members() else {
            return Err(self.unlike(&format_args!("a list of at most {max} members")));
        };
        if items.len() > max {
            return Err(self.wrong(&format_args!("a list has at most {max} members")));
        }
        Ok(items)
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
    #[cfg(feature = "json")]
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

    /// Reads a word of a closed set: its place in it.
    pub(crate) fn word(self, words: &'static [&'static str]) -> Result<usize, Wrong> {
        let such = words.first().copied().unwrap_or_default();
        let name = self.name().ok_or_else(|| self.unlike(&format_args!("a word such as `{such}`")))?;
        let text = name.as_text().unwrap_or_default();
        match words.iter().position(|word| *word == text) {
            Some(at) => self.alone(text).map(|()| at),
            None => Err(Wrong::unknown(self.at, name.at, "variant", text, words)),
        }
    }

    /// Checks that nothing belongs to the name of a form.
    fn alone(self, name: &str) -> Result<(), Wrong> {
        let content = self.to(self.at + 2);
        if self.is_map() && !content.is_null() {
            return Err(content.unlike(&format_args!("`{name}` alone")));
        }
        Ok(())
    }

    /// Reads which of these forms it is: the name alone, or as the one key of an object, with what belongs to it.
    pub(crate) fn variant(self, forms: &'static [Form]) -> Result<Variant<'a>, Wrong> {
        let Some(key) = self.name() else { return Err(self.no_variant(forms)) };
        let text = key.as_text().unwrap_or_default();
        let mut known = forms.iter().enumerate();
        let Some((at, Form(name, has_content))) = known.find(|(_, form)| form.0 == text) else {
            let names: Vec<&str> = forms.iter().map(|form| form.0).collect();
            return Err(Wrong::unknown(self.at, key.at, "variant", text, &names));
        };
        if !has_content {
            self.alone(name)?;
        } else if !self.is_map() {
            return Err(self.wrong(&format_args!(
                "only its name is given, and what it is of is expected with it, as in `{{\"{name}\":..}}`"
            )));
        }
        Ok(Variant { at, name, key, content: self.to(self.at + 2) })
    }

    #[cold]
    #[inline(never)]
    fn no_variant(self, forms: &[Form]) -> Wrong {
        if let Node::Map { keys, .. } = self.node() {
            let given = several(self.entries().filter_map(|(key, _)| key.as_text()));
            let verb = if *keys == 0 { "is" } else { "are" };
            return self.wrong(&format_args!("one key is expected, and {given} {verb} given"));
        }
        let such = forms.first().map(|form| form.0).unwrap_or_default();
        self.unlike(&format_args!("a name such as `{such}`, alone or as the key of an object,"))
    }
}

/// A form that a value can have: its name, and whether something belongs to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form(pub(crate) &'static str, pub(crate) bool);

/// The form that a value has: its name, and what belongs to it, if something does.
pub(crate) struct Variant<'a> {
    /// Its place among the forms.
    pub(crate) at: usize,
    pub(crate) name: &'static str,
    pub(crate) content: Reader<'a>,
    key: Reader<'a>,
}

impl Variant<'_> {
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
            _ => Err(self.map.missing(name.copied().unwrap_or_default())),
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
