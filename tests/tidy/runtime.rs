//! The runtime that is emitted.

use crate::sources::{files, nothing, read, root};
use sdkgen::runtime_files;

/// The files below a folder, as paths without extensions.
fn below(folder: &str) -> Vec<String> {
    let folder = root().join(folder);
    let paths = files(&folder)
        .into_iter()
        .map(|path| path.with_extension(""));
    let paths = paths.map(|path| path.strip_prefix(&folder).unwrap().to_owned());
    paths
        .map(|path| path.to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_runtime_file_is_known_to_the_generator() {
    let known: Vec<&str> = runtime_files().map(|file| file.path).collect();
    assert_eq!(below("codegen/runtime"), known);
}

#[test]
fn the_runtime_is_emitted_byte_for_byte() {
    let mut emitted = below("generated-client/src/runtime");
    // The others list the files of a folder.
    emitted.retain(|path| path.contains('/'));
    assert!(!emitted.is_empty());
    emitted.retain(|path| {
        let text = read(&format!("generated-client/src/runtime/{path}.rs"));
        let known = runtime_files().find(|known| known.path == *path);
        known.is_none_or(|known| known.text != text)
    });
    nothing(
        &emitted,
        "not as in codegen/runtime: run `cargo xtask generate`",
    );
}
