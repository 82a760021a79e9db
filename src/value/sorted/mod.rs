//! Sorted maps and sets, and sorting, that are cheap to build.
//!
//! What a generic container does is compiled again for each type that is put in, and there are about a hundred such
//! types. Here only the thinnest layer is generic: the items lie in a `Vec` as they came, and one that is taken out leaves its place to the last; an
//! [`order::Order`] of their indexes (handles), which knows nothing of the items, says how they are sorted. Where the time of
//! an operation counts more than that of the build, use what the standard library has.

mod map;
mod order;
mod set;

use std::cmp::Ordering;

use self::order::{arrange, sorted};
pub(crate) use self::{map::Map, set::Set};

/// Sorts items; equal ones keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let mut order = sorted(items.len(), &mut |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        (None, _) | (_, None) => Ordering::Equal,
    });
    arrange(&mut order, &mut |one, other| items.swap(one, other));
}

/// Sorts items by a key; equal ones keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts items; equal ones keep their order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::{Map, Set, order::CHUNK, sort, sort_by, sort_by_key};

    /// Does the same to a map and a set as to those of the standard library, and compares all answers.
    #[derive(Default)]
    struct Both {
        map: Map<u32, u32>,
        set: Set<u32>,
        known: BTreeMap<u32, u32>,
        known_set: BTreeSet<u32>,
    }

    impl Both {
        fn act(&mut self, act: u32, key: u32, value: u32) {
            match act {
                0..=3 => assert_eq!(self.map.insert(key, value), self.known.insert(key, value)),
                4 => assert_eq!(self.map.or_default(key), self.known.entry(key).or_default()),
                5 => {
                    let known = self.known.entry(key).or_insert(value);
                    assert_eq!(self.map.or_insert_with(key, || value), known);
                }
                6..=8 => assert_eq!(self.map.remove(&key), self.known.remove(&key)),
                _ => assert_eq!(self.map.pop_first(), self.known.pop_first()),
            }
            if act < 6 {
                assert_eq!(self.set.insert(key), self.known_set.insert(key));
            } else {
                assert_eq!(self.set.remove(&key), self.known_set.remove(&key));
            }
            assert_eq!(self.map.get(&key), self.known.get(&key));
            assert_eq!(self.map.get_mut(&key), self.known.get_mut(&key));
            assert_eq!(self.map.get_key_value(&key), self.known.get_key_value(&key));
            assert_eq!(self.map.contains_key(&value), self.known.contains_key(&value));
            assert_eq!((self.map.len(), self.map.is_empty()), (self.known.len(), self.known.is_empty()));
            assert_eq!(
                (self.set.len(), self.set.is_empty()),
                (self.known_set.len(), self.known_set.is_empty())
            );
            assert_eq!(self.set.contains(&value), self.known_set.contains(&value));
            assert_eq!(self.set.last_until(&value), self.known_set.range(..=value).next_back());
        }

        fn compare(&mut self) {
            let Self { map, set, known, known_set } = self;
            assert!(map.iter().eq(&*known) && map.iter().rev().eq(known.iter().rev()));
            assert!(map.keys().eq(known.keys()) && map.values().eq(known.values()));
            assert!(set.iter().eq(&*known_set) && set.iter().rev().eq(known_set.iter().rev()));
            let (mut items, mut left) = (set.iter(), known_set.len());
            while items.size_hint() == (left, Some(left)) && left > 0 {
                left -= usize::from(items.next().is_some()) + usize::from(items.next_back().is_some());
            }
            assert_eq!(left, 0, "taken from both ends");
            assert!(
                map.clone().into_iter().eq(known.clone())
                    && map.clone().into_values().eq(known.clone().into_values())
            );
            assert!(set.clone().into_iter().eq(known_set.clone()));
            let (again, other): (Map<_, _>, Set<_>) =
                (known.clone().into_iter().collect(), set.iter().copied().collect());
            assert_eq!((&again, &other), (&*map, &*set));
            if let Some(first) = known.keys().next() {
                let mut other = again.clone();
                other.insert(*first, u32::MAX);
                assert!(other != *map);
            }
            let keys: Set<_> = map.keys().copied().collect();
            let known_keys: BTreeSet<_> = known.keys().copied().collect();
            assert_eq!(keys.is_subset(set), known_keys.is_subset(known_set));
            assert_eq!(keys.is_disjoint(set), known_keys.is_disjoint(known_set));
            assert_eq!(format!("{map:?} {set:?}"), format!("{known:?} {known_set:?}"));
        }
    }

    proptest! {
        #[test]
        fn maps_and_sets_do_as_those_of_the_standard_library(
            acts in prop::collection::vec((0_u32..10, 0_u32..40, 0_u32..40), 0..200),
        ) {
            let mut both = Both::default();
            for (act, key, value) in acts {
                both.act(act, key, value);
            }
            both.compare();
        }

        #[test]
        fn sorting_is_stable(items in prop::collection::vec((0_u8..9, 0_u8..9), 0..60)) {
            let (mut sorted, mut known) = (items.clone(), items.clone());
            sort_by_key(&mut sorted, |item| item.0);
            known.sort_by_key(|item| item.0);
            prop_assert_eq!(&sorted, &known);
            sort_by(&mut sorted, |one, other| other.1.cmp(&one.1));
            known.sort_by_key(|item| std::cmp::Reverse(item.1));
            prop_assert_eq!(&sorted, &known);
            sort(&mut sorted);
            known.sort_unstable();
            prop_assert_eq!(sorted, known);
        }
    }

    #[test]
    fn many_chunks_do_as_one() {
        // Grown and emptied again, with keys in no order, then in order, then backwards.
        let many = 12 * u32::try_from(CHUNK).unwrap();
        let mut random = 7_u32;
        let mut next = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            random >> 8
        };
        let mut both = Both::default();
        for round in 0..6 {
            for n in 0..many {
                let key = match round {
                    0 | 1 | 4 => next() % many,
                    2 => many + n,
                    _ => 4 * many - n,
                };
                let act = if round == 1 || round == 4 { 4 + next() % 6 } else { next() % 7 };
                both.act(act, key, next() % many);
            }
            both.compare();
        }
        while !both.map.is_empty() {
            both.act(9, next() % many, next() % many);
        }
        for key in 0..5 * many {
            both.act(8, key, key);
        }
        both.compare();
        assert!(both.set.is_empty() && both.set.iter().next().is_none());
    }
}
