//! What holds in every state that can be reached, to be asserted by tests.
//!
//! Coherence holds whatever was recorded. Lawfulness holds only where nothing was observed and
//! every entry was decided here.

mod after;

use crate::{
    event::{Entry, Event, Mode, Subject, fact::Mention},
    state::{Negotiation, circles::reaches},
    talks::{
        point::{PointEvent, PointStatus},
        position::{Positions, Stance},
        proposal::{Addressed, Answer, Contained, ProposalStatus},
        version::{VersionEvent, VersionStatus},
    },
    value::{
        gather::Gather,
        register::Register,
        table::{Ix, Keyed, Table},
    },
};

/// What sort of invariant it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum InvariantSort {
    /// The state fits together. It holds in every record.
    Coherence,
    /// The state was reached by the rules. It holds in a record that was governed throughout, and of which
    /// nothing was corrected.
    Lawfulness,
}

/// An invariant that does not hold: a fault of the library, or of who applied entries that were
/// never decided.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("broken invariant: {sentence} ({subject})")]
#[non_exhaustive]
pub struct Broken {
    /// What sort of invariant it is.
    pub sort: InvariantSort,
    /// What should hold.
    pub sentence: &'static str,
    /// Of what it does not hold.
    pub subject: Subject,
}

/// Collects what does not hold.
pub(crate) struct Findings {
    sort: InvariantSort,
    broken: Vec<Broken>,
}

impl Findings {
    pub(crate) fn expect(&mut self, holds: bool, sentence: &'static str, subject: impl FnOnce() -> Subject) {
        if !holds {
            self.broken.push(Broken { sort: self.sort, sentence, subject: subject() });
        }
    }
}

impl Negotiation {
    /// The invariants that do not hold; none in any state that the library lets be reached. For
    /// tests, also of embedding programs: it reads everything, and is slow.
    ///
    /// ```
    /// use negotiation::state::Negotiation;
    ///
    /// assert!(Negotiation::new().broken_invariants().is_empty());
    /// ```
    #[must_use]
    pub fn broken_invariants(&self) -> Vec<Broken> {
        let mut findings = Findings { sort: InvariantSort::Coherence, broken: Vec::new() };
        self.coherent_log(&mut findings);
        self.coherent_parties(&mut findings);
        self.coherent_points(&mut findings);
        self.coherent_texts(&mut findings);
        self.coherent_alternatives(&mut findings);
        self.coherent_meetings(&mut findings);
        self.coherent_links(&mut findings);
        self.coherent_proposals(&mut findings);
        self.coherent_questions(&mut findings);
        self.coherent_instruments(&mut findings);
        self.coherent_gates(&mut findings);
        self.coherent_commitments(&mut findings);
        self.coherent_remarks(&mut findings);
        let entries = || self.log.items().iter();
        // What rested on an entry that was corrected stands, lawful or not.
        let lawful = |entry: &Entry| {
            entry.mode == Mode::Governed
                && entry.rare.irregularities.is_empty()
                && !entry.event.is_correction()
        };
        if entries().all(|entry| lawful(entry)) {
            findings.sort = InvariantSort::Lawfulness;
            self.lawful(&mut findings);
        }
        findings.broken
    }

