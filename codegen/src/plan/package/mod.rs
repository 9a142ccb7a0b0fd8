//! The package around the code: its manifest, its dependencies, the files of the runtime, and the round-trip example.

pub(crate) mod dependencies;
pub(crate) mod harness;
pub(crate) mod identity;
pub(crate) mod manifest;
mod overview;
pub(crate) mod runtime;
