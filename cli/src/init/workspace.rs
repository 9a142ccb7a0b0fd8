//! The Cargo workspace around a new crate, of which it becomes a member.

use std::fs;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, value};

use super::created::Created;

/// Adds the crate to the members of the workspace in the working folder. Cargo refuses a crate in a workspace that does not list it.
pub(super) fn add_member(out: &Path, created: &mut Created) -> Result<(), String> {
    let path = Path::new("Cargo.toml");
    let Ok(before) = fs::read_to_string(path) else {
        return Ok(());
    };
    let mut file: DocumentMut = before
        .parse()
        .map_err(|error| format!("error: {}: {error}", path.display()))?;
    let Some(workspace) = file.get_mut("workspace").and_then(Item::as_table_like_mut) else {
        return Ok(());
    };
    let out = out.display().to_string().replace('\\', "/");
    let members = workspace.entry("members").or_insert(value(Array::new()));
    let Some(members) = members.as_array_mut() else {
        return Ok(());
    };
    let covers = |member: &str| {
        let folder = out.rsplit_once('/').map_or("", |(folder, _)| folder);
        member == out
            || member.strip_suffix("/*") == Some(folder)
            || member == "*" && folder.is_empty()
    };
    if members.iter().filter_map(|it| it.as_str()).any(covers) {
        return Ok(());
    }
    members.push(out);
    created.change(path, &before, &file.to_string())
}
