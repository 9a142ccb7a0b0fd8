//! Rust types as they are written.

use super::{RustName, TextType};

/// A Rust type as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RustType {
    Bool,
    I32,
    I64,
    U64,
    F64,
    String,
    /// Any JSON value.
    Value,
    /// A value that is ignored.
    Unit,
    /// A string or a number with the type of its format.
    Text(TextType),
    Secret,
    /// Bytes that are a whole body.
    Bytes,
    /// A file in a multipart form.
    File,
    /// A type of `models`.
    Model(RustName),
    /// A type of a crate of the user, by its path.
    Foreign(String),
    /// A generic type of `models` and its argument.
    Generic(RustName, Box<RustType>),
    /// The type parameter of the enclosing item.
    Parameter,
    Vec(Box<RustType>),
    Map(Box<RustType>),
    Option(Box<RustType>),
    Nullable(Box<RustType>),
    /// A value, or the empty string.
    Clearable(Box<RustType>),
    Boxed(Box<RustType>),
    /// A value that `Debug` does not show.
    Hidden(Box<RustType>),
}
