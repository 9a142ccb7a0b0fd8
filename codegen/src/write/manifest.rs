//! The list of the files that we own in an output folder, of the keys that we own in its Cargo.toml, and of the drafts in it.
//!
//! It is sorted and has no timestamps, so that it changes only when files or keys come or go, or when a key or a draft gets another value.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use super::cargo_toml::{self, CARGO_TOML, Keys};
use super::drafts;
use super::error::WriteError;
use super::file::File;
use super::paths;
use super::reserved::{MANIFEST, is_left_behind};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    paths: BTreeSet<String>,
    keys: Keys,
    /// The drafts that we wrote, each with a hash of its text.
    drafts: BTreeMap<String, u64>,
}

/// Separates Cargo.toml from one of its keys, and a draft from its mark. No path of ours contains it.
const OF: &str = "#";

/// The mark of a draft.
const DRAFT: &str = "draft";

impl Manifest {
    pub(super) fn of(files: &[File]) -> Self {
        Self {
            paths: files.iter().map(|file| file.path.clone()).collect(),
            keys: files
                .iter()
                .find(|file| file.path == CARGO_TOML)
                .map(|file| cargo_toml::keys(&file.text))
                .unwrap_or_default(),
            drafts: BTreeMap::new(),
        }
    }

    /// The same with these drafts.
    pub(super) fn with_drafts(mut self, drafts: BTreeMap<String, u64>) -> Self {
        for path in drafts.keys() {
            self.paths.remove(path);
        }
        self.drafts = drafts;
        self
    }

    /// Returns whether the file is a draft that the user did not change.
    pub(super) fn is_draft(&self, path: &str, file: &Path) -> bool {
        let before = self.drafts.get(path);
        before.is_some_and(|before| drafts::hash_of(file) == Some(*before))
    }

    /// The drafts that we wrote, with the hashes of their texts.
    pub(super) fn drafts(&self) -> &BTreeMap<String, u64> {
        &self.drafts
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
            drafts: self.drafts.clone(),
        }
    }

    pub(super) fn text(&self) -> String {
        let paths = self.paths.iter().map(|path| format!("{path}\n"));
        let keys = self.keys.iter();
        let keys = keys.map(|(key, value)| format!("{CARGO_TOML}{OF}{key} {value:016x}\n"));
        let drafts = self.drafts.iter();
        let drafts = drafts.map(|(path, text)| format!("{path}{OF}{DRAFT} {text:016x}\n"));
        paths.chain(keys).chain(drafts).collect()
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
            Some((path, key)) => {
                let key = key.rsplit_once(' ');
                let key =
                    key.and_then(|(key, value)| Some((key, u64::from_str_radix(value, 16).ok()?)));
                match key {
                    Some((key, value)) if path == CARGO_TOML => {
                        manifest.keys.insert(key.to_owned(), value);
                    }
                    Some((DRAFT, value)) => {
                        paths::check(path)?;
                        manifest.drafts.insert(path.to_owned(), value);
                    }
                    Some(_) | None => {}
                }
            }
            None => {
                paths::check(line)?;
                manifest.paths.insert(line.to_owned());
            }
        }
    }
    Ok(manifest)
}
