//! Documentation of an item.

/// Markdown that rustdoc accepts without a warning, one line per entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc(pub Vec<String>);
