//! What may be done about persons, and whether one who acts for a party could do so.

use crate::{
    event::{Event, fact::Stake},
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{ANY_ANY_ACCREDITED, ANY_ANY_POWERS},
    },
    notes::correction::Disclosed,
    outcome::{
        gate::{GateEvent, On},
        instrument::InstrumentEvent,
    },
    state::Negotiation,
    talks::{
        meeting::MeetingEvent,
        party::PartyState,
        person::{
            Accreditation, AccreditationAction, AccreditationLifecycle, AccreditationStatus, PersonEvent,
            PersonState, Power,
        },
        point::PointState,
    },
    value::{
        id::{InstrumentId, PersonId, TrackId},
        table::Ix,
    },
};

impl Judge<'_> {
    pub(crate) fn person(&mut self, event: &PersonEvent, _: bool) -> Result<Fill, Refusal> {
        let person = self.named.person.and_then(|person| self.talks.state.persons.get(person));
        let party = self.named.party;
        let accreditation = person.zip(party).and_then(|(person, party)| person.accreditation(party));
        let status = accreditation.map(|accreditation| accreditation.status.value());
        let concern = Concern { party, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<AccreditationLifecycle>(status, action, concern);
        match event {
            PersonEvent::Added(_)
            | PersonEvent::Renamed(_)
            | PersonEvent::OfficeBegun(_)
            | PersonEvent::OfficeEnded(_) => self.entitled(concern)?,
            PersonEvent::Accredited(_) => step(self, AccreditationAction::Accredited)?,
            PersonEvent::PowersChanged(_) => {
                self.permits(status == Some(AccreditationStatus::Valid))?;
                self.entitled(concern)?;
            }
            PersonEvent::AccreditationEnded(_) => step(self, AccreditationAction::AccreditationEnded)?,
        }
        Ok(Fill::default())
    }

    /// any.any.accredited, any.any.powers: of each person who acts.
    pub(crate) fn persons_may(&mut self) -> Result<(), Refusal> {
        let (mut accredited, mut within) = (Answer::Kept, Answer::Kept);
        let entry = self.entry;
        for (party, person, _) in entry.by.who() {
            let Some(person) = person else { continue };
            let Some(party) = self.talks.state.parties.find(party.as_str()) else { continue };
            let standing = self.standing(person, party);
            accredited = worse(accredited, standing.0);
            within = worse(within, standing.1);
        }
        self.require(&ANY_ANY_ACCREDITED, accredited)?;
        self.require(&ANY_ANY_POWERS, within)
    }

    /// Whether a person may act for a party, and may do this.
    fn standing(&self, person: &PersonId, party: Ix<PartyState>) -> (Answer, Answer) {
        let found = self.talks.state.persons.find(person.as_str());
        if found.is_some_and(|person| self.has_full_powers(person, party)) {
            return (Answer::Kept, Answer::Kept);
        }
        let Some(person) = self.talks.state.persons.by_key(person.as_str()) else {
            return (Answer::NotShown, Answer::Kept);
        };
        if person.offices.iter().any(|office| office.party == party && office.held.value()) {
            return (Answer::Kept, Answer::Kept);
        }
        match person.accreditation(party) {
            Some(accreditation) if accreditation.status.value() == AccreditationStatus::Valid => {
                let until = self.talks.accredited_until(accreditation);
                (self.is_within(until), Answer::from(self.lies_within(accreditation)))
            }
            Some(_) => (Answer::Broken, Answer::Kept),
            None if was_in_office(person, party) => (Answer::Broken, Answer::Kept),
            None => (Answer::NotShown, Answer::Kept),
        }
    }

    /// Whether the act, and what it asks for, takes back, says instead or discloses, lies within the powers, the points, the
    /// tracks and the instruments.
    fn lies_within(&self, person: &Accreditation) -> bool {
        let powers = self.talks.powers(person);
        // Who may do less than the party does not dispose of the party.
        let of = self.talks.party_id(person.party).filter(|_| powers.is_limited());
        if of.is_some_and(|party| self.disposes_of(party)) {
            return false;
        }
        let told = Disclosed::of(&self.entry.event).and_then(|fact| self.talks.entry(&fact.entry));
        let meant = self.acts_meant().into_iter().chain(told.map(|entry| &entry.event));
        meant.into_iter().all(|event| self.talks.extends_to(&powers, event))
    }
}

