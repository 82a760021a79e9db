//! A line of JSON as it is mostly written, put on a tape without a parser between: every text where it stands, every number whole.
//! What is written otherwise, or is no JSON, is not taken, and is for `serde_json` to read and to tell.

use std::borrow::Cow;

use super::{
    MAX_DEPTH, MAX_NODES,
    tape::{Node, Tape},
};

impl<'t> Tape<'t> {
    /// Takes a line, if it is one value of JSON and nothing in it is out of the ordinary. If not, what is on the tape is of no use.
    pub(crate) fn take(&mut self, line: &'t str) -> bool {
        let mut line = Line { text: line, at: 0, tape: self };
        line.value(MAX_DEPTH).is_some() && line.peek().is_none()
    }
}

/// A line that has been read so far.
struct Line<'f, 't> {
    text: &'t str,
    at: usize,
    tape: &'f mut Tape<'t>,
}

impl<'t> Line<'_, 't> {
    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Passes over one byte.
    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn add(&mut self, node: Node<'t>) -> Option<()> {
        (self.tape.nodes().len() < MAX_NODES).then(|| self.tape.push(node))
    }

    /// A value that may be so deep, itself included.
    fn value(&mut self, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match self.peek()? {
            b'"' => {
                let text = self.string()?;
                self.add(Node::Text(text))
            }
            b'{' => self.map(depth),
            b'[' => self.list(depth),
            b'0'..=b'9' => {
                let number = self.number()?;
                self.add(Node::Unsigned(number))
            }
            b't' => self.word("true", Node::Truth(true)),
            b'f' => self.word("false", Node::Truth(false)),
            b'n' => self.word("null", Node::Null),
            _ => None,
        }
    }

    fn map(&mut self, depth: usize) -> Option<()> {
        let (at, mut keys) = (self.tape.next(), 0);
        self.add(Node::Map { keys, end: u32::MAX })?;
        self.at += 1;
        if self.peek()? == b'}' {
            self.at += 1;
        } else {
            loop {
                if self.peek()? != b'"' {
                    return None;
                }
                let key = self.string()?;
                // No name of ours begins so, and some of `serde_json` do.
                if key.starts_with('$') {
                    return None;
                }
                self.add(Node::Text(key))?;
                if self.next()? != b':' {
                    return None;
                }
                self.value(depth)?;
                keys += 1;
                match self.next()? {
                    b',' => {}
                    b'}' => break,
                    _ => return None,
                }
            }
        }
        self.tape.end_map(at, keys);
        Some(())
    }

    fn list(&mut self, depth: usize) -> Option<()> {
        let (at, mut members) = (self.tape.next(), 0);
        self.add(Node::List { members, end: u32::MAX })?;
        self.at += 1;
        if self.peek()? == b']' {
            self.at += 1;
        } else {
            loop {
                self.value(depth)?;
                members += 1;
                match self.next()? {
                    b',' => {}
                    b']' => break,
                    _ => return None,
                }
            }
        }
        self.tape.end_list(at, members);
        Some(())
    }

    fn word(&mut self, word: &str, node: Node<'t>) -> Option<()> {
        if !self.text.get(self.at..)?.starts_with(word) {
            return None;
        }
        self.at += word.len();
        self.add(node)
    }

    /// A whole number; what follows is looked at by whoever reads on.
    fn number(&mut self) -> Option<u64> {
        let digits = self.text.as_bytes().get(self.at..)?;
        let length = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
        let digits = self.text.get(self.at..self.at + length)?;
        self.at += length;
        if length > 1 && digits.starts_with('0') { None } else { digits.parse().ok() }
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        let begin = self.at + 1;
        let bytes = self.text.as_bytes().get(begin..)?;
        let length = plain(bytes);
        match bytes.get(length)? {
            b'"' => {
                self.at = begin + length + 1;
                self.text.get(begin..begin + length).map(Cow::Borrowed)
            }
            b'\\' => self.escaped(begin + length),
            _ => None,
        }
    }

    /// The string that begins here, of which the first escape is at another place.
    #[cold]
    fn escaped(&mut self, first: usize) -> Option<Cow<'t, str>> {
        let (bytes, mut end) = (self.text.as_bytes(), first);
        loop {
            match bytes.get(end)? {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        let quoted = self.text.get(self.at..=end)?;
        self.at = end + 1;
        serde_json::from_str::<String>(quoted).ok().map(Cow::Owned)
    }
}

/// How many bytes come before the first quotation mark, backslash or control character. Eight are looked at together.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is zero, and perhaps of some after the first such.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let (mut rest, mut before) = (bytes, 0);
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*eight);
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
        let found = control | zeros(word ^ (ONES * 0x22)) | zeros(word ^ (ONES * 0x5C));
        if found != 0 {
            return before + found.trailing_zeros() as usize / 8;
        }
        (rest, before) = (after, before + 8);
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    before + rest.iter().position(ends).unwrap_or(rest.len())
}
