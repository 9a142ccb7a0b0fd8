//! Notes unknown keywords, keywords of newer versions, missing keywords, and extensions of other generators.
//!
//! Runs before other versions are upgraded, which would remove unknown keywords and add missing ones.

mod extensions;
mod missing;
mod newer;
mod problems;
mod unknown;
mod visit;

pub(super) use unknown::check_fragment;
pub(super) use visit::check;
