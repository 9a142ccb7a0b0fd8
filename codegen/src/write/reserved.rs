//! The names in an output folder that are reserved for us.

/// The list of the files that we own.
pub const MANIFEST: &str = ".codegen-manifest";

/// The folder in which new files wait until all of them are written.
pub(super) const STAGING: &str = ".codegen-staging";
