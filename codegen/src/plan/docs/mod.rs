//! Descriptions in a form that rustdoc accepts.

mod doc;
mod escape;
mod html;
mod link;
mod markdown;
mod tags;

pub(super) use doc::{code, deprecation, doc, doc_of, line, paragraphs, repeats};
pub(super) use escape::{is_invisible, is_plain};
pub(super) use markdown::{bullet, item, sentences, text};
