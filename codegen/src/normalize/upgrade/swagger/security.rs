//! Security definitions: the same kinds as in 3.0, in different keywords.
//!
//! Source: OpenAPI Specification 2.0, section "Security Scheme Object".

use serde_json::{Map, Value, json};

pub(super) fn convert(scheme: &mut Map<String, Value>) {
    match scheme.get("type").and_then(Value::as_str) {
        Some("basic") => {
            scheme.insert("type".to_owned(), "http".into());
            scheme.insert("scheme".to_owned(), "basic".into());
        }
        Some("oauth2") => flow(scheme),
        Some(_) | None => {}
    }
}

fn flow(scheme: &mut Map<String, Value>) {
    let stated = scheme.shift_remove("flow");
    let name = match stated.as_ref().and_then(Value::as_str) {
        Some("application") => "clientCredentials",
        Some("accessCode") => "authorizationCode",
        Some("password") => "password",
        Some(_) | None => "implicit",
    };
    let mut flow = Map::new();
    for keyword in ["authorizationUrl", "tokenUrl", "scopes"] {
        if let Some(value) = scheme.shift_remove(keyword) {
            flow.insert(keyword.to_owned(), value);
        }
    }
    flow.entry("scopes").or_insert_with(|| json!({}));
    scheme.insert("flows".to_owned(), json!({ name: flow }));
}
