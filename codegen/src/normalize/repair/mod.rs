//! Gives every keyword the type that the specification requires, so that typing the document cannot fail.
//!
//! A value with only one possible meaning is read that way. A value without a meaning is removed. Both are reported.

mod complete;
mod document;
mod expected;
mod object;
mod parameter;
mod problems;
mod required;
mod response;
mod schema;
mod security;
mod siblings;

pub(super) use document::repair;
