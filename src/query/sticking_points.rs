//! The sticking points, ranked, with reasons.

use crate::{
    decision::Ballot,
    event::Actor,
    notes::assessment::{Rating, Topic},
    state::{Asked, Ground, Negotiation},
    talks::{
        party::PartyState,
        point::{Flag, PointState, PointView},
        position::Stance,
    },
    value::{
        gather::Gather,
        id::{AlternativeId, PartyId, PointId},
        sorted::{Map, Set, sort_by_key},
        table::Ix,
        word::Area,
    },
};

/// Why a point sticks. In the order of their weight, heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StickingReason<'a> {
    /// Somebody called it, or its main area, the main obstacle.
    MainObstacle,
    /// A party rejects it: a red line.
    RedLine(&'a PartyId),
    /// A party opposes it.
    Opposed(&'a PartyId),
    /// It is bracketed: so many alternatives to its words are open.
    Bracketed(usize),
    /// It was left to the leaders or to an arbiter, or was parked.
    Elsewhere(Flag),
    /// A party reserves its position, or keeps silent.
    Undecided(&'a PartyId),
    /// The acceptance of a party waits for a condition.
    Conditional(&'a PartyId),
    /// The position of a party was on other words and has lapsed.
    Lapsed(&'a PartyId),
    /// A party has said nothing of its words, and something of an open alternative to them.
    OnAlternative(&'a PartyId, Stance, &'a AlternativeId),
    /// Nothing is recorded of a party whose agreement is needed.
    Missing(&'a PartyId),
    /// One party alone decides, at a table at which others have sat: there is nobody to agree with.
    NobodyElse(&'a PartyId),
}

impl StickingReason<'_> {
    /// How heavily it weighs in the ranking.
    #[must_use]
    pub const fn weight(&self) -> u32 {
        match self {
            Self::MainObstacle => 100,
            Self::RedLine(_) => 50,
            Self::NobodyElse(_) => 40,
            Self::Opposed(_) => 30,
            Self::Bracketed(_) => 20,
            Self::Elsewhere(_) => 15,
            Self::Undecided(_) | Self::OnAlternative(..) => 8,
            Self::Conditional(_) => 6,
            Self::Lapsed(_) => 4,
            Self::Missing(_) => 3,
        }
    }
}

impl std::fmt::Display for StickingReason<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::MainObstacle => f.write_str("called the main obstacle"),
            Self::RedLine(party) => write!(f, "{party} rejects it"),
            Self::Opposed(party) => write!(f, "{party} opposes it"),
            Self::Bracketed(open) => write!(f, "bracketed, with {open} alternatives"),
            Self::Elsewhere(Flag::Parked) => f.write_str("parked"),
            Self::Elsewhere(Flag::ReferredUp) => f.write_str("left to the leaders"),
            Self::Elsewhere(Flag::ReferredToArbiter) => f.write_str("left to an arbiter"),
            Self::Undecided(party) => write!(f, "{party} reserves its position"),
            Self::Conditional(party) => write!(f, "{party} accepts on a condition"),
            Self::Lapsed(party) => write!(f, "the position of {party} was on earlier words"),
            Self::NobodyElse(party) => write!(f, "{party} alone decides; there is nobody to agree with"),
            Self::OnAlternative(party, stance, alternative) => {
                write!(f, "{party} {stance} alternative `{alternative}`")
            }
            Self::Missing(party) => write!(f, "nothing is recorded of {party}"),
        }
    }
}

/// A point that is not agreed, and why.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Sticking<'a> {
    /// The point.
    pub point: PointView<'a>,
    /// Why it sticks, heaviest first.
    pub reasons: Vec<StickingReason<'a>>,
}

impl Sticking<'_> {
    /// Returns the sum of the weights of the reasons. Each objection adds to it; any other reason weighs once, however
    /// many parties it is of, so silence and indecision together weigh less than one objection.
    #[must_use]
    pub fn weight(&self) -> u32 {
        let is_objection = |reason: &&StickingReason<'_>| {
            matches!(reason, StickingReason::RedLine(_) | StickingReason::Opposed(_))
        };
        let (objections, others): (Vec<_>, Vec<_>) = self.reasons.iter().partition(is_objection);
        let once: Set<u32> = others.into_iter().map(StickingReason::weight).collect();
        objections.into_iter().map(StickingReason::weight).chain(once).sum()
    }
}

/// What is called the main obstacle.
#[derive(Default)]
struct Obstacles<'a> {
    points: Set<&'a PointId>,
    areas: Set<&'a Area>,
}

