//! The names of the types that are items.

use std::collections::HashMap;

use crate::ir::TypeId;
use crate::source::Pointer;

use super::super::rust_name::RustName;

/// The name of every type that is an item.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct TypeNames {
    pub(super) names: HashMap<TypeId, RustName>,
    /// The named types, sorted by place.
    pub(in crate::plan) order: Vec<TypeId>,
    /// The types that only a number distinguishes.
    pub(in crate::plan) numbered: Vec<Numbered>,
}

/// A type with a number in its name, which settings can give a better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Numbered {
    pub(in crate::plan) id: TypeId,
    pub(in crate::plan) name: RustName,
    pub(in crate::plan) pointer: Pointer,
}

impl TypeNames {
    pub(in crate::plan) fn get(&self, id: TypeId) -> Option<&RustName> {
        self.names.get(&id)
    }
}
