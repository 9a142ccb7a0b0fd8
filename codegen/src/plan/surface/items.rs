//! The items of a surface while they are collected.

use crate::plan::rust::Home;

use super::item::{Item, one_line};
use super::kind::Kind;

/// The items so far, and the origin of the next ones.
#[derive(Debug, Default)]
pub(super) struct Items {
    items: Vec<Item>,
    pointer: String,
    file: String,
    is_module: bool,
}

impl Items {
    /// No items of a crate yet, or of a module, whose files are not below `src`.
    pub(super) fn of(home: &Home) -> Self {
        Self {
            is_module: home.hosted().is_some(),
            ..Self::default()
        }
    }

    /// Sets the origin and the file of the items that are added from here on.
    pub(super) fn from(&mut self, pointer: &str, file: impl Into<String>) {
        pointer.clone_into(&mut self.pointer);
        let file = file.into();
        self.file = match file.strip_prefix("src/").filter(|_| self.is_module) {
            Some(file) => file.to_owned(),
            None => file,
        };
    }

    /// Adds an item.
    pub(super) fn item(&mut self, kind: Kind, path: &str) -> &mut Item {
        self.part(path, kind, path)
    }

    /// Adds a part of an item.
    pub(super) fn part(&mut self, owner: &str, kind: Kind, path: impl Into<String>) -> &mut Item {
        let item = Item {
            kind,
            owner: owner.to_owned(),
            path: one_line(&path.into()),
            pointer: self.pointer.clone(),
            file: self.file.clone(),
            ..Item::default()
        };
        self.items.push(item);
        let last = self.items.len() - 1;
        &mut self.items[last]
    }

    /// All items in the order of their owners, each followed by its parts.
    pub(super) fn sorted(mut self) -> Vec<Item> {
        self.items.sort_by_cached_key(|item| {
            let line = item.line();
            (item.owner.clone(), !item.kind.is_whole(), line)
        });
        self.items.dedup_by_key(|item| item.line());
        self.items
    }
}
