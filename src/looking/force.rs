//! Whether an instrument is in force: for whom, on which day, and in whose eyes.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    consent::ConsentEvent,
    entry::{Entry, Event},
    id::{InstrumentId, PartyId},
    instrument::{InstrumentEvent, InstrumentState},
    negotiation::{Negotiation, according_to},
    party::PartyState,
    table::Ix,
    when::{Instant, Span, When},
};

/// Whether an instrument is in force for a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Force {
    /// It is (Vienna Convention on the Law of Treaties, articles 24 and 26).
    InForce,
    /// The party applies it, and it is not in force for the party (article 25).
    Provisional,
    /// Its operation is suspended, for all or for this party (article 72). It has not ended.
    Suspended,
    /// It is not: not yet, no more, or the party is not bound.
    NotInForce,
    /// The dates are too vague to say.
    Unclear,
}

impl std::fmt::Display for Force {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::InForce => "in force",
            Self::Provisional => "applied provisionally",
            Self::Suspended => "suspended",
            Self::NotInForce => "not in force",
            Self::Unclear => "unclear",
        })
    }
}

/// One reading of whether an instrument is in force.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reading<'a> {
    /// The parties that read it so and others do not; none: whoever holds nothing of its own.
    pub held_by: Vec<&'a PartyId>,
    /// What it comes to.
    pub force: Force,
    /// The entry that it rests on; none: nothing is recorded that would make it otherwise.
    pub rests_on: Option<&'a Entry>,
}

/// Whether an instrument is in force for a party on a day, in every reading of it.
#[derive(Clone, Debug)]
pub struct InForce<'a> {
    general: Reading<'a>,
    others: Vec<Reading<'a>>,
}

impl<'a> InForce<'a> {
    /// The one answer; none where readings differ.
    #[must_use]
    pub fn force(&self) -> Option<Force> {
        let same = self.others.iter().all(|other| other.force == self.general.force);
        same.then_some(self.general.force)
    }

    /// Whether readings differ.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.force().is_none()
    }

    /// The reading of whoever holds nothing of its own: what nobody disputed, or everybody did together.
    #[must_use]
    pub const fn general(&self) -> &Reading<'a> {
        &self.general
    }

    /// Every reading, the general one first. Parties that rest on the same entry share one.
    pub fn readings(&self) -> impl Iterator<Item = &Reading<'a>> {
        std::iter::once(&self.general).chain(&self.others)
    }

    /// How one party reads it.
    #[must_use]
    pub fn as_held_by(&self, party: &PartyId) -> &Reading<'a> {
        self.others.iter().find(|own| own.held_by.contains(&party)).unwrap_or(&self.general)
    }
}

