//! Random numbers for waits and boundaries, but not for secrets.
//!
//! They come from the standard library. `fastrand` seeds itself from the clock, so that one boundary would reveal the next one, and in a browser
//! always with the same seed, unless it brings `getrandom` along.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// 64 random bits. The standard library seeds each of its hashers randomly.
pub(crate) fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}
