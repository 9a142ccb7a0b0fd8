//! The runtime, byte for byte, and the modules that list its files.

use std::collections::BTreeMap;

use crate::plan::rust::{Borrowed, RuntimeFile};
use crate::write::File;

/// The files of the runtime that a crate contains, a module for each of their folders, and the module that lists the folders. Those that are
/// `borrowed` are elsewhere.
pub(super) fn runtime(needed: &[&RuntimeFile], borrowed: Option<&Borrowed>) -> Vec<File> {
    let mut rooms: BTreeMap<&str, String> = BTreeMap::new();
    let mut files = Vec::new();
    let is_own = |file: &&&RuntimeFile| !borrowed.is_some_and(|it| it.has(file));
    for file in needed.iter().filter(is_own) {
        let (room, module) = file.path.split_once('/').unwrap_or(("", file.path));
        let listed = rooms.entry(room).or_default();
        if let Some(condition) = file.condition {
            listed.push_str(&format!("#[cfg({condition})]\n"));
        }
        listed.push_str(&format!("pub mod {module};\n"));
        files.push(File {
            path: format!("src/runtime/{}.rs", file.path),
            text: file.text.to_owned(),
        });
    }
    let listed = rooms.keys().map(|room| format!("pub mod {room};\n"));
    let root = "//! The code that every operation needs: requests, responses, errors, and the reading of JSON.";
    let shared = borrowed.map(|it| {
        let (path, rooms) = (&it.path, it.rooms.join(", "));
        format!("\npub use {path}::runtime::{{{rooms}}};\n")
    });
    let shared = shared.unwrap_or_default();
    files.push(File {
        path: "src/runtime.rs".to_owned(),
        text: format!("{root}\n\n{}{shared}", listed.collect::<String>()),
    });
    files.extend(rooms.into_iter().map(|(room, modules)| File {
        path: format!("src/runtime/{room}.rs"),
        text: format!("//! The files of the runtime about `{room}`.\n\n{modules}"),
    }));
    files
}
