//! A crate for each document of the server.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sdkgen::Generator;
use serde_json::Value;

use super::folder::Folder;
use super::names;
use super::package::Package;

/// The generated crates.
#[derive(Clone, Debug, Default)]
pub(super) struct Crates {
    /// The names of the crates, as Cargo spells them.
    pub(super) names: BTreeSet<String>,
    failed: usize,
}

impl Crates {
    /// Returns whether every document has become a crate.
    pub(super) fn is_complete(&self) -> bool {
        self.failed == 0
    }
}

/// Generates all crates; prints the report of those that fail.
///
/// # Errors
///
/// Returns an error if the disk fails.
pub(super) fn generated(package: &Package, folder: &Folder) -> Result<Crates, String> {
    let mut crates = Crates::default();
    for document in package.documents()? {
        let name = name(&document);
        match generate(&document, &name, folder) {
            Ok(()) => {
                crates.names.insert(name);
            }
            Err(problem) => {
                eprintln!("`{}` is not generated:\n{problem}", document.display());
                crates.failed += 1;
            }
        }
    }
    eprintln!("generated {} crates", crates.names.len());
    Ok(crates)
}

fn generate(document: &Path, name: &str, folder: &Folder) -> Result<(), String> {
    let settings = folder.settings().join(format!("{name}.toml"));
    let refused = |error: std::io::Error| error.to_string();
    let text = fs::read_to_string(document).map_err(refused)?;
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| error.to_string())?;
    let named = toml::to_string(&names::settings(&value)).map_err(|error| error.to_string())?;
    fs::write(&settings, named).map_err(refused)?;
    let generated = Generator::new(document)
        .config(settings)
        .name(name)
        .generate();
    if !generated.is_ok() {
        return Err(generated.brief(false));
    }
    let written = generated.write(&folder.crates().join(name));
    written.map(|_| ()).map_err(|error| error.to_string())
}

/// `body-boolean.quirks.json` → `ts-body-boolean-quirks`.
fn name(document: &Path) -> String {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    format!("ts-{}", stem.to_ascii_lowercase().replace(['.', '_'], "-"))
}
