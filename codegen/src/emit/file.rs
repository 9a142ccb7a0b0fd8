//! A file of Rust: the documentation of its module, and its items with blank lines between them.

use proc_macro2::TokenStream;

use crate::plan::rust::Doc;
use crate::write::File;

use super::code::{self, Printed};
use super::docs;
use super::table::Table;

/// A part of a file: items that are all compiled under the same condition.
pub(super) struct Part {
    condition: String,
    items: Vec<Printed>,
}

impl Part {
    pub(super) fn code(code: TokenStream) -> Self {
        Self {
            condition: String::new(),
            items: code::items(code),
        }
    }

    pub(super) fn table(table: &Table) -> Self {
        Self {
            condition: String::new(),
            items: vec![Printed::alone(table.text())],
        }
    }

    /// The same under a condition, which is the line of an attribute, or empty.
    pub(super) fn only_if(self, condition: &str) -> Self {
        Self {
            condition: condition.to_owned(),
            ..self
        }
    }

    fn into_items(self) -> impl Iterator<Item = Printed> {
        let condition = self.condition;
        let items = self.items.into_iter();
        items.map(move |item| item.only_if(&condition))
    }
}

/// The file of a module with this documentation and these parts.
pub(super) fn rust(path: String, doc: &Doc, parts: Vec<Part>) -> File {
    let doc = code::items_of_root(docs::inner(doc));
    let items = parts.into_iter().flat_map(Part::into_items);
    File {
        path,
        text: code::joined(doc.into_iter().chain(items)),
    }
}

/// The file that is this code, with the attributes of the module.
pub(super) fn of_code(path: String, code: TokenStream) -> File {
    File {
        path,
        text: code::joined(code::items_of_root(code)),
    }
}
