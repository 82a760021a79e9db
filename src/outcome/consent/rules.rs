//! What a party may do about its consent to an instrument, and what follows.

use crate::{
    event::{Entry, Event},
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{
            CONSENT_ANY_DATED, CONSENT_EXPRESSED_GATES, CONSENT_EXPRESSED_MEANS, CONSENT_EXPRESSED_PARTY,
            CONSENT_PROVISIONAL_APPLICATION_ENDED_APPLIED, CONSENT_RESERVATION_MADE_PERMITTED,
            CONSENT_RESERVATION_MADE_TIME, CONSENT_RESERVATION_WITHDRAWN_STANDS, CONSENT_RESUMED_SUSPENDED,
            CONSENT_SIGNED_OPEN, CONSENT_WITHDRAWAL_NOTIFIED_TERM, CONSENT_WITHDRAWAL_REVOKED_BEFORE,
            CONSENT_WITHDRAWN_NOTICE,
        },
    },
    outcome::{
        consent::{
            ConsentAction, ConsentEvent, ConsentLifecycle, ConsentState, ConsentStatus, Expressed, Means,
        },
        gate::GateStatus,
        instrument::{self, InstrumentState, InstrumentStatus, SilentNotice, timeline::Asking},
    },
    state::Negotiation,
    talks::{party::PartyState, person::powers::power_for},
    value::{
        register::EventTime,
        table::Ix,
        text::Name,
        when::{Distance, Unit, When},
    },
};

