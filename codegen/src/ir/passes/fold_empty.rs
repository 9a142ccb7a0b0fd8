//! Moves the empty string from the unions of properties to the properties: `T or ""` is a `T` that `""` clears.
//!
//! Forms have no null, so APIs that take forms clear a property with an empty value.

use std::collections::HashMap;

use crate::ir::{Additional, Api, Constraint, Shape, Type, TypeId, Types, Union, Use};
use crate::report::Report;
use crate::settings::Settings;

pub(super) fn fold_empty(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    let kept = fold_fields(&mut api.types);
    // Items, values of maps, parameters and bodies cannot be absent, so the empty string stays a member of their unions.
    for id in api.types.ids() {
        let mut shape = std::mem::take(&mut api.types[id].shape);
        let uses = match &mut shape {
            Shape::Object(object) => match &mut object.additional {
                Additional::Typed(value) => vec![value],
                Additional::Open | Additional::Closed => Vec::new(),
            },
            other => other.uses_mut(),
        };
        uses.into_iter()
            .for_each(|used| keep(&api.types, &kept, used));
        api.types[id].shape = shape;
    }
    let (types, uses) = api.types_and_uses();
    uses.for_each(|used| keep(types, &kept, used));
    api
}

/// Drops the empty string from the unions of properties. Returns a copy of each such union that still has it, by its id.
fn fold_fields(types: &mut Types) -> HashMap<TypeId, TypeId> {
    let mut kept = HashMap::new();
    for id in types.ids() {
        let object = types[id].shape.as_object();
        let values = object.into_iter().flat_map(|it| it.fields.values());
        let unions: Vec<TypeId> = values.map(|field| types.follow(field.value.ty).0).collect();
        let cleared: Vec<bool> = unions
            .iter()
            .map(|union| kept.contains_key(union) || fold(types, *union, &mut kept))
            .collect();
        if let Shape::Object(object) = &mut types[id].shape {
            for (field, cleared) in object.fields.values_mut().zip(cleared) {
                field.cleared_by_empty = cleared;
            }
        }
    }
    kept
}

/// Drops the empty string from a union, unless it is a value like any other there.
fn fold(types: &mut Types, id: TypeId, kept: &mut HashMap<TypeId, TypeId>) -> bool {
    let ty = &types[id];
    let Some(union) = ty.shape.as_union().filter(|it| it.discriminator.is_none()) else {
        return false;
    };
    let (empty, rest): (Vec<Use>, Vec<Use>) =
        (union.members.iter()).partition(|member| is_empty_string(types, **member));
    let is_null = |member: &Use| {
        let (member, nullable) = types.follow(member.ty);
        nullable || matches!(types[member].shape, Shape::Null)
    };
    let has_null = ty.nullable || union.members.iter().any(is_null);
    let told_apart = rest.iter().all(|member| excludes_empty(types, *member));
    // A constant has no field that could be cleared.
    let is_constant = matches!(rest[..], [only] if is_constant(types, only));
    if empty.is_empty() || rest.is_empty() || has_null || is_constant || !told_apart {
        return false;
    }
    let whole = Type {
        pointer: ty.pointer.clone(),
        title: ty.component.clone().or(ty.title.clone()),
        docs: ty.docs.clone(),
        sensitive: ty.sensitive,
        shape: ty.shape.clone(),
        ..Type::default()
    };
    let rest = Union {
        members: rest,
        ..union.clone()
    };
    types[id].shape = Shape::Union(rest);
    let whole = types.add(whole);
    kept.insert(id, whole);
    true
}

/// Lets a place that is not a property use the union with the empty string.
fn keep(types: &Types, kept: &HashMap<TypeId, TypeId>, used: &mut Use) {
    if let Some(whole) = kept.get(&types.follow(used.ty).0) {
        used.ty = *whole;
    }
}

/// Returns whether the empty string is the only value: `enum: [""]`, or no more than 0 characters.
fn is_empty_string(types: &Types, member: Use) -> bool {
    let ty = &types[types.follow(member.ty).0];
    let is_short = |it: &Constraint| matches!(it, Constraint::Characters(_, Some(0)));
    ty.shape.as_string().is_some_and(|it| {
        it.constant().is_some_and(String::is_empty)
            || it.values.is_empty() && ty.constraints.iter().any(is_short)
    })
}

/// Returns whether the empty string is surely not a value of a member.
fn excludes_empty(types: &Types, member: Use) -> bool {
    match &types[types.follow(member.ty).0].shape {
        Shape::String(string) => match &string.format {
            Some(format) => format != "binary",
            None => !string.values.is_empty() && !string.values.contains(""),
        },
        Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::Object(_) => true,
        // Only objects have a tag. Another union might contain any string.
        Shape::Union(union) => union.discriminator.is_some(),
        Shape::Any
        | Shape::Null
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}

fn is_constant(types: &Types, member: Use) -> bool {
    match &types[types.follow(member.ty).0].shape {
        Shape::String(string) => string.constant().is_some(),
        Shape::Integer(integer) => integer.values.len() == 1,
        Shape::Boolean { only } => only.is_some(),
        Shape::Any
        | Shape::Null
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}
