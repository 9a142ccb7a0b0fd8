//! The reasons why nothing can be explained.

use crate::plan::{PublicItem, PublicKind};
use crate::report::nearest;

/// The number of names that are suggested.
const SUGGESTED: usize = 3;

/// Nothing has the name. The nearest names are suggested.
pub(super) fn unknown(text: &str, items: &[PublicItem]) -> String {
    let requests = items.iter().filter(|it| it.kind == PublicKind::Method);
    let requests = requests.filter_map(|it| it.wire.strip_prefix(", "));
    let mut known: Vec<&str> = match text {
        _ if text.contains(' ') => requests.collect(),
        _ if text.starts_with(['/', '#']) => items.iter().map(|it| it.pointer.as_str()).collect(),
        _ => items.iter().map(|it| it.path.as_str()).collect(),
    };
    let mut near = Vec::new();
    while let Some(name) = nearest(text, known.iter().copied()).filter(|_| near.len() < SUGGESTED) {
        known.retain(|it| *it != name);
        near.push(format!("`{name}`"));
    }
    let help = match near.is_empty() {
        true => "`cargo sdk inspect surface` lists everything that has a name".to_owned(),
        false => format!("did you mean {}?", near.join(", ")),
    };
    format!("nothing in the crate or the document is called `{text}`\n  help: {help}")
}

/// The document has a schema that the crate does not have.
pub(super) fn unused(text: &str) -> String {
    format!(
        "no operation uses the schema at `{text}`, so that the crate has no type for it\n  help: `[include] schemas` in codegen.toml names schemas that are kept without an operation"
    )
}
