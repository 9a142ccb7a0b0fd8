//! A review as text, as Markdown, as HTML, as JSON, as annotations of GitHub, and as a draft for a changelog. Nothing here decides anything about a change.

mod changelog;
mod github;
mod html;
mod json;
mod markdown;
mod place;
mod text;
mod verdict;

pub(super) use changelog::changelog;
pub(super) use github::github;
pub(super) use html::html;
pub(super) use json::json;
pub(super) use markdown::markdown;
pub(super) use text::text;
pub(super) use verdict::summary;
