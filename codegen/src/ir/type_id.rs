//! References to types: the id of a type, and a place that uses it.

/// The id of a type among all types of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(super) usize);

impl TypeId {
    /// Its index among all types, for tables that have an entry per type.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A place where a type is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Use {
    pub ty: TypeId,
    pub nullable: bool,
    /// Set by `box_cycles` on the one edge that closes a cycle.
    pub boxed: bool,
}

impl Use {
    pub fn of(ty: TypeId) -> Self {
        Self {
            ty,
            nullable: false,
            boxed: false,
        }
    }
}
