//! What the acts on an instrument come to: each says something from a time on, on a line of its own.
//!
//! Of one line the last act that has begun counts, in the order of the events: what is called off before its
//! day does not come. Whether it has begun may be unclear where its date is vague; then it may be the last one
//! or not, and so may each vague one after the last that certainly has.

mod whole;

use chrono::TimeDelta;

use crate::{
    event::{Entry, Event},
    outcome::{
        consent::{Binding, ConsentEvent, Expressed},
        instrument::{
            EnteredIntoForce, InstrumentEvent, InstrumentState,
            fold::{according_to, date_of, parts_of},
        },
    },
    state::{Moment, Negotiation},
    talks::party::PartyState,
    value::{
        gather::Gather,
        id::PartyId,
        register::EventTime,
        sorted::sort_by_key,
        table::Ix,
        text::Name,
        when::{Span, When},
    },
};

pub(crate) use self::whole::{Lines, Stands};

/// What one act says, from a time on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statement<T> {
    pub(crate) value: T,
    /// The entry that says so, and where it stands.
    pub(crate) seq: u32,
    pub(crate) done: EventTime,
    /// The stretch of time in which it begins to be so.
    pub(crate) span: Span,
    pub(crate) begun: Begun,
}

/// Whether the time of what was said has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begun {
    Yes,
    No,
    /// The date is too vague to say.
    Unclear,
}

impl<T> Statement<T> {
    /// From when on it says so, at the earliest.
    pub(crate) fn starts(&self) -> EventTime {
        self.span.earliest.or(self.span.latest).unwrap_or(self.done)
    }
}

/// What was said of one thing, in the order of the events.
#[derive(Clone, Debug)]
pub(crate) struct Line<T>(Vec<Statement<T>>);

impl<T: Copy> Line<T> {
    /// What it can come to: first what it comes to as far as dates are clear, then whatever else it may. None
    /// is that nothing was said.
    pub(crate) fn outcomes(&self) -> impl Iterator<Item = Option<&Statement<T>>> {
        let clear = self.0.iter().rposition(|said| said.begun == Begun::Yes);
        let later = self.0.iter().skip(clear.map_or(0, |at| at.saturating_add(1)));
        let vague = later.filter(|said| said.begun == Begun::Unclear);
        std::iter::once(clear.and_then(|at| self.0.get(at))).chain(vague.map(Some))
    }

    /// All that was said, in the order of the events.
    pub(crate) fn said(&self) -> impl Iterator<Item = &Statement<T>> {
        self.0.iter()
    }

    fn say(&mut self, act: &Act<'_>, from: From<'_>, value: T) {
        self.0.push(act.says(from, value));
    }
}

/// Whether a party is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// It is as if it had done nothing.
    Nothing,
    Yes,
    /// It will not be.
    Refused,
    /// It is no more.
    Left,
}

/// What a party said of itself.
#[derive(Debug)]
pub(crate) struct OwnLines {
    pub(crate) bound: Line<Bound>,
    /// Whether it suspended the operation for itself.
    pub(crate) halted: Line<bool>,
    /// Whether it applies it provisionally.
    pub(crate) provisional: Line<bool>,
}

/// An act, where it stands, and what the lines are asked about.
struct Act<'a> {
    talks: &'a Negotiation,
    seq: u32,
    done: EventTime,
    event: &'a Event,
    asked: Asking,
}

/// What the lines are read for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Asking {
    /// What held at a moment.
    Of(EventTime),
    /// What holds at a moment as it is known now: what is recorded counts, even if it stands later.
    Known(EventTime),
}

/// From when on an act says something.
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

    /// From when on an act on an instrument says how it stands.
    fn of(event: &'a InstrumentEvent) -> Self {
        let entry = EnteredIntoForce::of(event).map(|fact| &fact.at);
        Self::or_done(entry.or(date_of(event)))
    }
}

impl Act<'_> {
    fn says<T>(&self, from: From<'_>, value: T) -> Statement<T> {
        let (at, known) = match self.asked {
            Asking::Of(at) => (at, false),
            Asking::Known(at) => (at, true),
        };
        let (span, begun) = match from {
            From::Done if known || self.done <= at => (Span::at(self.done), Begun::Yes),
            From::Done => (Span::at(self.done), Begun::No),
            From::Date(date) => {
                let span = self.talks.span_of(date);
                (span, has_begun(span, at))
            }
            From::EndOf(date) => {
                let span = self.talks.span_of(date);
                (Span { earliest: span.latest.or(span.earliest), ..span }, is_over(span, at))
            }
        };
        Statement { value, seq: self.seq, done: self.done, span, begun }
    }
}

