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

impl RustType {
    /// The type inside it: of the items of a list, of the payload of an envelope, or of a value that may be absent.
    pub fn inner(&self) -> Option<&Self> {
        match self {
            Self::Generic(_, inner)
            | Self::Vec(inner)
            | Self::Map(inner)
            | Self::Option(inner)
            | Self::Nullable(inner)
            | Self::Clearable(inner)
            | Self::Boxed(inner)
            | Self::Hidden(inner) => Some(inner),
            Self::Bool
            | Self::I32
            | Self::I64
            | Self::U64
            | Self::F64
            | Self::String
            | Self::Value
            | Self::Unit
            | Self::Text(_)
            | Self::Secret
            | Self::Bytes
            | Self::File
            | Self::Model(_)
            | Self::Foreign(_)
            | Self::Parameter => None,
        }
    }

    /// The types of `models` that it names.
    pub fn models(&self) -> impl Iterator<Item = &RustName> {
        let parts = std::iter::successors(Some(self), |ty| ty.inner());
        parts.filter_map(|ty| match ty {
            Self::Model(name) | Self::Generic(name, _) => Some(name),
            _ => None,
        })
    }

    /// Returns whether the type names one of `models`.
    pub fn names_models(&self) -> bool {
        self.models().next().is_some()
    }
}
