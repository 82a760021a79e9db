//! What meets when.

use crate::{
    meeting::MeetingStatus,
    negotiation::{MeetingView, Negotiation},
    when::{Instant, Span},
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
    #[must_use]
    pub fn next_meetings(&self, at: Instant) -> Vec<NextMeeting<'_>> {
        let offset = self.procedure().offset();
        let at = at.to_utc();
        let mut all: Vec<_> = self
            .meetings()
            .filter(|meeting| {
                meeting.status().is_to_come()
                    || matches!(meeting.status(), MeetingStatus::UnderWay | MeetingStatus::Adjourned)
            })
            .map(|meeting| NextMeeting {
                meeting,
                span: meeting.window().map(|window| window.span(offset)),
                is_one_sided: meeting.status() == MeetingStatus::Announced
                    && meeting.announced_by().is_some_and(|by| by.parties().count() == 1),
            })
            .filter(|next| {
                !next.meeting.status().is_to_come()
                    || next.span.and_then(|span| span.latest).is_none_or(|latest| latest >= at)
            })
            .collect();
        all.sort_by_key(|next| {
            let under_way = !next.meeting.status().is_to_come();
            let earliest = next.span.and_then(|span| span.earliest.or(span.latest));
            (!under_way, earliest.is_none(), earliest)
        });
        all
    }
}
