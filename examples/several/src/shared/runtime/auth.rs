//! The files of the runtime about `auth`.

pub mod credential;
pub mod provider;
pub mod scheme;
pub mod secret;
