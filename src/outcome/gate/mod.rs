//! Gates: what has to be passed outside the talks before an instrument binds.
//!
//! A gate is one question put to one body: a people, a parliament, the members of a union, a court. Several
//! may stand on one paper, each with its own threshold. The rule for it is a
//! [`DecisionRule`](crate::decision::DecisionRule) counted over a [`Poll`](crate::decision::Poll): a majority of
//! the votes, a quorum of turnout, a share of the electorate, combined as the law has it.
//!
//! ```
//! # use negotiation::{prelude::*, testing};
//! # let mut record = testing::ports();
//! use negotiation::{decision::{DecisionRule, Poll}, outcome::gate::{Failed, GateKind, GateStatus, Passed, Required}};
//!
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
//! let required = Required::new("plebiscite", GateKind::REFERENDUM, "The people", "Do you support the agreement?")?;
//! desk.secretariat().propose(required.with_rule(DecisionRule::majority()))?;
//!
//! // More against than for is no majority.
//! let poll = Poll::counts(6_377_482, 6_431_376);
//! let error = desk.by("north").propose(Passed::new("plebiscite")?.with_poll(poll)).unwrap_err();
//! assert_eq!(error.code(), "gate.passed.threshold");
//!
//! // What came of a gate of all no party says alone.
//! let failed = Failed::new("plebiscite")?.with_poll(poll);
//! assert_eq!(desk.by("north").propose(failed.clone()).unwrap_err().code(), "any.any.alone");
//! desk.secretariat().propose(failed)?;
//! let gate = record.negotiation().gate(&GateId::new("plebiscite")?).expect("it is there");
//! assert_eq!(gate.status(), GateStatus::Failed);
//! # Ok::<(), Error>(())
//! ```
//!
//! What a failed gate leads to is in the procedure (`on_failed_gate`); another gate may take its place:
//!
//! ```
//! # use negotiation::{outcome::{gate::*, instrument::InstrumentStatus}, prelude::*, testing};
//! # let mut record = testing::pact();
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
//! let (pact, both) = (InstrumentId::new("pact")?, Actor::jointly([PartyId::new("north")?, PartyId::new("south")?])?);
//! for (gate, kind) in [("people", GateKind::REFERENDUM), ("parliament", GateKind::PARLIAMENT)] {
//!     let required = Required::new(gate, kind, format!("The {gate}"), "Yes?")?;
//!     desk.by(&both).propose(required.with_on(On::Instrument(pact.clone())))?;
//! }
//! desk.secretariat().propose(Failed::new("people")?)?;
//!
//! // No party alone puts another gate in the place of the one that failed.
//! let replaced = Replaced::new("people", "parliament")?;
//! let error = desk.by("north").propose(replaced.clone()).unwrap_err();
//! assert_eq!(error.code(), "gate.replaced.agreement");
//!
//! desk.by(&both).propose(replaced)?;
//! desk.secretariat().propose(Passed::new("parliament")?)?;
//! let pact = record.negotiation().instrument(&pact).expect("it is there");
//! assert_eq!(pact.status(), InstrumentStatus::Agreed);
//! assert!(pact.gates().all(|gate| gate.is_passed()));
//! # Ok::<(), Error>(())
//! ```

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;

#[doc(hidden)]
pub use self::status::{GateAction, GateLifecycle};
pub use self::{event::*, read::GateView, status::GateStatus};
use crate::{
    event::fact::{Mentions, Naming, mentions_nothing},
    outcome::{instrument::InstrumentState, measure::MeasureKind},
    talks::{party::PartyState, proposal::ProposalState},
    value::{
        id::{GateId, InstrumentId, ProposalId},
        register::Register,
        table::{Ix, Keyed},
        when::When,
        word::words,
    },
};

words! {
    /// What sort of body a gate is put to, and how.
    GateKind, "gate kind" {
        /// A vote of the people.
        REFERENDUM = "referendum",
        /// A vote of a parliament, or of one of its houses.
        PARLIAMENT = "parliament",
        /// A vote of the congress of a party or a movement.
        CONGRESS = "congress",
        /// A ballot of members.
        MEMBERS_BALLOT = "members_ballot",
        /// The judgment of a court.
        COURT = "court",
        /// A vote of a council.
        COUNCIL = "council",
    }
}

/// What a leadership or a government says to those who will vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Recommendation {
    /// To vote for it.
    For,
    /// To vote against it.
    Against,
    /// Neither.
    Neutral,
}

crate::wire::wire_words! { Recommendation {
    For = "for",
    Against = "against",
    Neutral = "neutral",
} }
mentions_nothing!(GateKind, Recommendation);

