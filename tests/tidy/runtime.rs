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

/// The folders of the runtime that modules of one crate share.
fn shared_rooms() -> Vec<String> {
    let text = read("codegen/src/share/shared.rs");
    let (_, list) = text.split_once("const ROOMS: &[&str] = &[").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let names = list.split('"').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

#[test]
fn shared_folders_of_the_runtime_use_no_other_one() {
    let shared = shared_rooms();
    assert!(shared.len() > 4, "{shared:?}");
    let mut places = Vec::new();
    for file in runtime_files().filter(|file| shared.iter().any(|room| room == file.room())) {
        for path in file.text.split("crate::runtime::").skip(1) {
            let end = path.find(|it: char| !(it.is_alphanumeric() || it == '_'));
            let room = &path[..end.unwrap_or(path.len())];
            if !shared.iter().any(|it| it == room) {
                places.push(format!("{} uses {room}", file.path));
            }
        }
    }
    nothing(&places, "this code cannot be shared by modules");
}

#[test]
fn folders_of_one_module_add_no_methods_to_shared_types() {
    let shared = shared_rooms();
    let is_shared = |file: &&sdkgen::RuntimeFile| shared.iter().any(|room| room == file.room());
    let exported = runtime_files().filter(is_shared);
    let types: Vec<&str> = exported.flat_map(|file| file.exports).copied().collect();
    let mut places = Vec::new();
    // `stream/of_body` is not a part of modules that share their bodies.
    let of_modules = runtime_files().filter(|file| !is_shared(file));
    for file in of_modules.filter(|file| file.path != "stream/of_body") {
        for ty in &types {
            if file.text.contains(&format!("\nimpl {ty} {{")) {
                places.push(format!("{} adds methods to {ty}", file.path));
            }
        }
    }
    nothing(&places, "two modules cannot both have these methods");
}
