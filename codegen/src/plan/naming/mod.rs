//! The names of everything, and the places of operations: the one folder in which a name is chosen.
//!
//! An operation goes through the rules in this order: `said`, `convention`, `ids`, `route`, `scope`, `role`, `tops`, `method`, `clash`;
//! `paths` asks one after the other. Types are named after the places of their operations.

mod clash;
mod convention;
mod echo;
pub(super) mod features;
pub(super) mod homes;
mod ids;
mod lexicon;
mod lists;
mod method;
mod nouns;
mod paths;
mod role;
mod route;
mod rust_name;
mod said;
mod scope;
mod sites;
mod spellings;
mod tops;
pub(super) mod tree;
pub(super) mod types;
pub(super) mod variants;
pub(super) mod words;

pub use convention::Convention;

pub use rust_name::RustName;
pub(super) use rust_name::{
    Scope, constant_name, is_keyword, module_name, type_name, value_name, variant_name,
};
pub(super) use tree::Place;
