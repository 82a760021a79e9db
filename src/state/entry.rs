//! What an entry must be, whoever wrote it. One set of checks for `decide`, `apply` and
//! `replay`; none of them is ever waived.

use crate::{
    event::{
        Acting, Actor, Disclosure, Entry, Event, Mode, Subject,
        fact::{Kind, Mention, Mentions},
    },
    judge::rule::{
        Rule,
        catalogue::{
            ANY_ANY_OPENED, ANY_ANY_TRANSLATION, ENTRY_BOUNDS_SIZE, ENTRY_CAUSE_EARLIER,
            ENTRY_EMBARGO_PUBLIC, ENTRY_ID_RESERVED, ENTRY_ID_SAME, ENTRY_MODE_ALLOWED,
            ENTRY_OCCURRED_ANCHOR, ENTRY_OCCURRED_NOT_LATER, ENTRY_PARTIES_KNOWN, ENTRY_PERSON_KNOWN,
            ENTRY_REACHED_DECIDED, ENTRY_RECORDED_ORDER, ENTRY_RECORDED_VALID, ENTRY_RESTS_ON_QUESTION,
            NEGOTIATION_OPENED_FIRST, RECORD_ANY_WHOLE,
        },
    },
    state::{Eyes, Named, Negotiation},
    talks::{
        party::{PartyEvent, PartyState},
        person::PersonEvent,
        point::{PointEvent, Standing},
        process::NegotiationEvent,
    },
    value::{
        id::{EntryId, PartyId},
        register::EventTime,
        source::MAX_SOURCES,
        table::Ix,
        when::instant,
    },
};

/// A structural rule that is not kept, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) rule: &'static Rule,
    pub(crate) subject: Subject,
}

impl Fault {
    pub(crate) const fn new(rule: &'static Rule, subject: Subject) -> Self {
        Self { rule, subject }
    }
}

/// The parties whose act it is: nearly always one.
#[derive(Clone, Debug)]
pub(crate) enum Actors {
    None,
    One(Ix<PartyState>),
    Many(Vec<Ix<PartyState>>),
}

