//! The lines of a body that arrives in pieces.

use crate::runtime::error::transport::TransportError;

/// The mark at the beginning of each text of a sequence (RFC 7464, section 2.2). No JSON text contains it.
const MARK: u8 = 0x1e;

/// Divides pieces into lines, which end with CR, LF, or both, or before a mark if there can be any.
pub(crate) struct Splitter {
    bytes: Vec<u8>,
    /// The number of bytes that have been returned.
    given: usize,
    /// The number of bytes that are known to contain no line end.
    seen: usize,
    /// True if the last line ended with a CR, so that an LF would belong to the same end.
    after_return: bool,
    has_marks: bool,
    /// True if a mark follows the last line.
    before_mark: bool,
    /// True if the next line is the first one, which may begin with a byte order mark.
    at_start: bool,
    limit: usize,
}

impl Splitter {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            bytes: Vec::new(),
            given: 0,
            seen: 0,
            after_return: false,
            has_marks: false,
            before_mark: false,
            at_start: true,
            limit,
        }
    }

    /// Divides pieces at marks as well.
    pub(crate) fn with_marks(limit: usize) -> Self {
        Self {
            has_marks: true,
            ..Self::new(limit)
        }
    }

    /// Returns true if a mark follows the last line.
    pub(crate) fn is_before_mark(&self) -> bool {
        self.before_mark
    }

    pub(crate) fn push(&mut self, piece: &[u8]) {
        self.bytes.drain(..self.given);
        self.seen -= self.given;
        self.given = 0;
        self.bytes.extend_from_slice(piece);
    }

    /// Returns false if an item of this length is too long with the line whose end has not arrived.
    pub(crate) fn fit(&self, length: usize) -> bool {
        self.holds(length.saturating_add(self.bytes.len() - self.given))
    }

    /// Returns false if an item of this length is too long.
    pub(crate) fn holds(&self, length: usize) -> bool {
        length <= self.limit
    }

    /// Returns true if there is a line whose end has not arrived.
    pub(crate) fn has_begun(&self) -> bool {
        self.given < self.bytes.len()
    }

    /// The error for an item that is too long.
    pub(crate) fn oversized(&self) -> TransportError {
        TransportError::oversized(self.limit)
    }

    /// The next complete line, without its end.
    pub(crate) fn next_line(&mut self) -> Option<Vec<u8>> {
        if self.after_return && self.bytes.get(self.given) == Some(&b'\n') {
            self.given += 1;
            self.seen = self.seen.max(self.given);
        }
        if self.given < self.bytes.len() {
            self.after_return = false;
        }
        let rest = self.bytes.get(self.seen..)?;
        let is_end = |it: &u8| matches!(it, b'\r' | b'\n') || self.has_marks && *it == MARK;
        let Some(length) = rest.iter().position(is_end) else {
            self.seen = self.bytes.len();
            return None;
        };
        let end = self.seen + length;
        let line = self.bytes.get(self.given..end).unwrap_or_default();
        let line = match line.strip_prefix(b"\xef\xbb\xbf") {
            Some(text) if self.at_start => text.to_vec(),
            Some(_) | None => line.to_vec(),
        };
        self.at_start = false;
        self.after_return = self.bytes.get(end) == Some(&b'\r');
        self.before_mark = self.bytes.get(end) == Some(&MARK);
        self.given = end + 1;
        self.seen = self.given;
        Some(line)
    }
}
