//! Completes security schemes.

use serde_json::{Map, Value};

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
            let flows = flows(object, at, report);
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

/// The flows that the client can follow, with all keywords that they must have. The others end in a token as well, which the application passes.
fn flows(scheme: &Map<String, Value>, at: &Pointer, report: &mut Report) -> Value {
    let mut followed = Map::new();
    let at = at.child("flows");
    let flows = scheme.get("flows").and_then(Value::as_object);
    for (name, flow) in flows.into_iter().flatten() {
        let needed: &[&str] = match name.as_str() {
            "clientCredentials" | "password" => &["tokenUrl"],
            "authorizationCode" => &["authorizationUrl", "tokenUrl"],
            extension if extension.starts_with("x-") => continue,
            _ => {
                report.push(problems::flow_not_followed(name, &at.child(name)));
                continue;
            }
        };
        let text = |keyword: &str| {
            let value = flow.get(keyword).and_then(Value::as_str);
            value.filter(|it| !it.is_empty())
        };
        if !needed.iter().all(|keyword| text(keyword).is_some()) {
            report.push(problems::flow_not_followed(name, &at.child(name)));
            continue;
        }
        let urls = needed.iter().copied().chain(["refreshUrl"]);
        let urls = urls.filter_map(|keyword| Some((keyword.to_owned(), text(keyword)?.into())));
        let scopes = flow.get("scopes").and_then(Value::as_object);
        let scopes = scopes.into_iter().flatten().map(|(scope, described)| {
            let described = described.as_str().unwrap_or_default();
            (scope.clone(), Value::from(described))
        });
        let mut kept: Map<String, Value> = urls.collect();
        kept.insert("scopes".to_owned(), scopes.collect());
        let issued_at = |it: &Map<String, Value>| it.get("tokenUrl").cloned();
        let first = followed.values().next().and_then(Value::as_object);
        if first.is_some_and(|first| issued_at(first) != issued_at(&kept)) {
            report.push(problems::other_token_url(&at.child(name).child("tokenUrl")));
        }
        followed.insert(name.clone(), kept.into());
    }
    followed.into()
}
