//! The syntax of a file, as far as its name and its first character show it.

use std::path::Path;

/// The language that a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Json,
    Yaml,
    Toml,
}

/// The syntax that a file is most likely written in.
pub(super) fn likely_syntax(path: &Path, text: &str) -> Syntax {
    let extension = path
        .extension()
        .and_then(|it| it.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    match extension.as_str() {
        "toml" => Syntax::Toml,
        "json" => Syntax::Json,
        _ if looks_like_json(text) => Syntax::Json,
        _ => Syntax::Yaml,
    }
}

pub(super) fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}
