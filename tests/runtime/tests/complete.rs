//! The list of runtime files is complete: what is not listed would be emitted without ever having been compiled.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;

#[test]
fn every_file_of_the_runtime_is_compiled_here() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = fs::read_to_string(root.join("src/runtime.rs")).unwrap();
    let folder = fs::read_dir(root.join("../../codegen/runtime")).unwrap();
    let mut files: Vec<_> = folder
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let listed: Vec<_> = list
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(|module| format!("{module}.rs"))
        .collect();
    assert_eq!(listed, files);
}
