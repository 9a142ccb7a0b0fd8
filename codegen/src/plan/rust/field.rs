//! The fields of structs.

use super::{Doc, Part, Presence, RustName, RustType, Taken};

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub name: RustName,
    pub wire: String,
    pub ty: RustType,
    pub presence: Presence,
    pub doc: Doc,
    /// The reason for its deprecation.
    pub deprecated: Option<String>,
    /// The way in which `new` and the setter take the value.
    pub taken: Taken,
    /// The setter.
    pub setter: RustName,
    /// The constant to which `new` sets it, for an optional property with only one value.
    pub preset: Option<RustName>,
    /// The setter for null, or for the empty string of a clearable field.
    pub clear: Option<RustName>,
    pub or_default: Option<DefaultAccessor>,
    /// Its part, if the struct is a multipart form.
    pub part: Part,
    /// The JSON Pointer of its origin, if it is not among the properties of the type's own schema.
    pub origin: Option<String>,
}

/// A method that returns the value of a field, or the value that the API uses if it is absent.
#[derive(Clone, Debug, PartialEq)]
pub struct DefaultAccessor {
    pub method: RustName,
    pub default: Default,
    pub doc: Doc,
}

/// A default, as a value of its field's type.
#[derive(Clone, Debug, PartialEq)]
pub enum Default {
    Boolean(bool),
    Integer(RustType, i128),
    Number(f64),
    Text(String),
    /// An enum, and one of its variants.
    Variant(RustName, RustName),
    /// An empty list of this type.
    NoItems(RustType),
}
