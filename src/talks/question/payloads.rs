//! Payloads to ask the judge with: acts on questions.

use std::iter::once;

use crate::{
    decision::{Ballot, Counts, Tally},
    event::{Subject, fact::Mention},
    judge::permitted::{Each, Payloads, Probe, Probed, Sight},
    state::Negotiation,
    talks::{
        position::Matter,
        question::{self, Basis, QuestionEvent, QuestionState, QuestionStatus},
    },
    value::{
        id::{PartyId, QuestionId},
        sorted::Map,
        when::When,
    },
};

impl Probed for QuestionEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for question in probe.seen(&probe.talks.state.questions) {
            acts_on(probe, &question.id, each);
            if question.voting.is_secret() {
                told(probe, question, each);
            }
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(question) = QuestionId::new(&probe.new) {
        // Those whose agreement counts by default; or anybody.
        let put = question::Put::from_parts(question, probe.text.clone());
        let anybody = probe
            .seen(&probe.talks.state.parties)
            .next()
            .map(|party| put.clone().with_electorate(vec![question::Member::new(party.id.clone())]).into());
        each(None, &mut [put.into()].into_iter().chain(anybody));
    }
}

/// Of a secret ballot, that all were for it, or against it.
fn told(probe: &Probe<'_>, question: &QuestionState, each: Each<'_>) {
    let members = u64::try_from(probe.talks.places_in(question).len()).unwrap_or(u64::MAX);
    let id = || question.id.clone();
    let tally = |heads: Counts| Tally { heads, weights: None };
    let [yes, no] = [
        Counts { in_favour: members, ..Counts::default() },
        Counts { against: members, ..Counts::default() },
    ];
    let subject = || Some(Subject::Question(id()));
    each(
        subject(),
        &mut once(question::Carried::from_parts(id(), Basis::Votes).with_tally(tally(yes)).into()),
    );
    each(subject(), &mut once(question::Failed::from_parts(id(), Basis::Votes).with_tally(tally(no)).into()));
}

fn acts_on(probe: &Probe<'_>, id: &QuestionId, each: Each<'_>) {
    let mut many = |events: Payloads<'_>| each(Some(Subject::Question(id.clone())), events);
    let ballots = [Ballot::For, Ballot::Against, Ballot::Abstain];
    let vote = |party: &PartyId| {
        ballots.map(|vote| question::Voted::from_parts(id.clone(), party.clone(), vote).into())
    };
    many(&mut probe.party_ids().flat_map(|party| vote(&party)));
    // A term is put off by a second, or for as long as dates go.
    let soon = When::instant(probe.at + chrono::Duration::seconds(1)).ok();
    let terms = soon.into_iter().chain("9999-12-31T23:59:59Z".parse().ok());
    many(&mut terms.map(|closes| question::Extended::from_parts(id.clone(), closes).into()));
    let bases = || Basis::ALL.iter().copied();
    many(&mut bases().map(|basis| question::Carried::from_parts(id.clone(), basis).into()));
    many(&mut bases().map(|basis| question::Failed::from_parts(id.clone(), basis).into()));
    many(&mut once(question::Lapsed::from_parts(id.clone()).into()));
    many(&mut once(question::Withdrawn::from_parts(id.clone()).into()));
    many(&mut once(question::Annulled::from_parts(id.clone()).into()));
}

impl Negotiation {
    /// The questions that an act can rest on, by what they are on, as far as they are seen: one on a version carries the points
    /// in it, too.
    pub(crate) fn questions_to_rest_on(&self, sight: &Sight) -> Map<Subject, Vec<QuestionId>> {
        let mut questions: Map<Subject, Vec<QuestionId>> = Map::new();
        let seen = |id: &QuestionId| {
            self.number_of(Mention::Question(id)).is_none_or(|introduced| sight.sees(introduced))
        };
        for question in self.questions().filter(|question| seen(question.id())) {
            // One that is open may be due, and is closed first then.
            let helps = matches!(question.status(), QuestionStatus::Carried | QuestionStatus::Open);
            let Some(on) = question.on().filter(|_| helps) else { continue };
            let version = match on {
                Matter::Version(id) => self.state.versions.by_key(id.as_str()),
                Matter::Point(_) | Matter::Alternative(_) => None,
            };
            let contents = version.map_or(&[][..], |version| &version.contents);
            let points = contents.iter().filter_map(|content| self.state.points.get(content.point));
            let points = points.map(|point| Subject::Point(point.id.clone()));
            for subject in once(Subject::from(on)).chain(points) {
                questions.or_default(subject).push(question.id().clone());
            }
        }
        questions
    }
}
