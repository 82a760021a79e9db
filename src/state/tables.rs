//! The state: what the entries add up to.

use std::sync::{Arc, LazyLock};

use chrono::FixedOffset;

use crate::{
    decision::Procedure,
    event::{
        Entry, Event,
        fact::{Mention, Naming},
    },
    outcome::instrument::InstrumentState,
    state::DisclosedTo,
    talks::{
        alternative::{AlternativeEvent, AlternativeState},
        party::PartyState,
        point::{PointEvent, PointState, Standing, WordingState},
        process::Process,
        track::TrackStatus,
        version::{VersionEvent, VersionState},
    },
    things::things,
    value::{
        condition::Condition,
        gather::Gather,
        id::{EntryId, PartyId},
        register::Register,
        sorted::Map,
        table::{Ix, Keyed, Table},
    },
};

macro_rules! state {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        /// What the entries add up to. Things know each other by their index here, by their id outside.
        #[derive(Clone, Debug, Default)]
        pub(crate) struct State {
            pub(crate) process: Option<Process>,
            $($(
                #[doc = $doc]
                pub(crate) $all: Table<$State>,
            )?)*
            /// Derived: instruments that may enter into force with what happens to others.
            pub(crate) watching: Vec<Ix<InstrumentState>>,
            pub(crate) basis: Option<Register<Ix<VersionState>>>,
            /// Derived: how many parties have taken a seat as principals, be it that they left it since.
            pub(crate) seated: usize,
            /// Derived: whether a party ever carried on the place of another.
            pub(crate) succeeded: bool,
            /// Whether words were ever translated.
            pub(crate) translated: bool,
            /// Entries that take up again, or reject, what a question may have been carried on.
            pub(crate) undoing: Vec<u32>,
            /// Entries that are assessments.
            pub(crate) assessments: Vec<u32>,
            /// Entries that are accounts.
            pub(crate) accounts: Vec<u32>,
            /// Entries that confirm, dispute or deny an entry, or give it a source.
            pub(crate) remarks: Vec<u32>,
            /// The entries that were disclosed to more than at first, each with those that did so.
            pub(crate) disclosed: Map<EntryId, DisclosedTo>,
            /// The conditions of standing acceptances, by the entry that took the position.
            pub(crate) conditions: Vec<(u32, Condition)>,
            /// Derived: the principals that take part, in the order of the parties.
            pub(crate) principals: Vec<Ix<PartyState>>,
        }

        impl PartialEq for State {
            fn eq(&self, other: &Self) -> bool {
                self.process == other.process
                    $($(&& self.$all.items() == other.$all.items())?)*
                    && self.basis == other.basis
                    && self.undoing == other.undoing
                    && self.assessments == other.assessments
                    && self.accounts == other.accounts
                    && self.remarks == other.remarks
                    && self.disclosed == other.disclosed
                    && self.conditions == other.conditions
                    && self.principals == other.principals
            }
        }

        /// The things that an event names, each looked up once: of each sort the first. The subject of an
        /// event is the first of its sort. What the event introduces is [`Ix::NEW`].
        #[derive(Clone, Copy, Debug, Default)]
        pub(crate) struct Named {
            $($(
                #[doc = $doc]
                pub(crate) $one: Option<Ix<$State>>,
            )?)*
        }

        /// Looks up each thing that is mentioned, in the table of its sort.
        struct LookUp<'s, 'a> {
            state: &'s State,
            acting: Option<(&'s PartyId, Ix<PartyState>)>,
            is_entry: &'s dyn Fn(&EntryId) -> bool,
            /// None if nothing is hidden.
            is_hidden: Option<&'s dyn Fn(Mention<'a>) -> bool>,
            /// What the event gives an id to.
            new: Option<Mention<'a>>,
            named: Named,
            unknown: Option<Mention<'a>>,
        }

        impl<'a> Naming<'a> for LookUp<'_, 'a> {
            fn mention(&mut self, mention: Mention<'a>) {
                match mention {
                    $($(Mention::$Thing(id) => {
                        let id: &'a crate::value::id::$Id = id;
                        self.$one(id);
                    })?)*
                    Mention::Entry(id) => self.note(mention, (self.is_entry)(id)),
                }
            }

            $($(
                fn $one(&mut self, id: &'a crate::value::id::$Id) {
                    let mention = Mention::$Thing(id);
                    let ix = if self.is_new(mention) {
                        Some(Ix::NEW)
                    } else if let Some(acting) = self.acts(mention) {
                        Some(acting.cast())
                    } else {
                        self.state.$all.find(id.as_str())
                    };
                    self.named.$one = self.named.$one.or(ix);
                    self.note(mention, ix.is_some());
                }
            )?)*
        }

        impl State {
            /// What an event names, and the first mention of something that is not there, or is hidden from those
            /// who name it. `gives_ids`: whether it gives an id to something. The acting party is often the one that is named, and is known already.
            pub(crate) fn look_up<'a>(
                &self,
                entry: &'a Entry,
                gives_ids: bool,
                acting: Option<(&PartyId, Ix<PartyState>)>,
                is_entry: &dyn Fn(&EntryId) -> bool,
                is_hidden: Option<&dyn Fn(Mention<'a>) -> bool>,
            ) -> (Named, Option<Mention<'a>>) {
                // Words are introduced where they are not mentioned.
                let mut new = gives_ids.then(|| entry.event.introduces()).into_iter().flatten().flatten();
                let new = new.find(|new| !matches!(new, Mention::Wording(_)));
                let named = Named::default();
                let mut looking = LookUp { state: self, acting, is_entry, is_hidden, new, named, unknown: None };
                entry.name_to(&mut looking);
                (looking.named, looking.unknown)
            }

            /// The entry that introduced what is mentioned; none if nothing did. Entries are in the log.
            pub(crate) fn introduced(&self, mention: Mention<'_>) -> Option<u32> {
                match mention {
                    $($(Mention::$Thing(id) => self.$all.by_key(id.as_str()).map(|thing| thing.introduced),)?)*
                    Mention::Entry(_) => None,
                }
            }

            /// Whether nothing has this id.
            pub(crate) fn is_free(&self, id: &str) -> bool {
                true $($(&& self.$all.find(id).is_none())?)*
            }
        }
    };
}

