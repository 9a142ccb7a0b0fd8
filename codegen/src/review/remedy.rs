//! The settings that would undo a change, ready to paste.

use crate::plan::{PublicItem, PublicKind};

use super::row::Sides;

/// The settings that would undo a change, if there are any.
pub(super) fn remedy(sides: &Sides) -> Option<String> {
    let Sides::Both(old, new) = sides else {
        return None;
    };
    if sides.is_rename() && new.kind.is_type() {
        return Some(pinned_type(old, new));
    }
    if sides.is_rename() && new.kind == PublicKind::Method {
        return pinned_method(old, new);
    }
    let was_optional = old.signature.starts_with(": Option<");
    let is_optional = new.signature.starts_with(": Option<");
    if new.kind == PublicKind::Field && was_optional && !is_optional {
        return Some(format!(
            "[types]\nrelax_required = [{}]",
            quoted(&new.pointer)
        ));
    }
    None
}

fn pinned_type(old: &PublicItem, new: &PublicItem) -> String {
    let name = old.path.rsplit("::").next().unwrap_or_default();
    format!("[names]\n{} = {}", quoted(&new.pointer), quoted(name))
}

/// The resources and the name that a method had.
fn pinned_method(old: &PublicItem, new: &PublicItem) -> Option<String> {
    let id = new.operation.as_deref()?;
    let mut words: Vec<&str> = old.path.split('.').skip(1).collect();
    let method = words.pop()?;
    let resources = words.iter().map(|it| quoted(it.trim_end_matches("()")));
    let resources = resources.collect::<Vec<_>>().join(", ");
    Some(format!(
        "[operations.{}]\npath = [{resources}]\nmethod = {}",
        quoted(id),
        quoted(method)
    ))
}

/// A basic string of TOML. JSON escapes everything that TOML wants escaped.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
