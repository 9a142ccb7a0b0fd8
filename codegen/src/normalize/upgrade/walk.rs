//! Goes through a document from the outside in, and knows the kind of each value.

use serde_json::Value;

use crate::normalize::references::positions::{Kind, Nesting, Position};
use crate::source::Pointer;

/// What is done with a value of a kind. It may be replaced: what is below it is visited afterwards.
type Visit<'v> = dyn FnMut(&mut Value, &Pointer, Kind) + 'v;

/// Visits every value of the document that is one thing, rather than a map or a list of things.
pub(super) fn each(document: &mut Value, visit: &mut Visit<'_>) {
    walk(document, &Pointer::root(), Position::DOCUMENT, visit);
}

/// Visits every object of one kind.
pub(super) fn each_of(
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
    // Nothing that an API's own values say is a description.
    if position.kind == Kind::Opaque {
        return;
    }
    match position.nesting {
        Nesting::One | Nesting::OneOrList => visit(value, at, position.kind),
        Nesting::Map | Nesting::List => {}
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

/// Scalars have nothing below them, and only those of a discriminator's mapping say where something is.
fn is_visited(value: &Value, kind: Kind) -> bool {
    value.is_object() || value.is_array() || kind == Kind::MappedSchema
}
