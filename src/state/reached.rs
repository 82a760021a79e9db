//! How far the time of the events had come.

use crate::value::{register::EventTime, sorted::Set};

/// The places that entries have. Nearly always each comes after those before it, and a list is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reached {
    /// Those that came after all before them, in order.
    fronts: Vec<EventTime>,
    /// Those that came late.
    late: Set<EventTime>,
}

impl Reached {
    /// The greatest place.
    pub(crate) fn frontier(&self) -> Option<EventTime> {
        self.fronts.last().copied()
    }

    /// The greatest place that is not later than this. Binary search.
    pub(crate) fn by(&self, latest: EventTime) -> Option<EventTime> {
        let front = self.fronts.partition_point(|place| *place <= latest).checked_sub(1);
        let front = front.and_then(|at| self.fronts.get(at).copied());
        front.max(self.late.last_until(&latest).copied())
    }

    pub(crate) fn add(&mut self, place: EventTime) {
        match self.frontier() {
            Some(frontier) if place < frontier => {
                self.late.insert(place);
            }
            Some(frontier) if place == frontier => {}
            Some(_) | None => self.fronts.push(place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reached;
    use chrono::DateTime;

    #[test]
    fn the_greatest_place_by_a_time_is_found_whatever_came_late() {
        let at = |second| DateTime::from_timestamp(second, 0).unwrap();
        let mut reached = Reached::default();
        assert_eq!((reached.frontier(), reached.by(at(9))), (None, None));
        for second in [2, 5, 5, 3, 9] {
            reached.add(at(second));
        }
        assert_eq!(reached.frontier(), Some(at(9)));
        let by: Vec<_> =
            (1..10).map(|second| reached.by(at(second)).map(|place| place.timestamp())).collect();
        let expected = [None, Some(2), Some(3), Some(3), Some(5), Some(5), Some(5), Some(5), Some(9)];
        assert_eq!(by, expected);
    }
}
