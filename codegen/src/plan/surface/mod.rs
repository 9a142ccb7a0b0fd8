//! The public surface of a crate: everything that a consumer can name, one item per line.

mod calls;
mod client;
mod facts;
mod item;
mod items;
mod kind;
mod listing;
mod method;
mod models;
mod words;

pub use facts::Fact;
pub use item::Item;
pub use kind::Kind;
pub use listing::{Surface, surface};
pub use method::Method;
