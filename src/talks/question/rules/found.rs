//! What a result is found to be on a basis: counted, told, or declared.

use crate::{
    decision::{Ballot, DecisionRule, Tally, Verdict},
    event::Actor,
    judge::require::{Answer, Judge},
    talks::question::{Basis, Failed, QuestionState, fold::Count, rules::Closing},
    value::{gather::Gather, role::Entitled},
};

/// What a basis yields.
pub(super) enum Found {
    Counted(Verdict),
    Declared,
    Impossible,
}

impl Judge<'_> {
    /// Whether the count of a question is told.
    pub(super) fn is_told(&self, question: &QuestionState) -> bool {
        self.talks.is_told(question, self.entry.mode)
    }

    /// What a count comes to that is told by the secretariat, or, as an observer heard, by who presides.
    pub(super) fn told(
        &self,
        question: &QuestionState,
        tally: &Tally,
        over: Answer,
        presides: bool,
    ) -> Found {
        let by_party = self.entry.by.is_of_parties();
        let heads = &tally.heads;
        let places = self.talks.places_in(question);
        let members = places.len();
        let adds_up = usize::try_from(heads.total()).is_ok_and(|all| all == members);
        if members == 0 {
            return Found::Counted(Verdict::Open);
        }
        // Vetoes are some of those against, and weights are those of the members.
        let weights = tally.weights.is_none_or(|weights| {
            let all: u128 = places.iter().map(|place| u128::from(place.weight)).sum();
            question.rule.is_weighed() && weights.total() == all
        });
        let against = heads.against.checked_sub(heads.with_veto);
        let (true, true, Some(against), Some(absent)) =
            (adds_up, weights, against, heads.missing.checked_sub(heads.present))
        else {
            return Found::Impossible;
        };
        if by_party && (self.governs() || !presides) {
            return Found::Impossible;
        }
        if question.stays_open() && over != Answer::Kept {
            return Found::Counted(Verdict::Open);
        }
        let there = |ballot| (Some(ballot), true);
        let counts = [
            (there(Ballot::For), heads.in_favour),
            (there(Ballot::Against), against),
            (there(Ballot::AgainstWithVeto), heads.with_veto),
            (there(Ballot::Abstain), heads.abstained),
            (there(Ballot::NoObjection), heads.no_objection),
            (there(Ballot::Recused), heads.recused),
            ((None, true), heads.present),
            ((None, false), absent),
        ];
        // Who voted how is not known: where the rule asks that, the count tells only where all did the same.
        if question.rule.asks_who() && counts.iter().filter(|(_, number)| *number > 0).count() > 1 {
            return Found::Counted(Verdict::Open);
        }
        // No more than there are members.
        let each = |(said, number)| std::iter::repeat_n(said, usize::try_from(number).unwrap_or(0));
        let ballots: Vec<(Option<Ballot>, bool)> = counts.into_iter().flat_map(each).gather();
        Found::Counted(self.talks.verdict_as_told(question, &ballots))
    }

    /// What can be found on a basis now.
    pub(super) fn found(&self, question: &QuestionState, basis: Basis, tally: Option<&Tally>) -> Found {
        let talks = self.talks;
        let rule = &question.rule;
        let over = self.has_ended(question.closes.get().as_ref());
        let by_party = self.entry.by.is_of_parties();
        let presides =
            || self.actors().any(|actor| self.holds_one(actor, &[Entitled::Chair], Self::no_one()));
        match basis {
            Basis::Silence if !question.voting.is_tacit() => Found::Impossible,
            Basis::Votes if tally.is_some() && !question.voting.is_tacit() && self.is_told(question) => {
                tally.map_or(Found::Impossible, |tally| self.told(question, tally, over, presides()))
            }
            // What is counted in secret is told, and by nobody found.
            Basis::Votes | Basis::NoObjection | Basis::ChairFinding if question.voting.is_secret() => {
                Found::Counted(Verdict::Open)
            }
            Basis::Votes | Basis::Silence if over == Answer::Kept => {
                Found::Counted(talks.verdict_at_close(question, !by_party, self.at))
            }
            Basis::Votes => {
                let count = Count::at(self.at);
                // Nobody need wait for the term once somebody objects to consensus.
                let fails = *rule == DecisionRule::Consensus && Failed::of(&self.entry.event).is_some();
                let objected = fails
                    && talks.verdict_on(question, count, &|votes| rule.verdict(votes)) == Verdict::Failed;
                let so_far = || talks.verdict_so_far(question, count, !by_party);
                Found::Counted(if objected { Verdict::Failed } else { so_far() })
            }
            Basis::Silence => {
                // A silence can be broken early, and is complete at its end only.
                let verdict = talks.verdict_so_far(question, Count::at(self.at), !by_party);
                Found::Counted(if verdict == Verdict::Failed { verdict } else { Verdict::Open })
            }
            // The secretariat tells what happened in the room.
            Basis::NoObjection | Basis::ChairFinding
                if by_party && question.stays_open() && over != Answer::Kept =>
            {
                Found::Counted(Verdict::Open)
            }
            Basis::NoObjection | Basis::ChairFinding if by_party && !presides() => Found::Impossible,
            Basis::NoObjection | Basis::ChairFinding if *rule == DecisionRule::Consensus => {
                // Who presides takes silence for consent only where it counts, and after everybody could break it.
                let tacit =
                    over == Answer::Kept && talks.had_time_to_object(question) && !talks.was_barred(question);
                let verdict =
                    talks.verdict_on(question, Count::at(self.at), &|votes| rule.at_close(votes, true));
                let voted = talks.verdict_on(question, Count::at(self.at), &|votes| rule.verdict(votes));
                Found::Counted(if by_party && !tacit && verdict == Verdict::Carried {
                    voted
                } else {
                    verdict
                })
            }
            Basis::NoObjection | Basis::ChairFinding => Found::Impossible,
            Basis::Declared => {
                let by_host = matches!(self.entry.by, Actor::Secretariat | Actor::Procedure);
                if by_host && *rule == DecisionRule::Declared { Found::Declared } else { Found::Impossible }
            }
        }
    }

    pub(super) fn lapses(&self, question: &QuestionState) -> Answer {
        let by_party = self.entry.by.is_of_parties();
        match self.has_ended(question.closes.get().as_ref()) {
            // Of a secret ballot nobody else knows what it came to.
            Answer::Kept if question.voting.is_secret() => Answer::from(!by_party),
            // Where it depends on who is absent, the secretariat tells.
            Answer::Kept => {
                let by_secretariat = || Some(self.talks.closes_with(question, true, self.at));
                let for_all = || self.talks.closing_for_all(question, self.at);
                match if by_party { for_all() } else { by_secretariat() } {
                    Some(Closing::Lapsed) => Answer::Kept,
                    Some(Closing::Carried | Closing::Failed) => Answer::Broken,
                    None => Answer::NotShown,
                }
            }
            answer @ (Answer::Broken | Answer::NotShown) => answer,
        }
    }
}
