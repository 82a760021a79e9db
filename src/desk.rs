//! Proposing in one line.

use std::fmt;

use crate::{
    Error,
    event::{Actor, Disclosure, Draft, Event, Mode},
    judge::Recorded,
    record::Record,
    state::Negotiation,
    talks::party,
    value::{
        IntoValue, Invalid,
        id::{EntryId, PartyId, RecorderId},
        role::Role,
        source::Source,
        text::{Name, Text},
        when::{Instant, When},
        word::PartyKind,
    },
};

/// The desk at which a record is kept: who records, what time it is, and where the ids of entries come from.
///
/// It makes a draft of each event that it is given, and proposes it. The clock is that of the caller: it shows the instant that it was
/// set to ([`set_time`](Self::set_time)), since the crate reads no clock. With chrono, [`Utc::now`](chrono::Utc::now) is
/// "now": `Utc::now().fixed_offset()`.
///
/// Entries are numbered, `e1`, `e2` and so on, from the number of entries that there are; an id that is taken is passed over. So the
/// numbers go on when a record was loaded. Where several write at once, or a draft may be sent twice, give it ids of your own
/// ([`with_ids`](Self::with_ids), [`Turn::with_id`]).
///
/// ```
/// use negotiation::{Error, Record, decision::Procedure, desk::Desk, talks::{point, position::{self, Stance}, process}};
/// use negotiation::value::{id::PointId, word::{Area, PartyKind}};
///
/// let mut record = Record::new();
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-03-02T09:00:00+01:00")?;
/// desk.secretariat().propose(process::Opened::new("wages", "Wages 2026", Procedure::collective_bargaining())?)?;
/// desk.seat("union", "The union", PartyKind::UNION)?;
/// desk.seat("firm", "The firm", PartyKind::COMPANY)?;
/// desk.by("union").propose(point::Tabled::new("pay", "Pay", Area::ECONOMY)?)?;
///
/// let error = desk.by("union").propose(point::TextAgreed::new("pay")?).unwrap_err();
/// assert_eq!(error.code(), "point.text_agreed.agreement");
/// assert!(desk.explain(&error).contains("help: "));
/// assert_eq!(desk.record().entries().len(), 10);
///
/// // What is wrong with an actor, a reason or an id is told when it is proposed.
/// let error = desk.by("the union").propose(point::TakenUp::new("pay")?).unwrap_err();
/// assert_eq!(error.code(), "invalid.id");
/// # Ok::<(), Error>(())
/// ```
pub struct Desk<'r> {
    record: &'r mut Record,
    recorder: RecorderId,
    at: Instant,
    // Owned, so that the record is free again as soon as the desk is not used any more.
    ids: Option<Box<dyn Iterator<Item = EntryId> + Send>>,
}

/// Who records and what time it is, and no entry: they may be confidential.
impl fmt::Debug for Desk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("recorder", &self.recorder).field("at", &self.at).finish_non_exhaustive()
    }
}

impl<'r> Desk<'r> {
    /// Opens the desk of a record, with who records and the time that its clock shows.
    ///
    /// # Errors
    /// [`Error::Invalid`] if a text is no recorder id or no instant; an instant has an offset or `Z`.
    pub fn of(
        record: &'r mut Record,
        recorder: impl IntoValue<RecorderId>,
        at: impl IntoValue<Instant>,
    ) -> Result<Self, Error> {
        Ok(Self { record, recorder: recorder.into_value()?, at: at.into_value()?, ids: None })
    }

    /// Takes the ids of entries from here. Ids that are taken are not passed over: a draft under one repeats that entry or is
    /// refused (`entry.id.same`).
    #[must_use]
    pub fn with_ids(mut self, ids: impl IntoIterator<Item = EntryId, IntoIter: Send + 'static>) -> Self {
        self.ids = Some(Box::new(ids.into_iter()));
        self
    }

    /// Sets the clock. A time before that of the last entry is refused when something is proposed (`entry.recorded.order`).
    ///
    /// # Errors
    /// [`Error::Invalid`] if a text is no instant.
    pub fn set_time(&mut self, at: impl IntoValue<Instant>) -> Result<&mut Self, Error> {
        self.at = at.into_value()?;
        Ok(self)
    }

