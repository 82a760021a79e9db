//! Lineage: what became of a point from one version to another, where it comes from, and how two
//! versions differ.

use std::fmt;

use crate::{
    state::Negotiation,
    talks::{
        point::PointView,
        version::{Number, Operation, VersionView},
    },
    value::{
        gather::Gather,
        id::{PointId, VersionId, WordingId},
        sorted::{Map, Set, sort_by_key},
        text::Name,
    },
};

/// A point as a version has it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Placed<'a> {
    /// The point.
    pub point: PointView<'a>,
    /// Its number there.
    pub number: &'a Number,
    /// Its words there; none where the version says none.
    pub wording: Option<&'a WordingId>,
}

/// What one version did to a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Turn<'a> {
    /// It was put in.
    Added,
    /// It was taken over word by word.
    Carried,
    /// It was given another number.
    Renumbered,
    /// It was given other words.
    Amended,
    /// It was left out.
    Dropped,
    /// It was put in again.
    Reinstated,
    /// It was split, and this came of it.
    Split,
    /// It was merged with others into this.
    Merged,
    /// It was left to a document of its own.
    Moved(&'a Name),
}

impl Turn<'_> {
    /// Whether the point is no longer in the text.
    #[must_use]
    pub const fn is_out(self) -> bool {
        matches!(self, Self::Dropped | Self::Moved(_))
    }
}

impl fmt::Display for Turn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added => f.write_str("added"),
            Self::Carried => f.write_str("carried"),
            Self::Renumbered => f.write_str("renumbered"),
            Self::Amended => f.write_str("amended"),
            Self::Dropped => f.write_str("dropped"),
            Self::Reinstated => f.write_str("reinstated"),
            Self::Split => f.write_str("split"),
            Self::Merged => f.write_str("merged"),
            Self::Moved(to) => write!(f, "moved to {to}"),
        }
    }
}

/// One line of descent between two versions.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Descent<'a> {
    /// The point in the earlier version; none if it came in on the way.
    pub was: Option<Placed<'a>>,
    /// The point in the later version; none if it is not in it.
    pub now: Option<Placed<'a>>,
    /// What each version on the way did, the earliest first.
    pub turns: Vec<(&'a VersionId, Turn<'a>)>,
}

impl Descent<'_> {
    /// Whether it had the same words all along, whatever its number.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.was.is_some()
            && self.now.is_some()
            && self.turns.iter().all(|(_, turn)| matches!(turn, Turn::Carried | Turn::Renumbered))
    }
}

/// How a point stands in two versions.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Compared<'a> {
    /// The point in the first.
    pub first: Option<Placed<'a>>,
    /// The point in the second.
    pub second: Option<Placed<'a>>,
    /// Whether the words differ, rectifications aside.
    pub is_reworded: bool,
    /// Whether the numbers differ.
    pub is_renumbered: bool,
}

impl Compared<'_> {
    /// Whether both have it, under the same number and in the same words.
    #[must_use]
    pub const fn is_same(&self) -> bool {
        self.first.is_some() && self.second.is_some() && !self.is_reworded && !self.is_renumbered
    }
}

/// A line of descent under way: where it began, the point it has reached, and the last of its turns.
#[derive(Clone, Copy)]
struct Line<'a> {
    /// The point, and the version that put it in; none for one that the first version has.
    origin: (Option<&'a VersionId>, &'a PointId),
    at: &'a PointId,
    last: Option<usize>,
}

impl<'a> Line<'a> {
    /// The point of the first version that it began with.
    const fn was(&self) -> Option<&'a PointId> {
        if self.origin.0.is_none() { Some(self.origin.1) } else { None }
    }
}

/// The turns of all lines, each with the one before it: lines that share their past share its turns.
#[derive(Default)]
struct Trail<'a>(Vec<(&'a VersionId, Turn<'a>, Option<usize>)>);

