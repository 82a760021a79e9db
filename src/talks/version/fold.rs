//! How facts about versions fit and fold, and what a version does to the points.

use crate::{
    event::Entry,
    event::{Event, Subject},
    judge::rule::{
        Rule,
        catalogue::{
            ENTRY_BOUNDS_SIZE, VERSION_DRAFTED_ADDED, VERSION_DRAFTED_AMEND_CHANGES,
            VERSION_DRAFTED_COMPLETE, VERSION_DRAFTED_CONFLICT, VERSION_DRAFTED_MERGE_SOURCES,
            VERSION_DRAFTED_NUMBERS, VERSION_DRAFTED_ONCE, VERSION_DRAFTED_OWNER, VERSION_DRAFTED_PARENTS,
            VERSION_DRAFTED_REINSTATED, VERSION_DRAFTED_SOURCE, VERSION_DRAFTED_WORDING,
            VERSION_SUPERSEDED_SUCCESSOR,
        },
    },
    state::{Actors, Fault, Folded, Named, Negotiation, State, tables::ix},
    talks::{
        point::{PointState, PointStatus},
        position::{Held, Stance},
        version::{
            Add, Content, Drafted, MAX_PARENTS, MAX_PART, Operation, Owner, VersionEvent, VersionState,
            VersionStatus,
        },
    },
    value::{
        gather::Gather,
        id::PointId,
        register::{At, Register},
        sorted::{Map, Set, sort_by, sort_by_key},
        table::Ix,
        text::Name,
    },
};

/// What the parents of a version have of each point.
type OfParents<'a> = Map<usize, Vec<&'a Content>>;

impl State {
    fn check_version(&self, event: &VersionEvent) -> Result<(), Fault> {
        match event {
            VersionEvent::Drafted(drafted) => self.check_drafted(drafted),
            // version.superseded.successor: a version is not superseded by itself
            VersionEvent::Superseded(fact) if fact.successor.as_ref() == Some(&fact.version) => {
                Err(Fault::new(&VERSION_SUPERSEDED_SUCCESSOR, Subject::Version(fact.version.clone())))
            }
            VersionEvent::Superseded(_)
            | VersionEvent::Tabled(_)
            | VersionEvent::TakenAsBasis(_)
            | VersionEvent::AdoptedAdReferendum(_)
            | VersionEvent::Adopted(_)
            | VersionEvent::Rejected(_)
            | VersionEvent::Revived(_)
            | VersionEvent::Renamed(_)
            | VersionEvent::Withdrawn(_) => Ok(()),
        }
    }

    fn check_drafted(&self, drafted: &Drafted) -> Result<(), Fault> {
        let fault = |rule: &'static Rule| Err(Fault::new(rule, Subject::Version(drafted.version.clone())));
        // version.drafted.owner: joint owners are at least two, each once
        if let Owner::Jointly(parties) = &drafted.owner {
            let distinct: Set<_> = parties.iter().collect();
            if distinct.len() != parties.len() || !(2..=MAX_PART).contains(&parties.len()) {
                return fault(&VERSION_DRAFTED_OWNER);
            }
        }
        // version.drafted.parents: at most 8, each once
        let distinct: Set<_> = drafted.parents.iter().collect();
        let twice = distinct.len() != drafted.parents.len() || distinct.contains(&drafted.version);
        if twice || drafted.parents.len() > MAX_PARENTS {
            return fault(&VERSION_DRAFTED_PARENTS);
        }
        let parents = drafted.parents.iter().filter_map(|id| self.versions.find(id.as_str())).gather();
        let of_parents = self.of_parents(&parents);
        let reinstates = |operation: &Operation| matches!(operation, Operation::Reinstate(_));
        let ancestors =
            if drafted.operations.iter().any(reinstates) { self.ancestors(&parents) } else { Vec::new() };
        let contents =
            ancestors.iter().filter_map(|ix| self.versions.get(*ix)).flat_map(|version| &version.contents);
        let before: Set<_> = contents.map(|content| content.point.to_usize()).collect();
        let mut seen = Set::new();
        let mut numbers = Set::new();
        for operation in &drafted.operations {
            self.check_operation(operation, &before, &of_parents, &mut seen)?;
            for Content { point, number, .. } in self.put_in(operation, &of_parents) {
                // version.drafted.numbers: no two points bear one number in one version
                if !numbers.insert(number) {
                    return Err(self.fault_of(&VERSION_DRAFTED_NUMBERS, point));
                }
            }
        }
        // version.drafted.complete: every point of the parents stands in an operation
        let of_parents = parents.iter().filter_map(|ix| self.versions.get(*ix));
        let forgotten =
            of_parents.flat_map(|parent| &parent.contents).find(|c| !seen.contains(&c.point.to_usize()));
        match forgotten {
            Some(content) => Err(self.fault_of(&VERSION_DRAFTED_COMPLETE, content.point)),
            None => Ok(()),
        }
    }

