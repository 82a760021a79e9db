//! What corrections change for others.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    event::{
        Entry, Event,
        fact::{Mention, Mentions, Stake},
    },
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    notes::correction::{PayloadEvent, RecordEvent},
    outcome::ceasefire::CeasefireEvent,
    state::follows_from,
    talks::{
        alternative::AlternativeEvent,
        link::LinkEvent,
        party::PartyEvent,
        point::PointEvent,
        question::{Put, QuestionEvent, QuestionStatus, Voted},
    },
    value::id::{EntryId, QuestionId},
};

impl Staked for RecordEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            // Where it is known from, and why it was done, is for its makers to say.
            Self::Corrected(fact)
                if fact.event.is_none() && fact.occurred.is_none() && fact.rests_on.is_none() =>
            {
                Touched::NobodyElse
            }
            Self::Corrected(_) => {
                let asked = judge.talks.entry(self.entry()).and_then(|original| Put::of(&original.event));
                // What is asked is frozen when it is put.
                if asked.is_some() { Touched::All(Vec::new()) } else { judge.relied_on(self.entry()) }
            }
            Self::Retracted(_) => judge.relied_on(self.entry()),
            Self::Confirmed(_)
            | Self::Disputed(_)
            | Self::Denied(_)
            | Self::Sourced(_)
            | Self::Disclosed(_) => Touched::NobodyElse,
        }
    }
}

impl Staked for PayloadEvent {}

impl Judge<'_> {
    /// Those who went on from an entry: since then they have acted on what it is about, or it had consequences. What others
    /// had to agree to, they have to agree to take back.
    fn relied_on(&self, id: &EntryId) -> Touched {
        let mut entries = self.talks.entries().iter().skip_while(|entry| entry.id != *id);
        let Some(original) = entries.next() else { return Touched::NobodyElse };
        // What others may have had to agree to; what may be kept from them, and what one puts forward, is one's own.
        let put_forward = matches!(
            original.event,
            Event::Link(LinkEvent::Made(_))
                | Event::Point(PointEvent::Tabled(_))
                | Event::Alternative(AlternativeEvent::Proposed(_))
        );
        let by_makers = put_forward || matches!(self.shown(&original.event), Shown::Kept);
        if original.event.kind().stake() != Stake::Nothing && !by_makers {
            return Touched::All(Vec::new());
        }
        // Nothing goes on from what is only noted.
        let is_note = |event: &Event| {
            matches!(event, Event::Record(_) | Event::Account(_) | Event::Assessment(_) | Event::Watch(_))
        };
        if is_note(&original.event) {
            return Touched::NobodyElse;
        }
        if self.is_counted_on(&original.event) {
            return Touched::All(Vec::new());
        }
        let subject = original.event.subject();
        let names = |entry: &Entry| {
            let is_it =
                |mention: Mention<'_>| subject.mention() == Some(mention) || mention == Mention::Entry(id);
            entry.occurred.mentions_one(&is_it) || entry.event.mentions_one(&is_it)
        };
        // Who votes on a question goes on from what it is on.
        let mut asked: BTreeSet<QuestionId> = BTreeSet::new();
        let mut goes_on = |entry: &&Arc<Entry>| {
            let votes = Voted::of(&entry.event).is_some_and(|vote| asked.contains(&vote.question));
            let names = !is_note(&entry.event) && (follows_from(&entry.id, id) || names(entry));
            if names {
                asked.extend(Put::of(&entry.event).map(|put| put.question.clone()));
            }
            entry.by != original.by && (names || votes)
        };
        let others = entries.filter(|entry| goes_on(entry));
        let mut concerned = Vec::new();
        let mut relied = false;
        for entry in others {
            relied = true;
            concerned.extend(self.parties_of(entry.by.voices()));
        }
        if !relied {
            return Touched::NobodyElse;
        }
        concerned.sort_unstable_by_key(|party| party.to_usize());
        concerned.dedup();
        Touched::All(concerned)
    }

    /// Whether others count on it from the moment it is said: an expression of consent, a seat given up, a truce joined, a
    /// question taken back; and a vote, once its question is not open any more.
    fn is_counted_on(&self, event: &Event) -> bool {
        if let Some(vote) = Voted::of(event) {
            let question = self.talks.state.questions.by_key(vote.question.as_str());
            return question.is_none_or(|question| {
                let end = self.talks.end_of_term(question.closes.get().as_ref());
                question.status.value() != QuestionStatus::Open || end.is_some_and(|end| end < self.at)
            });
        }
        matches!(
            event,
            Event::Consent(_)
                | Event::Party(PartyEvent::Withdrawn(_) | PartyEvent::Dissolved(_))
                | Event::Ceasefire(CeasefireEvent::Joined(_))
                | Event::Question(QuestionEvent::Withdrawn(_))
        )
    }
}
