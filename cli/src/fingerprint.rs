//! Detects whether files have changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// A number for the paths and contents of files, and for the names in folders. Missing files count as well.
///
/// Two builds of this program may return different numbers for the same files; then work is repeated needlessly.
pub fn of(paths: &[PathBuf]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        path.hash(&mut hasher);
        content(path, &mut hasher);
    }
    hasher.finish()
}

fn content(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        names(path, hasher);
    } else {
        fs::read(path).ok().hash(hasher);
    }
}

fn names(folder: &Path, hasher: &mut DefaultHasher) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        path.hash(hasher);
        if path.is_dir() && !path.is_symlink() {
            names(&path, hasher);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_a_file_or_of_a_folder_shows() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let paths = [file.clone(), folder.path().to_owned()];
        let absent = of(&paths);
        fs::write(&file, "1").unwrap();
        let present = of(&paths);
        fs::write(&file, "2").unwrap();
        let changed = of(&paths);
        fs::write(folder.path().join("b"), "").unwrap();
        let grown = of(&paths);
        let all = [absent, present, changed, grown];
        let distinct: std::collections::BTreeSet<u64> = all.into_iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert_eq!(of(&paths), grown);
    }
}
