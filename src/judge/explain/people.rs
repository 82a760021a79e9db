//! What would make a refused act possible: parties, persons, tracks, deadlines, and what comes after
//! agreement.

use crate::judge::explain::{facts::list, help::Help};
use crate::{
    event::Subject,
    outcome::commitment::CommitmentView,
    state::Negotiation,
    talks::{deadline::DeadlineView, person::PersonView, track::TrackView},
    value::id::PersonId,
};

impl Help<'_> {
    pub(crate) fn of_a_party(&self) -> String {
        let subject = &self.refusal.subject;
        let procedure = self.whole.procedure();
        let party = match subject {
            Subject::Party(id) => self.whole.party(id),
            _ => None,
        };
        let own = party.map(|party| party.id());
        match self.refusal.rule.id() {
            "party.dissolved.last" => {
                format!("{subject} stays dissolved; record the act of another party, such as its successor")
            }
            "party.role_assigned.for" => {
                "name another party in `on_behalf_of` with the role acts_for, and with no other role".to_owned()
            }
            "party.role_ended.held" => {
                let roles = party.map(|party| list(party.roles().map(|role| role.role), "none"));
                format!("the roles of {subject}: {}", roles.unwrap_or_else(|| "none".to_owned()))
            }
            "party.split.into" => {
                format!("name two at least, each once, and {subject} among them only if it continues")
            }
            "party.merged.parties" => "name two at least, each once".to_owned(),
            "party.succeeded.other" => "name another party, which is not dissolved".to_owned(),
            "party.act_confirmed.defect" => match party {
                Some(own) => {
                    let acts = self.whole.defective_acts(own.id()).map(|entry| entry.id().clone());
                    format!("the acts that could be confirmed: {}", list(acts, "none"))
                }
                None => "name an act that broke a rule on accreditation or powers".to_owned(),
            },
            "party.membership_begun.group" => match party {
                Some(party) => {
                    format!("{subject} is a {}; name a coalition, community or organisation", party.kind())
                }
                None => "name a coalition, community or organisation".to_owned(),
            },
            "party.membership_begun.circle" => {
                format!("name another group; {subject} is the party itself, or is a member of it")
            }
            "party.membership_begun.once" => {
                format!("it is a member of {subject} already; there is nothing to record")
            }
            "party.membership_ended.member" => {
                let groups = party.map(|party| list(party.groups(), "none"));
                format!("the groups of {subject}: {}", groups.unwrap_or_else(|| "none".to_owned()))
            }
            "party.joined.admitted" => {
                "record `party.invited` first, or let the procedure be open to all (`negotiation.procedure_changed`)"
                    .to_owned()
            }
            "party.suspended.decided" => {
                format!("let {subject} act itself, or {}", self.joint(procedure.excluding(), own))
            }
            "party.excluded.decided" => self.joint(procedure.excluding(), own),
            "party.readmitted.term" => match party.and_then(|party| party.excluded_until()) {
                Some(until) => format!("{subject} is excluded until {until}; propose it then"),
                None => "propose it when the exclusion is over".to_owned(),
            },
            "party.returned.admitted" => {
                "record `party.invited` first, or let the procedure admit returns (`negotiation.procedure_changed`)"
                    .to_owned()
            }
            _ => self.joint(procedure.agreeing(), None),
        }
    }

    pub(crate) fn of_a_person(&self) -> String {
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
                let offices = person.iter().flat_map(PersonView::offices).filter(|own| own.held);
                let offices = offices.map(|own| format!("{} of {}", own.title, own.party));
                format!("the offices of {subject}: {}", list(offices, "none"))
            }
            _ => format!("the party has not accredited {subject}; record `person.accredited` first"),
        }
    }

    /// The accreditation does not permit the act.
    pub(crate) fn accreditations(&self, id: &PersonId) -> String {
        let person = self.whole.person(id);
        let all = person.iter().flat_map(PersonView::accreditations);
        let all = all.map(|own| format!("`{}` ({})", own.party, own.status));
        let all: Vec<_> = all.collect();
        let all = if all.is_empty() { "none".to_owned() } else { all.join(", ") };
        let starts = match self.refusal.act.name() {
            "person.accredited" => "one that is new or ended",
            _ => "one that is valid",
        };
        format!("the act is for {starts}; the accreditations of person `{id}`: {all}")
    }

    pub(crate) fn of_a_track(&self) -> String {
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

    pub(crate) fn of_a_deadline(&self) -> String {
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
                format!(
                    "let those of {bound} act jointly, in one draft, that the procedure asks for ({rule})"
                )
            }
        }
    }

    pub(crate) fn of_a_commitment(&self) -> String {
        match self.refusal.rule.id() {
            "commitment.made.obligors" => {
                "name who owes it, each once, and somebody else to whom it is owed, or nobody".to_owned()
            }
            "commitment.made.wording" => "name words of its point, or none".to_owned(),
            "commitment.made.undertaken" => {
                "let those who owe it act jointly, in one draft, or name the instrument or the point that it comes from"
                    .to_owned()
            }
            "commitment.any.creditor" => self.who_is_owed(),
            "commitment.reported.count" => {
                "give `done` and `of` together, and no more done than there is to do".to_owned()
            }
            "commitment.reported.regress" => {
                "give `reason`; it is less than this reporter reported before".to_owned()
            }
            "commitment.reported.verifier" => {
                "leave `verified` out, or let the verifier or a monitor report it".to_owned()
            }
            _ => match self.status() {
                Some(now) => format!(
                    "{} is {now}; only one that is standing is violated: give in `occurred` when that was, if it stood then",
                    self.refusal.subject
                ),
                None => "only a standing commitment is violated".to_owned(),
            },
        }
    }

    fn who_is_owed(&self) -> String {
        let own = match &self.refusal.subject {
            Subject::Commitment(id) => self.whole.commitment(id),
            _ => None,
        };
        let owing: Vec<_> = own.iter().flat_map(CommitmentView::obligors).collect();
        let mut to: Vec<_> = own.iter().flat_map(CommitmentView::beneficiaries).collect();
        if to.is_empty() {
            to.extend(self.whole.principals().map(|party| party.id()));
        }
        to.retain(|party| !owing.contains(party));
        format!(
            "let one of {} act too, jointly, in one draft",
            list(to.into_iter(), "those to whom it is owed")
        )
    }

    /// Of a ceasefire or a measure.
    pub(crate) fn of_a_ceasefire(&self) -> String {
        let ceasefire = match &self.refusal.subject {
            Subject::Ceasefire(id) => self.whole.ceasefire(id),
            _ => None,
        };
        let until = || ceasefire.and_then(|own| own.until()).map(ToString::to_string);
        match self.refusal.rule.id() {
            "ceasefire.declared.parties" => "name the parties that it binds, each once".to_owned(),
            "ceasefire.declared.interval" => "give a term that ends after it takes effect".to_owned(),
            "ceasefire.declared.consent" => {
                "let those who are to keep it act jointly, in one draft, or let each join (`ceasefire.joined`)".to_owned()
            }
            "ceasefire.extended.consent" => {
                let bound = ceasefire.into_iter().flat_map(|own| own.parties().collect::<Vec<_>>());
                format!("let {} act jointly, in one draft", list(bound, "those whom it binds"))
            }
            "ceasefire.joined.once" => "it is bound already; there is nothing to record".to_owned(),
            "ceasefire.took_effect.declared" => match ceasefire.and_then(|own| own.effective()) {
                Some(effective) => format!("it is to take effect {effective}; propose it then"),
                None => "propose it when it takes effect".to_owned(),
            },
            "ceasefire.extended.later" => match until() {
                Some(until) => format!("give a term that ends after {until}"),
                None => "it has no term, so that there is nothing to extend".to_owned(),
            },
            "ceasefire.expired.until" => match until() {
                Some(until) => format!("its term is {until}; propose it when that is over"),
                None => "it has no term; record that it collapsed or was ended".to_owned(),
            },
            "measure.taken.parties" => "name each party once".to_owned(),
            _ => match self.status() {
                Some(now) if now == "declared" => {
                    format!("{} is {now}; record `ceasefire.took_effect` first", self.refusal.subject)
                }
                Some(now) => format!(
                    "{} is {now}; give in `occurred` when it was violated, if it was in effect then",
                    self.refusal.subject
                ),
                None => "record `ceasefire.took_effect` first".to_owned(),
            },
        }
    }

    /// Of rules on who acts for whom, and at which table.
    pub(crate) fn of_who_acts(&self) -> String {
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
                let names = list(tracks.iter().map(TrackView::id), "its track");
                format!("let a party at the table of {names} act: {}", list(parties, "none is named"))
            }
            _ => {
                let tracks = tracks_of(self.whole, subject);
                let names = list(tracks.iter().map(TrackView::id), "its track");
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
