//! Instruments: the documents that parties adopt or sign, and in what way they bind.
//!
//! An instrument is neither the text that it embodies, which is a [version](crate::talks::version), nor the consent
//! of a party to it, which is in [`consent`](crate::outcome::consent). Several may come out of one negotiation and
//! fare differently. How one stands as a whole is its [status](InstrumentStatus); whether it is in force for
//! a party on a day is a question, [`Negotiation::in_force`](crate::state::Negotiation::in_force),
//! since the answer may differ by party, by day, and by who is asked.
//!
//! The terms are those of the Vienna Convention on the Law of Treaties of 1969, and the articles named are
//! its articles.
//!
//! ```
//! # use negotiation::{prelude::*, testing};
//! # let mut record = testing::ports();
//! use negotiation::outcome::instrument::{Agreed, Drafted, InstrumentKind, InstrumentStatus};
//!
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
//! desk.by("north").propose(Drafted::new("pact", InstrumentKind::MEMORANDUM, "The pact", false)?)?;
//!
//! // One of them alone agrees to nothing.
//! let error = desk.by("north").propose(Agreed::new("pact")?).unwrap_err();
//! assert_eq!(error.code(), "instrument.agreed.agreement");
//!
//! let both = Actor::jointly([PartyId::new("north")?, PartyId::new("south")?])?;
//! desk.by(both).propose(Agreed::new("pact")?)?;
//! let pact = record.negotiation().instrument(&InstrumentId::new("pact")?).expect("it is there");
//! assert_eq!(pact.status(), InstrumentStatus::Agreed);
//! # Ok::<(), Error>(())
//! ```
//!
//! What it waits for before it enters into force is a [`Condition`]. If two parties disagree on whether it has ended,
//! each has a reading of its own:
//!
//! ```
//! # use negotiation::{outcome::consent::{Expressed, Means}, prelude::*, query::Force, testing, value::condition::{After, Condition, Consents}};
//! # let mut record = testing::pact();
//! use negotiation::outcome::instrument::{EnteredIntoForce, Revised, Terminated};
//!
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-02-01T12:00:00Z")?;
//! let (pact, north, south) = (InstrumentId::new("pact")?, PartyId::new("north")?, PartyId::new("south")?);
//! let both = Actor::jointly([north.clone(), south.clone()])?;
//! let thirty_days = After::new("P30D".parse()?, Condition::Bound(Consents::to(pact.clone())))?;
//! desk.by(both).propose(Revised::new("pact")?.with_in_force_when(Condition::After(thirty_days)))?;
//! desk.by("north").propose(Expressed::new("pact", "north", Means::DEFINITIVE_SIGNATURE)?)?;
//! desk.by("south").propose(Expressed::new("pact", "south", Means::DEFINITIVE_SIGNATURE)?)?;
//!
//! // Thirty days have not passed.
//! let entered = EnteredIntoForce::new("pact", "2026-03-03")?;
//! let error = desk.by("north").propose(entered.clone()).unwrap_err();
//! assert_eq!(error.code(), "instrument.entered_into_force.begun");
//! desk.set_time("2026-03-03T12:00:00Z")?.by("north").propose(entered)?;
//!
//! // One of them holds that it has ended.
//! let ended = Terminated::new("pact")?.with_according_to(vec![south.clone()]);
//! desk.set_time("2026-06-01T12:00:00Z")?.by("south").propose(ended)?;
//! let answer = record.negotiation().in_force(&pact, &north, "2026-07-01T12:00:00Z".parse()?).expect("it is there");
//! assert!(answer.is_disputed());
//! assert_eq!(answer.as_held_by(&north).force, Force::InForce);
//! assert_eq!(answer.as_held_by(&south).force, Force::NotInForce);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bound;
pub(crate) mod entering;
mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
mod parts;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;
mod steps;
pub(crate) mod timeline;

