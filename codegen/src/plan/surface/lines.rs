//! The lines of a surface, each under the item that it belongs to.

use std::collections::BTreeSet;

/// The lines so far.
#[derive(Debug, Default)]
pub(super) struct Lines(BTreeSet<Line>);

/// A line with the item under which it is sorted.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    item: String,
    is_member: bool,
    text: String,
}

impl Lines {
    /// The text of all lines, in the order of their items.
    pub(super) fn sorted(self) -> Vec<String> {
        self.0.into_iter().map(|line| line.text).collect()
    }

    /// Adds the line of an item itself.
    pub(super) fn item(&mut self, item: &str, text: String) {
        self.add(item, false, text);
    }

    /// Adds a line for a member of an item.
    pub(super) fn member(&mut self, item: &str, text: String) {
        self.add(item, true, text);
    }

    fn add(&mut self, item: &str, is_member: bool, text: String) {
        self.0.insert(Line {
            item: item.to_owned(),
            is_member,
            text,
        });
    }
}