    /// Returns the time that the clock shows.
    #[must_use]
    pub const fn time(&self) -> Instant {
        self.at
    }

    /// Returns the record.
    #[must_use]
    pub const fn record(&self) -> &Record {
        self.record
    }

    /// Returns the negotiation, to ask it.
    #[must_use]
    pub const fn negotiation(&self) -> &Negotiation {
        self.record.negotiation()
    }

    /// Begins an act of somebody: of a party by its id, or of any [`Actor`].
    pub fn by(&mut self, actor: impl IntoValue<Actor>) -> Turn<'_, 'r> {
        let (by, fault) = match actor.into_value() {
            Ok(by) => (by, None),
            Err(invalid) => (Actor::Unknown, Some(invalid)),
        };
        Turn {
            desk: self,
            by,
            fault,
            id: None,
            mode: Mode::Governed,
            occurred: None,
            reason: None,
            sources: Vec::new(),
            disclosure: Disclosure::Public,
        }
    }

    /// Begins an act of the secretariat, which sets the table up and keeps the record.
    pub fn secretariat(&mut self) -> Turn<'_, 'r> {
        self.by(Actor::Secretariat)
    }

    /// Seats a party as a principal: the secretariat adds it, gives it the role and invites it, and the party joins. All of it is
    /// recorded, or nothing.
    ///
    /// # Errors
    /// [`Error::OneRefused`] names the act that is refused, such as the first for an id that is taken (`party.added.free`);
    /// [`Error::Invalid`] if a text cannot be what it is given for; [`Error::NoIds`].
    pub fn seat(
        &mut self,
        party: impl IntoValue<PartyId>,
        name: impl IntoValue<Name>,
        kind: impl IntoValue<PartyKind>,
    ) -> Result<Vec<Recorded>, Error> {
        let party: PartyId = party.into_value()?;
        let acts: [(Actor, Event); 4] = [
            (Actor::Secretariat, party::Added::new(&party, name, kind)?.into()),
            (Actor::Secretariat, party::RoleAssigned::new(&party, Role::PRINCIPAL)?.into()),
            (Actor::Secretariat, party::Invited::new(&party)?.into()),
            (Actor::party(party.clone()), party::Joined::new(&party)?.into()),
        ];
        let (mut drafts, mut number) = (Vec::new(), self.record.entries().len());
        for (by, event) in acts {
            let id = self.next_id(&mut number)?;
            drafts.push(Draft::new(id, self.recorder.clone(), self.at, by, event));
        }
        Ok(self.record.propose_all(drafts)?)
    }

    /// Proposes a draft as it is. For drafts that were read, or made with [`Turn::draft`].
    ///
    /// # Errors
    /// [`Error::Refused`].
    pub fn propose(&mut self, draft: Draft) -> Result<Recorded, Error> {
        Ok(self.record.propose(draft)?)
    }

    /// Says what is wrong; of a refusal, with the tally and what would make the act possible. It may tell anything that the record
    /// holds: what a party may be told, [`View::explain`](crate::record::View::explain) says.
    #[must_use]
    pub fn explain(&self, error: &Error) -> String {
        let refusal = error.refusal();
        refusal.map_or_else(|| error.to_string(), |refusal| refusal.explain(self.negotiation()).to_string())
    }

    /// The id of the next entry: the next number from this one on that is free.
    fn next_id(&mut self, number: &mut usize) -> Result<EntryId, Error> {
        if let Some(ids) = &mut self.ids {
            return ids.next().ok_or(Error::NoIds);
        }
        loop {
            *number += 1;
            let id = EntryId::new(format!("e{number}"))?;
            if self.record.entry(&id).is_none() {
                return Ok(id);
            }
        }
    }
}

