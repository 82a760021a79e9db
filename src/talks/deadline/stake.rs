//! What acts on deadlines change for others.

use crate::{
    judge::{
        require::{Answer, Judge},
        stake::{Staked, Touched},
    },
    talks::{
        deadline::{DeadlineEvent, DeadlineState},
        party::PartyState,
    },
    value::table::Ix,
};

impl Staked for DeadlineEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let deadline = judge.named.deadline.and_then(|ix| judge.talks.state.deadlines.get(ix));
        // One that names nobody binds the principals.
        let bound: Vec<Ix<PartyState>> = match (self, deadline) {
            (Self::Set(fact), _) => judge.parties_of(&fact.parties),
            (_, Some(deadline)) => judge.talks.heirs(deadline.parties.iter().copied()),
            (_, None) => Vec::new(),
        };
        match self {
            Self::Missed(_) => Touched::NobodyElse,
            // What a party sets itself it lifts itself.
            Self::Set(_) | Self::Stopped(_) | Self::Restarted(_) | Self::Lifted(_)
                if !bound.is_empty()
                    && judge.others(bound.iter().copied()).is_empty()
                    && deadline.is_none_or(|deadline| judge.is_of_makers(deadline.introduced)) =>
            {
                Touched::NobodyElse
            }
            // Who is bound by it does not find that it is met; parties that set it find it themselves.
            Self::Met(_)
                if !bound.is_empty()
                    && !judge.is_of_one_of(&bound)
                    && deadline.is_some_and(|deadline| judge.may_find_met(deadline)) =>
            {
                Touched::NobodyElse
            }
            Self::Set(_) | Self::Met(_) | Self::Stopped(_) | Self::Restarted(_) | Self::Lifted(_) => {
                Touched::All(bound)
            }
            // Whom others gave a term does not give itself more: they do, by the rule, who gave it.
            Self::Extended(_) | Self::Renewed(_)
                if deadline.is_some_and(|deadline| {
                    let set = judge.talks.nth(deadline.introduced);
                    let by_parties = set.is_some_and(|set| set.by.is_of_parties());
                    (!bound.is_empty() || by_parties) && !judge.gave_it(deadline)
                }) =>
            {
                Touched::All(bound)
            }
            Self::Extended(_) | Self::Renewed(_) => Touched::ByItsRule,
        }
    }
}

impl Judge<'_> {
    /// Whether all act who set a deadline, others perhaps with them.
    fn gave_it(&self, deadline: &DeadlineState) -> bool {
        let set = self.talks.nth(deadline.introduced).map(|set| self.parties_of(set.by.voices()));
        set.is_some_and(|set| !set.is_empty() && self.is_act_of_all(&set) == Answer::Kept)
    }

    fn may_find_met(&self, deadline: &DeadlineState) -> bool {
        let set = self.talks.nth(deadline.introduced);
        set.is_some_and(|set| !set.by.is_of_parties()) || self.is_of_makers(deadline.introduced)
    }
}
