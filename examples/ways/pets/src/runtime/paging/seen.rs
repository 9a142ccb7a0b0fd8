//! The pages and markers that have come, in bounded memory.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::mem;

/// The number of the latest values that are remembered for certain.
const LATEST: usize = 8192;

/// Remembers values by their hashes, of which it keeps the latest. It also keeps one for longer and longer (Brent's algorithm), so that it
/// notices a circle of any length in the end.
pub(crate) struct Seen {
    hasher: RandomState,
    /// At most [`LATEST`] hashes.
    latest: HashSet<u64>,
    /// The hashes that were the latest before.
    earlier: HashSet<u64>,
    kept: Option<u64>,
    /// The number of values since `kept` was replaced, and the one at which it is replaced again.
    age: u64,
    most: u64,
}

impl Seen {
    pub(crate) fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            latest: HashSet::new(),
            earlier: HashSet::new(),
            kept: None,
            age: 0,
            most: 1,
        }
    }

    /// Returns true if the value has come before, and takes it otherwise.
    pub(crate) fn contains_or_takes(&mut self, value: &impl Hash) -> bool {
        let hash = self.hasher.hash_one(value);
        if self.kept == Some(hash) || self.earlier.contains(&hash) || self.latest.contains(&hash) {
            return true;
        }
        if self.latest.len() == LATEST {
            self.earlier = mem::take(&mut self.latest);
        }
        self.latest.insert(hash);
        self.age += 1;
        if self.age == self.most {
            self.kept = Some(hash);
            self.age = 0;
            self.most = self.most.saturating_mul(2);
        }
        false
    }
}
