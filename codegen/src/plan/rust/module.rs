//! The files of models.

use super::{Conversion, Doc, Enum, Raw, RustName, Struct, Union};

/// A file of models.
#[derive(Clone, Debug)]
pub struct Module {
    pub name: RustName,
    pub doc: Doc,
    /// The features that each contribute to the file; empty if the file is never empty.
    pub features: Vec<String>,
    pub entries: Vec<Entry>,
}

/// A type, and the features with which it is compiled; empty if it always is.
#[derive(Clone, Debug)]
pub struct Entry {
    pub features: Vec<String>,
    /// The conversions into the type.
    pub conversions: Vec<Conversion>,
    pub item: Item,
    /// The JSON Pointer of its origin in the effective document.
    pub pointer: String,
}

#[derive(Clone, Debug)]
pub enum Item {
    Struct(Box<Struct>),
    Enum(Enum),
    Union(Union),
    Raw(Raw),
}
