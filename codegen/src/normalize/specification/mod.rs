//! The specification as tables: versions, objects, and their keywords.

mod body;
mod document;
mod keyword;
mod kind;
mod operation;
mod parameter;
mod position;
mod schema;
mod security;
mod table;
mod version;
pub(super) mod walk;

pub(super) use document::WEBHOOKS;
pub(super) use keyword::{ADDRESS, DELIMITER, Holds, Keyword, Role};
pub(super) use kind::Kind;
pub(super) use position::{Nesting, Position};
pub(super) use table::{methods, sections};
pub(super) use version::Version;
