//! Operations: what they are called, what they take, and what they return.

mod accept;
mod arguments;
mod bodies;
mod by_status;
pub(crate) mod client;
mod documentation;
mod encodings;
mod environment;
pub(crate) mod example;
mod exceptions;
mod files;
mod headers;
mod hint;
mod idempotency;
mod operation;
mod other_media_types;
mod paging;
mod parameters;
pub(crate) mod part_types;
pub(crate) mod resources;
mod returned;
mod route;
pub(crate) mod sample;
mod servers;
mod streams;
mod success;
