//! Turns a tuple (`prefixItems`, or a list of `items` before 2020-12) into an array whose items are any of its members.
//!
//! Source: JSON Schema 2020-12 (Core), section 10.3.1. No data is lost: every item is still typed.

use serde_json::{Value, json};

use crate::report::Report;
use crate::source::Pointer;

use super::object::Schema;
use crate::normalize::upgrade::moves::Moves;
use crate::normalize::upgrade::problems;

pub(super) fn unite(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>, report: &mut Report) {
    unevaluated(schema, at, moves);
    let keyword = match schema.get("items") {
        Some(Value::Array(_)) => "items",
        Some(_) | None => "prefixItems",
    };
    let Some(Value::Array(mut members)) = schema.shift_remove(keyword) else {
        return;
    };
    let rest = match keyword {
        "items" => "additionalItems",
        _ => "items",
    };
    let further = schema.shift_remove(rest).filter(is_possible);
    if members.is_empty() {
        if let Some(further) = further {
            moves.moved(&at.child(rest), &at.child("items"));
            schema.insert("items".to_owned(), further);
        }
        return;
    }
    report.push(problems::loose_schema(
        keyword,
        at,
        "read as the items of a list",
    ));
    let to = at.child("items").child("anyOf");
    if further.is_some() {
        moves.moved(&at.child(rest), &to.index(members.len()));
    }
    for index in 0..members.len() {
        moves.moved(&at.child(keyword).index(index), &to.index(index));
    }
    members.extend(further);
    schema.insert("items".to_owned(), json!({ "anyOf": members }));
}

/// A list of `items` in a schema that is not an array: 2.0 lacks `anyOf`, and generated documents express it this way.
pub(super) fn choose(
    schema: &mut Schema,
    at: &Pointer,
    moves: &mut Moves<'_>,
    report: &mut Report,
) {
    if schema.contains_key("type") || schema.contains_key("anyOf") {
        return;
    }
    let Some(Value::Array(_)) = schema.get("items") else {
        return;
    };
    report.push(problems::loose_schema(
        "items",
        at,
        "without a type, read as `anyOf`",
    ));
    if let Some(members) = schema.shift_remove("items") {
        moves.moved(&at.child("items"), &at.child("anyOf"));
        schema.insert("anyOf".to_owned(), members);
    }
}

/// `unevaluatedItems` describes the items that no other keyword describes, like `items` if it is alone.
fn unevaluated(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>) {
    let Some(unevaluated) = schema.shift_remove("unevaluatedItems") else {
        return;
    };
    if unevaluated.is_object() && !schema.contains_key("items") {
        moves.moved(&at.child("unevaluatedItems"), &at.child("items"));
        schema.insert("items".to_owned(), unevaluated);
    }
}

/// Returns whether any item can match the schema.
fn is_possible(schema: &Value) -> bool {
    *schema != json!({"not": {}}) && *schema != json!(false)
}
