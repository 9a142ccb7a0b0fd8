//! The files of the runtime about `call`.

pub mod api;
pub mod arguments;
pub mod builder;
pub mod client;
pub mod declare;
pub mod endpoint;
pub mod environment;
pub mod hooks;
pub mod misfits;
pub mod operation;
pub mod outcome;
pub mod prepare;
pub mod request;
pub mod retry;
pub mod route;
pub mod send;
pub mod sending;
pub mod settings;
pub mod shared;
pub mod success;
pub mod trace;
pub mod untyped;
