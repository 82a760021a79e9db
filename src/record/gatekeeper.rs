//! What a service checks before it proposes the draft of a stranger.

use std::{sync::Arc, time::Duration};

use super::Record;
use crate::{
    event::{Acting, Actor, Draft, Entry, Mode},
    value::{
        id::{PartyId, PersonId, RecorderId},
        when::Instant,
    },
};

/// The check that a service makes before it proposes the draft of a stranger.
///
/// The rules of a record judge what a draft says; they take its envelope at its word. A service that lets parties send
/// drafts knows who sent each one, and what time it is. Make one gatekeeper for each message, of the sender whom the
/// service has authenticated, its own recorder id, and the instant of its own clock:
///
/// | field | what [`admit`](Self::admit) does |
/// |---|---|
/// | `id` | asks for an id of the sender: its party, `:`, and a key without `:` and `/`, such as `norway:7` |
/// | `by` | asks that each party that acts has signed, and that exactly the person is named who signed for it |
/// | `mode` | refuses what is observed, unless the sender is [`observing`](Self::observing); and corrections, then too |
/// | `metadata` | refuses any: what is kept with an entry is for the service to say |
/// | `recorded` | replaces it by the clock, since one entry of the year 9999 would close the record for everybody |
/// | `recorder` | replaces it by that of the service |
///
/// An id of the sender tells nothing of other entries: without that, a draft under the id of a hidden entry would be
/// refused, and tell that it exists. A service gives its own entries ids without `:`. A draft that is sent again is
/// given the time and the recorder of the first one, so that it [repeats](crate::judge::Decision::repeats) that entry.
///
/// A draft has no `cause`, `reached`, `irregularities` and `erased`: none can be read or made with them. What the
/// rules of the record check is not checked here: whether a party may act for another (`any.any.acts_for`), a person
/// for a party (`any.any.accredited`), and to whom the draft may be disclosed (`entry.disclosure.touched`,
/// `entry.disclosure.mentions`). The page `docs/serving-strangers.md` follows a draft from the
/// wire to the answer.
///
/// ```
/// # use negotiation::{prelude::*, testing};
/// # let mut record = testing::ports();
/// use negotiation::record::{Gatekeeper, NotAdmitted};
///
/// let now = "2026-01-23T09:00:00Z".parse()?;
/// let gate = Gatekeeper::for_party(PartyId::new("north")?, RecorderId::new("desk")?, now);
/// let sent = r#"{"id":"north:1","recorder":"north","by":{"party":"north"},"recorded":"9999-12-31T00:00:00Z",
///     "event":{"point":{"taken_up":{"point":"harbour"}}}}"#;
/// let draft: Draft = serde_json::from_str(sent)?;
/// let admitted = gate.admit(draft, &record)?;
/// assert_eq!((admitted.recorder().as_str(), admitted.recorded()), ("desk", now));
/// record.propose(admitted)?;
///
/// // Nobody speaks for a party that has not signed.
/// let draft: Draft = serde_json::from_str(&sent.replace(r#""by":{"party":"north"}"#, r#""by":{"party":"south"}"#))?;
/// let refused = gate.admit(draft, &record).unwrap_err();
/// assert_eq!(refused, NotAdmitted::Party { party: PartyId::new("south")? });
/// assert_eq!(refused.field(), "by");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Gatekeeper {
    sender: Sender,
    recorder: RecorderId,
    now: Instant,
    leeway: Option<Duration>,
    observing: bool,
}

/// Who sends a draft.
#[derive(Clone, Debug)]
enum Sender {
    Secretariat,
    /// Who signed it, each perhaps in a person. None: nobody may send anything.
    Signers(Vec<(PartyId, Option<PersonId>)>),
}

