//! Notes keywords that mean nothing, keywords of newer versions, and keywords that are missing.
//!
//! Runs before the words of other versions are replaced: unknown keywords would go with them, and missing ones would be added.

mod missing;
mod newer;
mod problems;
mod unknown;
mod visit;

pub(super) use unknown::check_fragment;
pub(super) use visit::check;