/// What the body of a gate decides on, where that is not the negotiation as a whole.
///
/// ```
/// use negotiation::{outcome::gate::On, value::id::InstrumentId};
///
/// let on = On::from(InstrumentId::new("treaty")?);
/// assert_eq!(serde_json::to_string(&on)?, r#"{"instrument":"treaty"}"#);
/// assert!(serde_json::from_str::<On>(r#"{"treaty":"t"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum On {
    /// An instrument: whom it concerns is not bound before.
    Instrument(InstrumentId),
    /// An offer: before the gate is passed it is not accepted, and where the gate fails it is rejected. Where the law of an
    /// addressee asks for the gate, the acceptance of that one alone counts only then, as a union accepts once its members have
    /// voted.
    Proposal(ProposalId),
    /// The sort of measure that the body is asked whether to take, such as a strike (United Kingdom, Trade Union and
    /// Labour Relations (Consolidation) Act 1992, section 226). Of the talks nothing waits for that.
    Measure(MeasureKind),
}

crate::wire::wire_enum! { On {
    Instrument(InstrumentId) = "instrument",
    Proposal(ProposalId) = "proposal",
    Measure(MeasureKind) = "measure",
} }

impl On {
    /// The instrument, if it is one.
    #[must_use]
    pub const fn instrument(&self) -> Option<&InstrumentId> {
        match self {
            Self::Instrument(id) => Some(id),
            Self::Proposal(_) | Self::Measure(_) => None,
        }
    }

    /// The offer, if it is one.
    #[must_use]
    pub const fn proposal(&self) -> Option<&ProposalId> {
        match self {
            Self::Proposal(id) => Some(id),
            Self::Instrument(_) | Self::Measure(_) => None,
        }
    }

    /// The sort of measure, if it is one.
    #[must_use]
    pub const fn measure(&self) -> Option<&MeasureKind> {
        match self {
            Self::Measure(kind) => Some(kind),
            Self::Instrument(_) | Self::Proposal(_) => None,
        }
    }
}

impl From<InstrumentId> for On {
    fn from(instrument: InstrumentId) -> Self {
        Self::Instrument(instrument)
    }
}

impl From<ProposalId> for On {
    fn from(proposal: ProposalId) -> Self {
        Self::Proposal(proposal)
    }
}

impl From<MeasureKind> for On {
    fn from(measure: MeasureKind) -> Self {
        Self::Measure(measure)
    }
}

impl Mentions for On {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        match self {
            Self::Instrument(instrument) => each.instrument(instrument),
            Self::Proposal(proposal) => each.proposal(proposal),
            Self::Measure(_) => {}
        }
    }
}

/// The same, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GatedOn {
    Instrument(Ix<InstrumentState>),
    Proposal(Ix<ProposalState>),
    /// Nothing of the talks waits for it.
    Measure(MeasureKind),
}

/// The state of a gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GateState {
    pub(crate) id: GateId,
    pub(crate) introduced: u32,
    /// What the body decides on; none: the whole.
    pub(crate) on: Option<GatedOn>,
    /// The party whose own law or statutes ask for it.
    pub(crate) of: Option<Ix<PartyState>>,
    pub(crate) status: Register<GateStatus>,
    pub(crate) replaced_by: Option<Register<Ix<Self>>>,
    /// Those that it was ever named as the successor of.
    pub(crate) behind: Vec<Ix<Self>>,
    pub(crate) window: Option<Register<When>>,
    /// The entries that recommend how to vote.
    pub(crate) recommended: Vec<u32>,
    /// The entries with its results, those annulled among them.
    pub(crate) results: Vec<u32>,
}

impl GateState {
    /// What it is asked for, and by whose law: only one for the same replaces it.
    pub(crate) const fn purpose(&self) -> (Option<&GatedOn>, Option<Ix<PartyState>>) {
        (self.on.as_ref(), self.of)
    }

    /// Whether it is on the negotiation as a whole.
    pub(crate) const fn is_on_the_whole(&self) -> bool {
        self.on.is_none()
    }

    /// The instrument that it is on.
    pub(crate) const fn instrument(&self) -> Option<Ix<InstrumentState>> {
        match self.on {
            Some(GatedOn::Instrument(ix)) => Some(ix),
            Some(GatedOn::Proposal(_) | GatedOn::Measure(_)) | None => None,
        }
    }

    /// The offer that it is on.
    pub(crate) const fn proposal(&self) -> Option<Ix<ProposalState>> {
        match self.on {
            Some(GatedOn::Proposal(ix)) => Some(ix),
            Some(GatedOn::Instrument(_) | GatedOn::Measure(_)) | None => None,
        }
    }
}

impl Keyed for GateState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}

crate::value::from_value! { InstrumentId => On, ProposalId => On, MeasureKind => On }
