//! What follows from a vote: the question is decided once it cannot turn out otherwise.

use crate::{
    decision::Verdict,
    event::{Entry, Event},
    judge::consequence::Followed,
    state::{Moment, Named, Negotiation},
    talks::{
        point::WordingState,
        question::{
            Basis, Carried, Failed, Put, QuestionEvent, QuestionStatus, Voted,
            fold::{Added, Count, is_by_proxy},
        },
    },
    value::{register::EventTime, table::Ix},
};

impl Followed for QuestionEvent {
    fn words_meant(&self, talks: &Negotiation, named: Named) -> Option<Ix<WordingState>> {
        Put::of(self)?.on.as_ref().and_then(|on| talks.words_on(on, named))
    }

    fn fill_in(&mut self, talks: &Negotiation, place: EventTime) {
        if let Self::Put(fact) = self {
            talks.complete_question(fact, place);
        }
    }

    fn follows(
        &self,
        talks: &Negotiation,
        entry: &Entry,
        named: Named,
        _: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        match self {
            Self::Voted(fact) => talks.of_vote(fact, entry, named, moment),
            Self::Put(_)
            | Self::Extended(_)
            | Self::Carried(_)
            | Self::Failed(_)
            | Self::Lapsed(_)
            | Self::Withdrawn(_)
            | Self::Annulled(_) => Vec::new(),
        }
    }

    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        matches!(self, Self::Voted(_) | Self::Carried(_) | Self::Failed(_))
    }
}

impl Negotiation {
    /// Once nobody who is missing can change it, a question is decided.
    fn of_vote(&self, fact: &Voted, entry: &Entry, named: Named, moment: Moment<'_>) -> Vec<Event> {
        let question = named.question.and_then(|question| self.state.questions.get(question));
        let Some(question) = question.filter(|question| question.status.value() == QuestionStatus::Open)
        else {
            return Vec::new();
        };
        // A vote in confidence closes nothing for those who do not see it.
        let put = self.nth(question.introduced);
        if !put.is_some_and(|put| put.disclosure.is_no_wider_than(&entry.disclosure)) {
            return Vec::new();
        }
        let Some(party) = named.party.filter(|party| self.is_asked(question, *party)) else {
            return Vec::new();
        };
        let by_proxy = is_by_proxy(entry, &fact.party);
        let added = Added { party, ballot: fact.vote, cast: self.cast(entry), by_proxy };
        let count = Count { at: moment.at, added: Some(added) };
        let verdict = self.verdict_so_far(question, count, false);
        let tally = self.tally_on(question, count);
        let basis = if question.voting.is_tacit() && verdict == Verdict::Failed {
            Basis::Silence
        } else {
            Basis::Votes
        };
        // While the negotiation is suspended nothing is agreed; the result waits for an entry.
        let suspended = self.takes_no_agreement();
        match verdict {
            Verdict::Carried if suspended => Vec::new(),
            Verdict::Carried => {
                vec![Carried::from_parts(question.id.clone(), basis).with_tally(tally).into()]
            }
            Verdict::Failed => vec![Failed::from_parts(question.id.clone(), basis).with_tally(tally).into()],
            Verdict::Open => Vec::new(),
        }
    }
}
