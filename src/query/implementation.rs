//! How far what was agreed is carried out: counts of degrees, exact shares, and a series over time.

use crate::{
    event::Actor,
    outcome::commitment::{CommitmentEvent, CommitmentStatus, CommitmentView, Degree},
    state::Negotiation,
    value::{
        gather::Gather,
        id::{CommitmentId, PartyId},
        register::EventTime,
        share::Share,
        sorted::{Map, sort},
        when::Instant,
        word::Area,
    },
};

/// How many commitments are reported at which degree. Obsolete ones are not among them; suspended ones
/// are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DegreeTally {
    counts: [u64; 4],
    unreported: u64,
}

impl DegreeTally {
    /// How many are at a degree.
    #[must_use]
    pub const fn count(&self, degree: Degree) -> u64 {
        let [not_initiated, minimum, intermediate, complete] = self.counts;
        match degree {
            Degree::NotInitiated => not_initiated,
            Degree::Minimum => minimum,
            Degree::Intermediate => intermediate,
            Degree::Complete => complete,
        }
    }

    /// How many nobody reported on.
    #[must_use]
    pub const fn unreported(&self) -> u64 {
        self.unreported
    }

    /// All of them, reported on or not.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum::<u64>() + self.unreported
    }

    /// How far they are carried out taken together: the sum of their degrees, 0 to 3, over three times
    /// their number. One that nobody reported on counts for nothing done. None if there are none.
    #[must_use]
    pub fn score(&self) -> Option<Share> {
        let sum = Degree::ALL.iter().map(|degree| degree.points() * self.count(*degree)).sum();
        Share::new(sum, 3 * self.total()).ok()
    }

    /// The exact share of each degree, in the order of [`Degree::ALL`]. With the share of the unreported
    /// they make up the whole. None if there is no commitment.
    #[must_use]
    pub fn shares(&self) -> Option<[Share; 4]> {
        let total = self.total();
        let [a, b, c, d] = self.counts.map(|count| Share::new(count, total).ok());
        Some([a?, b?, c?, d?])
    }

    /// The same in whole per cent, each rounded on its own, a half upwards. They are for reading: four
    /// that are rounded may add up to 99 or 101, and that is no error.
    #[must_use]
    pub fn rounded(&self) -> Option<[u64; 4]> {
        let total = self.total();
        let [a, b, c, d] = self.counts.map(|count| (200 * count + total).checked_div(2 * total));
        Some([a?, b?, c?, d?])
    }

    fn of(&mut self, degree: Option<Degree>) -> &mut u64 {
        let [not_initiated, minimum, intermediate, complete] = &mut self.counts;
        match degree {
            None => &mut self.unreported,
            Some(Degree::NotInitiated) => not_initiated,
            Some(Degree::Minimum) => minimum,
            Some(Degree::Intermediate) => intermediate,
            Some(Degree::Complete) => complete,
        }
    }

    fn add(&mut self, degree: Option<Degree>) {
        *self.of(degree) += 1;
    }

    fn remove(&mut self, degree: Option<Degree>) {
        let count = self.of(degree);
        *count = count.saturating_sub(1);
    }
}

/// The question how far commitments are carried out, which can be narrowed. See
/// [`Negotiation::implementation`].
#[derive(Clone, Copy, Debug)]
#[must_use = "a question is answered by `tally`, `by_area`, `by_obligor` or `series`"]
pub struct Implementation<'a> {
    talks: &'a Negotiation,
    reporter: Option<&'a Actor>,
    area: Option<&'a Area>,
    obligor: Option<&'a PartyId>,
}

impl Negotiation {
    /// How far what was agreed is carried out, as the last report on each commitment says it, whoever
    /// made it. It is asked of the past like everything else, with
    /// [`Record::as_of`](crate::record::Record::as_of); for many instants at once there is
    /// [`Implementation::series_at`].
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{outcome::commitment::{Degree, Made, Reported}, value::share::Share};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// for (id, text) in [("opening", "The harbour is open"), ("mines", "The mines are cleared")] {
    ///     desk.by("north").propose(Made::new(id, text)?.with_obligors(vec![PartyId::new("north")?]))?;
    /// }
    /// desk.by("north").propose(Reported::new("opening", Degree::Complete)?)?;
    /// desk.by("south").propose(Reported::new("opening", Degree::Intermediate)?)?;
    ///
    /// let whole = record.negotiation().implementation();
    /// let last = whole.tally();
    /// assert_eq!((last.count(Degree::Intermediate), last.unreported(), last.total()), (1, 1, 2));
    /// assert_eq!(last.score(), Some(Share::new(2, 6)?));
    /// let as_north_says = whole.as_reported_by(&Actor::party(PartyId::new("north")?)).tally();
    /// assert_eq!(as_north_says.rounded(), Some([0, 0, 0, 50]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn implementation(&self) -> Implementation<'_> {
        Implementation { talks: self, reporter: None, area: None, obligor: None }
    }
}

impl<'a> Implementation<'a> {
    /// As one reporter sees it, who may be a party or somebody outside. What others say counts for
    /// nothing; what this one never reported on is unreported.
    pub const fn as_reported_by(mut self, reporter: &'a Actor) -> Self {
        self.reporter = Some(reporter);
        self
    }

    /// Of the points of one area.
    pub const fn of_area(mut self, area: &'a Area) -> Self {
        self.area = Some(area);
        self
    }

    /// Of what one party owes, alone or with others.
    pub const fn owed_by(mut self, obligor: &'a PartyId) -> Self {
        self.obligor = Some(obligor);
        self
    }

