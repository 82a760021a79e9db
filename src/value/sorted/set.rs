//! A sorted set.

use std::{borrow::Borrow, cmp::Ordering, fmt, vec};

use super::order::{Handles, Order, Place, handle};

/// Items in their order, each once.
#[derive(Clone)]
pub(crate) struct Set<T> {
    items: Vec<T>,
    order: Order,
}

impl<T> Set<T> {
    pub(crate) const fn new() -> Self {
        Self { items: Vec::new(), order: Order::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(crate) fn iter(&self) -> Items<'_, T> {
        Items { items: &self.items, handles: self.order.handles() }
    }
}

impl<T: Ord> Set<T> {
    fn find<Q: Ord + ?Sized>(&self, item: &Q) -> Place
    where
        T: Borrow<Q>,
    {
        if self.items.is_empty() {
            return Place::START;
        }
        self.order.find(&mut |handle| match self.items.get(handle as usize) {
            Some(other) => other.borrow().cmp(item),
            None => Ordering::Equal,
        })
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.find(item).found.is_some()
    }

    /// Inserts an item; false if it is there already.
    pub(crate) fn insert(&mut self, item: T) -> bool {
        let place = self.find(&item);
        if place.found.is_none() {
            self.order.insert(place, handle(self.items.len()));
            self.items.push(item);
        }
        place.found.is_none()
    }

    /// Removes an item; false if it is not there. The last to have come takes its index.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let place = self.find(item);
        if let (Some(handle), Some(last)) = (place.found, self.items.last()) {
            self.order.replace(self.find::<T>(last), handle);
            self.order.remove(place);
            self.items.swap_remove(handle as usize);
        }
        place.found.is_some()
    }

    /// Returns the greatest item that is not greater than this one.
    pub(crate) fn last_until(&self, item: &T) -> Option<&T> {
        let place = self.find(item);
        let handle = place.found.or_else(|| self.order.before(place))?;
        self.items.get(handle as usize)
    }

    pub(crate) fn is_subset(&self, other: &Self) -> bool {
        self.items.iter().all(|item| other.contains(item))
    }

    pub(crate) fn is_disjoint(&self, other: &Self) -> bool {
        !self.items.iter().any(|item| other.contains(item))
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

impl<T: PartialEq> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(one, other)| one == other)
    }
}

impl<T: Eq> Eq for Set<T> {}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.insert(item);
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::new();
        set.extend(items);
        set
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(mut self) -> Self::IntoIter {
        self.order.arrange(&mut |one, other| self.items.swap(one, other));
        self.items.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = Items<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The items of a [`Set`] in their order.
pub(crate) struct Items<'a, T> {
    items: &'a [T],
    handles: Handles<'a>,
}

impl<T> Clone for Items<'_, T> {
    fn clone(&self) -> Self {
        Self { items: self.items, handles: self.handles.clone() }
    }
}

impl<'a, T> Iterator for Items<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.items.get(self.handles.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.handles.len();
        (left, Some(left))
    }
}

impl<T> DoubleEndedIterator for Items<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.items.get(self.handles.next_back()?)
    }
}
