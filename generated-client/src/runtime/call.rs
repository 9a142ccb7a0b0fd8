//! The files of the runtime about `call`.

#[cfg(feature = "blocking")]
pub mod blocking;
pub mod builder;
pub mod clock;
pub mod core;
pub mod environment;
pub mod hooks;
pub mod operation;
pub mod prepare;
pub mod random;
pub mod retry;
pub mod send;
pub mod success;
pub mod trace;
pub mod untyped;