    /// The counts, now.
    #[must_use]
    pub fn tally(&self) -> DegreeTally {
        let mut tally = DegreeTally::default();
        self.standing().for_each(|commitment| tally.add(self.degree(commitment)));
        tally
    }

    /// The counts by area, in the order of their words. A commitment counts in each area that its point
    /// has now; one that comes from no point, in none.
    #[must_use]
    pub fn by_area(&self) -> Vec<(&'a Area, DegreeTally)> {
        let mut areas: Map<&Area, DegreeTally> = Map::new();
        for commitment in self.standing() {
            let degree = self.degree(commitment);
            let of_point = commitment.point().into_iter().flat_map(|point| point.areas().iter());
            for area in of_point.filter(|area| self.area.is_none_or(|only| only == *area)) {
                areas.or_default(area).add(degree);
            }
        }
        areas.into_iter().collect()
    }

    /// The counts by who owes it, in the order of their ids. A commitment of several counts for each.
    #[must_use]
    pub fn by_obligor(&self) -> Vec<(&'a PartyId, DegreeTally)> {
        let mut parties: Map<&PartyId, DegreeTally> = Map::new();
        for commitment in self.standing() {
            let degree = self.degree(commitment);
            for party in commitment.obligors().filter(|party| self.obligor.is_none_or(|only| only == *party))
            {
                parties.or_default(party).add(degree);
            }
        }
        parties.into_iter().collect()
    }

    /// The counts after each time at which something about these commitments happened: one was made,
    /// reported on, made obsolete, reinstated. In the order of time, in UTC; that of a report is when it
    /// was made, not the period that it is on.
    #[must_use]
    pub fn series(&self) -> Vec<(Instant, DegreeTally)> {
        let mut series: Vec<(Instant, DegreeTally)> = Vec::new();
        // Of each commitment: whether it counts, and the degree that it has.
        let mut courses: Map<&str, (bool, Option<Degree>)> =
            self.chosen().map(|commitment| (commitment.id().as_str(), (false, None))).collect();
        let mut tally = DegreeTally::default();
        for (place, id, change) in self.changes() {
            let Some((counts, degree)) = courses.get_mut(id.as_str()) else { continue };
            if *counts {
                tally.remove(*degree);
            }
            match change {
                Change::Counts(now) => *counts = now,
                Change::Degree(now) => *degree = Some(now),
            }
            if *counts {
                tally.add(*degree);
            }
            let at = place.fixed_offset();
            match series.last_mut() {
                Some((last, there)) if *last == at => *there = tally,
                _ => series.push((at, tally)),
            }
        }
        series
    }

    /// The counts at each of these instants, which may stand in any order.
    #[must_use]
    pub fn series_at(&self, instants: &[Instant]) -> Vec<DegreeTally> {
        let series = self.series();
        let at = |instant: &Instant| {
            let before = series.partition_point(|(then, _)| then <= instant);
            let last = before.checked_sub(1).and_then(|last| series.get(last));
            last.map(|(_, tally)| *tally).unwrap_or_default()
        };
        instants.iter().map(at).collect()
    }

    /// The commitments that are asked about, obsolete or not.
    fn chosen(&self) -> impl Iterator<Item = CommitmentView<'a>> {
        let Self { talks, area, obligor, .. } = *self;
        talks.commitments().filter(move |commitment| {
            let in_area =
                |area: &Area| commitment.point().is_some_and(|point| point.areas().iter().any(|a| a == area));
            area.is_none_or(in_area)
                && obligor.is_none_or(|obligor| commitment.obligors().any(|id| id == obligor))
        })
    }

    fn standing(&self) -> impl Iterator<Item = CommitmentView<'a>> {
        self.chosen().filter(|commitment| commitment.status() != CommitmentStatus::Obsolete)
    }

    fn degree(&self, commitment: CommitmentView<'_>) -> Option<Degree> {
        self.reporter.map_or_else(|| commitment.degree(), |reporter| commitment.degree_by(reporter))
    }

    /// What the counts depend on, in the order in which it occurred.
    fn changes(&self) -> Vec<(EventTime, &'a CommitmentId, Change)> {
        let talks = self.talks;
        let acts = self.chosen().flat_map(|commitment| {
            let own = commitment.state;
            std::iter::once(own.introduced).chain(own.turns.iter().chain(&own.reports).copied())
        });
        let place = |seq: u32| Some((*talks.places().get(seq as usize)?, seq));
        let mut acts = acts.filter_map(place).gather();
        // Of the same time they keep the order of the record.
        sort(&mut acts);
        let change = |(place, seq)| {
            let entry = talks.nth(seq)?;
            let event = CommitmentEvent::of(&entry.event)?;
            Some((place, event.commitment(), self.change(&entry.by, event)?))
        };
        acts.into_iter().filter_map(change).gather()
    }

    fn change(&self, by: &Actor, event: &CommitmentEvent) -> Option<Change> {
        match event {
            // Suspended or not, it is counted; one that was obsolete is so no longer.
            CommitmentEvent::Made(_)
            | CommitmentEvent::Suspended(_)
            | CommitmentEvent::Resumed(_)
            | CommitmentEvent::Reinstated(_) => Some(Change::Counts(true)),
            CommitmentEvent::MadeObsolete(_) => Some(Change::Counts(false)),
            CommitmentEvent::Reported(fact) => {
                let is_asked = self.reporter.is_none_or(|reporter| reporter.is_same_voice(by));
                is_asked.then_some(Change::Degree(fact.degree))
            }
            CommitmentEvent::DueChanged(_) | CommitmentEvent::ViolationAlleged(_) => None,
        }
    }
}

/// What an entry changes of a commitment in the counts.
enum Change {
    /// Whether it is among them.
    Counts(bool),
    /// Where it is.
    Degree(Degree),
}
