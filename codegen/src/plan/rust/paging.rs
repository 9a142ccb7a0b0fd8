//! Lists in pages, as an operation declares them.

pub use crate::ir::PageStyle;

use super::{Presence, RustName, RustType};

/// The division of the list of an operation into pages.
#[derive(Clone, Debug)]
pub struct Paging {
    pub item: RustType,
    pub items: Items,
    pub style: PageStyle,
    /// The query parameter for the number of items per page.
    pub size: Option<String>,
    /// The paths of keys to the number of pages, to the number of items, and to the boolean that is true if there are more pages.
    pub total_pages: Vec<String>,
    pub total_count: Vec<String>,
    pub has_more: Vec<String>,
}

/// The place of the items in a page.
#[derive(Clone, Debug)]
pub enum Items {
    /// The page itself is the list.
    Whole { optional: bool },
    /// A field of the page, which is sent under this key, is the list.
    Field {
        name: RustName,
        key: String,
        presence: Presence,
    },
}
