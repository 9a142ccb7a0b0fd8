//! Makes values for the types of an emitted crate, and compares them with the values that the crate returns for them.
//!
//! `cargo xtask corpus --roundtrip` runs the crates; nothing here starts a process.

#![forbid(unsafe_code)]

mod answers;
mod compare;
mod declared;
mod examples;
mod findings;
mod instances;
mod place;
mod random;
mod reference;
mod target;
mod translate;
mod validity;
mod values;

pub use answers::{Answer, compared};
pub use findings::{Findings, RoundTrip};
pub use target::{Targets, write as write_targets};
pub use values::{Written, write as write_values};
