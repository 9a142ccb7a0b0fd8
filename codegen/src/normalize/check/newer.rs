//! Notes words of OpenAPI 3.1 in a schema of an older document.
//!
//! Authors mean what the words mean in 3.1, and `upgrade` reads them so; by the letter they would be ignored.

use serde_json::{Map, Value, json};

use super::problems;
use crate::normalize::specification::version::Version;
use crate::report::{Action, Override, Report};
use crate::source::Pointer;

/// Keywords that 3.0 lacks and whose meaning can be said in its words, in part at least.
const READ: [&str; 7] = [
    "const",
    "patternProperties",
    "prefixItems",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentEncoding",
    "contentMediaType",
];

/// Keywords that 3.0 lacks and that nothing is made of.
const IGNORED: [&str; 8] = [
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "contains",
    "propertyNames",
    "contentSchema",
];

const READ_AS: &str = "read as in 3.1";

pub(crate) fn note(
    schema: &Map<String, Value>,
    version: Version,
    at: &Pointer,
    report: &mut Report,
) {
    let mut note = |keyword: &str, label: &str, words: Option<Value>| {
        let fix = words.and_then(|words| replaced(&at.child(keyword), words));
        report.push(problems::newer_keyword(
            keyword,
            &at.child(keyword),
            label,
            fix,
        ));
    };
    for keyword in READ.iter().filter(|it| schema.contains_key(**it)) {
        let value = schema.get("const").filter(|_| *keyword == "const");
        note(keyword, READ_AS, value.map(|it| json!({ "enum": [it] })));
    }
    for keyword in IGNORED.iter().filter(|it| schema.contains_key(**it)) {
        note(keyword, "ignored", None);
    }
    for (exclusive, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if let Some(Value::Number(limit)) = schema.get(exclusive) {
            let is_free = !schema.contains_key(bound);
            let words = json!({ exclusive: true, bound: limit });
            note(exclusive, READ_AS, is_free.then_some(words));
        }
    }
    // Swagger 2.0 has the types of JSON Schema draft 4, lists and null among them.
    let ty = schema.get("type").filter(|_| version == Version::V3_0);
    match ty {
        Some(Value::String(ty)) if ty == "null" => {
            let nothing = json!({ "nullable": true, "enum": [null] });
            note("type", READ_AS, Some(nothing));
        }
        Some(Value::Array(types)) => note("type", READ_AS, one_type(types)),
        Some(_) | None => {}
    }
    let required = schema.get("required").and_then(Value::as_array);
    if required.is_some_and(Vec::is_empty) {
        report.push(problems::empty_required(&at.child("required")));
    }
}

/// A list of one type, and perhaps `null`, in the words of 3.0.
fn one_type(types: &[Value]) -> Option<Value> {
    let mut others = types.iter().filter(|ty| *ty != "null");
    let only = others.next().filter(|ty| ty.is_string())?;
    let takes_null = types.iter().any(|ty| ty == "null");
    let words = match takes_null {
        true => json!({ "type": only, "nullable": true }),
        false => json!({ "type": only }),
    };
    others.next().is_none().then_some(words)
}

fn replaced(at: &Pointer, words: Value) -> Option<Override> {
    let update = Action::Update(at.parent()?, words);
    Some(Override::Overlay(vec![Action::Remove(at.clone()), update]))
}
