//! The files that a command created, which are removed again unless all of it succeeds.

use std::fs;
use std::path::{Path, PathBuf};

/// The files that a command created or changed.
#[derive(Debug, Default)]
pub(super) struct Created {
    files: Vec<PathBuf>,
    /// Folders that did not exist, from the outermost to the innermost.
    folders: Vec<PathBuf>,
    /// Files that existed, with their text.
    changed: Vec<(PathBuf, String)>,
    kept: bool,
}

impl Created {
    /// Writes a file that does not exist.
    ///
    /// # Errors
    ///
    /// Returns a message if it exists, or if it cannot be written.
    pub(super) fn write(&mut self, path: &Path, text: impl AsRef<[u8]>) -> Result<(), String> {
        if path.exists() {
            return Err(format!("error: {} exists already", path.display()));
        }
        self.parents(path);
        self.files.push(path.to_owned());
        put(path, text.as_ref())
    }

    /// Replaces the text of a file that exists.
    ///
    /// # Errors
    ///
    /// Returns a message if it cannot be written.
    pub(super) fn change(&mut self, path: &Path, before: &str, text: &str) -> Result<(), String> {
        self.changed.push((path.to_owned(), before.to_owned()));
        put(path, text.as_bytes())
    }

    /// Notes a folder whose files somebody else writes.
    pub(super) fn folder(&mut self, path: &Path) {
        self.parents(&path.join("file"));
    }

    /// Notes a file that somebody else wrote.
    pub(super) fn file(&mut self, path: PathBuf) {
        self.files.push(path);
    }

    fn parents(&mut self, path: &Path) {
        let parents = path.ancestors().skip(1);
        let missing = parents.take_while(|it| !it.as_os_str().is_empty() && !it.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        self.folders.extend(missing.into_iter().rev());
    }

    /// The files, in the order in which they were created.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(PathBuf::as_path)
    }

    /// The files that existed before.
    pub(super) fn changed(&self) -> impl Iterator<Item = &Path> {
        let changed = self.changed.iter().map(|(path, _)| path.as_path());
        changed.filter(|path| !self.files.iter().any(|it| it == path))
    }

    /// Keeps everything.
    pub(super) fn keep(&mut self) {
        self.kept = true;
    }
}

impl Drop for Created {
    /// Undoes what can be undone; the error that led here is reported already.
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        for (path, text) in &self.changed {
            drop(fs::write(path, text));
        }
        for path in &self.files {
            drop(fs::remove_file(path));
        }
        for folder in &self.folders {
            drop(fs::remove_dir_all(folder));
        }
    }
}

fn put(path: &Path, text: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.map_err(|error| format!("error: cannot write {}: {error}", path.display()))
}