/// Whether a date has begun. A day, wherever it is, has begun when it begins.
pub(crate) fn has_begun(span: Span, at: EventTime) -> Begun {
    match (span.earliest, span.latest) {
        (Some(earliest), _) if at < earliest => Begun::No,
        (_, Some(latest)) if latest <= at => Begun::Yes,
        (Some(earliest), Some(latest)) if latest - earliest <= TimeDelta::hours(26) => Begun::Yes,
        _ => Begun::Unclear,
    }
}

/// Whether a date is over.
fn is_over(span: Span, at: EventTime) -> Begun {
    match (span.earliest, span.latest) {
        (_, Some(latest)) if latest <= at => Begun::Yes,
        (Some(earliest), _) if at < earliest => Begun::No,
        (Some(earliest), Some(latest)) if latest - earliest <= TimeDelta::hours(26) => Begun::No,
        _ => Begun::Unclear,
    }
}

impl Negotiation {
    /// These entries in the order of the events.
    fn acts<'s>(&self, seqs: impl Iterator<Item = &'s u32>, asked: Asking) -> Vec<Act<'_>> {
        let place = |seq: u32| self.places().get(seq as usize).copied();
        let mut seqs: Vec<u32> = seqs.copied().collect();
        sort_by_key(&mut seqs, |seq| (place(*seq), *seq));
        seqs.into_iter().filter_map(|seq| self.act(seq, asked)).gather()
    }

    fn act(&self, seq: u32, asked: Asking) -> Option<Act<'_>> {
        let (done, event) = (*self.places().get(seq as usize)?, self.nth(seq).map(Entry::event)?);
        Some(Act { talks: self, seq, done, event, asked })
    }

    /// The parties in whose eyes alone it is so, of an act on an instrument.
    pub(crate) fn holders(&self, turn: u32) -> &[PartyId] {
        match self.nth(turn).map(Entry::event) {
            Some(Event::Instrument(event)) => according_to(event),
            _ => &[],
        }
    }

    /// Whether an instrument has entered into force by a moment with one of these acts, as far as everybody shares them. One
    /// whose day is vague may have.
    pub(crate) fn has_entered<'s>(&self, turns: impl Iterator<Item = &'s u32>, at: EventTime) -> bool {
        let act = |seq: &u32| self.act(*seq, Asking::Of(at));
        turns.filter_map(act).any(|act| {
            InstrumentEvent::of(act.event).is_some_and(|event| {
                let enters =
                    matches!(event, InstrumentEvent::EnteredIntoForce(_) | InstrumentEvent::Revived(_));
                let shared = according_to(event).is_empty();
                enters && shared && act.done <= at && act.says(From::of(event), ()).starts() <= at
            })
        })
    }

    /// What a party did about being bound, and what became of that.
    pub(crate) fn own_lines(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        asked: Asking,
    ) -> OwnLines {
        self.own_lines_in(instrument, party, None, asked)
    }

    /// The parts of an instrument that an act names.
    pub(crate) fn names_parts(&self, seq: u32) -> &[Name] {
        match self.nth(seq).map(Entry::event) {
            Some(Event::Instrument(event)) => parts_of(event),
            Some(Event::Consent(event)) => event.parts(),
            _ => &[],
        }
    }

    /// The same for a part of the instrument: with what was said of that part alone.
    pub(crate) fn own_lines_in(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        part: Option<&Name>,
        asked: Asking,
    ) -> OwnLines {
        let consent = instrument.consent(party);
        let turns = consent.map_or(&[][..], |consent| &consent.turns);
        let partial = consent.zip(part).map_or(&[][..], |(consent, part)| consent.parts.on(part));
        let mut lines =
            OwnLines { bound: Line(Vec::new()), halted: Line(Vec::new()), provisional: Line(Vec::new()) };
        for act in self.acts(instrument.lapses.iter().chain(turns).chain(partial), asked) {
            if let Some(event) = InstrumentEvent::of(act.event) {
                lines.note_of_all(&act, event);
            }
            if let Some(event) = ConsentEvent::of(act.event) {
                lines.note(&act, event);
            }
        }
        lines
    }

    /// Since when a party has been bound without a break, or from when it will be by what it deposited. What is
    /// recorded counts, even if it stands later than the moment; a notice or a withdrawal once its date has
    /// certainly begun.
    pub(crate) fn binds_since(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        moment: Moment<'_>,
    ) -> Option<EventTime> {
        self.binds_by(instrument, party, moment).map(|(since, _)| since)
    }

    /// The same with the entry by which it is.
    pub(crate) fn binds_by(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        moment: Moment<'_>,
    ) -> Option<(EventTime, &Entry)> {
        let from = |seq: u32, entry: &Entry| match Expressed::of(entry.event())
            .and_then(|fact| fact.deposited.as_ref())
        {
            Some(when) => self.deposited(Some(when), entry.recorded().to_utc(), moment.vague),
            None => self.done(seq, moment),
        };
        // Nearly always it did one thing about it, or none.
        let binding = instrument.consent(party).map_or(Binding::Nothing, |consent| consent.binding);
        match binding {
            Binding::Nothing if instrument.lapses.is_empty() => return None,
            Binding::Once(seq) if instrument.lapses.is_empty() => {
                let entry = self.nth(seq)?;
                return from(seq, entry).map(|from| (from, entry));
            }
            Binding::Nothing | Binding::Once(_) | Binding::Otherwise => {}
        }
        let (mut since, mut coming) = (None, None);
        for said in self.own_lines(instrument, party, Asking::Known(moment.at)).bound.0 {
            let entry = self.nth(said.seq)?;
            match (said.value, from(said.seq, entry).map(|from| (from, entry))) {
                (Bound::Yes, Some(from)) if from.0 <= moment.at => {
                    since.get_or_insert(from);
                    coming = None;
                }
                (Bound::Yes, from) => coming = coming.or(from),
                (Bound::Nothing | Bound::Refused | Bound::Left, _) if said.begun == Begun::Yes => {
                    (since, coming) = (None, None);
                }
                _ => {}
            }
        }
        since.or(coming)
    }

    /// Whether a party is bound at a moment.
    pub(crate) fn binds(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        moment: Moment<'_>,
    ) -> bool {
        self.binds_since(instrument, party, moment).is_some_and(|since| since <= moment.at)
    }

    /// Whether a party certainly left an instrument, or refused it.
    pub(crate) fn has_left(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        moment: Moment<'_>,
    ) -> bool {
        let lines = self.own_lines(instrument, party, Asking::Known(moment.at));
        lines
            .bound
            .outcomes()
            .all(|said| said.is_some_and(|said| matches!(said.value, Bound::Left | Bound::Refused)))
    }

    /// Since when an instrument has been in force as far as nobody disputes it, or from when it will be. A
    /// suspension in between is none of its beginning.
    pub(crate) fn stands_since(&self, instrument: &InstrumentState, moment: Moment<'_>) -> Option<EventTime> {
        let turns = self.turns_since(instrument, Asking::Known(moment.at));
        let lines = self.lines_of(turns.iter(), None, Asking::Known(moment.at));
        let halted = lines.halted.outcomes().next().flatten().is_some_and(|said| said.value);
        let (mut since, mut coming) = (None, None);
        for said in lines.stands.iter().flat_map(|line| &line.0) {
            let is_in = matches!(said.value, Stands::ForAll | Stands::ForIt | Stands::ForOthers);
            match (is_in, said.begun) {
                (true, _) if said.starts() <= moment.at => {
                    since.get_or_insert(said.starts());
                    coming = None;
                }
                (true, _) => coming = coming.or(Some(said.starts())),
                (false, Begun::Yes) => (since, coming) = (None, None),
                (false, Begun::No | Begun::Unclear) => {}
            }
        }
        if since.is_some() && halted { None } else { since.or(coming) }
    }

    /// The acts that everybody shares from which it follows since when an instrument is in force for anybody. Of entries
    /// into force for one party after the other, between two acts on all of it, those after the first that has begun say
    /// nothing more of that.
    fn turns_since(&self, instrument: &InstrumentState, asked: Asking) -> Vec<u32> {
        let (Asking::Of(at) | Asking::Known(at)) = asked;
        let order = |seq: u32| (self.places().get(seq as usize).copied(), seq);
        let mut turns: Vec<u32> =
            instrument.others.iter().copied().filter(|seq| self.holders(*seq).is_empty()).gather();
        sort_by_key(&mut turns, |seq| order(*seq));
        let begins = |seq: &u32| {
            let act = self.act(*seq, asked);
            let event = act.and_then(|act| Some((InstrumentEvent::of(act.event)?, act)));
            event.is_some_and(|(event, act)| act.says(From::of(event), ()).starts() <= at)
        };
        let mut from = 0;
        for end in (0..=turns.len()).map(|next| turns.get(next).copied()).collect::<Vec<_>>() {
            let rest = instrument.entries.get(from..).unwrap_or_default();
            let number = end.map_or(rest.len(), |end| rest.partition_point(|seq| order(*seq) < order(end)));
            let between = rest.get(..number).unwrap_or_default();
            let first = between.iter().position(begins).map_or(number, |first| first + 1);
            turns.extend(between.iter().take(first));
            from += number;
        }
        turns
    }
}

