//! Gives every keyword the type that the specification asks for, so that the typed document cannot fail.
//!
//! What must mean something else is read as that; what means nothing is left out. Both are reported.

mod complete;
mod problems;
pub(crate) mod siblings;

use serde_json::{Map, Number, Value};

use crate::report::Report;
use crate::source::Pointer;

use super::specification::grammar::{Expected, Kind};
use complete::complete;

/// Repairs a whole document.
pub(crate) fn repair(mut value: Value, report: &mut Report) -> Value {
    if let Value::Object(document) = &mut value {
        object(document, Kind::Document, &Pointer::root(), report);
    }
    value
}

/// Repairs one object and all below it; says whether it is complete enough to be kept.
fn object(object: &mut Map<String, Value>, kind: Kind, at: &Pointer, report: &mut Report) -> bool {
    if let Some(Value::String(reference)) = object.get("$ref") {
        if !kind.may_be_reference() {
            report.push(problems::misplaced_reference(reference, at));
        }
        return kind.may_be_reference();
    }
    if object.contains_key("$ref") {
        keyword(object, "$ref", Expected::Text, at, report);
    }
    for keyword in kind.ignored() {
        object.shift_remove(*keyword);
    }
    for (keyword, expected) in kind.keywords() {
        self::keyword(object, keyword, *expected, at, report);
    }
    if let Some(expected) = kind.every_keyword() {
        let keywords: Vec<String> = object.keys().cloned().collect();
        for name in keywords.iter().filter(|name| !name.starts_with("x-")) {
            keyword(object, name, expected, at, report);
        }
    }
    if kind == Kind::Schema {
        empty_enum(object, at, report);
        misplaced(object, at, report);
    }
    complete(object, kind, at, report)
}

/// An enum of no values would have no value at all, which nobody means.
fn empty_enum(object: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
    let values = object.get("enum").and_then(Value::as_array);
    if values.is_some_and(Vec::is_empty) {
        report.push(problems::empty_keyword("enum", &at.child("enum")));
        object.shift_remove("enum");
    }
}

/// Notes keywords that belong to another type than the one beside them.
fn misplaced(object: &Map<String, Value>, at: &Pointer, report: &mut Report) {
    let Some(ty) = object.get("type").and_then(Value::as_str) else {
        return;
    };
    for keyword in object.keys() {
        let foreign = type_of(keyword).is_some_and(|types| !types.contains(&ty));
        if foreign {
            report.push(problems::misplaced_keyword(keyword, ty, &at.child(keyword)));
        }
    }
}

/// The types that a validation keyword speaks of (JSON Schema Validation, section 6).
fn type_of(keyword: &str) -> Option<&'static [&'static str]> {
    Some(match keyword {
        "multipleOf" | "maximum" | "minimum" | "exclusiveMaximum" | "exclusiveMinimum" => {
            &["number", "integer"]
        }
        "maxLength" | "minLength" | "pattern" => &["string"],
        "items" | "maxItems" | "minItems" | "uniqueItems" => &["array"],
        "properties" | "additionalProperties" | "maxProperties" | "minProperties" => &["object"],
        _ => return None,
    })
}

fn keyword(
    object: &mut Map<String, Value>,
    keyword: &str,
    expected: Expected,
    at: &Pointer,
    report: &mut Report,
) {
    let Some(value) = object.get_mut(keyword) else {
        return;
    };
    let at = at.child(keyword);
    if !fits(value, expected) {
        let found = described(value);
        match meant(value, expected) {
            Some(meant) => {
                report.push(problems::malformed_keyword(
                    keyword,
                    expected,
                    found,
                    &at,
                    Some(&meant),
                ));
                *value = meant;
            }
            None => {
                report.push(if value.is_null() {
                    problems::empty_keyword(keyword, &at)
                } else {
                    problems::malformed_keyword(keyword, expected, found, &at, None)
                });
                object.shift_remove(keyword);
                return;
            }
        }
    }
    if !below(value, expected, &at, report) {
        object.shift_remove(keyword);
    }
}

