//! An exact share, such as nine tenths or 50.21 %, for majorities and for how far something is.
//!
//! ```
//! use negotiation::value::share::Share;
//!
//! let two_thirds: Share = "2/3".parse()?;
//! assert!(two_thirds.is_reached_by(20, 30));
//! assert!(!two_thirds.is_exceeded_by(20, 30));
//! assert_eq!("9/10".parse::<Share>()?.to_string(), "90%");
//! assert!("0.9".parse::<Share>().is_err(), "a bare decimal does not say what it is a share of");
//! # Ok::<(), negotiation::value::share::InvalidShare>(())
//! ```

use std::{cmp::Ordering, fmt, str::FromStr};

/// The number of decimals that a percentage may have.
const DECIMALS: usize = 6;
/// 100 %, in units of the last decimal.
const HUNDRED_PERCENT: u128 = 100_000_000;
/// The longest text that can be a share: two numbers of twenty digits and the stroke.
const MAX_LEN: usize = 41;

/// A text or a pair of numbers that cannot be a share, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a share: {0}")]
pub struct InvalidShare(Problem);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    #[error("it is written as `90%`, `50.21%`, `2/3` or a whole number such as `1`, with digits only")]
    Form,
    #[error("a percentage has at most {DECIMALS} decimals; write an exact fraction such as `2/3`")]
    Decimals,
    #[error("nothing is a share of zero")]
    OfZero,
    #[error("it is too great or too fine for two numbers of 64 bits")]
    Overflow,
}

/// An exact fraction of zero or more; it may exceed the whole.
///
/// Two shares are equal if their values are: `2/4`, `1/2` and `50%` are one share. How it was
/// quoted is not kept: it is written as a percentage where six decimals are enough, and as a
/// fraction in its lowest terms otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    /// In lowest terms.
    part: u64,
    /// Never zero.
    whole: u64,
}

impl Share {
    /// Nothing.
    pub const NONE: Self = Self { part: 0, whole: 1 };
    /// One half.
    pub const HALF: Self = Self { part: 1, whole: 2 };
    /// The whole.
    pub const WHOLE: Self = Self { part: 1, whole: 1 };

    /// The share `part` out of `whole`.
    ///
    /// ```
    /// use negotiation::value::share::Share;
    ///
    /// assert_eq!(Share::new(20, 28)?, Share::new(5, 7)?);
    /// assert!(Share::new(1, 0).is_err());
    /// # Ok::<(), negotiation::value::share::InvalidShare>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidShare`] if `whole` is zero.
    pub fn new(part: u64, whole: u64) -> Result<Self, InvalidShare> {
        Self::reduced(part.into(), whole.into())
    }

    /// The share that is so many per cent, given as digits without the sign: `50.21`.
    ///
    /// ```
    /// use negotiation::value::share::Share;
    ///
    /// assert_eq!(Share::percent("50.21")?, Share::new(5021, 10000)?);
    /// assert!(Share::percent("-5").is_err());
    /// # Ok::<(), negotiation::value::share::InvalidShare>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidShare`] if there are other characters than digits and one point, more than six
    /// decimals, or too many digits.
    pub fn percent(text: &str) -> Result<Self, InvalidShare> {
        let (units, decimals) = match text.split_once('.') {
            None => (text, None),
            Some((units, decimals)) => (units, Some(decimals)),
        };
        let mut value = number(units)?;
        let mut whole: u128 = 100;
        if let Some(decimals) = decimals {
            let fraction = number(decimals)?;
            if decimals.len() > DECIMALS {
                return Err(InvalidShare(Problem::Decimals));
            }
            let scale = decimals.bytes().fold(1_u128, |scale, _| scale.saturating_mul(10));
            value = value
                .checked_mul(scale)
                .and_then(|value| value.checked_add(fraction))
                .ok_or(InvalidShare(Problem::Overflow))?;
            whole = whole.saturating_mul(scale);
        }
        Self::reduced(value, whole)
    }

    /// The part, in lowest terms: 2 of 2/3.
    #[must_use]
    pub const fn part(self) -> u64 {
        self.part
    }

    /// What it is a part of, in lowest terms: 3 of 2/3. Never zero.
    #[must_use]
    pub const fn whole(self) -> u64 {
        self.whole
    }

    /// Whether `part` out of `whole` is this share or more, exactly. Of a `whole` of zero there is
    /// no share, so nothing is reached.
    #[must_use]
    pub fn is_reached_by(self, part: u64, whole: u64) -> bool {
        whole != 0 && self.against(part, whole) != Ordering::Greater
    }

    /// Whether `part` out of `whole` is more than this share, exactly. Of a `whole` of zero there
    /// is no share, so nothing is exceeded.
    #[must_use]
    pub fn is_exceeded_by(self, part: u64, whole: u64) -> bool {
        whole != 0 && self.against(part, whole) == Ordering::Less
    }

