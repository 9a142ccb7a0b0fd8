//! Findings in forms for people and for programs.

mod json;
mod order;
mod overrides;
#[cfg(test)]
mod tests;
mod text;

pub use json::entries;
pub use text::{brief, severe, text};
