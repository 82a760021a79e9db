//! The answer of a decision rule with its reasons.

use std::fmt;

use super::{
    count::{Ballot, Scope, Verdict, Vote, members},
    majority::{Base, Majority, Weighing},
    quorum::{Counting, Quorum},
    rule::DecisionRule,
    tally::{Counts, Tally},
};
use crate::value::id::PartyId;

/// How many names a line gives before it says how many more there are.
const MAX_NAMES: usize = 12;

/// What a decision rule says of the votes, and why. Its text has a line for each rule, those inside
/// others indented by two spaces.
///
/// ```
/// use negotiation::value::id::PartyId;
/// use negotiation::decision::{Ballot, DecisionRule, Vote};
///
/// let (us, russia) = (PartyId::new("us")?, PartyId::new("russia")?);
/// let votes = [Vote::new(&us, Some(Ballot::For)), Vote::new(&russia, None)];
/// let outcome = DecisionRule::Unanimity.count(&votes);
/// assert!(!outcome.verdict().is_carried());
/// assert_eq!(outcome.to_string(), "unanimity: 1 of 2 for; missing: `russia`");
/// # Ok::<(), negotiation::value::id::InvalidId>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Outcome {
    reason: Reason,
}

/// Why one rule, or one part of a rule, is carried or not.
///
/// Numbers are of members, of weights for a majority by weight, and of parts for a combination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    rule: DecisionRule,
    verdict: Verdict,
    tally: Tally,
    reached: u128,
    needed: u128,
    lacking: u128,
    missing: Vec<PartyId>,
    against: Vec<PartyId>,
    abstained: Vec<PartyId>,
    /// Of a veto, the members that have one.
    vetoing: Vec<PartyId>,
    parts: Vec<Reason>,
}

impl DecisionRule {
    /// What the rule says of these votes, with its reasons. For the answer alone there is
    /// [`verdict`](Self::verdict), which is cheaper and says the same.
    pub fn count(&self, votes: &[Vote<'_>]) -> Outcome {
        Outcome { reason: self.reason_within(votes, None) }
    }

    fn reason_within(&self, votes: &[Vote<'_>], scope: Option<&Scope<'_>>) -> Reason {
        let parts: Vec<_> = if let Self::Among(among) = self {
            let inside = Scope { group: among.group(), outer: scope };
            vec![among.rule().reason_within(votes, Some(&inside))]
        } else {
            self.parts().iter().map(|part| part.reason_within(votes, scope)).collect()
        };
        let tally = Tally::within(members(votes, scope), self.is_weighed());
        let verdict = self.verdict_within(votes, scope);
        let Need { reached, needed, lacking } = Need::of(self, verdict, &tally, &parts);
        let who = |stance: Option<Ballot>| {
            let is_so = |own: Option<Ballot>| {
                own == stance || stance == Some(Ballot::Against) && own == Some(Ballot::AgainstWithVeto)
            };
            members(votes, scope).filter(|vote| is_so(vote.stance)).map(|vote| vote.party.clone()).collect()
        };
        let vetoing = if let Self::Veto(veto) = self {
            members(votes, scope).filter(|vote| veto.names(vote)).map(|vote| vote.party.clone()).collect()
        } else {
            Vec::new()
        };
        Reason {
            rule: self.clone(),
            verdict,
            tally,
            reached,
            needed,
            lacking,
            missing: who(None),
            against: who(Some(Ballot::Against)),
            abstained: who(Some(Ballot::Abstain)),
            vetoing,
            parts,
        }
    }
}

impl Outcome {
    /// Carried, failed or open.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.reason.verdict
    }

    /// Why: the reason of the rule as a whole, with those of its parts inside it.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }
}

impl Reason {
    /// The rule that was counted.
    #[must_use]
    pub const fn rule(&self) -> &DecisionRule {
        &self.rule
    }

    /// What it says.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The tally of the members that it counts, with weights if the rule weighs.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What there is of what is needed: those for; for consensus those who let it pass; for a
    /// combination the parts carried.
    #[must_use]
    pub const fn reached(&self) -> u128 {
        self.reached
    }

    /// How much is needed for it to be carried, if those who are missing answer.
    #[must_use]
    pub const fn needed(&self) -> u128 {
        self.needed
    }

    /// By how much it lacks what is needed; 0 exactly if it is carried.
    #[must_use]
    pub const fn lacking(&self) -> u128 {
        self.lacking
    }

    /// The members of whom nothing is recorded.
    #[must_use]
    pub fn missing(&self) -> &[PartyId] {
        &self.missing
    }

