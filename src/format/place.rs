//! Where in a line of JSON a fault is: the keys and indices that lead to it, found by walking over the line. Only a line
//! that fails is walked, so that decoding keeps no track of where it is.

use std::{borrow::Cow, fmt};

/// A step from a value into what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step<'t> {
    /// Into an object, by a key.
    Key(Cow<'t, str>),
    /// Into a list, by an index from zero.
    Index(usize),
}

/// The steps from the whole line to a place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path<'t> {
    pub(super) steps: Vec<Step<'t>>,
    /// Whether one key was expected there, and none or several were found.
    pub(super) of_keys: bool,
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.steps.iter().enumerate() {
            match step {
                Step::Key(key) if number == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// An object or a list that is not at its end.
enum Open<'t> {
    /// With the key that was read last, and whether a key comes next.
    Object(Option<Cow<'t, str>>, bool),
    List(usize),
}

/// What was read last of what is open.
enum Last {
    /// Its beginning, and no key yet.
    Opening,
    /// A key, and nothing after it.
    Key,
    /// A value, or more.
    Value,
}

impl<'t> Path<'t> {
    /// The path to what a parser found at fault when it had read so many bytes of a line.
    pub(super) fn of_fault(line: &'t str, bytes: usize, said: &str) -> Self {
        let read = line.as_bytes();
        let last = read.get(bytes.wrapping_sub(1)).copied();
        if said == "expected value" {
            let before = read.get(..bytes.saturating_sub(1)).unwrap_or_default();
            let before = before.iter().rfind(|byte| !byte.is_ascii_whitespace());
            return match (last, before) {
                // One key is expected, and none is there.
                (Some(b'}'), Some(b'{')) => Self { of_keys: true, ..Self::walk(line, bytes - 1).0 },
                // A second one is, after the value of the first.
                (Some(b'}' | b']'), before) if before != Some(&b':') => Self::of_second_key(line, bytes),
                (Some(b'"' | b'e' | b'l' | b' ' | b'\t'), _) => Self::of_second_key(line, bytes),
                // The value that begins here can be none of this kind.
                _ => Self::walk(line, bytes.saturating_sub(1)).0,
            };
        }
        // A value that was read and is at fault is told of where what it stands in goes on, or has just ended.
        let back = last == Some(b'}') && !said.starts_with("missing field");
        let (mut path, last) = Self::walk(line, bytes.saturating_sub(usize::from(back)));
        // A kind that is not known is at fault for what it was to be the kind of; what is cut off, for what is not at its end.
        let of_parent = match last {
            Last::Key => said.starts_with("unknown variant"),
            Last::Value => matches!(said, "EOF while parsing an object" | "EOF while parsing a list"),
            Last::Opening => false,
        };
        if of_parent {
            path.steps.pop();
        }
        path
    }

    fn of_second_key(line: &'t str, bytes: usize) -> Self {
        let (mut path, _) = Self::walk(line, bytes);
        path.steps.pop();
        Self { of_keys: true, ..path }
    }

    #[cfg(test)]
    fn after(line: &'t str, bytes: usize) -> Self {
        Self::walk(line, bytes).0
    }

    /// The path to what has been read of a line after so many bytes of it: into what is not at its end then; and what was
    /// read last there. What the line is after that is not looked at.
    fn walk(line: &'t str, bytes: usize) -> (Self, Last) {
        let mut open: Vec<Open<'t>> = Vec::new();
        let read = line.as_bytes();
        let (mut at, mut ended_key) = (0, None);
        while let Some(&byte) = read.get(at).filter(|_| at < bytes) {
            match (byte, open.last_mut()) {
                (b'{', _) => open.push(Open::Object(None, true)),
                (b'[', _) => open.push(Open::List(0)),
                (b'}' | b']', _) => drop(open.pop()),
                (b',', Some(Open::Object(key, is_key))) => (*key, *is_key) = (None, true),
                (b',', Some(Open::List(index))) => *index += 1,
                (b'"', last) => {
                    let Some(end) = end_of_string(read, at) else { break };
                    if let Some(Open::Object(key, is_key @ true)) = last {
                        (*key, *is_key) = (line.get(at..end).map(unquoted), false);
                        ended_key = Some(end);
                    }
                    at = end;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        let last = match open.last() {
            Some(Open::Object(None, _)) => Last::Opening,
            Some(Open::Object(Some(_), _)) if ended_key == Some(at) => Last::Key,
            Some(Open::Object(..) | Open::List(_)) | None => Last::Value,
        };
        let steps = open.into_iter().filter_map(|open| match open {
            Open::Object(key, _) => key.map(Step::Key),
            Open::List(index) => Some(Step::Index(index)),
        });
        (Self { steps: steps.collect(), of_keys: false }, last)
    }
}

/// The end of a string that begins at a quotation mark: behind the one that closes it. None: nothing does.
fn end_of_string(read: &[u8], begin: usize) -> Option<usize> {
    let mut at = begin + 1;
    while let Some(byte) = read.get(at) {
        match byte {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// A string without its quotation marks, as it reads.
fn unquoted(quoted: &str) -> Cow<'_, str> {
    let plain = quoted.trim_matches('"');
    if plain.contains('\\') {
        serde_json::from_str(quoted).map_or(Cow::Borrowed(plain), Cow::Owned)
    } else {
        Cow::Borrowed(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn the_path_leads_into_what_is_open() {
        let line = r#"{"a":{"b":[1,{"c,\"}":"]{"}],"d":2}}"#;
        let paths = [
            (0, ""),
            (4, "a"),
            (6, "a"),
            (9, "a.b"),
            (11, "a.b[0]"),
            (13, "a.b[1]"),
            (21, "a.b[1].c,\"}"),
            (27, "a.b[1]"),
            (28, "a.b"),
            (32, "a.d"),
            (35, "a"),
            (36, ""),
            (99, ""),
        ];
        for (bytes, path) in paths {
            assert_eq!(Path::after(line, bytes).to_string(), path, "after {bytes} bytes");
        }
        assert_eq!(Path::after(r#"{"a":["b"#, 99).to_string(), "a[0]");
        assert_eq!(Path::after(r#"{"a":1,"b"#, 99).to_string(), "");
        assert_eq!(Path::after("]}\"\\", 99).to_string(), "");
    }
}
