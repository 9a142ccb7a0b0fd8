//! Keywords beside a `$ref`, which OpenAPI 3.0 ignores although authors rely on them.
//!
//! `{$ref, description}` becomes `{allOf: [{$ref}], description}`: the referenced schema, annotated.

use serde_json::{Map, Value, json};

use crate::normalize::specification::{Kind, walk};

/// Annotations that describe the place where a schema is used.
const ANNOTATIONS: [&str; 8] = [
    "description",
    "title",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "default",
    "x-sensitive",
];

/// Wraps every reference to a schema that has annotations beside it.
pub(super) fn wrap(document: &mut Value) {
    walk::each_of(document, Kind::Schema, |schema, _| wrap_reference(schema));
}

fn wrap_reference(schema: &mut Map<String, Value>) {
    if !schema.get("$ref").is_some_and(Value::is_string) {
        return;
    }
    let is_annotation = |key: &str| ANNOTATIONS.contains(&key);
    let is_annotated = schema.keys().any(|key| is_annotation(key));
    if is_annotated && let Some(reference) = schema.shift_remove("$ref") {
        schema.retain(|key, _| is_annotation(key));
        schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
    }
}
