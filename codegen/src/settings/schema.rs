//! The JSON Schema of `codegen.toml`, for editors that complete and check it.

use serde_json::{Map, Value, json};

use super::keys::{Form, KEYS, Key};

/// The schema as pretty JSON with a final line break; it is committed as `codegen.schema.json`.
///
/// Source: JSON Schema draft-07, the one that editors of TOML know.
pub fn schema() -> String {
    let mut schema = table(KEYS);
    schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    schema["title"] = "codegen.toml".into();
    schema["description"] = "What a user of the generator decides about one API.".into();
    format!("{schema:#}\n")
}

fn table(keys: &[Key]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| (key.name.to_owned(), property(key)))
        .collect();
    let mut table =
        json!({"type": "object", "additionalProperties": false, "properties": properties});
    let needed = keys.iter().filter(|key| key.needed);
    let needed: Vec<&str> = needed.map(|key| key.name).collect();
    if !needed.is_empty() {
        table["required"] = needed.into();
    }
    table
}

fn property(key: &Key) -> Value {
    let mut property = form(&key.form);
    property["description"] = key.says.into();
    if let Some(example) = example(key) {
        property["examples"] = json!([example]);
    }
    property
}

fn form(form: &Form) -> Value {
    match form {
        Form::Text => json!({"type": "string"}),
        Form::Flag => json!({"type": "boolean"}),
        Form::Texts => json!({"type": "array", "items": {"type": "string"}}),
        Form::Choice(choices) => json!({"enum": choices}),
        Form::TextsOrFlag => json!({"anyOf": [self::form(&Form::Texts), self::form(&Form::Flag)]}),
        Form::Table(keys) => table(keys),
        Form::TableOrFlag(keys) => json!({"anyOf": [table(keys), self::form(&Form::Flag)]}),
        Form::Tables(keys) => json!({"type": "array", "items": table(keys)}),
        Form::Named { of, .. } => {
            json!({"type": "object", "additionalProperties": self::form(of)})
        }
    }
}

/// The example of a key as JSON; tables have the examples of their keys instead.
fn example(key: &Key) -> Option<Value> {
    if key.example.is_empty() {
        return None;
    }
    let line = format!("value = {}", key.example);
    let value = toml::from_str::<Value>(&line).ok()?.get("value")?.clone();
    Some(match &key.form {
        Form::Named { sample, .. } => json!({ *sample: value }),
        Form::Text
        | Form::Flag
        | Form::Texts
        | Form::Choice(_)
        | Form::TextsOrFlag
        | Form::Table(_)
        | Form::TableOrFlag(_)
        | Form::Tables(_) => value,
    })
}
