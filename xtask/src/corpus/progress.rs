//! The progress of a run, in one line of the terminal.

use std::io::{IsTerminal, Write};

/// Shown only in a terminal: in a log each step would be a line.
#[derive(Debug)]
pub struct Progress {
    verb: &'static str,
    total: usize,
    done: usize,
    shown: bool,
}

impl Progress {
    pub fn new(verb: &'static str, total: usize) -> Self {
        Self {
            verb,
            total,
            done: 0,
            shown: std::io::stderr().is_terminal(),
        }
    }

    /// Counts one finished item.
    pub fn step(&mut self, name: &str) {
        self.done += 1;
        if self.shown {
            let (verb, done, total) = (self.verb, self.done, self.total);
            eprint!("\r\x1b[2K{verb} {done}/{total} {name}");
            // The run continues even if its progress cannot be shown.
            let _ = std::io::stderr().flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            eprint!("\r\x1b[2K");
        }
    }
}
