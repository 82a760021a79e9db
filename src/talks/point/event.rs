//! What happens to points: the facts.

use crate::{
    event::declare::facts,
    talks::point::{Areas, Referral, Wording},
    value::{
        id::{InstrumentId, PointId, WordingId},
        text::Name,
        when::When,
    },
};

facts! {
    /// A fact about a point.
    ///
    /// Beside the rules of each kind, every act on a point keeps `any.any.participating` and
    /// `any.any.resting`.
    pub enum PointEvent("point") about point {
        /// The point.
        point: PointId,
    }
    facts {
        /// A point was put on the table.
        ///
        /// Rules: `point.tabled.known`, `point.tabled.free`, `point.tabled.entitled`,
        /// `point.nested.circle`.
        Tabled = "tabled" in Box [changes(course) introduces(point, wording)] {
            /// Its title.
            title: Name,
            /// What it is about.
            areas: Areas,
            ;
            /// The point that it is a part of.
            parent / with_parent: Option<PointId>,
            /// Its words, where there are any yet.
            wording / with_wording: Option<Wording>,
        }
        /// A point was given another title.
        ///
        /// Rules: `point.renamed.known`, `point.renamed.entitled`.
        Renamed = "renamed" [changes(terms) beside(Principal, Mediator, Chair)] {
            /// Its new title.
            title: Name,
        }
        /// A point was put under other areas.
        ///
        /// Rules: `point.areas_set.known`, `point.areas_set.entitled`.
        AreasSet = "areas_set" [changes(terms) beside(Principal, Mediator, Chair)] {
            /// What it is about from now on.
            areas: Areas,
        }
        /// A point was made part of another, or stands alone again.
        ///
        /// Rules: `point.nested.known`, `point.nested.entitled`, `point.nested.circle`.
        Nested = "nested" [changes(terms) beside(Principal, Mediator, Chair)] {
            ;
            /// The point that it is a part of; absent: it stands alone.
            parent / with_parent: Option<PointId>,
        }
        /// The words of a point changed. Positions on the old words no longer count.
        ///
        /// Rules: `point.reworded.known`, `point.reworded.free`, `point.reworded.entitled`,
        /// `point.reworded.settled`.
        Reworded = "reworded" [changes(terms) introduces(wording) beside(Principal, Mediator, Chair)] {
            /// The new words.
            wording: Wording,
        }
        /// An error in the words was corrected, or a translation made to conform. Positions carry
        /// over (compare Vienna Convention on the Law of Treaties, article 79).
        ///
        /// Rules: `point.rectified.known`, `point.rectified.free`, `point.rectified.entitled`,
        /// `point.agreed.wording`, `point.rectified.words`, `point.rectified.language`.
        ///
        /// Rectified words have the language and the standing of those that they rectify, named again or not.
        Rectified = "rectified" [changes(terms) introduces(wording) beside(Principal, Mediator, Chair) words(of about point)] {
            /// The rectified words.
            wording: Wording,
            ;
            /// The words that are rectified; left out: the current ones, filled in.
            of / with_of: Option<WordingId>,
        }
        /// The words of a point were given in another language: as authentic as they are (`standing`), or a translation, which
        /// they are where nothing is said (Vienna Convention on the Law of Treaties, article 33). A position on one authentic
        /// text is one on all of them; on a translation nobody takes one.
        ///
        /// Rules: `point.language_added.known`, `point.language_added.free`, `point.language_added.entitled`,
        /// `point.agreed.wording`, `point.language_added.language`, `point.language_added.words`.
        LanguageAdded = "language_added" [changes(terms) introduces(wording) beside(Principal, Mediator, Chair) words(of about point)] {
            /// The words in that language.
            wording: Wording,
            ;
            /// The words that are given in another language; left out: the current ones, filled in.
            of / with_of: Option<WordingId>,
        }
        /// The parties began to discuss a point.
        ///
        /// Rules: `point.taken_up.known`, `point.taken_up.status`, `point.taken_up.entitled`.
        TakenUp = "taken_up" [changes(course)] {}
        /// A parked or referred point came back; it has the status it had.
        ///
        /// Rules: `point.returned.known`, `point.returned.entitled`, `point.returned.held`.
        Returned = "returned" [changes(course) beside(Principal, Mediator, Chair)] {}
        /// The substance of a point was agreed, its words not yet.
        ///
        /// Rules: `point.agreed_in_principle.known`, `point.agreed_in_principle.status`,
        /// `point.agreed_in_principle.entitled`, `any.any.suspended`, `any.any.reached`, `any.any.question`,
        /// `point.agreed.wording`, `point.agreed_in_principle.agreement`.
        ///
        /// Who acts jointly agrees with the aim by that.
        AgreedInPrinciple = "agreed_in_principle" [changes(terms) decided(jointly, question) words(wording about point)] {
            ;
            /// The words agreed on; left out: the current ones, filled in.
            wording / with_wording: Option<WordingId>,
        }
        /// The words of a point were agreed, provisionally.
        ///
        /// Rules: `point.text_agreed.known`, `point.text_agreed.status`,
        /// `point.text_agreed.entitled`, `any.any.suspended`, `any.any.reached`, `any.any.question`,
        /// `point.agreed.wording`, `point.text_agreed.agreement`, `point.text_agreed.clean`.
        ///
        /// Who acts jointly accepts the words by that. A question that it rests on may be on a version that has the point in its
        /// current words. Consequence: where acceptances wait for the agreement on each other's
        /// points (one takes the cap if the escrow is agreed, another the escrow if the cap is), the greatest set of points in
        /// which all these conditions hold is agreed together.
        TextAgreed = "text_agreed" [changes(terms) decided(jointly, question) words(wording about point)] {
            ;
            /// The words agreed on; left out: the current ones, filled in.
            wording / with_wording: Option<WordingId>,
        }
        /// A point was closed.
        ///
        /// Rules: `point.closed.known`, `point.closed.status`, `point.closed.entitled`,
        /// `any.any.suspended`, `any.any.reached`, `any.any.question`, `point.closed.sub_points`, `point.closed.gate`,
        /// `point.closed.undertaking`, `point.closed.package`, `point.closed.conditional`,
        /// `point.closed.exclusive`, `point.closed.agreement`.
        ///
        /// Consequence: the other points of its packages are closed with it, and under a single
        /// undertaking every other point agreed in words, unless it is an early harvest
        /// ([`LinkKind`](crate::talks::link::LinkKind)). Who closes a point jointly agrees to that.
        Closed = "closed" [changes(terms) decided(jointly, question)] {}
        /// A point was set aside for the time being, or left to the leaders or to an arbiter.
        ///
        /// Rules: `point.referred.known`, `point.referred.status`, `point.referred.entitled`,
        /// `point.referred.one`; to an arbiter `any.any.reached` and `point.referred.agreement` too.
        Referred = "referred" [changes(course) beside(Principal, Mediator, Chair) asks(status) decided(jointly) chooses(to: Referral, decided Arbiter)] {
            /// To whom.
            to: Referral,
            ;
            /// Until when, as planned; of an arbiter, by when it decides.
            until / with_until: Option<When>,
        }
        /// The arbiter decided; the award stands for agreement and closes the point.
        ///
        /// Rules: `point.awarded.known`, `point.awarded.free`, `point.awarded.status`,
        /// `point.awarded.entitled`, `any.any.suspended`, `point.awarded.arbiter`.
        Awarded = "awarded" [changes(terms) introduces(wording)] {
            ;
            /// The words of the award, where they are new.
            wording / with_wording: Option<Wording>,
        }
        /// A point was left out: by who tabled it, until it is agreed, or others accept it or vote on it.
        ///
        /// Rules: `point.dropped.known`, `point.dropped.status`, `point.dropped.entitled`,
        /// `any.any.reached`, `any.any.question`, `point.dropped.agreement`.
        Dropped = "dropped" [changes(terms) decided(jointly, question)] {}
        /// A point was left to a document of its own, such as a side letter.
        ///
        /// Rules: `point.moved_to_instrument.known`, `point.moved_to_instrument.status`,
        /// `point.moved_to_instrument.entitled`, `any.any.reached`, `any.any.question`,
        /// `point.moved_to_instrument.agreement`.
        MovedToInstrument = "moved_to_instrument" [changes(terms) decided(jointly, question)] {
            /// The document, by its name.
            instrument: Name,
            ;
            /// The instruments that it is in now, where they are recorded.
            instruments / with_instruments: Vec<InstrumentId>,
        }
        /// Others took the place of a point: it was split, or merged.
        ///
        /// Rules: `point.superseded.known`, `point.superseded.into`, `point.superseded.status`,
        /// `point.superseded.entitled`.
        Superseded = "superseded" [changes(terms)] {
            ;
            /// What took its place.
            into / with_into: Vec<PointId>,
        }
        /// A point that had been left out is discussed again.
        ///
        /// Rules: `point.reinstated.known`, `point.reinstated.status`, `point.reinstated.entitled`.
        Reinstated = "reinstated" [changes(terms)] {}
        /// An agreed or closed point is discussed again. Who was for it when it was agreed reopens it, also by its vote; who came round since
        /// does not.
        ///
        /// Rules: `point.reopened.known`, `point.reopened.status`, `point.reopened.entitled`,
        /// `point.reopened.agreement`.
        ///
        /// Consequence: the other agreed points of its packages are reopened with it.
        Reopened = "reopened" [changes(terms)] {}
    }
}

impl PointEvent {
    /// Returns the words that the event gives the point, if they are new.
    #[must_use]
    pub const fn new_words(&self) -> Option<&Wording> {
        match self {
            Self::Tabled(fact) => fact.wording.as_ref(),
            Self::Awarded(fact) => fact.wording.as_ref(),
            Self::Reworded(fact) => Some(&fact.wording),
            Self::Rectified(fact) => Some(&fact.wording),
            Self::LanguageAdded(fact) => Some(&fact.wording),
            Self::Renamed(_)
            | Self::AreasSet(_)
            | Self::Nested(_)
            | Self::TakenUp(_)
            | Self::Returned(_)
            | Self::AgreedInPrinciple(_)
            | Self::TextAgreed(_)
            | Self::Closed(_)
            | Self::Referred(_)
            | Self::Dropped(_)
            | Self::MovedToInstrument(_)
            | Self::Superseded(_)
            | Self::Reinstated(_)
            | Self::Reopened(_) => None,
        }
    }
}
