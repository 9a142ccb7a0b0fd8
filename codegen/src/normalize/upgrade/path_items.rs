//! Replaces references to path items by their targets, since a path is one object and has no other name.
//!
//! Source: OpenAPI 3.0.4, section 4.8.9; 3.1 adds `components/pathItems`.

use serde_json::{Map, Value};

use crate::normalize::references::resolve;
use crate::normalize::specification::{Kind, walk};
use crate::report::Report;
use crate::source::Pointer;

use super::moves::Moves;
use super::problems;

/// Longer chains of references than this are cycles.
const LONGEST_CHAIN: usize = 32;

/// The number of values that references to path items may add to any document, and the average number per value of the document.
const FREE: usize = 1 << 18;
const REPEATED: usize = 16;

/// The number of values in a value. `source/` limits their nesting.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// A path item that another one refers to.
struct Found {
    at: Pointer,
    item: Map<String, Value>,
}

pub(super) fn inline(document: &mut Value, moves: &mut Moves<'_>, report: &mut Report) {
    let mut values_left = FREE.saturating_add(size(document).saturating_mul(REPEATED));
    for (at, reference) in references(document) {
        let found = target(&reference, document);
        let copied = found.iter().flat_map(|found| found.item.values());
        values_left = values_left.saturating_sub(copied.map(size).sum());
        if values_left == 0 {
            report.push(problems::too_many_path_items(&at));
            return;
        }
        let Some(item) = at.of_mut(document).and_then(Value::as_object_mut) else {
            continue;
        };
        match found {
            Some(found) => replace(item, &at, found, moves),
            None => report.push(problems::dangling_path_item(&reference, &at)),
        }
        item.shift_remove("$ref");
    }
    let components = document.get_mut("components");
    if let Some(components) = components.and_then(Value::as_object_mut) {
        components.shift_remove("pathItems");
    }
}

fn references(document: &mut Value) -> Vec<(Pointer, String)> {
    let mut references = Vec::new();
    walk::each_of(document, Kind::PathItem, |item, at| {
        if let Some(reference) = item.get("$ref").and_then(Value::as_str) {
            references.push((at.clone(), reference.to_owned()));
        }
    });
    references
}

fn target(reference: &str, document: &Value) -> Option<Found> {
    let mut reference = reference;
    for _ in 0..LONGEST_CHAIN {
        let at = resolve::pointer(reference.strip_prefix('#')?)?;
        let item = at.of(document)?.as_object()?;
        match item.get("$ref").and_then(Value::as_str) {
            Some(next) => reference = next,
            None => {
                let item = item.clone();
                return Some(Found { at, item });
            }
        }
    }
    None
}

/// Keywords beside the reference stay, and take precedence.
fn replace(item: &mut Map<String, Value>, at: &Pointer, found: Found, moves: &mut Moves<'_>) {
    let from_components = found.at.tokens().any(|token| token == "pathItems");
    for (key, value) in found.item {
        if item.contains_key(&key) {
            continue;
        }
        let (from, to) = (found.at.child(&key), at.child(&key));
        match from_components {
            true => moves.moved(&from, &to),
            false => moves.derived(&from, &to),
        }
        item.insert(key, value);
    }
}
