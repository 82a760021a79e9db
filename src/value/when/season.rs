//! Seasons.

/// A season as the north counts it, three whole months each; the winter of a year begins in its
/// December. Sources say "spring" and seldom more, so a span is never narrower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
}

impl Season {
    pub(super) const ALL: [(Self, &'static str); 4] = [
        (Self::Spring, "spring"),
        (Self::Summer, "summer"),
        (Self::Autumn, "autumn"),
        (Self::Winter, "winter"),
    ];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }

    pub(super) const fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}
