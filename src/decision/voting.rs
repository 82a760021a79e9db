//! How a question is voted on: openly, in secret, or by silence.

use crate::wire::{Reader, Tape, Wire, Wrong};

/// How votes are cast: openly, so that each vote is recorded, or in secret. A [`Procedure`](super::Procedure) says it for
/// all questions; left out, it is openly.
///
/// ```
/// use negotiation::decision::{Casting, Openly};
///
/// let on_paper = Casting::from(Openly::new().with_final_votes(true));
/// assert_eq!(serde_json::to_string(&on_paper)?, r#"{"how":"openly","final":true}"#);
///
/// // Nobody's vote of a secret ballot is recorded, so that none of them is final.
/// assert!(serde_json::from_str::<Casting>(r#"{"how":"secretly","final":true}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Casting {
    /// Openly: each vote is recorded.
    Openly(Openly),
    /// In secret, as in the election of judges and the ballots of trade unions: no vote is recorded, and the secretariat
    /// tells the count.
    Secretly {
        /// Whether the count may be told before the term is over.
        early: bool,
    },
}

/// How votes are cast openly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Openly {
    /// Whether a question with a term closes as soon as its result is certain, as a written resolution passes with the
    /// last signature that it needs (United Kingdom, Companies Act 2006, section 296(4)); if not, it stays open to its
    /// term.
    pub early: bool,
    /// Whether a member that has voted must not vote again, as in a ballot with one paper for each (United Kingdom, Trade
    /// Union and Labour Relations (Consolidation) Act 1992, section 230); if not, the last vote before the term counts.
    pub final_votes: bool,
    /// Whether a later vote of a proxy takes the place of a member's own; if not, its own vote counts whenever it was
    /// cast, as a shareholder's does that votes in person (*Cousins v International Brick*, 1931).
    pub proxies_override: bool,
}

impl Openly {
    /// Votes that stay open to their term and can be changed until then, a member's own before that of its proxy.
    #[must_use]
    pub const fn new() -> Self {
        Self { early: false, final_votes: false, proxies_override: false }
    }

    /// The same with another [`early`](Self::early).
    #[must_use]
    pub const fn with_early(mut self, value: bool) -> Self {
        self.early = value;
        self
    }

    /// The same with another [`final_votes`](Self::final_votes).
    #[must_use]
    pub const fn with_final_votes(mut self, value: bool) -> Self {
        self.final_votes = value;
        self
    }

    /// The same with another [`proxies_override`](Self::proxies_override).
    #[must_use]
    pub const fn with_proxies_override(mut self, value: bool) -> Self {
        self.proxies_override = value;
        self
    }
}

impl Casting {
    /// In secret, the count told when the term is over.
    pub const SECRETLY: Self = Self::Secretly { early: false };

    /// Returns whether the votes are cast in secret.
    ///
    /// ```
    /// use negotiation::decision::{Casting, Openly};
    ///
    /// assert!(Casting::SECRETLY.is_secret());
    /// assert!(!Casting::from(Openly::new()).is_secret());
    /// ```
    #[must_use]
    pub const fn is_secret(self) -> bool {
        match self {
            Self::Openly(_) => false,
            Self::Secretly { .. } => true,
        }
    }

    /// Returns whether a question with a term closes as soon as its result is certain.
    ///
    /// ```
    /// use negotiation::decision::{Casting, Openly};
    ///
    /// assert!(Casting::from(Openly::new().with_early(true)).is_early());
    /// assert!(Casting::Secretly { early: true }.is_early());
    /// assert!(!Casting::default().is_early());
    /// ```
    #[must_use]
    pub const fn is_early(self) -> bool {
        match self {
            Self::Openly(Openly { early, .. }) | Self::Secretly { early } => early,
        }
    }

    /// Returns whether a member that has voted must not vote again. Of a secret ballot nobody's vote is recorded, so that none is
    /// final.
    ///
    /// ```
    /// use negotiation::decision::{Casting, Openly};
    ///
    /// assert!(Casting::from(Openly::new().with_final_votes(true)).has_final_votes());
    /// assert!(!Casting::SECRETLY.has_final_votes());
    /// ```
    #[must_use]
    pub const fn has_final_votes(self) -> bool {
        match self {
            Self::Openly(Openly { final_votes, .. }) => final_votes,
            Self::Secretly { .. } => false,
        }
    }

