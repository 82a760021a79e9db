//! What happens to points: the facts.

use crate::{
    fact::facts,
    id::{PartyId, PointId, WordingId},
    point::{Areas, Wording},
    terms::Reached,
    text::{Name, Text},
    when::When,
};

facts! {
    /// A fact about a point.
    pub enum PointEvent("point") {
        /// A point was put on the table.
        Tabled = "tabled" {
            /// Its id.
            point: PointId,
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
        Retitled = "retitled" {
            /// The point.
            point: PointId,
            /// Its new title.
            title: Name,
        }
        /// A point was put under other areas.
        AreasSet = "areas_set" {
            /// The point.
            point: PointId,
            /// What it is about from now on.
            areas: Areas,
        }
        /// A point was made part of another, or stands alone again.
        Nested = "nested" {
            /// The point.
            point: PointId,
            ;
            /// The point that it is a part of; absent: it stands alone.
            parent / with_parent: Option<PointId>,
        }
        /// The words of a point changed. Positions on the old words no longer count.
        Reworded = "reworded" {
            /// The point.
            point: PointId,
            /// The new words.
            wording: Wording,
        }
        /// An error in the words was corrected, or a translation made to conform. Positions carry
        /// over (compare Vienna Convention on the Law of Treaties, article 79).
        Rectified = "rectified" {
            /// The point.
            point: PointId,
            /// The rectified words.
            wording: Wording,
            ;
            /// The words that are rectified; left out: the current ones, filled in.
            of / with_of: Option<WordingId>,
        }
        /// The parties began to discuss a point.
        TakenUp = "taken_up" {
            /// The point.
            point: PointId,
        }
        /// A parked or referred point came back; it has the status it had.
        Returned = "returned" {
            /// The point.
            point: PointId,
        }
        /// The substance of a point was agreed, its words not yet.
        AgreedInPrinciple = "agreed_in_principle" {
            /// The point.
            point: PointId,
            ;
            /// The words agreed on; left out: the current ones, filled in.
            wording / with_wording: Option<WordingId>,
            /// How it was agreed; filled in when left out.
            reached / with_reached: Option<Reached>,
        }
        /// The words of a point were agreed, provisionally.
        TextAgreed = "text_agreed" {
            /// The point.
            point: PointId,
            ;
            /// The words agreed on; left out: the current ones, filled in.
            wording / with_wording: Option<WordingId>,
            /// How it was agreed; filled in when left out.
            reached / with_reached: Option<Reached>,
        }
        /// A point was closed.
        Closed = "closed" {
            /// The point.
            point: PointId,
            ;
            /// How it was agreed; filled in when left out.
            reached / with_reached: Option<Reached>,
        }
        /// A point was set aside for the time being.
        Parked = "parked" {
            /// The point.
            point: PointId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
            /// Until when, as planned.
            until / with_until: Option<When>,
        }
        /// A point was left to the leaders.
        ReferredUp = "referred_up" {
            /// The point.
            point: PointId,
            /// To whom.
            to: Name,
        }
        /// A point was left to an arbiter, whose award closes it.
        ReferredToArbiter = "referred_to_arbiter" {
            /// The point.
            point: PointId,
            /// The party that decides it.
            arbiter: PartyId,
            ;
            /// By when.
            deadline / with_deadline: Option<When>,
            /// How it was decided; filled in when left out.
            reached / with_reached: Option<Reached>,
        }
        /// The arbiter decided; the award stands for consent and closes the point.
        Awarded = "awarded" {
            /// The point.
            point: PointId,
            ;
            /// The words of the award, where they are new.
            wording / with_wording: Option<Wording>,
        }
        /// A point was left out.
        Dropped = "dropped" {
            /// The point.
            point: PointId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
            /// How it was decided; filled in when left out and consent was needed.
            reached / with_reached: Option<Reached>,
        }
        /// A point that had been left out is discussed again.
        Reinstated = "reinstated" {
            /// The point.
            point: PointId,
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// An agreed or closed point is discussed again.
        Reopened = "reopened" {
            /// The point.
            point: PointId,
            /// Why.
            reason: Text,
        }
    }
}
