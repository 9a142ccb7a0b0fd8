//! The settings that come out of a configuration.

use toml_edit::{Array, DocumentMut, Item, Table, TomlError, Value};

/// Settings, each with the keys that lead to it. Later ones with the same keys do not count.
#[derive(Debug, Default)]
pub(super) struct Imported(Vec<(Vec<String>, Value)>);

impl Imported {
    pub(super) fn set(&mut self, keys: &[&str], value: impl Into<Value>) {
        let keys = keys.iter().map(|it| (*it).to_owned()).collect();
        self.0.push((keys, value.into()));
    }

    /// The place and the name of an operation.
    pub(super) fn operation(&mut self, id: &str, path: &[String], method: &str) {
        if !path.is_empty() {
            let path: Array = path.iter().map(String::as_str).collect();
            self.set(&["operations", id, "path"], path);
        }
        self.set(&["operations", id, "method"], method);
    }

    /// The settings with these, and the numbers of those that are new and of those that existed. What exists stays.
    ///
    /// # Errors
    ///
    /// Returns the error of the parser if the settings are not TOML.
    pub(super) fn merged(&self, settings: &str) -> Result<(String, usize, usize), TomlError> {
        let mut document: DocumentMut = settings.parse()?;
        let (mut added, mut kept) = (0, 0);
        for (keys, value) in &self.0 {
            let Some((name, tables)) = keys.split_last() else {
                continue;
            };
            let table = tables
                .iter()
                .try_fold(document.as_table_mut(), |table, name| {
                    let inner = table.entry(name).or_insert_with(|| {
                        let mut table = Table::new();
                        table.set_implicit(true);
                        Item::Table(table)
                    });
                    inner.as_table_mut()
                });
            match table {
                Some(table) if !table.contains_key(name) => {
                    table.set_implicit(false);
                    table.insert(name, Item::Value(value.clone()));
                    added += 1;
                }
                Some(_) | None => kept += 1,
            }
        }
        Ok((document.to_string(), added, kept))
    }
}
