//! The parts of documentation: descriptions from the document, our own lines, and code spans.

use crate::ir::{Docs, Page, WireName};
use crate::plan::naming::words::snake;
use crate::plan::rust::Doc;

use super::escape::visible;
use super::link::web_page;
use super::markdown::text;

/// The longest description of a page that is the text of its link.
const LONGEST_LINK: usize = 100;

/// The summary, then the description, then the page with more.
pub(crate) fn doc(docs: &Docs) -> Doc {
    let summary = docs.summary.as_deref().map(text).unwrap_or_default();
    let description = docs.description.as_deref().map(text).unwrap_or_default();
    let description = match summary == description {
        true => Doc::default(),
        false => description,
    };
    let texts = [&docs.summary, &docs.description];
    let names = |page: &&Page| texts.into_iter().flatten().any(|it| it.contains(&page.url));
    let page = docs.page.as_ref().filter(|page| !names(page));
    let page = page.map(page_doc).unwrap_or_default();
    paragraphs([summary, description, page])
}

/// The documentation of a property or a parameter. A title or a description that only repeats its name is left out.
pub(crate) fn doc_of(name: &WireName, docs: &Docs) -> Doc {
    let mut docs = docs.clone();
    docs.summary.take_if(|title| repeats(name, title));
    docs.description.take_if(|text| repeats(name, text));
    doc(&docs)
}

/// Returns whether a text has only the words of a name: `Created at` for `createdAt`.
pub(crate) fn repeats(name: &WireName, text: &str) -> bool {
    snake(text) == snake(name.as_str())
}

/// The link to a page. Its description is the text of the link, unless it is long.
fn page_doc(page: &Page) -> Doc {
    let Some(url) = web_page(&page.url) else {
        return Doc::default();
    };
    let description = page.description.as_deref().unwrap_or_default();
    let description = description.trim().trim_end_matches(['.', ':']);
    match description {
        "" => line(format!("See <{url}>.")),
        short if short.chars().count() <= LONGEST_LINK && !short.contains('\n') => {
            text(&format!("See [{short}](<{url}>)."))
        }
        long => paragraphs([text(long), line(format!("See <{url}>."))]),
    }
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