    /// The least number out of `whole` that reaches this share: 21 of 31 for two thirds. Nothing
    /// if it does not fit in 64 bits, which takes a share above the whole.
    #[must_use]
    pub fn least_of(self, whole: u64) -> Option<u64> {
        let product = u128::from(self.part).checked_mul(whole.into())?;
        u64::try_from(product.div_ceil(self.whole.into())).ok()
    }

    /// Whether this share and another one are so many hundredths together, or less. Exactly: the other one is
    /// compared with what this one leaves.
    pub(crate) fn fits_beside(self, other: Self, hundredths: u8) -> bool {
        let whole = u128::from(self.whole).saturating_mul(100);
        let all = u128::from(self.whole).saturating_mul(hundredths.into());
        let left = all.checked_sub(u128::from(self.part).saturating_mul(100));
        left.is_some_and(|left| compare(other.into(), (left, whole)) != Ordering::Greater)
    }

    /// Between what it lies if it is rounded to the last decimal that it needs as a percentage; it alone, if it
    /// cannot be written as one. As parts and wholes.
    pub(crate) fn as_rounded(self) -> [(u128, u128); 2] {
        let mut whole = 100_u128;
        for _ in 0..=DECIMALS {
            let product = u128::from(self.part).saturating_mul(whole);
            let last = product.checked_div(self.whole.into());
            if let (Some(last), Some(0)) = (last, product.checked_rem(self.whole.into())) {
                let (twice, whole) = (last.saturating_mul(2), whole.saturating_mul(2));
                return [(twice.saturating_sub(1), whole), (twice.saturating_add(1).min(whole), whole)];
            }
            whole = whole.saturating_mul(10);
        }
        [self.into(), self.into()]
    }

    /// This share compared with `part` out of `whole`. Products of 64-bit numbers fit in 128 bits.
    fn against(self, part: u64, whole: u64) -> Ordering {
        let product = u128::from(self.part).saturating_mul(whole.into());
        product.cmp(&u128::from(part).saturating_mul(self.whole.into()))
    }

    fn reduced(part: u128, whole: u128) -> Result<Self, InvalidShare> {
        let (mut divisor, mut rest) = (part, whole);
        while let Some(next) = divisor.checked_rem(rest) {
            (divisor, rest) = (rest, next);
        }
        if whole == 0 {
            return Err(InvalidShare(Problem::OfZero));
        }
        let lowest = |n: u128| n.checked_div(divisor).and_then(|n| u64::try_from(n).ok());
        match (lowest(part), lowest(whole)) {
            (Some(part), Some(whole)) => Ok(Self { part, whole }),
            _ => Err(InvalidShare(Problem::Overflow)),
        }
    }
}

impl From<Share> for (u128, u128) {
    fn from(share: Share) -> Self {
        (share.part.into(), share.whole.into())
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        self.against(other.part, other.whole)
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let product = u128::from(self.part).saturating_mul(HUNDRED_PERCENT);
        let whole = u128::from(self.whole);
        match (product.checked_div(whole), product.checked_rem(whole)) {
            (Some(value), Some(0)) => f.pad(&percentage(value)),
            _ => f.pad(&format!("{}/{}", self.part, self.whole)),
        }
    }
}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Share({}/{})", self.part, self.whole)
    }
}

impl FromStr for Share {
    type Err = InvalidShare;
    fn from_str(text: &str) -> Result<Self, InvalidShare> {
        if text.len() > MAX_LEN {
            return Err(InvalidShare(Problem::Form));
        }
        if let Some(percent) = text.strip_suffix('%') {
            return Self::percent(percent);
        }
        match text.split_once('/') {
            Some((part, whole)) => Self::reduced(number(part)?, number(whole)?),
            None => Self::reduced(number(text)?, 1),
        }
    }
}

impl crate::wire::Wire for Share {
    const IS_TEXT: bool = true;

    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        let text = from.text("a share as text, such as `90%` or `2/3`")?;
        text.parse().map_err(|why: InvalidShare| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        to.made(self.to_string());
    }
}

crate::wire::wire_serde! { Share }

/// Compares two fractions of wholes that are not zero, however fine: the units first, then what is left over,
/// turned round.
pub(crate) fn compare(mut one: (u128, u128), mut other: (u128, u128)) -> Ordering {
    loop {
        let units = |(part, whole): (u128, u128)| part.checked_div(whole);
        let rest = |(part, whole): (u128, u128)| part.checked_rem(whole).unwrap_or(0);
        let (left, right) = (rest(one), rest(other));
        match units(one).cmp(&units(other)) {
            Ordering::Equal if left == 0 || right == 0 => return left.cmp(&right),
            Ordering::Equal => (one, other) = ((other.1, right), (one.1, left)),
            unequal @ (Ordering::Less | Ordering::Greater) => return unequal,
        }
    }
}

fn number(digits: &str) -> Result<u128, InvalidShare> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(InvalidShare(Problem::Form));
    }
    digits.parse().map_err(|_| InvalidShare(Problem::Overflow))
}

