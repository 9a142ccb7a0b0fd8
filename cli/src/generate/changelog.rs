//! The draft of an entry in the changelog of a crate.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The name of the file in a crate.
const CHANGELOG: &str = "CHANGELOG.md";

/// The heading below which changes are listed that have no version yet.
const UNRELEASED: &str = "## Unreleased\n";

/// Adds an entry to the changelog of the crate in `out`.
pub(super) fn add(entry: &str, out: &Path) -> Result<(), String> {
    let path = out.join(CHANGELOG);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => format!("# Changelog\n\n{UNRELEASED}"),
        Err(error) => return Err(format!("cannot read {}: {error}", path.display())),
    };
    fs::write(&path, with_entry(&text, entry))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// The text with the entry below [`UNRELEASED`], which becomes the first heading of its level if there is none.
fn with_entry(text: &str, entry: &str) -> String {
    if let Some((before, after)) = text.split_once(UNRELEASED) {
        return format!("{before}{UNRELEASED}\n{entry}{after}");
    }
    let first = text.find("\n## ").map_or(text.len(), |at| at + 1);
    let (before, after) = text.split_at(first);
    let gap = if after.is_empty() { "" } else { "\n" };
    format!("{}\n\n{UNRELEASED}\n{entry}{gap}{after}", before.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_goes_below_what_is_not_released() {
        let entry = "### Added\n\n- `x`.\n";
        let cases = [
            (
                "# Changelog\n\n## Unreleased\n",
                "# Changelog\n\n## Unreleased\n\n### Added\n\n- `x`.\n",
            ),
            (
                "# Changelog\n\n## Unreleased\n\n### Added\n\n- `w`.\n\n## 0.1.0\n",
                "# Changelog\n\n## Unreleased\n\n### Added\n\n- `x`.\n\n### Added\n\n- `w`.\n\n## 0.1.0\n",
            ),
            (
                "# Changelog\n\n## 0.1.0\n\nThe first one.\n",
                "# Changelog\n\n## Unreleased\n\n### Added\n\n- `x`.\n\n## 0.1.0\n\nThe first one.\n",
            ),
            (
                "# Changelog\n",
                "# Changelog\n\n## Unreleased\n\n### Added\n\n- `x`.\n",
            ),
        ];
        for (before, after) in cases {
            assert_eq!(with_entry(before, entry), after);
        }
    }
}
