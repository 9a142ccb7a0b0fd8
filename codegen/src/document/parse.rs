//! Types a document as `openapiv3::OpenAPI`.
//!
//! The document is built piece by piece, so that a malformed object is the only one to be lost.

use std::sync::atomic::AtomicUsize;

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, Operation, PathItem, ReferenceOr};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::problems;
use crate::pointer::Pointer;
use crate::report::Report;

/// A document in which every object has the type that the specification asks for.
#[derive(Debug)]
pub struct Document {
    /// Everything but the paths. They make up most of a document, and are typed a few at a time.
    pub openapi: OpenAPI,
    /// The same document as JSON, for references into places that have no name.
    pub(super) value: Value,
    /// The number of names that may still be compared for suggestions, which a document full of slips would otherwise spend hours on.
    pub(super) comparisons: AtomicUsize,
}

/// The extension with the address of the document, which `normalize/` writes.
pub const ADDRESS: &str = "x-self";

/// Suggestions compare at most so many names.
const COMPARISONS: usize = 1_000_000;

/// Types the effective document. Objects that do not fit are reported and left out.
pub fn parse(value: Value, report: &mut Report) -> Document {
    let openapi = OpenAPI {
        openapi: text(&value, "openapi"),
        info: object(&value, "info", report),
        servers: list(&value, "servers", report),
        components: Some(components(&value, report)),
        security: optional(&value, "security", report),
        tags: list(&value, "tags", report),
        external_docs: optional(&value, "externalDocs", report),
        extensions: extensions(&value),
        ..Default::default()
    };
    Document {
        openapi,
        value,
        comparisons: AtomicUsize::new(COMPARISONS),
    }
}

/// The extensions of the document itself.
fn extensions(value: &Value) -> IndexMap<String, Value> {
    let members = value.as_object().into_iter().flatten();
    let extensions = members.filter(|(key, _)| key.starts_with("x-"));
    extensions
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

impl Document {
    /// Every path that has an item, in the order of the document.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let members = self.items().into_iter().flatten();
        let paths = members.filter(|(path, item)| path.starts_with('/') && item.is_object());
        paths.map(|(path, _)| path.as_str())
    }

    /// Types the items of some paths. Objects that do not fit are reported and left out.
    pub fn path_items(&self, paths: &[&str], report: &mut Report) -> Vec<PathItem> {
        report.for_all(paths.to_vec(), |path, report| {
            let written = self.items().and_then(|items| items.get(path)?.as_object());
            let at = Pointer::root().child("paths").child(path);
            let typed = written.map(|item| path_item(item, &at, report));
            typed.unwrap_or_default()
        })
    }

    /// The operations of a path with methods that have no field in 3.0, each with its method and its place (OpenAPI 3.2.0, Path Item Object).
    pub fn other_operations(
        &self,
        path: &str,
        report: &mut Report,
    ) -> Vec<(String, Pointer, Operation)> {
        let at = Pointer::root().child("paths").child(path);
        let item = self.items().and_then(|items| items.get(path)?.as_object());
        let member = |key: &str| item.and_then(|item| item.get(key));
        let query = member("query").map(|it| ("QUERY", at.child("query"), it));
        let others = member("additionalOperations").and_then(Value::as_object);
        let others = others.into_iter().flatten().map(|(method, it)| {
            let at = at.child("additionalOperations").child(method);
            (method.as_str(), at, it)
        });
        // The order of the map means nothing.
        let mut all: Vec<_> = query.into_iter().chain(others).collect();
        all.sort_by_key(|(method, ..)| *method);
        let mut operations = Vec::new();
        for (method, at, written) in all {
            if let Some(fault) = unusable(method, &operations, member) {
                report.push(problems::operation_left_out(method, fault, &at));
            } else if let Some(operation) = typed(written, &at, report) {
                operations.push((method.to_owned(), at, operation));
            }
        }
        operations
    }

    /// The events that the API sends by itself: the name and the place of each, and its description as a path item. They are sorted by name.
    pub fn events(&self, report: &mut Report) -> Vec<(String, Pointer, PathItem)> {
        let at = Pointer::root().child("x-webhooks");
        let items = self.value.get("x-webhooks").and_then(Value::as_object);
        let mut items: Vec<_> = items.into_iter().flatten().collect();
        items.sort_unstable_by_key(|(name, _)| *name);
        let events = report.for_all(items, |(name, item), report| {
            let at = at.child(name);
            let typed = path_item(item.as_object()?, &at, report);
            Some((name.clone(), at, typed))
        });
        events.into_iter().flatten().collect()
    }

    /// The whole document, paths included.
    pub fn whole(&self, report: &mut Report) -> OpenAPI {
        let paths: Vec<&str> = self.paths().collect();
        let typed = self.path_items(&paths, report).into_iter();
        let items = typed.map(ReferenceOr::Item);
        let mut whole = self.openapi.clone();
        whole.paths.paths = paths
            .iter()
            .map(|path| (*path).to_owned())
            .zip(items)
            .collect();
        whole
    }

    fn items(&self) -> Option<&Map<String, Value>> {
        self.value.get("paths")?.as_object()
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
    let list = value.get(key).and_then(Value::as_array);
    let numbered = list.into_iter().flatten().enumerate();
    numbered
        .filter_map(|(index, item)| typed(item, &at.index(index), report))
        .collect()
}

/// The reason for which an operation with a method of its own name cannot be generated.
fn unusable<'v>(
    method: &str,
    known: &[(String, Pointer, Operation)],
    member: impl Fn(&str) -> Option<&'v Value>,
) -> Option<&'static str> {
    // RFC 9110, section 5.6.2.
    let is_token = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(it);
    if method.is_empty() || !method.chars().all(is_token) {
        return Some("is not a method of HTTP");
    }
    let has_field = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace",
    ]
    .into_iter()
    .any(|field| method.eq_ignore_ascii_case(field) && member(field).is_some());
    let is_repeated = known.iter().any(|(other, ..)| other == method);
    (has_field || is_repeated).then_some("is described twice for one path")
}

/// The keywords of a path item that concern all of its operations (OpenAPI 3.0.4, Path Item Object).
const SHARED: [&str; 4] = ["summary", "description", "servers", "parameters"];

/// Types a path item operation by operation, so that a malformed one does not affect its neighbours.
fn path_item(item: &Map<String, Value>, at: &Pointer, report: &mut Report) -> PathItem {
    let mut operation = |method: &str| typed(item.get(method)?, &at.child(method), report);
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
    let is_shared = |key: &str| SHARED.contains(&key) || key.starts_with("x-");
    let members = item.iter().filter(|(key, _)| is_shared(key));
    let copied = members.map(|(key, value)| (key.clone(), value.clone()));
    let shared = Value::Object(copied.collect());
    let shared: PathItem = typed(&shared, at, report).unwrap_or_default();
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

fn named<T: DeserializeOwned + Send>(
    components: &Value,
    kind: &str,
    report: &mut Report,
) -> indexmap::IndexMap<String, T> {
    let at = Pointer::root().child("components").child(kind);
    let section = components.get(kind).and_then(Value::as_object);
    let entries: Vec<_> = section.into_iter().flatten().collect();
    let typed = report.for_all(entries, |(name, entry), report| {
        Some((name.clone(), typed(entry, &at.child(name), report)?))
    });
    typed.into_iter().flatten().collect()
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
