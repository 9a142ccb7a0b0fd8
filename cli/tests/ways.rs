//! The code in `examples/ways` is that of its document.
#![forbid(unsafe_code)]

use std::path::Path;
use std::process::Command;

#[test]
fn the_committed_examples_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/ways");
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sdk"));
    let check = command
        .args(["sdk", "check", "--strict"])
        .current_dir(folder);
    let output = check.output().unwrap();
    let text = [&output.stdout[..], &output.stderr].concat();
    let text = String::from_utf8(text).unwrap();
    assert!(output.status.success(), "{text}");
}
