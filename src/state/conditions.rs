//! Conditions: whether they are met, and since when.

use crate::{
    outcome::{
        ceasefire::CeasefireStatus,
        consent::{Binding, ConsentEvent, ConsentStatus, ReservationState},
        gate::{GateState, GateStatus},
        instrument::{InstrumentEvent, InstrumentState, InstrumentStatus, MAX_GATES, with_one_more},
    },
    state::{Coming, Moment, Negotiation, Vague},
    talks::{meeting::MeetingStatus, party::PartyState, point::PointStatus, proposal::ProposalStatus},
    value::{
        condition::{Condition, Consents},
        gather::Gather,
        id::PointId,
        register::{EventTime, Register},
        table::Ix,
        text::Name,
        when::When,
    },
};

/// Since when so many are bound, as far as counting tells it.
enum Counted {
    Since(Option<EventTime>),
    EachIsAsked,
}

impl Negotiation {
    /// Whether a condition is met.
    pub(crate) fn is_met(&self, condition: &Condition, moment: Moment<'_>) -> bool {
        self.when_met(condition, moment).is_some_and(|met| met <= moment.at)
    }

    /// Since when a condition has been met, or from when it will be if it waits for nothing but time. Text is
    /// never computed; where it was shown, it has been so since what shows it.
    pub(crate) fn when_met(&self, condition: &Condition, moment: Moment<'_>) -> Option<EventTime> {
        match condition {
            Condition::PointAgreed(id) => self.point_since(id, true, moment),
            Condition::PointClosed(id) => self.point_since(id, false, moment),
            Condition::ProposalAccepted(id) => {
                let proposal = self.state.proposals.by_key(id.as_str())?;
                self.since_if(
                    proposal.status.value() == ProposalStatus::Accepted,
                    proposal.status.seq(),
                    moment,
                )
            }
            Condition::CeasefireInEffect(id) => {
                let ceasefire = self.state.ceasefires.by_key(id.as_str())?;
                self.since_if(
                    ceasefire.status.value() == CeasefireStatus::InEffect,
                    ceasefire.status.seq(),
                    moment,
                )
            }
            Condition::CommitmentComplete(id) => {
                let entry = self.commitment(id)?.complete_since()?;
                let seq = self.seq_of(entry.id())?;
                self.done(seq, moment)
            }
            Condition::MeetingHeld(id) => {
                let meeting = self.state.meetings.by_key(id.as_str())?;
                self.since_if(meeting.status.value() == MeetingStatus::Held, meeting.status.seq(), moment)
            }
            Condition::InstrumentInForce(id) => {
                self.in_force_since(self.state.instruments.find(id.as_str())?, moment)
            }
            Condition::Bound(consents) => self.bound_since(consents, moment),
            Condition::GatePassed(id) => self.passed_since(self.state.gates.find(id.as_str())?, moment),
            Condition::DateReached(when) => self.span_of(when).earliest,
            Condition::After(after) => {
                after.distance().from(self.when_met(after.condition(), moment)?, self.state.offset())
            }
            Condition::AllOf(parts) => {
                let parts = parts.iter().map(|part| self.when_met(part, moment));
                parts.reduce(|one, other| Some(one?.max(other?))).flatten()
            }
            Condition::AnyOf(parts) => parts.iter().filter_map(|part| self.when_met(part, moment)).min(),
            Condition::Text(_) => moment.shown,
        }
    }

    /// Since an entry, if so. What is recorded counts, even if it came later than the moment.
    fn since_if(&self, met: bool, seq: u32, moment: Moment<'_>) -> Option<EventTime> {
        met.then(|| self.done(seq, moment)).flatten()
    }

    /// From when on an entry counts. What is recorded counts, even if it came later than the moment.
    pub(crate) fn done(&self, seq: u32, moment: Moment<'_>) -> Option<EventTime> {
        let span = || self.span_of_entry(seq);
        let since = match moment.vague {
            Vague::AsTold => *self.places().get(seq as usize)?,
            Vague::First => span()?.earliest.unwrap_or(EventTime::MIN_UTC),
            Vague::Last => span()?.latest.unwrap_or(moment.at),
        };
        Some(since.min(moment.at))
    }