    /// The members who are against.
    #[must_use]
    pub fn against(&self) -> &[PartyId] {
        &self.against
    }

    /// The members who abstained.
    #[must_use]
    pub fn abstained(&self) -> &[PartyId] {
        &self.abstained
    }

    /// The reasons of the rules directly inside this one.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        &self.parts
    }

    fn write_lines(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        write!(f, "{:indent$}{self}", "", indent = depth.saturating_mul(2))?;
        self.parts.iter().try_for_each(|part| {
            f.write_str("\n")?;
            part.write_lines(f, depth.saturating_add(1))
        })
    }
}

/// How much is needed, and how much of it there is.
struct Need {
    reached: u128,
    needed: u128,
    lacking: u128,
}

impl Need {
    fn of(rule: &DecisionRule, verdict: Verdict, tally: &Tally, parts: &[Reason]) -> Self {
        let heads = &tally.heads;
        let in_favour = u128::from(heads.in_favour);
        let carried = || parts.iter().map(|part| u128::from(part.verdict.is_carried())).sum();
        match rule {
            DecisionRule::Unanimity => Self::new(in_favour, heads.base().max(1)),
            DecisionRule::Consensus => {
                let passing = in_favour + u128::from(heads.abstained) + u128::from(heads.no_objection);
                let need = Self::new(passing, heads.base().max(1));
                // Where all abstain, one who is for is lacking.
                Self { lacking: need.lacking.max(u128::from(heads.in_favour == 0)), ..need }
            }
            DecisionRule::Majority(majority) => match majority.counts(tally) {
                Some(counts) => {
                    let part = u128::from(majority.part(counts).unwrap_or(u64::MAX));
                    let need = Self::new(part, least(majority, counts));
                    Self { lacking: need.lacking.max(u128::from(heads.in_favour == 0)), ..need }
                }
                None => Self::new(0, 1),
            },
            DecisionRule::AtLeast(least) => Self::new(in_favour, u128::from(least.get())),
            // Nobody can compute what is declared.
            DecisionRule::Declared => Self::new(0, 1),
            DecisionRule::Quorum(quorum) => {
                let need = quorum.counts(tally).map_or(Self::new(0, 1), |counts| {
                    let base = counts.base();
                    let absent = [quorum.idle(counts), quorum.away(counts)].map(u128::from).iter().sum();
                    let present = base.saturating_sub(absent);
                    Self::new(present, least_present(quorum, base))
                });
                // A quorum without the rule that it is for carries nothing.
                Self { lacking: need.lacking.max(u128::from(carried() == 0_u128)), ..need }
            }
            DecisionRule::Veto(_) => {
                let need = Self::new(carried(), 1);
                Self { lacking: u128::from(!verdict.is_carried()), ..need }
            }
            DecisionRule::NoBlockingMinority(_) | DecisionRule::CastingVote(_) => {
                Self::new(u128::from(verdict.is_carried()), 1)
            }
            DecisionRule::Among(_) | DecisionRule::AnyOf(_) => Self::new(carried(), 1),
            DecisionRule::AllOf(parts) => Self::new(carried(), parts.iter().map(|_| 1_u128).sum()),
        }
    }

    const fn new(reached: u128, needed: u128) -> Self {
        Self { reached, needed, lacking: needed.saturating_sub(reached) }
    }
}

/// The least number for it that makes the majority, found by halving: enough is enough for all that
/// is more.
fn least(majority: &Majority, counts: &Counts) -> u128 {
    let whole = majority.whole(counts).unwrap_or(u64::MAX);
    // `below` is not enough, `enough` is: nothing never is, and all always are.
    let (mut below, mut enough) = (0, whole.max(1));
    while enough.abs_diff(below) > 1 {
        let middle = below.midpoint(enough);
        if majority.is_made_by(middle, whole) {
            enough = middle;
        } else {
            below = middle;
        }
    }
    u128::from(enough)
}

/// The least number present that makes the quorum.
fn least_present(quorum: &Quorum, base: u128) -> u128 {
    let share = quorum.share();
    // Shares and bases have 64 bits, so that their product fits.
    let (part, whole) = (u128::from(share.part()), u128::from(share.whole()));
    part.saturating_mul(base).div_ceil(whole.max(1)).max(u128::from(base == 0))
}

