//! `cargo sdk completions` and `cargo sdk man`: what shells and `man` read.

use std::io::{self, Write, stdout};
use std::process::ExitCode;

use clap::Subcommand;
use clap_complete::Shell;

use crate::command::Command;

/// The name of the program, as shells know it.
const PROGRAM: &str = "cargo-sdk";

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell that reads the script.
    shell: Shell,
}

fn program() -> clap::Command {
    Command::augment_subcommands(clap::Command::new(PROGRAM))
}

/// Prints the script with which a shell completes the commands and options.
pub(crate) fn completions(arguments: &Arguments) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program(), PROGRAM, &mut script);
    printed(stdout().write_all(&script))
}

/// Prints the manual page, in roff.
pub(crate) fn man() -> ExitCode {
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(program()).render(&mut page);
    printed(rendered.and_then(|()| stdout().write_all(&page)))
}

fn printed(result: io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot print: {error}");
            ExitCode::FAILURE
        }
    }
}
