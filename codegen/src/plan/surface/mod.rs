//! The public surface of a crate as lines of text: everything that a consumer can name, without documentation.
//!
//! The difference between two surfaces shows users the effect of an edit of the document or of the generator.

mod calls;
mod client;
mod models;

use std::collections::BTreeSet;

use super::Plan;

/// Everything that a consumer can name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// A line for every item that says everything about it. Each item is followed by the lines that belong to it.
    pub lines: Vec<String>,
    /// The methods that start a call of an operation, sorted by their resources.
    pub methods: Vec<Method>,
    /// The names of all models, sorted.
    pub types: Vec<String>,
}

/// A method that starts a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Method {
    /// The methods that lead from the client to the resource, such as `customers` and `bank_accounts`.
    pub resources: Vec<String>,
    pub name: String,
    /// The HTTP method.
    pub verb: String,
    /// The path as the document has it.
    pub path: String,
}

impl Surface {
    /// Returns the lines that contain `only`, or all of them, as one text.
    pub(crate) fn text(&self, only: Option<&str>) -> String {
        let lines = self.lines.iter();
        let lines = lines.filter(|line| only.is_none_or(|only| line.contains(only)));
        lines.map(|line| format!("{line}\n")).collect()
    }
}

/// Lists everything that a consumer of the crate can name.
pub fn surface(plan: &Plan) -> Surface {
    let mut lines = Lines::default();
    client::list(plan, &mut lines);
    let mut methods = calls::list(plan, &mut lines);
    models::list(&plan.models, &mut lines);
    methods.sort();
    let items = plan.models.iter().flat_map(|module| module.items());
    let types: BTreeSet<&str> = items.map(|item| item.name().as_str()).collect();
    Surface {
        lines: lines.0.into_iter().map(|line| line.text).collect(),
        methods,
        types: types.into_iter().map(str::to_owned).collect(),
    }
}

/// The lines so far.
#[derive(Debug, Default)]
struct Lines(BTreeSet<Line>);

/// A line with the item that it is sorted under.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    item: String,
    is_member: bool,
    text: String,
}

impl Lines {
    /// Adds the line of an item itself.
    fn item(&mut self, item: &str, text: String) {
        self.add(item, false, text);
    }

    /// Adds a line for something that belongs to an item.
    fn member(&mut self, item: &str, text: String) {
        self.add(item, true, text);
    }

    fn add(&mut self, item: &str, is_member: bool, text: String) {
        self.0.insert(Line {
            item: item.to_owned(),
            is_member,
            text,
        });
    }
}
