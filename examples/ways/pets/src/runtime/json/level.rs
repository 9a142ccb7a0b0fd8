//! Limits how deeply values are nested that are read from their own text.

use std::cell::Cell;

/// One level of values that are read from their own text.
///
/// Each level restarts serde_json's own limit on nesting, so that without this one a hostile body could overflow
/// the stack.
pub(crate) struct Level;

thread_local! {
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

impl Level {
    const LIMIT: u8 = 32;

    pub(crate) fn enter() -> Option<Self> {
        let depth = DEPTH.get();
        (depth < Self::LIMIT).then(|| {
            DEPTH.set(depth + 1);
            Self
        })
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
    }
}
