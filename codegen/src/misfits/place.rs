//! From the place of a value in a response to the place of its schema in the document.
//!
//! The document is the effective one, in which schemas refer to each other, and are composed by `allOf`, `anyOf` and `oneOf`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::observation::Response;
use crate::document::target;
use crate::ir::{BodyFormat, MediaType};
use crate::pointer::Pointer;

/// References that lead to others are followed no further.
const DEEPEST: usize = 32;

/// The schema of the body of a response.
///
/// # Errors
///
/// Returns the reason why there is none.
pub(super) fn body(document: &Value, response: &Response) -> Result<Pointer, String> {
    let responses = operation(document, response)?.child("responses");
    let status = response.status.to_string();
    let range = format!("{}XX", &status[..status.len().min(1)]);
    let declared = [status.as_str(), &range, &range.to_lowercase(), "default"];
    let declared = declared.iter().map(|key| responses.child(key));
    let at = declared
        .into_iter()
        .find(|at| at.of(document).is_some())
        .ok_or_else(|| format!("the operation declares no response {status}"))?;
    let at = referred(document, at);
    let content = at.child("content");
    let kinds = content.of(document).and_then(Value::as_object);
    let kinds: Vec<&String> = kinds.into_iter().flat_map(|it| it.keys()).collect();
    let sent = response.media_type.as_deref().map(MediaType::read);
    let is_sent = |key: &&&String| {
        let declared = MediaType::read(key);
        sent.as_ref()
            .is_some_and(|sent| sent.essence() == declared.essence())
    };
    let is_alike = |key: &&&String| {
        let format = sent.as_ref().map_or(BodyFormat::Json, MediaType::format);
        MediaType::read(key).format() == format
    };
    let kind = kinds.iter().find(is_sent);
    let kind = kind.or_else(|| kinds.iter().find(is_alike));
    let kind = kind.ok_or("the response declares no such body")?;
    let schema = content.child(kind).child("schema");
    if schema.of(document).is_none() {
        return Err("the body has no schema".to_owned());
    }
    Ok(match MediaType::read(kind).format() {
        BodyFormat::Events => event_data(document, streamed(document, schema)),
        BodyFormat::Lines => streamed(document, schema),
        BodyFormat::Json
        | BodyFormat::Urlencoded
        | BodyFormat::Multipart
        | BodyFormat::Text
        | BodyFormat::Xml
        | BodyFormat::Binary => schema,
    })
}

fn operation(document: &Value, response: &Response) -> Result<Pointer, String> {
    let paths = Pointer::root().child("paths");
    let method = response.method.to_ascii_lowercase();
    let at = referred(document, paths.child(&response.path)).child(&method);
    if at.of(document).is_some() {
        return Ok(at);
    }
    Err(format!(
        "the document has no {} {}",
        response.method, response.path
    ))
}

/// The items of a list that arrive one at a time.
fn streamed(document: &Value, schema: Pointer) -> Pointer {
    let items = referred(document, schema.clone()).child("items");
    match items.of(document) {
        Some(_) => items,
        None => schema,
    }
}

/// The data, if the schema describes the whole event (the HTML standard, section 9.2.6).
fn event_data(document: &Value, schema: Pointer) -> Pointer {
    let properties = referred(document, schema.clone()).child("properties");
    let is_field = |name: &String| matches!(name.as_str(), "data" | "event" | "id" | "retry");
    let declared = properties.of(document).and_then(Value::as_object);
    match declared {
        Some(it) if it.contains_key("data") && it.keys().all(is_field) => properties.child("data"),
        Some(_) | None => schema,
    }
}

/// The place to which references lead.
pub(super) fn referred(document: &Value, at: Pointer) -> Pointer {
    let mut at = at;
    for _ in 0..DEEPEST {
        let reference = at.of(document).and_then(|it| it.get("$ref"));
        match reference.and_then(Value::as_str).and_then(target) {
            Some(target) => at = target,
            None => break,
        }
    }
    at
}

/// The schema of the value at a pointer into a body, as the object or the list around it declares it.
///
/// # Errors
///
/// Returns the reason why there is none, or no single one.
pub(super) fn schema(document: &Value, body: &Pointer, pointer: &str) -> Result<Pointer, String> {
    let pointer = Pointer::parse(pointer).ok_or("its pointer is not a JSON Pointer (RFC 6901)")?;
    let mut at = body.clone();
    for token in pointer.tokens() {
        let parts = parts(document, &at);
        let found = declared(document, &parts, &token);
        let mut found = found.into_iter();
        at = match (found.next(), found.next()) {
            (Some(only), None) => only,
            (None, _) => return Err(format!("no schema on the way declares `{token}`")),
            (Some(one), Some(other)) => {
                return Err(format!("`{token}` is declared twice: `{one}`, `{other}`"));
            }
        };
    }
    Ok(at)
}

/// The schema that requires a property, among those of which an object is composed.
///
/// # Errors
///
/// Returns the reason why there is none.
pub(super) fn requiring(document: &Value, object: &Pointer, name: &str) -> Result<Pointer, String> {
    let requires = |at: &Pointer| {
        let required = at.of(document).and_then(|it| it.get("required"));
        let required = required.and_then(Value::as_array);
        required.is_some_and(|names| names.iter().any(|it| it == name))
    };
    let parts = parts(document, object);
    let requiring = parts.into_iter().find(requires);
    requiring.ok_or_else(|| format!("no schema requires `{name}`"))
}

/// The places that declare a part of a value: as a property, or else as any item or entry.
fn declared(document: &Value, parts: &[Pointer], token: &str) -> BTreeSet<Pointer> {
    let there = |at: Pointer| at.of(document).is_some().then_some(at);
    let properties = parts
        .iter()
        .filter_map(|at| there(at.child("properties").child(token)));
    let properties: BTreeSet<Pointer> = properties.collect();
    if !properties.is_empty() {
        return properties;
    }
    let found = |keyword: &str| -> BTreeSet<Pointer> {
        let found = parts.iter().filter_map(|at| there(at.child(keyword)));
        let is_schema = |at: &Pointer| at.of(document).is_some_and(Value::is_object);
        found.filter(is_schema).collect()
    };
    let items = match token.bytes().all(|it| it.is_ascii_digit()) {
        true => found("items"),
        false => BTreeSet::new(),
    };
    match items.is_empty() {
        true => found("additionalProperties"),
        false => items,
    }
}

/// A schema with those that it refers to or is composed of.
fn parts(document: &Value, schema: &Pointer) -> Vec<Pointer> {
    let mut parts: Vec<Pointer> = Vec::new();
    let mut open = vec![schema.clone()];
    while let Some(at) = open.pop() {
        let at = referred(document, at);
        if parts.contains(&at) {
            continue;
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let members = at.child(keyword);
            let count = members.of(document).and_then(Value::as_array);
            let count = count.map_or(0, Vec::len);
            open.extend((0..count).map(|index| members.index(index)));
        }
        parts.push(at);
    }
    parts
}
