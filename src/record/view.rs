//! The record as one audience sees it.

use std::{fmt, sync::Arc};

use super::{
    Past, Record,
    visibility::{Viewer, told_later},
};
use crate::{
    event::{Disclosure, Draft, Entry},
    judge::{Explanation, Refusal},
    state::{HistoryError, Negotiation},
    value::{
        id::{EntryId, PartyId},
        sorted::{Map, Set},
        when::Instant,
    },
};

/// Who looks at a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Audience {
    /// Everybody: what is public, and nothing else.
    Public,
    /// All who take part: what each of them may see, whoever it is.
    Participants,
    /// One party: what is public, what it takes part in, what names it, and what its roles admit it to.
    Party(PartyId),
}

crate::wire::wire_enum! { Audience {
    Public = "public",
    Participants = "participants",
    Party(PartyId) = "party",
} }

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("the public"),
            Self::Participants => f.write_str("all participants"),
            Self::Party(party) => write!(f, "party `{party}`"),
        }
    }
}

/// What was stored is not a view.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidView {
    /// An entry does not fit.
    #[error(transparent)]
    Entry(#[from] HistoryError),
    /// An entry was not disclosed to the audience at the instant that is given.
    #[error("entry `{entry}` was not disclosed then, as far as the view tells")]
    Since {
        /// The entry.
        entry: EntryId,
    },
    /// An entry is not for the audience, or was for it from the beginning.
    #[error("entry `{entry}` is not disclosed to {audience} as the view says")]
    Disclosure {
        /// The entry.
        entry: EntryId,
        /// For whom the view is said to be.
        audience: Audience,
    },
}

/// A record as one audience sees it: made from the entries that the audience may see, and from nothing else.
///
/// An entry is in the view if its disclosure admits the audience, and everything that it rests on is in the view
/// as well: what its ids name, what its dates hang on, the parties that act or to whom it is disclosed, the entry
/// that it follows from, and whatever else it needs to make sense, such as the membership that ends. So the
/// entries of a view are a record: they can be stored, replayed and asked like any other.
///
/// Every record begins with its opening. One that is hidden from an audience hides the talks from it, whatever of them is public: who
/// sits at the table, points, meetings, offers. What lives without talks is seen beside it: who there is (parties, persons, and their
/// offices), truces, measures, instruments and consents to them, gates, commitments, and what is said of entries. Once the opening is
/// disclosed the rest is there as well, and known since then. What a decision rule of the talks or a vote decided stays with them, since it
/// tells who sits there. The rules of procedure are hidden with the opening, the offset for bare dates among them: the view reads these at UTC.
///
/// A disclosure counts if it is in the view itself: if it rests on something hidden, it tells the audience nothing.
///
/// So what mentions only what the audience sees may still not be in the view, because what it undoes, or what makes
/// room for it, is hidden: that a party left a track is hidden, and that it came back is public; that a role ended,
/// that observing was allowed. Whoever wants it seen discloses what it rests on. Nothing is refused for it; the
/// finding `review.record.unseen` of [`Record::review`](super::Record::review) lists it.
///
/// Whether a party takes part, and which roles it holds, is asked once, of the record as it stands now, and then
/// holds for all entries: who joins today sees what all participants may see from the beginning, and
/// [`known_at`](Self::known_at) shows it as if it had been seen all along. Places, numbers and states are worked out from the entries of the view alone. If two
/// records show an audience the same entries, it gets the same view of both, byte for byte, and the same answer
/// to every question.
///
/// What was disclosed later (`record.disclosed`) stands at its old place, with the time at which it occurred and
/// with what corrects it and what followed from it. So entries may come in between, and a view does not only
/// grow at its end: [`known_since`](Self::known_since) says since when the audience has known of an entry.
///
/// A view is folded once from its entries, and once more for each correction in it, as a record of lines is; and
/// again where a disclosure was counted that is not in it itself, which is rare.
///
/// What remains to be learned, and is for the program to mind:
///
/// - **Ids** are chosen by the program. Those that count (`e41`, `e43`) tell that something is missing; so does a
///   collision, where the audience proposes an id that a hidden entry has. [`Gatekeeper`](super::Gatekeeper) asks for
///   ids that are the sender's own. The ids of things that a draft introduces can still collide.
/// - **All that an entry has** goes out with it: its sources with their addresses, its metadata, its recorder, and
///   whether it was governed or observed. No
///   part of an entry is kept back. A source that is not for all is recorded as an entry of its own
///   ([`record.sourced`](crate::notes::correction::Sourced)), disclosed to fewer; what else the program wants to keep to
///   itself belongs beside the record.
/// - **What an entry says of others**: irregularities, and how something was reached, were worked out on the whole
///   record, and are part of the entry. Its disclosure names the others to whom it is disclosed.
/// - **That an act was refused** may rest on something hidden. [`View::explain`] tells no more than the view shows.
/// - **When** an entry was recorded tells when its recorder was at work. Of one that was disclosed later it tells
///   how long it was kept from the audience; that is what disclosing it says.
/// - **A correction or retraction** is disclosed exactly as the entry that it is of was at first, and is seen with it:
///   at once, reason and all, by everybody to whom that entry was disclosed since.
///
/// ```
/// # use negotiation::{prelude::*, testing};
/// # let mut record = testing::ports();
/// use negotiation::{record::Audience, talks::party::Added, value::word::PartyKind};
///
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
/// let secret = desk.secretariat().with_disclosure(Disclosure::Recorder);
/// secret.propose(Added::new("east", "The east", PartyKind::STATE)?)?;
/// let east = PartyId::new("east")?;
/// assert!(record.negotiation().party(&east).is_some());
///
/// let view = record.view(&Audience::Public);
/// assert!(view.negotiation().party(&east).is_none());
/// assert_eq!(view.entries().len(), 10);
/// # Ok::<(), Error>(())
/// ```
///
/// Nothing is proposed to a view:
///
/// ```compile_fail
/// fn propose_to(view: negotiation::record::View, draft: negotiation::event::Draft) {
///     view.propose(draft);
/// }
/// ```
#[derive(Debug)]
pub struct View {
    audience: Audience,
    record: Record,
    since: Since,
    /// The entries before which stands something that became known later than they could be: their numbers.
    after_later: Map<EntryId, usize>,
}

