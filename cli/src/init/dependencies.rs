//! The dependencies of the tests of a new crate.

use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, Table};

use super::created::Created;

/// Adds what `tests/first_call.rs` needs to the Cargo.toml of a crate.
pub(super) fn add_for_tests(out: &Path, name: &str, created: &mut Created) -> Result<(), String> {
    let path = out.join("Cargo.toml");
    let broken = |problem: String| format!("error: {}: {problem}", path.display());
    let before = fs::read_to_string(&path).map_err(|error| broken(error.to_string()))?;
    let mut file: DocumentMut = before.parse().map_err(|error| broken(format!("{error}")))?;
    // Cargo takes a crate as a dependency of its own tests, which enables the feature for them alone.
    let wanted = format!(
        "{name} = {{ path = \".\", features = [\"test-util\"] }}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
    );
    let wanted: DocumentMut = wanted.parse().map_err(|error| broken(format!("{error}")))?;
    let mut table = Table::new();
    for (key, item) in wanted.as_table() {
        table.insert(key, item.clone());
    }
    table.set_position(Some(isize::MAX));
    file.insert("dev-dependencies", Item::Table(table));
    let text = file.to_string();
    created.change(&path, &before, &format!("{}\n", text.trim_end()))
}
