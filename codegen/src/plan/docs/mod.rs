//! Descriptions in a form that rustdoc accepts.

mod doc;
mod escape;
mod markdown;

pub(super) use doc::{code, deprecation, doc, line, paragraphs};
pub(super) use escape::is_invisible;
pub(super) use markdown::text;
