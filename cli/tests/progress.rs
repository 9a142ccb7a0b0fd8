//! The line that a terminal shows while a command works.
#![cfg(unix)]
#![forbid(unsafe_code)]

use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use nix::pty::openpty;

const SPEC: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '204': { description: ok } } }
";

/// A server whose document takes two seconds, and its URL.
fn slow_server() -> (JoinHandle<()>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/pets.yaml", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 4096];
        assert!(stream.read(&mut request).unwrap() > 0);
        thread::sleep(Duration::from_secs(2));
        let length = SPEC.len();
        let head =
            format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
        stream
            .write_all(format!("{head}{SPEC}").as_bytes())
            .unwrap();
    });
    (server, url)
}

/// Runs `cargo sdk init` for the slow document with a terminal as its standard error, and returns what the terminal got.
fn init(folder: &Path, options: &[&str], variables: &[(&str, &str)]) -> String {
    let (server, url) = slow_server();
    let terminal = openpty(None, None).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    command
        .args(["sdk", "init", &url])
        .args(options)
        .current_dir(folder);
    command.env("TERM", "xterm").envs(variables.iter().copied());
    command
        .stdout(Stdio::null())
        .stderr(Stdio::from(terminal.slave));
    let mut process = command.spawn().unwrap();
    // The terminal ends when nothing holds its other side any more.
    drop(command);
    let mut shown = Vec::new();
    let mut screen = File::from(terminal.master);
    let mut piece = [0; 1024];
    while let Ok(length @ 1..) = screen.read(&mut piece) {
        shown.extend(&piece[..length]);
    }
    assert!(
        process.wait().unwrap().success(),
        "{}",
        String::from_utf8_lossy(&shown)
    );
    server.join().unwrap();
    String::from_utf8(shown).unwrap()
}

#[test]
fn a_terminal_shows_what_takes_long_and_nothing_of_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let shown = init(folder.path(), &[], &[]);
    assert!(
        shown.contains("\r\x1b[2Kinit: get the document (1 s)"),
        "{shown:?}"
    );
    let (_, after) = shown.rsplit_once("init: ").unwrap();
    assert!(after.contains("\r\x1b[2K"), "{shown:?}");
}

#[test]
fn nobody_who_wants_none_gets_a_line() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(init(folder.path(), &["--quiet"], &[]), "");
    let folder = tempfile::tempdir().unwrap();
    let shown = init(folder.path(), &[], &[("TERM", "dumb")]);
    assert!(!shown.contains("\x1b[2K"), "{shown:?}");
}
