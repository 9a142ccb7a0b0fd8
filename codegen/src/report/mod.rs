//! Diagnostics: the problems that were found, how severe they are, and where they are.

mod baseline;
mod code;
mod diagnostic;
mod findings;
mod nearest;
mod overrides;

pub use baseline::Baseline;
pub use code::Code;
pub use diagnostic::{Diagnostic, Severity};
pub use findings::Report;
pub use nearest::{did_you_mean, nearest};
pub(crate) use overrides::LONGEST_REPEATED;
pub use overrides::{Action, Override};
