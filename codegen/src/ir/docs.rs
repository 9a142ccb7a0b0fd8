//! What a document tells its readers.

/// What a reader is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    pub summary: Option<String>,
    pub description: Option<String>,
}

/// A rule for values that only their documentation states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    Bounds {
        minimum: Option<String>,
        maximum: Option<String>,
        /// Whether the minimum itself is excluded.
        above: bool,
        /// Whether the maximum itself is excluded.
        below: bool,
    },
    MultipleOf(String),
    /// At least, and at most; so for the other two.
    Characters(usize, Option<usize>),
    Items(usize, Option<usize>),
    Entries(usize, Option<usize>),
    Pattern(String),
    Unique,
}
