//! Chooses the names of components from other files: plain if that is free, and otherwise more specific.

use std::path::Path;

use serde_json::Value;

use super::same::{Side, is_same};
use crate::source::{FileId, Pointer};

use super::bring::{Bringer, Outside};

impl Bringer<'_> {
    /// A free name for a component, or one that has the same content already.
    pub(super) fn name(
        &self,
        outside: &Outside,
        value: &Value,
        folder: &Pointer,
    ) -> (Pointer, bool) {
        let names = self.candidates(outside);
        let numbered = (2..)
            .map(|number| format!("{}_{number}", names.first().map_or("value", String::as_str)));
        for name in names.iter().cloned().chain(numbered) {
            let at = folder.child(&name);
            match self.taken(&at) {
                None => return (at, true),
                Some((other, file)) if self.is_twin(&other, file, value, outside.0) => {
                    return (at, false);
                }
                Some(_) => {}
            }
        }
        (folder.clone(), false)
    }

    /// The value that has a component's name, and the file that it is from.
    fn taken(&self, at: &Pointer) -> Option<(Value, FileId)> {
        if let Some(outside) = self.named.get(at) {
            return Some((self.outside_value(outside)?, outside.0));
        }
        let value = at.of(self.document)?;
        Some((value.clone(), self.sources.origin(at)?.0))
    }

    fn is_twin(&self, one: &Value, one_file: FileId, other: &Value, other_file: FileId) -> bool {
        let (Some(left), Some(right)) =
            (self.sources.path(one_file), self.sources.path(other_file))
        else {
            return false;
        };
        // References inside two different files have different meanings.
        let comparable = one_file == other_file || !has_local_reference(one);
        comparable && is_same(Side::new(one, left), Side::new(other, right))
    }

    /// Names from the plainest to the most specific: the pointer's last name, with the file's, with those of its folders.
    fn candidates(&self, (file, pointer): &Outside) -> Vec<String> {
        let path = self
            .sources
            .path(*file)
            .unwrap_or_else(|| Path::new("value"));
        let mut parts: Vec<String> = path
            .with_extension("")
            .iter()
            .rev()
            .map(|part| plain(&part.to_string_lossy()))
            .collect();
        parts.retain(|part| !part.is_empty() && part != "." && part != "..");
        let last = pointer
            .tokens()
            .rfind(|token| token.parse::<usize>().is_err())
            .map(|token| plain(&token));
        let mut names: Vec<String> = last.filter(|it| !it.is_empty()).into_iter().collect();
        for part in parts {
            match names.last() {
                None => names.push(part),
                Some(name) if *name == part => {}
                Some(name) => names.push(format!("{part}_{name}")),
            }
        }
        names
    }
}

fn has_local_reference(value: &Value) -> bool {
    match value {
        Value::Object(map) => {
            let own = map
                .get("$ref")
                .and_then(Value::as_str)
                .is_some_and(|it| it.starts_with('#'));
            own || map.values().any(has_local_reference)
        }
        Value::Array(items) => items.iter().any(has_local_reference),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Replaces all characters but letters, digits, `.`, `-` and `_`. Source: OpenAPI 3.0.4, "Components Object".
fn plain(name: &str) -> String {
    let keep = |it: char| {
        if it.is_ascii_alphanumeric() || ".-_".contains(it) {
            it
        } else {
            '_'
        }
    };
    name.chars()
        .map(keep)
        .collect::<String>()
        .trim_matches('_')
        .to_owned()
}
