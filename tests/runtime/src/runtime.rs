//! The files of the runtime, under their paths in a generated crate.

pub mod auth;
pub mod body;
pub mod call;
pub mod error;
pub mod http;
pub mod json;
pub mod paging;
pub mod stream;
pub mod system;
pub mod webhook;
