//! A sorted map.

use std::{borrow::Borrow, cmp::Ordering, fmt, vec};

use super::order::{Handles, Order, Place, handle};

/// Values by keys, in the order of the keys.
#[derive(Clone)]
pub(crate) struct Map<K, V> {
    items: Vec<(K, V)>,
    order: Order,
}

impl<K, V> Map<K, V> {
    pub(crate) const fn new() -> Self {
        Self { items: Vec::new(), order: Order::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(crate) fn iter(&self) -> Entries<'_, K, V> {
        Entries { items: &self.items, handles: self.order.handles() }
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.iter().map(|(_, value)| value)
    }

    pub(crate) fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> Map<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Place
    where
        K: Borrow<Q>,
    {
        if self.items.is_empty() {
            return Place::START;
        }
        self.order.find(&mut |handle| match self.items.get(handle as usize) {
            Some((other, _)) => other.borrow().cmp(key),
            None => Ordering::Equal,
        })
    }

    pub(crate) fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let (key, value) = self.items.get(self.find(key).found? as usize)?;
        Some((key, value))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (_, value) = self.items.get(self.find(key).found? as usize)?;
        Some(value)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let handle = self.find(key).found?;
        let (_, value) = self.items.get_mut(handle as usize)?;
        Some(value)
    }

    pub(crate) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).found.is_some()
    }

    /// Inserts a value, and returns the one that the key had. A key that is there already stays.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let place = self.find(&key);
        if let Some((_, old)) = place.found.and_then(|handle| self.items.get_mut(handle as usize)) {
            return Some(std::mem::replace(old, value));
        }
        self.add(place, key, value);
        None
    }

    /// Returns the value of a key, which is inserted with an empty one if it is not there.
    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = self.find(&key);
        let index = match place.found {
            Some(handle) => handle as usize,
            None => self.add(place, key, V::default()),
        };
        self.value_at(index)
    }

    /// Returns the value of a key, which is inserted with this one if it is not there.
    pub(crate) fn or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        let place = self.find(&key);
        let index = match place.found {
            Some(handle) => handle as usize,
            None => self.add(place, key, value()),
        };
        self.value_at(index)
    }

    #[expect(clippy::indexing_slicing, reason = "the item was found or added just before")]
    fn value_at(&mut self, index: usize) -> &mut V {
        &mut self.items[index].1
    }

    fn add(&mut self, place: Place, key: K, value: V) -> usize {
        let index = self.items.len();
        self.order.insert(place, handle(index));
        self.items.push((key, value));
        index
    }

    /// Returns the greatest key that is not greater than this one.
    pub(crate) fn last_until(&self, key: &K) -> Option<&K> {
        let place = self.find(key);
        let handle = place.found.or_else(|| self.order.before(place))?;
        self.items.get(handle as usize).map(|(key, _)| key)
    }

    /// Removes a key and returns its value.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key);
        place.found.map(|handle| self.take(place, handle).1)
    }

    /// Removes the least key and returns it with its value.
    pub(crate) fn pop_first(&mut self) -> Option<(K, V)> {
        let place = self.order.start();
        place.found.map(|handle| self.take(place, handle))
    }

    /// Takes out what is there. The last item takes its index.
    fn take(&mut self, place: Place, handle: u32) -> (K, V) {
        if let Some((last, _)) = self.items.last() {
            self.order.replace(self.find::<K>(last), handle);
        }
        self.order.remove(place);
        self.items.swap_remove(handle as usize)
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(one, other)| one == other)
    }
}

impl<K: Eq, V: Eq> Eq for Map<K, V> {}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, items: I) {
        for (key, value) in items {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Self {
        let mut map = Self::new();
        map.extend(items);
        map
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;

    fn into_iter(mut self) -> Self::IntoIter {
        self.order.arrange(&mut |one, other| self.items.swap(one, other));
        self.items.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Entries<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The entries of a [`Map`] in the order of their keys.
pub(crate) struct Entries<'a, K, V> {
    items: &'a [(K, V)],
    handles: Handles<'a>,
}

impl<K, V> Clone for Entries<'_, K, V> {
    fn clone(&self) -> Self {
        Self { items: self.items, handles: self.handles.clone() }
    }
}

impl<'a, K, V> Iterator for Entries<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.items.get(self.handles.next()?)?;
        Some((key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.handles.len();
        (left, Some(left))
    }
}

impl<K, V> DoubleEndedIterator for Entries<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let (key, value) = self.items.get(self.handles.next_back()?)?;
        Some((key, value))
    }
}
