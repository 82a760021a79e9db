//! Progress, as counts.

use crate::{
    notes::assessment::Topic,
    state::{Assessed, Negotiation},
    talks::point::PointStatus,
    value::{
        sorted::{Map, Set},
        word::Area,
    },
};

/// How many points there are in each status. Dropped ones are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// On the table.
    pub tabled: usize,
    /// Under discussion.
    pub under_discussion: usize,
    /// Agreed in principle.
    pub agreed_in_principle: usize,
    /// Agreed in words.
    pub text_agreed: usize,
    /// Closed.
    pub closed: usize,
    /// Left out.
    pub dropped: usize,
}

impl Progress {
    /// All points but those left out.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.tabled + self.under_discussion + self.agreed_in_principle + self.text_agreed + self.closed
    }

    /// Those agreed in words or closed.
    #[must_use]
    pub const fn settled(&self) -> usize {
        self.text_agreed + self.closed
    }

    fn add(&mut self, status: PointStatus) {
        let count = match status {
            PointStatus::Tabled => &mut self.tabled,
            PointStatus::UnderDiscussion => &mut self.under_discussion,
            PointStatus::AgreedInPrinciple => &mut self.agreed_in_principle,
            PointStatus::TextAgreed => &mut self.text_agreed,
            PointStatus::Closed => &mut self.closed,
            PointStatus::Dropped | PointStatus::MovedToInstrument | PointStatus::Superseded => {
                &mut self.dropped
            }
        };
        *count += 1;
    }
}

/// The progress in one area. A point with several areas counts in each.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AreaProgress<'a> {
    /// The area.
    pub area: &'a Area,
    /// The counts.
    pub progress: Progress,
}

impl Negotiation {
    /// Progress over all points, as counts.
    ///
    /// ```
    /// # use negotiation::testing;
    /// # let record = testing::ports();
    /// let progress = record.negotiation().progress();
    /// assert_eq!((progress.tabled, progress.settled(), progress.total()), (1, 0, 1));
    /// ```
    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        for point in self.points() {
            progress.add(point.status());
        }
        progress
    }

    /// Progress by area, in the order of their words.
    #[must_use]
    pub fn progress_by_area(&self) -> Vec<AreaProgress<'_>> {
        let mut areas: Map<&Area, Progress> = Map::new();
        for point in self.points() {
            for area in point.areas().iter() {
                areas.or_default(area).add(point.status());
            }
        }
        areas.into_iter().map(|(area, progress)| AreaProgress { area, progress }).collect()
    }

    /// What was said of a topic, the last word of each speaker, side by side, in the order in
    /// which they were given. Where they differ, nothing is decided between them.
    #[must_use]
    pub fn assessments_of(&self, topic: &Topic) -> Vec<Assessed<'_>> {
        let mut last: Vec<Assessed<'_>> = Vec::new();
        for assessed in self.assessments().filter(|assessed| assessed.fact.on == *topic) {
            last.retain(|earlier| earlier.entry.by() != assessed.entry.by());
            last.push(assessed);
        }
        last
    }

    /// Every topic that somebody has assessed, in order, each once.
    #[must_use]
    pub fn assessed_topics(&self) -> Vec<&Topic> {
        let topics: Set<&Topic> = self.assessments().map(|assessed| &assessed.fact.on).collect();
        topics.into_iter().collect()
    }
}
