//! Defaults that violate their own schema.

use std::net::{Ipv4Addr, Ipv6Addr};

use serde_json::Value;

use crate::document::Keywords;
use crate::ir::Constraint;

/// The keyword that a default violates (OpenAPI 3.0.4, Schema Object: it "MUST conform to the defined type"). Null means no default.
pub(super) fn broken_keyword(
    default: &Value,
    keywords: &Keywords,
    constraints: &[Constraint],
) -> Option<&'static str> {
    if default.is_null() {
        return None;
    }
    let listed = keywords.values.as_deref();
    let is_listed = |values: &[Value]| values.iter().any(|it| is_same(it, default));
    if keywords.ty.is_some_and(|ty| !is_of_type(default, ty)) {
        Some("type")
    } else if listed.is_some_and(|values| !is_listed(values)) {
        Some("enum")
    } else if !is_of_format(default, keywords.format.as_deref().unwrap_or_default()) {
        Some("format")
    } else {
        constraints.iter().find_map(|it| broken_bound(default, it))
    }
}

fn is_same(one: &Value, other: &Value) -> bool {
    one == other || one.as_f64().is_some_and(|it| other.as_f64() == Some(it))
}

fn is_of_type(value: &Value, ty: &str) -> bool {
    match ty {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|it| it.fract() == 0.0),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

fn is_of_format(value: &Value, format: &str) -> bool {
    let Some(text) = value.as_str() else {
        return true;
    };
    match format {
        "date" | "date-time" => starts_with_date(text),
        "uuid" => is_uuid(text),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        _ => true,
    }
}

/// `YYYY-MM-DD`, with which a date-time starts as well (RFC 3339, section 5.6).
fn starts_with_date(text: &str) -> bool {
    let form = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() >= 10 && text.bytes().take(10).enumerate().all(form)
}

/// Digits in groups of 8, 4, 4, 4 and 12 (RFC 9562, section 4).
fn is_uuid(text: &str) -> bool {
    let groups = text.split('-').map(str::len);
    groups.eq([8, 4, 4, 4, 12]) && text.bytes().all(|it| it == b'-' || it.is_ascii_hexdigit())
}

fn broken_bound(value: &Value, constraint: &Constraint) -> Option<&'static str> {
    match constraint {
        Constraint::Bounds {
            minimum,
            maximum,
            above,
            below,
        } => {
            let value = value.as_f64()?;
            let limit = |it: &Option<String>| it.as_deref()?.parse::<f64>().ok();
            let is_low = |limit: f64| value < limit || (*above && value.total_cmp(&limit).is_eq());
            let is_high = |limit: f64| value > limit || (*below && value.total_cmp(&limit).is_eq());
            if limit(minimum).is_some_and(is_low) {
                Some("minimum")
            } else {
                limit(maximum).is_some_and(is_high).then_some("maximum")
            }
        }
        Constraint::Characters(least, most) => {
            let count = value.as_str()?.chars().count();
            outside(count, *least, *most, ["minLength", "maxLength"])
        }
        Constraint::Items(least, most) => {
            let count = value.as_array()?.len();
            outside(count, *least, *most, ["minItems", "maxItems"])
        }
        Constraint::Entries(least, most) => {
            let count = value.as_object()?.len();
            outside(count, *least, *most, ["minProperties", "maxProperties"])
        }
        Constraint::MultipleOf(_) | Constraint::Pattern(_) | Constraint::Unique => None,
    }
}

fn outside(
    count: usize,
    least: usize,
    most: Option<usize>,
    [below, above]: [&'static str; 2],
) -> Option<&'static str> {
    if count < least {
        return Some(below);
    }
    most.is_some_and(|most| count > most).then_some(above)
}
