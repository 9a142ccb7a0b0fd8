//! Descriptions in a form that rustdoc accepts.

mod doc;
mod escape;
mod html;
mod link;
mod markdown;

pub(super) use doc::{code, deprecation, doc, line, paragraphs};
pub(super) use escape::is_invisible;
pub(super) use markdown::{item, text};
