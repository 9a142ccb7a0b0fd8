//! What the two span finders have in common: where a value stands in its text, and under which key.

use std::ops::Range;

/// The bytes of a value, and of the key it stands under (items and the root have none).
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
