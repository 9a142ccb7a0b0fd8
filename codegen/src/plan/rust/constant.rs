//! Properties that have only one value, and the values that are known beforehand.

use super::{Doc, Part, RustName};

/// A property that has only one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    pub name: RustName,
    /// True if it is always sent; otherwise a field of the same property is sent.
    pub encoded: bool,
    pub wire: String,
    pub value: Literal,
    pub doc: Doc,
    /// Its part, if the struct is a multipart form.
    pub part: Part,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    Text(String),
    Integer(i64),
    Boolean(bool),
}
