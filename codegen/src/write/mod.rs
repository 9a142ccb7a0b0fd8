//! Files → disk: all or nothing, and never a file that is not ours.
//!
//! A manifest inside the folder lists our files, so that the files of a user are neither overwritten nor deleted. Cargo.toml has keys of ours
//! and keys of the user, and a draft is ours until the user changes it.

mod cargo_toml;
mod compare;
mod drafts;
mod error;
mod file;
mod manifest;
mod paths;
mod replace;
mod reserved;
#[cfg(test)]
mod tests;
mod turn;

pub use compare::{Difference, DifferenceKind, check};
pub use error::WriteError;
pub use file::File;
pub use replace::{Written, after, write};