impl View {
    pub(super) fn of(record: &Record, audience: &Audience) -> Self {
        let eyes = Viewer::of(record.negotiation(), audience);
        let mut unseen = Set::new();
        // Before the first that is not public everybody sees all, and nothing rests on something hidden.
        let public = record.entries().iter().take_while(|entry| entry.disclosure().is_public()).count();
        // Once, and again for as long as a disclosure was counted that is not in the view itself.
        loop {
            let counts = |entry: &Entry| eyes.may_see(entry.disclosure()) && !unseen.contains(entry.id());
            let disclosed = told_later(record.entries(), counts);
            let mut since = Since::default();
            let mut seen = record.beginning(public);
            let mut did_not_fit = Vec::new();
            let rest = record.entries().iter().skip(public);
            for entry in rest.filter(|entry| !unseen.contains(entry.id())) {
                let at_once = eyes.may_see(entry.disclosure());
                let later = disclosed.get(entry.id()).filter(|_| !at_once);
                if !at_once && later.is_none() {
                    continue;
                }
                if seen.apply_shared(Arc::clone(entry)).is_ok() {
                    since.0.extend(later.map(|later| (entry.id().clone(), *later)));
                } else if at_once && entry.discloses().is_some() {
                    did_not_fit.push(entry.id());
                }
                // What else does not fit rests on something that is hidden.
            }
            if did_not_fit.is_empty() {
                let after_later = since.after_later(seen.entries());
                return Self { audience: audience.clone(), record: seen, since, after_later };
            }
            unseen.extend(did_not_fit);
        }
    }

