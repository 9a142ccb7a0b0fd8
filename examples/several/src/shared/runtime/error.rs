//! The files of the runtime about `error`.

pub mod cause;
pub mod display;
pub mod failure;
pub mod kind;
pub mod problem;
pub mod received;
pub mod reported;
pub mod retryable;
pub mod shown;
pub mod transport;