impl Judge<'_> {
    pub(crate) fn consent(&mut self, event: &ConsentEvent, _: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let party = self.named.party;
        let instrument = self.named.instrument.and_then(|instrument| talks.state.instruments.get(instrument));
        let consent = instrument.zip(party).and_then(|(instrument, party)| instrument.consent(party));
        let status = instrument.zip(party).and_then(|(one, party)| talks.consent_status(one, party));
        let id = event.instrument();
        let concern = Concern { party, instrument: Some(id), ..Concern::default() };
        match action(event) {
            Some(action) => self.step::<ConsentLifecycle>(status, action, concern)?,
            None => self.entitled(concern)?,
        }
        if let Some((rule, power)) = power_for(event) {
            self.has_power(rule, power)?;
        }
        if !matches!(
            event,
            ConsentEvent::FullPowersPresented(_)
                | ConsentEvent::Attested(_)
                | ConsentEvent::DeclarationMade(_)
        ) {
            let may = self.may_be_bound(instrument, event);
            self.require(&CONSENT_EXPRESSED_PARTY, may)?;
        }
        let dated = self.is_dated(event.effective());
        self.require(&CONSENT_ANY_DATED, dated)?;
        match event {
            ConsentEvent::SignedAdReferendum(_) | ConsentEvent::Signed(_) => {
                self.is_open(instrument, event)?;
            }
            ConsentEvent::Expressed(fact) => {
                self.is_open(instrument, event)?;
                self.follows_a_signature(instrument, consent, fact)?;
                self.own_gates(instrument)?;
            }
            ConsentEvent::Rejoined(_) => {
                self.is_open(instrument, event)?;
                self.own_gates(instrument)?;
            }
            ConsentEvent::ProvisionallyApplied(_) => self.is_open(instrument, event)?,
            ConsentEvent::Resumed(_) => {
                let halted = self.may_be_halted(instrument);
                self.require(&CONSENT_RESUMED_SUSPENDED, halted)?;
            }
            ConsentEvent::ProvisionalApplicationEnded(fact) => {
                let applied = self.are_applied(instrument, consent, &fact.parts);
                let rule = &CONSENT_PROVISIONAL_APPLICATION_ENDED_APPLIED;
                self.require(rule, applied)?;
            }
            ConsentEvent::ReservationMade(_) => {
                self.is_open(instrument, event)?;
                let bound = instrument.zip(consent).and_then(|(one, consent)| talks.bound_at(one, consent));
                let in_time =
                    status != Some(ConsentStatus::Refused) && bound.is_none_or(|bound| self.at <= bound);
                self.require(&CONSENT_RESERVATION_MADE_TIME, in_time)?;
                let permitted = instrument.is_none_or(|instrument| !talks.prohibits_reservations(instrument));
                self.require(&CONSENT_RESERVATION_MADE_PERMITTED, permitted)?;
            }
            ConsentEvent::ReservationWithdrawn(_) | ConsentEvent::Objected(_) => {
                let reservation = self.named.reservation.and_then(|ix| talks.state.reservations.get(ix));
                let stands = reservation.is_some_and(|reservation| talks.reservation_stands(reservation));
                self.require(&CONSENT_RESERVATION_WITHDRAWN_STANDS, stands)?;
            }
            ConsentEvent::WithdrawalNotified(fact) => {
                let long = instrument
                    .map_or(Answer::NotShown, |instrument| self.is_long(instrument, &fact.effective));
                self.require(&CONSENT_WITHDRAWAL_NOTIFIED_TERM, long)?;
            }
            ConsentEvent::WithdrawalRevoked(_) => {
                let notice = instrument
                    .zip(self.named.party)
                    .and_then(|(instrument, party)| talks.notice_of(instrument, party));
                let before = match notice.map(|at| self.is_begun(at)) {
                    Some(Answer::Kept) => Answer::Broken,
                    Some(Answer::Broken) => Answer::Kept,
                    Some(Answer::NotShown) | None => Answer::NotShown,
                };
                self.require(&CONSENT_WITHDRAWAL_REVOKED_BEFORE, before)?;
            }
            ConsentEvent::Withdrawn(fact) => {
                let notice = match (status, instrument) {
                    (Some(_), Some(instrument)) if self.is_revocable(instrument) => Answer::Kept,
                    (Some(ConsentStatus::Withdrawing), _) => {
                        let notice = instrument
                            .zip(self.named.party)
                            .and_then(|(instrument, party)| talks.notice_of(instrument, party));
                        notice.map_or(Answer::NotShown, |at| self.is_after(at, fact.effective.as_ref()))
                    }
                    (_, Some(instrument)) => self.without_notice(instrument, fact.effective.as_ref()),
                    (_, None) => Answer::NotShown,
                };
                self.require(&CONSENT_WITHDRAWN_NOTICE, notice)?;
            }
            ConsentEvent::FullPowersPresented(_)
            | ConsentEvent::Initialled(_)
            | ConsentEvent::Attested(_)
            | ConsentEvent::DeclarationMade(_)
            | ConsentEvent::Refused(_)
            | ConsentEvent::Suspended(_) => {}
        }
        Ok(Fill::default())
    }

    /// Whether a party applies each of these parts provisionally, by what it did last; none: the whole.
    fn are_applied(
        &self,
        instrument: Option<&InstrumentState>,
        consent: Option<&ConsentState>,
        named: &[Name],
    ) -> Answer {
        let asked = instrument.zip(self.named.party).filter(|_| !named.is_empty());
        let Some((instrument, party)) = asked else { return self.is_applied(instrument, consent) };
        let last = |part: &Name| {
            let lines = self.talks.own_lines_in(instrument, party, Some(part), Asking::Known(self.at));
            lines.provisional.said().last().map(|said| said.value)
        };
        let applied: Vec<_> = named.iter().map(last).collect();
        if applied.contains(&Some(false)) {
            return Answer::Broken;
        }
        if applied.contains(&None) { Answer::NotShown } else { Answer::Kept }
    }

    /// Whether a party applies it provisionally: what it did before it was taken up again has lapsed.
    pub(crate) fn is_applied(
        &self,
        instrument: Option<&InstrumentState>,
        consent: Option<&ConsentState>,
    ) -> Answer {
        let applied = consent.and_then(|consent| consent.provisional.as_ref());
        let lasts =
            |seq: u32| instrument.is_none_or(|instrument| !self.talks.is_before_reopening(instrument, seq));
        let applied = applied.filter(|applied| lasts(applied.seq()));
        applied.map_or(Answer::NotShown, |applied| Answer::from(applied.value()))
    }

    /// Ratification follows a signature, accession follows none, where the kind asks for that. Who signed and then
    /// refused has signed.
    fn follows_a_signature(
        &mut self,
        instrument: Option<&InstrumentState>,
        consent: Option<&ConsentState>,
        fact: &Expressed,
    ) -> Result<(), Refusal> {
        let signed = instrument
            .zip(consent)
            .is_some_and(|(instrument, consent)| self.talks.has_signed(instrument, consent));
        let follows = [Means::RATIFICATION, Means::ACCEPTANCE, Means::APPROVAL].contains(&fact.means);
        let ordered = instrument.is_none_or(|instrument| instrument.steps.signature_first);
        let kept = !ordered || if fact.means == Means::ACCESSION { !signed } else { signed || !follows };
        self.require(&CONSENT_EXPRESSED_MEANS, kept)
    }

    fn own_gates(&mut self, instrument: Option<&InstrumentState>) -> Result<(), Refusal> {
        let gates = match (instrument, self.named.party) {
            (Some(instrument), Some(party)) => self.own_gates_passed(instrument, party),
            _ => Answer::NotShown,
        };
        self.require(&CONSENT_EXPRESSED_GATES, gates)
    }

    fn own_gates_passed(&self, instrument: &InstrumentState, party: Ix<PartyState>) -> Answer {
        let mut answer = Answer::Kept;
        for gate in self.talks.gates_on(instrument).filter(|gate| self.talks.is_asked_of(gate, party)) {
            let passed = crate::value::condition::Condition::GatePassed(gate.id.clone());
            if self.talks.is_met(&passed, self.moment()) {
                continue;
            }
            if gate.status.value() == GateStatus::Failed {
                return Answer::Broken;
            }
            answer = Answer::NotShown;
        }
        answer
    }

    /// Whether the party is one of the instrument, or bound by it; or accedes to one that is open, or succeeds.
    fn may_be_bound(&self, instrument: Option<&InstrumentState>, event: &ConsentEvent) -> Answer {
        let Some((instrument, party)) = instrument.zip(self.named.party) else { return Answer::NotShown };
        let status = self.talks.consent_status(instrument, party);
        if self.talks.parties_of(instrument).contains(&party)
            || status.is_some_and(|status| status.is_bound() || status == ConsentStatus::Withdrawn)
        {
            return Answer::Kept;
        }
        let means = if let ConsentEvent::Expressed(fact) = event { Some(&fact.means) } else { None };
        if means == Some(&Means::ACCESSION) {
            // One accedes to what was agreed: who is let in sooner decides on the draft.
            if instrument.status.value() == InstrumentStatus::Draft {
                return Answer::NotShown;
            }
            return match self.talks.drafted(instrument).and_then(|fact| fact.open_to_accession) {
                Some(open) => Answer::from(open),
                None => Answer::NotShown,
            };
        }
        if means == Some(&Means::SUCCESSION) {
            let concerned = self.talks.concerned(instrument);
            let before = self.talks.predecessors(party);
            let succeeds = before.iter().chain([&party]).any(|party| concerned.contains(party));
            return if succeeds { Answer::Kept } else { Answer::NotShown };
        }
        Answer::Broken
    }

    /// Whether an instrument is left without a notice of its own.
    fn without_notice(&self, instrument: &InstrumentState, effective: Option<&When>) -> Answer {
        match (self.talks.notice_asked(instrument), effective) {
            (Notice::None, _) => Answer::Kept,
            // Nobody is bound by it, so that the date of the withdrawal is all the notice there is.
            (Notice::Of(_), Some(effective)) if !instrument.binding => self.is_long(instrument, effective),
            // Of one that is known by its effect alone, it is not known whether there was a notice.
            (Notice::Unknown | Notice::Of(_), _) => Answer::NotShown,
        }
    }

    /// Whether a party takes back what binds nobody yet.
    fn is_revocable(&self, instrument: &InstrumentState) -> bool {
        let talks = self.talks;
        let done = |seq: &&u32| talks.places().get(**seq as usize).is_some_and(|place| *place <= self.place);
        instrument.steps.revocable && !talks.has_entered(instrument.turns.iter().filter(done), self.place)
    }

    /// Whether a party may have suspended an instrument for itself, through a notice that was taken back too.
    fn may_be_halted(&self, instrument: Option<&InstrumentState>) -> bool {
        instrument.zip(self.named.party).is_some_and(|(instrument, party)| {
            let lines = self.talks.own_lines(instrument, party, Asking::Known(self.at));
            lines.halted.outcomes().any(|said| said.is_some_and(|said| said.value))
        })
    }

    /// Whether a withdrawal is not before the date of its notice.
    fn is_after(&self, notice: &When, effective: Option<&When>) -> Answer {
        let Some(effective) = effective else { return self.is_begun(notice) };
        let (notice, effective) = (self.talks.span_of(notice), self.talks.span_of(effective));
        match (notice.earliest, effective.latest) {
            (Some(notice), Some(latest)) if latest < notice => Answer::Broken,
            (Some(notice), _) if effective.earliest.is_some_and(|earliest| earliest >= notice) => {
                Answer::Kept
            }
            _ => Answer::NotShown,
        }
    }

    /// `consent.signed.open`: the instrument is agreed, adopted, open for signature and the time for that is not
    /// over, or later while it stands; or a draft, where its kind asks for no agreement first.
    fn is_open(&mut self, instrument: Option<&InstrumentState>, event: &ConsentEvent) -> Result<(), Refusal> {
        let talks = self.talks;
        let until = instrument.filter(|_| event.signs()).and_then(|instrument| talks.open_until(instrument));
        let over = until.is_some_and(|until| self.has_ended(Some(until)) == Answer::Kept);
        let open =
            !over && instrument.is_some_and(|instrument| instrument.is_open_in(instrument.status.value()));
        self.require(&CONSENT_SIGNED_OPEN, open)
    }

    fn is_long(&self, instrument: &InstrumentState, effective: &When) -> Answer {
        if self.is_revocable(instrument) {
            return Answer::Kept;
        }
        let (notice, shorter) = match (self.talks.notice_asked(instrument), Distance::new(12, Unit::Months)) {
            (Notice::None, _) => return Answer::Kept,
            (Notice::Of(notice), _) => (notice, Answer::Broken),
            // What is long enough for a treaty is long enough; of a shorter one nothing is shown.
            (Notice::Unknown, Ok(year)) => (year, Answer::NotShown),
            (Notice::Unknown, Err(_)) => return Answer::NotShown,
        };
        let (earliest, latest) = self.now();
        let offset = self.talks.state.offset();
        let span = self.talks.span_of(effective);
        let (from, to) = (notice.from(earliest, offset), notice.from(latest, offset));
        match (span.earliest, span.latest) {
            (Some(effective), _) if to.is_some_and(|to| effective >= to) => Answer::Kept,
            (_, Some(effective)) if from.is_some_and(|from| effective < from) => shorter,
            _ => Answer::NotShown,
        }
    }

    /// Whether a governed act takes effect when it is done or later, where no back-dating is allowed.
    pub(crate) fn is_dated(&self, date: Option<&When>) -> bool {
        let before = date
            .is_some_and(|date| self.talks.span_of(date).latest.is_some_and(|latest| latest < self.now().0));
        !(self.governs() && before) || self.talks.state.procedure().backdating()
    }
}

