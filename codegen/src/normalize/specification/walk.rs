//! Walks through a document from the outside in, and determines the kind of each value.

use serde_json::Value;

use super::kind::Kind;
use super::position::{Nesting, Position};
use crate::source::Pointer;

/// The work on a value of a kind. It may replace the value, since the values below it are visited afterwards.
type Visit<'v> = dyn FnMut(&mut Value, &Pointer, Kind) + 'v;

/// Visits every value of the document that is a single object, rather than a map or a list of objects.
pub(in crate::normalize) fn each(document: &mut Value, visit: &mut Visit<'_>) {
    walk(document, &Pointer::root(), Position::DOCUMENT, visit);
}

/// Visits every object of one kind.
pub(in crate::normalize) fn each_of(
    document: &mut Value,
    kind: Kind,
    mut visit: impl FnMut(&mut serde_json::Map<String, Value>, &Pointer),
) {
    each(document, &mut |value, at, found| {
        if let (true, Value::Object(object)) = (found == kind, value) {
            visit(object, at);
        }
    });
}

fn walk(value: &mut Value, at: &Pointer, position: Position, visit: &mut Visit<'_>) {
    // A value of the API describes nothing.
    if position.kind == Kind::Opaque {
        return;
    }
    match position.nesting {
        Nesting::One | Nesting::OneOrList => visit(value, at, position.kind),
        Nesting::Map | Nesting::Patterned | Nesting::List => {}
    }
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let position = position.member(key);
                if is_visited(member, position.kind) {
                    walk(member, &at.child(key), position, visit);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                let position = position.item();
                if is_visited(item, position.kind) {
                    walk(item, &at.index(index), position, visit);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Scalars have nothing below them, and only those of a discriminator's mapping refer to another place.
fn is_visited(value: &Value, kind: Kind) -> bool {
    value.is_object() || value.is_array() || kind == Kind::MappedSchema
}
