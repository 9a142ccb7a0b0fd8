//! Refuses versions of the description format that cannot be read, and fragments of another version than their document.

use serde_json::{Map, Value};

use crate::report::Diagnostic;
use crate::source::{FileId, Pointer};

use super::problems;

const SUPPORTED: [(&str, &str); 4] = [
    ("openapi", "3.0"),
    ("openapi", "3.1"),
    ("openapi", "3.2"),
    ("swagger", "2.0"),
];

/// The problem with a root's version, if there is one. A version that YAML read as a number becomes text again.
pub(super) fn unsupported(document: &mut Map<String, Value>, root: FileId) -> Option<Diagnostic> {
    let Some(key) = ["openapi", "swagger"]
        .into_iter()
        .find(|key| document.contains_key(*key))
    else {
        return Some(problems::no_version(root));
    };
    let at = Pointer::root().child(key);
    let Some(version) = text(document.get(key)?) else {
        return Some(problems::unsupported_version(root, at, "not a string"));
    };
    let family = family(key, &version);
    document.insert(key.to_owned(), Value::String(version.clone()));
    family
        .is_none()
        .then(|| problems::unsupported_version(root, at, &format!("`{version}`")))
}

/// The problem with a fragment that is written in another version than its document.
pub(super) fn foreign(
    document: &Map<String, Value>,
    fragment: &Value,
    file: FileId,
) -> Option<Diagnostic> {
    let (key, stated) = ["openapi", "swagger"]
        .into_iter()
        .find_map(|key| Some((key, fragment.get(key)?)))?;
    let own = text(stated).and_then(|version| family(key, &version));
    let expected = ["openapi", "swagger"]
        .into_iter()
        .find_map(|key| family(key, &text(document.get(key)?)?))?;
    let place = Pointer::root().child(key);
    (own != Some(expected)).then(|| problems::foreign_version(file, place, expected.0, expected.1))
}

fn family(key: &str, version: &str) -> Option<(&'static str, &'static str)> {
    SUPPORTED.into_iter().find(|(format, family)| {
        let rest = version.strip_prefix(family);
        *format == key && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
    })
}

fn text(version: &Value) -> Option<String> {
    match version {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
