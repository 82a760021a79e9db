//! Who may take a position, and on what.

use crate::{
    entry::{Actor, Disclosure},
    id::{PartyId, WordingId},
    point::PointStatus,
    position::{Matter, PositionEvent},
    role::RoleSet,
    rule::catalogue::{POSITION_TAKEN_CURRENT, POSITION_TAKEN_PARTY},
    rules::{
        Refusal, RefusalKind,
        decide::Fill,
        judge::{Answer, Judge},
    },
};

impl Judge<'_> {
    pub(super) fn position(&mut self, event: &PositionEvent) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let (party, on, words) = match event {
            PositionEvent::Taken(fact) => (&fact.party, &fact.on, fact.wording.as_ref()),
            PositionEvent::Withdrawn(fact) => (&fact.party, &fact.on, None),
        };
        // position.taken.party: stated by the party, by who acts for it, or by a mediator that
        // holds it in confidence
        let answer = self.speaks_for(party);
        self.require(&POSITION_TAKEN_PARTY, answer, RefusalKind::NotEntitled)?;
        // position.taken.current: about the current words of a point that is not dropped
        let current = self.is_current(on, words);
        self.require(&POSITION_TAKEN_CURRENT, current, RefusalKind::Unsettled)?;
        Ok(Fill::default())
    }

    fn speaks_for(&self, party: &PartyId) -> Answer {
        match self.envelope.by {
            Actor::Host => Answer::Kept,
            Actor::Procedure | Actor::Outside(_) | Actor::Unknown => Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                let own = self.whole.state.parties.find(party.as_str());
                let in_confidence = !matches!(self.envelope.disclosure, Disclosure::Public)
                    && self.actors().any(|ix| {
                        self.whole.state.parties.get(ix).is_some_and(|p| p.roles.has_any(RoleSet::MEDIATORS))
                    });
                Answer::from(in_confidence || self.actors().any(|ix| Some(ix) == own))
            }
        }
    }

    fn is_current(&self, on: &Matter, words: Option<&WordingId>) -> bool {
        match on {
            Matter::Point(id) => self.whole.state.points.by_key(id.as_str()).is_some_and(|point| {
                let named = words.and_then(|words| self.whole.state.wordings.find(words.as_str()));
                point.status.value() != PointStatus::Dropped
                    && (words.is_none() || self.whole.state.same_words(named, point.words.value()))
            }),
            Matter::Version(id) => self.whole.state.versions.by_key(id.as_str()).is_some(),
        }
    }
}
