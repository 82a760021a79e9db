//! Where in a line of JSON a value or a key begins, found by walking over it. Only a line that is at fault is walked.

/// The column, in bytes and from one, at which the value or key of this number begins: they are counted from zero in the order
/// of their beginnings. The line is one value of JSON.
pub(super) fn column(line: &str, number: usize) -> usize {
    let bytes = line.as_bytes();
    let (mut at, mut left) = (0, number);
    while let Some(byte) = bytes.get(at) {
        let end = match byte {
            b'"' => end_of_string(bytes, at),
            b'{' | b'[' => at + 1,
            b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' => {
                at += 1;
                continue;
            }
            // A number, or `true`, `false`, `null`.
            _ => end_of_word(bytes, at),
        };
        if left == 0 {
            return at + 1;
        }
        (at, left) = (end, left - 1);
    }
    line.len()
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
    let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r');
    rest.iter().position(ends).map_or(bytes.len(), |length| begin + length.max(1))
}

#[cfg(test)]
mod tests {
    use super::column;

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
            assert_eq!(column(line, number), expected, "{number}");
        }
        assert_eq!(column(line, 99), line.len());
        assert_eq!(column("", 0), 0);
        assert_eq!(column("\"\\", 1), 2);
    }
}