    fn fault_of(&self, rule: &'static Rule, point: Ix<PointState>) -> Fault {
        let id = self.points.get(point).map(|point| Subject::Point(point.id.clone()));
        Fault::new(rule, id.unwrap_or(Subject::Negotiation))
    }

    fn of_parents(&self, parents: &[Ix<VersionState>]) -> OfParents<'_> {
        let mut all = OfParents::new();
        for content in
            parents.iter().filter_map(|ix| self.versions.get(*ix)).flat_map(|version| &version.contents)
        {
            all.or_default(content.point.to_usize()).push(content);
        }
        all
    }

    fn check_operation(
        &self,
        operation: &Operation,
        before: &Set<usize>,
        of_parents: &OfParents<'_>,
        seen: &mut Set<usize>,
    ) -> Result<(), Fault> {
        let point_ix = |id: &PointId| self.points.find(id.as_str());
        let fault = |rule: &'static Rule, id: &PointId| Err(Fault::new(rule, Subject::Point(id.clone())));
        let named = operation.sources().iter().chain(operation.results().iter().map(|add| &add.point));
        for id in named {
            // version.drafted.once: a point is in a version once
            if point_ix(id).is_some_and(|ix| !seen.insert(ix.to_usize())) {
                return fault(&VERSION_DRAFTED_ONCE, id);
            }
        }
        let there = |id: &PointId| point_ix(id).and_then(|ix| of_parents.get(&ix.to_usize()));
        // version.drafted.source: what is taken over, left out or changed is in a parent
        if let Some(id) = operation.sources().iter().find(|id| there(id).is_none()) {
            return fault(&VERSION_DRAFTED_SOURCE, id);
        }
        for Add { point: id, .. } in operation.results() {
            match operation {
                // version.drafted.reinstated: it was in an ancestor, and is in no parent
                Operation::Reinstate(_) => {
                    let before = point_ix(id).is_some_and(|ix| before.contains(&ix.to_usize()));
                    if there(id).is_some() || !before {
                        return fault(&VERSION_DRAFTED_REINSTATED, id);
                    }
                }
                // version.drafted.added: it is in no parent
                Operation::Add(_)
                | Operation::Carry(_)
                | Operation::Amend(_)
                | Operation::Renumber(_)
                | Operation::Drop(_)
                | Operation::Split(_)
                | Operation::Merge(_)
                | Operation::Move(_) => {
                    if there(id).is_some() {
                        return fault(&VERSION_DRAFTED_ADDED, id);
                    }
                }
            }
        }
        // entry.bounds.size
        if operation.sources().len() > MAX_PART || operation.results().len() > MAX_PART {
            let first = operation.sources().first().or(operation.results().first().map(|add| &add.point));
            let subject = first.map_or(Subject::Negotiation, |id| Subject::Point(id.clone()));
            return Err(Fault::new(&ENTRY_BOUNDS_SIZE, subject));
        }
        match operation {
            // version.drafted.merge_sources
            Operation::Split(split) if split.into.len() < 2 => {
                return fault(&VERSION_DRAFTED_MERGE_SOURCES, &split.point);
            }
            Operation::Merge(merge) if merge.points.len() < 2 => {
                return fault(&VERSION_DRAFTED_MERGE_SOURCES, &merge.into.point);
            }
            // version.drafted.conflict: where parents have different words, it says which stand
            Operation::Carry(_) | Operation::Renumber(_) => {
                for id in operation.sources() {
                    let words = there(id).map_or(&[][..], Vec::as_slice);
                    let first = words.first().and_then(|content| content.wording);
                    if words.iter().any(|content| !self.same_words(content.wording, first)) {
                        return fault(&VERSION_DRAFTED_CONFLICT, id);
                    }
                }
            }
            // version.drafted.amend_changes: other words than in a parent
            Operation::Amend(amend) => {
                let words = self.wordings.find(amend.wording.as_str());
                let before = there(&amend.point).map_or(&[][..], Vec::as_slice);
                if before.iter().all(|content| self.same_words(content.wording, words)) {
                    return fault(&VERSION_DRAFTED_AMEND_CHANGES, &amend.point);
                }
            }
            Operation::Add(_)
            | Operation::Drop(_)
            | Operation::Reinstate(_)
            | Operation::Split(_)
            | Operation::Merge(_)
            | Operation::Move(_) => {}
        }
        // version.drafted.wording: the words of a point in a version are words of that point
        let amended =
            if let Operation::Amend(amend) = operation { Some((&amend.point, &amend.wording)) } else { None };
        let results = operation.results().iter().filter_map(|add| Some((&add.point, add.wording.as_ref()?)));
        let mut words = amended.into_iter().chain(results);
        let foreign = words.find(|(id, wording)| {
            let words = self.wordings.by_key(wording.as_str());
            words.map(|words| words.point) != point_ix(id)
        });
        match foreign {
            Some((id, _)) => fault(&VERSION_DRAFTED_WORDING, id),
            None => Ok(()),
        }
    }

    /// These versions and all that they come from, the latest first.
    pub(crate) fn ancestors(&self, versions: &[Ix<VersionState>]) -> Vec<Ix<VersionState>> {
        let mut seen: Set<usize> = Set::new();
        let mut open = versions.to_vec();
        let mut all = Vec::new();
        while let Some(ix) = open.pop() {
            if seen.insert(ix.to_usize()) {
                all.push(ix);
                open.extend(self.versions.get(ix).map_or(&[][..], |version| &version.parents));
            }
        }
        // A parent was there before its child.
        sort_by_key(&mut all, |ix| std::cmp::Reverse(ix.to_usize()));
        all
    }

    /// The points that an operation puts into a version.
    fn put_in(&self, operation: &Operation, of_parents: &OfParents<'_>) -> Vec<Content> {
        let before = |id: &PointId| {
            let point = self.points.find(id.as_str())?;
            of_parents.get(&point.to_usize())?.first().copied()
        };
        let one = match operation {
            Operation::Carry(carry) => {
                before(&carry.point).map(|content| Content { carried: true, ..content.clone() })
            }
            Operation::Renumber(renumber) => before(&renumber.point).map(|content| Content {
                number: renumber.number.clone(),
                carried: true,
                ..content.clone()
            }),
            Operation::Amend(amend) => before(&amend.point).map(|content| Content {
                point: content.point,
                number: amend.number.clone().unwrap_or_else(|| content.number.clone()),
                wording: ix(&self.wordings, Some(&amend.wording)),
                carried: false,
            }),
            Operation::Add(_)
            | Operation::Drop(_)
            | Operation::Reinstate(_)
            | Operation::Split(_)
            | Operation::Merge(_)
            | Operation::Move(_) => None,
        };
        let results = operation.results().iter().filter_map(|add| {
            Some(Content {
                point: self.points.find(add.point.as_str())?,
                number: add.number.clone(),
                wording: ix(&self.wordings, add.wording.as_ref()),
                carried: false,
            })
        });
        one.into_iter().chain(results).collect()
    }

    fn fold_version(&mut self, event: &VersionEvent, named: Named, at: At<'_>) {
        let version = named.version;
        let status = match event {
            VersionEvent::Drafted(drafted) => {
                self.draft(drafted, at);
                return;
            }
            VersionEvent::Renamed(fact) => {
                if let Some(version) = version.and_then(|version| self.versions.get_mut(version)) {
                    version.label.set(fact.label.clone(), at);
                }
                return;
            }
            VersionEvent::TakenAsBasis(_) => {
                match (&mut self.basis, version) {
                    (Some(basis), Some(version)) => {
                        basis.set(version, at);
                    }
                    (basis @ None, Some(version)) => *basis = Some(Register::new(version, at.seq)),
                    (_, None) => {}
                }
                self.give_words(version, at);
                VersionStatus::UnderNegotiation
            }
            VersionEvent::Tabled(_) | VersionEvent::Revived(_) => VersionStatus::Tabled,
            VersionEvent::AdoptedAdReferendum(_) => VersionStatus::AdoptedAdReferendum,
            VersionEvent::Adopted(_) => VersionStatus::Adopted,
            VersionEvent::Rejected(_) => VersionStatus::Rejected,
            VersionEvent::Superseded(_) => VersionStatus::Superseded,
            VersionEvent::Withdrawn(_) => VersionStatus::Withdrawn,
        };
        if let Some(version) = version.and_then(|version| self.versions.get_mut(version)) {
            version.status.set(status, at);
        }
    }

    fn draft(&mut self, drafted: &Drafted, at: At<'_>) {
        let parents = drafted.parents.iter().filter_map(|id| self.versions.find(id.as_str())).gather();
        let of_parents = self.of_parents(&parents);
        let put_in = drafted.operations.iter().flat_map(|operation| self.put_in(operation, &of_parents));
        let mut contents = put_in.gather();
        sort_by(&mut contents, |one, other| one.number.cmp(&other.number));
        self.versions.add(VersionState {
            id: drafted.version.clone(),
            introduced: at.seq,
            label: Register::new(drafted.label.clone(), at.seq),
            parents,
            owner: drafted.owner.clone(),
            status: Register::new(VersionStatus::Drafted, at.seq),
            contents,
            positions: crate::talks::position::Positions::default(),
        });
    }

    /// The words that the basis has are those of its points; what was rectified since stays so.
    fn give_words(&mut self, version: Option<Ix<VersionState>>, at: At<'_>) {
        let contents =
            version.and_then(|ix| self.versions.get(ix)).map_or(&[][..], |version| &version.contents);
        let has = |content: &Content| {
            let now = self.points.get(content.point)?.words.value();
            let words = Some(content.wording?);
            // In whatever language they are named, they are the words that the others are given beside.
            let own = if self.beside(words).is_some() { self.root(words) } else { words };
            Some((content.point, if self.same_words(now, words) { now } else { own }))
        };
        let given = contents.iter().filter_map(has).gather();
        for (point, words) in given {
            if let Some(point) = self.points.get_mut(point) {
                point.words.set(words, at);
            }
        }
    }
}

