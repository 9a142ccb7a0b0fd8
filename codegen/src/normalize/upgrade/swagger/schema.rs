//! Converts the keywords of a 2.0 schema that 3.0 spells differently.

use serde_json::{Map, Value, json};

pub(in crate::normalize::upgrade) fn convert_schema(schema: &mut Map<String, Value>) {
    nullable(schema);
    discriminator(schema);
    file(schema);
    if let Some(example) = schema.shift_remove("x-example") {
        schema.entry("example").or_insert(example);
    }
}

/// 2.0 has no keyword for null; this extension is the one that tools agree on. Documents keep it when they are converted to 3.0.
pub(in crate::normalize::upgrade) fn nullable(schema: &mut Map<String, Value>) {
    if let Some(nullable @ Value::Bool(_)) = schema.shift_remove("x-nullable") {
        schema.entry("nullable").or_insert(nullable);
    }
}

fn discriminator(schema: &mut Map<String, Value>) {
    if let Some(property @ Value::String(_)) = schema.get("discriminator").cloned() {
        schema.insert(
            "discriminator".to_owned(),
            json!({ "propertyName": property }),
        );
    }
}

fn file(schema: &mut Map<String, Value>) {
    if schema.get("type").is_some_and(|it| it == "file") {
        schema.insert("type".to_owned(), "string".into());
        schema.insert("format".to_owned(), "binary".into());
    }
}
