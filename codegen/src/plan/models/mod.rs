//! Types of the IR → items of `models`.

mod constraints;
mod conversion;
mod defaults;
mod enums;
mod files;
pub(super) mod forms;
mod item;
pub(super) mod split;
mod structs;
mod types;
mod unions;
