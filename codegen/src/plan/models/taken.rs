//! The way in which a constructor or a setter takes a value: whatever becomes one by `Into`, and anything that has the items of a list.

use crate::ir::{Additional, Shape, TypeId, Use};
use crate::plan::planner::Planner;
use crate::plan::rust::{Presence, RustType, Taken};

impl Planner<'_> {
    pub(super) fn taken(&self, presence: Presence, used: Use, value: RustType) -> Taken {
        match presence {
            // `None` is a possible value, so the type inside it does not matter.
            Presence::RequiredNullable => Taken::Value(presence.ty(value)),
            Presence::RequiredClearable => Taken::Into(presence.ty(value)),
            Presence::Required
            | Presence::Optional
            | Presence::ThreeState
            | Presence::Clearable => self.taken_whole(used, value),
        }
    }

    /// Takes a list by its items, and a map by its entries.
    pub(super) fn taken_whole(&self, used: Use, value: RustType) -> Taken {
        let shape = &self.api.types[used.ty].shape;
        match (value, shape) {
            (RustType::Vec(item), Shape::Array { items }) => {
                Taken::Items(Box::new(self.taken_alone(*items, *item)))
            }
            (RustType::Map(value), Shape::Object(object)) => {
                let value = match object.additional {
                    Additional::Typed(used) => self.taken_alone(used, *value),
                    Additional::Open | Additional::Closed => Taken::Into(*value),
                };
                Taken::Entries(Box::new(value))
            }
            (RustType::Boxed(inner), _) => Taken::Boxed(Box::new(self.taken_alone(used, *inner))),
            (value, _) => self.taken_alone(used, value),
        }
    }

    pub(super) fn taken_alone(&self, used: Use, value: RustType) -> Taken {
        let is_made = match &value {
            RustType::String | RustType::Secret | RustType::File | RustType::Hidden(_) => true,
            RustType::Value | RustType::Foreign(_) => true,
            RustType::Text(text) => text.is_made_of_another(),
            RustType::Model(_) => self.is_made_of_another(used.ty),
            RustType::Bool
            | RustType::I32
            | RustType::I64
            | RustType::U64
            | RustType::F64
            | RustType::Unit
            | RustType::Bytes
            | RustType::Generic(..)
            | RustType::Parameter
            | RustType::Vec(_)
            | RustType::Map(_)
            | RustType::Option(_)
            | RustType::Nullable(_)
            | RustType::Clearable(_)
            | RustType::Boxed(_) => false,
        };
        match is_made {
            true => Taken::Into(value),
            false => Taken::Value(value),
        }
    }

    /// Returns whether there is a `From` for a model: an enum is made of a text or a number, a union of its members, and a type of requests
    /// of its counterpart in responses.
    pub(crate) fn is_made_of_another(&self, id: TypeId) -> bool {
        match &self.api.types[id].shape {
            Shape::String(_) | Shape::Integer(_) | Shape::Union(_) => true,
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Number(_)
            | Shape::Array { .. }
            | Shape::Object(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => self.counterparts.response_side(id).is_some(),
        }
    }
}
