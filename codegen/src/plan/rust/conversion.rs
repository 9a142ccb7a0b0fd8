//! Conversions of received values into sent ones, if their types differ.

use super::{Doc, RustName};

/// The `From` that converts the type of responses into the type of requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    pub source: RustName,
    pub target: RustName,
    pub doc: Doc,
    pub parts: Parts,
}

/// The parts that are converted one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parts {
    /// The fields of the target, including the map of further keys.
    Fields(Vec<ConvertedField>),
    /// The members of two unions.
    Members(Vec<ConvertedMember>),
    /// JSON that was kept, and is sent as it was received.
    Kept,
}

/// A field of the target. It gets its value in `new` if the source has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertedField {
    pub name: RustName,
    pub source: Option<(RustName, Change)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertedMember {
    pub source: RustName,
    pub target: RustName,
    pub change: Change,
}

/// The step that turns a value into one of another type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The types are equal.
    Same,
    /// The conversion between two models.
    Model { source: RustName, target: RustName },
    /// In an `Option`, or in a `Clearable`.
    Optional(Box<Change>),
    /// In a `Vec`.
    Each(Box<Change>),
    /// In a map.
    Values(Box<Change>),
    /// To another `Option`, which then becomes a `Nullable`: `None` is absent.
    Nullable(Box<Change>),
    /// `T` → `Option<T>`
    Some(Box<Change>),
    /// `Box<T>` → `T`
    Unboxed(Box<Change>),
    /// `T` → `Box<T>`
    Boxed(Box<Change>),
}
