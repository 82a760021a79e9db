//! **F1t**: the floor written by hand that takes the drafts as they are, looks their text ids up with a fast hash, keeps
//! the same log and comes to the same end state. Of the rules it has those that these drafts are nearest to break.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use negotiation::{
    prelude::*,
    talks::{
        party::PartyEvent,
        point::{PointEvent, PointStatus},
        position::{Matter, PositionEvent},
    },
};

/// The state by hand, and the log.
#[derive(Default)]
pub struct TextFloor {
    pub log: Vec<(Draft, Vec<usize>, [u64; 5])>,
    entries: Ids<EntryId>,
    parties: Ids<PartyId>,
    points: Ids<PointId>,
    pub status: Vec<PointStatus>,
    pub accepts: Vec<[bool; 4]>,
}

/// What text ids stand for.
pub type Ids<T> = HashMap<T, usize, BuildHasherDefault<Multiply>>;

/// A fast hash: multiply and fold, eight bytes at a time.
#[derive(Default)]
pub struct Multiply(u64);

impl Hasher for Multiply {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            let product = u128::from(self.0 ^ u64::from_le_bytes(word)) * 0x9E37_79B9_7F4A_7C15;
            self.0 = (product ^ (product >> 64)) as u64;
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl TextFloor {
    /// Decides on one draft and applies it: entitlement, status, consent.
    pub fn handle(&mut self, draft: Draft) -> bool {
        let by = match draft.by() {
            Actor::Party(id) => match self.parties.get(id) {
                Some(by) => *by,
                None => return false,
            },
            _ => 9,
        };
        let is_principal = by < 4;
        let (mut electorate, mut tally) = (Vec::new(), [0; 5]);
        let at = match draft.event() {
            Event::Point(PointEvent::Tabled(_)) | Event::Party(_) | Event::Negotiation(_) => None,
            Event::Point(PointEvent::TakenUp(fact)) => self.points.get(&fact.point),
            Event::Point(PointEvent::TextAgreed(fact)) => self.points.get(&fact.point),
            Event::Point(PointEvent::Reopened(fact)) => self.points.get(&fact.point),
            Event::Position(PositionEvent::Taken(fact)) => match &fact.on {
                Matter::Point(id) => self.points.get(id),
                _ => return false,
            },
            _ => return false,
        };
        let at = at.copied().unwrap_or(usize::MAX);
        match draft.event() {
            Event::Party(PartyEvent::Added(fact)) => {
                self.parties.insert(fact.party.clone(), self.parties.len());
            }
            Event::Point(PointEvent::Tabled(fact)) => {
                self.points.insert(fact.point.clone(), self.status.len());
                self.status.push(PointStatus::Tabled);
                self.accepts.push([false; 4]);
            }
            Event::Position(PositionEvent::Taken(fact)) => {
                let Some(accepts) = self.accepts.get_mut(at) else { return false };
                if !matches!(draft.by(), Actor::Party(by) if *by == fact.party) {
                    return false;
                }
                accepts[by] = true;
            }
            Event::Point(PointEvent::TakenUp(_)) => match self.status.get_mut(at) {
                Some(status @ PointStatus::Tabled) if is_principal => *status = PointStatus::UnderDiscussion,
                _ => return false,
            },
            Event::Point(PointEvent::TextAgreed(_)) => {
                let open = matches!(
                    self.status.get(at),
                    Some(PointStatus::Tabled | PointStatus::UnderDiscussion | PointStatus::AgreedInPrinciple)
                );
                let Some(accepts) = self.accepts.get(at) else { return false };
                if !open || !is_principal || !accepts.iter().all(|yes| *yes) {
                    return false;
                }
                electorate = vec![0, 1, 2, 3];
                tally = [4, 0, 0, 0, 0];
                self.status[at] = PointStatus::TextAgreed;
            }
            Event::Point(PointEvent::Reopened(_)) => match self.status.get_mut(at) {
                Some(status @ (PointStatus::TextAgreed | PointStatus::Closed)) if is_principal => {
                    *status = PointStatus::UnderDiscussion;
                }
                _ => return false,
            },
            _ => {}
        }
        let number = self.log.len();
        if self.entries.insert(draft.id().clone(), number).is_some() {
            return false;
        }
        self.log.push((draft, electorate, tally));
        true
    }
}

/// All drafts, none of which is refused.
pub fn text_floor(drafts: Vec<Draft>) -> TextFloor {
    let mut floor = TextFloor::default();
    for draft in drafts {
        assert!(floor.handle(draft));
    }
    floor
}
