//! The schemas of OpenAPI 3.0 as JSON Schema, for a validator that knows only the latter.

use serde_json::{Value, json};

/// The same schema, or anything that contains schemas, in JSON Schema: only `nullable` has another meaning there, namely none.
pub fn translated(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(translated).collect(),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| match key.as_str() {
                // Data, in which nothing is a keyword.
                "enum" | "example" | "default" => (key.clone(), value.clone()),
                _ => (key.clone(), translated(value)),
            });
            let schema: Value = Value::Object(entries.collect());
            match schema.get("nullable") {
                Some(Value::Bool(true)) => json!({ "anyOf": [{ "type": "null" }, schema] }),
                _ => schema,
            }
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_valid_where_the_document_says_so() {
        for (schema, null_is_valid) in [
            (json!({ "type": "string" }), false),
            (json!({ "type": "string", "nullable": true }), true),
            (json!({ "type": "string", "nullable": false }), false),
            (
                json!({ "type": "object", "nullable": true, "enum": [null] }),
                true,
            ),
            (
                json!({ "type": "object", "nullable": true, "oneOf": [{ "required": ["a"] }] }),
                true,
            ),
        ] {
            let valid = jsonschema::is_valid(&translated(&schema), &Value::Null);
            assert_eq!(valid, null_is_valid, "{schema}");
        }
    }

    #[test]
    fn data_is_no_schema() {
        let schema = json!({ "default": { "nullable": true } });
        assert_eq!(translated(&schema), schema);
    }
}
