//! What everything is called, and where it stands: the one folder in which a name is chosen.

pub(super) mod features;
mod rust_name;
pub(super) mod tree;
pub(super) mod types;
pub(super) mod variants;
mod words;

pub use rust_name::RustName;
pub(super) use rust_name::{Scope, constant_name, is_keyword, type_name, value_name, variant_name};
pub(super) use tree::Place;
