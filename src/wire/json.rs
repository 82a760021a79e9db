//! A line of JSON as it is mostly written, put on a tape without a parser between: every number whole, every text where it stands.
//! What is written otherwise, or is no JSON, is not taken, and is for `serde_json` to read and to tell.

use std::borrow::Cow;

use super::{
    MAX_DEPTH, MAX_NODES,
    tape::{Node, Tape},
};

impl<'t> Tape<'t> {
    /// Takes a line, if it is one value of JSON and nothing in it is out of the ordinary. If not, what is on the tape is of no use.
    pub(crate) fn take(&mut self, text: &'t str) -> bool {
        let mut line = Line { text, at: 0, tape: self };
        // Each node has a byte of its own at least, so that none need be counted.
        text.len() <= MAX_NODES && line.value(MAX_DEPTH).is_some() && line.peek().is_none()
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
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte > b' ' { Some(byte) } else { self.after_space() }
    }

    #[cold]
    fn after_space(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))?;
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over the next byte that is no space.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// A value that may be so deep, itself included.
    fn value(&mut self, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match self.next()? {
            b'"' => self.string(),
            b'{' => self.map(depth),
            b'[' => self.list(depth),
            b'0'..=b'9' => self.number(),
            b't' => self.word("rue", Node::Truth(true)),
            b'f' => self.word("alse", Node::Truth(false)),
            b'n' => self.word("ull", Node::Null),
            _ => None,
        }
    }

    /// The rest of a map.
    fn map(&mut self, depth: usize) -> Option<()> {
        let (at, mut keys) = (self.tape.next(), 0);
        self.tape.push(Node::Map { keys, end: u32::MAX });
        let mut next = self.next()?;
        if next != b'}' {
            loop {
                // No name of ours begins with a dollar, and some of `serde_json` do.
                if next != b'"' || self.text.as_bytes().get(self.at) == Some(&b'$') {
                    return None;
                }
                self.string()?;
                if self.next()? != b':' {
                    return None;
                }
                self.value(depth)?;
                keys += 1;
                match self.next()? {
                    b',' => next = self.next()?,
                    b'}' => break,
                    _ => return None,
                }
            }
        }
        self.tape.end_map(at, keys);
        Some(())
    }

    /// The rest of a list.
    fn list(&mut self, depth: usize) -> Option<()> {
        let (at, mut members) = (self.tape.next(), 0);
        self.tape.push(Node::List { members, end: u32::MAX });
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

    /// The rest of a word.
    fn word(&mut self, rest: &str, node: Node<'t>) -> Option<()> {
        if !self.text.get(self.at..)?.starts_with(rest) {
            return None;
        }
        self.at += rest.len();
        self.tape.push(node);
        Some(())
    }

    /// The rest of a whole number; what follows it is looked at by whoever reads on.
    fn number(&mut self) -> Option<()> {
        let begin = self.at - 1;
        let digits = self.text.as_bytes().get(begin..)?;
        let length = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
        self.at = begin + length;
        let digits = self.text.get(begin..self.at)?;
        if length > 1 && digits.starts_with('0') {
            return None;
        }
        self.tape.push(Node::Unsigned(digits.parse().ok()?));
        Some(())
    }

    /// The rest of a string.
    fn string(&mut self) -> Option<()> {
        let begin = self.at;
        let bytes = self.text.as_bytes().get(begin..)?;
        let length = plain(bytes);
        match bytes.get(length)? {
            b'"' => {
                self.at = begin + length + 1;
                self.tape.push(Node::Text(Cow::Borrowed(self.text.get(begin..begin + length)?)));
                Some(())
            }
            b'\\' => self.escaped(length),
            _ => None,
        }
    }

    /// The rest of a string of which the first escape comes after so many bytes.
    #[cold]
    fn escaped(&mut self, first: usize) -> Option<()> {
        let (begin, mut end) = (self.at, self.at + first);
        loop {
            match self.text.as_bytes().get(end)? {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        self.at = end + 1;
        let quoted = self.text.get(begin - 1..=end)?;
        self.tape.push(Node::Text(Cow::Owned(serde_json::from_str(quoted).ok()?)));
        Some(())
    }
}

/// How many bytes come before the first quotation mark, backslash or control character. Eight are looked at together.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is zero, and perhaps of some after the first such.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let (mut rest, mut before) = (bytes, 0);
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*eight);
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let found = (control | zeros(word ^ (ONES * 0x22)) | zeros(word ^ (ONES * 0x5C))) & HIGH;
        if found != 0 {
            return before + found.trailing_zeros() as usize / 8;
        }
        (rest, before) = (after, before + 8);
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    before + rest.iter().position(ends).unwrap_or(rest.len())
}
