//! Who accepted which words, when, and what became of it.

use crate::{
    event::{Entry, fact::Mention},
    state::Negotiation,
    talks::{
        alternative::AlternativeEvent,
        point::PointEvent,
        position::{Matter, PositionEvent, Stance},
        version::TakenAsBasis,
    },
    value::{
        gather::Gather,
        id::{AlternativeId, PartyId, PointId, VersionId, WordingId},
        sorted::{Map, sort_by_key},
    },
};

/// What became of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fate<'a> {
    /// It stands.
    Standing,
    /// It was on other words than those that this entry made current.
    Lapsed(&'a Entry),
    /// The party took another in this entry.
    Replaced(&'a Entry),
    /// It was ad referendum, and the party confirmed it in this entry.
    Confirmed(&'a Entry),
    /// The party took it back in this entry.
    Withdrawn(&'a Entry),
}

/// A position as it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stated<'a> {
    /// Whose it was.
    pub party: &'a PartyId,
    /// What it was on: the point, or an alternative of it.
    pub on: &'a Matter,
    /// The words it was on; none where the point had none.
    pub wording: Option<&'a WordingId>,
    /// For, against, or neither.
    pub stance: Stance,
    /// The entry in which it was taken.
    pub entry: &'a Entry,
    /// What became of it.
    pub fate: Fate<'a>,
}

/// The words that a matter has, and the entry that made them current.
type Current<'a> = Option<(&'a WordingId, &'a Entry)>;

/// What was said so far, by whom and on what.
#[derive(Default)]
struct History<'a> {
    all: Vec<Stated<'a>>,
    last: Map<(&'a PartyId, &'a Matter), usize>,
    current: Map<Matter, (&'a WordingId, &'a Entry)>,
}

impl Negotiation {
    /// Every position ever taken on a point or one of its alternatives, with its words and what became
    /// of it, in the order of the events. Ask it of a [`Past`](crate::record::Past) for what was so by
    /// a day. Linear in the record.
    ///
    /// Whether a position that stands counts depends on more, such as its condition:
    /// [`PositionView`](crate::talks::position::PositionView) says so.
    #[must_use]
    pub fn agreement_history(&self, point: &PointId) -> Vec<Stated<'_>> {
        let is_about = |entry: &Entry| {
            PositionEvent::of(&entry.event).is_none_or(|event| self.is_of_point(event.on(), point))
        };
        let all = self.entries().iter().zip(self.places());
        let mut entries = all.filter(|(entry, _)| is_about(entry)).gather();
        // The order of the events: by place, those of one place as they were recorded.
        sort_by_key(&mut entries, |(_, place)| **place);
        let mut history = History::default();
        for (entry, _) in entries {
            if let Some(event) = PositionEvent::of(&entry.event) {
                self.note_position(&mut history, event, entry);
            }
            if PointEvent::of(&entry.event).is_some_and(|event| event.point() == point) {
                for new in entry.event.introduces().into_iter().flatten() {
                    if let Mention::Wording(words) = new {
                        self.note_words(&mut history, point.clone().into(), words, entry);
                    }
                }
            }
            let basis = TakenAsBasis::of(&entry.event);
            if let Some(words) = basis.and_then(|fact| self.words_in(&fact.version, point)) {
                self.note_words(&mut history, point.clone().into(), words, entry);
            }
            if let Some(event) = AlternativeEvent::of(&entry.event) {
                self.note_alternative(&mut history, event, entry, point);
            }
        }
        history.all
    }

    fn note_position<'a>(&self, history: &mut History<'a>, event: &'a PositionEvent, entry: &'a Entry) {
        let (party, on, said) = match event {
            PositionEvent::Taken(fact) => (&fact.party, &fact.on, Some((fact.stance, &fact.wording))),
            PositionEvent::Confirmed(fact) => (&fact.party, &fact.on, Some((Stance::Accepts, &fact.wording))),
            PositionEvent::Withdrawn(fact) => (&fact.party, &fact.on, None),
        };
        let ends = match event {
            PositionEvent::Taken(_) => Fate::Replaced(entry),
            PositionEvent::Confirmed(_) => Fate::Confirmed(entry),
            PositionEvent::Withdrawn(_) => Fate::Withdrawn(entry),
        };
        let stated = history.last.remove(&(party, on)).and_then(|at| history.all.get_mut(at));
        // A position ends once; one that has lapsed has ended.
        if let Some(stated) = stated.filter(|stated| stated.fate == Fate::Standing) {
            stated.fate = ends;
        }
        if let Some((stance, wording)) = said {
            let wording = wording.as_ref();
            let fate = match history.current.get(on).copied() {
                Some((words, by)) if !self.are_words(wording, Some((words, by))) => Fate::Lapsed(by),
                _ => Fate::Standing,
            };
            history.last.insert((party, on), history.all.len());
            history.all.push(Stated { party, on, wording, stance, entry, fate });
        }
    }

    fn note_alternative<'a>(
        &self,
        history: &mut History<'a>,
        event: &'a AlternativeEvent,
        entry: &'a Entry,
        point: &PointId,
    ) {
        match event {
            AlternativeEvent::Proposed(fact) if fact.point == *point => {
                self.note_words(history, fact.alternative.clone().into(), &fact.wording.id, entry);
            }
            AlternativeEvent::Reworded(fact) if self.is_alternative_of(&fact.alternative, point) => {
                self.note_words(history, fact.alternative.clone().into(), &fact.wording.id, entry);
            }
            AlternativeEvent::Chosen(fact) if self.is_alternative_of(&fact.alternative, point) => {
                if let Some(words) = &fact.wording {
                    self.note_words(history, point.clone().into(), words, entry);
                }
            }
            AlternativeEvent::Proposed(_)
            | AlternativeEvent::Reworded(_)
            | AlternativeEvent::Chosen(_)
            | AlternativeEvent::SetAside(_)
            | AlternativeEvent::Withdrawn(_)
            | AlternativeEvent::Reopened(_) => {}
        }
    }

    /// The matter has these words from now on. A rectification keeps what was said, and may bring
    /// former words back.
    fn note_words<'a>(
        &self,
        history: &mut History<'a>,
        matter: Matter,
        words: &'a WordingId,
        entry: &'a Entry,
    ) {
        for ((_, on), at) in &history.last {
            let Some(stated) = history.all.get_mut(*at).filter(|_| **on == matter) else { continue };
            if self.are_words(stated.wording, Some((words, entry))) {
                stated.fate = Fate::Standing;
            } else if let Fate::Standing = stated.fate {
                stated.fate = Fate::Lapsed(entry);
            }
        }
        history.current.insert(matter, (words, entry));
    }

    /// The words of a point in a version.
    fn words_in(&self, version: &VersionId, point: &PointId) -> Option<&WordingId> {
        let version = self.state.versions.by_key(version.as_str())?;
        let point = self.state.points.find(point.as_str())?;
        let content = version.contents.iter().find(|content| content.point == point)?;
        self.state.wordings.get(content.wording?).map(|wording| &wording.id)
    }

    fn are_words(&self, wording: Option<&WordingId>, current: Current<'_>) -> bool {
        let find = |id: &WordingId| self.state.wordings.find(id.as_str());
        self.state.same_words(wording.and_then(find), current.and_then(|(words, _)| find(words)))
    }

    fn is_of_point(&self, matter: &Matter, point: &PointId) -> bool {
        match matter {
            Matter::Point(id) => id == point,
            Matter::Alternative(alternative) => self.is_alternative_of(alternative, point),
            Matter::Version(_) => false,
        }
    }

    fn is_alternative_of(&self, alternative: &AlternativeId, point: &PointId) -> bool {
        let alternative = self.state.alternatives.by_key(alternative.as_str());
        alternative
            .is_some_and(|alternative| self.state.points.find(point.as_str()) == Some(alternative.point))
    }
}
