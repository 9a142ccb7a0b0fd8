//! The files of the runtime about `body`.

pub mod collected;
pub mod content;
pub mod upload;
