//! What happens to instruments: the facts.

use crate::{
    event::declare::facts,
    outcome::instrument::{InstrumentKind, PartyList},
    value::{
        condition::Condition,
        id::{EntryId, GateId, InstrumentId, PartyId, VersionId},
        text::{Name, Text},
        when::{Distance, When},
    },
};

facts! {
    /// A fact about an instrument as a whole. What one party does about its own consent is a
    /// [`ConsentEvent`](crate::outcome::consent::ConsentEvent).
    ///
    /// What some parties hold and others do not is recorded with `according_to`: it moves how the
    /// instrument stands in their eyes and in nobody else's, until an act that everybody shares comes later. They
    /// need not be parties of it: states hold different things of a resolution of a council.
    pub enum InstrumentEvent("instrument") about instrument {
        /// The instrument.
        instrument: InstrumentId,
    }
    facts {
        /// An instrument was drafted. Its parties are those whose consent it needs; where it names none, those that
        /// agree or adopt it, and until then the principals. An annex that leaves out a party of the instrument that it
        /// belongs to needs the agreement of that party.
        ///
        /// Rules: `instrument.drafted.known`, `instrument.drafted.free`, `instrument.drafted.entitled`,
        /// `instrument.drafted.parties`, `instrument.drafted.unilateral`, `instrument.drafted.itself`,
        /// `instrument.drafted.binding`,
        /// `instrument.drafted.notice`, `entry.bounds.size`.
        Drafted = "drafted" in Box [changes(terms) introduces(instrument)] {
            /// What sort of document it is.
            kind: InstrumentKind,
            /// What people call it.
            title: Name,
            /// Whether it binds in law.
            binding: bool,
            ;
            /// The parties whose consent it needs, each once.
            parties / with_parties: Vec<PartyId>,
            /// The version of the framework that it embodies.
            version / with_version: Option<VersionId>,
            /// The instrument that it is an annex of.
            annex_to / with_annex_to: Option<InstrumentId>,
            /// The instrument that it carries out. It may have other parties. It does not end with that one; `review` finds where
            /// it is in force, and that one has ended or was never agreed (`review.instrument.outlives`).
            carries_out / with_carries_out: Option<InstrumentId>,
            /// The instrument that it adds to. Where it changes its words, [`Amended`] says so.
            supplements / with_supplements: Option<InstrumentId>,
            /// The instrument that it is to replace. Once it does, [`Superseded`] says so.
            replaces / with_replaces: Option<InstrumentId>,
            /// From when what happens falls under it, as it says; left out, once it is in force (article 28). It may be before
            /// its parties signed it, and before it is in force: that is no earlier entry into force.
            applies_from / with_applies_from: Option<When>,
            /// What has to come about before it enters into force; left out, the consent of all its
            /// parties (article 24, paragraph 2).
            in_force_when / with_in_force_when: Option<Condition>,
            /// How long before it takes effect a withdrawal has to be notified, once it was in force. Left out, its kind says
            /// ([`SilentNotice`](crate::outcome::instrument::SilentNotice)), and what does not bind in law asks for none.
            /// Whether a treaty that is silent may be denounced at all (article 56, paragraph 1), nobody can compute.
            notice / with_notice: Option<Distance>,
            /// Whether it prohibits reservations (article 19(a)).
            no_reservations / with_no_reservations: Option<bool>,
            /// Whether others than its parties may accede to it (article 15).
            open_to_accession / with_open_to_accession: Option<bool>,
        }
        /// An instrument has other parties, another text, other gates, or waits for something else before it enters
        /// into force. What is left out stays as it was.
        ///
        /// Rules: `instrument.revised.known`, `instrument.revised.entitled`, `instrument.revised.something`,
        /// `instrument.drafted.parties` and `instrument.drafted.unilateral` (of `parties`),
        /// `instrument.revised.gates` (of `gates`), `entry.bounds.size`, `instrument.revised.fixed`,
        /// `instrument.revised.agreement`.
        Revised = "revised" [changes(terms) beside(Own, Mediator, Chair)] {
            ;
            /// The parties whose consent it needs now.
            parties / with_parties: Option<PartyList>,
            /// The version of the framework that it embodies now.
            version / with_version: Option<VersionId>,
            /// Which gates have to be passed before it enters into force, all of them or any of some. Never set, all
            /// gates are needed that were required of it and not of one party; and so are those that are required
            /// once it is set, but for one that stands in for another.
            gates / with_gates: Option<Condition>,
            /// What has to come about before it enters into force.
            in_force_when / with_in_force_when: Option<Condition>,
        }
        /// The negotiators agreed on an instrument, before any of its parties is bound.
        ///
        /// Rules: `instrument.agreed.known`, `instrument.agreed.status`, `instrument.agreed.entitled`,
        /// `any.any.suspended`, `instrument.agreed.text`, `any.any.reached`, `instrument.agreed.agreement`.
        Agreed = "agreed" [changes(terms) decided(jointly)] {}
        /// All who negotiated an instrument have initialled it (article 10). Follows from the last of the
        /// initials.
        ///
        /// Rules: `instrument.initialled.known`, `instrument.initialled.status`,
        /// `instrument.initialled.entitled`, `instrument.initialled.all`.
        Initialled = "initialled" [changes(terms)] {}
        /// The text of an instrument was adopted (article 9); a statement was issued, a resolution passed.
        ///
        /// Rules: `instrument.adopted.known`, `instrument.adopted.status`, `instrument.adopted.entitled`,
        /// `any.any.suspended`, `any.any.reached`, `instrument.adopted.agreement`.
        Adopted = "adopted" [changes(terms) decided(jointly)] {}
        /// An instrument was opened for signature.
        ///
        /// Rules: `instrument.opened_for_signature.known`, `instrument.opened_for_signature.status`,
        /// `instrument.opened_for_signature.entitled`, `any.any.reached`,
        /// `instrument.opened_for_signature.agreement`.
        OpenedForSignature = "opened_for_signature" [changes(terms) decided(jointly)] {
            ;
            /// Where.
            place / with_place: Option<Name>,
            /// Until when.
            until / with_until: Option<When>,
        }
        /// All whose signature an instrument needs have signed it, or are bound. Follows from the last of
        /// them.
        ///
        /// Rules: `instrument.signed.known`, `instrument.signed.status`, `instrument.signed.entitled`,
        /// `instrument.signed.all`.
        Signed = "signed" [changes(nothing)] {}
        /// An instrument entered into force (article 24). Where its condition is met at once, it follows from the
        /// act that did it: a consent, a gate, an act on this or another instrument. Where it waited for time, or
        /// for something else, its parties or the depositary record it. All whom it binds may agree by the act on a date
        /// before they signed, also once it is in force (article 28).
        ///
        /// Where parts of it enter into force apart, the act names them, and says nothing of the rest: the instrument stands as a
        /// whole as it did, and [`in_force_by_part`](crate::state::Negotiation::in_force_by_part) answers for each. The parties agree
        /// on that by the act, whatever the whole waits for, or the depositary records it, which names at most 64 parts before
        /// anybody else does: so that the parties have room for theirs.
        ///
        /// Rules: `instrument.entered_into_force.known`, `entry.bounds.size` (of `parts`), `instrument.entered_into_force.status`,
        /// `instrument.entered_into_force.entitled`, `instrument.entered_into_force.for`,
        /// `instrument.entered_into_force.once`, `instrument.entered_into_force.begun`,
        /// `instrument.entered_into_force.condition`, `instrument.entered_into_force.bound`,
        /// `instrument.entered_into_force.gates`, `instrument.entered_into_force.shown`,
        /// `instrument.any.according_to`.
        EnteredIntoForce = "entered_into_force" [changes(terms) known_by(parts)] {
            /// Since when.
            at: When,
            ;
            /// Which parts of it, as it calls them: titles, articles, annexes. Left out, it is the whole.
            parts / with_parts: Vec<Name>,
            /// For whom; left out, for all who are bound, and if it does not bind in law, for all its parties. For
            /// others that are bound already it is in force once another entry names them, and for those bound
            /// later from then on (article 24, paragraph 3), unless an entry that names them says another date.
            parties / with_parties: Vec<PartyId>,
            /// The entries which show that what nobody computes has come about: the report, the event.
            shown_by / with_shown_by: Vec<EntryId>,
            /// The parties that hold this, where others do not.
            according_to / with_according_to: Vec<PartyId>,
        }
        /// The operation of an instrument was suspended (article 57). That is no end.
        ///
        /// Of parts alone where they can be separated (article 44): how the whole stands does not change, and
        /// [`in_force_by_part`](crate::state::Negotiation::in_force_by_part) says how each part does. A part stands as the
        /// whole does until an act is on it alone; the status of each named part must permit the act.
        ///
        /// Rules: `instrument.suspended.known`, `entry.bounds.size` (of `parts`), `instrument.suspended.status`,
        /// `instrument.suspended.entitled`, `instrument.any.dated`, `any.any.reached`, `instrument.suspended.agreement`,
        /// `instrument.any.according_to`.
        Suspended = "suspended" [changes(terms) decided(jointly) known_by(parts)] {
            ;
            /// Which parts of it, as it calls them. Left out, it is the whole.
            parts / with_parts: Vec<Name>,
            /// Since when; left out, since it was done.
            from / with_from: Option<When>,
            /// Until when, as announced. It operates again then, unless something else is recorded; that it does is
            /// said by [`in_force`](crate::state::Negotiation::in_force) from that day on, and by its status once
            /// `instrument.resumed` is recorded.
            until / with_until: Option<When>,
            /// The parties that hold this, where others do not.
            according_to / with_according_to: Vec<PartyId>,
        }
        /// A suspended instrument, or a suspended part of one, operates again (article 72, paragraph 2).
        ///
        /// Rules: `instrument.resumed.known`, `entry.bounds.size` (of `parts`), `instrument.resumed.status`, `instrument.resumed.entitled`,
        /// `instrument.any.dated`, `any.any.reached`, `instrument.resumed.agreement`,
        /// `instrument.any.according_to`.
        Resumed = "resumed" [changes(terms) decided(jointly) known_by(parts)] {
            ;
            /// Which parts of it, as it calls them. Left out, it is the whole.
            parts / with_parts: Vec<Name>,
            /// Since when; left out, since it was done.
            at / with_at: Option<When>,
            /// The parties that hold this, where others do not.
            according_to / with_according_to: Vec<PartyId>,
        }
        /// An instrument was amended (article 39). That is a fact about it, and no status.
        ///
        /// Rules: `instrument.amended.known`, `instrument.amended.entitled`, `instrument.amended.other`,
        /// `instrument.any.concluded`, `instrument.amended.force`, `any.any.reached`, `instrument.amended.agreement`.
        Amended = "amended" [changes(terms) beside(Own) decided(jointly)] {
            ;
            /// The instrument that amends it.
            amending / with_amending: Option<InstrumentId>,
            /// The version that it embodies now.
            version / with_version: Option<VersionId>,
        }
        /// An error in the text of an instrument was corrected (article 79).
        ///
        /// Rules: `instrument.rectified.known`, `instrument.rectified.entitled`, `any.any.reached`,
        /// `instrument.rectified.agreement`.
        Rectified = "rectified" [changes(terms) beside(Own, Depositary) decided(jointly)] {
            /// What was corrected.
            text: Text,
        }
        /// Another instrument took the place of this one (article 59).
        ///
        /// Rules: `instrument.superseded.known`, `instrument.superseded.status`,
        /// `instrument.superseded.entitled`, `instrument.superseded.successor`, `instrument.any.dated`, `instrument.any.concluded`, `any.any.reached`,
        /// `instrument.superseded.agreement`,
        /// `instrument.any.according_to`.
        Superseded = "superseded" [changes(terms) decided(jointly)] {
            /// The one that took its place.
            successor: InstrumentId,
            ;
            /// Since when; left out, since it was done.
            at / with_at: Option<When>,
            /// The parties that hold this, where others do not.
            according_to / with_according_to: Vec<PartyId>,
        }
        /// An instrument ended (article 54). Ended as of a later day, it is in force until then, for whom it was; its
        /// status says at once what was decided. Of parts alone the whole says nothing (article 44).
        ///
        /// Rules: `instrument.terminated.known`, `entry.bounds.size` (of `parts`), `instrument.terminated.status`,
        /// `instrument.terminated.entitled`, `instrument.any.dated`, `any.any.reached`, `instrument.terminated.agreement`,
        /// `instrument.any.according_to`.
        Terminated = "terminated" [changes(terms) decided(jointly) known_by(parts)] {
            ;
            /// Which parts of it, as it calls them. Left out, it is the whole.
            parts / with_parts: Vec<Name>,
            /// Since when; left out, since it was done.
            at / with_at: Option<When>,
            /// The parties that hold this, where others do not.
            according_to / with_according_to: Vec<PartyId>,
        }
        /// An instrument that had ended is in force again.
        ///
        /// Rules: `instrument.revived.known`, `instrument.revived.status`, `instrument.revived.entitled`,
        /// `instrument.any.dated`, `instrument.revived.force`, `any.any.reached`, `instrument.revived.agreement`,
        /// `instrument.any.according_to`.
        Revived = "revived" [changes(terms) decided(jointly)] {
            ;
            /// Since when; left out, since it was done.
            at / with_at: Option<When>,
            /// The parties that hold this, where others do not.
            according_to / with_according_to: Vec<PartyId>,
        }
        /// An instrument was turned down. Where the procedure says so, this follows from a failed gate.
        ///
        /// Rules: `instrument.rejected.known`, `instrument.rejected.status`, `instrument.rejected.entitled`,
        /// `any.any.reached`, `instrument.rejected.agreement`.
        Rejected = "rejected" [changes(terms) decided(jointly)] {
            ;
            /// The gate that failed.
            gate / with_gate: Option<GateId>,
        }
        /// The same text was put forward again.
        ///
        /// Rules: `instrument.resubmitted.known`, `instrument.resubmitted.status`,
        /// `instrument.resubmitted.entitled`, `any.any.reached`, `instrument.resubmitted.agreement`.
        Resubmitted = "resubmitted" [changes(terms) decided(jointly)] {}
        /// An instrument was taken up again, to be changed. Where the procedure says so, this follows from
        /// a failed gate. What parties did about their consent to the former text stays in the record and
        /// has lapsed: the new text needs consent of its own.
        ///
        /// Rules: `instrument.reopened.known`, `instrument.reopened.status`,
        /// `instrument.reopened.entitled`, `any.any.reached`, `instrument.reopened.agreement`.
        Reopened = "reopened" [changes(terms) decided(jointly)] {
            ;
            /// The gate that failed.
            gate / with_gate: Option<GateId>,
        }
        /// Nothing came of an instrument in time.
        ///
        /// Rules: `instrument.lapsed.known`, `instrument.lapsed.status`, `instrument.lapsed.entitled`.
        Lapsed = "lapsed" [changes(terms)] {}
    }
}
