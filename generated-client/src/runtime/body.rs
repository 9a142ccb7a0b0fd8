//! The files of the runtime about `body`.

pub mod pieces;
pub mod upload;