    /// A view as it was stored: for whom it is, its entries, and what of them was disclosed to the audience later than
    /// it was recorded, and when ([`disclosed_later`](Self::disclosed_later)). It answers as it did.
    ///
    /// # Errors
    /// [`InvalidView`] if an entry does not fit, if it is certainly not for this audience, or if it was not disclosed
    /// to it then.
    pub fn replay(
        audience: Audience,
        entries: impl IntoIterator<Item = Entry>,
        disclosed_later: impl IntoIterator<Item = (EntryId, Instant)>,
    ) -> Result<Self, InvalidView> {
        let mut record = Record::new();
        for entry in entries {
            record.apply_shared(Arc::new(entry)).map_err(InvalidView::Entry)?;
        }
        let since = Since(disclosed_later.into_iter().collect());
        let times = told_later(record.entries(), |entry| !since.0.contains_key(entry.id()));
        for (entry, at) in &since.0 {
            if record.entry(entry).is_none() || times.get(entry) != Some(at) {
                return Err(InvalidView::Since { entry: entry.clone() });
            }
        }
        for entry in record.entries() {
            // Which roles a party holds, and whether it takes part, may be hidden from it.
            let at_once = match (entry.disclosure(), &audience) {
                (Disclosure::Public, _) | (Disclosure::Participants, Audience::Participants) => Some(true),
                (Disclosure::Parties(parties), Audience::Party(party)) => Some(parties.contains(party)),
                (Disclosure::Participants | Disclosure::Role(_), Audience::Party(_)) => None,
                (
                    Disclosure::Participants | Disclosure::Parties(_) | Disclosure::Role(_),
                    Audience::Public | Audience::Participants,
                )
                | (Disclosure::Recorder, _) => Some(false),
            };
            if at_once == Some(since.0.contains_key(entry.id())) {
                return Err(InvalidView::Disclosure { entry: entry.id().clone(), audience });
            }
        }
        let after_later = since.after_later(record.entries());
        Ok(Self { audience, record, since, after_later })
    }

    /// The entries that were disclosed to the audience later than they were recorded, and when, in the order of the
    /// record. With the audience and the entries, it is what a view is stored as.
    pub fn disclosed_later(&self) -> impl Iterator<Item = (&EntryId, Instant)> {
        let all = self.entries().iter().map(|entry| entry.id());
        all.filter_map(|id| Some((id, *self.since.0.get(id)?)))
    }

    /// Who looks.
    #[must_use]
    pub const fn audience(&self) -> &Audience {
        &self.audience
    }