/// What an accreditation extends to; what is empty is everything.
pub(crate) struct Extent<'a> {
    powers: &'a [Power],
    points: &'a [crate::value::id::PointId],
    tracks: &'a [TrackId],
    instruments: &'a [InstrumentId],
}

impl Extent<'_> {
    /// Whether it extends to this. Who may sign may do less.
    pub(crate) fn lets(&self, power: Power) -> bool {
        self.powers.is_empty()
            || self.powers.contains(&power)
            || power != Power::Negotiate && self.powers.contains(&Power::Sign)
    }

    /// Whether it leaves out anything.
    const fn is_limited(&self) -> bool {
        !(self.powers.is_empty() && self.is_on_all())
    }

    /// Whether it extends to an instrument. Who is given points or tracks is given no other instruments than those named.
    fn lets_on(&self, instrument: &InstrumentId) -> bool {
        self.is_on_all() || self.instruments.contains(instrument)
    }

    /// Whether it names no point, no track and no instrument, and so extends to all.
    const fn is_on_all(&self) -> bool {
        self.points.is_empty() && self.tracks.is_empty() && self.instruments.is_empty()
    }

    /// Whether it extends to an act on an instrument: what was concluded is changed and ended by who may sign, and drawn up by
    /// who may negotiate, too.
    fn lets_draw_up(&self, event: &InstrumentEvent) -> bool {
        match event {
            InstrumentEvent::Initialled(_) => self.lets(Power::Initial),
            InstrumentEvent::Amended(_)
            | InstrumentEvent::Suspended(_)
            | InstrumentEvent::Resumed(_)
            | InstrumentEvent::Superseded(_)
            | InstrumentEvent::Terminated(_)
            | InstrumentEvent::Revived(_) => self.lets(Power::Sign),
            InstrumentEvent::Drafted(_)
            | InstrumentEvent::Revised(_)
            | InstrumentEvent::Agreed(_)
            | InstrumentEvent::Adopted(_)
            | InstrumentEvent::OpenedForSignature(_)
            | InstrumentEvent::Signed(_)
            | InstrumentEvent::EnteredIntoForce(_)
            | InstrumentEvent::Rectified(_)
            | InstrumentEvent::Rejected(_)
            | InstrumentEvent::Resubmitted(_)
            | InstrumentEvent::Reopened(_)
            | InstrumentEvent::Lapsed(_) => self.lets_negotiate() || self.lets(Power::Sign),
        }
    }

    /// Whether it extends to what is done at the table.
    pub(crate) fn lets_negotiate(&self) -> bool {
        self.powers.is_empty() || self.powers.contains(&Power::Negotiate)
    }
}

impl Negotiation {
    pub(crate) fn accredited_until(&self, person: &Accreditation) -> Option<&crate::value::when::When> {
        match self.nth(person.given.seq()).map(|entry| &entry.event) {
            Some(Event::Person(PersonEvent::Accredited(fact))) => fact.until.as_ref(),
            _ => None,
        }
    }

