//! A type of the IR → an item of the crate.

use crate::ir::{Shape, TypeId};
use crate::plan::docs;
use crate::plan::naming::RustName;
use crate::plan::planner::Planner;
use crate::plan::rust::{Directions, Item, RustType};

use super::enums::{of_integers, of_strings};

impl Planner<'_> {
    pub(crate) fn item(&self, id: TypeId) -> Option<Item> {
        let name = self.names.get(id)?.clone();
        let ty = &self.api.types[id];
        Some(match &ty.shape {
            Shape::Object(object) => Item::Struct(Box::new(self.struct_(id, name, object))),
            Shape::Union(union) => self.union(id, name, union),
            Shape::String(string) => Item::Enum(of_strings(name, ty, string)),
            Shape::Integer(integer) => Item::Enum(of_integers(name, ty, integer)),
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

    /// The reason for the deprecation of a type.
    pub(super) fn deprecation_of(&self, id: TypeId) -> Option<String> {
        let ty = &self.api.types[id];
        docs::deprecation(ty.deprecated, &ty.docs)
    }

    pub(crate) fn directions(&self, id: TypeId) -> Directions {
        Directions {
            decode: self.both_directions || self.reach.response.contains(id),
            encode: self.both_directions || self.reach.request.contains(id),
        }
    }
}

impl Item {
    /// Returns whether it is deprecated, or one of its fields.
    pub(crate) fn is_deprecated(&self) -> bool {
        match self {
            Self::Struct(item) => {
                let mut fields = item.fields.iter();
                item.deprecated.is_some() || fields.any(|it| it.deprecated.is_some())
            }
            Self::Enum(item) => item.deprecated.is_some(),
            Self::Union(item) => item.deprecated.is_some(),
            Self::Raw(item) => item.deprecated.is_some(),
        }
    }

    /// The types of its parts, and those of the values that its setters take.
    pub(crate) fn types(&self) -> Vec<&RustType> {
        match self {
            Self::Struct(item) => {
                let fields = item.fields.iter();
                let fields = fields.flat_map(|field| [&field.ty, field.taken.ty()]);
                fields
                    .chain(item.extra.iter().map(|extra| &extra.value))
                    .collect()
            }
            Self::Enum(_) => Vec::new(),
            Self::Union(item) => item.members.iter().map(|member| &member.ty).collect(),
            Self::Raw(item) => item.accessors.iter().map(|(_, ty, _)| ty).collect(),
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