impl fmt::Display for DecisionRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unanimity => f.write_str("unanimity"),
            Self::Consensus => f.write_str("consensus"),
            Self::Majority(majority) => majority.fmt(f),
            Self::AtLeast(least) => write!(f, "at least {least} for"),
            Self::NoBlockingMinority(minority) => minority.fmt(f),
            Self::CastingVote(casting) => casting.fmt(f),
            Self::Declared => f.write_str("as declared"),
            Self::Quorum(quorum) => {
                let how = if quorum.weighing() == Weighing::ByWeight { " by weight" } else { "" };
                let who = match quorum.counting() {
                    Counting::Votes => "",
                    Counting::ForAndAgainst => ", abstentions left out",
                    Counting::Present => ", voting or not",
                };
                write!(f, "quorum{how} (at least {} of the electorate{who})", quorum.share())
            }
            Self::Veto(veto) => {
                f.write_str("veto of ")?;
                write_list(f, veto.of())
            }
            Self::Among(among) => write!(f, "among `{}`", among.group()),
            Self::AllOf(_) => f.write_str("all of"),
            Self::AnyOf(_) => f.write_str("any of"),
        }
    }
}

impl fmt::Display for Majority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.weighing() {
            Weighing::ByHead => "",
            Weighing::ByWeight => " by weight",
        };
        write!(f, "majority{how} (")?;
        self.write_share(f)?;
        f.write_str(if self.counts_no_objection() { ", or without objection)" } else { ")" })
    }
}

impl Majority {
    /// What it is a share of.
    pub(super) fn write_share(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let least = if self.is_strict() { "more than" } else { "at least" };
        let base = match self.base() {
            Base::Electorate => "the electorate",
            Base::VotesCast => "the votes cast",
            Base::ForAndAgainst => "those for and against",
        };
        write!(f, "{least} {} of {base}", self.threshold())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.write_lines(f, 0)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, verdict, tally, reached, needed, missing, against, .. } = self;
        write!(f, "{rule}: ")?;
        match rule {
            DecisionRule::Unanimity | DecisionRule::AtLeast(_) => {
                write!(f, "{reached} of {} for", tally.heads.base())?;
            }
            DecisionRule::Consensus => {
                let Counts { in_favour, against, .. } = tally.heads;
                write!(f, "{in_favour} of {} for, {against} against", tally.heads.base())?;
            }
            DecisionRule::Majority(majority) => match majority.counts(tally) {
                Some(counts) => {
                    let whole = majority.whole(counts).unwrap_or(u64::MAX);
                    write!(f, "{reached} of {whole} for, {needed} needed")?;
                }
                None => f.write_str("the weights are too large to be counted")?,
            },
            DecisionRule::NoBlockingMinority(_) | DecisionRule::CastingVote(_) => {
                let Counts { in_favour, against, .. } = tally.heads;
                write!(f, "{verdict}, {in_favour} of {} for, {against} against", tally.heads.base())?;
            }
            DecisionRule::Declared => return f.write_str("nobody computes it"),
            DecisionRule::Quorum(quorum) => {
                match quorum.counts(tally) {
                    Some(counts) => write!(f, "{reached} of {} present, {needed} needed", counts.base())?,
                    None => f.write_str("the weights are too large to be counted")?,
                }
                return write_names(f, "missing", missing);
            }
            DecisionRule::Veto(_) => {
                let among = |names: &[PartyId]| -> Vec<PartyId> {
                    names.iter().filter(|name| self.vetoing.contains(name)).cloned().collect()
                };
                write!(f, "{verdict}")?;
                write_names(f, "missing", &among(missing))?;
                return write_names(f, "against", &among(against));
            }
            DecisionRule::Among(_) => return write!(f, "{verdict}"),
            DecisionRule::AllOf(parts) | DecisionRule::AnyOf(parts) => {
                return write!(f, "{verdict}, {reached} of {} parts carried, {needed} needed", parts.len());
            }
        }
        write_names(f, "missing", missing)?;
        write_names(f, "against", against)?;
        // An abstention prevents unanimity, so it is worth the name.
        if matches!(rule, DecisionRule::Unanimity) {
            write_names(f, "abstained", &self.abstained)?;
        }
        Ok(())
    }
}

fn write_names(f: &mut fmt::Formatter<'_>, what: &str, names: &[PartyId]) -> fmt::Result {
    if names.is_empty() {
        return Ok(());
    }
    write!(f, "; {what}: ")?;
    write_list(f, names)
}

fn write_list(f: &mut fmt::Formatter<'_>, names: &[PartyId]) -> fmt::Result {
    for (at, name) in names.iter().take(MAX_NAMES).enumerate() {
        let gap = if at == 0 { "" } else { ", " };
        write!(f, "{gap}`{name}`")?;
    }
    match names.len().checked_sub(MAX_NAMES) {
        None | Some(0) => Ok(()),
        Some(more) => write!(f, " and {more} more"),
    }
}
