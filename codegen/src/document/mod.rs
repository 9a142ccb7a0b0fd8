//! The typed boundary: `openapiv3::OpenAPI`, and the lookup of references in it.

mod keywords;
mod lookup;
mod parse;
mod problems;

pub use keywords::Keywords;
pub use lookup::target;
pub use parse::{ADDRESS, Document, parse};
