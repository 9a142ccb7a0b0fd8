//! Reads OpenAPI and emits a Rust SDK.
//!
//! From a build script, with the client in `OUT_DIR/client`:
//!
//! ```no_run
//! sdkgen::Generator::new("spec").build_script("client");
//! ```
//!
//! As a module of the crate whose build script this is:
//!
//! ```no_run
//! sdkgen::Generator::new("spec").build_module("crate::api");
//! ```
//!
//! Data flow, one type per arrow: sources → JSON value → document → IR → plan → files → disk.
#![forbid(unsafe_code)]

mod annotation;
mod document;
mod embed;
mod emit;
mod explain;
mod generate;
mod generated;
mod generator;
mod glob;
mod host;
mod inspect;
mod ir;
mod lower;
mod misfits;
mod normalize;
mod place;
mod plan;
mod plural;
mod pointer;
mod print;
mod readme;
mod report;
mod review;
mod routes;
mod settings;
mod share;
mod source;
mod starter;
mod summary;
mod write;

pub use annotation::{annotation_message, annotation_property};
pub use explain::{Explanation, Shaped};
pub use generated::{Generated, Harness, HarnessTarget};
pub use generator::{Generator, Sharing};
pub use inspect::Stage;
pub use ir::passes::{PASSES, Pass};
pub use misfits::{Corrections, CorrectionsError};
pub use plan::{Fact, Method, PublicItem, PublicKind, Surface};
pub use plan::{RuntimeFile, runtime_files};
pub use report::{Baseline, Code, Severity};
pub use review::{
    Accepted, Bump, Cause, Class, Hit, Input, Inputs, LOCK, Lock, LockError, Mention, Mentioned,
    Review, Row, Side, Sides, Stale, Staleness, review,
};
pub use routes::Route;
pub use settings::{guide as settings_guide, schema as settings_schema};
pub use starter::Starter;
pub use write::{Difference, DifferenceKind, File, WriteError, Written};
