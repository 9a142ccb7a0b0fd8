//! The table language, in which emitted crates call the macros of their runtime: printing it, and reading it back for a test.
//!
//! `codegen/runtime/json/{fields,union,enumeration}.rs` and `codegen/runtime/call/{operation,declare}.rs` give it its meaning.

mod client;
mod enumeration;
mod layout;
mod object;
mod operation;
mod paging;
#[cfg(test)]
#[allow(
    dead_code,
    reason = "tests of whole crates read more of a table than the tests here"
)]
mod read;
#[cfg(test)]
mod read_client;
mod taken;
#[cfg(test)]
mod tests;
mod union;

pub(super) use client::client;
pub(super) use enumeration::enumeration;
pub(super) use layout::Table;
pub(super) use object::object;
pub(super) use operation::operation;
pub(super) use union::{raw_union, union};