impl Negotiation {
    /// Whether an instrument is in force for a party at an instant; none: one of the two is not recorded.
    ///
    /// It is answered from what the acts say of their own dates, and from the state as it is known now; ask it
    /// of a [`Past`](crate::record::Past) for what was known then. A day begins at the record's stated offset. A
    /// party that consents after the entry into force is bound from then on (article 24, paragraph 3); a notice
    /// of withdrawal that has taken effect ends it for that party, and between two parties for the other as well.
    /// What binds in law is in force for those who are bound; what does not, for all its parties that have not
    /// withdrawn. Of two acts the later one counts from its date on: what is called off before its day does not
    /// come.
    ///
    /// ```
    /// # use negotiation::{consent, instrument, looking::Force, party, prelude::*, process::Opened};
    /// # use negotiation::{terms::Procedure, word::PartyKind};
    /// # let mut record = Record::new();
    /// # let mut n = 0;
    /// # let mut add = |event: Event| -> Result<(), Box<dyn std::error::Error>> {
    /// #     n += 1;
    /// #     let at = format!("2026-01-{n:02}T12:00:00Z").parse()?;
    /// #     let draft = Draft::new(EntryId::new(format!("e{n}"))?, RecorderId::new("desk")?, at, Actor::Host, event);
    /// #     record.propose(draft.observed())?;
    /// #     Ok(())
    /// # };
    /// # let [north, south] = [PartyId::new("north")?, PartyId::new("south")?];
    /// # let pact = InstrumentId::new("pact")?;
    /// # add(Opened::new(NegotiationId::new("ports")?, Name::new("Ports")?, Procedure::observed()).into())?;
    /// # add(party::Added::new(north.clone(), Name::new("North")?, PartyKind::STATE).into())?;
    /// # add(party::Added::new(south.clone(), Name::new("South")?, PartyKind::STATE).into())?;
    /// let both = vec![north.clone(), south.clone()];
    /// let title = Name::new("The pact")?;
    /// let drafted = instrument::Drafted::new(pact.clone(), instrument::InstrumentKind::TREATY, title, true);
    /// add(drafted.with_parties(both).into())?;
    /// let means = consent::Means::RATIFICATION;
    /// add(consent::Expressed::new(pact.clone(), north.clone(), means.clone()).into())?;
    /// add(consent::Expressed::new(pact.clone(), south.clone(), means).into())?;
    /// add(instrument::EnteredIntoForce::new(pact.clone(), "2026-01-07".parse()?).into())?;
    /// add(consent::Withdrawn::new(pact.clone(), south.clone()).into())?;
    ///
    /// let talks = record.negotiation();
    /// let force = |party, at: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     Ok(talks.in_force(&pact, party, at.parse()?).and_then(|answer| answer.force()))
    /// };
    /// assert_eq!(force(&south, "2026-01-06T12:00:00Z")?, Some(Force::NotInForce));
    /// assert_eq!(force(&south, "2026-01-07T12:00:00Z")?, Some(Force::InForce));
    /// assert_eq!(force(&south, "2026-01-09T12:00:00Z")?, Some(Force::NotInForce));
    /// // Between two, it ends for the other as well.
    /// assert_eq!(force(&north, "2026-01-07T12:00:00Z")?, Some(Force::InForce));
    /// assert_eq!(force(&north, "2026-01-09T12:00:00Z")?, Some(Force::NotInForce));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_force(&self, instrument: &InstrumentId, party: &PartyId, at: Instant) -> Option<InForce<'_>> {
        let own = self.state.instruments.by_key(instrument.as_str())?;
        let party = self.state.parties.find(party.as_str())?;
        let at = at.to_utc();
        let general = self.reading(own, party, None, at);
        let mut others: Vec<Reading<'_>> = Vec::new();
        for (holder, _) in &own.held {
            let Some(id) = self.party_id(*holder) else { continue };
            let own = self.reading(own, party, Some(id), at);
            let same = |one: &Reading<'_>, other: &Reading<'_>| {
                let entry = |reading: &Reading<'_>| reading.rests_on.map(Entry::id).cloned();
                one.force == other.force && entry(one) == entry(other)
            };
            if same(&own, &general) {
                continue;
            }
            match others.iter_mut().find(|other| same(other, &own)) {
                Some(other) => other.held_by.push(id),
                None => others.push(Reading { held_by: vec![id], ..own }),
            }
        }
        Some(InForce { general, others })
    }

    /// For whom an instrument is in force at an instant, or not: its parties, and others that did something about
    /// it, in the order of the parties. Empty where it is not recorded.
    #[must_use]
    pub fn in_force_for(&self, instrument: &InstrumentId, at: Instant) -> Vec<(&PartyId, InForce<'_>)> {
        let Some(own) = self.state.instruments.by_key(instrument.as_str()) else { return Vec::new() };
        let mut parties: Vec<_> = self.parties_of(own).to_vec();
        parties.extend(own.consents.iter().map(|consent| consent.party));
        parties.sort_unstable_by_key(|party| party.to_usize());
        parties.dedup();
        let ids = parties.into_iter().filter_map(|party| self.party_id(party));
        ids.filter_map(|id| Some((id, self.in_force(instrument, id, at)?))).collect()
    }

    /// One reading: where it depends on a date that is too vague, it is unclear.
    fn reading<'a>(
        &'a self,
        own: &InstrumentState,
        party: Ix<PartyState>,
        viewpoint: Option<&PartyId>,
        at: DateTime<Utc>,
    ) -> Reading<'a> {
        let mut acts = self.acts_on(own, party, viewpoint, at);
        let vague = acts.iter().filter(|act| act.begun.is_none()).count();
        let (force, seq) = self.outcome(&acts, own, party);
        let mut clear = vague <= MAX_VAGUE;
        // With each of the vague ones begun, one after the other, it has to come to the same.
        while let Some(next) = acts.iter_mut().find(|act| act.begun.is_none()).filter(|_| clear) {
            next.begun = Some(true);
            clear = self.outcome(&acts, own, party).0 == force;
        }
        let force = if clear { force } else { Force::Unclear };
        Reading { held_by: Vec::new(), force, rests_on: seq.and_then(|seq| self.nth(seq)) }
    }

    /// What the acts say that can matter to a party at a moment, in the order of the events.
    fn acts_on<'a>(
        &'a self,
        own: &InstrumentState,
        party: Ix<PartyState>,
        viewpoint: Option<&PartyId>,
        at: DateTime<Utc>,
    ) -> Vec<Act<'a>> {
        let consent = own.consent(party).map_or(&[][..], |consent| &consent.turns);
        // Between two, what the other does ends it.
        let others = match self.parties_of(own) {
            [one, other] if own.binding && (*one == party || *other == party) => {
                own.consent(if *one == party { *other } else { *one }).map_or(&[][..], |other| &other.turns)
            }
            _ => &[],
        };
        let mut seqs: Vec<u32> = own.turns.iter().chain(consent).chain(others).copied().collect();
        let place = |seq: u32| self.places().get(seq as usize).copied();
        seqs.sort_unstable_by_key(|seq| (place(*seq), *seq));
        let mut acts = Vec::new();
        for seq in seqs {
            let Some(entry) = self.nth(seq) else { continue };
            let Some(done) = place(seq) else { continue };
            let mut say = |from: From<'a>, says: Says<'a>| {
                let (span, begun) = match from {
                    From::Done => (Span::at(done), Some(done <= at)),
                    From::Date(date) => {
                        let span = self.span_of(date);
                        (span, has_begun(span, at))
                    }
                    From::EndOf(date) => {
                        let span = self.span_of(date);
                        (Span { earliest: span.latest, ..span }, is_over(span, at))
                    }
                };
                let starts = span.earliest.or(span.latest).unwrap_or(done);
                acts.push(Act { seq, starts, begun, says });
            };
            match &entry.event {
                Event::Instrument(event) => {
                    let by = according_to(event);
                    if by.is_empty() || viewpoint.is_some_and(|own| by.contains(own)) {
                        say_of_instrument(event, &mut say);
                    }
                }
                Event::Consent(event) => {
                    let own = self.state.parties.find(crate::entry::consent_party(event).as_str());
                    say_of_consent(event, own == Some(party), &mut say);
                }
                _ => {}
            }
        }
        acts
    }
}

