//! What would make a refused act possible: persons, tracks, deadlines.

use super::{facts::list, help::Help};
use crate::{
    entry::Subject,
    negotiation::{DeadlineView, Negotiation, TrackView},
};

impl<'a> Help<'a> {
    pub(super) fn of_a_person(&self) -> String {
        let subject = &self.refusal.subject;
        match self.refusal.rule.id() {
            "person.office_begun.once" => {
                format!("{subject} holds that office already; there is nothing to record")
            }
            "person.office_ended.held" => {
                let person = match subject {
                    Subject::Person(id) => self.whole.person(id),
                    _ => None,
                };
                let offices = person.iter().flat_map(|own| own.offices()).filter(|own| own.held);
                let offices = offices.map(|own| format!("{} of {}", own.title, own.party));
                format!("the offices of {subject}: {}", list(offices, "none"))
            }
            _ => format!("the party has not accredited {subject}; record `person.accredited` first"),
        }
    }

    pub(super) fn of_a_track(&self) -> String {
        let subject = &self.refusal.subject;
        let track = match subject {
            Subject::Track(id) => self.whole.track(id),
            _ => None,
        };
        match self.refusal.rule.id() {
            "track.opened.once" => "name each party once, and each point once".to_owned(),
            "track.party_added.once" | "track.point_added.once" => {
                format!("it is in {subject} already; there is nothing to record")
            }
            "track.party_removed.member" => {
                let parties = track.iter().flat_map(TrackView::parties).map(|party| party.id());
                format!("the parties of {subject}: {}", list(parties, "none is named"))
            }
            "track.point_removed.member" => {
                let points = track.iter().flat_map(TrackView::points).map(|point| point.id());
                format!("the points of {subject}: {}", list(points, "none"))
            }
            _ => {
                let open = track.iter().flat_map(TrackView::points).filter(|point| point.status().is_open());
                let open = open.map(|point| point.id());
                format!("first agree on, drop or take out {}", list(open, "its open points"))
            }
        }
    }

    pub(super) fn of_a_deadline(&self) -> String {
        let deadline = match &self.refusal.subject {
            Subject::Deadline(id) => self.whole.deadline(id),
            _ => None,
        };
        let due = deadline.map(|own| own.due().to_string());
        match self.refusal.rule.id() {
            "deadline.set.parties" => "name each party once".to_owned(),
            "deadline.extended.later" => match due {
                Some(due) => format!("give a date that ends after {due}"),
                None => "give a later date".to_owned(),
            },
            "deadline.missed.passed" => match due {
                Some(due) => format!("it is due {due}; propose it when that is over"),
                None => "propose it when its date is over".to_owned(),
            },
            _ => {
                let bound = deadline.iter().flat_map(DeadlineView::parties).collect::<Vec<_>>();
                let rule = self.whole.procedure().agreeing();
                if bound.is_empty() {
                    return self.joint(rule, None);
                }
                let bound = list(bound.into_iter(), "those whom it binds");
                format!("let those of {bound} act jointly that the procedure asks for ({rule})")
            }
        }
    }

    /// Of rules on who acts for whom, and at which table.
    pub(super) fn of_who_acts(&self) -> String {
        let subject = &self.refusal.subject;
        match self.refusal.rule.id() {
            "any.any.accredited" => {
                "record `person.accredited` by the party first, or let it act through one of its office-holders"
                    .to_owned()
            }
            "any.any.powers" => {
                "let somebody act whose accreditation extends to it, or record `person.powers_changed` first"
                    .to_owned()
            }
            "any.any.track" => {
                let tracks = tracks_of(self.whole, subject);
                let parties = tracks.iter().flat_map(TrackView::parties).map(|party| party.id());
                let names = list(tracks.iter().map(|track| track.id()), "its track");
                format!("let a party at the table of {names} act: {}", list(parties, "none is named"))
            }
            _ => {
                let tracks = tracks_of(self.whole, subject);
                let names = list(tracks.iter().map(|track| track.id()), "its track");
                format!("record `track.resumed` of {names} first")
            }
        }
    }
}

fn tracks_of<'a>(whole: &'a Negotiation, subject: &Subject) -> Vec<TrackView<'a>> {
    let point = match subject {
        Subject::Point(id) => Some(id),
        Subject::Alternative(id) => whole.alternative(id).and_then(|own| own.point()).map(|point| point.id()),
        _ => None,
    };
    point.into_iter().flat_map(|point| whole.tracks_with(point)).collect()
}
