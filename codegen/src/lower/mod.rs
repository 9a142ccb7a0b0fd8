//! Document → IR: says what each object of the document means.
//!
//! References become ids here; every composition is left as it stands, for the passes to work out.

mod constraints;
mod default;
mod document;
mod encoding;
mod hierarchy;
mod inheritance;
mod lowering;
mod operation;
mod parameter;
mod problems;
mod response;
mod schema;
mod security;
mod server;
mod shape;
mod tags;

pub use document::lower;
