//! The names and descriptions that extensions give to enumerated values.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::Value;

use crate::ir::{Enumerator, Shape};

/// The extensions that list a name for each value, in the order of `enum`.
const NAMES: [&str; 2] = ["x-enum-varnames", "x-enumNames"];

/// The extensions that list a description for each value, or have one under its text.
const DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];

/// Gives the values of an enumeration their names and descriptions.
pub(super) fn name_values(
    shape: &mut Shape,
    values: &[Value],
    extensions: &IndexMap<String, Value>,
) {
    let enumerators = match shape {
        Shape::String(string) => &mut string.enumerators,
        Shape::Integer(integer) => &mut integer.enumerators,
        _ => return,
    };
    let named = values.iter().enumerate().map(|(index, value)| {
        let listed = |keys: &[&str]| {
            let lists = keys.iter().filter_map(|key| extensions.get(*key));
            let mut found = lists.filter_map(|it| it.get(index).or_else(|| it.get(text(value))));
            found.find_map(|it| Some(it.as_str()?.to_owned()))
        };
        let of_microsoft = extensions
            .get("x-ms-enum")
            .and_then(|it| of_value(it, value));
        let from = |key: &str| Some(of_microsoft?.get(key)?.as_str()?.to_owned());
        let enumerator = Enumerator {
            name: listed(&NAMES).or_else(|| from("name")),
            description: listed(&DESCRIPTIONS).or_else(|| from("description")),
            kept: None,
        };
        (text(value), enumerator)
    });
    let named: BTreeMap<_, _> = named
        .filter(|(_, it)| *it != Enumerator::default())
        .collect();
    *enumerators = named;
}

/// The entry of `x-ms-enum` about a value.
fn of_value<'e>(extension: &'e Value, value: &Value) -> Option<&'e Value> {
    let mut entries = extension.get("values")?.as_array()?.iter();
    entries.find(|it| it.get("value").is_some_and(|it| text(it) == text(value)))
}

/// The value as text: an author may have quoted a number.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