/// Writes millionths of a per cent, without zeros at the end.
fn percentage(value: u128) -> String {
    const UNIT: u128 = HUNDRED_PERCENT / 100;
    let (units, decimals) = (value / UNIT, value % UNIT);
    if decimals == 0 {
        return format!("{units}%");
    }
    let text = format!("{units}.{decimals:06}");
    format!("{}%", text.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    #[test]
    fn a_majority_of_two_thirds_is_exact_where_a_rounded_one_is_not() {
        assert!(share("2/3").is_reached_by(2, 3));
        assert!(!share("66.666667%").is_reached_by(2, 3), "the rounded share is a little more");
        assert_eq!(share("2/3").least_of(31), Some(21));
        assert!(Share::HALF.is_reached_by(5, 10) && !Share::HALF.is_exceeded_by(5, 10));
    }

    #[test]
    fn a_share_of_an_empty_electorate_is_never_reached() {
        assert!(!Share::NONE.is_reached_by(0, 0));
        assert!(!Share::WHOLE.is_exceeded_by(0, 0));
    }

    #[test]
    fn it_is_written_as_a_percentage_where_that_is_exact() {
        for (given, written) in [
            ("90%", "90%"),
            ("50.210%", "50.21%"),
            ("1", "100%"),
            ("3/2", "150%"),
            ("2/6", "1/3"),
            ("0/7", "0%"),
            ("0.000001%", "0.000001%"),
            ("1/64", "1.5625%"),
        ] {
            assert_eq!(share(given).to_string(), written);
        }
    }

    #[test]
    fn what_was_rounded_lies_on_both_sides_of_what_was_quoted() {
        let text = |share: Share| {
            let [low, high] = share.as_rounded();
            [low, high].map(|(part, whole)| Share::reduced(part, whole).unwrap().to_string())
        };
        assert_eq!(text(share("66.7%")), ["66.65%", "66.75%"]);
        assert_eq!(text(share("50.0%")), ["49.5%", "50.5%"]);
        assert_eq!(text(share("100%")), ["99.5%", "100%"]);
        assert_eq!(text(share("0%")), ["0%", "0.5%"]);
        assert_eq!(text(share("2/3")), ["2/3", "2/3"]);
    }

    #[test]
    fn two_shares_of_one_whole_are_compared_exactly() {
        let fits = |one: &str, other: &str| share(one).fits_beside(share(other), 101);
        assert!(fits("50.21%", "50.21%") && fits("51%", "50%") && fits("100%", "1%"));
        assert!(!fits("51%", "50.000001%") && !fits("60%", "60%") && !fits("102%", "0%"));
        let (all, one_less) = (u64::MAX, u64::MAX - 1);
        let near = Share::new(one_less, all).unwrap();
        assert!(!near.fits_beside(Share::new(all - 2, one_less).unwrap(), 101));
        assert!(near.fits_beside(Share::new(1, all).unwrap(), 101));
    }

    #[test]
    fn what_is_no_share_is_refused_with_help() {
        let refusal = |text: &str| text.parse::<Share>().unwrap_err().to_string();
        assert_eq!(refusal("1/0"), "not a share: nothing is a share of zero");
        assert_eq!(refusal("0/0"), "not a share: nothing is a share of zero");
        assert!(refusal("1.0000001%").contains("at most 6 decimals"));
        assert!(refusal("18446744073709551616").contains("too great"));
        for text in ["", "%", "/", "1/", "-1", "+1%", "1e3", "0.9", "1.%", ".5%", "1/2/3", "٩%", "5 %"] {
            assert!(refusal(text).contains("`2/3`"), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_share_reads_back(part: u64, whole in 1..u64::MAX) {
            let share = Share::new(part, whole).unwrap();
            prop_assert_eq!(share.to_string().parse(), Ok(share));
            prop_assert!(share.is_reached_by(part, whole) && !share.is_exceeded_by(part, whole));
        }

        #[test]
        fn every_percentage_reads_back(millionths in 0..1_000_000_000_u64) {
            let share = Share::new(millionths, 100_000_000).unwrap();
            prop_assert!(share.to_string().ends_with('%'));
            prop_assert_eq!(share.to_string().parse(), Ok(share));
        }

        #[test]
        fn the_least_count_reaches_and_one_less_does_not(part: u32, whole in 1..u32::MAX, of in 1..u32::MAX) {
            let share = Share::new(part.into(), whole.into()).unwrap();
            let least = share.least_of(of.into()).unwrap();
            prop_assert!(share.is_reached_by(least, of.into()));
            prop_assert!(least == 0 || !share.is_reached_by(least - 1, of.into()));
        }

        #[test]
        fn fractions_are_compared_as_their_products_are(a: u64, b in 1..u64::MAX, c: u64, d in 1..u64::MAX) {
            let wide = |(part, whole): (u64, u64)| (u128::from(part), u128::from(whole));
            let products = (u128::from(a) * u128::from(d)).cmp(&(u128::from(c) * u128::from(b)));
            prop_assert_eq!(compare(wide((a, b)), wide((c, d))), products);
            prop_assert_eq!(compare(wide((a, b)), wide((a, b))), Ordering::Equal);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,50}|[0-9./%]{0,50}") {
            let _ = text.parse::<Share>();
        }
    }
}
