//! The package around the code: its manifest, its dependencies, the files of the runtime, and the round-trip example.

pub(crate) mod dependencies;
pub(crate) mod harness;
pub(crate) mod manifest;
pub(crate) mod runtime;
