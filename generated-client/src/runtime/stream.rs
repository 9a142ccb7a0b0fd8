//! The files of the runtime about `stream`.

pub mod events;
pub mod lines;
pub mod origin;
pub mod reconnect;
pub mod splitter;
