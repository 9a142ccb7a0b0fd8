//! Limits how much a pass may make, so that a small document cannot become an endless one.
//!
//! Compositions multiply: a chain of n `allOf`s has n² properties when it is written out.

/// The amount that any document may come to, however small it is.
const FREE: usize = 1 << 18;
/// The number of times that a part of the document may be repeated on average; the documents of vendors stay below 8.
const REPEATED: usize = 16;

/// The number of properties, members and values that may still be made.
pub(super) struct Budget {
    left: usize,
}

impl Budget {
    /// The budget for a document that has `parts` of what the pass makes more of.
    pub(super) fn of(parts: usize) -> Self {
        Self {
            left: FREE.saturating_add(parts.saturating_mul(REPEATED)),
        }
    }

    /// Takes `parts` away; `false` once there is nothing left.
    pub(super) fn spend(&mut self, parts: usize) -> bool {
        self.left = self.left.saturating_sub(parts.saturating_add(1));
        self.left > 0
    }
}
