//! Moves the description of a value, which is among the keywords of a parameter, a header or an item in 2.0, to a schema.
//!
//! Source: OpenAPI Specification 2.0, sections "Parameter Object", "Items Object" and "Header Object".

use serde_json::{Map, Value};

use crate::normalize::specification::Kind;
use crate::report::Report;
use crate::source::Pointer;

use crate::normalize::upgrade::problems;

/// Keywords that stay where they are, since they describe the serialization of the value.
const WRITING: [&str; 1] = ["collectionFormat"];

/// Keywords that no version allows there, but that are often used.
const FOREIGN: [&str; 4] = ["x-nullable", "x-sensitive", "example", "x-example"];

/// Takes the description of the value out of its holder.
pub(super) fn schema(holder: &mut Map<String, Value>, at: &Pointer, report: &mut Report) -> Value {
    let mut schema = Map::new();
    let own = Kind::Parameter.object().keywords.iter();
    let own = own.filter(|it| it.is_outdated() && !WRITING.contains(&it.name));
    for word in own.map(|it| it.name).chain(FOREIGN) {
        if let Some(value) = holder.shift_remove(word) {
            schema.insert(word.to_owned(), value);
        }
    }
    if let Some(items) = schema.get_mut("items") {
        join(items, &at.child("items"), report);
    }
    Value::Object(schema)
}

/// Lists in lists: 3.0 can only describe the serialization of the outer one.
fn join(items: &mut Value, at: &Pointer, report: &mut Report) {
    let Value::Object(items) = items else {
        return;
    };
    if let Some(Value::String(format)) = items.shift_remove("collectionFormat")
        && format != "csv"
        && items.get("type").is_some_and(|it| it == "array")
    {
        report.push(problems::unsupported_collection(&format, at, "csv"));
    }
    if let Some(inner) = items.get_mut("items") {
        join(inner, &at.child("items"), report);
    }
}
