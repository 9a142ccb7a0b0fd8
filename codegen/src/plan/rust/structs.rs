//! Structs.

use super::{Constant, Derived, Directions, Doc, Field, Presence, RustName, RustType, Taken};

#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    pub name: RustName,
    pub doc: Doc,
    /// True if it has a type parameter `T`.
    pub generic: bool,
    pub directions: Directions,
    /// True if `Default` is derived, since nothing is required.
    pub default: bool,
    pub derived: Derived,
    /// The reason for its deprecation.
    pub deprecated: Option<String>,
    pub fields: Vec<Field>,
    pub constants: Vec<Constant>,
    /// The map of undeclared keys.
    pub extra: Option<Extra>,
    /// True if it is sent as a multipart form, and therefore not as JSON.
    pub multipart: bool,
    /// True if it has `new` and a setter per optional field, for a type that a consumer builds.
    pub constructor: bool,
    pub envelope: Option<Envelope>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Extra {
    pub name: RustName,
    pub value: RustType,
    pub setter: RustName,
    pub taken: Taken,
    pub doc: Doc,
}

/// The roles of the fields of an envelope.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    pub payload: Role,
    pub success: Option<Role>,
}

/// A field with a role, and its name on the wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    pub field: RustName,
    pub wire: String,
    pub presence: Presence,
}
