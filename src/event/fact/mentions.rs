//! What the value of a field mentions, which dates it carries, and which texts are taken out of it when an
//! entry is erased.

use crate::{
    things::things,
    value::{
        id::{EntryId, NegotiationId, RecorderId},
        when::When,
    },
};

macro_rules! mentions {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        /// Something that an event mentions by its id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Mention<'a> {
            $($(
                #[doc = $doc]
                $Thing(&'a crate::value::id::$Id),
            )?)*
            /// An entry, also one that a time hangs on.
            Entry(&'a EntryId),
        }

        /// Takes what a value mentions, one by one: by its sort, or else as a mention.
        pub trait Naming<'a> {
            /// Takes a mention.
            fn mention(&mut self, mention: Mention<'a>);

            /// Takes the id of an entry.
            fn entry(&mut self, id: &'a EntryId) {
                self.mention(Mention::Entry(id));
            }

            $($(
                #[doc = concat!("Takes the id of ", $shown, ".")]
                fn $one(&mut self, id: &'a crate::value::id::$Id) {
                    self.mention(Mention::$Thing(id));
                }
            )?)*
        }

        $($(mentioned!(crate::value::id::$Id => $Thing $one);)?)*
    };
}

/// What calls a function with each mention.
pub struct Called<'f, 'a>(pub &'f mut dyn FnMut(Mention<'a>));

impl<'a> Naming<'a> for Called<'_, 'a> {
    fn mention(&mut self, mention: Mention<'a>) {
        (self.0)(mention);
    }
}

/// What becomes of the texts that are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Something stands in the place of each.
    Erased,
    /// The same; and those that may be left out are.
    LeftOut,
}

/// A field that may mention things, carry dates, and hold texts. Most do none of it.
pub trait Mentions {
    /// Whether it is a text, and nothing else.
    const IS_TEXT: bool = false;

    /// Whether it may mention anything.
    const NAMES: bool;

    /// Tells every id that stands in the value.
    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        let _ = each;
    }

    /// Calls `each` for every id that stands in the value.
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        self.name_to(&mut Called(each));
    }

    /// Whether it mentions one of these.
    fn mentions_one(&self, is_one: &dyn Fn(Mention<'_>) -> bool) -> bool {
        let mut found = false;
        self.each_mention(&mut |mention| found = found || is_one(mention));
        found
    }

    /// Calls `each` for every date that stands in the value.
    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        let _ = each;
    }

    /// Takes out every text that stands in the value, and leaves all else: ids, words of vocabularies,
    /// numbers, times.
    fn erase(&mut self, texts: Texts) {
        let _ = texts;
    }
}

/// A field that may give an id to something new.
pub trait Introduces {
    /// Returns what it gives an id to; `None` if it is left out.
    fn introduced(&self) -> Option<Mention<'_>>;
}

impl<T: Introduces> Introduces for Option<T> {
    fn introduced(&self) -> Option<Mention<'_>> {
        self.as_ref().and_then(T::introduced)
    }
}

macro_rules! mentioned {
    ($id:ty => $variant:ident $one:ident) => {
        impl Mentions for $id {
            const NAMES: bool = true;

            fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
                each.$one(self);
            }
        }

        impl Introduces for $id {
            fn introduced(&self) -> Option<Mention<'_>> {
                Some(Mention::$variant(self))
            }
        }
    };
}
mentioned!(EntryId => Entry entry);
things!(mentions);

/// Fields of these types mention nothing.
macro_rules! mentions_nothing {
    ($($plain:ty),* $(,)?) => {$(
        impl $crate::event::fact::Mentions for $plain {
            const NAMES: bool = false;
        }
    )*};
}
pub(crate) use mentions_nothing;

mentions_nothing!(
    bool,
    u64,
    NegotiationId,
    RecorderId,
    crate::value::word::Area,
    crate::value::word::PartyKind,
    crate::value::share::Share,
    crate::value::role::Role,
    crate::value::when::Distance,
);

impl Mentions for When {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        self.anchors().for_each(|entry| each.entry(entry));
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        each(self);
    }
}

impl Mentions for crate::value::text::Name {
    const NAMES: bool = false;

    const IS_TEXT: bool = true;

    fn erase(&mut self, _: Texts) {
        *self = Self::ERASED;
    }
}

impl Mentions for crate::value::text::Text {
    const NAMES: bool = false;

    const IS_TEXT: bool = true;

    fn erase(&mut self, _: Texts) {
        *self = Self::ERASED;
    }
}

impl<T: Mentions> Mentions for Option<T> {
    const NAMES: bool = T::NAMES;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        if let Some(value) = self {
            value.name_to(each);
        }
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        if let Some(value) = self {
            value.each_date(each);
        }
    }

    fn erase(&mut self, texts: Texts) {
        if T::IS_TEXT && texts == Texts::LeftOut {
            *self = None;
        }
        if let Some(value) = self {
            value.erase(texts);
        }
    }
}

impl<T: Mentions> Mentions for Vec<T> {
    const NAMES: bool = T::NAMES;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        for value in self {
            value.name_to(each);
        }
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        for value in self {
            value.each_date(each);
        }
    }

    fn erase(&mut self, texts: Texts) {
        if T::IS_TEXT && texts == Texts::LeftOut {
            self.clear();
        }
        for value in self {
            value.erase(texts);
        }
    }
}

impl<T: Mentions> Mentions for Box<T> {
    const NAMES: bool = T::NAMES;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        (**self).name_to(each);
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        (**self).each_date(each);
    }

    fn erase(&mut self, texts: Texts) {
        (**self).erase(texts);
    }
}
