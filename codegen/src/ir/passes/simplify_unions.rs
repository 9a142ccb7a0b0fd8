//! Makes unions as small as they are: many are none.
//!
//! Null members become nullability, nested unions are flattened, equal members and scalars of one type are joined.

use std::collections::HashSet;

use crate::ir::{
    Api, Integer, Number, Shape, StringShape, Type, TypeId, Types, Union, Use, reach, same_shape,
};
use crate::report::Report;
use crate::settings::Settings;

pub(super) fn simplify_unions(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    let reach = reach(&api);
    let reached: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let mut done = HashSet::new();
    for id in reached {
        simplify(&mut api.types, id, &mut done);
    }
    api
}

fn simplify(types: &mut Types, id: TypeId, done: &mut HashSet<TypeId>) {
    if !done.insert(id) {
        return;
    }
    let Shape::Union(union) = types[id].shape.clone() else {
        return;
    };
    // Inner unions first, so that what is flattened into this one is simple already.
    for member in &union.members {
        let (member, _) = types.follow(member.ty);
        simplify(types, member, done);
    }
    let mut nullable = false;
    let mut members = Vec::new();
    for member in &union.members {
        flatten(types, id, *member, &mut members, &mut nullable);
    }
    types[id].nullable |= nullable;
    let any = members
        .iter()
        .any(|member| matches!(types[*member].shape, Shape::Any));
    if any {
        types[id].shape = Shape::Any;
        return;
    }
    drop_constraints(types, &mut members);
    drop_duplicates(types, &mut members);
    if union.discriminator.is_none() {
        join_scalars(types, &mut members);
    }
    types[id].shape = match members[..] {
        [] if nullable => Shape::Null,
        [] => Shape::Any,
        [only] => collapsed(types, id, only),
        _ => Shape::Union(Union {
            members: members.into_iter().map(Use::of).collect(),
            ..union
        }),
    };
}

/// Adds what a member stands for: itself, its own members, or nothing if it is null.
fn flatten(
    types: &Types,
    whole: TypeId,
    member: Use,
    members: &mut Vec<TypeId>,
    nullable: &mut bool,
) {
    let (id, null) = types.follow(member.ty);
    *nullable |= null;
    if id == whole || members.contains(&id) {
        return;
    }
    match &types[id].shape {
        Shape::Null => *nullable = true,
        Shape::Union(inner) if is_plain(inner) => {
            let inner = inner.members.iter().map(|member| types.follow(member.ty));
            for (id, null) in inner {
                *nullable |= null;
                // Simplified before this one, so a plain union in it is under way, and contains this one.
                let under_way = match &types[id].shape {
                    Shape::Union(nested) => id == whole || is_plain(nested),
                    _ => false,
                };
                if !under_way && !members.contains(&id) {
                    members.push(id);
                }
            }
        }
        _ => members.push(id),
    }
}

/// Whether a union can be taken apart: one with a discriminator is told apart by it, and stays whole.
fn is_plain(union: &Union) -> bool {
    union.discriminator.is_none()
}

/// Drops members that only say which properties are required: they constrain the others and add no shape.
fn drop_constraints(types: &Types, members: &mut Vec<TypeId>) {
    let constrains = |id: &TypeId| match &types[*id].shape {
        Shape::Object(object) => object.is_map() && !object.required_elsewhere.is_empty(),
        _ => false,
    };
    if !members.iter().all(constrains) {
        members.retain(|id| !constrains(id));
    }
}

fn drop_duplicates(types: &Types, members: &mut Vec<TypeId>) {
    let mut kept: Vec<TypeId> = Vec::new();
    for &member in members.iter() {
        let equal = |&other: &TypeId| {
            // Two named types with equal properties are still two types to whoever named them.
            let both_named = types[member].component.is_some() && types[other].component.is_some();
            !both_named && same_shape(types, member, other)
        };
        if !kept.iter().any(equal) {
            kept.push(member);
        }
    }
    *members = kept;
}

/// Joins the string members to one, and the numeric ones, and the booleans.
fn join_scalars(types: &mut Types, members: &mut Vec<TypeId>) {
    let mut joined: Vec<TypeId> = Vec::new();
    for &member in members.iter() {
        let partner = joined
            .iter()
            .position(|&other| joint(&types[other].shape, &types[member].shape).is_some());
        let Some(position) = partner else {
            joined.push(member);
            continue;
        };
        let other = joined[position];
        if let Some(shape) = joint(&types[other].shape, &types[member].shape) {
            joined[position] = types.add(Type {
                pointer: types[other].pointer.clone(),
                title: types[other]
                    .component
                    .clone()
                    .or(types[other].title.clone()),
                sensitive: types[other].sensitive || types[member].sensitive,
                shape,
                ..Type::default()
            });
        }
    }
    *members = joined;
}

/// One scalar that takes the values of both.
fn joint(left: &Shape, right: &Shape) -> Option<Shape> {
    match (left, right) {
        (Shape::String(left), Shape::String(right)) => Some(Shape::String(StringShape {
            format: left.format.clone().filter(|_| left.format == right.format),
            // Every enum is open, so the known values stay known when any string is allowed beside them.
            values: left.values.union(&right.values).cloned().collect(),
        })),
        (Shape::Integer(left), Shape::Integer(right)) => Some(Shape::Integer(Integer {
            format: left.format.clone().filter(|_| left.format == right.format),
            minimum: left.minimum.zip(right.minimum).map(|(l, r)| l.min(r)),
            maximum: left.maximum.zip(right.maximum).map(|(l, r)| l.max(r)),
            values: match (left.values.is_empty(), right.values.is_empty()) {
                (false, false) => {
                    let new = right.values.iter().filter(|it| !left.values.contains(it));
                    left.values.iter().chain(new).copied().collect()
                }
                _ => Vec::new(),
            },
        })),
        (Shape::Integer(_) | Shape::Number(_), Shape::Integer(_) | Shape::Number(_)) => {
            Some(Shape::Number(Number::default()))
        }
        (Shape::Boolean { only: left }, Shape::Boolean { only: right }) => Some(Shape::Boolean {
            only: left.filter(|_| left == right),
        }),
        _ => None,
    }
}

/// A union of one member is that member; an unnamed member takes the union's place and name.
fn collapsed(types: &mut Types, id: TypeId, only: TypeId) -> Shape {
    if types[only].component.is_some() {
        return Shape::Reference(only);
    }
    let member = types[only].clone();
    let ty = &mut types[id];
    ty.title = ty.title.take().or(member.title);
    ty.sensitive |= member.sensitive;
    if ty.docs.description.is_none() {
        ty.docs = member.docs;
    }
    member.shape
}
