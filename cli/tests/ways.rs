//! The code in `examples` is that of its documents.
#![forbid(unsafe_code)]

use std::path::Path;
use std::process::Command;

#[track_caller]
fn assert_up_to_date(example: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../examples")
        .join(example);
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    let check = command
        .args(["sdk", "check", "--strict"])
        .current_dir(folder);
    let output = check.output().unwrap();
    let text = [&output.stdout[..], &output.stderr].concat();
    let text = String::from_utf8(text).unwrap();
    assert!(output.status.success(), "{text}");
}

#[test]
fn the_three_ways_are_up_to_date() {
    assert_up_to_date("ways");
}

#[test]
fn the_clients_of_several_apis_are_up_to_date() {
    assert_up_to_date("several");
}
