//! Payloads to ask the judge with, and asking.

use crate::{
    event::{Actor, Draft, Event, Subject},
    judge::permitted::sight::Sight,
    state::Negotiation,
    talks::point::{Areas, PointState, Tabled},
    things::things,
    value::{
        id::{EntryId, PartyId, QuestionId, RecorderId},
        sorted::{Map, Set},
        table::{Keyed, Table},
        text::{Name, Text},
        when::Instant,
        word::Area,
    },
};

/// Payloads to ask the judge with: for each act the ones that stand the best chance.
pub(crate) struct Probe<'a> {
    pub(crate) talks: &'a Negotiation,
    pub(crate) actor: &'a Actor,
    pub(crate) at: Instant,
    entry: EntryId,
    recorder: RecorderId,
    pub(crate) name: Name,
    pub(crate) text: Text,
    pub(crate) new: String,
    pub(crate) sight: Sight,
    /// The questions that an act can rest on, by what they are on.
    questions: Map<Subject, Vec<QuestionId>>,
}

/// What an entry introduced.
pub(crate) trait Introduced {
    /// The number of the entry.
    fn introduced(&self) -> u32;
}

/// The payloads of one kind of act: each is made when the ones before it were refused.
pub(crate) type Payloads<'e> = &'e mut dyn Iterator<Item = Event>;

/// Takes what one kind of act would be about, and its payloads.
pub(crate) type Each<'e> = &'e mut dyn FnMut(Option<Subject>, Payloads<'_>);

/// What the judge can be asked about the events of a thing.
pub(crate) trait Probed {
    /// For each act the payloads that stand the best chance: what introduces a new thing, and for each that
    /// there is what may be done to it.
    fn payloads(probe: &Probe<'_>, each: Each<'_>);
}

impl<'a> Probe<'a> {
    pub(crate) fn new(talks: &'a Negotiation, actor: &'a Actor, at: Instant) -> Option<Self> {
        // An id that nobody has taken: one of more candidates than there are things.
        let things = talks.entries().len().saturating_add(1);
        let free = |candidate: &String| {
            EntryId::new(candidate).is_ok_and(|id| talks.entry(&id).is_none())
                && talks.state.is_free(candidate)
        };
        let new = (0..=things.saturating_mul(2)).map(|n| format!("probe-{n}")).find(free)?;
        let sight = Sight::of(talks, actor);
        Some(Self {
            talks,
            actor,
            questions: talks.questions_to_rest_on(&sight),
            sight,
            at,
            entry: EntryId::new(&new).ok()?,
            recorder: RecorderId::new("probe").ok()?,
            name: Name::new("probe").ok()?,
            text: Text::new("probe").ok()?,
            new,
        })
    }

    /// A draft to ask the judge with.
    pub(super) fn draft(&self, event: Event) -> Draft {
        let (entry, recorder, actor) = (self.entry.clone(), self.recorder.clone(), self.actor.clone());
        Draft::new(entry, recorder, self.at, actor, event).with_reason(self.text.clone())
    }

    /// The questions on which the act can rest.
    pub(super) fn questions_for(&self, event: &Event) -> &[QuestionId] {
        let questions = self.questions.get(&event.subject()).filter(|_| event.kind().marks().by_question);
        questions.map_or(&[], Vec::as_slice)
    }

    /// The things of a table that the actor sees.
    pub(crate) fn seen<T: Keyed + Introduced>(&self, table: &'a Table<T>) -> impl Iterator<Item = &'a T> {
        table.items().iter().filter(|thing| self.sight.sees(thing.introduced()))
    }

    /// The parties that the actor sees.
    pub(crate) fn party_ids(&self) -> impl Iterator<Item = PartyId> {
        self.seen(&self.talks.state.parties).map(|party| party.id.clone())
    }

    /// The parties for which the actor acts.
    pub(crate) fn acting(&self) -> Vec<PartyId> {
        self.actor.voices().cloned().collect()
    }

    /// Each party alone, and, where several act, all of them together.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = Vec<PartyId>> {
        let acting = Some(self.acting()).filter(|acting| acting.len() > 1);
        self.party_ids().map(|party| vec![party]).chain(acting)
    }

    /// The first entry that the actor sees.
    pub(crate) fn first_entry(&self) -> Option<EntryId> {
        let mut entries = self.talks.entries().iter().zip(0_u32..);
        entries.find(|(_, seq)| self.sight.sees(*seq)).map(|(entry, _)| entry.id().clone())
    }

    /// The areas of the points, as far as the actor sees them; where they were changed by what it does not see, those
    /// of the beginning.
    pub(crate) fn areas(&self) -> Set<Area> {
        let areas = |point: &'a PointState| {
            let begun = || self.talks.nth(point.introduced).and_then(|entry| Tabled::of(&entry.event));
            let now = Some(point.areas.get()).filter(|_| self.sight.sees(point.areas.seq()));
            now.or_else(|| begun().map(|tabled| &tabled.areas))
        };
        self.seen(&self.talks.state.points).filter_map(areas).flat_map(Areas::iter).cloned().collect()
    }
}

macro_rules! probing {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        impl Probe<'_> {
            /// Hands on what each thing asks.
            pub(super) fn all(&self, each: Each<'_>) {
                $($(<$Events as Probed>::payloads(self, each);)?)*
            }

            /// Every thing that is known by an id, and that the actor sees.
            pub(crate) fn things(&self) -> Vec<Subject> {
                let mut things = Vec::new();
                $($(for thing in self.seen(&self.talks.state.$all) {
                    things.push(Subject::$Thing(thing.id.clone()));
                })?)*
                things
            }
        }

        $($(impl Introduced for $State {
            fn introduced(&self) -> u32 {
                self.introduced
            }
        })?)*
    };
}

things!(probing);
