//! Reads OpenAPI and emits a Rust SDK.
//!
//! From a build script, with the client in `OUT_DIR/client`:
//!
//! ```no_run
//! codegen::Generator::new("spec").build_script("client");
//! ```
//!
//! Data flow, one type per arrow: sources → JSON value → document → IR → plan → files → disk.
#![forbid(unsafe_code)]

mod document;
mod emit;
mod generate;
mod inspect;
mod ir;
mod lower;
mod normalize;
mod place;
mod plan;
mod pointer;
mod print;
mod report;
mod settings;
mod source;
mod summary;
mod write;

pub use generate::{Generated, Generator, Harness, HarnessTarget};
pub use inspect::Stage;
pub use ir::passes::{PASSES, Pass};
pub use plan::{Method, Surface};
pub use plan::{RuntimeFile, runtime_files};
pub use report::{Code, Severity};
pub use settings::{guide as settings_guide, schema as settings_schema};
pub use write::{Difference, DifferenceKind, File, WriteError, Written};
