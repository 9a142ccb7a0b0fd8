//! Everything that was read, and the origin of each value.
//!
//! The only stage that distinguishes YAML, JSON and TOML; later stages see JSON values and places.

mod file;
mod json_spans;
mod lines;
mod locate;
mod origin;
mod origins;
mod problems;
mod read;
mod sources;
mod spots;
mod syntax;
#[cfg(test)]
mod tests;
mod value;
mod yaml_spans;

pub use crate::place::{FileId, Place};
pub use crate::pointer::Pointer;
pub use locate::Location;
pub(crate) use origin::{Origins, Written};
pub use sources::Sources;