impl Negotiation {
    /// How long a notice of withdrawal has to be.
    fn notice_asked(&self, instrument: &InstrumentState) -> Notice {
        let fact = self.drafted(instrument);
        let silent = instrument.steps.silent_notice;
        match (fact.and_then(|fact| fact.notice), Distance::new(12, Unit::Months)) {
            (Some(notice), _) => Notice::Of(notice),
            (None, _) if !instrument.binding || silent == SilentNotice::None => Notice::None,
            (None, Ok(year)) if silent == SilentNotice::TwelveMonths => Notice::Of(year),
            (None, _) => Notice::Unknown,
        }
    }

    /// When a party was bound last by an act of its own, to the words that it has now.
    fn bound_at(&self, instrument: &InstrumentState, consent: &ConsentState) -> Option<EventTime> {
        self.consent_status(instrument, consent.party).filter(|status| status.is_bound())?;
        let binds = |seq: &&u32| {
            let event = self.nth(**seq).map(Entry::event);
            matches!(event, Some(Event::Consent(ConsentEvent::Expressed(_) | ConsentEvent::Rejoined(_))))
        };
        let turns = consent.turns.iter().filter(|seq| !self.is_before_reopening(instrument, **seq));
        turns.filter(binds).filter_map(|seq| self.places().get(*seq as usize)).max().copied()
    }

