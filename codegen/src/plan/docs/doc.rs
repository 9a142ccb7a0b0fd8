//! The parts of documentation: descriptions from the document, our own lines, and code spans.

use crate::ir::Docs;
use crate::plan::rust::Doc;

use super::escape::visible;
use super::markdown::text;

/// The summary, then the description.
pub(crate) fn doc(docs: &Docs) -> Doc {
    let summary = docs.summary.as_deref().map(text).unwrap_or_default();
    let description = docs.description.as_deref().map(text).unwrap_or_default();
    if summary == description || description.0.is_empty() {
        return summary;
    }
    paragraphs([summary, description])
}

/// The reason for a deprecation, on one line; `None` if there is no deprecation.
pub(crate) fn deprecation(is_deprecated: bool, docs: &Docs) -> Option<String> {
    let reason = docs.deprecation.as_deref().map(|it| text(it).0.join(" "));
    let reason = reason.filter(|it| !it.is_empty());
    is_deprecated.then(|| reason.unwrap_or_else(|| "the API deprecates it".to_owned()))
}

/// One line that is not from the document.
pub(crate) fn line(text: impl Into<String>) -> Doc {
    Doc(vec![text.into()])
}

/// The documentation with an empty line between every two parts that are not empty.
pub(crate) fn paragraphs(docs: impl IntoIterator<Item = Doc>) -> Doc {
    let mut lines: Vec<String> = Vec::new();
    for doc in docs {
        if !lines.is_empty() && !doc.0.is_empty() {
            lines.push(String::new());
        }
        lines.extend(doc.0);
    }
    Doc(lines)
}

/// A code span with text from the document.
pub(crate) fn code(text: &str) -> String {
    let harmless = visible(text).replace(['`', '\n', '\r'], " ");
    format!("`{}`", harmless.trim())
}
