//! Builds a large document from a small one: the same paths and components again, under new names.

use serde_json::{Map, Value};

/// The document with all operations and components repeated `copies` times.
pub fn repeated(document: &Value, copies: usize) -> Value {
    let mut whole = document.clone();
    let mut paths = Map::new();
    let mut components: Map<String, Value> = Map::new();
    for copy in 0..copies {
        for (path, item) in entries(&document["paths"]) {
            paths.insert(format!("/copy{copy}{path}"), renamed(item, copy));
        }
        for (kind, all) in entries(&document["components"]) {
            let kept = components
                .entry(kind.clone())
                .or_insert_with(|| Value::Object(Map::new()));
            if kind == "securitySchemes" {
                kept.clone_from(all);
            } else if let Value::Object(kept) = kept {
                let named = entries(all);
                kept.extend(named.map(|(name, it)| (format!("{name}_{copy}"), renamed(it, copy))));
            }
        }
    }
    whole["paths"] = Value::Object(paths);
    whole["components"] = Value::Object(components);
    whole
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// The value with references, ids and tags that lead to the same copy.
fn renamed(value: &Value, copy: usize) -> Value {
    match value {
        Value::Object(object) => {
            let entries = object.iter();
            let entries = entries.map(|(key, value)| (key.clone(), entry(key, value, copy)));
            Value::Object(entries.collect())
        }
        Value::Array(items) => items.iter().map(|item| renamed(item, copy)).collect(),
        Value::String(text) if text.starts_with("#/") => reference(text, copy).into(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

fn entry(key: &str, value: &Value, copy: usize) -> Value {
    match (key, value) {
        ("operationId", Value::String(id)) => format!("{id}_{copy}").into(),
        ("tags", Value::Array(tags)) => {
            let tags = tags.iter().filter_map(Value::as_str);
            tags.map(|tag| format!("{tag}_{copy}")).collect()
        }
        _ => renamed(value, copy),
    }
}

fn reference(text: &str, copy: usize) -> String {
    let mut tokens: Vec<String> = text.split('/').map(str::to_owned).collect();
    match tokens.get(1).map(String::as_str) {
        Some("components") => {
            if let Some(name) = tokens.get_mut(3) {
                *name = format!("{name}_{copy}");
            }
        }
        Some("paths") => {
            if let Some(path) = tokens.get_mut(2) {
                *path = format!("~1copy{copy}{path}");
            }
        }
        Some(_) | None => {}
    }
    tokens.join("/")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::repeated;

    #[test]
    fn each_copy_refers_to_itself() {
        let document = json!({
            "paths": {"/a": {"get": {"operationId": "a", "tags": ["t"], "x": {"$ref": "#/components/schemas/S/items"}}}},
            "components": {
                "schemas": {"S": {"$ref": "#/paths/~1a/get"}},
                "securitySchemes": {"key": {"type": "http"}},
            },
        });
        let repeated = repeated(&document, 2);
        let expected = json!({"get": {"operationId": "a_1", "tags": ["t_1"], "x": {"$ref": "#/components/schemas/S_1/items"}}});
        assert_eq!(repeated["paths"]["/copy1/a"], expected);
        let expected = json!({"S_0": {"$ref": "#/paths/~1copy0~1a/get"}, "S_1": {"$ref": "#/paths/~1copy1~1a/get"}});
        assert_eq!(repeated["components"]["schemas"], expected);
        assert_eq!(
            repeated["components"]["securitySchemes"],
            json!({"key": {"type": "http"}})
        );
    }
}
