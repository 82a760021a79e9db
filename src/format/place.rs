//! Where in a text of JSON a value or a key begins, found by walking over it. Only a text that is at fault is walked.

/// Finds how many lines stand before the value or key of this number, and the column at which it begins, in bytes and from
/// one. Values and keys are counted from zero in the order of their beginnings. The text is one value of JSON.
pub(super) fn place(text: &str, number: usize) -> (usize, usize) {
    let before = text.as_bytes().get(..begin(text, number)).unwrap_or_default();
    let is_break = |byte: &u8| *byte == b'\n';
    let column = before.iter().rev().position(is_break).unwrap_or(before.len()) + 1;
    (before.iter().filter(|byte| is_break(byte)).count(), column)
}

/// How many bytes stand before it.
fn begin(text: &str, number: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut left) = (0, number);
    while let Some(byte) = bytes.get(at) {
        let end = match byte {
            b'"' => end_of_string(bytes, at),
            b'{' | b'[' => at + 1,
            b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => {
                at += 1;
                continue;
            }
            // A number, or `true`, `false`, `null`.
            _ => end_of_word(bytes, at),
        };
        if left == 0 {
            return at;
        }
        (at, left) = (end, left - 1);
    }
    text.len()
}

/// The end of a string that begins at a quotation mark: behind the one that closes it.
fn end_of_string(bytes: &[u8], begin: usize) -> usize {
    let mut at = begin + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

fn end_of_word(bytes: &[u8], begin: usize) -> usize {
    let rest = bytes.get(begin..).unwrap_or_default();
    let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n');
    rest.iter().position(ends).map_or(bytes.len(), |length| begin + length.max(1))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn the_column_is_where_the_value_or_key_begins() {
        let line = r#" {"a": {"b":[1,{"c,\"}":"]{"} , -2.5e3 ],"d":null}}"#;
        let begins = |text: &str| line.find(text).unwrap() + 1;
        let all = [
            begins("{"),
            begins(r#""a""#),
            begins(r#"{"b""#),
            begins(r#""b""#),
            begins("["),
            begins("1"),
            begins(r#"{"c"#),
            begins(r#""c"#),
            begins(r#""]{""#),
            begins("-2.5"),
            begins(r#""d""#),
            begins("null"),
        ];
        for (number, expected) in all.into_iter().enumerate() {
            assert_eq!(place(line, number), (0, expected), "{number}");
        }
        assert_eq!(place(line, 99), (0, line.len() + 1));
        assert_eq!(place("", 0), (0, 1));
        assert_eq!(place("\"\\", 1), (0, 3));
        assert_eq!(place("{\n  \"a\":\n    [1,\n 2]\n}", 4), (3, 2));
    }
}
