//! Gives every keyword the type that the specification asks for, so that typing the document cannot fail.
//!
//! A value that must mean something else is read as that. A value without a meaning is left out. Both are reported.

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
