//! The runtime, byte for byte, and the modules that list its files.

use std::collections::BTreeMap;

use crate::plan::rust::RuntimeFile;
use crate::write::File;

/// The files of the runtime that a crate contains, a module for each of their folders, and the module that lists the folders.
pub(super) fn runtime(needed: &[&RuntimeFile]) -> Vec<File> {
    let mut rooms: BTreeMap<&str, String> = BTreeMap::new();
    let mut files = Vec::new();
    for file in needed {
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
    files.push(File {
        path: "src/runtime.rs".to_owned(),
        text: format!("{root}\n\n{}", listed.collect::<String>()),
    });
    files.extend(rooms.into_iter().map(|(room, modules)| File {
        path: format!("src/runtime/{room}.rs"),
        text: format!("//! The files of the runtime about `{room}`.\n\n{modules}"),
    }));
    files
}
