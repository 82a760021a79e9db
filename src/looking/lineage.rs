//! Lineage: what became of a point from one version to another, where it comes from, and how two
//! versions differ.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{
    id::{PointId, VersionId, WordingId},
    negotiation::{Negotiation, PointView, VersionView},
    text::Name,
    version::{Add, Number, Operation},
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

/// A line of descent under way: where it began, the point it has reached, and the turns so far.
#[derive(Clone)]
struct Line<'a> {
    /// The point, and the version that put it in; none for one that the first version has.
    origin: (Option<&'a VersionId>, PointId),
    at: PointId,
    turns: Vec<(&'a VersionId, Turn<'a>)>,
}

impl Line<'_> {
    /// The point of the first version that it began with.
    fn was(&self) -> Option<&PointId> {
        if self.origin.0.is_none() { Some(&self.origin.1) } else { None }
    }

    /// Of the ways from one beginning to one point the first is told: the others say nothing more of
    /// either, and there can be very many. What one parent left out and another kept is kept.
    fn told_once(next: &mut Vec<Self>, gone: &mut Vec<Self>) {
        let mut seen = BTreeSet::new();
        let mut is_new =
            |line: &Self| seen.insert((line.origin.0.cloned(), line.origin.1.clone(), line.at.clone()));
        next.retain(&mut is_new);
        gone.retain(is_new);
    }
}

