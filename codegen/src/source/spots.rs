//! The result of both span finders: the bytes of a value in its text, and those of its key.

use std::ops::Range;

/// The bytes of a value, and of its key (items and the root have none).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) key: Option<Range<usize>>,
    pub(super) value: Range<usize>,
}

impl Spot {
    pub(super) fn new(value: Range<usize>) -> Self {
        Self { key: None, value }
    }
}
