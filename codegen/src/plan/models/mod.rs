//! Types of the IR → items of `models`.

mod constraints;
mod conversion;
pub(super) mod counterparts;
mod defaults;
pub(super) mod derive;
pub(super) mod enums;
mod files;
mod item;
pub(super) mod multipart;
pub(super) mod nesting;
pub(super) mod overlapping;
mod sources;
pub(super) mod structs;
mod taken;
mod traits;
mod types;
mod unions;
