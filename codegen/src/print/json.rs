//! Findings as JSON, for `--json` and for tools.

use serde_json::{Map, Value, json};

use super::order::{Located, in_document_order};
use crate::report::{Diagnostic, Report};
use crate::source::Sources;

/// One object per finding, in document order: `severity`, `code`, `message`, `file`, `line`, `column`, `pointer`, and
/// `help` if there is any. Findings without a place have `null` instead. `override` is a correction to paste: its `kind` is `overlay`
/// (actions in YAML) or `settings` (lines of codegen.toml), its `text` the lines.
///
/// `pointer` is a JSON Pointer (RFC 6901) into the effective document.
pub fn entries(report: &Report, sources: &Sources) -> Vec<Value> {
    in_document_order(report, sources)
        .iter()
        .map(|located| entry(located, sources))
        .collect()
}

fn entry(located: &Located<'_>, sources: &Sources) -> Value {
    let diagnostic = located.diagnostic;
    let location = located.location.as_ref();
    let mut entry = Map::new();
    entry.insert("severity".to_owned(), diagnostic.severity.as_str().into());
    entry.insert("code".to_owned(), diagnostic.code.as_str().into());
    entry.insert("message".to_owned(), diagnostic.message.clone().into());
    entry.insert("file".to_owned(), location.map(|at| at.file.clone()).into());
    entry.insert("line".to_owned(), location.map(|at| at.line).into());
    entry.insert("column".to_owned(), location.map(|at| at.column).into());
    entry.insert("pointer".to_owned(), pointer(diagnostic).into());
    if let Some(help) = &diagnostic.help {
        entry.insert("help".to_owned(), help.clone().into());
    }
    if let Some(fix) = &diagnostic.fix
        && let Some(text) = fix.text(sources)
    {
        let fix = json!({ "kind": fix.kind(), "text": text });
        entry.insert("override".to_owned(), fix);
    }
    Value::Object(entry)
}

fn pointer(diagnostic: &Diagnostic) -> Option<String> {
    diagnostic
        .labels
        .iter()
        .find_map(|(place, _)| place.in_document())
        .map(|pointer| pointer.as_str().to_owned())
}
