//! Structs.

use super::{Constant, Directions, Doc, Field, RustName, RustType};

#[derive(Clone, Debug)]
pub struct Struct {
    pub name: RustName,
    pub doc: Doc,
    /// Whether it has a type parameter `T`.
    pub generic: bool,
    pub directions: Directions,
    /// Whether `Default` is derived: nothing is required.
    pub default: bool,
    pub fields: Vec<Field>,
    pub constants: Vec<Constant>,
    /// The map of keys that are not declared.
    pub extra: Option<Extra>,
    /// Whether it is sent as a multipart form, and then not as JSON.
    pub multipart: bool,
    /// `new` and a setter per optional field; for types that a consumer makes.
    pub constructor: bool,
    pub envelope: Option<Envelope>,
}

#[derive(Clone, Debug)]
pub struct Extra {
    pub name: RustName,
    pub value: RustType,
    pub doc: Doc,
}

/// What the fields of an envelope mean.
#[derive(Clone, Debug)]
pub struct Envelope {
    pub payload: Role,
    pub success: Option<Role>,
}

/// A field that means something, with its name on the wire.
#[derive(Clone, Debug)]
pub struct Role {
    pub field: RustName,
    pub wire: String,
}
