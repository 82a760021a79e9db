//! Who accepted which words, when, and what became of it.

use std::collections::BTreeMap;

use crate::{
    entry::{Entry, Event, Subject},
    fact::Mention,
    id::{PartyId, PointId, WordingId},
    negotiation::Negotiation,
    position::{Matter, PositionEvent, Stance},
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
    /// The party took it back in this entry.
    Withdrawn(&'a Entry),
}

/// A position as it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stated<'a> {
    /// Whose it was.
    pub party: &'a PartyId,
    /// The words it was on; none where the point had none.
    pub wording: Option<&'a WordingId>,
    /// For, against, or neither.
    pub stance: Stance,
    /// The entry in which it was taken.
    pub entry: &'a Entry,
    /// What became of it.
    pub fate: Fate<'a>,
}

impl Negotiation {
    /// Every position ever taken on a point, with its words and what became of it, in the order of
    /// the events. Ask it of a [`Past`](crate::record::Past) for what was so by a day. Linear in the
    /// record.
    ///
    /// Whether a position that stands counts depends on more, such as its condition:
    /// [`PositionView`](crate::negotiation::PositionView) says so.
    #[must_use]
    pub fn consent_history(&self, point: &PointId) -> Vec<Stated<'_>> {
        let find = |id: &WordingId| self.state.wordings.find(id.as_str());
        let mut entries: Vec<_> = self.entries().iter().zip(self.places()).collect();
        // The order of the events: by place, those of one place as they were recorded.
        entries.sort_by_key(|(_, place)| **place);
        let mut all: Vec<Stated<'_>> = Vec::new();
        let mut last: BTreeMap<&PartyId, usize> = BTreeMap::new();
        let mut current: Option<(&WordingId, &Entry)> = None;
        for (entry, _) in entries {
            let is_current = |wording: Option<&WordingId>, current: Option<(&WordingId, &Entry)>| {
                let words = current.and_then(|(words, _)| find(words));
                self.state.same_words(wording.and_then(find), words)
            };
            match &entry.event {
                Event::Position(PositionEvent::Taken(fact)) if is_on(&fact.on, point) => {
                    end(&mut all, last.get(&fact.party), Fate::Replaced(entry));
                    let wording = fact.wording.as_ref();
                    let fate = match current {
                        Some((_, by)) if !is_current(wording, current) => Fate::Lapsed(by),
                        _ => Fate::Standing,
                    };
                    last.insert(&fact.party, all.len());
                    all.push(Stated { party: &fact.party, wording, stance: fact.stance, entry, fate });
                }
                Event::Position(PositionEvent::Withdrawn(fact)) if is_on(&fact.on, point) => {
                    end(&mut all, last.remove(&fact.party).as_ref(), Fate::Withdrawn(entry));
                }
                Event::Point(_) if matches!(entry.event.subject(), Subject::Point(own) if own == *point) => {
                    let Some(Mention::Wording(words)) = entry.event.introduces_words() else { continue };
                    current = Some((words, entry));
                    for at in last.values() {
                        let Some(stated) = all.get_mut(*at) else { continue };
                        // A rectification keeps what was said, and may bring former words back.
                        stated.fate = match stated.fate {
                            _ if is_current(stated.wording, current) => Fate::Standing,
                            Fate::Standing => Fate::Lapsed(entry),
                            fate => fate,
                        };
                    }
                }
                _ => {}
            }
        }
        all
    }
}

/// A position ends once; one that has lapsed has ended.
fn end<'a>(all: &mut [Stated<'a>], at: Option<&usize>, fate: Fate<'a>) {
    if let Some(stated) = at.and_then(|at| all.get_mut(*at)) {
        if stated.fate == Fate::Standing {
            stated.fate = fate;
        }
    }
}

fn is_on(on: &Matter, point: &PointId) -> bool {
    matches!(on, Matter::Point(own) if own == point)
}