impl Negotiation {
    /// The open points for which something stands against agreement, the heaviest first; points
    /// of one weight in the order in which they were tabled. Linear in points, times principals, and but for a
    /// logarithm in assessments.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::talks::position::{Stance, Taken};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let harbour = PointId::new("harbour")?;
    /// desk.by("north").propose(Taken::new("north", &harbour, Stance::Accepts)?)?;
    ///
    /// // A principal of whom nothing is recorded stands against agreement.
    /// let sticking = desk.negotiation().sticking_points();
    /// assert_eq!(sticking[0].reasons[0].to_string(), "nothing is recorded of south");
    ///
    /// desk.by("south").propose(Taken::new("south", &harbour, Stance::Accepts)?)?;
    /// assert!(desk.negotiation().sticking_points().is_empty());
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn sticking_points(&self) -> Vec<Sticking<'_>> {
        let obstacles = self.main_obstacles();
        let mut all: Vec<Sticking<'_>> = self
            .points()
            .filter(|point| point.status().is_open())
            .map(|point| Sticking { point, reasons: self.reasons(point, &obstacles) })
            .filter(|sticking| !sticking.reasons.is_empty())
            .gather();
        sort_by_key(&mut all, |sticking| std::cmp::Reverse(sticking.weight()));
        all
    }

    /// The points and the areas that somebody calls the main obstacle: of each speaker the last word counts.
    fn main_obstacles(&self) -> Obstacles<'_> {
        let mut last: Map<(&Topic, &Actor), Rating> = Map::new();
        for said in self.assessments() {
            last.insert((&said.fact.on, said.entry.by()), said.fact.rating);
        }
        let mut obstacles = Obstacles::default();
        for ((topic, _), rating) in last {
            match topic {
                Topic::Point(id) if rating == Rating::MainObstacle => drop(obstacles.points.insert(id)),
                Topic::Area(area) if rating == Rating::MainObstacle => drop(obstacles.areas.insert(area)),
                Topic::Point(_) | Topic::Area(_) | Topic::Whole => {}
            }
        }
        obstacles
    }

    fn reasons<'a>(&'a self, point: PointView<'a>, obstacles: &Obstacles<'_>) -> Vec<StickingReason<'a>> {
        let mut reasons = Vec::new();
        if obstacles.points.contains(point.id()) || obstacles.areas.contains(point.areas().main()) {
            reasons.push(StickingReason::MainObstacle);
        }
        if let Some(flag) = point.flag() {
            reasons.push(StickingReason::Elsewhere(flag));
        }
        if point.is_bracketed() {
            reasons.push(StickingReason::Bracketed(point.open_alternatives().count()));
        }
        let Some(state) = self.state.points.by_key(point.id().as_str()) else { return reasons };
        let asked = Asked::Point(state);
        reasons.extend(self.alone_on(asked).map(StickingReason::NobodyElse));
        for &ix in self.state.electorate(asked).iter() {
            let Some(id) = self.party_id(ix) else { continue };
            let reason = match point.position(id) {
                None => self.reason_of_silence(state, ix, id),
                Some(position) if !position.is_current => Some(StickingReason::Lapsed(id)),
                Some(position) => match position.stance {
                    Stance::Rejects => Some(StickingReason::RedLine(id)),
                    Stance::Opposes | Stance::Counters => Some(StickingReason::Opposed(id)),
                    Stance::AgreesInPrinciple | Stance::Reserves | Stance::Silent => {
                        Some(StickingReason::Undecided(id))
                    }
                    Stance::AcceptsIf if !position.counts => Some(StickingReason::Conditional(id)),
                    Stance::Accepts
                    | Stance::AcceptsAdReferendum
                    | Stance::AcceptsWithReservation
                    | Stance::AcceptsIf => None,
                },
            };
            reasons.extend(reason);
        }
        sort_by_key(&mut reasons, |reason| std::cmp::Reverse(reason.weight()));
        reasons
    }

    /// What stands against a point on the words of which a party has said nothing itself: its groups may speak for it.
    fn reason_of_silence<'a>(
        &'a self,
        point: &'a PointState,
        ix: Ix<PartyState>,
        id: &'a PartyId,
    ) -> Option<StickingReason<'a>> {
        match self.ballot(Asked::Point(point), ix, Ground::Provisional, self.now()) {
            Some(Ballot::For | Ballot::NoObjection | Ballot::Recused) => None,
            Some(Ballot::Against | Ballot::AgainstWithVeto) => Some(StickingReason::Opposed(id)),
            Some(Ballot::Abstain) => Some(StickingReason::Undecided(id)),
            None => {
                let said = self.brackets_of(point).find_map(|alternative| {
                    let held = self.held_on(Asked::Alternative(alternative), ix)?;
                    let current = held.wording == Some(alternative.words.value());
                    let stance = held.stance.filter(|_| current)?;
                    Some(StickingReason::OnAlternative(id, stance, &alternative.id))
                });
                Some(said.unwrap_or(StickingReason::Missing(id)))
            }
        }
    }
}
