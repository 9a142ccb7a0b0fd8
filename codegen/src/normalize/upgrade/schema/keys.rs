//! Schemas for undeclared keys: by pattern, or for all keys that no other keyword describes.
//!
//! Source: JSON Schema 2020-12 (Core), sections 10.3.2.2 and 11.3. 3.0 has `additionalProperties` for all of them.

use serde_json::{Value, json};

use crate::report::Report;
use crate::source::Pointer;

use super::object::Schema;
use crate::normalize::upgrade::moves::Moves;
use crate::normalize::upgrade::problems;

pub(super) fn unite(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>, report: &mut Report) {
    unevaluated(schema, at, moves);
    patterns(schema, at, moves, report);
}

fn unevaluated(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>) {
    let Some(unevaluated) = schema.shift_remove("unevaluatedProperties") else {
        return;
    };
    let composed = ["allOf", "anyOf", "oneOf", "$ref"]
        .iter()
        .any(|keyword| schema.contains_key(*keyword));
    // Beside a composition, `additionalProperties: false` would exclude the properties of the members.
    let is_sayable = unevaluated != Value::Bool(false) || !composed;
    if is_sayable && !schema.contains_key("additionalProperties") {
        let to = at.child("additionalProperties");
        moves.moved(&at.child("unevaluatedProperties"), &to);
        schema.insert("additionalProperties".to_owned(), unevaluated);
    }
}

fn patterns(schema: &mut Schema, at: &Pointer, moves: &mut Moves<'_>, report: &mut Report) {
    let Some(Value::Object(patterns)) = schema.shift_remove("patternProperties") else {
        return;
    };
    // Any key may have any value, so the patterns change nothing.
    if patterns.is_empty() || schema.get("additionalProperties") == Some(&Value::Bool(true)) {
        return;
    }
    report.push(problems::loose_schema(
        "patternProperties",
        at,
        "read as the values of all further keys",
    ));
    let from = at.child("patternProperties");
    let to = at.child("additionalProperties");
    let further = schema.shift_remove("additionalProperties");
    let further = further.filter(Value::is_object);
    let (names, mut members): (Vec<String>, Vec<Value>) = patterns.into_iter().unzip();
    let united = match (members.as_mut_slice(), &further) {
        ([only], None) => {
            names
                .iter()
                .for_each(|name| moves.moved(&from.child(name), &to));
            only.take()
        }
        _ => {
            let to = to.child("anyOf");
            if further.is_some() {
                moves.moved(&at.child("additionalProperties"), &to.index(members.len()));
            }
            for (index, name) in names.iter().enumerate() {
                moves.moved(&from.child(name), &to.index(index));
            }
            members.extend(further);
            json!({ "anyOf": members })
        }
    };
    schema.insert("additionalProperties".to_owned(), united);
}
