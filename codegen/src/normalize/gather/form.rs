//! Recognizes the kind of a fragment by its keys.

use serde_json::Value;

use crate::normalize::specification::{Version, methods};

/// The kind of content of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A document, or a part of one.
    Partial,
    /// An operation with its path or its method.
    Operation,
    /// An operation with neither its path nor its method.
    Nameless,
    /// Content that means something only if a reference names it: a schema, a path item, a text.
    Other,
}

/// Keys that occur in documents only.
const DOCUMENT_KEYS: [&str; 7] = [
    "openapi",
    "swagger",
    "paths",
    "components",
    "webhooks",
    "definitions",
    "securityDefinitions",
];

pub(super) fn form_of(value: &Value) -> Form {
    let has = |key: &str| value.get(key).is_some();
    let is_text = |key: &str| value.get(key).is_some_and(Value::is_string);
    // An overlay has an `info` as well, but is not part of a document.
    let is_overlay = has("overlay") && has("actions");
    if !value.is_object() || is_overlay {
        Form::Other
    } else if DOCUMENT_KEYS.iter().any(|key| has(key))
        || value.get("info").is_some_and(Value::is_object)
    {
        Form::Partial
    } else if is_text("path") && is_text("method")
        || (has("path") || has("method")) && is_operation(value)
    {
        Form::Operation
    } else if methods(Version::V3_0).any(|it| value.get(it).is_some_and(Value::is_object)) {
        Form::Other
    } else if is_operation(value) {
        Form::Nameless
    } else if has_document_lists(value) {
        Form::Partial
    } else {
        Form::Other
    }
}

/// Returns whether a document states its version, as a root does.
pub(super) fn states_version(value: &Value) -> bool {
    value
        .get("openapi")
        .or_else(|| value.get("swagger"))
        .is_some()
}

fn is_operation(value: &Value) -> bool {
    value.get("operationId").is_some_and(Value::is_string)
        || value.get("requestBody").is_some_and(Value::is_object)
        || value.get("parameters").is_some_and(Value::is_array)
        || value
            .get("responses")
            .and_then(Value::as_object)
            .is_some_and(|it| it.keys().any(|key| is_status(key)))
}

/// Returns whether keywords that documents share with operations have the form that they have in documents.
fn has_document_lists(value: &Value) -> bool {
    let list_of_objects = |key: &str| {
        value
            .get(key)
            .and_then(Value::as_array)
            .is_some_and(|all| all.iter().all(Value::is_object))
    };
    let object = |key: &str| value.get(key).is_some_and(Value::is_object);
    ["servers", "security", "tags"]
        .into_iter()
        .any(list_of_objects)
        || ["parameters", "responses"].into_iter().any(object) && value.get("type").is_none()
}

fn is_status(key: &str) -> bool {
    let class = key.len() == 3 && key.starts_with(|it: char| ('1'..='5').contains(&it));
    key == "default"
        || class
            && key[1..]
                .chars()
                .all(|it| it.is_ascii_digit() || it.eq_ignore_ascii_case(&'x'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_keys_tell_the_form() {
        for (value, form) in [
            (json!({"paths": {}}), Form::Partial),
            (json!({"components": {}}), Form::Partial),
            (json!({"definitions": {}}), Form::Partial),
            (json!({"servers": [{"url": "x"}]}), Form::Partial),
            (json!({"tags": [{"name": "x"}]}), Form::Partial),
            (json!({"responses": {"NotFound": {}}}), Form::Partial),
            (json!({"path": "/a", "method": "get"}), Form::Operation),
            (
                json!({"path": "/a", "responses": {"200": {}}}),
                Form::Operation,
            ),
            (json!({"method": 1, "operationId": "x"}), Form::Operation),
            (
                json!({"responses": {"4XX": {}}, "tags": ["x"]}),
                Form::Nameless,
            ),
            (json!({"operationId": "x"}), Form::Nameless),
            (json!({"get": {}, "parameters": []}), Form::Other),
            (json!({"type": "object", "properties": {}}), Form::Other),
            (json!({"path": {"type": "string"}}), Form::Other),
            (
                json!({"overlay": "1.0.0", "info": {}, "actions": []}),
                Form::Other,
            ),
            (json!([1]), Form::Other),
            (json!("text"), Form::Other),
        ] {
            assert_eq!(form_of(&value), form, "{value}");
        }
    }
}
