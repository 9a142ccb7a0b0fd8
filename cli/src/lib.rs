//! The commands of `cargo sdk`, for other programs that offer them as well.
#![forbid(unsafe_code)]

pub mod cache;
mod check;
mod closed_pipe;
mod command;
mod consumers;
mod diff;
mod download;
mod explain;
mod fetch;
pub mod fingerprint;
mod generate;
mod import;
mod init;
mod inspect;
mod last_run;
mod lint;
mod misfits;
mod place;
mod progress;
mod project;
mod revision;
mod shell;
mod sources;
pub mod table;
mod verbosity;
mod watch;

pub use closed_pipe::end_quietly as end_quietly_on_a_closed_pipe;
pub use command::Command;
pub use verbosity::Verbosity;