impl Negotiation {
    /// Every line of descent from one version to another that was made from it: the points of the
    /// first, in its order, with what became of each, then those that came in on the way. None if the
    /// second does not come from the first. Linear in the versions between them, times the lines.
    ///
    /// A point that was split has a line for each result; one that was left out ends with the turn that
    /// took it out, unless it was reinstated.
    ///
    /// ```
    /// # use negotiation::{point, prelude::*, process::Opened, terms::Procedure, word::Area};
    /// # use negotiation::version::{self, Add, Carry, Number, Operation, Owner};
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Host, event))
    /// # };
    /// # let ports = NegotiationId::new("ports")?;
    /// # let mut record = Record::new();
    /// # let rules = Procedure::mediated_peace_process();
    /// # record.propose(draft("e1", Opened::new(ports, Name::new("Ports")?, rules).into())?)?;
    /// # let [harbour, quay] = [PointId::new("harbour")?, PointId::new("quay")?];
    /// # for (id, point) in [("e2", &harbour), ("e3", &quay)] {
    /// #     let tabled = point::Tabled::new(point.clone(), Name::new("A point")?, Area::SECURITY.into());
    /// #     record.propose(draft(id, tabled.into())?)?;
    /// # }
    /// # let [first, second] = [VersionId::new("first")?, VersionId::new("second")?];
    /// let drafted = |id: &VersionId| version::Drafted::new(id.clone(), Name::new("Text").unwrap(), Owner::Mediator);
    /// let add = |point: &PointId, number| Operation::Add(Add::new(point.clone(), Number::new(number).unwrap()));
    /// let of_first = drafted(&first).with_operations(vec![add(&harbour, "1"), add(&quay, "2")]);
    /// let kept = Operation::Carry(Carry::new(harbour.clone()));
    /// let of_second = drafted(&second).with_parents(vec![first.clone()]);
    /// record.propose(draft("e4", of_first.into())?)?;
    ///
    /// // Every point of the parent is accounted for.
    /// let forgotten = of_second.clone().with_operations(vec![kept.clone()]);
    /// let refusal = record.propose(draft("e5", forgotten.into())?).unwrap_err();
    /// assert_eq!(refusal.to_string(), "version.drafted refused, incoherent: every point of the parents \
    ///     stands in an operation (point `quay`) [version.drafted.complete]");
    ///
    /// let dropped = Operation::Drop(Carry::new(quay.clone()));
    /// record.propose(draft("e5", of_second.with_operations(vec![kept, dropped]).into())?)?;
    /// let talks = record.negotiation();
    /// let became = talks.what_became_of(&quay, &first, &second).ok_or("no lineage")?;
    /// assert_eq!(became[0].turns[0].1.to_string(), "dropped");
    /// assert!(talks.lineage(&second, &first).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lineage(&self, from: &VersionId, to: &VersionId) -> Option<Vec<Descent<'_>>> {
        let (first, last) = (self.version(from)?, self.version(to)?);
        let way = self.way(from, to)?;
        let was = placed(first);
        let begin =
            was.keys().map(|id| Line { origin: (None, (*id).clone()), at: (*id).clone(), turns: Vec::new() });
        // Of each version on the way: the lines that lead to what it has, and those that ended.
        let mut lines: BTreeMap<&VersionId, (Vec<Line<'_>>, Vec<Line<'_>>)> = BTreeMap::new();
        lines.insert(first.id(), (begin.collect(), Vec::new()));
        for version in way {
            let (mut alive, mut ended) = (Vec::new(), Vec::new());
            for (own, gone) in version.parents().filter_map(|parent| lines.get(parent.id())) {
                alive.extend(own.iter().cloned());
                ended.extend(gone.iter().cloned());
            }
            let next = follow(version, alive, ended);
            lines.insert(version.id(), next);
        }
        let (alive, ended) = lines.remove(last.id())?;
        let now = placed(last);
        let order: BTreeMap<&PointId, usize> =
            first.contents().zip(0..).map(|((_, p, _), n)| (p.id(), n)).collect();
        let mut all: Vec<_> = alive
            .into_iter()
            .map(|line| (true, line))
            .chain(ended.into_iter().map(|line| (false, line)))
            .collect();
        all.sort_by_key(|(_, line)| line.was().and_then(|was| order.get(was)).copied().unwrap_or(usize::MAX));
        let descents = all.into_iter().map(|(alive, line)| Descent {
            was: line.was().and_then(|id| was.get(id).copied()),
            now: if alive { now.get(&line.at).copied() } else { None },
            turns: line.turns,
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
        let is_of = |placed: &Option<Placed<'_>>| placed.is_some_and(|own| own.point.id() == point);
        Some(self.lineage(from, to)?.into_iter().filter(|line| is_of(&line.was)).collect())
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
        let is_of = |placed: &Option<Placed<'_>>| placed.is_some_and(|own| own.point.id() == point);
        Some(self.lineage(from, in_version)?.into_iter().filter(|line| is_of(&line.now)).collect())
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
        let mut between: BTreeSet<usize> = BTreeSet::from([first.to_usize()]);
        let mut way = Vec::new();
        for ix in ancestors {
            let parents = self.state.versions.get(ix).map_or(&[][..], |own| &own.parents);
            if ix != first && parents.iter().any(|parent| between.contains(&parent.to_usize())) {
                between.insert(ix.to_usize());
                way.push(self.version_at(ix)?);
            }
        }
        between.contains(&last.to_usize()).then_some(way)
    }
}

