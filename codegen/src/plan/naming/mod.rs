//! The only folder that chooses names. It places operations, and names types after the places of their operations.
//!
//! `paths` applies `explicit`, `convention`, `ids`, `route`, `scope`, `role`, `tags`, `method` and `clash` in this order.

mod clash;
mod considered;
mod convention;
mod explicit;
pub(super) mod feature;
pub(super) mod features;
pub(super) mod homes;
mod ids;
mod lexicon;
mod lists;
mod method;
pub(super) mod nouns;
pub(super) mod order;
pub(super) mod parts;
mod paths;
pub(super) mod problems;
pub(super) mod reserved;
mod resource_names;
mod role;
mod route;
mod rust_name;
mod scope;
mod segments;
pub(super) mod servers;
mod sites;
mod spellings;
mod tags;
pub(super) mod tree;
pub(super) mod types;
pub(super) mod variants;
pub(super) mod words;

pub use considered::{Considered, Rule};
pub use convention::Convention;

pub use rust_name::RustName;
pub(crate) use rust_name::is_keyword;
pub(super) use rust_name::{
    Scope, call_name, constant_name, kept_name, module_name, type_name, value_name, variant_name,
};
pub(super) use tree::Place;
