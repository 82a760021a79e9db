//! What may be done to meetings.

use serde_json::Value;

use super::{
    deed::By,
    judge::{Answer, Judge, Ruling},
    lifecycles,
    state::Meeting,
};

impl Judge<'_> {
    pub(crate) fn meeting(&mut self) -> Ruling {
        let none = Meeting { status: "-".into(), ..Meeting::default() };
        let own = self.state.meetings.get(self.fact.id()).unwrap_or(&none);
        let action = self.fact.action();
        if lifecycles::moves("meeting", action) {
            self.step("meeting", &own.status)?;
        } else {
            self.entitled()?;
        }
        let took_place = Answer::kept(["under_way", "adjourned", "held"].contains(&&*own.status));
        match action {
            "confirmed" => {
                let answer = self.other_side(own);
                self.require("meeting.confirmed.other_side", answer)
            }
            "held" => {
                let (begun, ended) = (self.fact.body.get("interval"), self.fact.body.get("until"));
                let spans =
                    begun.zip(ended).map(|(begun, ended)| (self.model.span(begun), self.model.span(ended)));
                let wrong = spans.is_some_and(|(begun, ended)| {
                    ended.latest.zip(begun.earliest).is_some_and(|(ended, begun)| ended < begun)
                });
                self.require("meeting.held.ends", Answer::kept(!wrong))?;
                let interval = ended.or(begun);
                let planned = own.window.as_ref().filter(|_| took_place != Answer::Kept);
                let over = match (interval, planned) {
                    (Some(interval), _) => self.is_over(interval),
                    (None, Some(window)) => {
                        let now = self.deed.now(self.model).latest;
                        let begins = self.model.span(window).earliest;
                        Answer::kept(begins.is_none_or(|begins| now.is_none_or(|now| begins <= now)))
                    }
                    (None, None) => Answer::Kept,
                };
                self.require("meeting.held.past", over)
            }
            "not_held" => {
                let over = own.window.as_ref().map_or(Answer::NotShown, |window| self.is_over(window));
                self.require("meeting.not_held.window", over)
            }
            "moved" | "participant_expected" | "agenda_set" => self.not_held_yet(own),
            "participant_replied" => {
                self.not_held_yet(own)?;
                let participant = own.participants.get(self.fact.get("party").unwrap());
                let expected = participant.is_some_and(|participant| participant.expected);
                self.require("meeting.participant_replied.expected", Answer::shown(expected))
            }
            "attendance_recorded" => self.require("meeting.attendance_recorded.held", took_place),
            "document_handed_over" => self.require("meeting.document_handed_over.took_place", took_place),
            "outcome_recorded" => self.require("meeting.outcome_recorded.took_place", took_place),
            "read_out" => self.require("meeting.read_out.took_place", took_place),
            _ => Ok(()),
        }
    }

    fn not_held_yet(&mut self, own: &Meeting) -> Ruling {
        self.require("meeting.held.final", Answer::kept(own.status != "held"))
    }

    /// Whether one of the actors did not announce it.
    fn other_side(&self, own: &Meeting) -> Answer {
        let announced = own.announced.map_or(Vec::new(), |seq| self.model.entries[seq].by.actors());
        match self.deed.by {
            By::Secretariat | By::Procedure => Answer::Kept,
            By::Somebody => Answer::NotShown,
            By::Parties(_) => {
                let actors = self.deed.actors();
                let announced = self.state.heirs(&announced);
                let other = actors.iter().any(|actor| !announced.contains(actor));
                Answer::kept(own.announced.is_none() || other)
            }
        }
    }

    /// Whether a time is certainly over.
    fn is_over(&self, when: &Value) -> Answer {
        let now = self.deed.now(self.model).latest.unwrap();
        let span = self.model.span(when);
        match (span.earliest, span.latest) {
            (_, Some(end)) if end <= now => Answer::Kept,
            (Some(begin), _) if now < begin => Answer::Broken,
            _ => Answer::NotShown,
        }
    }
}