    fn coherent_log(&self, findings: &mut Findings) {
        let talks = || Subject::Negotiation;
        let (entries, state) = (self.log.items(), &self.state);
        findings.expect(self.places.len() == entries.len(), "each entry has one place", talks);
        // A correction is about the record, and moves the time of the events not on.
        let events = entries.iter().zip(&self.places).filter(|(entry, _)| !entry.event.is_correction());
        findings.expect(
            self.reached.frontier() == events.map(|(_, place)| *place).max(),
            "the frontier is the greatest place",
            talks,
        );
        findings.expect(
            state.process.is_some() != entries.is_empty(),
            "a record with entries is opened",
            talks,
        );
        let mut last = None;
        for (seq, (entry, place)) in entries.iter().zip(&self.places).enumerate() {
            let subject = || Subject::Entry(entry.id.clone());
            let found = self.log.find(entry.id.as_str()).map(Ix::to_usize);
            findings.expect(found == Some(seq), "an entry is found by its id", subject);
            findings.expect(last <= Some(entry.recorded), "recorded never decreases", subject);
            last = Some(entry.recorded);
            let cause =
                entry.rare.cause.as_ref().map(|cause| self.log.find(cause.as_str()).map(Ix::to_usize));
            findings.expect(
                cause.is_none_or(|at| at.is_some_and(|at| at < seq)),
                "a cause comes before",
                subject,
            );
            let mut introduced = true;
            entry.each_mention(&mut |mention| {
                // What a time hangs on may come later, and be absent from a past.
                if matches!(mention, Mention::Entry(_)) {
                    return;
                }
                let at = state.introduced(mention).map(|at| at as usize);
                let before = at.and_then(|at| self.places.get(at));
                introduced &= at.is_some_and(|at| at <= seq) && before.is_some_and(|before| before <= place);
            });
            findings.expect(introduced, "what an entry mentions stands before it", subject);
        }
        for &(seq, _) in &state.conditions {
            let conditional = matches!(self.nth(seq).map(|entry| &entry.event), Some(Event::Position(_)));
            findings.expect(conditional, "a condition is that of a position", talks);
        }
        let rises = state.conditions.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a < b));
        findings.expect(rises, "conditions stand in the order of their entries", talks);
        for &seq in &state.assessments {
            let given = matches!(self.nth(seq).map(|entry| &entry.event), Some(Event::Assessment(_)));
            findings.expect(given, "an assessment is one", talks);
        }
    }

    fn coherent_parties(&self, findings: &mut Findings) {
        let parties = &self.state.parties;
        let counted: Vec<_> =
            parties.iter().filter(|(_, party)| party.is_principal()).map(|(ix, _)| ix).gather();
        let seated = self.state.parties.items().iter().filter(|party| party.has_sat()).count();
        findings.expect(self.state.seated == seated, "those who took a seat are counted", || {
            Subject::Negotiation
        });
        findings.expect(self.state.principals == counted, "the principals are those who are", || {
            Subject::Negotiation
        });
        for (ix, party) in parties.iter() {
            let subject = || Subject::Party(party.id.clone());
            findings.expect(is_found(parties, ix, party), "a party is found by its id", subject);
            let mut again = party.clone();
            again.sum_up_roles();
            findings.expect(
                again.roles == party.roles,
                "the sum of the roles is that of those held",
                subject,
            );
            let distinct = |at: usize| {
                let holding = party.holdings.get(at).map(|h| (&h.role, &h.scope, h.whose));
                party.holdings.iter().take(at).all(|h| Some((&h.role, &h.scope, h.whose)) != holding)
            };
            findings.expect(
                (0..party.holdings.len()).all(distinct),
                "a role in one scope stands once for each party",
                subject,
            );
            let others = party.holdings.iter().filter_map(|holding| holding.whose);
            let others = others.chain(party.memberships.iter().map(|membership| membership.group));
            let mut others = others.map(|other| other != ix && parties.get(other).is_some());
            findings.expect(others.all(|other| other), "a role and a group are of another", subject);
            let circle = reaches(ix, |at| {
                let groups = parties.get(at).map_or(&[][..], |party| &party.memberships);
                groups.iter().filter(|m| m.current.value()).map(|m| m.group).gather()
            });
            findings.expect(!circle, "membership forms no circle", subject);
            let seqs = [
                party.name.seq(),
                party.participation.seq(),
                party.weight.seq(),
                party.left.seq(),
                party.introduced,
            ];
            findings.expect(seqs.iter().all(|seq| self.nth(*seq).is_some()), "what set it exists", subject);
        }
    }

    fn coherent_points(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, point) in state.points.iter() {
            let subject = || Subject::Point(point.id.clone());
            findings.expect(is_found(&state.points, ix, point), "a point is found by its id", subject);
            let words = point.words.value().map(|words| state.wordings.get(words));
            findings.expect(
                words.is_none_or(|words| words.is_some_and(|words| words.point == ix)),
                "the words of a point are its own",
                subject,
            );
            let parent = point.parent.value().map(|parent| state.points.get(parent));
            findings.expect(
                parent.is_none_or(|parent| parent.is_some_and(|parent| parent.children.contains(&ix))),
                "a point is among the children of its parent",
                subject,
            );
            let circle = reaches(ix, |at| {
                state.points.get(at).and_then(|point| point.parent.value()).into_iter().collect()
            });
            findings.expect(!circle, "a point is not part of itself", subject);
            let arbiter = point.arbiter.value().is_some_and(|arbiter| state.parties.get(arbiter).is_some());
            findings.expect(
                point.flag.value() != Some(crate::talks::point::Flag::ReferredToArbiter) || arbiter,
                "a point that is with an arbiter has one",
                subject,
            );
            let of_point = |words| state.wordings.get(words).is_some_and(|words| words.point == ix);
            self.coherent_positions(&point.positions, of_point, subject, findings);
        }
        for (ix, wording) in state.wordings.iter() {
            let subject = || Subject::Wording(wording.id.clone());
            findings.expect(is_found(&state.wordings, ix, wording), "a wording is found by its id", subject);
            let root = wording.root.map(|root| state.wordings.get(root));
            findings.expect(
                root.is_none_or(|root| {
                    root.is_some_and(|root| root.root.is_none() && root.point == wording.point)
                }),
                "a rectification leads to first words of the same point",
                subject,
            );
        }
    }

    pub(crate) fn coherent_positions(
        &self,
        positions: &Positions,
        of_matter: impl Fn(Ix<crate::talks::point::WordingState>) -> bool,
        subject: impl Fn() -> Subject,
        findings: &mut Findings,
    ) {
        let mut last: Option<usize> = None;
        for (party, position) in positions.iter() {
            let ordered = last.is_none_or(|last| last < party.to_usize());
            last = Some(party.to_usize());
            findings.expect(ordered, "positions stand in the order of the parties, each once", &subject);
            findings.expect(
                self.state.parties.get(party).is_some() && self.nth(position.seq).is_some(),
                "a position is that of a party",
                &subject,
            );
            findings.expect(
                position.wording.is_none_or(&of_matter),
                "a position is on words of its matter",
                &subject,
            );
            let conditional = position.stance == Some(Stance::AcceptsIf);
            findings.expect(
                conditional == self.state.condition(position.seq).is_some(),
                "an acceptance on a condition has one, no other has",
                &subject,
            );
        }
    }

    fn coherent_texts(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, version) in state.versions.iter() {
            let subject = || Subject::Version(version.id.clone());
            findings.expect(is_found(&state.versions, ix, version), "a version is found by its id", subject);
            for (at, content) in version.contents.iter().enumerate() {
                let words = content.wording.and_then(|words| state.wordings.get(words));
                findings.expect(
                    words.is_none_or(|words| words.point == content.point)
                        && state.points.get(content.point).is_some(),
                    "the words of a point in a version are its own",
                    subject,
                );
                let mut before = version.contents.iter().take(at);
                findings.expect(
                    before.all(|other| other.number != content.number && other.point != content.point),
                    "a point and a number stand once in a version",
                    subject,
                );
            }
            self.coherent_positions(&version.positions, |_| false, subject, findings);
        }
        let basis = state.basis.as_ref().map(|basis| state.versions.get(basis.value()));
        findings.expect(basis.is_none_or(|basis| basis.is_some()), "the basis is a version", || {
            Subject::Negotiation
        });
    }

    fn coherent_meetings(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, meeting) in state.meetings.iter() {
            let subject = || Subject::Meeting(meeting.id.clone());
            findings.expect(is_found(&state.meetings, ix, meeting), "a meeting is found by its id", subject);
            for (at, participant) in meeting.participants.iter().enumerate() {
                let mut before = meeting.participants.iter().take(at);
                findings.expect(
                    state.parties.get(participant.party).is_some()
                        && before.all(|other| other.party != participant.party),
                    "a participant is a party, and stands once",
                    subject,
                );
            }
            let mut relations = meeting.relations.iter();
            findings.expect(
                relations.all(|(other, _)| *other != ix && state.meetings.get(*other).is_some()),
                "a meeting is in relation to others",
                subject,
            );
        }
    }

    fn coherent_links(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, link) in state.links.iter() {
            let subject = || Subject::Link(link.id.clone());
            findings.expect(is_found(&state.links, ix, link), "a link is found by its id", subject);
            let known =
                |point: &Ix<_>| state.points.get(*point).is_some_and(|point| point.links.contains(&ix));
            findings.expect(link.points.iter().all(known), "a point knows the links that name it", subject);
            let known = |proposal: &Ix<_>| {
                state.proposals.get(*proposal).is_some_and(|proposal| proposal.links.contains(&ix))
            };
            findings.expect(
                link.proposals.iter().all(known),
                "a proposal knows the links that name it",
                subject,
            );
        }
        for point in state.points.items() {
            let mut links = point.links.iter().filter_map(|ix| state.links.get(*ix));
            let named = |link: &crate::talks::link::LinkState| {
                link.points.iter().any(|ix| state.points.get(*ix).is_some_and(|linked| linked.id == point.id))
            };
            findings.expect(links.all(named), "a link names the points that know it", || {
                Subject::Point(point.id.clone())
            });
        }
    }

    fn coherent_proposals(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, proposal) in state.proposals.iter() {
            let subject = || Subject::Proposal(proposal.id.clone());
            findings.expect(
                is_found(&state.proposals, ix, proposal),
                "a proposal is found by its id",
                subject,
            );
            let other = |one: &Addressed| {
                state.parties.get(one.party).is_some() && !proposal.proposers.contains(&one.party)
            };
            findings.expect(proposal.to.iter().all(other), "nobody is addressed by themselves", subject);
            let answered = proposal.reply_to.map(|answered| state.proposals.get(answered));
            findings.expect(
                answered
                    .is_none_or(|answered| answered.is_some_and(|answered| answered.replies.contains(&ix))),
                "a proposal knows its replies",
                subject,
            );
            let words = |content: &Contained| {
                let wording = content.wording.map(|wording| state.wordings.get(wording));
                wording.is_none_or(|wording| wording.is_some_and(|wording| wording.point == content.point))
            };
            findings.expect(
                proposal.contents.iter().all(words),
                "the words of a point in a proposal are its own",
                subject,
            );
        }
    }

    fn lawful(&self, findings: &mut Findings) {
        let state = &self.state;
        for (_, point) in state.points.iter() {
            let subject = || Subject::Point(point.id.clone());
            let status = point.status.value();
            findings.expect(
                point.flag.value().is_none() || status.is_open(),
                "only an open point is parked or referred",
                subject,
            );
            let by = self.nth(point.status.seq());
            let reached = match by.map(|entry| (&entry.event, entry)) {
                Some((Event::Point(PointEvent::AgreedInPrinciple(_) | PointEvent::TextAgreed(_)), by)) => {
                    by.reached.is_some()
                }
                Some((Event::Point(PointEvent::Closed(_)), by)) => {
                    by.reached.is_some() || by.rare.cause.is_some()
                }
                Some((Event::Point(PointEvent::Awarded(_)), _)) => true,
                _ => !status.is_agreed(),
            };
            findings.expect(reached, "an agreed point says how it was reached", subject);
            // A basis may say once more the words that are agreed.
            let again = match self.nth(point.words.seq()).map(|entry| &entry.event) {
                Some(Event::Version(VersionEvent::TakenAsBasis(_))) => match by.map(|entry| &entry.event) {
                    Some(Event::Point(PointEvent::TextAgreed(fact))) => {
                        let words = point.words.value().and_then(|words| state.wordings.get(words));
                        fact.wording.as_ref() == words.map(|words| &words.id)
                    }
                    _ => true,
                },
                _ => false,
            };
            findings.expect(
                status != PointStatus::TextAgreed && status != PointStatus::Closed
                    || point.words.seq() <= point.status.seq()
                    || again
                    || point
                        .words
                        .value()
                        .and_then(|words| state.wordings.get(words))
                        .is_some_and(|words| words.root.is_some()),
                "the words of an agreed point change by rectification only",
                subject,
            );
        }
        self.lawful_alternatives(findings);
        self.lawful_consents(findings);
        let basis = state.basis.as_ref();
        for (ix, version) in state.versions.iter() {
            // Between the taking of a basis and what follows from it, the former is still there.
            let follows = || {
                let later = basis.map(Register::seq).and_then(|seq| usize::try_from(seq).ok());
                later.is_some_and(|at| {
                    self.entries().iter().skip(at + 1).all(|entry| entry.rare.cause.is_some())
                })
            };
            findings.expect(
                version.status.value() != VersionStatus::UnderNegotiation
                    || basis.is_some_and(|basis| basis.value() == ix)
                    || follows(),
                "the version under negotiation is the basis",
                || Subject::Version(version.id.clone()),
            );
        }
        for meeting in state.meetings.items() {
            let mut replied = meeting.participants.iter().filter(|p| p.reply.get().is_some());
            findings.expect(replied.all(|p| p.expected.value()), "who replied was expected", || {
                Subject::Meeting(meeting.id.clone())
            });
        }
        for proposal in state.proposals.items() {
            let answered = |answer: Answer| {
                let mut all = proposal.to.iter().chain(&proposal.beside).filter_map(|one| one.answer.value());
                proposal.vote.value().is_some() || all.any(|(given, _)| given == answer)
            };
            let decided = match proposal.status.value() {
                ProposalStatus::Accepted => answered(Answer::Accept),
                ProposalStatus::Rejected => answered(Answer::Reject) || !proposal.gates.is_empty(),
                ProposalStatus::Submitted
                | ProposalStatus::PutToVote
                | ProposalStatus::Countered
                | ProposalStatus::Withdrawn
                | ProposalStatus::Lapsed => true,
            };
            findings.expect(decided, "a proposal is decided by answers, or by a vote", || {
                Subject::Proposal(proposal.id.clone())
            });
        }
        for party in state.parties.items() {
            findings.expect(
                party.holdings.iter().all(|h| self.nth(h.status.seq()).is_some()),
                "a role was given by an entry",
                || Subject::Party(party.id.clone()),
            );
        }
    }
}

pub(crate) fn is_found<T: Keyed>(table: &Table<T>, ix: Ix<T>, thing: &T) -> bool {
    table.find(thing.key()) == Some(ix)
}
