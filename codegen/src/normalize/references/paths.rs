//! File paths as text, joined and simplified without access to the disk.

use std::path::{Component, Path, PathBuf};

/// The path without `.` and with every `x/..` removed; leading `..` stay.
pub(in crate::normalize) fn normalized(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(result.components().next_back(), Some(Component::Normal(_))) =>
            {
                result.pop();
            }
            Component::ParentDir if result.has_root() => {}
            Component::ParentDir
            | Component::Normal(_)
            | Component::RootDir
            | Component::Prefix(_) => {
                result.push(component);
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_taken_out() {
        for (path, expected) in [
            ("a/./b/../c", "a/c"),
            ("../a/../../b", "../../b"),
            ("/a/../../b", "/b"),
            ("./a", "a"),
        ] {
            assert_eq!(normalized(Path::new(path)), Path::new(expected), "{path}");
        }
    }
}
