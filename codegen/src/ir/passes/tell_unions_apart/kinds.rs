//! The JSON types of the values of a type.

use crate::ir::{Kind, Shape, TypeId, Types};

/// The JSON types of a type's values.
pub(super) fn kinds(types: &Types, id: TypeId) -> Vec<Kind> {
    match &types[id].shape {
        Shape::Null => vec![Kind::Null],
        Shape::Boolean { .. } => vec![Kind::Boolean],
        Shape::Integer(_) => vec![Kind::Integer],
        Shape::Number(_) => vec![Kind::Integer, Kind::Number],
        Shape::String(_) => vec![Kind::String],
        Shape::Array { .. } => vec![Kind::Array],
        Shape::Object(_) | Shape::Apply { .. } => vec![Kind::Object],
        Shape::Union(union) => {
            let members = union.members.iter();
            let mut all: Vec<Kind> = members.flat_map(|it| scalar_kinds(types, it.ty)).collect();
            all.sort();
            all.dedup();
            all
        }
        // Nothing distinguishes several of these.
        Shape::Any | Shape::AllOf(_) | Shape::Reference(_) | Shape::Parameter => vec![
            Kind::Null,
            Kind::Boolean,
            Kind::Integer,
            Kind::Number,
            Kind::String,
            Kind::Array,
            Kind::Object,
        ],
    }
}

/// The JSON types of a member of a nested union; unions nest no deeper here, since they are flattened.
fn scalar_kinds(types: &Types, id: TypeId) -> Vec<Kind> {
    match &types[id].shape {
        Shape::Union(_) => vec![Kind::Object],
        _ => kinds(types, id),
    }
}