/// One act at a [`Desk`]: by whom, and what is said of it. It is recorded when it is given its event.
///
/// ```
/// use negotiation::{Error, Record, decision::Procedure, desk::Desk, prelude::*, talks::{meeting, process}};
///
/// let mut record = Record::new();
/// let mut desk = Desk::of(&mut record, "newsroom", "2026-01-22T20:00:00+01:00")?;
/// desk.secretariat().propose(process::Opened::new("talks", "The talks", Procedure::observed())?)?;
///
/// let recorded = desk
///     .by(Actor::Unknown)
///     .observed()
///     .with_occurred("2026-01-21")
///     .with_reason("as the agencies report")
///     .propose(meeting::Added::new("abu-dhabi", meeting::Format::TRILATERAL)?)?;
/// let entry = recorded.entries().next().expect("the act");
/// assert_eq!((entry.id().as_str(), entry.mode()), ("e2", Mode::Observed));
///
/// let error = desk.secretariat().with_occurred("yesterday").propose(meeting::Held::new("abu-dhabi")?).unwrap_err();
/// assert_eq!(error.code(), "invalid.when");
/// # Ok::<(), Error>(())
/// ```
#[must_use = "nothing is proposed until it is given an event"]
pub struct Turn<'d, 'r> {
    desk: &'d mut Desk<'r>,
    by: Actor,
    id: Option<EntryId>,
    mode: Mode,
    occurred: Option<When>,
    reason: Option<Text>,
    sources: Vec<Source>,
    disclosure: Disclosure,
    /// The first thing that was given and cannot be.
    fault: Option<Invalid>,
}

impl fmt::Debug for Turn<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Turn").field("by", &self.by).field("mode", &self.mode).finish_non_exhaustive()
    }
}

impl<'d, 'r> Turn<'d, 'r> {
    /// Keeps a value, or the first fault.
    fn take<T>(&mut self, value: impl IntoValue<T>) -> Option<T> {
        let value = value.into_value();
        value.map_err(|invalid| self.fault.get_or_insert(invalid)).ok()
    }

    /// Gives the entry an id of its own, so that the draft can be sent again: it then repeats the entry.
    pub fn with_id(mut self, id: impl IntoValue<EntryId>) -> Self {
        self.id = self.take(id);
        self
    }

    /// Tells it as observed: what is not in order is kept with the entry as an irregularity.
    pub fn observed(mut self) -> Self {
        self.mode = Mode::Observed;
        self
    }

    /// Says when it occurred, if that is not when it is recorded.
    pub fn with_occurred(mut self, when: impl IntoValue<When>) -> Self {
        self.occurred = self.take(when);
        self
    }

    /// Gives the reason, in the actor's own words.
    pub fn with_reason(mut self, reason: impl IntoValue<Text>) -> Self {
        self.reason = self.take(reason);
        self
    }

    /// Names where it is known from. May be given several times.
    pub fn with_source(mut self, source: Source) -> Self {
        self.sources.push(source);
        self
    }

    /// Says to whom it is disclosed, if not to the public.
    pub fn with_disclosure(mut self, disclosure: Disclosure) -> Self {
        self.disclosure = disclosure;
        self
    }

    /// Makes the draft and does not propose it: to look at it, to send it, or to say more of it.
    ///
    /// # Errors
    /// [`Error::Invalid`] if what was said before cannot be; [`Error::NoIds`].
    pub fn draft(self, event: impl Into<Event>) -> Result<Draft, Error> {
        Ok(self.make(event.into())?.1)
    }

    /// Proposes the event.
    ///
    /// # Errors
    /// [`Error::Refused`] with the rule; [`Error::Invalid`] if what was said before cannot be; [`Error::NoIds`].
    pub fn propose(self, event: impl Into<Event>) -> Result<Recorded, Error> {
        let (desk, draft) = self.make(event.into())?;
        desk.propose(draft)
    }

    fn make(self, event: Event) -> Result<(&'d mut Desk<'r>, Draft), Error> {
        let Self { desk, by, id, mode, occurred, reason, sources, disclosure, fault } = self;
        if let Some(invalid) = fault {
            return Err(invalid.into());
        }
        let mut number = desk.record.entries().len();
        let id = id.map_or_else(|| desk.next_id(&mut number), Ok)?;
        let draft = Draft::new(id, desk.recorder.clone(), desk.at, by, event).with_disclosure(disclosure);
        let draft = if mode == Mode::Observed { draft.observed() } else { draft };
        let draft = occurred.into_iter().fold(draft, Draft::with_occurred);
        let draft = reason.into_iter().fold(draft, Draft::with_reason);
        Ok((desk, sources.into_iter().fold(draft, Draft::with_source)))
    }
}