impl<'a> Trail<'a> {
    /// A line, one turn further.
    fn step(&mut self, line: Line<'a>, to: &'a PointId, by: &'a VersionId, turn: Turn<'a>) -> Line<'a> {
        self.0.push((by, turn, line.last));
        Line { at: to, last: self.0.len().checked_sub(1), ..line }
    }

    /// The turns of a line, the earliest first.
    fn of(&self, line: Line<'a>) -> Vec<(&'a VersionId, Turn<'a>)> {
        let mut turns = Vec::new();
        let mut last = line.last;
        while let Some(&(by, turn, before)) = last.and_then(|at| self.0.get(at)) {
            turns.push((by, turn));
            last = before;
        }
        turns.reverse();
        turns
    }
}

/// The lines that lead to what a version has, and those that ended.
#[derive(Clone, Default)]
struct Lines<'a> {
    alive: Vec<Line<'a>>,
    ended: Vec<Line<'a>>,
}

impl<'a> Lines<'a> {
    /// Of the ways from one beginning to one point the first is told: the others say nothing more of
    /// either, and there can be very many. What one parent left out and another kept is kept.
    fn told_once(mut self) -> Self {
        let mut seen = Set::new();
        let mut is_new = |line: &Line<'a>| seen.insert((line.origin, line.at));
        self.alive.retain(&mut is_new);
        self.ended.retain(is_new);
        self
    }

    /// The lines through one version.
    fn through(self, version: VersionView<'a>, trail: &mut Trail<'a>) -> Self {
        let id = version.id();
        let mut by_point: Map<&PointId, Vec<Line<'a>>> = Map::new();
        for line in self.alive {
            by_point.or_default(line.at).push(line);
        }
        let mut next = Self { alive: Vec::new(), ended: self.ended };
        for operation in version.operations() {
            let came_in = |point| Line { origin: (Some(id), point), at: point, last: None };
            // What no line leads to came in from a parent that is not on the way.
            let mut lines = Vec::new();
            for point in operation.sources() {
                lines.append(&mut by_point.remove(point).unwrap_or_else(|| vec![came_in(point)]));
            }
            let is_told = |line: &Line<'a>| line.origin != (Some(id), line.at);
            let mut to = |line: Line<'a>, point, turn| trail.step(line, point, id, turn);
            match operation {
                Operation::Carry(_) => {
                    next.alive.extend(lines.into_iter().map(|line| to(line, line.at, Turn::Carried)));
                }
                Operation::Renumber(_) => {
                    next.alive.extend(lines.into_iter().map(|line| to(line, line.at, Turn::Renumbered)));
                }
                Operation::Amend(_) => {
                    next.alive.extend(lines.into_iter().map(|line| to(line, line.at, Turn::Amended)));
                }
                Operation::Drop(_) => {
                    let lines = lines.into_iter().filter(is_told);
                    next.ended.extend(lines.map(|line| to(line, line.at, Turn::Dropped)));
                }
                Operation::Move(moved) => {
                    let turn = Turn::Moved(&moved.instrument);
                    let lines = lines.into_iter().filter(is_told);
                    next.ended.extend(lines.map(|line| to(line, line.at, turn)));
                }
                Operation::Add(add) => next.alive.push(to(came_in(&add.point), &add.point, Turn::Added)),
                Operation::Reinstate(add) => {
                    let is_again = |line: &Line<'a>| line.at == &add.point;
                    let (mut again, ended): (Vec<_>, Vec<_>) = next.ended.into_iter().partition(is_again);
                    next.ended = ended;
                    if again.is_empty() {
                        again.push(came_in(&add.point));
                    }
                    let again = again.into_iter();
                    next.alive.extend(again.map(|line| to(line, &add.point, Turn::Reinstated)));
                }
                Operation::Split(split) => {
                    for add in &split.into {
                        next.alive.extend(lines.iter().map(|line| to(*line, &add.point, Turn::Split)));
                    }
                }
                Operation::Merge(merge) => {
                    let point = &merge.into.point;
                    next.alive.extend(lines.into_iter().map(|line| to(line, point, Turn::Merged)));
                }
            }
        }
        next.told_once()
    }
}

