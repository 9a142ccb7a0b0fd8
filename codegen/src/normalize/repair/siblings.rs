//! Keywords beside a `$ref`, which OpenAPI 3.0 ignores and authors mean.
//!
//! `{$ref, description}` becomes `{allOf: [{$ref}], description}`: the referenced schema, annotated.

use serde_json::{Map, Value, json};

/// Annotations that say something about the place where a schema is used.
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

/// Wraps every reference that has annotations beside it.
pub(crate) fn wrap(mut value: Value) -> Value {
    descend(&mut value, false);
    value
}

/// Goes through everything; `schema` says whether `value` is one.
fn descend(value: &mut Value, schema: bool) {
    match value {
        Value::Object(object) => {
            if schema {
                wrap_reference(object);
            }
            for (key, inner) in object.iter_mut() {
                // What stands in an example is a value of the API and no description of it.
                if !matches!(key.as_str(), "example" | "examples" | "default" | "enum") {
                    descend_into(key, inner);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| descend(item, schema)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn descend_into(key: &str, inner: &mut Value) {
    match key {
        "properties" | "schemas" => {
            for (_, schema) in inner.as_object_mut().into_iter().flatten() {
                descend(schema, true);
            }
        }
        "schema" | "items" | "additionalProperties" | "allOf" | "oneOf" | "anyOf" | "not" => {
            descend(inner, true);
        }
        _ => descend(inner, false),
    }
}

fn wrap_reference(object: &mut Map<String, Value>) {
    if !object.get("$ref").is_some_and(Value::is_string) {
        return;
    }
    let annotated = object.keys().any(|key| ANNOTATIONS.contains(&key.as_str()));
    if annotated && let Some(reference) = object.shift_remove("$ref") {
        object.retain(|key, _| ANNOTATIONS.contains(&key.as_str()));
        object.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
    }
}
