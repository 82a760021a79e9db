//! Every aspect of every thing, as changes are told by.

use crate::{
    event::Subject, notes::assessment::Topic, query::ChangeAspect, state::Negotiation, value::sorted::Map,
};

type Note<'n> = &'n mut dyn FnMut(&Subject, ChangeAspect, String);

impl Negotiation {
    /// Every aspect of every thing.
    pub(super) fn aspects(&self) -> Map<(Subject, ChangeAspect), String> {
        let mut all = Map::new();
        let mut is = |subject: &Subject, aspect: ChangeAspect, value: String| {
            // Words of vocabularies are read as words; ids, names and texts as they are.
            let plain = matches!(
                aspect,
                ChangeAspect::Title | ChangeAspect::Basis | ChangeAspect::Words | ChangeAspect::Account(..)
            );
            let value = if plain { value } else { value.replace('_', " ") };
            all.insert((subject.clone(), aspect), value);
        };
        if let Some(status) = self.status() {
            let suspended = if self.is_suspended() { ", suspended" } else { "" };
            is(&Subject::Negotiation, ChangeAspect::Status, format!("{status}{suspended}"));
        }
        if let Some(title) = self.title() {
            is(&Subject::Negotiation, ChangeAspect::Title, title.to_string());
        }
        if let Some(basis) = self.basis_version() {
            is(&Subject::Negotiation, ChangeAspect::Basis, basis.id().to_string());
        }
        self.aspects_of_parties(&mut is);
        self.aspects_of_texts(&mut is);
        self.aspects_of_acts(&mut is);
        self.aspects_after(&mut is);
        self.aspects_of_what_is_said(&mut is);
        for assessment in self.assessments() {
            let subject = match &assessment.fact.on {
                Topic::Whole => Subject::Negotiation,
                Topic::Area(area) => Subject::Area(area.clone()),
                Topic::Point(point) => Subject::Point(point.clone()),
            };
            is(
                &subject,
                ChangeAspect::Assessment(assessment.entry.by().to_string()),
                assessment.fact.rating.to_string(),
            );
        }
        all
    }

    fn aspects_of_parties(&self, is: Note<'_>) {
        for party in self.parties() {
            let subject = Subject::Party(party.id().clone());
            is(&subject, ChangeAspect::Status, party.participation().to_string());
            is(&subject, ChangeAspect::Title, party.name().to_string());
            for role in party.roles() {
                let scope = match role.scope {
                    crate::value::role::Scope::Whole => String::new(),
                    crate::value::role::Scope::Meeting(id) => format!(" of `{id}`"),
                    crate::value::role::Scope::Track(id) => format!(" of `{id}`"),
                    crate::value::role::Scope::Instrument(id) => format!(" of `{id}`"),
                };
                is(&subject, ChangeAspect::Role(format!("{}{scope}", role.role)), role.status.to_string());
            }
        }
        for person in self.persons() {
            let subject = Subject::Person(person.id().clone());
            for office in person.offices() {
                let aspect = ChangeAspect::Office(format!("{} of `{}`", office.title, office.party));
                is(&subject, aspect, if office.held { "held" } else { "left" }.to_owned());
            }
            for given in person.accreditations() {
                let powers: Vec<_> = given.powers.iter().map(ToString::to_string).collect();
                let may = if powers.is_empty() { "everything".to_owned() } else { powers.join(", ") };
                let until = given.until.map(|until| format!(", until {}", until.describe()));
                let value =
                    format!("{}, {}, for {may}{}", given.status, given.capacity, until.unwrap_or_default());
                is(&subject, ChangeAspect::Accreditation(given.party.clone()), value);
            }
        }
    }

    /// What accounts and remarks come to, side by side.
    fn aspects_of_what_is_said(&self, is: Note<'_>) {
        // Of several who are unknown, or have one name, all that they say.
        let mut said: Map<(Subject, ChangeAspect), Vec<String>> = Map::new();
        for (subject, accounts) in self.accounts_by_matter() {
            for account in accounts.accounts.iter().filter(|account| !account.superseded) {
                let aspect = ChangeAspect::Account(accounts.aspect, account.entry.by().to_string());
                said.or_default((subject.clone(), aspect)).push(account.fact.value.to_string());
            }
        }
        for remarked in self.remarked() {
            for (remark, by, _) in &remarked.last {
                let key = (Subject::Entry(remarked.id.clone()), ChangeAspect::Remark(by.to_string()));
                said.or_default(key).push(remark.to_string());
            }
        }
        for ((subject, aspect), values) in said {
            is(&subject, aspect, values.join("; "));
        }
    }

