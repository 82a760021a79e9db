//! The record as one audience sees it.

use std::{fmt, sync::Arc};

use crate::{
    entry::{Disclosure, Draft, Entry},
    id::PartyId,
    negotiation::Negotiation,
    party::{Participation, RoleStatus},
    record::{Past, Record},
    role::Role,
    rules::Refusal,
    when::Instant,
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

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("the public"),
            Self::Participants => f.write_str("all participants"),
            Self::Party(party) => write!(f, "party `{party}`"),
        }
    }
}

/// A record as one audience sees it: made from the entries that the audience may see, and from nothing else.
///
/// An entry is in the view if its disclosure admits the audience, and everything that it rests on is in the view
/// as well: what its ids name, what its dates hang on, the parties that act or to whom it is disclosed, the entry
/// that it follows from, and whatever else it needs to make sense, such as the membership that ends. So the
/// entries of a view are a record: they can be stored, replayed and asked like any other.
///
/// Whether a party takes part, and which roles it holds, is asked once, of the record as it stands now, and then
/// holds for all entries. Places, numbers and states are worked out from the entries of the view alone. If two
/// records show an audience the same entries, it gets the same view of both, byte for byte, and the same answer
/// to every question.
///
/// What remains to be learned, and is for the host to mind:
///
/// - **Ids** are chosen by the host. Those that count (`e41`, `e43`) tell that something is missing; so does a
///   collision, where the audience proposes an id that a hidden entry has.
/// - **What an entry says of others**: irregularities, and how something was reached, were worked out on the whole
///   record, and are part of the entry. Its disclosure names the others to whom it is disclosed.
/// - **That an act was refused** may rest on something hidden. [`View::refusal`] keeps what the view shows as well.
/// - **When** an entry was recorded tells when its recorder was at work.
///
/// ```
/// # use negotiation::{party, prelude::*, process::Opened, record::Audience, terms::Procedure, word::PartyKind};
/// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
/// #     let at = "2026-01-22T14:00:00Z".parse()?;
/// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Host, event))
/// # };
/// # let rules = Procedure::mediated_peace_process();
/// # let opened = Opened::new(NegotiationId::new("ports")?, Name::new("Ports")?, rules);
/// let mut record = Record::new();
/// record.propose(draft("open", opened.into())?)?;
/// let north = PartyId::new("north")?;
/// let added = party::Added::new(north.clone(), Name::new("North")?, PartyKind::STATE);
/// let secret = draft("north", added.into())?.with_disclosure(Disclosure::Recorder);
/// record.propose(secret)?;
/// assert!(record.negotiation().party(&north).is_some());
///
/// let view = record.view(&Audience::Public);
/// assert!(view.negotiation().party(&north).is_none());
/// assert_eq!(view.entries().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Nothing is proposed to a view:
///
/// ```compile_fail
/// fn propose_to(view: negotiation::record::View, draft: negotiation::entry::Draft) {
///     view.propose(draft);
/// }
/// ```
#[derive(Debug)]
pub struct View {
    audience: Audience,
    record: Record,
}

impl View {
    pub(super) fn of(whole: &Record, audience: &Audience) -> Self {
        let eyes = Eyes::of(whole.negotiation(), audience);
        let mut seen = Record::new();
        for entry in whole.entries().iter().filter(|entry| eyes.may_see(entry.disclosure())) {
            // What does not fit rests on something that is hidden.
            let fits = seen.apply_shared(Arc::clone(entry));
            drop(fits);
        }
        Self { audience: audience.clone(), record: seen }
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

    /// What these entries add up to, to be asked. It is a branch of its own: a decision made on it is accepted
    /// by no record. What it says an actor may do is advice, since the record may know better.
    #[must_use]
    pub const fn negotiation(&self) -> &Negotiation {
        self.record.negotiation()
    }

    /// What the view shows of an instant, as [`Record::as_of`](super::Record::as_of) does of a record.
    #[must_use]
    pub fn as_of(&self, instant: Instant) -> Past {
        Past::of(&self.record, None, Some(instant))
    }

    /// What of the view was recorded by an instant, as [`Record::known_at`](super::Record::known_at) does of a
    /// record.
    #[must_use]
    pub fn known_at(&self, instant: Instant) -> Past {
        Past::of(&self.record, Some(instant), None)
    }

    /// What the audience may be told of a refusal by the record: the refusal itself where the view yields the same
    /// one, and else nothing but that it was refused.
    #[must_use]
    pub fn refusal(&self, draft: &Draft, refusal: &Refusal) -> Option<Refusal> {
        self.record.check(draft).err().filter(|own| own == refusal)
    }
}

/// What an audience is admitted to, as the record stands now.
struct Eyes<'a> {
    audience: &'a Audience,
    takes_part: bool,
    roles: Vec<&'a Role>,
}

impl<'a> Eyes<'a> {
    fn of(whole: &'a Negotiation, audience: &'a Audience) -> Self {
        let party = match audience {
            Audience::Party(party) => whole.party(party),
            Audience::Public | Audience::Participants => None,
        };
        let takes_part = match audience {
            Audience::Public => false,
            Audience::Participants => true,
            Audience::Party(_) => {
                party.is_some_and(|party| party.participation() == Participation::Participating)
            }
        };
        let held = party.into_iter().flat_map(|party| party.roles().collect::<Vec<_>>());
        let held = held.filter(|role| role.status == RoleStatus::Held);
        Self { audience, takes_part, roles: held.map(|role| role.role).collect() }
    }

    fn may_see(&self, disclosure: &Disclosure) -> bool {
        match disclosure {
            Disclosure::Public => true,
            Disclosure::Participants => self.takes_part,
            Disclosure::Parties(parties) => match self.audience {
                Audience::Party(own) => parties.contains(own),
                Audience::Public | Audience::Participants => false,
            },
            Disclosure::Role(role) => self.roles.contains(&role),
            Disclosure::Recorder => false,
        }
    }
}