things!(state);

/// Whether an event takes up again, or rejects, what a question may have been carried on.
pub(crate) const fn undoes(event: &Event) -> bool {
    matches!(
        event,
        Event::Point(PointEvent::Reopened(_) | PointEvent::Reinstated(_))
            | Event::Alternative(AlternativeEvent::Reopened(_))
            | Event::Version(VersionEvent::Rejected(_) | VersionEvent::Revived(_))
    )
}

impl<'a> LookUp<'_, 'a> {
    /// The acting party, if it is what is mentioned.
    #[inline]
    fn acts(&self, mention: Mention<'a>) -> Option<Ix<PartyState>> {
        let Mention::Party(id) = mention else { return None };
        self.acting.filter(|(acting, _)| *acting == id).map(|(_, ix)| ix)
    }

    #[inline]
    fn is_new(&self, mention: Mention<'a>) -> bool {
        self.new.is_some() && self.new == Some(mention)
    }

    #[inline]
    fn note(&mut self, mention: Mention<'a>, found: bool) {
        if !found || self.is_hidden.is_some_and(|is_hidden| is_hidden(mention)) {
            self.unknown.get_or_insert(mention);
        }
    }
}

impl State {
    /// The rules of procedure in force; before the opening, those that forbid the least.
    pub(crate) fn procedure(&self) -> &Arc<Procedure> {
        static NONE: LazyLock<Arc<Procedure>> = LazyLock::new(|| Arc::new(Procedure::observed()));
        self.process.as_ref().map_or(&NONE, |process| process.procedure.get())
    }

    /// The record's stated offset, for bare dates.
    pub(crate) fn offset(&self) -> FixedOffset {
        self.procedure().offset()
    }

    pub(crate) fn condition(&self, seq: u32) -> Option<&Condition> {
        let at = self.conditions.binary_search_by_key(&seq, |(entry, _)| *entry).ok()?;
        self.conditions.get(at).map(|(_, condition)| condition)
    }

    /// Counts anew who the principals are, after a role or a participation changed.
    pub(crate) fn sum_up_principals(&mut self) {
        self.principals =
            self.parties.iter().filter(|(_, party)| party.is_principal()).map(|(ix, _)| ix).gather();
    }

    /// Whether the words of the first are those of the second, rectifications aside.
    pub(crate) fn same_words(
        &self,
        first: Option<Ix<WordingState>>,
        second: Option<Ix<WordingState>>,
    ) -> bool {
        first == second || (first.is_some() && second.is_some() && self.root(first) == self.root(second))
    }

    /// What words are that are given beside others, in another language; none, if they are not.
    pub(crate) fn beside(&self, wording: Option<Ix<WordingState>>) -> Option<Standing> {
        self.wordings.get(wording?)?.beside
    }

    /// Whether the table of a point rests: all its tracks are suspended, if it has any.
    pub(crate) fn table_rests(&self, ix: Ix<PointState>, point: &PointState) -> bool {
        let mut tracks = self.tracks_of(ix, point).peekable();
        tracks.peek().is_some() && tracks.all(|track| track.status.value() == TrackStatus::Suspended)
    }

    /// What words are now: as they were rectified last.
    pub(crate) fn rectified(&self, wording: Ix<WordingState>) -> Option<Ix<WordingState>> {
        let next = |ix: &Ix<WordingState>| self.wordings.get(*ix)?.rectified.as_ref().map(Register::value);
        std::iter::successors(Some(wording), next).last()
    }

    /// The alternative whose words these are, rectifications aside.
    pub(crate) fn alternative_of(&self, wording: Option<Ix<WordingState>>) -> Option<Ix<AlternativeState>> {
        self.wordings.get(self.root(wording)?)?.alternative
    }

    /// The words that a wording rectifies, directly or through others; its own where it does not.
    pub(crate) fn root(&self, wording: Option<Ix<WordingState>>) -> Option<Ix<WordingState>> {
        root_of(&self.wordings, wording)
    }
}

/// The words that were rectified to these; those themselves, if none were.
pub(crate) fn root_of(
    wordings: &Table<WordingState>,
    wording: Option<Ix<WordingState>>,
) -> Option<Ix<WordingState>> {
    wording.and_then(|ix| wordings.get(ix).and_then(|w| w.root).or(Some(ix)))
}

/// The index of what an id names; the id was checked before.
pub(crate) fn ix<T: Keyed>(table: &Table<T>, id: Option<&impl AsRef<str>>) -> Option<Ix<T>> {
    id.and_then(|id| table.find(id.as_ref()))
}
