//! Random numbers for waits and boundaries; not for secrets.
//!
//! They come from the standard library. `fastrand` seeds itself by the clock, so that one boundary would give away the next one, and in a browser
//! always in the same way, unless it brings `getrandom` along.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// 64 random bits. The standard library seeds each of its hashers at random.
pub(crate) fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}
