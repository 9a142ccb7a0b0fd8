//! The types of the API: what is sent, and what comes back.

#[cfg(feature = "zero-trust")]
mod zero_trust;

#[cfg(feature = "zero-trust")]
pub use self::zero_trust::*;
