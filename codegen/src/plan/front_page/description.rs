//! The text that the document has about the API: at the top if it is short. A long one would bury how to start, so that only its first
//! paragraph is there, and the whole text is the last topic.

use crate::plan::docs::{self, doc};
use crate::plan::rust::Doc;

use super::page::Page;

/// The most lines of a text that is at the top as a whole.
const SHORT: usize = 12;

impl Page<'_> {
    pub(super) fn summary(&self) -> Doc {
        let text = doc(&self.planner.api.docs);
        let top = match is_short(&text) {
            true => text,
            false => first_paragraph(&text),
        };
        let identity = &self.planner.identity;
        match top.0.is_empty() {
            true => docs::sentences(&format!("{}.", identity.description.trim_end_matches('.'))),
            false => top,
        }
    }

    pub(super) fn description(&self) -> Doc {
        let text = doc(&self.planner.api.docs);
        if is_short(&text) {
            return Doc::default();
        }
        docs::paragraphs([docs::line("# About the API"), text])
    }
}

fn is_short(text: &Doc) -> bool {
    text.0.len() <= SHORT && !text.0.iter().any(|line| line.starts_with('#'))
}

/// The first paragraph that is neither a heading, nor a table, nor a list, nor code.
fn first_paragraph(text: &Doc) -> Doc {
    let mut paragraphs = text.0.split(String::is_empty);
    let prose = paragraphs.find(|lines| {
        let first = lines.first().map(String::as_str).unwrap_or_default();
        let marked = ["#", "|", ">", "- ", "* ", "+ ", "`", "~", "1. ", " "];
        !first.is_empty() && !marked.iter().any(|mark| first.starts_with(mark))
    });
    Doc(prose.unwrap_or_default().to_vec())
}
