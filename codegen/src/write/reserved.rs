//! The names in an output folder that are reserved for us.

use std::ffi::OsStr;

/// The list of the files that we own.
pub(super) const MANIFEST: &str = ".codegen-manifest";

/// The folder in which new files wait until all of them are written.
pub(super) const STAGING: &str = ".codegen-staging";

/// The file that a run locks while it writes.
pub(super) const TURN: &str = ".codegen-lock";

/// Returns whether a run leaves a file or folder of this name if it is killed. The next run removes it.
pub(super) fn is_left_behind(name: &OsStr) -> bool {
    name == STAGING || name == TURN
}