/// The greatest number of vague dates that are looked into, one by one.
const MAX_VAGUE: usize = 64;

/// What an act says, and from when on.
struct Act<'a> {
    seq: u32,
    starts: DateTime<Utc>,
    /// Whether that has begun; none: the date is too vague.
    begun: Option<bool>,
    says: Says<'a>,
}

/// From when on it says so.
#[derive(Clone, Copy)]
enum From<'a> {
    /// Since it was done.
    Done,
    /// From this date on.
    Date(&'a When),
    /// From when this date is over.
    EndOf(&'a When),
}

impl<'a> From<'a> {
    fn or_done(date: Option<&'a When>) -> Self {
        date.map_or(Self::Done, Self::Date)
    }
}

#[derive(Clone, Copy)]
enum Says<'a> {
    /// The instrument stands so; where it says for whom, for these alone, or for all if there are none.
    Phase(Phase, Option<&'a [PartyId]>),
    /// The party is bound, or is no more; none: as if it had done nothing.
    Bound(Option<bool>),
    /// The other one of two is bound, or is no more.
    OtherBound(Option<bool>),
    /// The party has suspended it for itself.
    Suspended(bool),
    /// The party applies it provisionally.
    Provisional(bool),
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    NotYet,
    In,
    Suspended,
    Ended,
}

type Say<'s, 'a> = &'s mut dyn FnMut(From<'a>, Says<'a>);

fn say_of_instrument<'a>(event: &'a InstrumentEvent, say: Say<'_, 'a>) {
    let phase = |phase| Says::Phase(phase, None);
    match event {
        InstrumentEvent::EnteredIntoForce(fact) => {
            say(From::Date(&fact.at), Says::Phase(Phase::In, Some(&fact.parties)));
        }
        InstrumentEvent::Revived(fact) => {
            say(From::or_done(fact.at.as_ref()), Says::Phase(Phase::In, Some(&[])));
        }
        InstrumentEvent::Resumed(fact) => say(From::or_done(fact.at.as_ref()), phase(Phase::In)),
        InstrumentEvent::Suspended(fact) => {
            say(From::or_done(fact.from.as_ref()), phase(Phase::Suspended));
            // What lasts until a day operates again when the day is over.
            if let Some(until) = &fact.until {
                say(From::EndOf(until), phase(Phase::In));
            }
        }
        InstrumentEvent::Superseded(fact) => say(From::or_done(fact.at.as_ref()), phase(Phase::Ended)),
        InstrumentEvent::Terminated(fact) => say(From::or_done(fact.at.as_ref()), phase(Phase::Ended)),
        InstrumentEvent::Rejected(_) | InstrumentEvent::Lapsed(_) => {
            say(From::Done, phase(Phase::NotYet));
            say(From::Done, Says::Provisional(false));
        }
        InstrumentEvent::Reopened(_) => {
            say(From::Done, phase(Phase::NotYet));
            say(From::Done, Says::Bound(None));
            say(From::Done, Says::OtherBound(None));
            say(From::Done, Says::Provisional(false));
        }
        _ => {}
    }
}

