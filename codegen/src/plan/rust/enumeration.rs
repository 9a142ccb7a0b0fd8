//! Open enums.

use super::{Derived, Doc, Literal, RustName};

/// An open enum over strings or integers.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    pub name: RustName,
    pub doc: Doc,
    pub variants: Vec<Variant>,
    pub over: EnumOver,
    pub derived: Derived,
    /// The reason for its deprecation.
    pub deprecated: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumOver {
    Strings,
    Integers,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub name: RustName,
    pub value: Literal,
    pub doc: Doc,
}