/// Repairs what is inside a value of the right type; says whether the value itself may stay.
fn below(value: &mut Value, expected: Expected, at: &Pointer, report: &mut Report) -> bool {
    match (expected, value) {
        (Expected::One(kind), Value::Object(inner)) => object(inner, kind, at, report),
        (Expected::SchemaOrFlag, Value::Object(inner)) => object(inner, Kind::Schema, at, report),
        (Expected::Each(kind), Value::Array(items)) => {
            let mut index = 0;
            items.retain_mut(|item| {
                let at = at.index(index);
                index += 1;
                entry(item, kind, &at, report)
            });
            true
        }
        (Expected::Map(kind), Value::Object(entries)) => {
            entries.retain(|name, item| {
                // Extensions stand between the paths, and belong to no path.
                name.starts_with("x-") || entry(item, kind, &at.child(name), report)
            });
            true
        }
        (Expected::TextMap, Value::Object(entries)) => {
            entries.retain(|_, item| item.is_string());
            true
        }
        _ => true,
    }
}

fn entry(item: &mut Value, kind: Kind, at: &Pointer, report: &mut Report) -> bool {
    // JSON Schema's `true` is the schema that takes anything.
    if kind == Kind::Schema && item.as_bool() == Some(true) {
        *item = Value::Object(Map::new());
    }
    match item {
        Value::Object(inner) => object(inner, kind, at, report),
        other => {
            let found = described(other);
            report.push(problems::not_an_object(found, at));
            false
        }
    }
}

fn fits(value: &Value, expected: Expected) -> bool {
    match expected {
        Expected::Text => value.is_string(),
        Expected::Flag => value.is_boolean(),
        Expected::Number => value.is_number(),
        Expected::Count => value.is_u64(),
        Expected::Texts => value
            .as_array()
            .is_some_and(|items| items.iter().all(Value::is_string)),
        Expected::Values | Expected::Each(_) => value.is_array(),
        Expected::One(_) | Expected::Map(_) | Expected::TextMap | Expected::AnyMap => {
            value.is_object()
        }
        Expected::SchemaOrFlag => value.is_object() || value.is_boolean(),
    }
}

/// What a value of the wrong type must mean, where that is clear.
fn meant(value: &Value, expected: Expected) -> Option<Value> {
    match (expected, value) {
        (Expected::Text, Value::Number(number)) => Some(number.to_string().into()),
        (Expected::Text, Value::Bool(flag)) => Some(flag.to_string().into()),
        (Expected::Flag, Value::String(text)) => match text.trim() {
            "true" => Some(true.into()),
            "false" => Some(false.into()),
            _ => None,
        },
        (Expected::Number, Value::String(text)) => {
            let whole: Option<i64> = text.trim().parse().ok();
            let fraction = || Number::from_f64(text.trim().parse().ok()?).map(Value::Number);
            whole.map(Value::from).or_else(fraction)
        }
        (Expected::Count, Value::String(text)) => text.trim().parse::<u64>().ok().map(Value::from),
        (Expected::Count, Value::Number(number)) => number
            .as_f64()
            .filter(|number| *number >= 0.0 && number.fract() == 0.0 && *number < 1e18)
            .map(|number| (number as u64).into()),
        (Expected::Texts, Value::String(text)) => Some(vec![text.clone()].into()),
        (Expected::Texts, Value::Array(items)) => {
            let text = |item: &Value| match item {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                Value::Bool(flag) => Some(flag.to_string()),
                Value::Null | Value::Array(_) | Value::Object(_) => None,
            };
            Some(items.iter().filter_map(text).collect())
        }
        (Expected::One(Kind::Schema), Value::Bool(true)) => Some(Value::Object(Map::new())),
        (Expected::One(Kind::Schema), Value::Array(items)) => items.first().cloned(),
        _ => None,
    }
}

/// What a value is, in JSON's words.
fn described(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
