//! The typed boundary: `openapiv3::OpenAPI`, and looking references up in it.
//!
//! Built piece by piece, so that one malformed object costs itself and nothing else.

mod keywords;
mod lookup;
mod problems;

use openapiv3::{Components, OpenAPI, PathItem, ReferenceOr};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::report::Report;
use crate::source::Pointer;

pub use keywords::Keywords;
pub use lookup::target;

/// A document whose every object has the type that the specification asks for.
#[derive(Debug)]
pub struct Document {
    pub openapi: OpenAPI,
    /// The same document as JSON, for references into places that have no name.
    value: Value,
}

/// Types the effective document; what does not fit is reported and left out.
pub fn parse(value: Value, report: &mut Report) -> Document {
    let openapi = OpenAPI {
        openapi: text(&value, "openapi"),
        info: object(&value, "info", report),
        servers: list(&value, "servers", report),
        paths: openapiv3::Paths {
            paths: path_items(&value, report),
            ..Default::default()
        },
        components: Some(components(&value, report)),
        security: optional(&value, "security", report),
        tags: list(&value, "tags", report),
        ..Default::default()
    };
    Document { openapi, value }
}

impl Document {
    /// The document as JSON.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

fn text(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn object<T: DeserializeOwned + Default>(value: &Value, key: &str, report: &mut Report) -> T {
    optional(value, key, report).unwrap_or_default()
}

fn optional<T: DeserializeOwned>(value: &Value, key: &str, report: &mut Report) -> Option<T> {
    typed(value.get(key)?, &Pointer::root().child(key), report)
}

fn list<T: DeserializeOwned>(value: &Value, key: &str, report: &mut Report) -> Vec<T> {
    let at = Pointer::root().child(key);
    let items = value.get(key).and_then(Value::as_array);
    let items = items.into_iter().flatten().enumerate();
    items
        .filter_map(|(index, item)| typed(item, &at.index(index), report))
        .collect()
}

/// Reads path items operation by operation, so that a malformed one does not take its neighbours along.
fn path_items(
    value: &Value,
    report: &mut Report,
) -> indexmap::IndexMap<String, ReferenceOr<PathItem>> {
    let at = Pointer::root().child("paths");
    let paths = value.get("paths").and_then(Value::as_object);
    let mut items = indexmap::IndexMap::new();
    for (path, item) in paths.into_iter().flatten() {
        let (Some(item), true) = (item.as_object(), path.starts_with('/')) else {
            continue;
        };
        items.insert(
            path.clone(),
            ReferenceOr::Item(path_item(item, &at.child(path), report)),
        );
    }
    items
}

fn path_item(item: &Map<String, Value>, at: &Pointer, report: &mut Report) -> PathItem {
    let mut rest = item.clone();
    let mut operation = |method: &str| {
        let operation = rest.remove(method)?;
        typed(&operation, &at.child(method), report)
    };
    let operations = PathItem {
        get: operation("get"),
        put: operation("put"),
        post: operation("post"),
        delete: operation("delete"),
        options: operation("options"),
        head: operation("head"),
        patch: operation("patch"),
        trace: operation("trace"),
        ..Default::default()
    };
    let shared: PathItem = typed(&Value::Object(rest), at, report).unwrap_or_default();
    PathItem {
        summary: shared.summary,
        description: shared.description,
        servers: shared.servers,
        parameters: shared.parameters,
        extensions: shared.extensions,
        ..operations
    }
}

fn components(value: &Value, report: &mut Report) -> Components {
    let Some(components) = value.get("components") else {
        return Components::default();
    };
    Components {
        schemas: named(components, "schemas", report),
        responses: named(components, "responses", report),
        parameters: named(components, "parameters", report),
        request_bodies: named(components, "requestBodies", report),
        headers: named(components, "headers", report),
        security_schemes: named(components, "securitySchemes", report),
        ..Default::default()
    }
}

fn named<T: DeserializeOwned>(
    components: &Value,
    kind: &str,
    report: &mut Report,
) -> indexmap::IndexMap<String, T> {
    let at = Pointer::root().child("components").child(kind);
    let entries = components.get(kind).and_then(Value::as_object);
    let entries = entries.into_iter().flatten();
    entries
        .filter_map(|(name, entry)| Some((name.clone(), typed(entry, &at.child(name), report)?)))
        .collect()
}

/// Types one object.
fn typed<T: DeserializeOwned>(value: &Value, at: &Pointer, report: &mut Report) -> Option<T> {
    match T::deserialize(value) {
        Ok(typed) => Some(typed),
        Err(error) => {
            report.push(problems::malformed_object(at, &error));
            None
        }
    }
}