/// What becomes of a point with a version.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Effect<'a> {
    Dropped,
    Moved(&'a Name),
    Superseded(&'a [Add]),
    Reinstated,
}

impl Negotiation {
    /// How a version was made.
    pub(crate) fn operations(&self, version: &VersionState) -> &[Operation] {
        match self.nth(version.introduced).map(|entry| &entry.event) {
            Some(Event::Version(VersionEvent::Drafted(drafted))) => &drafted.operations,
            _ => &[],
        }
    }

    /// What taking a version as the basis does to points, in their order: those that were left out, moved,
    /// split or merged on the way to it and that it does not have, and those that it has again. What was
    /// done on the way to the present basis is past. Points that it just does not mention stay as they
    /// are. Linear in the version, its ancestors and those of the basis.
    pub(crate) fn effects(&self, version: Ix<VersionState>) -> Vec<(Ix<PointState>, Effect<'_>)> {
        let state = &self.state;
        let Some(text) = state.versions.get(version) else { return Vec::new() };
        let has: Set<_> = text.contents.iter().map(|content| content.point.to_usize()).collect();
        let mut all: Map<usize, (Ix<PointState>, Effect<'_>)> = Map::new();
        let basis = state.basis.as_ref().map(Register::value);
        let past: Set<_> = state.ancestors(basis.as_slice()).into_iter().map(Ix::to_usize).collect();
        let since = state.ancestors(&[version]).into_iter().filter(|ix| !past.contains(&ix.to_usize()));
        // The latest word counts.
        for ancestor in since.filter_map(|ix| state.versions.get(ix)) {
            for operation in self.operations(ancestor) {
                let effect = match operation {
                    Operation::Drop(_) => Effect::Dropped,
                    Operation::Move(moved) => Effect::Moved(&moved.instrument),
                    Operation::Split(split) => Effect::Superseded(&split.into),
                    Operation::Merge(merge) => Effect::Superseded(std::slice::from_ref(&merge.into)),
                    Operation::Add(_)
                    | Operation::Carry(_)
                    | Operation::Amend(_)
                    | Operation::Renumber(_)
                    | Operation::Reinstate(_) => continue,
                };
                for ix in operation.sources().iter().filter_map(|id| state.points.find(id.as_str())) {
                    if !has.contains(&ix.to_usize()) {
                        all.or_insert_with(ix.to_usize(), || (ix, effect));
                    }
                }
            }
        }
        for content in &text.contents {
            if state.points.get(content.point).is_some_and(|point| point.status.value().is_out()) {
                all.insert(content.point.to_usize(), (content.point, Effect::Reinstated));
            }
        }
        all.into_values().collect()
    }

    /// The points whose text is agreed or closed and that a version changes or leaves out.
    pub(crate) fn agreed_points_touched(
        &self,
        version: Ix<VersionState>,
    ) -> impl Iterator<Item = &PointState> {
        let state = &self.state;
        let settled = |ix: Ix<PointState>| {
            let point = state.points.get(ix);
            point
                .filter(|point| matches!(point.status.value(), PointStatus::TextAgreed | PointStatus::Closed))
        };
        let contents = state.versions.get(version).map_or(&[][..], |version| &version.contents);
        let changed = contents.iter().filter_map(move |content| {
            let words = content.wording?;
            settled(content.point).filter(|point| !state.same_words(Some(words), point.words.value()))
        });
        changed.chain(self.effects(version).into_iter().filter_map(move |(ix, _)| settled(ix)))
    }
}

impl Folded for VersionEvent {
    fn check(&self, state: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        state.check_version(self)
    }

    fn fold(&self, state: &mut State, entry: &Entry, named: Named, at: At<'_>) {
        state.fold_version(self, named, at);
        // Who adopts a text jointly accepts it.
        let stance = match self {
            Self::AdoptedAdReferendum(_) => Stance::AcceptsAdReferendum,
            Self::Adopted(_) => Stance::Accepts,
            Self::Drafted(_)
            | Self::Tabled(_)
            | Self::TakenAsBasis(_)
            | Self::Superseded(_)
            | Self::Withdrawn(_)
            | Self::Rejected(_)
            | Self::Revived(_)
            | Self::Renamed(_) => return,
        };
        let acting = state.jointly(&entry.by);
        if let Some(version) = named.version.and_then(|ix| state.versions.get_mut(ix)) {
            for party in acting {
                let position = Held { stance: Some(stance), wording: None, seq: at.seq, own: true };
                version.positions.set(party, position, |words| words, at);
            }
        }
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let version = talks.state.versions.get(named.version?)?;
        match self {
            Self::Drafted(_) => None,
            Self::Renamed(_) => Some(version.label.seq()),
            // It is the basis from then on, and gives the points their words.
            Self::TakenAsBasis(_) => {
                let words = version.contents.iter().filter(|content| content.wording.is_some());
                let words = words.filter_map(|content| talks.state.points.get(content.point));
                let basis = talks.state.basis.as_ref().map(Register::seq);
                let last = words.map(|point| point.words.seq());
                let last = last.chain(basis).chain([version.status.seq()]);
                talks.last_in_time(last)
            }
            Self::Tabled(_)
            | Self::AdoptedAdReferendum(_)
            | Self::Adopted(_)
            | Self::Rejected(_)
            | Self::Revived(_)
            | Self::Superseded(_)
            | Self::Withdrawn(_) => Some(version.status.seq()),
        }
    }
}
