//! Repairs keywords of schemas whose values have the right type, but are impossible.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::problems;
use crate::normalize::specification::Kind;
use crate::report::Report;
use crate::source::Pointer;

/// Removes an enum without values, which would accept no value at all.
pub(super) fn leave_out_empty_enum(
    object: &mut Map<String, Value>,
    at: &Pointer,
    report: &mut Report,
) {
    let values = object.get("enum").and_then(Value::as_array);
    if values.is_some_and(Vec::is_empty) {
        report.push(problems::empty_enum(&at.child("enum")));
        object.shift_remove("enum");
    }
}

/// Replaces a type of another language by the one of OpenAPI that it must mean.
pub(super) fn understand_type(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
    let Some(ty) = object.get("type").and_then(Value::as_str) else {
        return;
    };
    let (meant, format) = match ty.to_ascii_lowercase().as_str() {
        "string" | "str" | "text" => ("string", None),
        "datetime" | "date-time" | "date_time" => ("string", Some("date-time")),
        "date" => ("string", Some("date")),
        "uuid" => ("string", Some("uuid")),
        "file" | "binary" => ("string", Some("binary")),
        "integer" | "int" => ("integer", None),
        "int32" => ("integer", Some("int32")),
        "int64" | "long" => ("integer", Some("int64")),
        "number" => ("number", None),
        "float" => ("number", Some("float")),
        "double" => ("number", Some("double")),
        "decimal" => ("number", Some("decimal")),
        "boolean" | "bool" => ("boolean", None),
        "array" | "list" => ("array", None),
        "object" | "map" | "dict" => ("object", None),
        _ => return,
    };
    if ty == meant {
        return;
    }
    report.push(problems::understood_type(ty, meant, format, at));
    object.insert("type".to_owned(), meant.into());
    if let Some(format) = format {
        object.entry("format").or_insert_with(|| format.into());
    }
}

/// Notes keywords that belong to another type than the one beside them.
pub(super) fn note_misplaced(object: &Map<String, Value>, at: &Pointer, report: &mut Report) {
    let Some(ty) = object.get("type").and_then(Value::as_str) else {
        return;
    };
    for keyword in object.keys() {
        let constrained = Kind::Schema
            .keyword(keyword)
            .map_or(&[][..], |it| it.constrains);
        if !constrained.is_empty() && !constrained.contains(&ty) {
            report.push(problems::misplaced_keyword(keyword, ty, &at.child(keyword)));
        }
    }
}

/// Removes repeated entries, which add nothing and are mostly slips (JSON Schema Validation, sections 5.15 and 5.20).
pub(super) fn unite_repeated_entries(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    report: &mut Report,
) {
    for keyword in ["enum", "required"] {
        let Some(Value::Array(entries)) = schema.get_mut(keyword) else {
            continue;
        };
        let mut seen = HashSet::new();
        let mut repeated = None;
        let all = std::mem::take(entries);
        entries.extend(all.into_iter().filter(|entry| {
            let new = seen.insert(entry.to_string());
            if !new && repeated.is_none() {
                repeated = Some(entry.clone());
            }
            new
        }));
        if let Some(repeated) = repeated {
            let unique = Value::Array(entries.clone());
            let at = at.child(keyword);
            report.push(problems::repeated_entry(keyword, &repeated, &unique, &at));
        }
    }
}
