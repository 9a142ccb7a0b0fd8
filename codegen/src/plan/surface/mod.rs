//! The public surface of a crate as lines of text: everything that a consumer can name, without documentation.

mod calls;
mod client;
mod lines;
mod listing;
mod method;
mod models;

pub use listing::{Surface, surface};
pub use method::Method;
