//! What happens to ceasefires and standstills: the facts.

use crate::{
    event::declare::facts,
    outcome::ceasefire::{CeasefireKind, Ending},
    value::{
        id::{CeasefireId, InstrumentId, PartyId},
        text::{Name, Text},
        when::When,
    },
};

facts! {
    /// A fact about a ceasefire or a standstill.
    ///
    /// When it was declared, when it takes effect and when it ends are three dates. Time moves no status, and
    /// neither does a violation: a ceasefire is in effect until an entry says that it is not. No entry
    /// follows from one of these.
    pub enum CeasefireEvent("ceasefire") about ceasefire {
        /// The ceasefire.
        ceasefire: CeasefireId,
    }
    facts {
        /// A ceasefire was declared, perhaps by one side alone, which then binds that side alone. It is not in effect
        /// yet. Those who are to keep it declare it jointly, or each joins; or the mediator declares it for them.
        ///
        /// Rules: `ceasefire.declared.known`, `ceasefire.declared.free`, `ceasefire.declared.entitled`,
        /// `ceasefire.declared.parties`, `ceasefire.declared.interval`, `ceasefire.declared.agreement`,
        /// `entry.bounds.size`.
        Declared = "declared" [changes(terms) introduces(ceasefire)] {
            /// What it is.
            kind: CeasefireKind,
            ;
            /// The parties that it binds, one at least; one alone makes it unilateral.
            parties / with_parties: Vec<PartyId>,
            /// The instrument that it comes from.
            instrument / with_instrument: Option<InstrumentId>,
            /// What it covers: an area, an arm, a target.
            coverage / with_coverage: Option<Name>,
            /// From when it is to be in effect.
            effective / with_effective: Option<When>,
            /// Until when it is to last.
            until / with_until: Option<When>,
        }
        /// A party joined a ceasefire that is not over, and is bound by it too. Those who are bound let it in; what one
        /// declared alone, a principal joins by itself.
        ///
        /// Rules: `ceasefire.joined.known`, `ceasefire.joined.status`, `ceasefire.joined.entitled`,
        /// `ceasefire.joined.once`, `entry.bounds.size`.
        Joined = "joined" [changes(terms) beside(Own) asks(status)] {
            /// The party.
            party: PartyId,
        }
        /// A party denounced a ceasefire that binds two others at least, and is bound by it no more; the others still are (Hague
        /// Regulations of 1907, articles 36 and 40). Of two, either ends it instead.
        ///
        /// Rules: `ceasefire.denounced.known`, `ceasefire.denounced.status`, `ceasefire.denounced.entitled`,
        /// `ceasefire.denounced.bound`.
        Denounced = "denounced" [changes(terms) beside(Own) asks(status)] {
            /// The party.
            party: PartyId,
        }
        /// A ceasefire took effect, on its effective date or after it.
        ///
        /// Rules: `ceasefire.took_effect.known`, `ceasefire.took_effect.status`,
        /// `ceasefire.took_effect.entitled`, `ceasefire.took_effect.declared`.
        TookEffect = "took_effect" [changes(terms)] {}
        /// A ceasefire that is not over is to last longer, or has a first term. All whom it binds extend it jointly, or the mediator
        /// who declared it for them makes its term longer; the secretariat may tell it for them.
        ///
        /// Rules: `ceasefire.extended.known`, `ceasefire.extended.status`, `ceasefire.extended.entitled`,
        /// `ceasefire.extended.later`, `ceasefire.extended.agreement`.
        Extended = "extended" [changes(terms) beside(Own, Mediator) asks(status)] {
            /// Until when it is to last now.
            until: When,
        }
        /// Somebody alleges that a ceasefire was violated. Any party may; it moves no status. It was in effect at the
        /// time of what is alleged, even if it is over by the time when that is told.
        ///
        /// Rules: `ceasefire.violation_alleged.known`, `ceasefire.violation_alleged.effect`.
        ViolationAlleged = "violation_alleged" [changes(nothing) beside(Any)] {
            /// What is alleged.
            text: Text,
            ;
            /// Against whom.
            against / with_against: Vec<PartyId>,
        }
        /// A ceasefire ended: it broke down, its term was over, or its parties terminated it.
        ///
        /// Rules: `ceasefire.ended.known`, `ceasefire.ended.status`, `ceasefire.ended.entitled`; of one that expired
        /// `ceasefire.ended.until`.
        Ended = "ended" [changes(terms) chooses(how: Ending)] {
            /// How.
            how: Ending,
        }
        /// A ceasefire that was over is in effect again. All whom it binds renew it jointly, or the mediator who declared it for
        /// them; the secretariat may tell it for them.
        ///
        /// Rules: `ceasefire.renewed.known`, `ceasefire.renewed.status`, `ceasefire.renewed.entitled`,
        /// `ceasefire.extended.agreement`.
        Renewed = "renewed" [changes(terms)] {
            ;
            /// Until when it is to last now; left out, without a term.
            until / with_until: Option<When>,
        }
    }
}
