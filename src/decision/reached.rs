//! How an agreement was reached: kept in the entry, whatever becomes of the rule later.

use super::{
    count::Vote,
    rule::DecisionRule,
    tally::{Counts, Tally},
};
use crate::value::{id::PartyId, sorted::sort};

/// The greatest number of members of an electorate that is kept.
pub const MAX_ELECTORATE: usize = 256;

/// How a question was decided: by what rule, over what electorate, with what tally.
///
/// ```
/// use negotiation::value::id::PartyId;
/// use negotiation::decision::{Ballot, DecisionRule, Reached, Vote};
///
/// let (union, employer) = (PartyId::new("union")?, PartyId::new("employer")?);
/// let votes = [&union, &employer].map(|party| Vote::new(party, Some(Ballot::For)));
/// let reached = Reached::of(DecisionRule::Unanimity, &votes)?;
/// assert_eq!(reached.electorate(), [union.clone(), employer]);
/// assert_eq!(reached.tally().heads.in_favour, 2);
///
/// // Nobody has two votes.
/// let twice = [Vote::new(&union, None), Vote::new(&union, None)];
/// assert!(Reached::of(DecisionRule::Unanimity, &twice).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached(Box<Account>);

// Behind a pointer: few events have one, and each event has room for the greatest.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Account {
    rule: DecisionRule,
    electorate: Vec<PartyId>,
    weights: Vec<u64>,
    tally: Tally,
}

crate::wire::wire_struct! { Account {
    rule: required,
    electorate: whole_list(MAX_ELECTORATE),
    weights: list(MAX_ELECTORATE),
    tally: required,
} }

/// An account of how agreement was reached that cannot be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidReached {
    /// More members than are kept.
    #[error("an electorate of {0} members, at most {MAX_ELECTORATE} are kept")]
    TooMany(usize),
    /// A member stands in the electorate twice.
    #[error("`{0}` stands in the electorate twice")]
    Twice(PartyId),
    /// The weights cannot be summed exactly.
    #[error("the sum of the weights does not fit 64 bits")]
    WeightsTooLarge,
    /// There are weights, but not one for each member; or none, though the rule weighs.
    #[error("the rule and the {members} members of the electorate do not go with {weights} weights")]
    WeightsUnmatched {
        /// How many members there are.
        members: usize,
        /// How many weights.
        weights: usize,
    },
    /// The tally is not of this electorate.
    #[error("the tally is not of this electorate")]
    TallyUnmatched,
}

