//! The invariants of ARCHITECTURE.md that the compiler cannot check.
//!
//! Each test reads the sources as text. Its name is the rule; its message names the place that breaks it.
#![forbid(unsafe_code)]

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/files.rs"]
mod files;
#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/promises.rs"]
mod promises;
#[path = "tidy/runtime.rs"]
mod runtime;
#[path = "tidy/sources.rs"]
mod sources;
#[path = "tidy/stages.rs"]
mod stages;
