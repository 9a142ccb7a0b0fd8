//! Repairs one object, its keywords, and all objects below it.

use serde_json::{Map, Value};

use super::complete::complete;
use super::expected::{described, fits, meant};
use super::problems;
use crate::normalize::specification::{Holds, Kind, Role, Version};
use crate::report::Report;
use crate::source::Pointer;

type Object = Map<String, Value>;

/// Repairs an object, and returns whether it is complete enough to be kept.
pub(super) fn object(object: &mut Object, kind: Kind, at: &Pointer, report: &mut Report) -> bool {
    if let Some(Value::String(reference)) = object.get("$ref") {
        if !kind.may_be_reference() {
            report.push(problems::misplaced_reference(reference, at));
        }
        return kind.may_be_reference();
    }
    if object.contains_key("$ref") {
        keyword(object, "$ref", Holds::Text, at, report);
    }
    keywords(object, kind, at, report);
    members(object, kind, at, report);
    complete(object, kind, at, report)
}

/// Repairs the keywords that are read, and removes the others, which are often malformed.
fn keywords(object: &mut Object, kind: Kind, at: &Pointer, report: &mut Report) {
    let rows = kind.object().keywords.iter();
    for row in rows.filter(|it| it.is_in(Version::V3_0) || it.role == Role::Kept) {
        match row.role {
            Role::Read | Role::Kept | Role::Silent => {
                keyword(object, row.name, row.holds, at, report)
            }
            Role::Ignored => drop(object.shift_remove(row.name)),
        }
    }
}

/// Repairs the values of an object whose keys are names.
fn members(object: &mut Object, kind: Kind, at: &Pointer, report: &mut Report) {
    let Some(holds) = kind.object().members else {
        return;
    };
    let names: Vec<String> = object.keys().cloned().collect();
    for name in names.iter().filter(|name| !name.starts_with("x-")) {
        keyword(object, name, holds, at, report);
    }
}

/// Repairs the value of one keyword, or removes it.
fn keyword(object: &mut Object, keyword: &str, holds: Holds, at: &Pointer, report: &mut Report) {
    let Some(value) = object.get_mut(keyword) else {
        return;
    };
    let at = at.child(keyword);
    if !fits(value, holds) {
        let meant = meant(value, holds);
        report.push(match &meant {
            None if value.is_null() => problems::null_keyword(keyword, &at),
            meant => {
                let found = described(value);
                problems::malformed_keyword(keyword, holds, found, &at, meant.as_ref())
            }
        });
        let Some(meant) = meant else {
            object.shift_remove(keyword);
            return;
        };
        *value = meant;
    }
    if !below(value, holds, &at, report) {
        object.shift_remove(keyword);
    }
}

/// Repairs the objects inside a value of the right type, and returns whether the value itself may stay.
fn below(value: &mut Value, holds: Holds, at: &Pointer, report: &mut Report) -> bool {
    match (holds, value) {
        (
            Holds::One(kind) | Holds::OneOrFlag(kind) | Holds::OneOrList(kind),
            Value::Object(inner),
        ) => object(inner, kind, at, report),
        (Holds::List(kind), Value::Array(items)) => {
            let mut index = 0;
            items.retain_mut(|item| {
                let at = at.index(index);
                index += 1;
                entry(item, kind, &at, report)
            });
            true
        }
        (Holds::Map(kind), Value::Object(entries)) => {
            entries.retain(|name, item| entry(item, kind, &at.child(name), report));
            true
        }
        (Holds::Patterned(kind), Value::Object(entries)) => {
            entries.retain(|name, item| {
                name.starts_with("x-") || entry(item, kind, &at.child(name), report)
            });
            true
        }
        (Holds::Mapping, Value::Object(entries)) => {
            entries.retain(|_, item| item.is_string());
            true
        }
        (
            Holds::Text
            | Holds::Flag
            | Holds::Number
            | Holds::Count
            | Holds::Texts
            | Holds::Values
            | Holds::Value
            | Holds::One(_)
            | Holds::OneOrFlag(_)
            | Holds::OneOrList(_)
            | Holds::List(_)
            | Holds::Map(_)
            | Holds::Patterned(_)
            | Holds::Mapping
            | Holds::Members
            | Holds::Anything,
            _,
        ) => true,
    }
}

/// Repairs one entry of a list or a map, and returns whether it may stay.
fn entry(item: &mut Value, kind: Kind, at: &Pointer, report: &mut Report) -> bool {
    // JSON Schema's `true` is the schema that accepts anything.
    if kind == Kind::Schema && item.as_bool() == Some(true) {
        *item = Value::Object(Map::new());
    }
    match item {
        Value::Object(inner) => object(inner, kind, at, report),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            report.push(problems::not_an_object(described(item), at));
            false
        }
    }
}
