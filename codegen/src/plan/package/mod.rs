//! The package around the code: its manifest, its dependencies, the files of the runtime, and the round-trip example.

pub(crate) mod added;
pub(crate) mod dependencies;
pub(crate) mod identity;
pub(crate) mod manifest;
pub(crate) mod module;
mod round_trips;
pub(crate) mod runtime;
mod webhooks;
