//! The actions of an overlay, after reading and checking.

use serde_json::Value;

use super::target::Target;
use crate::source::{FileId, Pointer};

/// One overlay file, checked.
#[derive(Debug)]
pub(super) struct Overlay {
    pub(super) file: FileId,
    pub(super) actions: Vec<Action>,
}

/// One change of the document (Overlay Specification 1.1.0, Action Object).
#[derive(Debug)]
pub(super) struct Action {
    /// Its place in its file.
    pub(super) at: Pointer,
    pub(super) target: Target,
    pub(super) change: Change,
}

/// The change of each value that the target selects.
#[derive(Debug)]
pub(super) enum Change {
    /// The value is merged into it.
    Update(Value),
    /// Another value of the document is merged into it.
    Copy(Target),
    Remove,
}
