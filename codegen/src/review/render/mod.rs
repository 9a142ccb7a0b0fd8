//! A review as text, as Markdown, as HTML, as JSON, and as annotations of GitHub. Nothing here decides anything about a change.

mod github;
mod html;
mod json;
mod markdown;
mod place;
mod text;
mod verdict;

pub(super) use github::github;
pub(super) use html::html;
pub(super) use json::json;
pub(super) use markdown::markdown;
pub(super) use text::text;
pub(super) use verdict::summary;
