//! Conversions of what was read into what is sent, where these are two types.

use super::{Doc, RustName};

/// The `From` that makes the type of requests out of the type of responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    pub source: RustName,
    pub target: RustName,
    pub doc: Doc,
    pub parts: Parts,
}

/// The parts that a conversion goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parts {
    /// The fields of the target, the map of further keys among them.
    Fields(Vec<ConvertedField>),
    /// The members of two unions.
    Members(Vec<ConvertedMember>),
    /// JSON that was kept, and is sent as it came.
    Kept,
}

/// A field of the target; it starts as in `new` where the source has none.
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
    /// It is of that type.
    Same,
    /// By the conversion between two models.
    Model { source: RustName, target: RustName },
    /// In an `Option`.
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
