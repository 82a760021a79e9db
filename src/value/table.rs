//! Things behind their ids: looked up once at the border, dense indexes inside.

use std::{cmp::Ordering, fmt, marker::PhantomData, num::NonZeroU32};

/// Something that is found by an id.
pub(crate) trait Keyed {
    /// The id, as text.
    fn key(&self) -> &str;
}

/// The place of a thing in its [`Table`].
pub(crate) struct Ix<T> {
    /// The index + 1, so that an optional one is no larger.
    at: NonZeroU32,
    of: PhantomData<fn() -> T>,
}

impl<T> Ix<T> {
    /// A thing that is not there yet: nothing has this index.
    pub(crate) const NEW: Self = Self::new(u32::MAX);

    const fn new(at: u32) -> Self {
        // Nothing has the greatest index: so many things there are not.
        Self { at: NonZeroU32::MIN.saturating_add(at), of: PhantomData }
    }

    pub(crate) const fn to_usize(self) -> usize {
        self.at.get() as usize - 1
    }

    /// The same place as one of another sort, for code that is written once for all tables: only where both are one sort.
    pub(crate) const fn cast<U>(self) -> Ix<U> {
        Ix { at: self.at, of: PhantomData }
    }
}

impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ix<T> {}

impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl<T> Eq for Ix<T> {}

impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at)
    }
}

impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.to_usize())
    }
}

/// Things in the order of their introduction, found by their ids. Open addressing over the
/// items themselves: an id stands in memory once. The order of the slots is never visible.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    items: Vec<T>,
    // INVARIANT (slots): the length is zero or a power of two, at most half are taken,
    // and a taken slot is (hash of the id, index of the item + 1). The slot to begin at follows
    // from the hash alone, so that growing looks at no item.
    slots: Vec<(u32, u32)>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { items: Vec::new(), slots: Vec::new() }
    }
}

impl<T: Keyed> Table<T> {
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Ix<T>, &T)> {
        (0..).map(Ix::new).zip(&self.items)
    }

    pub(crate) fn get(&self, ix: Ix<T>) -> Option<&T> {
        self.items.get(ix.to_usize())
    }

    pub(crate) fn get_mut(&mut self, ix: Ix<T>) -> Option<&mut T> {
        self.items.get_mut(ix.to_usize())
    }

    pub(crate) fn find(&self, key: &str) -> Option<Ix<T>> {
        if self.slots.is_empty() {
            return None;
        }
        let hash = hash(key);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let &(taken, item) = self.slots.get(at)?;
            let index = item.checked_sub(1)?;
            if taken == hash && self.items.get(index as usize).is_some_and(|i| is_same(i.key(), key)) {
                return Some(Ix::new(index));
            }
            at = (at + 1) & mask;
        }
    }

    pub(crate) fn by_key(&self, key: &str) -> Option<&T> {
        self.find(key).and_then(|ix| self.get(ix))
    }

    /// The index of the next thing that is added.
    pub(crate) fn next(&self) -> Ix<T> {
        Ix::new(u32::try_from(self.items.len()).unwrap_or(u32::MAX))
    }

    /// Adds a thing whose id is not taken; the caller has checked that.
    pub(crate) fn add(&mut self, item: T) -> Ix<T> {
        let index = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        if (self.items.len() + 1) * 2 > self.slots.len() {
            self.slots = grown(&self.slots);
        }
        let hash = hash(item.key());
        place(&mut self.slots, hash, index);
        self.items.push(item);
        Ix::new(index)
    }
}

fn grown(slots: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut larger = vec![(0, 0); (slots.len() * 2).max(8)];
    for &(hash, item) in slots {
        if let Some(index) = item.checked_sub(1) {
            place(&mut larger, hash, index);
        }
    }
    larger
}

fn place(slots: &mut [(u32, u32)], hash: u32, index: u32) {
    let mask = slots.len().wrapping_sub(1);
    let mut at = hash as usize & mask;
    while let Some(slot) = slots.get_mut(at) {
        if slot.1 == 0 {
            *slot = (hash, index.saturating_add(1));
            return;
        }
        at = (at + 1) & mask;
    }
}

/// A fast hash that is the same everywhere and always: multiply and fold over eight bytes at a
/// time, the last eight overlapping those before them.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the upper half is folded into the lower")]
fn hash(key: &str) -> u32 {
    let bytes = key.as_bytes();
    let mut state = bytes.len() as u64;
    let mut rest = bytes;
    while rest.len() > 8 {
        let Some((word, more)) = rest.split_first_chunk::<8>() else { break };
        state = fold(state, u64::from_le_bytes(*word));
        rest = more;
    }
    // What is left overlaps what was read, or is read in two halves that may overlap.
    let word = if let Some(word) = bytes.last_chunk::<8>() {
        u64::from_le_bytes(*word)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
    } else {
        bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte))
    };
    let hash = fold(state, word);
    (hash ^ (hash >> 32)) as u32
}

/// Whether two texts are the same. They nearly always are, and are short: words are compared, and no function is called.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    if let (Some(first), Some(second)) = (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        while let (Some((word, rest)), Some((same, others))) =
            (one.split_first_chunk::<8>(), other.split_first_chunk::<8>())
        {
            if word != same {
                return false;
            }
            (one, other) = (rest, others);
        }
        return first == second;
    }
    if let (Some(first), Some(second)) = (one.last_chunk::<4>(), other.last_chunk::<4>()) {
        return first == second && one.first_chunk::<4>() == other.first_chunk::<4>();
    }
    one == other
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half of the product is wanted")]
const fn fold(state: u64, word: u64) -> u64 {
    const K: u128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;
    let product =
        ((state.rotate_left(32) ^ word ^ (K >> 64) as u64) as u128).wrapping_mul(K & u64::MAX as u128);
    (product as u64) ^ ((product >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::{Keyed, Table};

    impl Keyed for String {
        fn key(&self) -> &str {
            self
        }
    }

    #[test]
    fn what_was_added_is_found_and_nothing_else() {
        let mut table = Table::default();
        for n in 0..5_000 {
            let key = format!("point-{n}");
            assert!(table.find(&key).is_none());
            let ix = table.add(key.clone());
            assert_eq!(table.find(&key), Some(ix));
        }
        assert_eq!(table.len(), 5_000);
        for n in 0..5_000 {
            assert_eq!(table.by_key(&format!("point-{n}")), Some(&format!("point-{n}")));
        }
        assert!(table.find("point-5000").is_none());
    }
}