    fn point_since(&self, id: &PointId, agreed: bool, moment: Moment<'_>) -> Option<EventTime> {
        let ix = self.state.points.find(id.as_str())?;
        if moment.open.is_some_and(|set| set.contains(&ix.to_usize())) {
            return None;
        }
        let together = moment.agreed.is_some_and(|set| agreed && set.contains(&ix.to_usize()));
        if together || moment.closing.contains(&ix) {
            return Some(moment.at);
        }
        let status = &self.state.points.get(ix)?.status;
        let met = match status.value() {
            PointStatus::Closed => true,
            PointStatus::TextAgreed => agreed,
            PointStatus::Tabled
            | PointStatus::UnderDiscussion
            | PointStatus::AgreedInPrinciple
            | PointStatus::Dropped
            | PointStatus::MovedToInstrument
            | PointStatus::Superseded => false,
        };
        self.since_if(met, status.seq(), moment)
    }

    /// How an instrument stands, as far as everybody shares it, with what is coming.
    pub(crate) fn status_then(
        &self,
        instrument: Ix<InstrumentState>,
        moment: Moment<'_>,
    ) -> Option<InstrumentStatus> {
        let coming = moment.coming.iter().rev().find_map(|coming| match coming {
            Coming::Stands(ix, status) if *ix == instrument => Some(*status),
            Coming::Bound(..) | Coming::Stands(..) | Coming::Passed(_) => None,
        });
        coming.or_else(|| self.state.instruments.get(instrument).map(|instrument| instrument.status.value()))
    }

    /// Since when an instrument has been in force, as far as nobody disputes it, or from when it will be. Not yet
    /// recorded, it is from now on.
    fn in_force_since(&self, ix: Ix<InstrumentState>, moment: Moment<'_>) -> Option<EventTime> {
        let recorded = self.stands_since(self.state.instruments.get(ix)?, moment);
        let coming = moment.coming.contains(&Coming::Stands(ix, InstrumentStatus::InForce));
        recorded.filter(|since| !coming || *since <= moment.at).or_else(|| coming.then_some(moment.at))
    }

    /// Since when so many are bound: the moment of the last of them that it takes.
    fn bound_since(&self, consents: &Consents, moment: Moment<'_>) -> Option<EventTime> {
        let ix = self.state.instruments.find(consents.instrument().as_str())?;
        let instrument = self.state.instruments.get(ix)?;
        let coming = |party: Ix<PartyState>| {
            moment.coming.iter().find_map(|coming| match coming {
                Coming::Bound(of, who, since) if *of == ix && *who == party => Some(*since),
                Coming::Bound(..) | Coming::Stands(..) | Coming::Passed(_) => None,
            })
        };
        if let Counted::Since(since) = self.bound_since_by_count(ix, instrument, consents, moment) {
            return since;
        }
        let parties: Vec<_> = match (consents.parties(), consents.number()) {
            ([], None) => self.parties_of(instrument).to_vec(),
            ([], Some(_)) => {
                let coming = moment.coming.iter().filter_map(|coming| match coming {
                    Coming::Bound(of, party, _) if *of == ix => Some(*party),
                    Coming::Bound(..) | Coming::Stands(..) | Coming::Passed(_) => None,
                });
                instrument.consents.iter().map(|consent| consent.party).chain(coming).collect()
            }
            (named, _) => named.iter().filter_map(|id| self.state.parties.find(id.as_str())).gather(),
        };
        // A party and the one that carries on its place consent once.
        let since = |party: Ix<PartyState>| {
            let bound = || self.binds_since(instrument, self.consenting(instrument, party), moment);
            let place = self.heir(party);
            let since = coming(place).or_else(bound);
            (place, since.is_none(), since)
        };
        let mut places: Vec<_> = parties.into_iter().map(since).collect();
        places.sort_unstable();
        places.dedup_by_key(|(place, ..)| *place);
        let needed = consents.number().map_or(places.len(), |number| number as usize);
        let mut since: Vec<_> = places.into_iter().filter_map(|(.., since)| since).gather();
        since.sort_unstable();
        since.get(needed.checked_sub(1)?).copied()
    }