/// A draft that is not for the sender to send: which field, and what to do.
///
/// It is worked out from the draft, the sender, the clock, and whether the sender's own id is taken, so that all of it
/// can be sent back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAdmitted {
    /// The id is not one of the sender's.
    #[error("`id`: give it an id of the sender: its party{}, `:`, and a key without `:` and `/`", such(.party.as_ref()))]
    Id {
        /// The party that sends it, or the first of those that signed it.
        party: Option<PartyId>,
    },
    /// The id is not one of the secretariat's.
    #[error("`id`: give it an id without `:` and `/`; those with `:` are the ids of parties")]
    IdOfSecretariat,
    /// It is the act of a party that has not signed it.
    #[error(
        "`by`: party `{party}` has not signed the draft; leave it out, act for it with `for`, or have it sign"
    )]
    Party {
        /// The party.
        party: PartyId,
    },
    /// It names another person than the one who signed for a party, or leaves that person out.
    #[error("`by`: {}", named(.party, .signed.as_ref()))]
    Person {
        /// The party.
        party: PartyId,
        /// The person who signed for it; none: it signed as a party.
        signed: Option<PersonId>,
    },
    /// It is not the act of the sender, but of the secretariat, the procedure, or somebody who is no party.
    #[error("`by`: an act of {by} is not the sender's; name who sends it")]
    Actor {
        /// Whose act it is said to be.
        by: Box<Actor>,
    },
    /// It is observed, and the sender may not observe.
    #[error("`mode`: leave it out; the sender may not observe")]
    Mode,
    /// Its time lies too far from the clock.
    #[error("`recorded`: write the draft anew; its time lies too far from the clock")]
    Recorded,
    /// It has metadata.
    #[error("`metadata`: leave it out; what is kept with an entry is for the service to say")]
    Metadata,
}

fn such(party: Option<&PartyId>) -> String {
    party.map(|party| format!(" `{party}`")).unwrap_or_default()
}

fn named(party: &PartyId, signed: Option<&PersonId>) -> String {
    match signed {
        Some(person) => format!("name person `{person}`, who signed for party `{party}`"),
        None => format!("name no person for party `{party}`; it signed as a party"),
    }
}

/// The code of the page is tested.
#[cfg(doctest)]
#[doc = include_str!("../../docs/serving-strangers.md")]
struct ServingStrangers;

impl NotAdmitted {
    /// Returns the name of the field of the draft that is at fault, as on the wire.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Id { .. } | Self::IdOfSecretariat => "id",
            Self::Party { .. } | Self::Person { .. } | Self::Actor { .. } => "by",
            Self::Mode => "mode",
            Self::Recorded => "recorded",
            Self::Metadata => "metadata",
        }
    }
}

impl Gatekeeper {
    /// Makes the gatekeeper of a message from a party.
    #[must_use]
    pub fn for_party(party: PartyId, recorder: RecorderId, now: Instant) -> Self {
        Self::for_all([Acting::new(party)], recorder, now)
    }

    /// Makes the gatekeeper of a message that all of these signed: each party, with the person who signed for it, if
    /// one was authenticated. A joint act needs the signature of every party that acts, on that very draft; the id is
    /// one of any of them. For whom they act is not asked here: that is in the draft.
    ///
    /// ```
    /// # use negotiation::{prelude::*, talks::point, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::record::Gatekeeper;
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let (north, south) = (Acting::new(PartyId::new("north")?), Acting::new(PartyId::new("south")?));
    /// let both = Actor::jointly([north.party.clone(), south.party.clone()])?;
    /// let draft = desk.by(both).with_id("north:7").draft(point::TextAgreed::new("harbour")?)?;
    ///
    /// let (recorder, now) = (RecorderId::new("secretariat")?, desk.time());
    /// let both = Gatekeeper::for_all([north.clone(), south], recorder.clone(), now);
    /// assert!(both.admit(draft.clone(), &record).is_ok());
    /// let one = Gatekeeper::for_all([north], recorder, now);
    /// assert_eq!(one.admit(draft, &record).unwrap_err().field(), "by");
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn for_all(signers: impl IntoIterator<Item = Acting>, recorder: RecorderId, now: Instant) -> Self {
        let signers = signers.into_iter().map(|signer| (signer.party, signer.person)).collect();
        Self::of(Sender::Signers(signers), recorder, now)
    }

    /// Makes the gatekeeper of a message from the secretariat.
    #[must_use]
    pub const fn for_secretariat(recorder: RecorderId, now: Instant) -> Self {
        Self::of(Sender::Secretariat, recorder, now)
    }

