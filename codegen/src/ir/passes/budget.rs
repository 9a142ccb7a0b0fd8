//! Limits how much a pass may add, so that a small document cannot become an endless one.
//!
//! Compositions multiply: a chain of n `allOf`s has n² properties when it is expanded.

/// The size up to which any document may grow, however small it is.
const FREE: usize = 1 << 18;
/// The average number of times that a part of the document may be repeated; the documents of vendors stay below 8.
const REPEATED: usize = 16;

/// The number of properties, members and values that may still be added.
pub(super) struct Budget {
    left: usize,
    /// The part of it that the current schema may use.
    share: usize,
}

impl Budget {
    /// The budget for a document that has `parts` of the kind that the pass adds.
    pub(super) fn of(parts: usize) -> Self {
        let left = FREE.saturating_add(parts.saturating_mul(REPEATED));
        Self { left, share: left }
    }

    /// Starts with another schema. It may use half of what is left, so that one schema that grows without end leaves enough for all others.
    pub(super) fn start(&mut self) {
        self.share = self.left / 2;
    }

    /// Takes `parts` from the budget; `false` if it is used up.
    pub(super) fn spend(&mut self, parts: usize) -> bool {
        let parts = parts.saturating_add(1);
        self.left = self.left.saturating_sub(parts);
        self.share = self.share.saturating_sub(parts);
        self.share > 0
    }
}
