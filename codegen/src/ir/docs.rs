//! The documentation in a document, and rules that are only documented.

/// The documentation of a part of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    pub summary: Option<String>,
    pub description: Option<String>,
    /// The reason for its deprecation.
    pub deprecation: Option<String>,
    /// A page with more about it.
    pub page: Option<Page>,
}

/// A page of the web (OpenAPI 3.0.4, External Documentation Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub url: String,
    pub description: Option<String>,
}

/// A rule for values that is only documented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    Bounds {
        minimum: Option<String>,
        maximum: Option<String>,
        /// True if the minimum itself is excluded.
        above: bool,
        /// True if the maximum itself is excluded.
        below: bool,
    },
    MultipleOf(String),
    /// At least, and at most; likewise for the other two.
    Characters(usize, Option<usize>),
    Items(usize, Option<usize>),
    Entries(usize, Option<usize>),
    Pattern(String),
    Unique,
}
