//! Brings the targets of references to other files into the effective document.
//!
//! Objects that can have a name become components. Others, such as path items, replace their references.

mod bring;
mod names;
pub(super) mod paths;
mod problems;
pub(super) mod resolve;
pub(super) mod same;
#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::normalize::specification::{Kind, Position};
use crate::report::Report;
use crate::source::Sources;
use bring::Bringer;

/// Replaces every reference to another file by one inside the document, or by its target.
///
/// References that lead nowhere are reported and left as they are.
pub fn internalize(value: Value, sources: &mut Sources, report: &mut Report) -> Value {
    let document = (!sources.is_one_file()).then_some(&value);
    if is_self_contained(&value, Position::DOCUMENT, document) {
        return value;
    }
    Bringer::new(&value, sources, report).bring_all(value.clone())
}

/// Returns whether every reference stays inside the document; most documents need no further work.
///
/// In a document that was joined from several files, the target of a reference must be looked up. Otherwise it can only be inside.
fn is_self_contained(value: &Value, position: Position, joined: Option<&Value>) -> bool {
    match value {
        _ if position.kind == Kind::Opaque => true,
        Value::String(name) => position.kind != Kind::MappedSchema || !resolve::names_a_file(name),
        Value::Object(map) => map.iter().all(|(key, value)| match (key.as_str(), value) {
            ("$ref", Value::String(reference)) => resolve::is_inside(reference, joined),
            _ => is_self_contained(value, position.member(key), joined),
        }),
        Value::Array(items) => {
            let mut items = items.iter();
            items.all(|value| is_self_contained(value, position.item(), joined))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}
