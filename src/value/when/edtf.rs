//! Dates as archives write them: what EDTF level 1 (ISO 8601-2:2019) has of the same, in its own form.

use super::{Season, When, parse::plain};

/// Reads a date of EDTF that is not in one of our own forms:
///
/// | EDTF | is |
/// |---|---|
/// | `1984~`, `2004-06~` | `about 1984`, `about 2004-06` |
/// | `2001-21` to `2001-24` | `2001-spring` to `2001-winter` |
/// | `201X` | `2010s` |
/// | `2004-XX`, `2004-XX-XX` | `2004` |
/// | `1985-04-XX` | `1985-04` |
/// | `XXXX`, `XXXX-XX-XX` | `unknown` |
///
/// That a date is doubtful (`?`, `%`) is said of its source (`certainty`), and an open range (`../2004`) as `before` or `after`.
pub(super) fn edtf(text: &str) -> Option<When> {
    if let Some(date) = text.strip_suffix('~') {
        return plain(date).or_else(|fault| less(date).ok_or(fault)).and_then(When::about).ok();
    }
    less(text)
}

/// A date of which something is not specified, or a season by its number.
fn less(text: &str) -> Option<When> {
    if matches!(text, "XXXX" | "XXXX-XX" | "XXXX-XX-XX") {
        return Some(When::UNKNOWN);
    }
    let known = text.strip_suffix("-XX").map(|date| date.strip_suffix("-XX").unwrap_or(date));
    if let Some(known) = known {
        let is_plain = known.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        return plain(known).ok().filter(|_| is_plain && matches!(known.len(), 4 | 7));
    }
    if let Some(digits) = text.strip_suffix('X') {
        return plain(&format!("{digits}0s")).ok().filter(|_| digits.len() == 3);
    }
    let (year, season) = text.split_once('-')?;
    let season = match season {
        "21" => Season::Spring,
        "22" => Season::Summer,
        "23" => Season::Autumn,
        "24" => Season::Winter,
        _ => return None,
    };
    let year: i32 =
        year.parse().ok().filter(|_| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))?;
    When::season(year, season).ok()
}

#[cfg(test)]
mod tests {
    use crate::value::when::When;

    #[test]
    fn dates_of_edtf_level_1_are_read_as_what_they_are_here() {
        for (text, meant) in [
            ("1984~", "about 1984"),
            ("2004-06~", "about 2004-06"),
            ("2004-06-11~", "about 2004-06-11"),
            ("201X~", "about 2010s"),
            ("2001-21", "2001-spring"),
            ("2001-22", "2001-summer"),
            ("2001-23", "2001-autumn"),
            ("2001-24", "2001-winter"),
            ("201X", "2010s"),
            ("2004-XX", "2004"),
            ("2004-XX-XX", "2004"),
            ("1985-04-XX", "1985-04"),
            ("XXXX", "unknown"),
            ("XXXX-XX-XX", "unknown"),
        ] {
            assert_eq!(text.parse::<When>().unwrap(), meant.parse().unwrap(), "{text}");
            assert_eq!(text.parse::<When>().unwrap().to_string(), meant);
        }
        for refused in [
            "1984?",
            "1984%",
            "19XX",
            "20XX-XX",
            "X",
            "-XX",
            "XX",
            "201x",
            "2001-20",
            "2001-25",
            "+201-21",
            "02001-21",
            "1985-XX-12",
            "1985-04-12-XX",
            "~",
            "unknown~",
            "about 1984~",
            "XXXX~",
            "../2004",
            "2004/..",
            "2004-W05-XX",
            "2004-Q1-XX",
            "1984~~",
            "2026-01-22T14:00:00Z~~",
        ] {
            assert!(refused.parse::<When>().is_err(), "{refused}");
        }
    }
}