    pub(crate) fn powers(&self, person: &Accreditation) -> Extent<'_> {
        match self.nth(person.powers.seq()).map(|entry| &entry.event) {
            Some(Event::Person(PersonEvent::Accredited(fact))) => Extent {
                powers: &fact.powers,
                points: &fact.points,
                tracks: &fact.tracks,
                instruments: &fact.instruments,
            },
            Some(Event::Person(PersonEvent::PowersChanged(fact))) => Extent {
                powers: &fact.powers,
                points: &fact.points,
                tracks: &fact.tracks,
                instruments: &fact.instruments,
            },
            _ => Extent { powers: &[], points: &[], tracks: &[], instruments: &[] },
        }
    }

    /// Whether powers extend to an act, to all of the points that it deals with.
    fn extends_to(&self, extent: &Extent<'_>, event: &Event) -> bool {
        let on_paper = matches!(event, Event::Instrument(_) | Event::Consent(_));
        // A correction is judged by what it corrects. What changes something for others, or binds, is no mere word.
        let changes = event.kind().stake() != Stake::Nothing && event.correction().is_none()
            || matches!(event, Event::Commitment(_) | Event::Ceasefire(_) | Event::Measure(_));
        let at_the_table = matches!(
            event,
            Event::Point(_)
                | Event::Position(_)
                | Event::Alternative(_)
                | Event::Version(_)
                | Event::Proposal(_)
                | Event::Link(_)
                | Event::Question(_)
        );
        if (at_the_table || changes && !on_paper) && !extent.lets_negotiate() {
            return false;
        }
        if InstrumentEvent::of(event).is_some_and(|event| !extent.lets_draw_up(event)) {
            return false;
        }
        let instrument = self.instrument_of(event);
        if instrument.is_some_and(|id| !extent.lets_on(id)) {
            return false;
        }
        let all = self.points_of(event);
        let track = self.track_of(event).is_some_and(|track| extent.tracks.contains(track));
        // What is of no point, no instrument and no track that is named is beyond whoever is given some.
        if changes && all.is_empty() && instrument.is_none() && !track && !extent.is_on_all() {
            return false;
        }
        let mut points = all.iter().filter_map(|ix| Some((*ix, self.state.points.get(*ix)?)));
        points.all(|(ix, point)| self.is_on(extent, ix, point))
    }

    /// The instrument that an act is on, or on which the gate is that it is on.
    fn instrument_of<'e>(&'e self, event: &'e Event) -> Option<&'e InstrumentId> {
        match event {
            Event::Instrument(event) => Some(event.instrument()),
            Event::Consent(event) => Some(event.instrument()),
            Event::Gate(GateEvent::Required(fact)) => fact.on.as_ref().and_then(On::instrument),
            Event::Gate(event) => {
                let on = self.state.gates.by_key(event.gate().as_str())?.instrument()?;
                self.state.instruments.get(on).map(|on| &on.id)
            }
            Event::Negotiation(_)
            | Event::Party(_)
            | Event::Person(_)
            | Event::Track(_)
            | Event::Point(_)
            | Event::Position(_)
            | Event::Alternative(_)
            | Event::Version(_)
            | Event::Proposal(_)
            | Event::Link(_)
            | Event::Question(_)
            | Event::Meeting(_)
            | Event::Deadline(_)
            | Event::Commitment(_)
            | Event::Ceasefire(_)
            | Event::Measure(_)
            | Event::Account(_)
            | Event::Assessment(_)
            | Event::Watch(_)
            | Event::Record(_)
            | Event::Payload(_) => None,
        }
    }

    /// The track that an act is on, or whose meeting it is on.
    fn track_of<'e>(&'e self, event: &'e Event) -> Option<&'e TrackId> {
        if let Event::Track(event) = event {
            return Some(event.track());
        }
        let meeting = MeetingEvent::of(event)?;
        let track = self.state.meetings.by_key(meeting.meeting().as_str())?.track?;
        self.state.tracks.get(track).map(|track| &track.id)
    }

    /// Whether powers extend to a point.
    pub(crate) fn is_on(&self, extent: &Extent<'_>, ix: Ix<PointState>, point: &PointState) -> bool {
        (extent.points.is_empty() && extent.tracks.is_empty())
            || extent.points.contains(&point.id)
            || self.state.tracks_of(ix, point).any(|track| extent.tracks.contains(&track.id))
    }
}

fn was_in_office(person: &PersonState, party: Ix<PartyState>) -> bool {
    person.offices.iter().any(|office| office.party == party)
}

pub(crate) const fn worse(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::Broken, _) | (_, Answer::Broken) => Answer::Broken,
        (Answer::NotShown, _) | (_, Answer::NotShown) => Answer::NotShown,
        (Answer::Kept, Answer::Kept) => Answer::Kept,
    }
}

crate::judge::consequence::nothing_follows! { PersonEvent }

impl Judged for PersonEvent {
    const MACHINES: &'static [Machine] =
        &[Machine::of::<AccreditationLifecycle>("Accreditation of a person")];
}
