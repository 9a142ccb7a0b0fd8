//! The types of the API: what is sent, and what comes back.

mod zero_trust;

pub use self::zero_trust::*;
