//! Lists in pages, as an operation declares them.

pub use crate::ir::PageStyle;

use super::{Presence, RustName, RustType};

/// How the list of an operation is divided into pages.
#[derive(Clone, Debug)]
pub struct Paging {
    pub item: RustType,
    pub items: Items,
    pub style: PageStyle,
    /// The query parameter for how many items a page has.
    pub size: Option<String>,
    /// Where the body says how many pages there are, how many items, and whether there are more; paths of keys.
    pub total_pages: Vec<String>,
    pub total_count: Vec<String>,
    pub has_more: Vec<String>,
}

/// Where the items of a page are.
#[derive(Clone, Debug)]
pub enum Items {
    /// The page is the list.
    Whole { optional: bool },
    /// A field of the page is.
    Field { name: RustName, presence: Presence },
}