    fn aspects_of_texts(&self, is: Note<'_>) {
        for point in self.points() {
            let subject = Subject::Point(point.id().clone());
            is(&subject, ChangeAspect::Status, point.status().to_string());
            let areas: Vec<_> = point.areas().iter().map(ToString::to_string).collect();
            is(&subject, ChangeAspect::Areas, areas.join(", "));
            if let Some(words) = point.wording() {
                is(&subject, ChangeAspect::Words, words.id.to_string());
            }
            for position in point.positions() {
                let lapsed = if position.is_current { "" } else { ", lapsed" };
                is(
                    &subject,
                    ChangeAspect::Position(position.party.clone()),
                    format!("{}{lapsed}", position.stance),
                );
            }
        }
        for alternative in self.alternatives() {
            let subject = Subject::Alternative(alternative.id().clone());
            is(&subject, ChangeAspect::Status, alternative.status().to_string());
            if let Some(words) = alternative.wording() {
                is(&subject, ChangeAspect::Words, words.id.to_string());
            }
        }
        for version in self.versions() {
            is(&Subject::Version(version.id().clone()), ChangeAspect::Status, version.status().to_string());
        }
        for link in self.links() {
            is(&Subject::Link(link.id().clone()), ChangeAspect::Status, link.status().to_string());
        }
    }

    fn aspects_of_acts(&self, is: Note<'_>) {
        for proposal in self.proposals() {
            let subject = Subject::Proposal(proposal.id().clone());
            is(&subject, ChangeAspect::Status, proposal.status().to_string());
            for (party, answer, _) in proposal.answers() {
                is(&subject, ChangeAspect::Answer(party.clone()), answer.to_string());
            }
        }
        for question in self.questions() {
            let subject = Subject::Question(question.id().clone());
            is(&subject, ChangeAspect::Status, question.status().to_string());
            for (party, vote, _) in question.votes() {
                is(&subject, ChangeAspect::Answer(party.clone()), vote.to_string());
            }
        }
        for meeting in self.meetings() {
            let subject = Subject::Meeting(meeting.id().clone());
            is(&subject, ChangeAspect::Status, meeting.status().to_string());
            if let Some(when) = meeting.interval().or(meeting.window()) {
                is(&subject, ChangeAspect::When, when.describe().to_string());
            }
            if let Some(place) = meeting.place().or(meeting.planned_place()) {
                is(&subject, ChangeAspect::Where, place.to_string());
            }
        }
        for track in self.tracks() {
            is(&Subject::Track(track.id().clone()), ChangeAspect::Status, track.status().to_string());
        }
        for deadline in self.deadlines() {
            let subject = Subject::Deadline(deadline.id().clone());
            is(&subject, ChangeAspect::Status, deadline.status().to_string());
            is(&subject, ChangeAspect::When, deadline.told());
        }
    }

    fn aspects_after(&self, is: Note<'_>) {
        for instrument in self.instruments() {
            let subject = Subject::Instrument(instrument.id().clone());
            is(&subject, ChangeAspect::Status, instrument.status().to_string());
            for consent in instrument.consents() {
                if let Some((party, status)) = consent.party().zip(consent.status()) {
                    is(&subject, ChangeAspect::Consent(party.clone()), status.to_string());
                }
            }
        }
        for gate in self.gates() {
            let subject = Subject::Gate(gate.id().clone());
            is(&subject, ChangeAspect::Status, gate.status().to_string());
            if let Some(window) = gate.window() {
                is(&subject, ChangeAspect::When, window.describe().to_string());
            }
        }
        for commitment in self.commitments() {
            let subject = Subject::Commitment(commitment.id().clone());
            is(&subject, ChangeAspect::Status, commitment.status().to_string());
            if let Some(degree) = commitment.degree() {
                is(&subject, ChangeAspect::Degree, degree.to_string());
            }
            if let Some(due) = commitment.due() {
                is(&subject, ChangeAspect::When, due.describe().to_string());
            }
        }
        for ceasefire in self.ceasefires() {
            let subject = Subject::Ceasefire(ceasefire.id().clone());
            is(&subject, ChangeAspect::Status, ceasefire.status().to_string());
            if let Some(until) = ceasefire.until() {
                is(&subject, ChangeAspect::When, until.describe().to_string());
            }
        }
        for measure in self.measures() {
            is(&Subject::Measure(measure.id().clone()), ChangeAspect::Status, measure.status().to_string());
        }
        for watch in self.watch_list() {
            let subject = Subject::Watch(watch.id().clone());
            is(&subject, ChangeAspect::Status, watch.status().to_string());
            if let Some(due) = watch.due() {
                is(&subject, ChangeAspect::When, due.describe().to_string());
            }
        }
    }
}
