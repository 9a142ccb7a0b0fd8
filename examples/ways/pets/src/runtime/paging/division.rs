//! The division of a list into pages, as data of an operation.

use crate::runtime::json::misfit::token;

use super::lookup::Path;

/// The division of a list into pages. A path leads to a value in the body of a response, and an empty path to nothing.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The way to request a page.
    pub style: Style,
    /// The key of the list in a page; `None` if the page itself is the list.
    pub list: Option<&'static str>,
    /// The query parameter for the number of items per page.
    pub size: Option<&'static str>,
    /// The path to the number of pages.
    pub total_pages: Path,
    /// The path to the number of items of all pages.
    pub total_count: Path,
    /// The path to the boolean that is true if there is another page.
    pub has_more: Path,
}

/// The way to request a page.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// The number of the page.
    Page {
        /// The query parameter.
        parameter: &'static str,
        /// The number of the first page.
        first: u64,
    },
    /// The number of items before the page.
    Offset {
        /// The query parameter.
        parameter: &'static str,
    },
    /// A string from the server that marks the beginning of the next page.
    Cursor {
        /// The query parameter.
        parameter: &'static str,
        /// The path to the string.
        next: Path,
    },
    /// The same in the body of the request.
    BodyCursor {
        /// The property of the body.
        property: &'static str,
        /// The path to the string.
        next: Path,
    },
    /// The URL of the next page.
    Url {
        /// The path to the URL.
        next: Path,
    },
    /// The URL in the header `Link` whose relation is `next` (RFC 8288).
    Link,
}

impl Paging {
    /// The JSON pointer to the value that leads to the next page; empty if there is none.
    pub(super) fn next(&self) -> String {
        let next = match self.style {
            Style::Cursor { next, .. } | Style::BodyCursor { next, .. } | Style::Url { next } => {
                next
            }
            Style::Page { .. } | Style::Offset { .. } | Style::Link => &[],
        };
        let tokens = next.iter().map(|key| format!("/{}", token(key)));
        tokens.collect()
    }

    /// Paging of which only the style is known.
    pub const DEFAULT: Self = Self {
        style: Style::Link,
        list: None,
        size: None,
        total_pages: &[],
        total_count: &[],
        has_more: &[],
    };
}
