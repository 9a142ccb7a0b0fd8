//! Place → file, line and column, which is computed only for a diagnostic that is printed.

use std::ops::Range;

use super::file::SourceFile;
use super::sources::Sources;
use super::spots::Spot;
use crate::place::{FileId, Place};
use crate::pointer::Pointer;

/// A place for people: lines and columns count from one, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub file: String,
    pub file_id: FileId,
    pub line: usize,
    pub column: usize,
    /// The bytes of the file's text that the place covers.
    pub span: Range<usize>,
}

/// The part of a spot that a place means.
#[derive(Clone, Copy)]
enum Part {
    Key,
    Value,
}

impl Sources {
    /// The line and column of a place, or of the nearest value above it that is in a file.
    ///
    /// The span ends at the end of its first line. A value that starts on a line below its key is located at its key,
    /// where a reader looks for it. Places outside every file have no location.
    pub fn locate(&self, place: &Place) -> Option<Location> {
        match place {
            Place::Document(pointer) => self.locate_origin(pointer, Part::Value),
            Place::DocumentKey(pointer) => self.locate_origin(pointer, Part::Key),
            Place::File(file, pointer) => self.locate_pointer(*file, pointer, Part::Value),
            Place::FileKey(file, pointer) => self.locate_pointer(*file, pointer, Part::Key),
            Place::Text(file, offset) => self.locate_word(*file, *offset),
            Place::Setting(offset) => self.locate_word(self.settings?, *offset),
            Place::Whole(file) => self.locate_span(*file, 0..0),
        }
    }

    fn locate_origin(&self, pointer: &Pointer, part: Part) -> Option<Location> {
        let (file, pointer) = self.origin(pointer)?;
        self.locate_pointer(file, &pointer, part)
    }

    fn locate_pointer(&self, file: FileId, pointer: &Pointer, part: Part) -> Option<Location> {
        let entry = self.entry(file)?;
        self.locate_span(file, entry.span_of(entry.spot(pointer), part))
    }

    fn locate_word(&self, file: FileId, offset: usize) -> Option<Location> {
        self.locate_span(file, offset..self.entry(file)?.word_end(offset))
    }

    fn locate_span(&self, file_id: FileId, span: Range<usize>) -> Option<Location> {
        let entry = self.entry(file_id)?;
        let start = entry
            .text
            .floor_char_boundary(span.start.min(entry.text.len()));
        let (line, column) = entry.lines().position(&entry.text, start);
        let line_end = entry.lines().line(&entry.text, line).end;
        let end = entry
            .text
            .floor_char_boundary(span.end.clamp(start, line_end.max(start)));
        let length = entry.text[start..end].trim_end().len();
        Some(Location {
            file: entry.shown.clone(),
            file_id,
            line,
            column,
            span: start..start + length,
        })
    }
}

impl SourceFile {
    fn span_of(&self, spot: Spot, part: Part) -> Range<usize> {
        match (part, spot.key) {
            (Part::Key, Some(key)) => key,
            (Part::Value, Some(key)) if self.is_below(&key, &spot.value) => key,
            (Part::Key | Part::Value, _) => spot.value,
        }
    }

    fn is_below(&self, key: &Range<usize>, value: &Range<usize>) -> bool {
        key.end <= value.start
            && self
                .text
                .get(key.end..value.start)
                .is_some_and(|between| between.contains('\n'))
    }

    /// The end of the word or the quoted text at an offset, so that a bare offset has something to underline.
    fn word_end(&self, offset: usize) -> usize {
        let start = self.text.floor_char_boundary(offset.min(self.text.len()));
        let rest = &self.text[start..];
        let Some(first) = rest.chars().next() else {
            return start;
        };
        let after = &rest[first.len_utf8()..];
        let length = match first {
            '"' | '\'' => after.find([first, '\n']).map(|end| end + 1),
            _ => after.find(|it: char| it.is_whitespace() || ":,[]{}=".contains(it)),
        };
        start + first.len_utf8() + length.unwrap_or(after.len())
    }
}