fn say_of_consent<'a>(event: &'a ConsentEvent, own: bool, say: Say<'_, 'a>) {
    let bound = |bound| if own { Says::Bound(Some(bound)) } else { Says::OtherBound(Some(bound)) };
    match event {
        ConsentEvent::Expressed(fact) => say(From::or_done(fact.deposited.as_ref()), bound(true)),
        ConsentEvent::Rejoined(_) | ConsentEvent::WithdrawalRevoked(_) => say(From::Done, bound(true)),
        ConsentEvent::Withdrawn(fact) => say(From::or_done(fact.effective.as_ref()), bound(false)),
        ConsentEvent::WithdrawalNotified(fact) => say(From::Date(&fact.effective), bound(false)),
        _ => {}
    }
    if !own {
        return;
    }
    match event {
        ConsentEvent::Expressed(_)
        | ConsentEvent::Resumed(_)
        | ConsentEvent::Rejoined(_)
        | ConsentEvent::WithdrawalRevoked(_) => say(From::Done, Says::Suspended(false)),
        ConsentEvent::Suspended(_) => say(From::Done, Says::Suspended(true)),
        ConsentEvent::ProvisionallyApplied(fact) => {
            say(From::or_done(fact.from.as_ref()), Says::Provisional(true));
        }
        ConsentEvent::ProvisionalApplicationEnded(_)
        | ConsentEvent::Refused(_)
        | ConsentEvent::Withdrawn(_) => say(From::Done, Says::Provisional(false)),
        _ => {}
    }
}

/// Whether a date has begun; none where it is too vague to say. A day, wherever it is, has begun when it begins.
fn has_begun(span: Span, at: DateTime<Utc>) -> Option<bool> {
    match (span.earliest, span.latest) {
        (Some(earliest), _) if at < earliest => Some(false),
        (_, Some(latest)) if latest <= at => Some(true),
        (Some(earliest), Some(latest)) if latest - earliest <= TimeDelta::hours(26) => Some(true),
        _ => None,
    }
}

