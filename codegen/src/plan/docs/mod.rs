//! Descriptions as rustdoc takes them.

mod doc;
mod escape;
mod markdown;

pub(super) use doc::{code, doc, line, paragraphs};
pub(super) use markdown::text;
