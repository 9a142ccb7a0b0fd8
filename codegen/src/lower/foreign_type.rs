//! `x-rust-type`: the type of another crate that a document gives a schema.
//!
//! Source: the documentation of typify, "x-rust-type".

use indexmap::IndexMap;
use serde_json::Value;

use crate::ir::ForeignType;

/// The type, if it has no parameters, which it would take from elsewhere.
pub(super) fn foreign_type(extensions: &IndexMap<String, Value>) -> Option<ForeignType> {
    let described = extensions.get("x-rust-type")?.as_object()?;
    let parameters = described.get("parameters").and_then(Value::as_array);
    let has_parameters = parameters.is_some_and(|all| !all.is_empty());
    let package = described.get("crate")?.as_str()?;
    let path = described.get("path")?.as_str()?;
    let is_in_package = path.split("::").next() == Some(&package.replace('-', "_"));
    (!has_parameters && is_path(path) && is_in_package).then(|| ForeignType {
        package: package.to_owned(),
        path: path.to_owned(),
    })
}

/// Returns whether a text is a path and nothing else, since it becomes code.
fn is_path(text: &str) -> bool {
    let is_name = |name: &str| {
        let mut characters = name.chars();
        let first = characters.next();
        first.is_some_and(|it| it.is_ascii_alphabetic() || it == '_')
            && characters.all(|it| it.is_ascii_alphanumeric() || it == '_')
    };
    text.contains("::") && text.split("::").all(is_name)
}
