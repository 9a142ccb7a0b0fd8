//! Facts about the shape of a type that bear on its name.

use crate::ir::{Shape, TypeId, Types};

/// The name of a union with more members would get too long.
const FEW: usize = 3;

/// The only property of an object with a single one, if its value is a scalar or a list of scalars.
pub(super) fn only_property(types: &Types, id: TypeId) -> Option<String> {
    let fields = &types[id].shape.as_object()?.fields;
    let (name, field) = fields.first().filter(|_| fields.len() == 1)?;
    let items = types[field.value.ty].shape.items();
    let (scalar, _) = types.follow(items.unwrap_or(field.value).ty);
    let is_plain = types[scalar].shape.uses().is_empty();
    is_plain.then(|| name.as_str().to_owned())
}

/// Returns whether a union has few members, each of which has a name or is a scalar.
pub(super) fn is_of_named(types: &Types, id: TypeId) -> bool {
    let Shape::Union(union) = &types[id].shape else {
        return false;
    };
    let is_named = |id: TypeId| match &types[id].shape {
        Shape::Boolean { .. } | Shape::Number(_) => true,
        Shape::String(string) => string.values.is_empty() || string.constant().is_some(),
        Shape::Integer(integer) => integer.values.is_empty(),
        Shape::Any
        | Shape::Null
        | Shape::Array { .. }
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => types[id].component.is_some(),
    };
    union.members.len() <= FEW && union.members.iter().all(|it| is_named(it.ty))
}
