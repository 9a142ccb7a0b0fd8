//! The files of the runtime about `error`.

pub mod failure;
pub mod message;
pub mod problem;
