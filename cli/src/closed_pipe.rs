//! The end of a command whose reader has seen enough, such as `cargo sdk lint spec | head`.

use std::panic;
use std::process;

/// The exit code of a process that the signal SIGPIPE ends, as a shell shows it.
const SIGPIPE: i32 = 128 + 13;

/// Ends the process quietly if its standard output is closed. `print!` panics in that case, and the standard library has no safe way to restore
/// the default action of the signal.
pub fn end_quietly() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let message = info.payload_as_str().unwrap_or_default();
        if message.starts_with("failed printing to stdout") && message.contains("Broken pipe") {
            process::exit(SIGPIPE);
        }
        report(info);
    }));
}