    /// Whether a party signed it, in the words that it has now.
    fn has_signed(&self, instrument: &InstrumentState, consent: &ConsentState) -> bool {
        consent.turns.iter().filter(|seq| !self.is_before_reopening(instrument, **seq)).any(|seq| {
            let event = self.nth(*seq).map(Entry::event);
            matches!(
                event,
                Some(Event::Consent(ConsentEvent::Signed(_) | ConsentEvent::SignedAdReferendum(_)))
            )
        })
    }

    /// Until when it can be signed, where that is said.
    pub(crate) fn open_until(&self, instrument: &InstrumentState) -> Option<&When> {
        match self.nth(instrument.status.seq()).map(Entry::event) {
            Some(Event::Instrument(instrument::InstrumentEvent::OpenedForSignature(fact))) => {
                fact.until.as_ref()
            }
            _ => None,
        }
    }

    fn prohibits_reservations(&self, instrument: &InstrumentState) -> bool {
        self.drafted(instrument).is_some_and(|fact| fact.no_reservations == Some(true))
    }

    /// When the notice takes effect that a party gave, while it stands: one given before the instrument was
    /// taken up again has lapsed.
    pub(crate) fn notice_of(&self, instrument: &InstrumentState, party: Ix<PartyState>) -> Option<&When> {
        match self.nth(self.consent_register(instrument, party)?.seq()).map(Entry::event) {
            Some(Event::Consent(ConsentEvent::WithdrawalNotified(fact))) => Some(&fact.effective),
            _ => None,
        }
    }