    /// The same where it is told by how many bound themselves, and nobody has to be asked.
    fn bound_since_by_count(
        &self,
        ix: Ix<InstrumentState>,
        instrument: &InstrumentState,
        consents: &Consents,
        moment: Moment<'_>,
    ) -> Counted {
        let mut coming = moment.coming.iter().filter_map(|coming| match coming {
            Coming::Bound(of, party, since) if *of == ix => Some((*party, *since)),
            Coming::Bound(..) | Coming::Stands(..) | Coming::Passed(_) => None,
        });
        let number = consents.number().map(|number| number as usize);
        let least = match (number, consents.parties(), instrument.parties.get().len()) {
            (Some(number), ..) => number,
            (None, [], parties) if !self.state.succeeded => parties,
            (None, ..) => 0,
        };
        let (next, more) = (coming.next(), coming.count());
        if instrument.bound.at_most() + usize::from(next.is_some()) + more < least {
            return Counted::Since(None);
        }
        let by_number = consents.parties().is_empty() && instrument.lapses.is_empty() && more == 0;
        let plain = by_number && !self.state.succeeded && moment.vague == Vague::AsTold;
        let place = number.and_then(|number| number.checked_sub(1)).filter(|_| plain);
        let (Some(acts), Some(place)) = (instrument.bound.all_once(), place) else {
            return Counted::EachIsAsked;
        };
        let done = |at: usize| self.done(*acts.get(at)?, moment);
        match next {
            None => Counted::Since(done(place)),
            Some((party, since)) => match instrument.consent(party).map(|own| own.binding) {
                None | Some(Binding::Nothing) => Counted::Since(Some(with_one_more(done, since, place))),
                Some(Binding::Once(_) | Binding::Otherwise) => Counted::EachIsAsked,
            },
        }
    }

    /// From when what was deposited counts: certainly from the last moment that its date can mean, and what is
    /// not known to be later, from when it was recorded.
    pub(crate) fn deposited(
        &self,
        date: Option<&When>,
        recorded: EventTime,
        vague: Vague,
    ) -> Option<EventTime> {
        let span = self.span_of(date?);
        if vague == Vague::First {
            return Some(span.earliest.unwrap_or(EventTime::MIN_UTC));
        }
        match (span.earliest, span.latest) {
            (Some(earliest), _) if earliest > recorded => Some(earliest),
            (_, Some(latest)) => Some(latest.min(recorded)),
            (_, None) => Some(recorded),
        }
    }

    /// Since when a gate counts as passed.
    fn passed_since(&self, gate: Ix<GateState>, moment: Moment<'_>) -> Option<EventTime> {
        let mut at = gate;
        // One stands in for another, and not too many of them.
        for _ in 0..=MAX_GATES {
            if moment.coming.contains(&Coming::Passed(at)) {
                return Some(moment.at);
            }
            let gate = self.state.gates.get(at)?;
            match gate.status.value() {
                GateStatus::Passed | GateStatus::Waived => {
                    return self.since_if(true, gate.status.seq(), moment);
                }
                GateStatus::Replaced => at = gate.replaced_by.as_ref()?.value(),
                GateStatus::Required
                | GateStatus::Scheduled
                | GateStatus::Failed
                | GateStatus::NotHeld
                | GateStatus::Annulled => return None,
            }
        }
        None
    }

    /// The parties of an instrument; where it names none, those that agreed or adopted it, whoever sits at the
    /// table now; and before that, the principals.
    pub(crate) fn parties_of<'a>(&'a self, instrument: &'a InstrumentState) -> &'a [Ix<PartyState>] {
        let agreed = instrument
            .agreed_by
            .as_ref()
            .filter(|agreed| !self.is_before_reopening(instrument, agreed.seq()));
        match (instrument.parties.get().as_slice(), agreed.map(|agreed| agreed.get().as_slice())) {
            ([], Some(agreed @ [_, ..])) => agreed,
            ([], _) => &self.state.principals,
            (parties, _) => parties,
        }
    }