/// Whether a date is over; none where it is too vague to say.
fn is_over(span: Span, at: DateTime<Utc>) -> Option<bool> {
    match (span.earliest, span.latest) {
        (_, Some(latest)) if latest <= at => Some(true),
        (Some(earliest), _) if at < earliest => Some(false),
        (Some(earliest), Some(latest)) if latest - earliest <= TimeDelta::hours(26) => Some(false),
        _ => None,
    }
}

/// One line of what was said, each from a time on: what is said later takes back what was to come after it.
struct Line<T> {
    said: Vec<Said<T>>,
}

#[derive(Clone, Copy)]
struct Said<T> {
    starts: DateTime<Utc>,
    value: T,
    /// Which act it was.
    nth: usize,
}

impl<T: Copy> Line<T> {
    const fn new() -> Self {
        Self { said: Vec::new() }
    }

    fn say(&mut self, nth: usize, act: &Act<'_>, value: T) {
        self.said.retain(|said| said.starts < act.starts);
        if act.begun == Some(true) {
            self.said.push(Said { starts: act.starts, value, nth });
        }
    }

    fn now(&self) -> Option<Said<T>> {
        self.said.last().copied()
    }
}

impl Negotiation {
    /// What the acts come to, and the entry that it rests on.
    fn outcome(
        &self,
        acts: &[Act<'_>],
        own: &InstrumentState,
        party: Ix<PartyState>,
    ) -> (Force, Option<u32>) {
        let (mut phases, mut bound, mut other) = (Line::new(), Line::new(), Line::new());
        let (mut suspended, mut provisional) = (Line::new(), Line::new());
        for (nth, act) in acts.iter().enumerate() {
            match act.says {
                Says::Phase(phase, only) => phases.say(nth, act, (phase, only)),
                Says::Bound(is) => bound.say(nth, act, is),
                Says::OtherBound(is) => other.say(nth, act, is),
                Says::Suspended(is) => suspended.say(nth, act, is),
                Says::Provisional(is) => provisional.say(nth, act, is),
            }
        }
        let entry = |nth: Option<usize>| nth.and_then(|nth| acts.get(nth)).map(|act| act.seq);
        let phase = phases.now();
        let entered = phases.said.iter().rev().find_map(|said| Some((said.starts, said.value.1?)));
        let (since, only) = entered.map_or((None, &[][..]), |(since, only)| (Some(since), only));
        let (is_bound, bound_at) = bound.now().map_or((None, None), |said| (said.value, Some(said)));
        let is_named = || only.iter().any(|id| self.state.parties.find(id.as_str()) == Some(party));
        // Who is bound after the entry into force is in force from then on (article 24, paragraph 3).
        let is_later = || bound_at.zip(since).is_some_and(|(said, since)| said.starts > since);
        let takes_part = match is_bound {
            Some(false) => false,
            Some(true) => only.is_empty() || is_named() || is_later(),
            None if own.binding => false,
            None if only.is_empty() => self.parties_of(own).contains(&party),
            None => is_named(),
        };
        let phase_at = phase.map(|said| said.nth);
        let left_alone = other.now().filter(|said| said.value == Some(false));
        match phase.map_or(Phase::NotYet, |said| said.value.0) {
            Phase::In | Phase::Suspended if takes_part && left_alone.is_some() => {
                (Force::NotInForce, entry(left_alone.map(|said| said.nth)))
            }
            Phase::Suspended if takes_part => (Force::Suspended, entry(phase_at)),
            Phase::In if takes_part => match suspended.now().filter(|said| said.value) {
                Some(said) => (Force::Suspended, entry(Some(said.nth))),
                None => (Force::InForce, entry(phase_at.max(bound_at.map(|said| said.nth)))),
            },
            Phase::Ended => (Force::NotInForce, entry(phase_at)),
            phase => match provisional.now().filter(|said| said.value) {
                Some(said) => (Force::Provisional, entry(Some(said.nth))),
                None if phase == Phase::NotYet => (Force::NotInForce, entry(phase_at)),
                None => (Force::NotInForce, entry(bound_at.map(|said| said.nth))),
            },
        }
    }
}
