//! Schemas that are `true` or `false`, which accept anything or nothing.
//!
//! Source: JSON Schema 2020-12 (Core), section 4.3.2. 3.0 has them for `additionalProperties` only.

use serde_json::{Value, json};

use crate::source::Pointer;

use super::object::Schema;
use crate::normalize::upgrade::moves::Moves;

pub(super) fn replace(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>) {
    for keyword in ["properties", "patternProperties"] {
        if let Some(Value::Object(members)) = schema.get_mut(keyword) {
            // A client cannot send a property that must not exist.
            members.retain(|_, member| *member != Value::Bool(false));
            members.values_mut().for_each(open);
        }
    }
    for keyword in ["anyOf", "oneOf"] {
        if let Some(Value::Array(members)) = schema.get_mut(keyword) {
            remove_impossible(members, &at.child(keyword), moves);
        }
    }
    for keyword in ["allOf", "prefixItems"] {
        let members = schema.get_mut(keyword).and_then(Value::as_array_mut);
        members.into_iter().flatten().for_each(open);
    }
    if let Some(items @ Value::Bool(_)) = schema.get_mut("items") {
        open(items);
    }
}

fn open(schema: &mut Value) {
    match schema {
        Value::Bool(true) => *schema = json!({}),
        Value::Bool(false) => *schema = json!({"not": {}}),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {}
    }
}

fn remove_impossible(members: &mut Vec<Value>, at: &Pointer, moves: &mut Moves<'_>) {
    let mut kept = Vec::new();
    for (index, mut member) in members.drain(..).enumerate() {
        if member == Value::Bool(false) {
            continue;
        }
        open(&mut member);
        if kept.len() != index {
            moves.moved(&at.index(index), &at.index(kept.len()));
        }
        kept.push(member);
    }
    *members = kept;
}
