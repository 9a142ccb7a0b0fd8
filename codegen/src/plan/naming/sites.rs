//! The content of each place in the paths of a document: methods, items and children.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::route::Step;

/// A place below a scope: the steps that lead to it.
pub(super) type At<'s> = (Option<usize>, &'s [Step]);

/// All places, by their scope and the steps from there.
#[derive(Clone, Debug, Default)]
pub(super) struct Sites {
    sites: HashMap<(Option<usize>, Vec<Step>), Site>,
}

/// One place.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// The HTTP methods, with `true` for those that return a list.
    pub(super) methods: BTreeMap<String, bool>,
    pub(super) children: BTreeSet<String>,
    /// True if a value follows, which is one of many things.
    pub(super) has_items: bool,
    /// True if this place or one below has a method other than `GET` and `HEAD`.
    pub(super) is_written: bool,
}

impl Site {
    pub(super) fn has(&self, method: &str) -> bool {
        self.methods.contains_key(method)
    }

    /// Returns whether the place has just one method, and nothing below it.
    pub(super) fn is_lone(&self) -> bool {
        self.methods.len() == 1 && self.is_leaf()
    }

    pub(super) fn is_leaf(&self) -> bool {
        self.children.is_empty() && !self.has_items
    }

    pub(super) fn is_updated(&self) -> bool {
        self.has("PUT") || self.has("PATCH")
    }
}

impl Sites {
    pub(super) fn add(&mut self, (scope, steps): At<'_>, method: &str, lists: bool) {
        for depth in 0..=steps.len() {
            let at = (scope, steps[..depth].to_vec());
            let site = self.sites.entry(at).or_default();
            site.is_written |= !matches!(method, "GET" | "HEAD");
            match steps.get(depth) {
                Some(Step::Word(word)) => drop(site.children.insert(word.clone())),
                Some(Step::Value) => site.has_items = true,
                None => *site.methods.entry(method.to_owned()).or_default() |= lists,
            }
        }
    }

    /// Returns the place, or an empty one if the document has nothing there.
    pub(super) fn get(&self, (scope, steps): At<'_>) -> Site {
        let found = self.sites.get(&(scope, steps.to_vec()));
        found.cloned().unwrap_or_default()
    }
}
