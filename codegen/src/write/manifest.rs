//! The list of the files that we own in an output folder, and of the keys that we own in its Cargo.toml.
//!
//! It is sorted and has no timestamps, so that it changes only when files or keys come or go, or when a key gets another value.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::cargo_toml::{self, CARGO_TOML, Keys};
use super::error::WriteError;
use super::file::File;
use super::paths;
use super::reserved::{MANIFEST, is_left_behind};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    paths: BTreeSet<String>,
    keys: Keys,
}

/// Separates Cargo.toml from one of its keys. No path of ours contains it.
const OF: &str = "#";

impl Manifest {
    pub(super) fn of(files: &[File]) -> Self {
        Self {
            paths: files.iter().map(|file| file.path.clone()).collect(),
            keys: files
                .iter()
                .find(|file| file.path == CARGO_TOML)
                .map(|file| cargo_toml::keys(&file.text))
                .unwrap_or_default(),
        }
    }

    /// Our keys in Cargo.toml, with the hashes of their values.
    pub(super) fn keys(&self) -> &Keys {
        &self.keys
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    pub(super) fn lists(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// Returns whether a file of ours is below the path, taken as a folder.
    pub(super) fn lists_below(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        self.paths
            .range(folder.clone()..)
            .next()
            .is_some_and(|it| it.starts_with(&folder))
    }

    /// The files that this manifest lists and the new one does not.
    pub(super) fn obsolete<'a>(&'a self, new: &'a Self) -> impl Iterator<Item = &'a str> {
        self.paths.difference(&new.paths).map(String::as_str)
    }

    pub(super) fn union(&self, other: &Self) -> Self {
        Self {
            paths: self.paths.union(&other.paths).cloned().collect(),
            keys: self.keys.clone(),
        }
    }

    pub(super) fn text(&self) -> String {
        let paths = self.paths.iter().map(|path| format!("{path}\n"));
        let keys = self.keys.iter();
        let keys = keys.map(|(key, value)| format!("{CARGO_TOML}{OF}{key} {value:016x}\n"));
        paths.chain(keys).collect()
    }
}

/// The manifest of a folder; empty if the folder is new or empty.
///
/// # Errors
///
/// Returns an error if the folder is not ours, or its manifest lists something outside it.
pub(super) fn read_or_refuse(out: &Path) -> Result<Manifest, WriteError> {
    // The names are read before the manifest, since another run may write it, and then files, in between.
    let is_empty = match fs::read_dir(out) {
        Ok(entries) => entries
            .flatten()
            .all(|entry| is_left_behind(&entry.file_name())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Manifest::default()),
        Err(_) if !out.is_dir() => return Err(WriteError::NotAFolder(out.to_owned())),
        Err(error) => return Err(WriteError::io("read", out)(error)),
    };
    match fs::read_to_string(out.join(MANIFEST)) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_empty => {
            Ok(Manifest::default())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(WriteError::FolderNotOurs(out.to_owned()))
        }
        Err(error) => Err(WriteError::io("read", &out.join(MANIFEST))(error)),
    }
}

fn parse(text: &str) -> Result<Manifest, WriteError> {
    let mut manifest = Manifest::default();
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line.split_once(OF) {
            Some((CARGO_TOML, key)) => {
                let key = key.rsplit_once(' ');
                let key =
                    key.and_then(|(key, value)| Some((key, u64::from_str_radix(value, 16).ok()?)));
                manifest
                    .keys
                    .extend(key.map(|(key, value)| (key.to_owned(), value)));
            }
            _ => {
                paths::check(line)?;
                manifest.paths.insert(line.to_owned());
            }
        }
    }
    Ok(manifest)
}
