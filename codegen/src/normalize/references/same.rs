//! Compares two values that may be in files of different folders.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::paths::normalized;

/// A value, and the file that its references are relative to.
#[derive(Clone, Copy)]
pub(in crate::normalize) struct Side<'a> {
    value: &'a Value,
    file: &'a Path,
}

impl<'a> Side<'a> {
    pub(in crate::normalize) fn new(value: &'a Value, file: &'a Path) -> Self {
        Self { value, file }
    }
}

/// Returns whether both are equal as JSON, ignoring the order of keys, and their references name the same files.
///
/// References inside the same file are compared by their text, since all parts of a document share their names.
pub(in crate::normalize) fn is_same(one: Side<'_>, other: Side<'_>) -> bool {
    match (one.value, other.value) {
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, value)| {
                    right.get(key).is_some_and(|counterpart| {
                        match (key.as_str(), value, counterpart) {
                            ("$ref", Value::String(first), Value::String(second)) => {
                                target(first, one.file) == target(second, other.file)
                            }
                            _ => is_same(
                                Side { value, ..one },
                                Side {
                                    value: counterpart,
                                    ..other
                                },
                            ),
                        }
                    })
                })
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(value, counterpart)| {
                    is_same(
                        Side { value, ..one },
                        Side {
                            value: counterpart,
                            ..other
                        },
                    )
                })
        }
        (left, right) => left == right,
    }
}

fn target<'r>(reference: &'r str, file: &Path) -> (Option<PathBuf>, &'r str) {
    let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let folder = file.parent().unwrap_or(Path::new(""));
    (
        (!path.is_empty()).then(|| normalized(&folder.join(path))),
        fragment,
    )
}
