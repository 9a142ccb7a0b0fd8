//! The directions of serde.

/// Which directions of serde a type has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Directions {
    pub decode: bool,
    pub encode: bool,
}