#[doc(hidden)]
pub use self::status::{InstrumentAction, InstrumentLifecycle};
pub(crate) use self::{
    bound::{BoundBy, with_one_more},
    parts::PartActs,
};
pub use self::{
    event::*,
    read::InstrumentView,
    status::InstrumentStatus,
    steps::{SilentNotice, Steps},
};
use crate::{
    event::fact::{MAX_LIST, Mentions, Naming, mentions_nothing},
    outcome::{consent::ConsentState, gate::GateState},
    talks::{party::PartyState, version::VersionState},
    value::{
        condition::Condition,
        id::{InstrumentId, PartyId},
        register::Register,
        sorted::Map,
        table::{Ix, Keyed},
        word::words,
    },
};

/// The greatest number of parties of one instrument, and of those that do anything about it.
pub const MAX_PER_INSTRUMENT: usize = 256;

/// The greatest number of gates of one sort: those that an instrument needs itself; those that the law of one party asks
/// for; those that stand in for one another.
pub const MAX_GATES: usize = 64;

/// The greatest number of parts of one instrument that acts name apart from the whole: acts that everybody shares, those that one
/// party holds alone, and what one party applies provisionally, each for itself, so that none fills it for the others.
pub const MAX_PARTS: usize = 256;

words! {
    /// What sort of document an instrument is. Which steps it needs, follows from that ([`Steps`]).
    InstrumentKind, "instrument kind" {
        /// An agreement between states or other subjects of international law, governed by that law (articles 2 and 3). Every step is
        /// asked for.
        TREATY = "treaty",
        /// An agreement of parties to a conflict, one of which is no state. The steps are those of a treaty, but for its twelve
        /// months of notice.
        PEACE_AGREEMENT = "peace_agreement",
        /// It holds until the final one, and often for a term. The steps are those of a peace agreement.
        INTERIM_AGREEMENT = "interim_agreement",
        /// Two letters, of which the second answers the first: together they are the agreement (article 13). Each side sends its own;
        /// no act on one text comes before, and no signature.
        EXCHANGE_OF_LETTERS = "exchange_of_letters",
        /// A promise without legal force.
        POLITICAL_COMMITMENT = "political_commitment",
        /// Said together, and binding nobody: a communiqué, a statement to the press.
        JOINT_STATEMENT = "joint_statement",
        /// Declared together, solemnly. Some bind.
        DECLARATION = "declaration",
        /// An understanding, seldom meant to bind.
        MEMORANDUM = "memorandum",
        /// Beside the main document, on what was taken out of it.
        SIDE_LETTER = "side_letter",
        /// Said by one party alone.
        UNILATERAL_STATEMENT = "unilateral_statement",
        /// Passed by a body.
        RESOLUTION = "resolution",
        /// Under the law of a country. It is signed part by part, with no act on one text before, and not taken back; it closes, on a day of
        /// its own, with its entry into force.
        CONTRACT = "contract",
        /// Between employers and a union. Ballots ratify it with no signature before; it may take effect, and apply, from a day before.
        COLLECTIVE_AGREEMENT = "collective_agreement",
        /// A paper that nobody owns.
        NON_PAPER = "non_paper",
        /// Something else: no rule asks it for a step of its own.
        OTHER = "other",
    }
}
mentions_nothing!(InstrumentKind);

/// The parties of an instrument, set anew. Where it names none, its parties are those that agree or adopt it, and
/// until then the principals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyList(Vec<PartyId>);

impl crate::wire::Wire for PartyList {
    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        from.list(MAX_LIST).map(Self)
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        to.list(&self.0);
    }
}

crate::wire::wire_serde! { PartyList }

impl PartyList {
    /// Returns the parties, as they were named.
    #[must_use]
    pub fn as_slice(&self) -> &[PartyId] {
        &self.0
    }
}

impl From<Vec<PartyId>> for PartyList {
    fn from(parties: Vec<PartyId>) -> Self {
        Self(parties)
    }
}

impl Mentions for PartyList {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        self.0.name_to(each);
    }
}

impl Revised {
    /// Whether it changes nothing.
    pub(crate) const fn says_nothing(&self) -> bool {
        self.parties.is_none()
            && self.version.is_none()
            && self.gates.is_none()
            && self.in_force_when.is_none()
    }
}

