//! An act that a question asks for.

use crate::{
    event::{
        Event,
        fact::{MAX_LIST, Mentions, Naming, Stake, Texts},
        nested,
    },
    value::when::When,
};

/// An act that a question asks for: a motion. Once the question is carried, the act follows from it, as the act of
/// those who voted for it.
///
/// It asks for an act that may touch others than those who act ([`Stake`]), since who acts for itself alone need not
/// ask. It is about no question and no entry, so that nothing from strangers nests.
///
/// ```
/// use negotiation::talks::{party, question::{Motion, Withdrawn}};
///
/// let excluded = Motion::new(party::Excluded::new("norway")?)?;
/// assert_eq!(excluded.event().kind().name(), "party.excluded");
///
/// // Who put a question takes it back alone.
/// assert!(Motion::new(Withdrawn::new("q1")?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
// INVARIANT (motion): an event with a stake, about no question and no entry.
pub struct Motion(Box<Event>);

/// A motion asks for an act that may touch others, is about no question and no entry, and keeps the bounds of events.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidMotion {
    /// It asks for an act that nobody need be asked for.
    #[error(
        "a motion cannot ask for `{0}`; it asks for an act that may touch others, on no question and no entry"
    )]
    Kind(&'static str),
    /// A list in it is too long.
    #[error("a list in the `{0}` that a motion asks for has more than {MAX_LIST} members")]
    TooLarge(&'static str),
}

impl Motion {
    /// Makes a motion of the act that it asks for.
    ///
    /// # Errors
    /// [`InvalidMotion`] if the act touches nobody but those who act, is about a question or an entry, or holds a list of
    /// more than [`MAX_LIST`] members.
    pub fn new(event: impl Into<Event>) -> Result<Self, InvalidMotion> {
        Self(Box::new(event.into())).checked()
    }

    fn checked(self) -> Result<Self, InvalidMotion> {
        let kind = self.0.kind();
        let nests = matches!(*self.0, Event::Question(_) | Event::Record(_));
        if nests || kind.stake() == Stake::Nothing {
            return Err(InvalidMotion::Kind(kind.name()));
        }
        if self.0.fits() { Ok(self) } else { Err(InvalidMotion::TooLarge(kind.name())) }
    }

    /// The act that it asks for.
    #[must_use]
    pub const fn event(&self) -> &Event {
        &self.0
    }
}

impl Mentions for Motion {
    const NAMES: bool = true;

    // What the act would introduce is not there yet.
    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        let new = self.0.introduces();
        self.0.each_mention(&mut |mention| {
            if !new.contains(&Some(mention)) {
                each.mention(mention);
            }
        });
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        self.0.each_date(each);
    }

    fn erase(&mut self, texts: Texts) {
        self.0.take_out(texts);
    }
}

impl crate::wire::Wire for Motion {
    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        let refused = &[
            ("question", "a motion asks for no act on a question"),
            ("record", "a motion asks for no act on an entry"),
        ];
        let event = nested::read(from, refused)?;
        Self(event).checked().map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        self.0.write(to);
    }
}

crate::wire::wire_serde! { Motion }

crate::value::invalid::invalid! { InvalidMotion = "invalid.motion" }