    /// The entries that the audience sees, in the order in which they were recorded.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        self.record.entries()
    }

    /// One of them as it was written.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.record.entry(id)
    }

    /// What these entries add up to, to be asked. It is a branch of its own: a decision made on it is accepted
    /// by no record. What it says an actor may do is advice, since the record may know better.
    #[must_use]
    pub const fn negotiation(&self) -> &Negotiation {
        self.record.negotiation()
    }

    /// What the view shows of an instant, as [`Record::as_of`](super::Record::as_of) does of a record.
    #[must_use]
    pub fn as_of(&self, instant: Instant) -> Past {
        Past::of(&self.record, &self.since, None, Some(instant))
    }

    /// What the audience knew at an instant: what was recorded by then, without what was disclosed to it only
    /// later.
    #[must_use]
    pub fn known_at(&self, instant: Instant) -> Past {
        Past::of(&self.record, &self.since, Some(instant), None)
    }

    /// Since when the audience has known of an entry: since it was recorded, or since it was disclosed to it, and
    /// with it what it rests on. It is the first instant at which [`known_at`](Self::known_at) has the entry. None if
    /// it is not in the view.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{notes::correction::Disclosed, record::Audience, talks::party::Added, value::word::PartyKind};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-02-02T09:00:00Z")?;
    /// let secret = desk.secretariat().with_id("secret").with_disclosure(Disclosure::Recorder);
    /// secret.propose(Added::new("east", "The east", PartyKind::STATE)?)?;
    /// desk.set_time("2026-08-26T12:00:00Z")?.secretariat().propose(Disclosed::new("secret")?)?;
    ///
    /// let view = record.view(&Audience::Public);
    /// assert_eq!(view.known_since(&EntryId::new("secret")?), Some("2026-08-26T12:00:00Z".parse()?));
    /// let (east, spring) = (PartyId::new("east")?, "2026-05-01T12:00:00Z".parse()?);
    /// assert!(view.known_at(spring).negotiation().party(&east).is_none(), "nobody knew");
    /// assert!(view.as_of(spring).negotiation().party(&east).is_some(), "it was so all the same");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn known_since(&self, entry: &EntryId) -> Option<Instant> {
        let since = self.since.of(self.record.entry(entry)?);
        let Some(number) = self.after_later.get(entry) else { return Some(since) };
        // It is known as soon as it makes sense without what became known later still.
        let until = self.entries().get(..=*number)?;
        let later: Set<Instant> = until.iter().map(|before| self.since.of(before)).collect();
        let mut later = later.into_iter().filter(|at| *at >= since);
        let knows = |at: &Instant| {
            let known = known_among(until, |_, before| self.since.of(before) <= *at);
            known.entry(entry).is_some()
        };
        // With all that stands before it, it fits.
        later.find(knows)
    }

    /// What the audience knew when it had just got to know of an entry.
    pub(crate) fn known_with(&self, entry: &EntryId) -> Option<Record> {
        let number = self.record.number_of(entry)?;
        let last = (self.known_since(entry)?, number);
        Some(known_among(self.entries(), |number, entry| (self.since.of(entry), number) <= last))
    }

    /// Returns what the audience may be told of why the record refused a draft: how the view by itself refuses it.
    /// `None` if the view would record it: the refusal rests on something hidden, and nothing but that it was refused
    /// is told.
    ///
    /// It is worked out from the view and the draft alone, and not from the refusal by the record, so that it tells
    /// nothing that is hidden. So it may name another rule than that refusal did.
    #[must_use]
    pub fn refusal(&self, draft: &Draft) -> Option<Refusal> {
        self.record.check(draft).err()
    }

    /// Explains to the audience why the record refused a draft, as [`refusal`](Self::refusal) tells it: with the tally
    /// and the help that the view yields. `None` as there. Ask the view of the party that sent the draft.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{record::Audience, talks::party::{Added, Invited}, value::word::PartyKind};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let east = Added::new("east", "The east", PartyKind::STATE)?;
    /// desk.secretariat().with_disclosure(Disclosure::Recorder).propose(east.clone())?;
    ///
    /// // The east is there, and hidden from north.
    /// let invited = desk.by("north").draft(Invited::new("east")?)?;
    /// assert!(desk.record().check(&invited).is_err());
    /// let view = desk.record().view(&Audience::Party(PartyId::new("north")?));
    /// let told = view.explain(&invited).map(|told| told.to_string()).unwrap_or_default();
    /// assert!(told.starts_with("cannot record party.invited: there is no party `east`"));
    ///
    /// // Its id is taken, by somebody whom north may not know of.
    /// let added = desk.by("north").draft(east)?;
    /// assert!(desk.record().check(&added).is_err());
    /// assert!(view.explain(&added).is_none());
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, draft: &Draft) -> Option<Explanation> {
        self.refusal(draft).map(|refusal| refusal.explain(self.negotiation()))
    }
}

/// Since when an audience has known of what was disclosed to it later than it was recorded.
#[derive(Clone, Debug, Default)]
pub(super) struct Since(Map<EntryId, Instant>);

impl Since {
    /// The entries before which stands something that became known later than they could be: their numbers.
    fn after_later(&self, entries: &[Arc<Entry>]) -> Map<EntryId, usize> {
        let mut after_later = Map::new();
        let mut latest = None;
        for (number, entry) in entries.iter().enumerate().filter(|_| !self.0.is_empty()) {
            let since = Some(self.of(entry));
            if since < latest {
                after_later.insert(entry.id().clone(), number);
            }
            latest = latest.max(since);
        }
        after_later
    }

    fn of(&self, entry: &Entry) -> Instant {
        self.0.get(entry.id()).copied().unwrap_or(entry.recorded())
    }

    /// The record of what was known at an instant.
    pub(super) fn known(&self, record: &Record, at: Instant) -> Record {
        if self.0.is_empty() {
            return record.until(at);
        }
        known_among(record.entries(), |_, entry| self.of(entry) <= at)
    }
}

/// The record of those of some entries that were known, as far as they made sense without the others.
fn known_among(entries: &[Arc<Entry>], is_known: impl Fn(usize, &Entry) -> bool) -> Record {
    let mut known = Record::new();
    let entries = entries.iter().enumerate();
    for (_, entry) in entries.filter(|(number, entry)| is_known(*number, entry)) {
        // What does not fit rests on something that was not known yet.
        let fits = known.apply_shared(Arc::clone(entry));
        drop(fits);
    }
    known
}
