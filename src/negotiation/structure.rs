//! Structure: what every record must be, whoever wrote it. One set of checks for `decide`,
//! `apply` and `replay`; none of them is ever waived.

use crate::{
    entry::{Actor, Disclosure, Draft, Entry, Event, Mode, Subject},
    fact::{Mention, Mentions},
    id::EntryId,
    meeting::MeetingEvent,
    negotiation::Negotiation,
    party::PartyEvent,
    point::PointEvent,
    process::NegotiationEvent,
    register::Place,
    rule::{
        Rule,
        catalogue::{
            ANY_ANY_OPENED, ENTRY_BOUNDS_SIZE, ENTRY_CAUSE_EARLIER, ENTRY_ID_RESERVED, ENTRY_ID_SAME,
            ENTRY_MODE_ALLOWED, ENTRY_OCCURRED_NOT_LATER, ENTRY_PARTIES_KNOWN, ENTRY_RECORDED_ORDER,
            ENTRY_RECORDED_VALID, NEGOTIATION_OPENED_FIRST,
        },
    },
    source::MAX_SOURCES,
    version::VersionEvent,
    when::{Instant, When},
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

/// What a draft and an entry have in common.
#[derive(Clone, Copy)]
pub(crate) struct Envelope<'a> {
    pub(crate) id: &'a EntryId,
    pub(crate) by: &'a Actor,
    pub(crate) recorded: Instant,
    pub(crate) occurred: Option<&'a When>,
    pub(crate) sources: usize,
    pub(crate) disclosure: &'a Disclosure,
    pub(crate) mode: Mode,
    pub(crate) cause: Option<&'a EntryId>,
    pub(crate) event: &'a Event,
}

impl<'a> From<&'a Draft> for Envelope<'a> {
    fn from(draft: &'a Draft) -> Self {
        Self {
            id: &draft.id,
            by: &draft.by,
            recorded: draft.recorded,
            occurred: draft.occurred.as_ref(),
            sources: draft.sources.len(),
            disclosure: &draft.disclosure,
            mode: draft.mode,
            cause: None,
            event: &draft.event,
        }
    }
}

impl<'a> From<&'a Entry> for Envelope<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            id: &entry.id,
            by: &entry.by,
            recorded: entry.recorded,
            occurred: entry.occurred.as_ref(),
            sources: entry.sources.len(),
            disclosure: &entry.disclosure,
            mode: entry.mode,
            cause: entry.cause.as_ref(),
            event: &entry.event,
        }
    }
}

/// What the examination of an envelope found out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Examined {
    /// Where the entry stands on the time of the events.
    pub(crate) place: Place,
    /// Whether that is later than the entry could have occurred.
    pub(crate) before_introduction: bool,
}

impl Event {
    /// The thing that the event introduces.
    pub(crate) const fn introduces(&self) -> Option<Mention<'_>> {
        match self {
            Self::Party(PartyEvent::Added(added)) => Some(Mention::Party(&added.party)),
            Self::Point(PointEvent::Tabled(tabled)) => Some(Mention::Point(&tabled.point)),
            Self::Version(VersionEvent::Drafted(drafted)) => Some(Mention::Version(&drafted.version)),
            Self::Meeting(MeetingEvent::Added(added)) => Some(Mention::Meeting(&added.meeting)),
            _ => None,
        }
    }

    /// The wording that the event introduces.
    pub(crate) const fn introduces_words(&self) -> Option<Mention<'_>> {
        let wording = match self {
            Self::Point(PointEvent::Tabled(fact)) => fact.wording.as_ref(),
            Self::Point(PointEvent::Awarded(fact)) => fact.wording.as_ref(),
            Self::Point(PointEvent::Reworded(fact)) => Some(&fact.wording),
            Self::Point(PointEvent::Rectified(fact)) => Some(&fact.wording),
            _ => None,
        };
        match wording {
            Some(wording) => Some(Mention::Wording(&wording.id)),
            None => None,
        }
    }
}

