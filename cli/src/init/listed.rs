//! A new entry of `sdk.toml`.

use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, Table, value};

use crate::project::PROJECT;

use super::created::Created;
use super::document::Document;

/// Returns whether a client in `sdk.toml` has its document in the same folder.
pub(super) fn has_neighbour(document: &Document) -> Result<bool, String> {
    let file = read()?;
    let clients = file.get("clients").and_then(Item::as_table_like);
    let mut clients = clients.into_iter().flat_map(|it| it.iter());
    let folder = document.path.parent();
    Ok(clients.any(|(_, client)| {
        let spec = client
            .get("spec")
            .and_then(Item::as_str)
            .unwrap_or_default();
        Path::new(spec) != document.path && Path::new(spec).parent() == folder
    }))
}

/// Adds a client to `sdk.toml`, which is created if it does not exist.
pub(super) fn add(
    name: &str,
    document: &Document,
    settings: &Path,
    (place, out): (&str, &Path),
    created: &mut Created,
) -> Result<(), String> {
    let mut file = read()?;
    let before = file.to_string();
    let clients = file.entry("clients").or_insert_with(implicit);
    let Some(clients) = clients.as_table_mut() else {
        return Err(format!("error: {PROJECT}: `clients` is not a table"));
    };
    if clients.contains_key(name) {
        return Err(format!(
            "error: {PROJECT} has a client `{name}` already: choose another name with `--name`"
        ));
    }
    let mut client = Table::new();
    client.insert("spec", value(slashed(&document.path)));
    client.insert(place, value(slashed(out)));
    if !settings.ends_with("codegen.toml") {
        client.insert("config", value(slashed(settings)));
    }
    if let Some(download) = &document.download {
        let mut table = Table::new();
        table.insert("url", value(&download.url));
        table.insert("sha256", value(&download.sha256));
        client.insert("download", Item::Table(table));
    }
    clients.insert(name, Item::Table(client));
    let path = Path::new(PROJECT);
    match path.exists() {
        true => created.change(path, &before, &file.to_string()),
        false => created.write(
            path,
            format!("# The clients of this repository. `cargo sdk generate` brings them up to date.\n\n{file}"),
        ),
    }
}

fn read() -> Result<DocumentMut, String> {
    let text = fs::read_to_string(PROJECT).unwrap_or_default();
    let read = text.parse();
    read.map_err(|error| format!("error: {PROJECT}: {error}"))
}

fn implicit() -> Item {
    let mut table = Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

/// The same file must work on every platform.
fn slashed(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
