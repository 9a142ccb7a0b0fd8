//! Conditional keywords. A type cannot express them, so the client accepts values that they exclude.

use serde_json::Value;

use crate::report::Report;
use crate::source::Pointer;

use super::object::Schema;
use crate::normalize::upgrade::problems;

pub(super) fn leave_out(schema: &mut Schema, at: &Pointer, report: &mut Report) {
    for keyword in [
        "if",
        "dependentRequired",
        "dependentSchemas",
        "dependencies",
    ] {
        let removed = schema.shift_remove(keyword);
        if removed.is_some_and(|it| says_anything(&it)) {
            let label = "left out; the client accepts values that it excludes";
            report.push(problems::loose_schema(keyword, at, label));
        }
    }
    default_mapping(schema, at, report);
    // Without `if` they mean nothing, and `if` was removed.
    for keyword in ["then", "else"] {
        schema.shift_remove(keyword);
    }
}

/// Source: OpenAPI 3.2.0, section 4.25 (Discriminator Object).
fn default_mapping(schema: &mut Schema, at: &Pointer, report: &mut Report) {
    let discriminator = schema.get_mut("discriminator");
    let discriminator = discriminator.and_then(Value::as_object_mut);
    if discriminator.is_some_and(|it| it.shift_remove("defaultMapping").is_some()) {
        let at = at.child("discriminator");
        let label = "left out; a value with another tag is kept as JSON";
        report.push(problems::loose_schema("defaultMapping", &at, label));
    }
}

fn says_anything(value: &Value) -> bool {
    value.as_object().is_none_or(|it| !it.is_empty())
}
