//! The amount of output that a person wants.

use std::io::IsTerminal;

use anstream::{AutoStream, ColorChoice};

#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Verbosity {
    /// Print warnings and errors only.
    #[arg(long, short, global = true)]
    quiet: bool,
    /// List every file that is written, and explain every note.
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    verbose: bool,
}

impl Verbosity {
    pub(crate) fn is_quiet(self) -> bool {
        self.quiet
    }

    pub(crate) fn is_verbose(self) -> bool {
        self.verbose
    }
}

/// Returns whether to print in colour: on a terminal that has them, unless `NO_COLOR` is set.
///
/// Source: <https://no-color.org>.
pub(crate) fn color(stream: &(impl IsTerminal + anstream::stream::RawStream)) -> bool {
    AutoStream::choice(stream) != ColorChoice::Never
}
