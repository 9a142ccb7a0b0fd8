//! The JSON type that a keyword must have, and the meaning of values of other types.

use serde_json::{Map, Number, Value};

use crate::normalize::specification::{Holds, Kind};

/// Returns whether a value has the type that the keyword must have.
pub(super) fn fits(value: &Value, holds: Holds) -> bool {
    match holds {
        Holds::Text => value.is_string(),
        Holds::Flag => value.is_boolean(),
        Holds::Number => value.is_number(),
        Holds::Count => value.is_u64(),
        Holds::Texts => value
            .as_array()
            .is_some_and(|items| items.iter().all(Value::is_string)),
        Holds::Values | Holds::List(_) => value.is_array(),
        Holds::One(_)
        | Holds::OneOrList(_)
        | Holds::Map(_)
        | Holds::Patterned(_)
        | Holds::Mapping
        | Holds::Members => value.is_object(),
        Holds::OneOrFlag(_) => value.is_object() || value.is_boolean(),
        Holds::Value | Holds::Anything => true,
    }
}

/// The only sensible meaning of a value of the wrong type, if it has one.
pub(super) fn meant(value: &Value, holds: Holds) -> Option<Value> {
    match (holds, value) {
        (Holds::Text, Value::Number(number)) => Some(number.to_string().into()),
        (Holds::Text, Value::Bool(flag)) => Some(flag.to_string().into()),
        (Holds::Flag, Value::String(text)) => match text.trim() {
            "true" => Some(true.into()),
            "false" => Some(false.into()),
            _ => None,
        },
        (Holds::Number, Value::String(text)) => {
            let whole: Option<i64> = text.trim().parse().ok();
            let fraction = || Number::from_f64(text.trim().parse().ok()?).map(Value::Number);
            whole.map(Value::from).or_else(fraction)
        }
        (Holds::Count, Value::String(text)) => text.trim().parse::<u64>().ok().map(Value::from),
        (Holds::Count, Value::Number(number)) => number
            .as_f64()
            .filter(|number| *number >= 0.0 && number.fract() == 0.0 && *number < 1e18)
            .map(|number| (number as u64).into()),
        (Holds::Texts, Value::String(text)) => Some(vec![text.clone()].into()),
        (Holds::Texts, Value::Array(items)) => Some(items.iter().filter_map(text).collect()),
        (Holds::One(Kind::Schema) | Holds::OneOrList(Kind::Schema), Value::Bool(true)) => {
            Some(Value::Object(Map::new()))
        }
        (Holds::One(Kind::Schema) | Holds::OneOrList(Kind::Schema), Value::Array(items)) => {
            items.first().cloned()
        }
        _ => None,
    }
}

/// An item of a list of strings.
fn text(item: &Value) -> Option<String> {
    match item {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The name of a value's JSON type.
pub(super) fn described(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
