//! The files of the runtime about `error`.

#[path = "../../../../codegen/runtime/error/failure.rs"]
pub mod failure;
#[path = "../../../../codegen/runtime/error/message.rs"]
pub mod message;
#[path = "../../../../codegen/runtime/error/problem.rs"]
pub mod problem;
