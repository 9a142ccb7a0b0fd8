//! The files of the runtime about `system`.

#[path = "../../../../codegen/runtime/system/clock.rs"]
pub mod clock;
#[path = "../../../../codegen/runtime/system/random.rs"]
pub mod random;
