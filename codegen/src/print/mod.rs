//! Findings in the forms in which people and programs read them.

mod json;
mod order;
mod overrides;
#[cfg(test)]
mod tests;
mod text;

pub use json::entries;
pub use text::{brief, text};
