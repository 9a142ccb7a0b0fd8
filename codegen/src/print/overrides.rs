//! Corrections as lines that a user can paste, in the keywords of the author's document.

use crate::normalize;
use crate::report::Override;
use crate::source::Sources;

impl Override {
    /// The file for the lines: `overlay`, `settings` or `manifest`.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Overlay(_) => "overlay",
            Self::Settings(_) => "settings",
            Self::Manifest(_) => "manifest",
        }
    }

    /// The lines to paste. `None` if the author's document has nothing at such a place.
    pub(super) fn text(&self, sources: &Sources) -> Option<String> {
        match self {
            Self::Overlay(actions) => normalize::spelled_actions(actions, sources),
            Self::Settings(lines) | Self::Manifest(lines) => Some(lines.clone()),
        }
    }
}
