//! The explanation of one item, as plain data.

use serde_json::Value;

use super::history::Step;

/// The explanation of one item of the crate.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The item in one line.
    pub(super) line: String,
    pub(super) kind: &'static str,
    /// The JSON Pointer of its origin in the effective document; empty if it has none.
    pub(super) pointer: String,
    /// The difference between the item and the text that was asked for.
    pub(super) note: Option<String>,
    /// The places in the sources that it was read from; the first is that of the item itself.
    pub(super) origins: Vec<Origin>,
    /// The file of the crate that declares it.
    pub(super) file: String,
    /// The passes that changed it.
    pub(super) passes: Vec<Step>,
    /// The names that were considered, best first.
    pub(super) names: Vec<Name>,
    /// The rule that chose the resources of a call.
    pub(super) resources: Option<&'static str>,
    pub(super) settings: Vec<Setting>,
    /// The calls that reach it.
    pub(super) calls: Vec<String>,
    /// The types that contain it.
    pub(super) types: Vec<String>,
    /// The diagnostics, for people.
    pub(super) text: String,
    pub(super) diagnostics: Vec<Value>,
}

/// A place in the sources.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
    /// The pointer below that of the item, for a part that comes from elsewhere.
    pub(super) part: String,
}

/// A name that was considered.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) name: String,
    /// The rule that proposes it.
    pub(super) rule: &'static str,
    pub(super) fate: &'static str,
}

/// A line of `codegen.toml`.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) key: String,
    pub(super) value: String,
}
