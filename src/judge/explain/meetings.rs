//! What would make a refused act possible: meetings.

use crate::event::{Actor, Subject};
use crate::judge::explain::{facts::list, help::Help};

impl Help<'_> {
    pub(crate) fn of_a_meeting(&self) -> String {
        let subject = &self.refusal.subject;
        let meeting = match subject {
            Subject::Meeting(id) => self.whole.meeting(id),
            _ => None,
        };
        match self.refusal.rule.id() {
            "meeting.ordered.other" => format!("name another meeting than {subject}"),
            "meeting.confirmed.other_side" => {
                let by = meeting.and_then(|meeting| meeting.announced_by());
                let by = by.into_iter().flat_map(Actor::parties).map(|(party, other)| other.unwrap_or(party));
                format!("let another than {} confirm it, or the host", list(by, "who announced it"))
            }
            "meeting.held.ends" => "give an end that is not before the beginning".to_owned(),
            "meeting.held.past" => "propose it when the interval is over, or give one that is".to_owned(),
            "meeting.held.final" => format!("{subject} is over; record `meeting.added` of another one"),
            "meeting.not_held.window" => match meeting.and_then(|meeting| meeting.window()) {
                Some(window) => format!("{subject} is planned for {window}; propose it when that is over"),
                None => format!("{subject} has no window; give it one with `meeting.moved`"),
            },
            "meeting.participant_replied.expected" => {
                "record `meeting.participant_expected` first".to_owned()
            }
            _ => match self.status() {
                Some(now) => {
                    format!("{subject} is {now}; record `meeting.started` or `meeting.held` first")
                }
                None => "record `meeting.started` or `meeting.held` first".to_owned(),
            },
        }
    }
}
