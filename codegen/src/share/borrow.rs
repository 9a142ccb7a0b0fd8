//! A plan without the code that its module shares.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::naming::RustName;
use crate::plan::rust::{Borrowed, Entry, SharedModule};
use crate::plan::{Plan, Surface};

use super::shared::ROOMS;
use super::types::{is_same, uses};

/// Adds methods to the bodies of responses that return types of one API. Modules that share the type of bodies cannot each add them.
const OF_BODIES: &str = "stream/of_body";

/// Takes what `shared` has out of the plan, and shows in the surface where it is.
pub(super) fn borrow(plan: &mut Plan, surface: &mut Surface, shared: &SharedModule) {
    let Some(path) = plan.home.hosted().map(|it| it.path.inside.clone()) else {
        return;
    };
    let inside = &shared.hosted.path.inside;
    let mut types = BTreeMap::new();
    for module in &shared.models {
        for entry in &module.entries {
            let name = entry.item.name();
            if entries(plan).any(|it| is_same(it, entry)) {
                types.insert(name.clone(), module.name.plain().to_owned());
            }
        }
    }
    // A type of its own with the same name as a shared one is named by types that are its own, too.
    while let Some(lost) = entries(plan).find_map(|entry| {
        let name = entry.item.name();
        let is_lost = types.contains_key(name) && uses(entry).any(|it| !types.contains_key(it));
        is_lost.then(|| name.clone())
    }) {
        types.remove(&lost);
    }
    for module in &mut plan.models {
        module
            .entries
            .retain(|it| !types.contains_key(it.item.name()));
    }
    plan.models.retain(|module| !module.entries.is_empty());
    plan.foreign.clear();
    plan.runtime.retain(|file| file.path != OF_BODIES);
    let folder = relative(&path, inside, "../", "/");
    for item in &mut surface.items {
        let owner = item.owner.strip_prefix("models::");
        let file = owner.and_then(|owner| types.iter().find(|(name, _)| name.as_str() == owner));
        if let Some((_, file)) = file {
            item.file = format!("{folder}/models/{file}.rs");
        }
    }
    let borrowed = shared.models.iter().flat_map(|module| &module.entries);
    let borrowed = borrowed.filter(|entry| types.contains_key(entry.item.name()));
    let names = borrowed.flat_map(|entry| {
        let aliases = entry.aliases.iter().map(|alias| &alias.name);
        std::iter::once(entry.item.name()).chain(aliases).cloned()
    });
    let names: BTreeSet<RustName> = names.collect();
    plan.home.borrow(Borrowed {
        path: format!("super::{}", relative(&path, inside, "super::", "::")),
        rooms: ROOMS,
        types: names.into_iter().collect(),
    });
}

fn entries(plan: &Plan) -> impl Iterator<Item = &Entry> {
    plan.models.iter().flat_map(|module| &module.entries)
}

/// The way from the module `from` to the module `to`, which have paths in the same crate.
fn relative(from: &str, to: &str, up: &str, separator: &str) -> String {
    let depth = from.split("::").count() - 1;
    let names: Vec<&str> = to.split("::").skip(1).collect();
    up.repeat(depth) + &names.join(separator)
}
