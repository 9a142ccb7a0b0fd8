//! The list in the body of a page.

use crate::ir::{LISTS, Object, Operation, Shape, Types, Use, WireName, plain, same_shape};

use super::names::ASIDE;

/// A list, and the part of a body that contains it.
pub(super) struct List {
    /// The list itself, or the object that has it as a property.
    pub(super) page: Use,
    pub(super) property: Option<WireName>,
    pub(super) item: Use,
}

/// The JSON body of all successful responses of an operation. `None` if they differ.
pub(super) fn body(types: &Types, operation: &Operation) -> Option<Use> {
    let successes = operation.successes().filter(|it| !it.status.is_class(3));
    let mut bodies = successes.map(|response| {
        let content = response.content.preferred();
        content.and_then(|content| content.json())
    });
    let first = bodies.next()??;
    let mut others = bodies.map(|body| body.is_some_and(|body| is_one_type(types, body, first)));
    others.all(|is_same| is_same).then_some(first)
}

/// Returns whether two bodies are one type in Rust: the same item, or lists and envelopes of the same.
fn is_one_type(types: &Types, left: Use, right: Use) -> bool {
    if left == right {
        return true;
    }
    let is_one = match (&types[left.ty].shape, &types[right.ty].shape) {
        (Shape::Array { items: left }, Shape::Array { items: right }) => {
            is_one_type(types, *left, *right)
        }
        (
            Shape::Apply { envelope, payload },
            Shape::Apply {
                envelope: other_envelope,
                payload: other_payload,
            },
        ) => envelope == other_envelope && is_one_type(types, *payload, *other_payload),
        (Shape::Boolean { .. } | Shape::Number(_), _) => same_shape(types, left.ty, right.ty),
        (Shape::Integer(it), _) if it.values.is_empty() => same_shape(types, left.ty, right.ty),
        (Shape::String(it), _) if it.values.is_empty() => same_shape(types, left.ty, right.ty),
        (_, _) => false,
    };
    is_one && left.nullable == right.nullable
}

/// The list in a body: its property with the given name, or the one that looks like it.
pub(super) fn list(types: &Types, body: Use, named: Option<&str>) -> Option<List> {
    let page = match &types[body.ty].shape {
        Shape::Apply { payload, .. } => *payload,
        _ => body,
    };
    match &types[page.ty].shape {
        Shape::Array { items } if named.is_none() => Some(List {
            page,
            property: None,
            item: *items,
        }),
        Shape::Object(object) if !page.nullable && !page.boxed => {
            let (name, item) = property(types, object, named)?;
            Some(List {
                page,
                property: Some(name.clone()),
                item,
            })
        }
        _ => None,
    }
}

/// The property that is the list: one with a usual name, or the only list.
fn property<'o>(
    types: &Types,
    object: &'o Object,
    named: Option<&str>,
) -> Option<(&'o WireName, Use)> {
    let fields = object.fields.iter();
    let mut lists = fields.filter_map(|(name, field)| {
        let items = types[field.value.ty].shape.items()?;
        Some((name, items))
    });
    if let Some(named) = named {
        return lists.find(|(name, _)| name.as_str() == named);
    }
    let lists = lists.map(|(name, items)| (plain(name.as_str()), (name, items)));
    let lists: Vec<_> = lists
        .filter(|(plain, _)| !ASIDE.contains(&plain.as_str()))
        .collect();
    let usual = LISTS
        .iter()
        .find_map(|usual| lists.iter().find(|(plain, _)| plain == usual));
    match (usual, &lists[..]) {
        (Some((_, list)), _) | (None, [(_, list)]) => Some(*list),
        (None, _) => None,
    }
}
