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
    /// # use negotiation::{format::json, prelude::*, query::Force};
    /// # let mut record = Record::new();
    /// # let mut n = 0;
    /// # let mut tell = |day: &str, event: &str| -> Result<(), Box<dyn std::error::Error>> {
    /// #     n += 1;
    /// #     let line = format!(r#"{{"id":"e{n}","recorder":"desk","by":"secretariat","recorded":"{day}T12:00:00Z","mode":"observed","event":{event}}}"#);
    /// #     let text = format!(r#"{{"format":{{"major":2,"minor":0}},"content":"drafts"}}{}{line}"#, "\n");
    /// #     for draft in json::read_drafts(&text)? { record.propose(draft)?; }
    /// #     Ok(())
    /// # };
    /// # tell("2026-01-01", r#"{"negotiation":{"opened":{"negotiation":"pay","title":"Pay","procedure":{"observing":"allowed"}}}}"#)?;
    /// # for party in ["firm", "union"] {
    /// #     tell("2026-01-01", &format!(r#"{{"party":{{"added":{{"party":"{party}","name":"{party}","kind":"company"}}}}}}"#))?;
    /// # }
    /// tell("2026-02-01", r#"{"instrument":{"drafted":{"instrument":"pay","kind":"collective_agreement","title":"Pay 2026","binding":true,"parties":["firm","union"],"applies_from":"2026-01-01"}}}"#)?;
    /// # for party in ["firm", "union"] {
    /// #     tell("2026-02-15", &format!(r#"{{"consent":{{"expressed":{{"instrument":"pay","party":"{party}","means":"ratification"}}}}}}"#))?;
    /// # }
    /// tell("2026-02-15", r#"{"instrument":{"entered_into_force":{"instrument":"pay","at":"2026-02-15"}}}"#)?;
    ///
    /// let (pay, firm) = (InstrumentId::new("pay")?, PartyId::new("firm")?);
    /// let (january, march) = ("2026-01-20T12:00:00Z".parse()?, "2026-03-01T12:00:00Z".parse()?);
    /// let talks = record.negotiation();
    /// assert_eq!(talks.in_force(&pay, &firm, january).and_then(|answer| answer.force()), Some(Force::NotInForce));
    /// assert_eq!(talks.applies_to(&pay, &firm, january, march), Some(Force::InForce));
    /// assert_eq!(talks.applies_to(&pay, &firm, "2025-12-31T12:00:00Z".parse()?, march), Some(Force::NotInForce));
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
