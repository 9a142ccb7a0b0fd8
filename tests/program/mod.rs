//! Runs the programs in `examples/` as a person would: with arguments, and with variables in the environment.

use std::path::PathBuf;
use std::process::{Command, Output};

/// The program, which Cargo builds together with all tests: beside `deps/`, the folder of the test.
fn path(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.ancestors().nth(2).unwrap().join("examples");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{} is not built: run `cargo build --examples`",
        program.display()
    );
    program
}

/// A program without our variables in its environment.
pub fn command(name: &str) -> Command {
    let mut command = Command::new(path(name));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CLOUDFLARE_") {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a program without blocking the server, which lives on this thread.
pub async fn run(name: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = command(name);
    command.args(arguments).envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || command.output());
    output.await.unwrap().unwrap()
}

/// The output of a run, and its exit status.
pub fn text(output: &Output) -> String {
    let mut text = String::new();
    for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
        if !bytes.is_empty() {
            text.push_str(&format!("{name}:\n{}", String::from_utf8_lossy(bytes)));
        }
    }
    format!("{text}exit code {:?}", output.status.code())
}