/// The state of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstrumentState {
    pub(crate) id: InstrumentId,
    pub(crate) introduced: u32,
    pub(crate) binding: bool,
    /// Which steps it needs, by its kind.
    pub(crate) steps: &'static Steps,
    pub(crate) parties: Register<Vec<Ix<PartyState>>>,
    pub(crate) version: Register<Option<Ix<VersionState>>>,
    pub(crate) gates: Register<Option<Condition>>,
    pub(crate) in_force_when: Register<Option<Condition>>,
    pub(crate) status: Register<InstrumentStatus>,
    /// How it stands in the eyes of parties that do not share what others hold.
    pub(crate) held: Vec<(Ix<PartyState>, Register<InstrumentStatus>)>,
    /// Who agreed or adopted it last, as the entry says.
    pub(crate) agreed_by: Option<Register<Vec<Ix<PartyState>>>>,
    /// When it was last taken up again: what parties did about their consent before has lapsed.
    pub(crate) reopened: Option<Register<()>>,
    /// Each party that did anything about its consent, in the order of the parties.
    pub(crate) consents: Vec<ConsentState>,
    /// The gates that were required of it.
    pub(crate) required: Vec<Ix<GateState>>,
    /// Derived: how many of its parties, as it names them, stand as having signed or being bound, and how many as having
    /// withdrawn.
    pub(crate) signed: (usize, usize),
    /// Derived: who of these did what about being bound.
    pub(crate) bound: BoundBy,
    /// The entries from which it follows for whom it is in force, and since when.
    pub(crate) turns: Vec<u32>,
    /// Derived: those of them that take back what the parties did.
    pub(crate) lapses: Vec<u32>,
    /// Derived: those of them by which it enters into force for parties that are named, as far as nobody disputes
    /// it, in the order of the events.
    pub(crate) entries: Vec<u32>,
    /// Derived: the others of them.
    pub(crate) others: Vec<u32>,
    /// The acts that are on parts of it alone, apart for each party that holds what others do not; none: everybody.
    pub(crate) parts: Map<Option<Ix<PartyState>>, PartActs>,
    /// The entries that amended or rectified it.
    pub(crate) amended: Vec<u32>,
}

impl Keyed for InstrumentState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}

impl InstrumentState {
    /// What became of the consent of a party.
    pub(crate) fn consent(&self, party: Ix<PartyState>) -> Option<&ConsentState> {
        self.find_consent(party).ok().and_then(|at| self.consents.get(at))
    }

    /// Where the consent of a party stands, or would stand.
    pub(crate) fn find_consent(&self, party: Ix<PartyState>) -> Result<usize, usize> {
        self.consents.binary_search_by_key(&party.to_usize(), |instrument| instrument.party.to_usize())
    }

    /// Whether it can be consented to as it stands so: it was agreed, unless its kind asks for no agreement first, and has not
    /// ended.
    pub(crate) const fn is_open_in(&self, status: InstrumentStatus) -> bool {
        match status {
            InstrumentStatus::Agreed
            | InstrumentStatus::Initialled
            | InstrumentStatus::Adopted
            | InstrumentStatus::OpenForSignature
            | InstrumentStatus::Signed
            | InstrumentStatus::InForce
            | InstrumentStatus::Suspended => true,
            InstrumentStatus::Draft => !self.steps.agreement_first,
            InstrumentStatus::Superseded
            | InstrumentStatus::Terminated
            | InstrumentStatus::Rejected
            | InstrumentStatus::Lapsed => false,
        }
    }

    /// Counts anew which of its parties have signed, after it named others.
    pub(crate) fn sum_up_signed(&mut self) {
        let named = self.consents.iter().filter(|consent| self.parties.get().contains(&consent.party));
        self.signed = named.fold((0, 0), |(signed, withdrew), consent| {
            (signed + usize::from(consent.has_signed()), withdrew + usize::from(consent.withdrew()))
        });
    }

    pub(crate) fn is_party(&self, party: Ix<PartyState>) -> bool {
        self.parties.get().contains(&party)
    }
}
