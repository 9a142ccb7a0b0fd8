//! Completes security schemes.

use serde_json::{Map, Value, json};

use super::parameter::is_token;
use super::problems;
use super::required::has;
use crate::report::Report;
use crate::source::Pointer;

/// Completes a scheme; `false` if its credential cannot be sent.
pub(super) fn complete(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) -> bool {
    let needed: &[&str] = match object.get("type").and_then(Value::as_str) {
        Some("apiKey") => &["name", "in"],
        Some("http") => &["scheme"],
        Some("oauth2") => {
            let flows = flows(object);
            object.insert("flows".to_owned(), flows);
            &[]
        }
        Some("openIdConnect") => {
            object
                .entry("openIdConnectUrl")
                .or_insert_with(|| "".into());
            &[]
        }
        Some(_) | None => &["type"],
    };
    let known = needed
        .iter()
        .all(|keyword| has(object, keyword, at, report));
    let name = object.get("name").and_then(Value::as_str);
    if let Some(name) = name.filter(|name| !is_token(name)) {
        report.push(problems::invalid_name(name, &at.child("name")));
        return false;
    }
    let location = object.get("in").and_then(Value::as_str);
    known && location.is_none_or(|it| matches!(it, "header" | "query" | "cookie"))
}

/// The flow that a client can complete without a person. A token is sent in the same way, whichever flow issued it, so that no other one counts.
fn flows(scheme: &Map<String, Value>) -> Value {
    let flows = scheme.get("flows");
    let token_url = flows.and_then(|flows| flows.pointer("/clientCredentials/tokenUrl"));
    let token_url = token_url.and_then(Value::as_str);
    match token_url.filter(|url| !url.is_empty()) {
        Some(url) => json!({ "clientCredentials": { "tokenUrl": url, "scopes": {} } }),
        None => json!({}),
    }
}
