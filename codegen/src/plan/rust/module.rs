//! The files of models.

use super::{Conversion, Doc, Enum, Raw, RustName, Struct, Union};

/// A file of models.
#[derive(Clone, Debug)]
pub struct Module {
    pub name: RustName,
    pub doc: Doc,
    /// The features with any of which there is something in the file; none if there always is.
    pub features: Vec<String>,
    pub entries: Vec<Entry>,
}

/// A type, and the features with any of which it is compiled; none if it always is.
#[derive(Clone, Debug)]
pub struct Entry {
    pub features: Vec<String>,
    /// The conversions into the type.
    pub conversions: Vec<Conversion>,
    pub item: Item,
}

#[derive(Clone, Debug)]
pub enum Item {
    Struct(Struct),
    Enum(Enum),
    Union(Union),
    Raw(Raw),
}