    /// Returns whether a later vote of a proxy takes the place of a member's own.
    ///
    /// ```
    /// use negotiation::decision::{Casting, Openly};
    ///
    /// let proxies = Openly::new().with_proxies_override(true);
    /// assert!(Casting::from(proxies).lets_proxies_override());
    /// assert!(!Casting::default().lets_proxies_override());
    /// ```
    #[must_use]
    pub const fn lets_proxies_override(self) -> bool {
        match self {
            Self::Openly(Openly { proxies_override, .. }) => proxies_override,
            Self::Secretly { .. } => false,
        }
    }

    /// The same, with votes that are recorded.
    pub(crate) const fn in_the_open(self) -> Self {
        match self {
            Self::Openly(_) => self,
            Self::Secretly { early } => Self::Openly(Openly::new().with_early(early)),
        }
    }
}

impl Default for Casting {
    fn default() -> Self {
        Self::Openly(Openly::new())
    }
}

impl From<Openly> for Casting {
    fn from(openly: Openly) -> Self {
        Self::Openly(openly)
    }
}

/// How a question is voted on: by votes that are cast, or by silence.
///
/// ```
/// use negotiation::decision::{Casting, Openly, Voting};
///
/// let read = |json: &str| serde_json::from_str::<Voting>(json);
/// assert_eq!(read(r#"{"how":"openly"}"#)?, Voting::from(Openly::new()));
/// assert_eq!(read(r#"{"how":"secretly"}"#)?, Voting::Cast(Casting::SECRETLY));
///
/// // A silence lasts to its end, since until then it can be broken.
/// let error = read(r#"{"how":"tacitly","early":true}"#).unwrap_err();
/// assert!(error.to_string().contains("a vote that is `tacitly` has no `early`"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Voting {
    /// By votes that are cast.
    Cast(Casting),
    /// By silence: who has not answered when the term is over is for it, and one answer against it breaks the silence.
    Tacitly,
}

impl Voting {
    /// Whether silence is agreement.
    #[must_use]
    pub const fn is_tacit(self) -> bool {
        matches!(self, Self::Tacitly)
    }

    /// Whether the votes are cast in secret.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        match self {
            Self::Cast(casting) => casting.is_secret(),
            Self::Tacitly => false,
        }
    }

    /// Whether a question with a term closes as soon as its result is certain.
    #[must_use]
    pub const fn is_early(self) -> bool {
        match self {
            Self::Cast(casting) => casting.is_early(),
            Self::Tacitly => false,
        }
    }

    /// Whether a member that has voted must not vote again.
    #[must_use]
    pub const fn has_final_votes(self) -> bool {
        match self {
            Self::Cast(casting) => casting.has_final_votes(),
            Self::Tacitly => false,
        }
    }

    /// Whether a later vote of a proxy takes the place of a member's own.
    #[must_use]
    pub const fn lets_proxies_override(self) -> bool {
        match self {
            Self::Cast(casting) => casting.lets_proxies_override(),
            Self::Tacitly => false,
        }
    }
}

impl Default for Voting {
    fn default() -> Self {
        Self::Cast(Casting::default())
    }
}

impl From<Casting> for Voting {
    fn from(casting: Casting) -> Self {
        Self::Cast(casting)
    }
}

impl From<Openly> for Voting {
    fn from(openly: Openly) -> Self {
        Self::Cast(openly.into())
    }
}

/// The first word of how it is voted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Openly,
    Secretly,
    Tacitly,
}

crate::wire::wire_words! { How {
    Openly = "openly",
    Secretly = "secretly",
    Tacitly = "tacitly",
} }

/// How it is voted on, as it is written.
struct Written {
    how: How,
    early: bool,
    final_votes: bool,
    proxies_override: bool,
}

/// Two words on how it is voted on that exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum InvalidVoting {
    #[error("a vote that is `{0}` has no `{1}`")]
    Field(&'static str, &'static str),
    #[error(
        "a procedure has votes cast `openly` or `secretly`; a question says itself that it is put to silence"
    )]
    Tacitly,
}

