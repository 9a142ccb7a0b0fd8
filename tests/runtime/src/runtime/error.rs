//! The files of the runtime about `error`.

#[path = "../../../../codegen/runtime/error/cause.rs"]
pub mod cause;
#[path = "../../../../codegen/runtime/error/display.rs"]
pub mod display;
#[path = "../../../../codegen/runtime/error/failure.rs"]
pub mod failure;
#[path = "../../../../codegen/runtime/error/kind.rs"]
pub mod kind;
#[path = "../../../../codegen/runtime/error/problem.rs"]
pub mod problem;
#[path = "../../../../codegen/runtime/error/received.rs"]
pub mod received;
#[path = "../../../../codegen/runtime/error/reported.rs"]
pub mod reported;
#[path = "../../../../codegen/runtime/error/retryable.rs"]
pub mod retryable;
#[path = "../../../../codegen/runtime/error/shown.rs"]
pub mod shown;
#[path = "../../../../codegen/runtime/error/transport.rs"]
pub mod transport;
