//! An order of handles. Nothing here is generic: whoever holds the items compares and swaps them.

use std::{cmp::Ordering, slice};

/// How many handles a chunk holds before it is split.
pub(super) const CHUNK: usize = 512;

/// Handles in an order that only the caller knows: chunks of at most [`CHUNK`] each, so that inserting moves few.
#[derive(Clone, Debug)]
pub(super) struct Order {
    // INVARIANT (chunks): no chunk of `rest` is empty, and `first` is empty only if there is no `rest`.
    first: Vec<u32>,
    rest: Vec<Vec<u32>>,
}

/// Where a handle is in an [`Order`], or would be.
#[derive(Clone, Copy)]
pub(super) struct Place {
    chunk: usize,
    at: usize,
    pub(super) found: Option<u32>,
}

impl Place {
    /// Where the first one goes.
    pub(super) const START: Self = Self { chunk: 0, at: 0, found: None };
}

impl Order {
    pub(super) const fn new() -> Self {
        Self { first: Vec::new(), rest: Vec::new() }
    }

    fn chunk(&self, chunk: usize) -> &[u32] {
        match chunk.checked_sub(1) {
            None => &self.first,
            Some(chunk) => self.rest.get(chunk).map_or(&[], Vec::as_slice),
        }
    }

    fn chunk_mut(&mut self, chunk: usize) -> Option<&mut Vec<u32>> {
        match chunk.checked_sub(1) {
            None => Some(&mut self.first),
            Some(chunk) => self.rest.get_mut(chunk),
        }
    }

    /// Finds the handle that compares as equal to what is sought.
    pub(super) fn find(&self, compare: &mut dyn FnMut(u32) -> Ordering) -> Place {
        // Most come in order, so the end is tried first.
        let chunk = self.rest.len();
        let end = self.chunk(chunk).len();
        match self.chunk(chunk).last().map(|&last| (last, compare(last))) {
            None | Some((_, Ordering::Less)) => return Place { chunk, at: end, found: None },
            Some((last, Ordering::Equal)) => return Place { chunk, at: end - 1, found: Some(last) },
            Some((_, Ordering::Greater)) => {}
        }
        let begins_before = |chunk: &Vec<u32>| chunk.first().is_some_and(|&first| compare(first).is_le());
        let chunk = self.rest.partition_point(begins_before);
        let handles = self.chunk(chunk);
        match handles.binary_search_by(|&handle| compare(handle)) {
            Ok(at) => Place { chunk, at, found: handles.get(at).copied() },
            Err(at) => Place { chunk, at, found: None },
        }
    }

    /// Returns the place of the first handle.
    pub(super) fn start(&self) -> Place {
        Place { chunk: 0, at: 0, found: self.first.first().copied() }
    }

    /// Returns the handle before a place.
    pub(super) fn before(&self, Place { chunk, at, .. }: Place) -> Option<u32> {
        match at.checked_sub(1) {
            Some(at) => self.chunk(chunk).get(at).copied(),
            None => self.chunk(chunk.checked_sub(1)?).last().copied(),
        }
    }

    pub(super) fn insert(&mut self, Place { chunk, at, .. }: Place, handle: u32) {
        let Some(handles) = self.chunk_mut(chunk) else { return };
        if handles.len() < CHUNK {
            handles.insert(at, handle);
            return;
        }
        // What comes last begins a chunk of its own, so that those before stay full.
        let middle = if at == CHUNK { CHUNK } else { CHUNK / 2 };
        let mut next = handles.split_off(middle);
        match at.checked_sub(middle) {
            Some(at) => next.insert(at, handle),
            None => handles.insert(at, handle),
        }
        self.rest.insert(chunk, next);
    }

    /// Puts another handle where one is.
    pub(super) fn replace(&mut self, Place { chunk, at, .. }: Place, handle: u32) {
        if let Some(slot) = self.chunk_mut(chunk).and_then(|handles| handles.get_mut(at)) {
            *slot = handle;
        }
    }

    pub(super) fn remove(&mut self, Place { chunk, at, .. }: Place) {
        if let Some(handles) = self.chunk_mut(chunk) {
            handles.remove(at);
        }
        if self.chunk(chunk).is_empty() && !self.rest.is_empty() {
            match chunk.checked_sub(1) {
                Some(chunk) => drop(self.rest.remove(chunk)),
                None => self.first = self.rest.remove(0),
            }
        }
    }

    pub(super) fn handles(&self) -> Handles<'_> {
        Handles { front: self.first.iter(), rest: self.rest.iter(), back: [].iter() }
    }

    /// Puts the items into this order.
    pub(super) fn arrange(self, swap: &mut dyn FnMut(usize, usize)) {
        let mut order = self.first;
        order.extend(self.rest.into_iter().flatten());
        arrange(&mut order, swap);
    }
}

/// The handles in their order.
#[derive(Clone)]
pub(super) struct Handles<'a> {
    front: slice::Iter<'a, u32>,
    rest: slice::Iter<'a, Vec<u32>>,
    back: slice::Iter<'a, u32>,
}

impl Handles<'_> {
    pub(super) fn next(&mut self) -> Option<usize> {
        loop {
            if let Some(&handle) = self.front.next() {
                return Some(handle as usize);
            }
            match self.rest.next() {
                Some(chunk) => self.front = chunk.iter(),
                None => return self.back.next().map(|&handle| handle as usize),
            }
        }
    }

    pub(super) fn next_back(&mut self) -> Option<usize> {
        loop {
            if let Some(&handle) = self.back.next_back() {
                return Some(handle as usize);
            }
            match self.rest.next_back() {
                Some(chunk) => self.back = chunk.iter(),
                None => return self.front.next_back().map(|&handle| handle as usize),
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.front.len() + self.rest.clone().map(Vec::len).sum::<usize>() + self.back.len()
    }
}

pub(super) fn handle(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Puts items into an order that names them by their indexes.
pub(super) fn arrange(order: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut here = start;
        // Round the circle of those that take each other's places.
        while let Some(slot) = order.get_mut(here) {
            let from = std::mem::replace(slot, handle(here)) as usize;
            if from == start {
                break;
            }
            swap(here, from);
            here = from;
        }
    }
}

/// Sorts indexes of so many items; equal ones keep their order.
pub(super) fn sorted(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..handle(len)).collect();
    order.sort_by(|&one, &other| compare(one as usize, other as usize));
    order
}