impl Negotiation {
    /// Every line of descent from one version to another that was made from it: the points of the
    /// first, in its order, with what became of each, then those that came in on the way. None if the
    /// second does not come from the first. Linear in the versions between them, times the lines, and so are the turns kept meanwhile.
    ///
    /// A point that was split has a line for each result; one that was left out ends with the turn that
    /// took it out, unless it was reinstated. What a version on the way took from a parent that does not
    /// itself come from the first begins there, with what became of it.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{talks::{point::Tabled, version::{Add, Carry, Drafted, Number, Operation, Owner}}, value::word::Area};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.by("south").propose(Tabled::new("quay", "The quay", Area::SECURITY)?)?;
    /// let (harbour, quay) = (PointId::new("harbour")?, PointId::new("quay")?);
    /// let (first, second) = (VersionId::new("first")?, VersionId::new("second")?);
    ///
    /// let add = |point: &PointId, number| Operation::Add(Add::new(point.clone(), number));
    /// let both = vec![add(&harbour, Number::new("1")?), add(&quay, Number::new("2")?)];
    /// desk.secretariat().propose(Drafted::new(&first, "A text", Owner::Mediator)?.with_operations(both))?;
    ///
    /// // Every point of the parent is accounted for.
    /// let kept = Operation::Carry(Carry::new(harbour));
    /// let drafted = Drafted::new(&second, "A shorter text", Owner::Mediator)?.with_parents(vec![first.clone()]);
    /// let error = desk.secretariat().propose(drafted.clone().with_operations(vec![kept.clone()])).unwrap_err();
    /// assert_eq!(error.code(), "version.drafted.complete");
    ///
    /// let dropped = Operation::Drop(Carry::new(quay.clone()));
    /// desk.secretariat().propose(drafted.with_operations(vec![kept, dropped]))?;
    /// let talks = record.negotiation();
    /// let became = talks.what_became_of(&quay, &first, &second).expect("the second comes from the first");
    /// assert_eq!(became[0].turns[0].1.to_string(), "dropped");
    /// assert!(talks.lineage(&second, &first).is_none());
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn lineage(&self, from: &VersionId, to: &VersionId) -> Option<Vec<Descent<'_>>> {
        let (first, last) = (self.version(from)?, self.version(to)?);
        let way = self.way(from, to)?;
        let was = placed(first);
        let begin = first.contents().map(|(_, point, _)| point.id());
        let begin = begin.map(|id| Line { origin: (None, id), at: id, last: None });
        let mut trail = Trail::default();
        // How many versions on the way come from each: its lines are kept for these.
        let mut children: Map<&VersionId, usize> = Map::new();
        for parent in way.iter().flat_map(VersionView::parents) {
            *children.or_default(parent.id()) += 1;
        }
        let mut lines = Map::from_iter([(first.id(), Lines { alive: begin.collect(), ended: Vec::new() })]);
        for version in way {
            let mut inherited = Lines::default();
            for parent in version.parents() {
                let left = children.get_mut(parent.id())?;
                *left = left.saturating_sub(1);
                let of_parent =
                    if *left == 0 { lines.remove(parent.id()) } else { lines.get(parent.id()).cloned() };
                let mut of_parent = of_parent.unwrap_or_default();
                inherited.alive.append(&mut of_parent.alive);
                inherited.ended.append(&mut of_parent.ended);
            }
            lines.insert(version.id(), inherited.through(version, &mut trail));
        }
        let Lines { alive, ended } = lines.remove(last.id())?;
        let now = placed(last);
        let order: Map<&PointId, usize> =
            first.contents().zip(0..).map(|((_, p, _), n)| (p.id(), n)).collect();
        let ended = ended.into_iter().map(|line| (false, line));
        let mut all: Vec<_> = alive.into_iter().map(|line| (true, line)).chain(ended).collect();
        sort_by_key(&mut all, |(_, line)| {
            line.was().and_then(|was| order.get(was)).copied().unwrap_or(usize::MAX)
        });
        let descents = all.into_iter().map(|(alive, line)| Descent {
            was: line.was().and_then(|id| was.get(id).copied()),
            now: if alive { now.get(line.at).copied() } else { None },
            turns: trail.of(line),
        });
        Some(descents.collect())
    }

    /// What became of a point of one version in another that was made from it: one line for each
    /// point that came of it. None if the second does not come from the first.
    #[must_use]
    pub fn what_became_of(
        &self,
        point: &PointId,
        from: &VersionId,
        to: &VersionId,
    ) -> Option<Vec<Descent<'_>>> {
        let is_of = |placed: &Option<Placed<'_>>| placed.is_some_and(|placed| placed.point.id() == point);
        Some(self.lineage(from, to)?.into_iter().filter(|line| is_of(&line.was)).gather())
    }

    /// Where a point of one version comes from in an earlier one that it was made from: one line
    /// for each point that went into it, or one that begins where it was put in.
    #[must_use]
    pub fn where_from(
        &self,
        point: &PointId,
        in_version: &VersionId,
        from: &VersionId,
    ) -> Option<Vec<Descent<'_>>> {
        let is_of = |placed: &Option<Placed<'_>>| placed.is_some_and(|placed| placed.point.id() == point);
        Some(self.lineage(from, in_version)?.into_iter().filter(|line| is_of(&line.now)).gather())
    }

    /// Two versions side by side, whatever their lineage: the points of the first in its order, then
    /// those that only the second has.
    #[must_use]
    pub fn compare(&self, first: &VersionId, second: &VersionId) -> Option<Vec<Compared<'_>>> {
        let (one, two) = (self.version(first)?, self.version(second)?);
        let (of_one, of_two) = (placed(one), placed(two));
        let only_second =
            two.contents().map(|(_, point, _)| point.id()).filter(|id| !of_one.contains_key(id));
        let ids = one.contents().map(|(_, point, _)| point.id()).chain(only_second);
        let compared = ids.map(|id| {
            let (first, second) = (of_one.get(id).copied(), of_two.get(id).copied());
            let both = first.zip(second);
            Compared {
                first,
                second,
                is_reworded: both.is_some_and(|(one, two)| !self.have_same_words(one, two)),
                is_renumbered: both.is_some_and(|(one, two)| one.number != two.number),
            }
        });
        Some(compared.collect())
    }

    fn have_same_words(&self, one: Placed<'_>, two: Placed<'_>) -> bool {
        let find = |placed: Placed<'_>| placed.wording.and_then(|id| self.state.wordings.find(id.as_str()));
        self.state.same_words(find(one), find(two))
    }

    /// The versions after one and up to another that come from it, parents before children. None
    /// if the other does not come from it.
    fn way(&self, from: &VersionId, to: &VersionId) -> Option<Vec<VersionView<'_>>> {
        let (first, last) =
            (self.state.versions.find(from.as_str())?, self.state.versions.find(to.as_str())?);
        let mut ancestors = self.state.ancestors(&[last]);
        ancestors.reverse();
        let mut between: Set<usize> = Set::from_iter([first.to_usize()]);
        let mut way = Vec::new();
        for ix in ancestors {
            let parents = self.state.versions.get(ix).map_or(&[][..], |version| &version.parents);
            if ix != first && parents.iter().any(|parent| between.contains(&parent.to_usize())) {
                between.insert(ix.to_usize());
                way.push(self.version_at(ix)?);
            }
        }
        between.contains(&last.to_usize()).then_some(way)
    }
}

fn placed(version: VersionView<'_>) -> Map<&PointId, Placed<'_>> {
    let placed = version.contents().map(|(number, point, wording)| Placed { point, number, wording });
    placed.map(|placed| (placed.point.id(), placed)).collect()
}
