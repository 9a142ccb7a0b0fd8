//! Notes keywords of OpenAPI 3.1 in a schema of an older document.
//!
//! Authors use them as in 3.1, and `upgrade` reads them that way; the older specifications would ignore them.

use serde_json::{Map, Value, json};

use super::problems;
use crate::normalize::specification::{Kind, Role, Version};
use crate::report::{Override, Report};
use crate::source::Pointer;

const READ_AS: &str = "read as in 3.1";

type Object = Map<String, Value>;

/// Notes the newer keywords of one schema.
pub(super) fn note(schema: &Object, version: Version, at: &Pointer, report: &mut Report) {
    keywords(schema, at, report);
    bounds(schema, at, report);
    // Swagger 2.0 has the types of JSON Schema draft 4, which include lists and null.
    if version == Version::V3_0 {
        types(schema, at, report);
    }
    let required = schema.get("required").and_then(Value::as_array);
    if required.is_some_and(Vec::is_empty) {
        report.push(problems::empty_required(&at.child("required")));
    }
}

fn keywords(schema: &Object, at: &Pointer, report: &mut Report) {
    for keyword in schema.keys().filter_map(|key| Kind::Schema.keyword(key)) {
        let label = match keyword.role {
            Role::Read | Role::Kept => READ_AS,
            Role::Ignored => "ignored",
            Role::Silent => continue,
        };
        if keyword.is_newer() {
            let constant = schema.get("const").filter(|_| keyword.name == "const");
            let older = constant.map(|value| json!({ "enum": [value] }));
            push(keyword.name, label, older, at, report);
        }
    }
}

/// Exclusive bounds are numbers in 3.1, and flags beside the bound in older versions.
fn bounds(schema: &Object, at: &Pointer, report: &mut Report) {
    for (exclusive, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if let Some(Value::Number(limit)) = schema.get(exclusive) {
            let is_free = !schema.contains_key(bound);
            let older = is_free.then(|| json!({ exclusive: true, bound: limit }));
            push(exclusive, READ_AS, older, at, report);
        }
    }
}

fn types(schema: &Object, at: &Pointer, report: &mut Report) {
    match schema.get("type") {
        Some(Value::String(ty)) if ty == "null" => {
            let older = json!({ "nullable": true, "enum": [null] });
            push("type", READ_AS, Some(older), at, report);
        }
        Some(Value::Array(types)) => push("type", READ_AS, one_type(types), at, report),
        Some(_) | None => {}
    }
}

/// A list of one type, and perhaps `null`, in the keywords of 3.0.
fn one_type(types: &[Value]) -> Option<Value> {
    let mut others = types.iter().filter(|ty| *ty != "null");
    let only = others.next().filter(|ty| ty.is_string())?;
    let takes_null = types.iter().any(|ty| ty == "null");
    let older = match takes_null {
        true => json!({ "type": only, "nullable": true }),
        false => json!({ "type": only }),
    };
    others.next().is_none().then_some(older)
}

/// `older` has the equivalent keywords in the version of the document.
fn push(keyword: &str, label: &str, older: Option<Value>, at: &Pointer, report: &mut Report) {
    let at = at.child(keyword);
    let fix = older.and_then(|older| Override::replace(&at, older));
    report.push(problems::newer_keyword(keyword, &at, label, fix));
}
