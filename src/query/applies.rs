//! Whether what happened falls under an instrument: in force then, or applied back to that time.

use crate::{
    outcome::instrument::timeline::{Asking, Begun, Line, Statement, has_begun},
    query::Force,
    state::Negotiation,
    value::{
        gather::Gather,
        id::{InstrumentId, PartyId},
        register::EventTime,
        when::Instant,
    },
};

impl Negotiation {
    /// Whether what happened at one instant falls under an instrument for a party, as it stands at another; `None` if one of the
    /// two is not recorded. As a rule it is [what was in force](Self::in_force) when it happened. Where the instrument says from when
    /// it applies (`applies_from` of [`Drafted`](crate::outcome::instrument::Drafted)):
    ///
    /// - What happened before that day does not fall under it, though it was in force.
    /// - What happened since that day and before it was first in force for the party falls under it once it is (article 28).
    /// - What happened after it ended does not.
    ///
    /// ```
    /// # use negotiation::{outcome::{consent::*, instrument::{Drafted, EnteredIntoForce, InstrumentKind}}, prelude::*, query::Force, testing};
    /// # let mut record = testing::ports();
    /// let mut desk = Desk::of(&mut record, "newsroom", "2026-02-15T12:00:00Z")?;
    /// let (dues, north, south) = (InstrumentId::new("dues")?, PartyId::new("north")?, PartyId::new("south")?);
    /// let drafted = Drafted::new("dues", InstrumentKind::TREATY, "Dues of 2026", true)?.with_applies_from("2026-01-01".parse()?);
    /// desk.by("north").observed().propose(drafted.with_parties(vec![north.clone(), south]))?;
    /// for party in ["north", "south"] {
    ///     desk.by(party).observed().propose(Expressed::new("dues", party, Means::RATIFICATION)?)?;
    /// }
    /// desk.secretariat().observed().propose(EnteredIntoForce::new("dues", "2026-02-15")?)?;
    ///
    /// let (january, march) = ("2026-01-20T12:00:00Z".parse()?, "2026-03-01T12:00:00Z".parse()?);
    /// let talks = record.negotiation();
    /// assert_eq!(talks.in_force(&dues, &north, january).and_then(|answer| answer.force()), Some(Force::NotInForce));
    /// assert_eq!(talks.applies_to(&dues, &north, january, march), Some(Force::InForce));
    /// let before = "2025-12-31T12:00:00Z".parse()?;
    /// assert_eq!(talks.applies_to(&dues, &north, before, march), Some(Force::NotInForce));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn applies_to(
        &self,
        instrument: &InstrumentId,
        party: &PartyId,
        happened: Instant,
        at: Instant,
    ) -> Option<Force> {
        let force = |at: Instant| Some(self.in_force(instrument, party, at)?.general().force);
        let then = force(happened)?;
        let Some(from) = self.instrument(instrument)?.applies_from() else { return Some(then) };
        let begun = has_begun(self.span_of(from), happened.to_utc());
        if begun == Begun::No || then != Force::NotInForce || at <= happened {
            return Some(if begun == Begun::No { Force::NotInForce } else { then });
        }
        let turns = self.turns_of(instrument, party);
        let turns = turns.into_iter().map(|turn| turn.fixed_offset());
        let (before, since): (Vec<_>, Vec<_>) =
            turns.filter(|turn| *turn <= at).partition(|turn| *turn <= happened);
        let is_in = |turn: &Instant| force(*turn) == Some(Force::InForce);
        // It ended, or the party left it.
        if before.iter().any(is_in) || !since.iter().any(is_in) {
            return Some(then);
        }
        Some(if begun == Begun::Unclear { Force::Unclear } else { Force::InForce })
    }

    /// When it may have changed whether an instrument is in force for a party.
    fn turns_of(&self, instrument: &InstrumentId, party: &PartyId) -> Vec<EventTime> {
        let instrument = self.state.instruments.by_key(instrument.as_str());
        let Some((instrument, party)) = instrument.zip(self.state.parties.find(party.as_str())) else {
            return Vec::new();
        };
        let asked = Asking::Of(self.now().at);
        let own = self.own_lines(instrument, party, asked);
        let shared = instrument.turns.iter().filter(|turn| self.holders(**turn).is_empty());
        let whole = self.lines_of(shared, None, asked);
        let stands = whole.stands.iter().flat_map(Line::said).map(Statement::starts);
        stands.chain(own.bound.said().map(Statement::starts)).gather()
    }
}
