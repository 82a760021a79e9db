//! Every aspect of every thing, as changes are told by.

use std::borrow::Cow;

use crate::{
    event::Subject, notes::assessment::Topic, query::ChangeAspect, state::Negotiation, value::sorted::Map,
};

/// An aspect of a thing, and its value as the record has it. Of two that are called the same the last counts.
pub(super) type Aspect<'n> = (ChangeAspect, Cow<'n, str>);

type Note<'n, 'f> = &'f mut dyn FnMut(&Subject, ChangeAspect, Cow<'n, str>);

impl Negotiation {
    /// Returns every aspect of every thing, in the words of the record.
    pub(super) fn aspects(&self) -> Map<Subject, Vec<Aspect<'_>>> {
        let mut all: Map<Subject, Vec<Aspect<'_>>> = Map::new();
        // Those of one thing come one after the other.
        let (mut last, mut aspects) = (Subject::Negotiation, Vec::new());
        let mut is = |subject: &Subject, aspect: ChangeAspect, value| {
            if last != *subject {
                all.or_default(std::mem::replace(&mut last, subject.clone())).append(&mut aspects);
            }
            aspects.push((aspect, value));
        };
        if let Some(status) = self.status() {
            let suspended = if self.is_suspended() { ", suspended" } else { "" };
            is(&Subject::Negotiation, ChangeAspect::Status, format!("{status}{suspended}").into());
        }
        if let Some(title) = self.title() {
            is(&Subject::Negotiation, ChangeAspect::Title, title.as_str().into());
        }
        if let Some(basis) = self.basis_version() {
            is(&Subject::Negotiation, ChangeAspect::Basis, basis.id().as_str().into());
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
                assessment.fact.rating.to_string().into(),
            );
        }
        all.or_default(last).append(&mut aspects);
        all
    }

    fn aspects_of_parties<'n>(&'n self, is: Note<'n, '_>) {
        for party in self.parties() {
            let subject = Subject::Party(party.id().clone());
            is(&subject, ChangeAspect::Status, party.participation().as_str().into());
            is(&subject, ChangeAspect::Title, party.name().as_str().into());
            for role in party.roles() {
                let scope = match role.scope {
                    crate::value::role::Scope::Whole => String::new(),
                    crate::value::role::Scope::Meeting(id) => format!(" of `{id}`"),
                    crate::value::role::Scope::Track(id) => format!(" of `{id}`"),
                    crate::value::role::Scope::Instrument(id) => format!(" of `{id}`"),
                };
                is(
                    &subject,
                    ChangeAspect::Role(format!("{}{scope}", role.role)),
                    role.status.as_str().into(),
                );
            }
        }
        for person in self.persons() {
            let subject = Subject::Person(person.id().clone());
            for office in person.offices() {
                let aspect = ChangeAspect::Office(format!("{} of `{}`", office.title, office.party));
                is(&subject, aspect, if office.held { "held" } else { "left" }.into());
            }
            for given in person.accreditations() {
                let powers: Vec<_> = given.powers.iter().map(ToString::to_string).collect();
                let may = if powers.is_empty() { "everything".to_owned() } else { powers.join(", ") };
                let until = given.until.map(|until| format!(", until {}", until.describe()));
                let value =
                    format!("{}, {}, for {may}{}", given.status, given.capacity, until.unwrap_or_default());
                is(&subject, ChangeAspect::Accreditation(given.party.clone()), value.into());
            }
        }
    }

    /// What accounts and remarks come to, side by side.
    fn aspects_of_what_is_said<'n>(&'n self, is: Note<'n, '_>) {
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
            is(&subject, aspect, values.join("; ").into());
        }
    }

    fn aspects_of_texts<'n>(&'n self, is: Note<'n, '_>) {
        for point in self.points() {
            let subject = Subject::Point(point.id().clone());
            is(&subject, ChangeAspect::Status, point.status().as_str().into());
            let areas: Vec<_> = point.areas().iter().map(ToString::to_string).collect();
            is(&subject, ChangeAspect::Areas, areas.join(", ").into());
            if let Some(words) = point.wording() {
                is(&subject, ChangeAspect::Words, words.id.as_str().into());
            }
            for (party, position) in self.all_held_on(point.state) {
                let Some((party, stance)) = self.party_id(party).zip(position.stance) else { continue };
                let is_current = self.state.same_words(position.wording, point.state.words.value());
                let lapsed = || format!("{stance}, lapsed").into();
                let value = if is_current { stance.as_str().into() } else { lapsed() };
                is(&subject, ChangeAspect::Position(party.clone()), value);
            }
        }
        for alternative in self.alternatives() {
            let subject = Subject::Alternative(alternative.id().clone());
            is(&subject, ChangeAspect::Status, alternative.status().as_str().into());
            if let Some(words) = alternative.wording() {
                is(&subject, ChangeAspect::Words, words.id.as_str().into());
            }
        }
        for version in self.versions() {
            is(
                &Subject::Version(version.id().clone()),
                ChangeAspect::Status,
                version.status().as_str().into(),
            );
        }
        for link in self.links() {
            is(&Subject::Link(link.id().clone()), ChangeAspect::Status, link.status().as_str().into());
        }
    }

    fn aspects_of_acts<'n>(&'n self, is: Note<'n, '_>) {
        for proposal in self.proposals() {
            let subject = Subject::Proposal(proposal.id().clone());
            is(&subject, ChangeAspect::Status, proposal.status().as_str().into());
            for (party, answer, _) in proposal.answers() {
                is(&subject, ChangeAspect::Answer(party.clone()), answer.as_str().into());
            }
        }
        for question in self.questions() {
            let subject = Subject::Question(question.id().clone());
            is(&subject, ChangeAspect::Status, question.status().as_str().into());
            for (party, vote, _) in question.votes() {
                is(&subject, ChangeAspect::Answer(party.clone()), vote.to_string().into());
            }
        }
        for meeting in self.meetings() {
            let subject = Subject::Meeting(meeting.id().clone());
            is(&subject, ChangeAspect::Status, meeting.status().as_str().into());
            if let Some(when) = meeting.interval().or(meeting.window()) {
                is(&subject, ChangeAspect::When, when.describe().to_string().into());
            }
            if let Some(place) = meeting.place().or(meeting.planned_place()) {
                is(&subject, ChangeAspect::Where, place.to_string().into());
            }
        }
        for track in self.tracks() {
            is(&Subject::Track(track.id().clone()), ChangeAspect::Status, track.status().as_str().into());
        }
        for deadline in self.deadlines() {
            let subject = Subject::Deadline(deadline.id().clone());
            is(&subject, ChangeAspect::Status, deadline.status().as_str().into());
            is(&subject, ChangeAspect::When, deadline.told().into());
        }
    }

    fn aspects_after<'n>(&'n self, is: Note<'n, '_>) {
        for instrument in self.instruments() {
            let subject = Subject::Instrument(instrument.id().clone());
            is(&subject, ChangeAspect::Status, instrument.status().as_str().into());
            for consent in instrument.consents() {
                if let Some((party, status)) = consent.party().zip(consent.status()) {
                    is(&subject, ChangeAspect::Consent(party.clone()), status.as_str().into());
                }
            }
        }
        for gate in self.gates() {
            let subject = Subject::Gate(gate.id().clone());
            is(&subject, ChangeAspect::Status, gate.status().as_str().into());
            if let Some(window) = gate.window() {
                is(&subject, ChangeAspect::When, window.describe().to_string().into());
            }
        }
        for commitment in self.commitments() {
            let subject = Subject::Commitment(commitment.id().clone());
            is(&subject, ChangeAspect::Status, commitment.status().as_str().into());
            if let Some(degree) = commitment.degree() {
                is(&subject, ChangeAspect::Degree, degree.to_string().into());
            }
            if let Some(due) = commitment.due() {
                is(&subject, ChangeAspect::When, due.describe().to_string().into());
            }
        }
        for ceasefire in self.ceasefires() {
            let subject = Subject::Ceasefire(ceasefire.id().clone());
            is(&subject, ChangeAspect::Status, ceasefire.status().as_str().into());
            if let Some(until) = ceasefire.until() {
                is(&subject, ChangeAspect::When, until.describe().to_string().into());
            }
        }
        for measure in self.measures() {
            is(
                &Subject::Measure(measure.id().clone()),
                ChangeAspect::Status,
                measure.status().as_str().into(),
            );
        }
        for watch in self.watch_list() {
            let subject = Subject::Watch(watch.id().clone());
            is(&subject, ChangeAspect::Status, watch.status().as_str().into());
            if let Some(due) = watch.due() {
                is(&subject, ChangeAspect::When, due.describe().to_string().into());
            }
        }
    }
}
