//! What meets when.

use crate::{
    state::Negotiation,
    talks::meeting::{MeetingStatus, MeetingView},
    value::{
        gather::Gather,
        sorted::sort_by_key,
        when::{Instant, Span},
    },
};

/// A meeting that is under way or still to come.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct NextMeeting<'a> {
    /// The meeting.
    pub meeting: MeetingView<'a>,
    /// The time in which it certainly falls, if a window is planned.
    pub span: Option<Span>,
    /// Whether one side alone announced it and nobody has confirmed it.
    pub is_one_sided: bool,
}

impl Negotiation {
    /// The meetings that are going on or to come at an instant, the earliest first; those without
    /// a date, or with one that may be past, included; those whose window is over are not.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::talks::meeting::{Added, Announced, Format};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.secretariat().propose(Added::new("oslo", Format::BILATERAL)?)?;
    /// desk.secretariat().propose(Announced::new("oslo")?.with_window("2026-01-29".parse()?))?;
    ///
    /// let talks = record.negotiation();
    /// assert_eq!(talks.next_meetings("2026-01-23T09:00:00Z".parse()?).len(), 1);
    /// // Its day is over; nobody recorded what became of it.
    /// assert!(talks.next_meetings("2026-02-01T15:00:00Z".parse()?).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn next_meetings(&self, at: Instant) -> Vec<NextMeeting<'_>> {
        let at = at.to_utc();
        let mut all = self
            .meetings()
            .filter(|meeting| {
                meeting.status().is_to_come()
                    || matches!(meeting.status(), MeetingStatus::UnderWay | MeetingStatus::Adjourned)
            })
            .map(|meeting| NextMeeting {
                meeting,
                span: meeting.window().map(|window| self.span_of(window)),
                is_one_sided: meeting.status() == MeetingStatus::Announced
                    && meeting.announced_by().is_some_and(|by| by.parties().count() == 1),
            })
            .filter(|next| {
                !next.meeting.status().is_to_come()
                    || next.span.and_then(|span| span.latest).is_none_or(|latest| latest >= at)
            })
            .gather();
        sort_by_key(&mut all, |next| {
            let under_way = !next.meeting.status().is_to_come();
            let earliest = next.span.and_then(|span| span.earliest.or(span.latest));
            (!under_way, earliest.is_none(), earliest)
        });
        all
    }
}
