//! Finds the item in a list, a map or an envelope.

use crate::ir::{Api, Shape, TypeId};

/// An item, and whether there is one or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) id: TypeId,
    pub(super) many: bool,
}

/// The item that a type is, or that the lists, maps and envelopes around it contain.
pub(super) fn item_of(api: &Api, id: TypeId) -> Option<Found> {
    let mut current = id;
    let mut many = false;
    // Lists of lists end, since the pass `end_recursive_lists` ran before.
    while !api.types[current].is_item() {
        current = match &api.types[current].shape {
            Shape::Array { items } => {
                many = true;
                items.ty
            }
            Shape::Object(object) => {
                many = true;
                object.additional.value()?.ty
            }
            Shape::Apply { payload, .. } => payload.ty,
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter => return None,
        };
    }
    Some(Found { id: current, many })
}
