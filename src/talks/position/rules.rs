//! Who may take a position, and on what.

use crate::{
    decision::Ballot,
    event::{
        Actor, Disclosure,
        fact::{Kind, Mention},
    },
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Judge},
        rule::{
            Rule,
            catalogue::{
                POSITION_CONFIRMED_AD_REFERENDUM, POSITION_TAKEN_CURRENT, POSITION_TAKEN_PART,
                POSITION_TAKEN_PARTY,
            },
        },
        stake::{Shown, Staked},
    },
    talks::{
        alternative::AlternativeStatus,
        point::{PointState, PointStatus},
        position::{Matter, PositionEvent, Stance, Taken},
    },
    value::{
        id::{PartyId, WordingId},
        role::RoleSet,
        text::Text,
    },
};

impl Judge<'_> {
    pub(crate) fn position(&mut self, event: &PositionEvent, _: bool) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let (party, on, words) = match event {
            PositionEvent::Taken(fact) => (&fact.party, &fact.on, fact.wording.as_ref()),
            PositionEvent::Confirmed(fact) => (&fact.party, &fact.on, fact.wording.as_ref()),
            PositionEvent::Withdrawn(fact) => (&fact.party, &fact.on, None),
        };
        let answer = self.speaks_for(party, on);
        self.require(&POSITION_TAKEN_PARTY, answer)?;
        let current = self.is_current(on, words);
        self.require(&POSITION_TAKEN_CURRENT, current)?;
        if let PositionEvent::Taken(fact) = event {
            let quoted = self.quotes_parts(fact);
            self.require(&POSITION_TAKEN_PART, quoted)?;
        }
        if let PositionEvent::Confirmed(fact) = event {
            let position = self.talks.state.position(on, self.named);
            let accepted = position.is_some_and(|position| {
                position.stance == Some(Stance::AcceptsAdReferendum)
                    && (fact.wording.is_none() || position.wording == self.named.wording)
            });
            self.require(&POSITION_CONFIRMED_AD_REFERENDUM, accepted)?;
        }
        Ok(Fill::default())
    }

    fn speaks_for(&self, party: &PartyId, on: &Matter) -> Answer {
        match &self.entry.by {
            Actor::Secretariat => Answer::Kept,
            Actor::Procedure | Actor::Outside(_) | Actor::Unknown => Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                // Nearly always a party speaks for itself.
                let alone = matches!(self.entry.by, Actor::Party(_)).then(|| self.actors().next()).flatten();
                if alone.is_some() && alone == self.named.party {
                    return Answer::Kept;
                }
                let in_confidence = !matches!(self.entry.disclosure, Disclosure::Public)
                    && self.actors().any(|ix| {
                        self.talks.state.parties.get(ix).is_some_and(|p| p.roles.has_any(RoleSet::MEDIATORS))
                    });
                // It takes the place of nothing that the party said itself.
                let said = self.talks.state.position(on, self.named);
                let in_confidence = in_confidence && said.is_none_or(|said| !said.own);
                Answer::from(in_confidence || self.entry.by.voices().any(|id| id == party))
            }
        }
    }

    /// Whether the parts accepted are parts of the words, and of these no more is said.
    fn quotes_parts(&self, fact: &Taken) -> Answer {
        if fact.parts.is_empty() {
            return Answer::Kept;
        }
        let words = if fact.wording.is_some() {
            self.named.wording
        } else {
            self.talks.words_on(&fact.on, self.named)
        };
        let text = words.and_then(|ix| self.talks.wording_at(ix)).and_then(|wording| wording.text.as_ref());
        // What was erased may have been anything.
        if text.is_some_and(Text::is_erased) {
            return Answer::NotShown;
        }
        let of_some = fact.stance.ballot() != Ballot::For && fact.stance != Stance::Silent;
        let is_there = |part: &Text| text.is_some_and(|text| text.place_of(part).is_some());
        Answer::from(of_some && fact.parts.iter().all(is_there))
    }

    fn is_current(&self, on: &Matter, words: Option<&WordingId>) -> bool {
        match on {
            Matter::Point(_) => {
                let state = &self.talks.state;
                self.named.point.and_then(|point| state.points.get(point)).is_some_and(|point| {
                    !point.status.value().is_out()
                        && (words.is_none() || state.same_words(self.named.wording, point.words.value()))
                })
            }
            Matter::Version(_) => self.named.version.is_some(),
            Matter::Alternative(_) => {
                let state = &self.talks.state;
                self.named
                    .alternative
                    .and_then(|alternative| state.alternatives.get(alternative))
                    .is_some_and(|alternative| {
                        let of_point =
                            || state.points.get(alternative.point).and_then(|point| point.words.value());
                        match alternative.status.value() {
                            AlternativeStatus::Open => {
                                words.is_none() || self.named.wording == Some(alternative.words.value())
                            }
                            AlternativeStatus::Chosen => {
                                let meant = if words.is_none() {
                                    Some(alternative.words.value())
                                } else {
                                    self.named.wording
                                };
                                state.same_words(meant, of_point())
                            }
                            AlternativeStatus::SetAside | AlternativeStatus::Withdrawn => false,
                        }
                    })
            }
        }
    }
}

impl Staked for PositionEvent {
    // What was agreed does not come undone behind the backs of others.
    fn shown(&self, judge: &Judge<'_>) -> Shown<'_> {
        let Matter::Point(id) = self.on() else { return Shown::AsItTouches };
        let point = judge.named.point.and_then(|ix| judge.talks.state.points.get(ix));
        let is_open = |point: &PointState| {
            matches!(point.status.value(), PointStatus::Tabled | PointStatus::UnderDiscussion)
        };
        if point.is_none_or(is_open) { Shown::AsItTouches } else { Shown::With(vec![Mention::Point(id)]) }
    }
}

impl Judged for PositionEvent {
    const MACHINES: &'static [Machine] = &[];

    fn entitled_rule(_: &'static Kind) -> &'static Rule {
        &POSITION_TAKEN_PARTY
    }
}
