//! The specification as tables: versions, objects, and their keywords.

pub(crate) mod grammar;
pub(crate) mod version;
pub(crate) mod vocabulary;
