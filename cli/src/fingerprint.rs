//! Detects whether files have changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The first bytes of some files, which do not belong to their content.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

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

/// The number that [`of`] returns for files with these contents. A file without content is missing, and folders are read from disk.
pub fn of_contents<'a>(files: impl Iterator<Item = (&'a Path, Option<&'a str>)>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (path, content) in files {
        path.hash(&mut hasher);
        if path.is_dir() {
            names(path, &mut hasher);
        } else {
            content.map(str::as_bytes).hash(&mut hasher);
        }
    }
    hasher.finish()
}

fn content(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        names(path, hasher);
    } else {
        let bytes = fs::read(path).ok();
        let text = bytes
            .as_deref()
            .map(|bytes| bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes));
        text.hash(hasher);
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

    #[test]
    fn contents_count_as_the_files_that_hold_them() {
        let folder = tempfile::tempdir().unwrap();
        let (file, absent) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&file, "\u{feff}1").unwrap();
        let number = |content| {
            let all = [
                (file.as_path(), Some(content)),
                (absent.as_path(), None),
                (folder.path(), Some("")),
            ];
            of_contents(all.into_iter())
        };
        let on_disk = of(&[file.clone(), absent.clone(), folder.path().to_owned()]);
        assert_eq!(number("1"), on_disk);
        assert_ne!(number("2"), on_disk);
    }
}