    /// How the consent of a party to an instrument stands: what came before the instrument was taken up again
    /// has lapsed.
    pub(crate) fn consent_register<'a>(
        &self,
        instrument: &'a InstrumentState,
        party: Ix<PartyState>,
    ) -> Option<&'a Register<ConsentStatus>> {
        let status = instrument.consent(party)?.status.as_ref()?;
        (!self.is_before_reopening(instrument, status.seq())).then_some(status)
    }

    pub(crate) fn consent_status(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
    ) -> Option<ConsentStatus> {
        let register = self.consent_register(instrument, party)?;
        if register.value() == ConsentStatus::Withdrawn {
            return self.withdrawn(instrument, party, register.seq());
        }
        Some(register.value())
    }

    /// How a party stands that withdrew: who took back its consent before the instrument was ever in force is what it
    /// was before.
    fn withdrawn(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        withdrawal: u32,
    ) -> Option<ConsentStatus> {
        let order = |seq: u32| (self.places().get(seq as usize).copied(), seq);
        let mut turns: Vec<u32> = instrument.consent(party)?.turns.clone();
        turns.retain(|seq| order(*seq) <= order(withdrawal) && !self.is_before_reopening(instrument, *seq));
        turns.sort_unstable_by_key(|seq| order(*seq));
        let (mut status, mut before) = (None, None);
        for seq in turns {
            let Some(event) = self.nth(seq).and_then(|entry| ConsentEvent::of(entry.event())) else {
                continue;
            };
            let next = event.leads_to();
            if event.binds() && !status.is_some_and(ConsentStatus::is_bound) {
                before = status;
            }
            let took_back = next == Some(ConsentStatus::Withdrawn)
                && status.is_some_and(ConsentStatus::is_bound)
                && !self.was_in_force(instrument, seq);
            status = if took_back { before } else { next.or(status) };
        }
        status
    }

    /// Whether an instrument was in force at any time before an entry, as far as everybody shares that.
    fn was_in_force(&self, instrument: &InstrumentState, seq: u32) -> bool {
        let order = |seq: u32| (self.places().get(seq as usize).copied(), seq);
        let before = instrument.turns.iter().filter(|turn| order(**turn) < order(seq));
        self.places().get(seq as usize).is_some_and(|place| self.has_entered(before, *place))
    }

    /// Whether a reservation stands: it was not withdrawn, and is to the words that the instrument has now.
    pub(crate) fn reservation_stands(&self, reservation: &ReservationState) -> bool {
        let instrument = self.state.instruments.get(reservation.instrument);
        reservation.stands.value()
            && instrument
                .is_some_and(|instrument| !self.is_before_reopening(instrument, reservation.introduced))
    }

    /// Whether an entry stands before the instrument was last taken up again.
    pub(crate) fn is_before_reopening(&self, instrument: &InstrumentState, seq: u32) -> bool {
        instrument.reopened.as_ref().is_some_and(|own| self.order_of(seq) < self.order_of(own.seq()))
    }

    /// How an instrument stands in the eyes of a party.
    pub(crate) fn status_held_by(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
    ) -> InstrumentStatus {
        self.status_register(instrument, Some(party)).value()
    }

    /// The same with the entry that says so; in the eyes of all, if nobody is named.
    pub(crate) fn status_register<'a>(
        &self,
        instrument: &'a InstrumentState,
        party: Option<Ix<PartyState>>,
    ) -> &'a Register<InstrumentStatus> {
        let order = |seq: u32| (self.places().get(seq as usize).copied(), seq);
        let held = instrument.held.iter().find(|(holder, _)| Some(*holder) == party);
        let later = held.filter(|(_, status)| order(status.seq()) > order(instrument.status.seq()));
        later.map_or(&instrument.status, |(_, status)| status)
    }

    /// How an instrument stands in the eyes of a party or of all, or how a part of it does: as the whole, until an act was on that
    /// part alone. What is done with the whole after that reaches the part too, and frees it of nothing that holds for it alone.
    pub(crate) fn status_then_of(
        &self,
        instrument: &InstrumentState,
        holder: Option<Ix<PartyState>>,
        part: Option<&Name>,
        by: EventTime,
    ) -> InstrumentStatus {
        let whole = self.status_register(instrument, holder);
        let order = |seq: u32| (self.places().get(seq as usize).copied(), seq);
        let acts = part.into_iter().flat_map(|part| instrument.on_part(holder, part));
        let last = acts.filter(|seq| order(*seq).0 <= Some(by)).max_by_key(|seq| order(*seq));
        let event = last.and_then(|seq| InstrumentEvent::of(self.nth(seq)?.event()));
        let own = event.and_then(InstrumentEvent::leads_to);
        let later = last.is_some_and(|seq| order(seq) > order(whole.seq()));
        own.map_or(whole.value(), |own| if later { own } else { own.under(whole.value()) })
    }
}
