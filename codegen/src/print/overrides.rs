//! Corrections as lines that a user can paste, in the words of the document that its author wrote.

use crate::normalize;
use crate::report::Override;
use crate::source::Sources;

impl Override {
    /// The file it goes into: `overlay` or `settings`.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Overlay(_) => "overlay",
            Self::Settings(_) => "settings",
        }
    }

    /// The lines to paste. `None` if the document as its author wrote it has nothing at such a place.
    pub(super) fn text(&self, sources: &Sources) -> Option<String> {
        match self {
            Self::Overlay(actions) => normalize::spelled_actions(actions, sources),
            Self::Settings(lines) => Some(lines.clone()),
        }
    }
}