impl Actors {
    pub(crate) fn as_slice(&self) -> &[Ix<PartyState>] {
        match self {
            Self::None => &[],
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// What the examination of an entry found out.
#[derive(Clone, Debug)]
pub(crate) struct Examined {
    pub(crate) kind: &'static Kind,
    /// The things that the event names.
    pub(crate) named: Named,
    pub(crate) actors: Actors,
    /// Where the entry stands on the time of the events.
    pub(crate) place: EventTime,
    /// Whether it certainly occurred before something was introduced that it names.
    pub(crate) before_introduction: bool,
}

impl Negotiation {
    /// Checks every structural rule, in the order of the page. Whether the id is taken has been
    /// looked up by the caller.
    pub(crate) fn examine(&self, entry: &Entry, taken: bool) -> Result<Examined, Fault> {
        self.examine_before(&Eyes::default(), entry, taken)
    }

    /// The same of what parties propose: what they may not see is not there, for them, wherever they name it.
    pub(crate) fn examine_for(&self, entry: &Entry, taken: bool) -> Result<Examined, Fault> {
        self.examine_before(&self.eyes(entry), entry, taken)
    }

    pub(crate) fn examine_before(
        &self,
        eyes: &Eyes<'_>,
        entry: &Entry,
        taken: bool,
    ) -> Result<Examined, Fault> {
        let event = &entry.event;
        let kind = event.kind();
        let actors = self.examine_envelope(eyes, entry, kind, taken)?;
        // record.any.whole: a correction asks for the whole record
        if event.is_correction() {
            return Err(Fault::new(&RECORD_ANY_WHOLE, event.subject()));
        }
        let acting = match actors {
            Actors::One(one) => entry.by.alone().zip(Some(one)),
            Actors::None | Actors::Many(_) => None,
        };
        let named = self.ids_known(eyes, entry, kind, acting)?;
        self.names_no_translation(event)?;
        self.disclosed_alone(event)?;
        self.state.check(event, named, &actors)?;
        self.lasts(event)?;
        let (place, before_introduction) = self.place(eyes, entry)?;
        if !self.is_front(place) {
            self.no_circle_since(event, place)?;
        }
        Ok(Examined { kind, named, actors, place, before_introduction })
    }

    /// any.any.opened of a record that is written. In a view, where the opening is hidden, what lives without talks comes
    /// without it.
    pub(crate) fn begins_with_opening(&self, event: &Event) -> Result<(), Fault> {
        match (event, &self.state.process) {
            (Event::Negotiation(NegotiationEvent::Opened(_)), _) | (_, Some(_)) => Ok(()),
            (_, None) => Err(Fault::new(&ANY_ANY_OPENED, Subject::Negotiation)),
        }
    }

    /// The same of a correction, whose target the record has looked at.
    pub(crate) fn examine_correction(&self, eyes: &Eyes<'_>, entry: &Entry) -> Result<Examined, Fault> {
        let kind = entry.event.kind();
        let actors = self.examine_envelope(eyes, entry, kind, self.is_taken(&entry.id))?;
        // entry.id.reserved: nothing follows by itself from a correction, nor it from anything
        if entry.rare.cause.is_some() {
            return Err(Fault::new(&ENTRY_ID_RESERVED, Subject::Entry(entry.id.clone())));
        }
        let (place, before_introduction) = self.place(eyes, entry)?;
        Ok(Examined { kind, named: Named::default(), actors, place, before_introduction })
    }

    /// What holds of every entry, whatever it tells.
    fn examine_envelope(
        &self,
        eyes: &Eyes<'_>,
        entry: &Entry,
        kind: &'static Kind,
        taken: bool,
    ) -> Result<Actors, Fault> {
        let Entry { id, event, .. } = entry;
        let fault = |rule| Err(Fault::new(rule, Subject::Entry(id.clone())));

        // any.any.opened, negotiation.opened.first
        match (event, &self.state.process) {
            (Event::Negotiation(NegotiationEvent::Opened(_)), Some(_)) => {
                return Err(Fault::new(&NEGOTIATION_OPENED_FIRST, Subject::Negotiation));
            }
            (_, None) if needs_talks(entry) => self.begins_with_opening(event)?,
            (_, None | Some(_)) => {}
        }
        // entry.id.same: an id that is taken belongs to the same content
        if taken {
            return fault(&ENTRY_ID_SAME);
        }
        // entry.id.reserved, entry.cause.earlier
        match (id.is_made(), &entry.rare.cause) {
            (false, None) if id.as_str().len() <= crate::value::id::MAX_LEN => {}
            (false, None) => return fault(&ENTRY_BOUNDS_SIZE),
            (true, Some(cause)) if follows_from(id, cause) => {
                if self.log.find(cause.as_str()).is_none() {
                    return Err(Fault::new(&ENTRY_CAUSE_EARLIER, Subject::Entry(cause.clone())));
                }
            }
            _ => return fault(&ENTRY_ID_RESERVED),
        }
        // entry.recorded.valid: at an instant that can be written
        if !instant::can_be_written(&entry.recorded) {
            return fault(&ENTRY_RECORDED_VALID);
        }
        // entry.recorded.order
        if self.last_recorded().is_some_and(|last| last > entry.recorded) {
            return fault(&ENTRY_RECORDED_ORDER);
        }
        // entry.mode.allowed
        if entry.mode == Mode::Observed && self.begins_with_opening(event).is_ok() {
            let procedure = if let Event::Negotiation(NegotiationEvent::Opened(opened)) = event {
                &opened.procedure
            } else {
                &**self.state.procedure()
            };
            if !procedure.observing().allows(&entry.recorder) {
                return fault(&ENTRY_MODE_ALLOWED);
            }
        }
        // entry.bounds.size
        let marks = kind.marks();
        if entry.rare.sources.len() > MAX_SOURCES || (marks.lists && !event.fits()) {
            return fault(&ENTRY_BOUNDS_SIZE);
        }
        // entry.embargo.public
        let until = entry.rare.embargo.as_ref();
        if until.is_some_and(|until| entry.disclosure.is_public() || until.anchors().next().is_some()) {
            return fault(&ENTRY_EMBARGO_PUBLIC);
        }
        // entry.rests_on.question, entry.reached.decided
        if entry.rare.rests_on.is_some() && !marks.by_question {
            return fault(&ENTRY_RESTS_ON_QUESTION);
        }
        if entry.reached.is_some() && !event.is_decided() {
            return fault(&ENTRY_REACHED_DECIDED);
        }
        self.parties_known(eyes, entry)
    }

    /// entry.parties.known: a party that acts, or that an entry is disclosed to, is known; the secretariat may disclose one to
    /// the party that it adds (a party would learn whether the id is taken). The opening comes before every party.
    fn parties_known(&self, eyes: &Eyes<'_>, entry: &Entry) -> Result<Actors, Fault> {
        if matches!(entry.event, Event::Negotiation(NegotiationEvent::Opened(_))) {
            return Ok(Actors::None);
        }
        let known = |party: &PartyId| {
            let hidden = self.is_hidden(eyes.senders(), Mention::Party(party));
            let found = self.state.parties.find(party.as_str()).filter(|_| !hidden);
            found.ok_or_else(|| Fault::new(&ENTRY_PARTIES_KNOWN, Subject::Party(party.clone())))
        };
        let acting = |acting: &Acting| {
            let party = known(&acting.party)?;
            // entry.person.known: so is a person who acts
            if let Some(person) = acting.person.as_ref() {
                let hidden = self.is_hidden(eyes.senders(), Mention::Person(person));
                if hidden || self.state.persons.find(person.as_str()).is_none() {
                    return Err(Fault::new(&ENTRY_PERSON_KNOWN, Subject::Person(person.clone())));
                }
            }
            acting.on_behalf_of.as_ref().map_or(Ok(party), known)
        };
        let actors = match &entry.by {
            Actor::Party(party) => Actors::One(known(party)?),
            Actor::Acting(one) => Actors::One(acting(one)?),
            Actor::Jointly(joint) => {
                Actors::Many(joint.members().iter().map(acting).collect::<Result<_, _>>()?)
            }
            Actor::Secretariat | Actor::Procedure | Actor::Outside(_) | Actor::Unknown => Actors::None,
        };
        if let Disclosure::Parties(parties) = &entry.disclosure {
            // entry.bounds.size
            if parties.len() > 256 {
                return Err(Fault::new(&ENTRY_BOUNDS_SIZE, Subject::Entry(entry.id.clone())));
            }
            // What is left of an entry that was erased may have been disclosed to whom it added; and a correction is disclosed as
            // what it is of.
            let is_new = |party: &PartyId| {
                matches!(entry.event, Event::Payload(_))
                    || entry.event.is_correction()
                    || !entry.by.is_of_parties()
                        && entry.event.introduces().contains(&Some(Mention::Party(party)))
            };
            parties.iter().filter(|party| !is_new(party)).try_for_each(|party| known(party).map(drop))?;
        }
        Ok(actors)
    }

    /// T.E.known: every id that the event names exists. T.E.free: the ids that it gives are not
    /// taken.
    fn ids_known(
        &self,
        eyes: &Eyes<'_>,
        entry: &Entry,
        kind: &'static Kind,
        acting: Option<(&PartyId, Ix<PartyState>)>,
    ) -> Result<Named, Fault> {
        let event = &entry.event;
        let gives_ids = !kind.marks().introduces.is_empty();
        if gives_ids {
            for given in event.introduces().into_iter().flatten() {
                if self.state.introduced(given).is_some() {
                    return Err(Fault::new(kind.free(), given.into()));
                }
            }
        }
        // What is said of an entry may be said of one that does not stand any more, and does not keep it from
        // being retracted.
        let is_entry = |id: &EntryId| {
            if let Event::Record(_) | Event::Account(_) = event {
                self.is_taken(id)
            } else {
                self.log.find(id.as_str()).is_some()
            }
        };
        let is_hidden = |mention: Mention<'_>| self.is_hidden(eyes.all(), mention);
        let hides = !eyes.all().is_empty();
        match self.state.look_up(entry, gives_ids, acting, &is_entry, hides.then_some(&is_hidden)) {
            (named, None) => Ok(named),
            (_, Some(mention)) => Err(Fault::new(kind.known(), mention.into())),
        }
    }

    /// any.any.translation: what is done with words is done with authentic ones. A translation is rectified, and spoken of.
    fn names_no_translation(&self, event: &Event) -> Result<(), Fault> {
        if !self.state.translated
            || matches!(event, Event::Point(PointEvent::Rectified(_)) | Event::Account(_))
        {
            return Ok(());
        }
        let mut found = None;
        event.each_mention(&mut |mention| {
            if let Mention::Wording(id) = mention {
                let words = self.state.wordings.find(id.as_str());
                if self.state.beside(words) == Some(Standing::Translation) {
                    found.get_or_insert_with(|| id.clone());
                }
            }
        });
        found.map_or(Ok(()), |id| Err(Fault::new(&ANY_ANY_TRANSLATION, Subject::Wording(id))))
    }

    /// Where the entry stands on the time of the events: what had been reached by the end of the interval of the entry,
    /// as far as that allows, and not before anything that it mentions. Also whether it certainly occurred before one of
    /// these was introduced. What a time hangs on need not stand before it: the day before the signing is told by the signing.
    pub(crate) fn place(&self, eyes: &Eyes<'_>, entry: &Entry) -> Result<(EventTime, bool), Fault> {
        let recorded = entry.recorded.to_utc();
        let Some(occurred) = &entry.rare.occurred else {
            return Ok((recorded, false));
        };
        // entry.occurred.anchor: a relative date refers to an earlier entry
        let is_there = |id: &EntryId| {
            self.log.find(id.as_str()).is_some() && !self.is_hidden(eyes.senders(), Mention::Entry(id))
        };
        if let Some(anchor) = occurred.anchors().find(|id| !is_there(id)) {
            return Err(Fault::new(&ENTRY_OCCURRED_ANCHOR, Subject::Entry(anchor.clone())));
        }
        // The opening brings the offset of the record with it.
        let span = if let Event::Negotiation(NegotiationEvent::Opened(opened)) = &entry.event {
            occurred.span(opened.procedure.offset())
        } else {
            self.span_of(occurred)
        };
        // entry.occurred.not_later
        if span.earliest.is_some_and(|earliest| earliest > recorded) {
            return Err(Fault::new(&ENTRY_OCCURRED_NOT_LATER, Subject::Entry(entry.id.clone())));
        }
        let latest = span.latest.map_or(recorded, |latest| latest.min(recorded));
        let earliest = span.earliest.unwrap_or(latest).min(latest);
        let unbounded = span.earliest.is_none();
        // Told late, it comes where it would have come in its turn.
        let mut place = match self.reached.by(latest) {
            Some(reached) if unbounded => reached,
            Some(reached) => reached.max(earliest),
            None => earliest,
        };
        let mut before_introduction = false;
        let mut raise = |mention: Mention<'_>| {
            let introduced = self.state.introduced(mention);
            if let Some((seq, &at)) = introduced.and_then(|seq| Some((seq, self.places.get(seq as usize)?))) {
                place = place.max(at);
                let earliest = || self.span_of_entry(seq).and_then(|span| span.earliest);
                before_introduction |= at > latest && earliest().is_some_and(|earliest| earliest > latest);
            }
        };
        entry.each_mention(&mut raise);
        Ok((place, before_introduction))
    }
}

/// Whether an entry makes sense only where talks are known: parties and persons as such, what was signed, promised
/// or done, and what is said of the record live without them. What a vote or a decision rule of the talks decided tells of these.
fn needs_talks(entry: &Entry) -> bool {
    if entry.reached.is_some() || entry.rare.rests_on.is_some() {
        return true;
    }
    match &entry.event {
        Event::Party(event) => match event {
            PartyEvent::Added(_)
            | PartyEvent::Renamed(_)
            | PartyEvent::AliasAdded(_)
            | PartyEvent::Dissolved(_)
            | PartyEvent::MembershipBegun(_)
            | PartyEvent::MembershipEnded(_)
            | PartyEvent::Split(_)
            | PartyEvent::Merged(_)
            | PartyEvent::Succeeded(_)
            | PartyEvent::ActConfirmed(_) => false,
            PartyEvent::Invited(_)
            | PartyEvent::InvitationWithdrawn(_)
            | PartyEvent::Joined(_)
            | PartyEvent::Declined(_)
            | PartyEvent::Suspended(_)
            | PartyEvent::Resumed(_)
            | PartyEvent::Excluded(_)
            | PartyEvent::Readmitted(_)
            | PartyEvent::Withdrawn(_)
            | PartyEvent::Returned(_)
            | PartyEvent::RoleOffered(_)
            | PartyEvent::RoleAssigned(_)
            | PartyEvent::RoleDeclined(_)
            | PartyEvent::RoleEnded(_)
            | PartyEvent::WeightSet(_) => true,
        },
        Event::Person(event) => match event {
            PersonEvent::Added(_)
            | PersonEvent::Renamed(_)
            | PersonEvent::OfficeBegun(_)
            | PersonEvent::OfficeEnded(_) => false,
            PersonEvent::Accredited(_)
            | PersonEvent::PowersChanged(_)
            | PersonEvent::AccreditationEnded(_) => true,
        },
        Event::Instrument(_)
        | Event::Consent(_)
        | Event::Gate(_)
        | Event::Commitment(_)
        | Event::Ceasefire(_)
        | Event::Measure(_)
        | Event::Record(_)
        | Event::Payload(_)
        | Event::Account(_)
        | Event::Watch(_) => false,
        Event::Negotiation(event) => !matches!(event, NegotiationEvent::Opened(_)),
        Event::Point(_)
        | Event::Version(_)
        | Event::Position(_)
        | Event::Meeting(_)
        | Event::Proposal(_)
        | Event::Link(_)
        | Event::Alternative(_)
        | Event::Question(_)
        | Event::Track(_)
        | Event::Deadline(_)
        | Event::Assessment(_) => true,
    }
}

/// Whether an id is that of a consequence of this entry: the cause, a `/`, and more.
pub(crate) fn follows_from(id: &EntryId, cause: &EntryId) -> bool {
    id.as_str().strip_prefix(cause.as_str()).is_some_and(|rest| rest.starts_with('/') && rest.len() > 1)
}
