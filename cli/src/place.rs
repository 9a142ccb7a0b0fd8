//! A place in a file of ours, for messages.

use std::fmt;

/// `file:line:column`, both counted from 1, the column in characters.
#[derive(Debug)]
pub(crate) struct Located<'a> {
    file: &'a str,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl<'a> Located<'a> {
    pub(crate) fn at(file: &'a str, text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let last = before.rsplit('\n').next().unwrap_or(before);
        Self {
            file,
            line: before.matches('\n').count() + 1,
            column: last.chars().count() + 1,
        }
    }
}

impl fmt::Display for Located<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)
    }
}
