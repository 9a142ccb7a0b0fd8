//! The types that several plans have alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::Plan;
use crate::plan::naming::RustName;
use crate::plan::rust::{Entry, Module, RustType};

/// A type that several plans have.
struct Candidate<'p> {
    entry: &'p Entry,
    /// The file in which the first plan has it.
    module: &'p Module,
    /// The plans that have it like this.
    plans: BTreeSet<usize>,
}

/// The types that at least two plans have alike, together with all types that they name. A name that has several shapes is shared by the largest
/// group of plans.
pub(super) fn equal(plans: &[Plan]) -> Vec<Module> {
    let mut candidates = candidates(plans);
    // A type can be shared only where all types that it names are shared.
    loop {
        let mut lost = Vec::new();
        for (name, candidate) in &candidates {
            let named: Vec<_> = uses(candidate.entry).map(|it| candidates.get(it)).collect();
            let can = |plan: &&usize| {
                named
                    .iter()
                    .all(|it| it.is_some_and(|it| it.plans.contains(*plan)))
            };
            let kept: BTreeSet<usize> = candidate.plans.iter().filter(can).copied().collect();
            if kept.len() < candidate.plans.len() {
                lost.push((name.clone(), kept));
            }
        }
        if lost.is_empty() {
            break;
        }
        for (name, kept) in lost {
            if kept.len() < 2 {
                candidates.remove(&name);
            } else if let Some(candidate) = candidates.get_mut(&name) {
                candidate.plans = kept;
            }
        }
    }
    modules(candidates)
}

/// The largest group of plans for each name, by the names.
fn candidates(plans: &[Plan]) -> BTreeMap<RustName, Candidate<'_>> {
    let mut groups: BTreeMap<RustName, Vec<Candidate<'_>>> = BTreeMap::new();
    for (index, plan) in plans.iter().enumerate() {
        for module in &plan.models {
            for entry in &module.entries {
                let groups = groups.entry(entry.item.name().clone()).or_default();
                match groups.iter_mut().find(|it| is_same(it.entry, entry)) {
                    Some(group) => {
                        group.plans.insert(index);
                    }
                    None => groups.push(Candidate {
                        entry,
                        module,
                        plans: BTreeSet::from([index]),
                    }),
                }
            }
        }
    }
    let largest = groups.into_iter().filter_map(|(name, groups)| {
        // Of several, the first one.
        let largest = groups.into_iter().rev().max_by_key(|it| it.plans.len())?;
        (largest.plans.len() > 1).then_some((name, largest))
    });
    largest.collect()
}

/// The types that a type names.
pub(super) fn uses(entry: &Entry) -> impl Iterator<Item = &RustName> {
    let models = entry.item.types().into_iter().flat_map(RustType::models);
    models.chain(entry.conversions.iter().map(|it| &it.source))
}

/// The files of the types, sorted by name.
fn modules(candidates: BTreeMap<RustName, Candidate<'_>>) -> Vec<Module> {
    let mut modules: BTreeMap<String, Module> = BTreeMap::new();
    for candidate in candidates.into_values() {
        let name = candidate.module.name.to_string();
        let module = modules.entry(name).or_insert_with(|| Module {
            entries: Vec::new(),
            ..candidate.module.clone()
        });
        module.entries.push(candidate.entry.clone());
    }
    modules.into_values().collect()
}

/// Returns whether two modules would have the same code for a type.
pub(super) fn is_same(one: &Entry, other: &Entry) -> bool {
    one.item == other.item && one.conversions == other.conversions && one.aliases == other.aliases
}
