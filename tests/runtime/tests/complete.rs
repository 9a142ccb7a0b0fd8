//! The lists of runtime files are complete: a file that is not listed would be emitted without having been compiled here.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;

#[test]
fn every_file_of_the_runtime_is_compiled_here() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let runtime = root.join("../../codegen/runtime");
    let rooms = names(&runtime);
    assert_eq!(listed(&root.join("src/runtime.rs")), rooms);
    for room in rooms {
        let files = names(&runtime.join(&room));
        let list = root.join("src/runtime").join(format!("{room}.rs"));
        assert_eq!(listed(&list), files, "{room}");
    }
}

/// The names in a folder, without extensions.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().path().with_extension(""));
    let names = names.map(|path| path.file_name().unwrap().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// The modules that a file lists.
fn listed(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines();
    lines
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}