impl Wire for Voting {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        let mut slots = [0; 4];
        let mut fields = from.fields(&["how", "early", "final", "proxies_override"], &mut slots)?;
        let written = Written {
            how: fields.required()?,
            early: fields.or(false)?,
            final_votes: fields.or(false)?,
            proxies_override: fields.or(false)?,
        };
        Self::try_from(written).map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        self.write_to(to);
    }
}

impl Voting {
    fn write_to(self, to: &mut Tape<'_>) {
        let how = match self {
            Self::Cast(Casting::Openly(_)) => "openly",
            Self::Cast(Casting::Secretly { .. }) => "secretly",
            Self::Tacitly => "tacitly",
        };
        let mut map = to.map();
        map.key("how").text(how);
        for (field, said) in [
            ("early", self.is_early()),
            ("final", self.has_final_votes()),
            ("proxies_override", self.lets_proxies_override()),
        ] {
            if said {
                map.key(field).truth(true);
            }
        }
        map.end();
    }
}

impl Wire for Casting {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        match Voting::read(from)? {
            Voting::Cast(casting) => Ok(casting),
            Voting::Tacitly => Err(from.wrong(&InvalidVoting::Tacitly)),
        }
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        Voting::from(*self).write_to(to);
    }
}

crate::wire::wire_serde! { Voting, Casting }

impl TryFrom<Written> for Voting {
    type Error = InvalidVoting;

    fn try_from(written: Written) -> Result<Self, InvalidVoting> {
        let Written { how, early, final_votes, proxies_override } = written;
        let (voting, word): (Self, _) = match how {
            How::Openly => return Ok(Openly { early, final_votes, proxies_override }.into()),
            How::Secretly => (Casting::Secretly { early }.into(), "secretly"),
            How::Tacitly => (Self::Tacitly, "tacitly"),
        };
        let none_of = [
            ("early", early && !voting.is_early()),
            ("final", final_votes),
            ("proxies_override", proxies_override),
        ];
        match none_of.into_iter().find(|(_, said)| *said) {
            Some((field, _)) => Err(InvalidVoting::Field(word, field)),
            None => Ok(voting),
        }
    }
}

crate::value::from_value! { Openly => Casting, Casting => Voting, Openly => Voting }

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [&str; 3] = ["early", "final", "proxies_override"];

    /// Every combination that can be written is read back as it was, and every other one is refused with the field.
    #[test]
    fn each_way_has_its_own_fields_and_no_others() {
        let may = |how: &str, field: &str| match how {
            "openly" => true,
            "secretly" => field == "early",
            _ => false,
        };
        let mut read = 0;
        for how in ["openly", "secretly", "tacitly"] {
            for bits in 0..8 {
                let said = FIELDS.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, of)| *of);
                let said: Vec<_> = said.collect();
                let words = std::iter::once(format!(r#""how":"{how}""#));
                let words: Vec<_> = words.chain(said.iter().map(|of| format!(r#""{of}":true"#))).collect();
                let json = format!("{{{}}}", words.join(","));
                let voting = serde_json::from_str::<Voting>(&json);
                let casting = serde_json::from_str::<Casting>(&json);
                if let Some(field) = said.iter().find(|field| !may(how, field)) {
                    let says = format!("a vote that is `{how}` has no `{field}`");
                    assert!(voting.unwrap_err().to_string().starts_with(&says), "{json}");
                    assert!(casting.unwrap_err().to_string().starts_with(&says), "{json}");
                } else {
                    let voting = voting.unwrap();
                    assert_eq!(serde_json::to_string(&voting).unwrap(), json);
                    assert_eq!(casting.ok().map(Voting::from), (how != "tacitly").then_some(voting));
                    read += 1;
                }
            }
        }
        assert_eq!(read, 8 + 2 + 1);
    }

    #[test]
    fn a_way_is_named() {
        for bad in ["{}", r#""openly""#, r#"{"how":"loudly"}"#, r#"{"how":"openly","secret":true}"#] {
            assert!(serde_json::from_str::<Voting>(bad).is_err(), "{bad}");
        }
    }
}
