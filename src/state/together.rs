//! What is agreed together: acceptances that wait for each other.

use crate::{
    event::fact::{Mention, Mentions},
    state::{Asked, Ground, Moment, Negotiation},
    talks::{point::PointState, position::Stance},
    value::{
        condition::Condition,
        gather::Gather,
        sorted::{Map, Set, sort_by_key},
        table::Ix,
    },
};

impl Negotiation {
    /// The points whose words are agreed with those of this one, itself first: the greatest set of open points, reached
    /// over conditions that are not met, in which each is agreed if all of them are. Itself alone, where it waits
    /// for none of them; none, where it is not agreed. A point is judged once, and again for each that falls out and that it waits for.
    pub(crate) fn agreed_with(&self, first: Ix<PointState>, moment: Moment<'_>) -> Vec<Ix<PointState>> {
        if self.is_agreed_if(first, None, moment) { vec![first] } else { self.agreed_in_a_set(first, moment) }
    }

    /// The same of a point that is not agreed by itself.
    pub(crate) fn agreed_in_a_set(&self, first: Ix<PointState>, moment: Moment<'_>) -> Vec<Ix<PointState>> {
        let waits = self.waiting_with(first, moment);
        // Nearly always it waits for nothing.
        if waits.values().all(|(_, awaited)| awaited.is_empty()) {
            return Vec::new();
        }
        let mut waited_by: Map<usize, Vec<Ix<PointState>>> = Map::new();
        for (point, awaited) in waits.values() {
            for other in awaited {
                waited_by.or_default(other.to_usize()).push(*point);
            }
        }
        let mut set: Set<usize> = waits.keys().copied().collect();
        let mut open: Vec<_> = waits.values().map(|(point, _)| *point).collect();
        while let Some(next) = open.pop() {
            let acting = if next == first { moment.acting } else { &[] };
            let moment = Moment { acting, ..moment };
            if set.contains(&next.to_usize()) && !self.is_agreed_if(next, Some(&set), moment) {
                set.remove(&next.to_usize());
                open.extend(waited_by.get(&next.to_usize()).into_iter().flatten());
            }
        }
        // What it hangs together with, and no more.
        let mut all: Vec<_> = set.contains(&first.to_usize()).then_some(first).into_iter().collect();
        let mut seen = Set::from_iter([first.to_usize()]);
        let mut at = 0;
        while let Some(point) = all.get(at) {
            at += 1;
            let awaited = waits.get(&point.to_usize()).map_or(&[][..], |(_, awaited)| awaited);
            let next = awaited.iter().filter(|ix| set.contains(&ix.to_usize()) && seen.insert(ix.to_usize()));
            let next: Vec<_> = next.copied().gather();
            all.extend(next);
        }
        if let Some((_, others)) = all.split_first_mut() {
            sort_by_key(others, |ix| ix.to_usize());
        }
        all
    }

    /// A point and the open ones that acceptances of it wait for, of these, and so on.
    fn waiting_with(
        &self,
        first: Ix<PointState>,
        moment: Moment<'_>,
    ) -> Map<usize, (Ix<PointState>, Vec<Ix<PointState>>)> {
        let mut all = Map::new();
        let mut open = vec![first];
        while let Some(ix) = open.pop() {
            if all.contains_key(&ix.to_usize()) {
                continue;
            }
            let mut awaited = Vec::new();
            for condition in
                self.state.points.get(ix).into_iter().flat_map(|point| self.unmet_on(point, moment))
            {
                condition.each_mention(&mut |mention| {
                    if let Mention::Point(id) = mention {
                        awaited.extend(
                            self.state.points.find(id.as_str()).filter(|ix| self.takes_agreement(*ix)),
                        );
                    }
                });
            }
            open.extend(&awaited);
            all.insert(ix.to_usize(), (ix, awaited));
        }
        all
    }

    /// The conditions of acceptances of the words that a point has now that are not met.
    pub(crate) fn unmet_on<'a>(
        &'a self,
        point: &'a PointState,
        moment: Moment<'a>,
    ) -> impl Iterator<Item = &'a Condition> + use<'a> {
        self.conditions_on(point).filter(move |condition| !self.is_met(condition, moment))
    }

    /// The conditions of acceptances of the words that a point has now.
    pub(crate) fn conditions_on<'a>(
        &'a self,
        point: &'a PointState,
    ) -> impl Iterator<Item = &'a Condition> + use<'a> {
        let held = self.all_held_on(point).map(|(_, held)| held);
        let current = held.filter(|held| self.state.same_words(held.wording, point.words.value()));
        let conditional = current.filter(|held| held.stance == Some(Stance::AcceptsIf));
        conditional.filter_map(|held| self.state.condition(held.seq))
    }

    /// Whether the words of a point can be agreed: it is open, without brackets, and its table meets.
    fn takes_agreement(&self, ix: Ix<PointState>) -> bool {
        self.state.points.get(ix).is_some_and(|point| {
            point.status.value().is_open()
                && self.brackets_of(point).next().is_none()
                && !self.state.table_rests(ix, point)
        })
    }

    /// Whether the words of a point are agreed provisionally, if those of these points are.
    fn is_agreed_if(&self, ix: Ix<PointState>, agreed: Option<&Set<usize>>, moment: Moment<'_>) -> bool {
        let point = self.state.points.get(ix);
        point.is_some_and(|point| {
            let moment = Moment { agreed, ..moment };
            self.consent(Asked::Point(point), Ground::Provisional, moment, false).0.is_carried()
        })
    }
}