impl OwnLines {
    /// What happens to the instrument as a whole takes back what a party did.
    fn note_of_all(&mut self, act: &Act<'_>, event: &InstrumentEvent) {
        match event {
            InstrumentEvent::Reopened(_) => {
                self.bound.say(act, From::Done, Bound::Nothing);
                self.halted.say(act, From::Done, false);
                self.provisional.say(act, From::Done, false);
            }
            InstrumentEvent::Rejected(_) | InstrumentEvent::Lapsed(_) => {
                self.provisional.say(act, From::Done, false);
            }
            InstrumentEvent::Drafted(_)
            | InstrumentEvent::Revised(_)
            | InstrumentEvent::Agreed(_)
            | InstrumentEvent::Initialled(_)
            | InstrumentEvent::Adopted(_)
            | InstrumentEvent::OpenedForSignature(_)
            | InstrumentEvent::Signed(_)
            | InstrumentEvent::EnteredIntoForce(_)
            | InstrumentEvent::Suspended(_)
            | InstrumentEvent::Resumed(_)
            | InstrumentEvent::Amended(_)
            | InstrumentEvent::Rectified(_)
            | InstrumentEvent::Superseded(_)
            | InstrumentEvent::Terminated(_)
            | InstrumentEvent::Revived(_)
            | InstrumentEvent::Resubmitted(_) => {}
        }
    }