    const fn of(sender: Sender, recorder: RecorderId, now: Instant) -> Self {
        Self { sender, recorder, now, leeway: None, observing: false }
    }

    /// Returns the gatekeeper of a sender that may observe: it also tells what others did. Give each sender that
    /// observes a recorder id of its own; whether that one may is then asked by `entry.mode.allowed`.
    #[must_use]
    pub const fn observing(mut self) -> Self {
        self.observing = true;
        self
    }

    /// Returns the gatekeeper with a bound on how far the time of a draft may lie from the clock: one that lay
    /// somewhere for long is written anew. Without it, the time of a draft counts for nothing.
    #[must_use]
    pub const fn with_leeway(mut self, leeway: Duration) -> Self {
        self.leeway = Some(leeway);
        self
    }

    /// Checks a draft and stamps it, to be proposed to this record.
    ///
    /// # Errors
    /// [`NotAdmitted`] names the field and says what to do. It tells nothing of what others recorded.
    pub fn admit(&self, mut draft: Draft, record: &Record) -> Result<Draft, NotAdmitted> {
        self.owns_id(&draft)?;
        match draft.mode() {
            // What was recorded is corrected under the rules, and not told from outside.
            Mode::Observed if !self.observing || draft.event().is_correction() => {
                return Err(NotAdmitted::Mode);
            }
            Mode::Observed => {}
            Mode::Governed => self.signed(draft.by())?,
        }
        if !draft.metadata().is_empty() {
            return Err(NotAdmitted::Metadata);
        }
        let first = record.entry(draft.id());
        let apart = (draft.recorded() - self.now).abs().to_std();
        let is_near = |leeway| apart.is_ok_and(|apart| apart <= leeway);
        if first.is_none() && !self.leeway.is_none_or(is_near) {
            return Err(NotAdmitted::Recorded);
        }
        let entry = Arc::make_mut(&mut draft.0);
        entry.recorded = first.map_or(self.now, Entry::recorded);
        entry.recorder = first.map_or(&self.recorder, Entry::recorder).clone();
        Ok(draft)
    }

    /// Each id belongs to one sender: what stands before the last `:` is its party.
    fn owns_id(&self, draft: &Draft) -> Result<(), NotAdmitted> {
        let id = draft.id().as_str();
        let is_made = draft.id().is_made();
        match &self.sender {
            Sender::Secretariat if is_made || id.contains(':') => Err(NotAdmitted::IdOfSecretariat),
            Sender::Secretariat => Ok(()),
            Sender::Signers(signers) => {
                let owner = id.rsplit_once(':').filter(|(_, key)| !key.is_empty() && !is_made);
                let is_owner =
                    |(party, _): &&(PartyId, _)| owner.is_some_and(|(own, _)| own == party.as_str());
                if signers.iter().any(|signer| is_owner(&signer)) {
                    return Ok(());
                }
                Err(NotAdmitted::Id { party: signers.first().map(|(party, _)| party.clone()) })
            }
        }
    }

    /// A governed draft is the act of those who signed it, each in the person who signed.
    fn signed(&self, by: &Actor) -> Result<(), NotAdmitted> {
        let signers = match (by, &self.sender) {
            (Actor::Secretariat, Sender::Secretariat) => return Ok(()),
            (Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_), Sender::Signers(signers)) => {
                Some(signers)
            }
            (Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_), Sender::Secretariat)
            | (Actor::Secretariat, Sender::Signers(_))
            | (Actor::Procedure | Actor::Outside(_) | Actor::Unknown, _) => None,
        };
        let Some(signers) = signers else { return Err(NotAdmitted::Actor { by: Box::new(by.clone()) }) };
        for (party, person, _) in by.who() {
            let mut signatures =
                signers.iter().filter(|(signer, _)| signer == party).map(|(_, signed)| signed);
            let Some(first) = signatures.clone().next() else {
                return Err(NotAdmitted::Party { party: party.clone() });
            };
            if !signatures.any(|signed| signed.as_ref() == person) {
                return Err(NotAdmitted::Person { party: party.clone(), signed: first.clone() });
            }
        }
        Ok(())
    }
}
