//! Numbers that nobody can tell beforehand; not for secrets.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// 64 random bits: the standard library seeds each of its hashers at random.
pub(crate) fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}