    fn note(&mut self, act: &Act<'_>, event: &ConsentEvent) {
        match event {
            ConsentEvent::Expressed(fact) => {
                self.bound.say(act, From::or_done(fact.deposited.as_ref()), Bound::Yes);
                self.halted.say(act, From::Done, false);
            }
            ConsentEvent::Rejoined(_) => {
                self.bound.say(act, From::Done, Bound::Yes);
                self.halted.say(act, From::Done, false);
            }
            ConsentEvent::WithdrawalNotified(fact) => {
                self.bound.say(act, From::Date(&fact.effective), Bound::Left);
            }
            // A notice that had not taken effect is gone with all that it said.
            ConsentEvent::WithdrawalRevoked(_) => match self.bound.0.last() {
                Some(notice) if notice.value != Bound::Left => {}
                Some(notice) if has_begun(notice.span, act.done) == Begun::Yes => {
                    self.bound.say(act, From::Done, Bound::Yes);
                }
                Some(_) | None => drop(self.bound.0.pop()),
            },
            // The withdrawal says its date, whatever the notice said.
            ConsentEvent::Withdrawn(fact) => {
                while self.bound.0.last().is_some_and(|said| said.value == Bound::Left) {
                    self.bound.0.pop();
                }
                self.bound.say(act, From::or_done(fact.effective.as_ref()), Bound::Left);
                self.provisional.say(act, From::Done, false);
            }
            ConsentEvent::Refused(_) => {
                self.bound.say(act, From::Done, Bound::Refused);
                self.provisional.say(act, From::Done, false);
            }
            ConsentEvent::Suspended(_) => self.halted.say(act, From::Done, true),
            ConsentEvent::Resumed(_) => self.halted.say(act, From::Done, false),
            ConsentEvent::ProvisionallyApplied(fact) => {
                self.provisional.say(act, From::or_done(fact.from.as_ref()), true);
            }
            ConsentEvent::ProvisionalApplicationEnded(_) => self.provisional.say(act, From::Done, false),
            ConsentEvent::FullPowersPresented(_)
            | ConsentEvent::Initialled(_)
            | ConsentEvent::SignedAdReferendum(_)
            | ConsentEvent::Signed(_)
            | ConsentEvent::Attested(_)
            | ConsentEvent::DeclarationMade(_)
            | ConsentEvent::ReservationMade(_)
            | ConsentEvent::ReservationWithdrawn(_)
            | ConsentEvent::Objected(_) => {}
        }
    }
}