    /// The fact by which an instrument was drafted.
    pub(crate) fn drafted(&self, instrument: &InstrumentState) -> Option<&instrument::Drafted> {
        match self.nth(instrument.introduced).map(Entry::event) {
            Some(Event::Instrument(instrument::InstrumentEvent::Drafted(fact))) => Some(fact),
            _ => None,
        }
    }
}

/// How long a notice of withdrawal has to be.
enum Notice {
    /// None is asked for.
    None,
    /// Nobody recorded whether there is one.
    Unknown,
    /// So long.
    Of(Distance),
}

/// What the event does to the status.
const fn action(event: &ConsentEvent) -> Option<ConsentAction> {
    Some(match event {
        ConsentEvent::Initialled(_) => ConsentAction::Initialled,
        ConsentEvent::SignedAdReferendum(_) => ConsentAction::SignedAdReferendum,
        ConsentEvent::Signed(_) => ConsentAction::Signed,
        ConsentEvent::Expressed(_) => ConsentAction::Expressed,
        ConsentEvent::Refused(_) => ConsentAction::Refused,
        ConsentEvent::Suspended(_) => ConsentAction::Suspended,
        ConsentEvent::Resumed(_) => ConsentAction::Resumed,
        ConsentEvent::WithdrawalNotified(_) => ConsentAction::WithdrawalNotified,
        ConsentEvent::WithdrawalRevoked(_) => ConsentAction::WithdrawalRevoked,
        ConsentEvent::Withdrawn(_) => ConsentAction::Withdrawn,
        ConsentEvent::Rejoined(_) => ConsentAction::Rejoined,
        ConsentEvent::FullPowersPresented(_)
        | ConsentEvent::Attested(_)
        | ConsentEvent::ProvisionallyApplied(_)
        | ConsentEvent::ProvisionalApplicationEnded(_)
        | ConsentEvent::ReservationMade(_)
        | ConsentEvent::DeclarationMade(_)
        | ConsentEvent::ReservationWithdrawn(_)
        | ConsentEvent::Objected(_) => return None,
    })
}

impl Judged for ConsentEvent {
    const MACHINES: &'static [Machine] =
        &[Machine::of::<ConsentLifecycle>("Consent of a party to an instrument")];
}
