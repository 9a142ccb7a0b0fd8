//! The files of the runtime about `system`.

pub mod clock;
pub mod random;
