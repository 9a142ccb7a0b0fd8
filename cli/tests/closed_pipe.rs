//! A command whose reader has gone ends quietly.
#![forbid(unsafe_code)]

use std::io::Read;
use std::process::{Command, Stdio};

#[test]
#[cfg(unix)]
fn a_closed_pipe_is_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("api.yaml");
    std::fs::write(&spec, "openapi: 3.0.3\npaths: 7\n").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"))
        .arg("lint")
        .arg(&spec)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut printed = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut printed)
        .unwrap();
    assert_eq!(
        (child.wait().unwrap().code(), printed.as_str()),
        (Some(141), "")
    );
}
