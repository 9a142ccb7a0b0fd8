//! The depth to which types contain each other, on which the depth of the compiler's work depends.

use std::collections::{HashMap, HashSet};

use crate::plan::naming::RustName;
use crate::plan::rust::{Module, RustType};

/// The limit of a crate that sets none. Source: the Rust Reference, "The `recursion_limit` attribute".
const DEFAULT_LIMIT: usize = 128;

/// The steps that an auto trait needs through a `Box` or a `Vec` in an `Option`, and the type inside it.
const STEPS: usize = 8;

/// The recursion limit that the crate needs for the auto traits of its types; `None` if the default is enough.
pub(crate) fn recursion_limit(models: &[Module]) -> Option<usize> {
    let limit = (depth(models) * STEPS).next_power_of_two();
    (limit > DEFAULT_LIMIT).then_some(limit)
}

/// The depth of the tree that the types are, each looked at once and before those that come after it, as the compiler does.
fn depth(models: &[Module]) -> usize {
    let items = models.iter().flat_map(Module::items);
    let named = items.map(|item| {
        let types = item.types().into_iter().flat_map(RustType::models);
        (item.name(), types.collect::<Vec<_>>())
    });
    let named: Vec<(&RustName, Vec<&RustName>)> = named.collect();
    let inner: HashMap<&RustName, &[&RustName]> = named
        .iter()
        .map(|(name, it)| (*name, it.as_slice()))
        .collect();
    let mut seen = HashSet::new();
    let mut deepest = 0;
    for (root, _) in &named {
        // Types with the depth at which they are reached, the next one at the end.
        let mut open = vec![(*root, 1)];
        while let Some((name, depth)) = open.pop() {
            if !seen.insert(name) {
                continue;
            }
            deepest = deepest.max(depth);
            let types = inner.get(name).into_iter().flat_map(|it| it.iter().rev());
            open.extend(types.map(|it| (*it, depth + 1)));
        }
    }
    deepest
}
