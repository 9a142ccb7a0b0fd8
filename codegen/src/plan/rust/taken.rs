//! The way in which a value is given to a constructor, a setter, or a `From`.

use super::RustType;

/// The type of a parameter, and what becomes of the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// `T`
    Value(RustType),
    /// `impl Into<T>`
    Into(RustType),
    /// A value that is boxed.
    Boxed(Box<Taken>),
    /// The items of a list, from anything that has them.
    Items(Box<Taken>),
    /// The entries of a map, from anything that has them.
    Entries(Box<Taken>),
}

impl Taken {
    /// The innermost type, without lists, maps and boxes around it.
    pub fn ty(&self) -> &RustType {
        match self {
            Self::Value(ty) | Self::Into(ty) => ty,
            Self::Boxed(inner) | Self::Items(inner) | Self::Entries(inner) => inner.ty(),
        }
    }
}
