//! The envelope of entries and drafts on the wire, and what a file says of all its drafts at once.

use std::{str::FromStr, sync::Arc};

use chrono::{FixedOffset, NaiveDate};

use super::{Actor, Disclosure, Draft, Entry, MAX_IRREGULARITIES, Mode, Rare};
#[cfg(feature = "json")]
use crate::decision::read_offset;
use crate::{
    value::{
        id::RecorderId,
        metadata::Metadata,
        source::{MAX_SOURCES, Source},
        when::{Instant, When, instant},
    },
    wire::{Fields, Reader, Tape, Wire, Wrong},
};

/// What a file of drafts says of each of its drafts that does not say it itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Defaults {
    pub(crate) recorder: Option<RecorderId>,
    pub(crate) by: Option<Actor>,
    pub(crate) sources: Vec<Source>,
    pub(crate) disclosure: Disclosure,
    pub(crate) mode: Mode,
    pub(crate) offset: Option<FixedOffset>,
}

/// Nothing said of all drafts.
static NONE: Defaults = Defaults {
    recorder: None,
    by: None,
    sources: Vec::new(),
    disclosure: Disclosure::Public,
    mode: Mode::Governed,
    offset: None,
};

#[cfg(feature = "json")]
/// The greatest number of values and keys that stand for all drafts of a file, since each draft gets a copy.
const MAX_DEFAULTS: u32 = 64;

#[cfg(feature = "json")]
/// The greatest number of sources among them.
const MAX_DEFAULT_SOURCES: usize = 4;

/// Reads an offset that an instant can have.
#[cfg(feature = "json")]
fn whole_minutes(from: Reader<'_>) -> Result<FixedOffset, Wrong> {
    let offset = read_offset(from)?;
    if offset.local_minus_utc() % 60 == 0 {
        Ok(offset)
    } else {
        Err(from.wrong(&"an instant has an offset in whole minutes, such as `+01:00`"))
    }
}

#[cfg(feature = "json")]
impl Defaults {
    /// Reads what the header of a file says.
    pub(crate) fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        const NAMES: &[&str] = &["recorder", "by", "sources", "disclosure", "mode", "offset"];
        if from.size() > MAX_DEFAULTS {
            return Err(from.wrong(&format_args!(
                "what stands for all drafts has at most {MAX_DEFAULTS} values and keys"
            )));
        }
        let mut slots = [0; NAMES.len()];
        let mut fields = from.fields(NAMES, &mut slots)?;
        Ok(Self {
            recorder: fields.optional()?,
            by: fields.next().map(Actor::read_short).transpose()?,
            sources: fields.list(MAX_DEFAULT_SOURCES)?,
            disclosure: fields.or(Disclosure::Public)?,
            mode: fields.or(Mode::Governed)?,
            offset: fields.next().map(whole_minutes).transpose()?,
        })
    }
}

/// Reads a field that must be there, in the line or for all of them.
fn given<T: Wire + Clone>(fields: &mut Fields<'_, '_>, default: Option<&T>) -> Result<T, Wrong> {
    match default {
        None => fields.required(),
        Some(default) => fields.next().map_or_else(|| Ok(default.clone()), T::read),
    }
}

/// Reads when an entry was recorded. Where an offset stands for all drafts of a file, it may be left out, and the time of day as well:
/// a day is its end, so that everything that happened on it comes before.
fn recorded(from: Reader<'_>, offset: Option<FixedOffset>) -> Result<Instant, Wrong> {
    let read = Instant::read(from);
    let (Err(_), Some(text), Some(offset)) = (&read, from.as_text(), offset) else { return read };
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|day| day.to_string() == text);
    if let Some(day) = day {
        let latest = When::day(day).ok().and_then(|day| day.span(offset).latest);
        return latest.map(|latest| latest.with_timezone(&offset)).map_or(read, Ok);
    }
    let has_none = text.parse::<NaiveDate>().is_err() && When::from_str(text).is_err();
    if has_none { instant::parse(&format!("{text}{offset}")).map_or(read, Ok) } else { read }
}

