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
    /// The names that the type had in earlier crates.
    pub aliases: Vec<Alias>,
    /// The file in which an earlier crate has it, and in which it stays.
    pub home: Option<String>,
    /// The JSON Pointer of its origin in the effective document.
    pub pointer: String,
}

/// A name that a type had in an earlier crate. Its use draws a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    pub name: RustName,
    /// The version that has the alias, and after which it goes; `None` as long as no version after the renaming was generated.
    pub release: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Struct(Box<Struct>),
    Enum(Enum),
    Union(Union),
    Raw(Raw),
}
