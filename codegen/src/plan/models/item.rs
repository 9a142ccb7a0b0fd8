//! A type of the IR → an item of the crate.

use crate::ir::{Shape, TypeId};
use crate::plan::naming::RustName;
use crate::plan::planner::Planner;
use crate::plan::rust::{Directions, Item};

use super::enums::{of_integers, of_strings};

impl Planner<'_> {
    pub(crate) fn item(&self, id: TypeId) -> Option<Item> {
        let name = self.names.get(id)?.clone();
        let ty = &self.api.types[id];
        Some(match &ty.shape {
            Shape::Object(object) => Item::Struct(self.struct_(id, name, object)),
            Shape::Union(union) => self.union(id, name, union),
            Shape::String(string) => Item::Enum(of_strings(name, &ty.docs, string)),
            Shape::Integer(integer) => Item::Enum(of_integers(name, &ty.docs, integer)),
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Number(_)
            | Shape::Array { .. }
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => return None,
        })
    }

    pub(crate) fn directions(&self, id: TypeId) -> Directions {
        Directions {
            decode: self.both_directions || self.reach.response.contains(id),
            encode: self.both_directions || self.reach.request.contains(id),
        }
    }
}

impl Item {
    pub(crate) fn has_deprecated_fields(&self) -> bool {
        match self {
            Self::Struct(item) => item.fields.iter().any(|it| it.deprecated.is_some()),
            Self::Enum(_) | Self::Union(_) | Self::Raw(_) => false,
        }
    }

    pub fn name(&self) -> &RustName {
        match self {
            Self::Struct(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::Union(item) => &item.name,
            Self::Raw(item) => &item.name,
        }
    }
}
