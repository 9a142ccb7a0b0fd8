//! Brings everything that references to other files name into the one effective document.
//!
//! What can have a name becomes a component; what cannot, such as a path item, takes the place of its reference.

mod bring;
mod names;
pub(super) mod positions;
mod problems;
pub(super) mod resolve;
#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::report::Report;
use crate::source::Sources;
use bring::Bringer;

/// Replaces every reference to another file by one inside the document, or by what it names.
///
/// References that lead nowhere are reported and left as they are.
pub fn internalize(value: Value, sources: &mut Sources, report: &mut Report) -> Value {
    if is_self_contained(&value, &value) {
        return value;
    }
    Bringer::new(&value, sources, report).bring_all(value.clone())
}

/// Whether every reference is to something inside the document; most documents are, and need no further work.
fn is_self_contained(value: &Value, document: &Value) -> bool {
    match value {
        Value::Object(map) => map.iter().all(|(key, value)| match (key.as_str(), value) {
            ("$ref", Value::String(reference)) => resolve::is_inside(reference, document),
            ("mapping", Value::Object(mapping)) => !mapping
                .values()
                .filter_map(Value::as_str)
                .any(resolve::names_a_file),
            _ => is_self_contained(value, document),
        }),
        Value::Array(items) => items.iter().all(|value| is_self_contained(value, document)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}
