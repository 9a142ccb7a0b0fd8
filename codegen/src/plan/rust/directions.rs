//! The directions of serde.

/// The directions of serde that a type has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Directions {
    pub decode: bool,
    pub encode: bool,
}
