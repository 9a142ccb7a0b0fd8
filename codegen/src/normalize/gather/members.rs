//! The members of a mapping that is joined.

use serde_json::Value;

use super::joined::{Joined, Part};
use super::problems;

/// The members of a mapping, each with its place. A value other than a mapping or null is reported.
pub(super) fn members(joined: &mut Joined<'_>, part: &Part) -> Vec<Part> {
    match &part.value {
        Value::Object(map) => {
            let member = |(key, value): (&String, &Value)| Part {
                value: value.clone(),
                file: part.file,
                pointer: part.pointer.child(key),
            };
            map.iter().map(member).collect()
        }
        Value::Null => Vec::new(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            let is_extension = part.pointer.last().is_some_and(|key| key.starts_with("x-"));
            if !is_extension {
                joined.report.push(problems::malformed(
                    part.place(),
                    &part.pointer.last().unwrap_or_default(),
                ));
            }
            Vec::new()
        }
    }
}
