//! The public surface of a crate: everything that a consumer can name, without documentation.
//!
//! The difference between two surfaces shows users the effect of an edit of the document or of the generator.

use std::collections::BTreeSet;

use crate::plan::rust::Plan;

use super::item::Item;
use super::items::Items;
use super::method::Method;
use super::{calls, client, models};

/// Everything that a consumer can name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// Every item, followed by its parts.
    pub items: Vec<Item>,
    /// The methods that start a call of an operation, sorted by their resources.
    pub methods: Vec<Method>,
    /// The names of all models, sorted.
    pub types: Vec<String>,
}

impl Surface {
    /// A line for every item that describes it completely. Each item is followed by the lines of its parts.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.items.iter().map(Item::line)
    }

    /// Returns the lines that contain `only`, or all of them, as one text.
    pub(crate) fn text(&self, only: Option<&str>) -> String {
        let lines = self.lines();
        let lines = lines.filter(|line| only.is_none_or(|only| line.contains(only)));
        lines.map(|line| format!("{line}\n")).collect()
    }
}

/// Lists everything that a consumer of the crate can name.
pub fn surface(plan: &Plan) -> Surface {
    let mut items = Items::of(&plan.home);
    client::list(plan, &mut items);
    let mut methods = calls::list(plan, &mut items);
    models::list(&plan.models, &mut items);
    methods.sort();
    let models = plan.models.iter().flat_map(|module| module.items());
    let types: BTreeSet<&str> = models.map(|item| item.name().as_str()).collect();
    Surface {
        items: items.sorted(),
        methods,
        types: types.into_iter().map(str::to_owned).collect(),
    }
}
