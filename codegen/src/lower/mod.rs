//! Document → IR: determines the meaning of each object of the document.
//!
//! References become ids here; every composition stays as it is, for the passes to resolve.

mod constraints;
mod default;
mod deprecation;
mod document;
mod encoding;
mod enumerators;
mod event;
mod example;
mod foreign_type;
mod hierarchy;
mod http_date;
mod inheritance;
mod lowering;
mod operation;
mod page;
mod parameter;
mod problems;
mod response;
mod retries;
mod schema;
mod security;
mod server;
mod shape;
mod tags;

pub use document::lower;
