//! Faults of form, in words for whoever wrote the line: what was found, what is expected, and the nearest right form.

use serde_json::{Value, json};

use crate::{
    format::place::{Path, Step},
    judge::explain::facts::list,
};

/// What the parser said, said better where it can be.
pub(super) fn reworded(said: String, line: &str, path: &Path<'_>) -> String {
    match said.as_str() {
        "expected value" if path.of_keys => several_keys(line, path).unwrap_or(said),
        "invalid type: unit variant, expected newtype variant" => {
            "only its name is given, and what it is of is expected with it, as in `{\"name\":{..}}`"
                .to_owned()
        }
        _ if said.starts_with("invalid length") && said.contains("expected struct") => {
            "a list is given, and an object is expected".to_owned()
        }
        // The names of our own types are nobody's business.
        _ if said.contains(", expected struct ") => {
            let found = said.split(", expected struct ").next().unwrap_or_default();
            format!("{found}, expected an object")
        }
        _ if said.starts_with("unknown variant") || said.starts_with("unknown field") => {
            let mut quoted = said.split('`').skip(1).step_by(2);
            let nearest = quoted.next().and_then(|found| nearest(found, quoted));
            let nearest = nearest.map(|nearest| format!("; the nearest is `{nearest}`"));
            said.clone() + nearest.as_deref().unwrap_or_default()
        }
        _ => match said.strip_suffix("expected u64") {
            Some(found) => format!("{found}expected a whole number that is not negative"),
            None => said,
        },
    }
}

/// What one key is expected for, and none or several were found.
fn several_keys(line: &str, path: &Path<'_>) -> Option<String> {
    let whole: Value = serde_json::from_str(line).ok()?;
    let mut at = &whole;
    for step in &path.steps {
        let next = match step {
            Step::Index(index) => at.get(index),
            Step::Key(key) => at.get(&**key),
        };
        // The path may name the key that was read first.
        let Some(next) = next.filter(|next| next.is_object() || next.is_array()) else { break };
        at = next;
    }
    let keys = at.as_object()?;
    let found = match keys.len() {
        0 => "none is given".to_owned(),
        1 => return None,
        _ => format!("{} are given", list(keys.keys(), "none")),
    };
    let is_of_actor = keys.keys().all(|key| ["party", "person", "for"].contains(&key.as_str()));
    let nearest = (is_of_actor && at.get("party").is_some())
        .then(|| format!("; who acts for a party is written `{}`", json!({ "acting": at })));
    Some(format!("one key is expected, and {found}{}", nearest.unwrap_or_default()))
}

/// The word that was most likely meant: with at most a third of its letters other than they are.
fn nearest<'a>(found: &str, expected: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distances = expected.map(|word| (distance(found, word), word));
    let (distance, word) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= found.len().max(word.len())).then_some(word)
}

/// How many letters have to be added, left out or exchanged. At most the first 64 are looked at.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (at, letter) in other.chars().take(64).enumerate() {
        let mut next = vec![at + 1];
        for (left, pair) in one.iter().zip(row.windows(2)) {
            let [before, up] = pair else { continue };
            let exchanged = before + usize::from(*left != letter);
            let added = next.last().map_or(exchanged, |last| last + 1);
            next.push(exchanged.min(up + 1).min(added));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn the_nearest_word_is_named_if_it_is_near() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("same", "same"), 0);
        let words = || ["accepts", "rejects", "opposes"].into_iter();
        assert_eq!(nearest("acepts", words()), Some("accepts"));
        assert_eq!(nearest("likes", words()), None);
    }
}