impl Negotiation {
    /// Checks every structural rule, in the order of the page.
    pub(crate) fn examine(&self, envelope: Envelope<'_>) -> Result<Examined, Fault> {
        let Envelope { id, event, .. } = envelope;
        let entry = || Subject::Entry(id.clone());

        // any.any.opened, negotiation.opened.first
        match (event, &self.state.process) {
            (Event::Negotiation(NegotiationEvent::Opened(_)), Some(_)) => {
                return Err(Fault::new(&NEGOTIATION_OPENED_FIRST, Subject::Negotiation));
            }
            (Event::Negotiation(NegotiationEvent::Opened(_)), None) | (_, Some(_)) => {}
            (_, None) => return Err(Fault::new(&ANY_ANY_OPENED, Subject::Negotiation)),
        }
        // entry.id.same: an id that is taken belongs to the same content
        if self.log.find(id.as_str()).is_some() {
            return Err(Fault::new(&ENTRY_ID_SAME, entry()));
        }
        // entry.id.reserved, entry.cause.earlier
        match (id.as_str().split_once('/'), envelope.cause) {
            (None, None) if id.as_str().len() <= crate::id::MAX_LEN => {}
            (None, None) => return Err(Fault::new(&ENTRY_BOUNDS_SIZE, entry())),
            (Some(_), Some(cause)) if follows_from(id, cause) => {
                if self.log.find(cause.as_str()).is_none() {
                    return Err(Fault::new(&ENTRY_CAUSE_EARLIER, Subject::Entry(cause.clone())));
                }
            }
            _ => return Err(Fault::new(&ENTRY_ID_RESERVED, entry())),
        }
        // entry.recorded.valid: at an instant that can be written
        if When::instant(envelope.recorded).is_err() {
            return Err(Fault::new(&ENTRY_RECORDED_VALID, entry()));
        }
        // entry.recorded.order
        if self.last_recorded().is_some_and(|last| last > envelope.recorded) {
            return Err(Fault::new(&ENTRY_RECORDED_ORDER, entry()));
        }
        // entry.mode.allowed
        if envelope.mode == Mode::Observed {
            let allowed = match event {
                Event::Negotiation(NegotiationEvent::Opened(opened)) => {
                    opened.procedure.observing() == crate::terms::Observing::Allowed
                }
                _ => self.state.procedure().observing() == crate::terms::Observing::Allowed,
            };
            if !allowed {
                return Err(Fault::new(&ENTRY_MODE_ALLOWED, entry()));
            }
        }
        // entry.bounds.size
        if envelope.sources > MAX_SOURCES || !event.fits() {
            return Err(Fault::new(&ENTRY_BOUNDS_SIZE, entry()));
        }
        self.parties_known(envelope)?;
        self.ids_known(event)?;
        self.state.check(event)?;
        self.place(envelope)
    }

    /// entry.parties.known: a party that acts, or that an entry is disclosed to, is known. The
    /// opening comes before every party.
    fn parties_known(&self, envelope: Envelope<'_>) -> Result<(), Fault> {
        if matches!(envelope.event, Event::Negotiation(NegotiationEvent::Opened(_))) {
            return Ok(());
        }
        let known = |party: &crate::id::PartyId| {
            if self.state.parties.find(party.as_str()).is_some() {
                Ok(())
            } else {
                Err(Fault::new(&ENTRY_PARTIES_KNOWN, Subject::Party(party.clone())))
            }
        };
        for (party, on_behalf_of) in envelope.by.parties() {
            known(party)?;
            on_behalf_of.map_or(Ok(()), known)?;
        }
        if let Disclosure::Parties(parties) = envelope.disclosure {
            // entry.bounds.size
            if parties.len() > 256 {
                return Err(Fault::new(&ENTRY_BOUNDS_SIZE, Subject::Entry(envelope.id.clone())));
            }
            parties.iter().try_for_each(known)?;
        }
        Ok(())
    }

    /// T.E.known: every id that the event names exists. T.E.free: the ids that it gives are not
    /// taken.
    fn ids_known(&self, event: &Event) -> Result<(), Fault> {
        let kind = event.kind();
        let new = event.introduces();
        for given in [new, event.introduces_words()].into_iter().flatten() {
            if self.state.introduced(given).is_some() {
                return Err(Fault::new(kind.free(), given.into()));
            }
        }
        let mut unknown = None;
        event.each_mention(&mut |mention| {
            if unknown.is_none() && Some(mention) != new && self.state.introduced(mention).is_none() {
                unknown = Some(mention);
            }
        });
        unknown.map_or(Ok(()), |mention| Err(Fault::new(kind.known(), mention.into())))
    }

    /// Where the entry stands on the time of the events: the frontier, as far as the interval of
    /// the entry allows, and not before anything that it mentions.
    fn place(&self, envelope: Envelope<'_>) -> Result<Examined, Fault> {
        let recorded = envelope.recorded.to_utc();
        let Some(occurred) = envelope.occurred else {
            return Ok(Examined { place: recorded, before_introduction: false });
        };
        let span = occurred.span(self.state.offset());
        // entry.occurred.not_later
        if span.earliest.is_some_and(|earliest| earliest > recorded) {
            return Err(Fault::new(&ENTRY_OCCURRED_NOT_LATER, Subject::Entry(envelope.id.clone())));
        }
        let latest = span.latest.map_or(recorded, |latest| latest.min(recorded));
        let earliest = span.earliest.unwrap_or(latest).min(latest);
        let unbounded = span.earliest.is_none();
        let clamped = match self.frontier {
            Some(frontier) if unbounded => frontier.min(latest),
            Some(frontier) => frontier.clamp(earliest, latest),
            None => earliest,
        };
        let mut place = clamped;
        let mut raise = |mention: Mention<'_>| {
            let introduced = self.state.introduced(mention).and_then(|seq| self.places.get(seq as usize));
            if let Some(&introduced) = introduced {
                place = place.max(introduced);
            }
        };
        envelope.event.each_mention(&mut raise);
        Ok(Examined { place, before_introduction: place > latest })
    }
}

/// Whether an id is that of a consequence of this entry: the cause, a `/`, and more.
fn follows_from(id: &EntryId, cause: &EntryId) -> bool {
    id.as_str().strip_prefix(cause.as_str()).is_some_and(|rest| rest.starts_with('/') && rest.len() > 1)
}
