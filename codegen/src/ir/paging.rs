//! Lists in pages: the place of the items in a page, and the way from one page to the next. Found by `detect_pages`.

use super::{Use, WireName};

/// The paging of an operation whose response is a part of a longer list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The list, or the object that has it as a property.
    pub page: Use,
    /// The property that is the list; `None` if the page itself is the list.
    pub list: Option<WireName>,
    pub style: PageStyle,
    /// The query parameter for the number of items per page.
    pub size: Option<String>,
    /// The keys that lead to the number of pages in the body; empty if it has no such number. The other fields likewise.
    pub total_pages: Vec<String>,
    /// The keys that lead to the number of items of all pages.
    pub total_count: Vec<String>,
    /// The keys that lead to a boolean that is true if there are more pages.
    pub has_more: Vec<String>,
}

/// The difference between the request for one page and that for another. Parameters are query parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageStyle {
    /// The number of the page.
    Page { parameter: String, first: u64 },
    /// The number of items before the page.
    Offset { parameter: String },
    /// A value from the previous page, found under the keys `next`.
    Cursor {
        parameter: String,
        next: Vec<String>,
    },
    /// The same in a property of the request's body.
    BodyCursor { property: String, next: Vec<String> },
    /// A URL from the previous page, found under the keys `next`.
    Url { next: Vec<String> },
    /// A URL in the header `Link` of the previous page.
    Link,
}