fn placed(version: VersionView<'_>) -> BTreeMap<&PointId, Placed<'_>> {
    let placed = version.contents().map(|(number, point, wording)| Placed { point, number, wording });
    placed.map(|placed| (placed.point.id(), placed)).collect()
}

/// The lines through one version.
fn follow<'a>(
    version: VersionView<'a>,
    alive: Vec<Line<'a>>,
    ended: Vec<Line<'a>>,
) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let id = version.id();
    let mut by_point: BTreeMap<PointId, Vec<Line<'a>>> = BTreeMap::new();
    for line in alive {
        by_point.entry(line.at.clone()).or_default().push(line);
    }
    let (mut next, mut gone) = (Vec::new(), ended);
    let step = |line: &Line<'a>, at: &PointId, turn: Turn<'a>| {
        let mut line = Line { at: at.clone(), ..line.clone() };
        line.turns.push((id, turn));
        line
    };
    for operation in version.operations() {
        let mut lines: Vec<Line<'a>> =
            operation.sources().iter().filter_map(|point| by_point.remove(point)).flatten().collect();
        let came_in = |add: &Add, turn| {
            let point = &add.point;
            Line { origin: (Some(id), point.clone()), at: point.clone(), turns: vec![(id, turn)] }
        };
        match operation {
            Operation::Carry(_) => next.extend(lines.iter().map(|line| step(line, &line.at, Turn::Carried))),
            Operation::Renumber(_) => {
                next.extend(lines.iter().map(|line| step(line, &line.at, Turn::Renumbered)));
            }
            Operation::Amend(_) => next.extend(lines.iter().map(|line| step(line, &line.at, Turn::Amended))),
            Operation::Drop(_) => gone.extend(lines.iter().map(|line| step(line, &line.at, Turn::Dropped))),
            Operation::Move(moved) => {
                let turn = Turn::Moved(&moved.instrument);
                gone.extend(lines.iter().map(|line| step(line, &line.at, turn)));
            }
            Operation::Add(add) => next.push(came_in(add, Turn::Added)),
            Operation::Reinstate(add) => {
                let (again, others): (Vec<_>, Vec<_>) =
                    gone.into_iter().partition(|line| line.at == add.point);
                gone = others;
                if again.is_empty() {
                    next.push(came_in(add, Turn::Reinstated));
                }
                next.extend(again.iter().map(|line| step(line, &add.point, Turn::Reinstated)));
            }
            Operation::Split(split) => {
                for add in &split.into {
                    next.extend(lines.iter().map(|line| step(line, &add.point, Turn::Split)));
                }
            }
            Operation::Merge(merge) => {
                next.extend(lines.drain(..).map(|line| step(&line, &merge.into.point, Turn::Merged)));
            }
        }
    }
    Line::told_once(&mut next, &mut gone);
    (next, gone)
}

/// A stretch of words that two wordings share, or that only one of them has.
#[cfg(feature = "diff")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stretch {
    /// In both.
    Same(String),
    /// In the first only.
    Removed(String),
    /// In the second only.
    Added(String),
}

/// The differences of two wordings, word by word (feature `diff`). What has no text is empty.
///
/// ```
/// use negotiation::{id::WordingId, looking::{Stretch, word_difference}, point::Wording, text::Text};
///
/// let words = |id: &str, text: &str| Some(Wording::new(WordingId::new(id).unwrap(), Text::new(text).unwrap()));
/// let (old, new) = (words("w1", "a cap of 600,000"), words("w2", "a cap of 800,000"));
/// let all = word_difference(old.as_ref(), new.as_ref());
/// assert_eq!(all[1..], [Stretch::Removed("600,000".into()), Stretch::Added("800,000".into())]);
/// ```
#[cfg(feature = "diff")]
#[must_use]
pub fn word_difference(
    first: Option<&crate::point::Wording>,
    second: Option<&crate::point::Wording>,
) -> Vec<Stretch> {
    use similar::{ChangeTag, TextDiff};

    let text = |wording: Option<&crate::point::Wording>| {
        wording.and_then(|wording| wording.text.as_ref()).map_or("", crate::text::Text::as_str).to_owned()
    };
    let (first, second) = (text(first), text(second));
    let diff = TextDiff::from_words(&first, &second);
    let mut all: Vec<Stretch> = Vec::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        match (change.tag(), all.last_mut()) {
            (ChangeTag::Equal, Some(Stretch::Same(text)))
            | (ChangeTag::Delete, Some(Stretch::Removed(text)))
            | (ChangeTag::Insert, Some(Stretch::Added(text))) => text.push_str(word),
            (ChangeTag::Equal, _) => all.push(Stretch::Same(word.to_owned())),
            (ChangeTag::Delete, _) => all.push(Stretch::Removed(word.to_owned())),
            (ChangeTag::Insert, _) => all.push(Stretch::Added(word.to_owned())),
        }
    }
    all
}
