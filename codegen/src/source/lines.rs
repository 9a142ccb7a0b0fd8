//! Byte offsets, lines and columns of one text.
//!
//! Parsers count bytes, but people count lines and columns; this is the one place that translates.

use std::ops::Range;

/// The offsets at which the lines of a text start.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    /// The number of characters before each block of the text, since a document may be one line of a million columns.
    characters: Vec<usize>,
}

/// The bytes of one block.
const BLOCK: usize = 1024;

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0)
            .chain(breaks.map(|(offset, _)| offset + 1))
            .collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            let counted = *before;
            *before += characters(block);
            Some(counted)
        });
        Self {
            starts,
            characters: blocks.collect(),
        }
    }

    /// The number of characters that start before a byte offset.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let counted = self.characters.get(block).copied();
        let from = counted.map_or(0, |_| block * BLOCK);
        counted.unwrap_or(0) + characters(&text.as_bytes()[from..offset])
    }

    /// The line and column of a byte offset; both count from one, columns in characters.
    pub(super) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.characters_before(text, offset) - self.characters_before(text, start);
        (line, column + 1)
    }

    /// The byte offset of a line and column. Positions beyond the text become its end.
    pub(super) fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let Some(start) = self.starts.get(line.saturating_sub(1)) else {
            return text.len();
        };
        let rest = &text[*start..];
        let within = rest
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(rest.len(), |(offset, _)| offset);
        start + within
    }

    /// The bytes of a line, without its line break.
    pub(super) fn line(&self, text: &str, line: usize) -> Range<usize> {
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(text.len());
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        let length = text[start..end].trim_end_matches(['\n', '\r']).len();
        start..start + length
    }

    pub(super) fn count(&self) -> usize {
        self.starts.len()
    }
}

/// The number of characters that start in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    let continues = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
    bytes.iter().filter(|byte| !continues(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "äb: ü\nc";
        let lines = Lines::of(text);
        assert_eq!(lines.position(text, 0), (1, 1));
        assert_eq!(lines.position(text, text.find('ü').unwrap()), (1, 5));
        assert_eq!(lines.position(text, text.find('c').unwrap()), (2, 1));
        assert_eq!(lines.offset(text, 1, 5), text.find('ü').unwrap());
        assert_eq!(lines.offset(text, 9, 1), text.len());
    }

    #[test]
    fn a_line_ends_before_its_break() {
        let text = "a\r\nb\n";
        let lines = Lines::of(text);
        assert_eq!(&text[lines.line(text, 1)], "a");
        assert_eq!(&text[lines.line(text, 2)], "b");
        assert_eq!(&text[lines.line(text, 3)], "");
        assert_eq!(lines.line(text, 99), text.len()..text.len());
    }

    #[test]
    fn an_offset_inside_a_character_is_its_start() {
        let text = "ü";
        assert_eq!(Lines::of(text).position(text, 1), (1, 1));
    }
}