impl Wire for Entry {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        read(from, None)
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        let Self { id, recorder, by, recorded, disclosure, mode, reason, reached, rare, event } = self;
        let Rare { occurred, sources, embargo, metadata, rests_on, cause, irregularities, erased } = &**rare;
        let mut map = to.map();
        map.field("id", id);
        map.field("recorder", recorder);
        map.field("by", by);
        map.field("recorded", recorded);
        map.optional("occurred", occurred.as_ref());
        map.list("sources", sources);
        map.or("disclosure", disclosure, &Disclosure::Public);
        map.optional("embargo", embargo.as_ref());
        map.or("mode", mode, &Mode::Governed);
        map.or("metadata", metadata, &Metadata::new());
        map.optional("reason", reason.as_ref());
        map.optional("rests_on", rests_on.as_ref());
        map.optional("reached", reached.as_ref());
        map.optional("cause", cause.as_ref());
        map.list("irregularities", irregularities);
        map.optional("erased", erased.as_ref());
        map.field("event", event);
        map.end();
    }
}

/// Reads an entry, or a draft with what its file says of each line.
#[expect(clippy::similar_names, reason = "who recorded it and when are the words of the record")]
fn read(from: Reader<'_>, given_for_all: Option<&Defaults>) -> Result<Entry, Wrong> {
    const NAMES: &[&str] = &[
        "id",
        "recorder",
        "by",
        "recorded",
        "occurred",
        "sources",
        "disclosure",
        "embargo",
        "mode",
        "metadata",
        "reason",
        "rests_on",
        "reached",
        "cause",
        "irregularities",
        "erased",
        "event",
    ];
    let defaults = given_for_all.unwrap_or(&NONE);
    let mut slots = [0; NAMES.len()];
    let mut fields = from.fields(NAMES, &mut slots)?;
    let id = fields.required()?;
    let recorder = given(&mut fields, defaults.recorder.as_ref())?;
    let by = match (fields.next(), &defaults.by, given_for_all) {
        (Some(by), _, Some(_)) => Actor::read_short(by)?,
        (Some(by), _, None) => Wire::read(by)?,
        (None, Some(by), _) => by.clone(),
        (None, None, _) => return Err(from.missing("by")),
    };
    let recorded = recorded(fields.given()?, defaults.offset)?;
    let occurred = fields.optional()?;
    let sources = match fields.next() {
        Some(sources) => sources.list(MAX_SOURCES)?,
        None => defaults.sources.clone(),
    };
    let disclosure = fields.next().map_or_else(|| Ok(defaults.disclosure.clone()), Wire::read)?;
    let embargo = fields.optional()?;
    let (mode, metadata) = (fields.or(defaults.mode)?, fields.or(Metadata::new())?);
    let (reason, rests_on, reached) = (fields.optional()?, fields.optional()?, fields.optional()?);
    let (cause, irregularities) = (fields.optional()?, fields.list(MAX_IRREGULARITIES)?);
    let (erased, event) = (fields.optional()?, fields.required()?);
    let rare = Rare { occurred, sources, embargo, metadata, rests_on, cause, irregularities, erased };
    Ok(Entry { id, recorder, by, recorded, disclosure, mode, reason, reached, rare: rare.into(), event })
}

crate::wire::wire_serde! { Entry }

impl Wire for Draft {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        Self::read_with(from, &NONE)
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        self.0.write(to);
    }
}

impl Draft {
    /// Reads a draft, with what its file says of each line.
    pub(crate) fn read_with(from: Reader<'_>, defaults: &Defaults) -> Result<Self, Wrong> {
        let entry = read(from, Some(defaults))?;
        let found = [
            ("cause", entry.rare.cause.is_some()),
            ("reached", entry.reached.is_some()),
            ("irregularities", !entry.rare.irregularities.is_empty()),
            ("erased", entry.rare.erased.is_some()),
        ];
        if let Some((field, _)) = found.into_iter().find(|(_, is_there)| *is_there) {
            return Err(from.key(field).map_or(from, |(key, _)| key).wrong(
                &"a draft must not give `cause`, `reached` or `irregularities`, which deciding finds, nor `erased`",
            ));
        }
        // Only here: a zone may change after an entry was recorded, and the entry has to be read.
        let mut fault = None;
        entry.each_date(&mut |date| fault = fault.or_else(|| date.zone_fault().map(|why| (date, why))));
        if let Some((date, why)) = fault {
            return Err(from.wrong(&format_args!("`{date}`: {why}")));
        }
        Ok(Self(Arc::new(entry)))
    }
}

crate::wire::wire_serde! { Draft }
