//! Names that APIs give to the list in a response, whatever its items are.
//!
//! `passes/detect_pages` looks for the list of a page by them, and `plan/naming` for operations that return several things.

/// The names in the spelling of `plain`, the most telling first.
pub const LISTS: [&str; 15] = [
    "data",
    "items",
    "results",
    "result",
    "records",
    "entries",
    "values",
    "list",
    "content",
    "elements",
    "collection",
    "nodes",
    "objects",
    "rows",
    "value",
];

/// A name of a list that pages do not have: SCIM (RFC 7644, section 3.4.2) counts its `Resources` from 1, and offsets begin at 0.
pub const UNPAGED: &str = "resources";

/// A name without underscores, dashes and capitals, since APIs differ in these.
pub fn plain(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|it| !matches!(it, '_' | '-' | '@' | '$'));
    letters.flat_map(char::to_lowercase).collect()
}