impl Reached {
    /// What is kept of the votes: who could vote, with what weight, and the tally; not who voted how.
    ///
    /// # Errors
    /// [`InvalidReached`] if there are too many members, one of them twice, or weights that cannot
    /// be summed.
    pub fn of(rule: DecisionRule, votes: &[Vote<'_>]) -> Result<Self, InvalidReached> {
        Account::of(rule, votes)?.checked()
    }

    /// The same of votes of which none is there twice, as those of an electorate that stands in the state.
    pub(crate) fn of_distinct(rule: DecisionRule, votes: &[Vote<'_>]) -> Result<Self, InvalidReached> {
        // INVARIANT (reached): a weight for each or none, and a tally of them, by construction; their sum was made.
        Account::of(rule, votes).map(|account| Self(Box::new(account)))
    }

    /// The same of a tally that was told, with the members and weights of these votes.
    pub(crate) fn told(rule: DecisionRule, votes: &[Vote<'_>], tally: Tally) -> Result<Self, InvalidReached> {
        let Account { electorate, weights, .. } = *Self::of(rule.clone(), votes)?.0;
        Account { rule, electorate, weights, tally }.checked()
    }

    /// The rule that applied.
    #[must_use]
    pub const fn rule(&self) -> &DecisionRule {
        &self.0.rule
    }

    /// Who could vote, those who recused themselves included.
    #[must_use]
    pub fn electorate(&self) -> &[PartyId] {
        &self.0.electorate
    }

    /// The weights of the members, in the order of the electorate; empty if the rule does not weigh.
    #[must_use]
    pub fn weights(&self) -> &[u64] {
        &self.0.weights
    }

    /// The tally.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.0.tally
    }
}

impl Account {
    fn of(rule: DecisionRule, votes: &[Vote<'_>]) -> Result<Self, InvalidReached> {
        if votes.len() > MAX_ELECTORATE {
            return Err(InvalidReached::TooMany(votes.len()));
        }
        let weighed = rule.is_weighed();
        let tally = Tally::within(votes.iter(), weighed);
        if weighed && tally.weights.is_none() {
            return Err(InvalidReached::WeightsTooLarge);
        }
        let electorate = votes.iter().map(|vote| vote.party.clone()).collect();
        let weights = if weighed { votes.iter().map(|vote| vote.weight).collect() } else { Vec::new() };
        Ok(Self { rule, electorate, weights, tally })
    }

    /// INVARIANT (reached): no member twice, a weight for each or none, and a tally of them.
    fn checked(self) -> Result<Reached, InvalidReached> {
        if let Some(twice) = first_repeated(&self.electorate) {
            return Err(InvalidReached::Twice(twice.clone()));
        }
        let (members, weights) = (self.electorate.len(), self.weights.len());
        if weights != if self.rule.is_weighed() { members } else { 0 } {
            return Err(InvalidReached::WeightsUnmatched { members, weights });
        }
        let sum = self.weights.iter().map(|weight| u128::from(*weight)).sum();
        if sum > u128::from(u64::MAX) {
            return Err(InvalidReached::WeightsTooLarge);
        }
        let expected = self.rule.is_weighed().then_some(sum);
        let heads_fit = usize::try_from(self.tally.heads.total()).is_ok_and(|total| total == members);
        if heads_fit && self.tally.weights.as_ref().map(Counts::total) == expected {
            Ok(Reached(Box::new(self)))
        } else {
            Err(InvalidReached::TallyUnmatched)
        }
    }
}

impl crate::wire::Wire for Reached {
    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        Account::read(from)?.checked().map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        self.0.write(to);
    }
}

crate::wire::wire_serde! { Reached }

/// Electorates mostly come in the order of their ids; only others are sorted.
fn first_repeated(parties: &[PartyId]) -> Option<&PartyId> {
    if parties.is_sorted_by(|a, b| a < b) {
        return None;
    }
    // The few of most electorates are compared where they stand.
    if parties.len() <= 8 {
        let twice =
            parties.iter().enumerate().filter(|(at, party)| parties.iter().take(*at).any(|o| o == *party));
        return twice.map(|(_, party)| party).min();
    }
    let mut sorted: Vec<_> = parties.iter().collect();
    sort(&mut sorted);
    let after = sorted.iter().skip(1);
    sorted.iter().zip(after).find(|(a, b)| a == b).map(|(twice, _)| *twice)
}

crate::value::invalid::invalid! { InvalidReached = "invalid.reached" }

#[cfg(test)]
mod tests {
    use super::super::{Ballot, Base, Majority};
    use super::*;
    use crate::value::share::Share;

    const MEMBERS: [&str; 3] = ["a", "b", "c"];

    fn parties() -> Vec<PartyId> {
        MEMBERS.map(|name| PartyId::new(name).unwrap()).to_vec()
    }

    #[test]
    fn a_weighed_result_is_kept_with_its_weights() {
        let rule: DecisionRule =
            Majority::new(Base::Electorate, Share::new(1, 2).unwrap(), true).unwrap().by_weight().into();
        let parties = parties();
        let stances = [Some(Ballot::For), Some(Ballot::Recused), None];
        let votes: Vec<_> = (parties.iter().zip(stances).zip([5, 7, 1]))
            .map(|((party, stance), weight)| Vote::new(party, stance).with_weight(weight))
            .collect();
        let reached = Reached::of(rule, &votes).unwrap();
        assert_eq!(reached.weights(), [5, 7, 1]);
        let json = serde_json::to_string(&reached).unwrap();
        assert_eq!(
            json,
            concat!(
                r#"{"rule":{"majority":{"base":"electorate","threshold":"50%","strict":true,"#,
                r#""weighing":"by_weight"}},"electorate":["a","b","c"],"weights":[5,7,1],"tally":{"#,
                r#""heads":{"for":1,"against":0,"abstained":0,"missing":1,"recused":1},"#,
                r#""weights":{"for":5,"against":0,"abstained":0,"missing":1,"recused":7}}}"#,
            )
        );
        assert_eq!(serde_json::from_str::<Reached>(&json).unwrap(), reached);
    }

    #[test]
    fn an_account_that_does_not_add_up_is_refused() {
        let refused = |json: &str, says: &str| {
            let error = serde_json::from_str::<Reached>(json).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        };
        let account = |electorate: &str, rest: &str| {
            format!(
                r#"{{"rule":"unanimity","electorate":{electorate},{rest}"tally":{{"heads":
                {{"for":2,"against":0,"abstained":0,"missing":0}}}}}}"#
            )
        };
        assert!(serde_json::from_str::<Reached>(&account(r#"["b","a"]"#, "")).is_ok());
        refused(&account(r#"["b","b"]"#, ""), "`b` stands in the electorate twice");
        refused(&account(r#"["a","b","c"]"#, ""), "not of this electorate");
        refused(&account(r#"["a","b"]"#, r#""weights":[1,1],"#), "do not go with 2 weights");
        refused(&account(r#"["a","b"]"#, r#""date":1,"#), "unknown field `date`");
        let crowd: Vec<_> = (0..257).map(|n| format!("p{n}")).collect();
        assert!(serde_json::from_str::<Reached>(&account(&format!("{crowd:?}"), "")).is_err());
    }

    #[test]
    fn weights_beyond_counting_carry_nothing_and_are_not_kept() {
        let rule: DecisionRule =
            Majority::new(Base::Electorate, Share::new(1, 2).unwrap(), false).unwrap().by_weight().into();
        let parties = parties();
        let votes: Vec<_> =
            parties.iter().map(|party| Vote::new(party, Some(Ballot::For)).with_weight(u64::MAX)).collect();
        assert!(!rule.verdict(&votes).is_carried());
        assert!(rule.count(&votes).to_string().ends_with("the weights are too large to be counted"));
        assert_eq!(Reached::of(rule, &votes), Err(InvalidReached::WeightsTooLarge));
    }
}
