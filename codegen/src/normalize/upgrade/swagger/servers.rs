//! Turns `schemes`, `host` and `basePath` into `servers`.
//!
//! Source: OpenAPI Specification 2.0, section "Swagger Object".

use serde_json::{Map, Value, json};

use crate::source::Pointer;

use crate::normalize::upgrade::moves::Moves;

/// The schemes of HTTP, the preferred one first. A client does not support WebSockets.
const SCHEMES: [&str; 2] = ["https", "http"];

pub(super) fn convert(document: &mut Map<String, Value>, moves: &mut Moves<'_>) {
    let host = text(document, "host");
    let base = text(document, "basePath").unwrap_or_default();
    let schemes = schemes(document);
    let key = if host.is_some() { "host" } else { "basePath" };
    let root = Pointer::root();
    let servers = servers(host.as_deref(), &base, &schemes);
    if servers.is_empty() || document.contains_key("servers") {
        return;
    }
    moves.derived(&root.child(key), &root.child("servers"));
    document.insert("servers".to_owned(), servers.into());
    for (path, item) in members(document.get_mut("paths")) {
        let at = root.child("paths").child(path);
        for (method, operation) in members(Some(item)) {
            let own = operation
                .as_object_mut()
                .map(self::schemes)
                .unwrap_or_default();
            // An operation's schemes matter only if it cannot be reached in the same way as the others.
            if !own.is_empty() && own.first() != schemes.first() && host.is_some() {
                let at = at.child(method);
                moves.derived(&at.child("schemes"), &at.child("servers"));
                operation["servers"] = self::servers(host.as_deref(), &base, &own).into();
            }
        }
    }
}

fn members(value: Option<&mut Value>) -> impl Iterator<Item = (&String, &mut Value)> {
    value.and_then(Value::as_object_mut).into_iter().flatten()
}

fn servers(host: Option<&str>, base: &str, schemes: &[&str]) -> Vec<Value> {
    let base = base.trim_matches('/');
    let path = match base.is_empty() {
        true => String::new(),
        false => format!("/{base}"),
    };
    let Some(host) = host else {
        return match path.is_empty() {
            true => Vec::new(),
            false => vec![json!({ "url": path })],
        };
    };
    let host = host.trim_end_matches('/');
    // The default is the scheme by which the document was fetched, which today is https.
    let schemes = match schemes {
        [] => &SCHEMES[..1],
        schemes => schemes,
    };
    let url = |scheme: &&str| json!({ "url": format!("{scheme}://{host}{path}") });
    schemes.iter().map(url).collect()
}

fn schemes(object: &mut Map<String, Value>) -> Vec<&'static str> {
    let stated = object.shift_remove("schemes");
    let stated = stated.as_ref().and_then(Value::as_array);
    let is_stated = |scheme: &&str| stated.is_some_and(|all| all.iter().any(|it| it == scheme));
    SCHEMES.into_iter().filter(is_stated).collect()
}

fn text(object: &mut Map<String, Value>, keyword: &str) -> Option<String> {
    match object.shift_remove(keyword) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        Some(_) | None => None,
    }
}
