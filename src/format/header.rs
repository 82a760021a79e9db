//! The header of a file: its format, what it holds, and what stands for all of it.

use super::json::{MAJOR, MAX_DISCLOSED, MINOR};
use crate::{
    event::Defaults,
    record::Audience,
    value::{id::EntryId, when::Instant},
    wire::{Reader, Tape, Wire, Wrong, wire_struct, wire_words},
};

pub(super) struct Header {
    pub(super) format: Format,
    pub(super) content: Content,
    /// Of a view: for whom it is.
    pub(super) audience: Option<Audience>,
    /// Of a view: what was disclosed later than it was recorded.
    pub(super) disclosed: Vec<Told>,
    /// Of drafts: what stands for all of them.
    pub(super) defaults: Option<Defaults>,
}

impl Header {
    pub(super) const fn of(content: Content) -> Self {
        let format = Format { major: MAJOR, minor: MINOR };
        Self { format, content, audience: None, disclosed: Vec::new(), defaults: None }
    }
}

impl Wire for Header {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        const NAMES: &[&str] = &["format", "content", "audience", "disclosed", "defaults"];
        let mut slots = [0; NAMES.len()];
        let mut fields = from.fields(NAMES, &mut slots)?;
        let (format, content) = (fields.required()?, fields.or(Content::Entries)?);
        let (audience, disclosed) = (fields.optional()?, fields.list(MAX_DISCLOSED)?);
        let defaults = match (fields.next(), content) {
            (Some(defaults), Content::Drafts) => Some(Defaults::read(defaults)?),
            (Some(defaults), Content::Entries | Content::View) => {
                return Err(defaults.wrong(&"only drafts have `defaults`; an entry says all of it itself"));
            }
            (None, _) => None,
        };
        Ok(Self { format, content, audience, disclosed, defaults })
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        // Drafts that are written say all of it themselves.
        let Self { format, content, audience, disclosed, defaults: _ } = self;
        let mut map = to.map();
        map.field("format", format);
        map.or("content", content, &Content::Entries);
        map.optional("audience", audience.as_ref());
        map.list("disclosed", disclosed);
        map.end();
    }
}

/// An entry that was disclosed to the audience of a view, and when.
pub(super) struct Told {
    pub(super) entry: EntryId,
    pub(super) at: Instant,
}

wire_struct! { Told {
    entry: required,
    at: required,
} }

#[derive(Clone, Copy)]
pub(super) struct Format {
    pub(super) major: u32,
    pub(super) minor: u32,
}

impl Format {
    /// The format that a header says, whatever else is in it.
    pub(super) fn of(header: Reader<'_>) -> Result<Self, Wrong> {
        match header.key("format") {
            Some((_, format)) => Wire::read(format),
            None => Err(header.missing("format")),
        }
    }
}

// Of another version there may be more in it.
impl Wire for Format {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        let mut slots = [0; 2];
        let mut fields = from.some_fields(&["major", "minor"], &mut slots)?;
        Ok(Self { major: fields.required()?, minor: fields.required()? })
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        let mut map = to.map();
        map.field("major", &self.major);
        map.field("minor", &self.minor);
        map.end();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Entries,
    Drafts,
    View,
}

wire_words! { Content {
    Entries = "entries",
    Drafts = "drafts",
    View = "view",
} }
