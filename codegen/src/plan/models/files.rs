//! The files of `models`: the home of each type follows from its name, and its condition from the features that reach it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use crate::ir::{Purpose, TypeId};
use crate::plan::docs;
use crate::plan::naming::features::EVENTS;
use crate::plan::naming::homes::{Movable, home, moved};
use crate::plan::naming::{Scope, module_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{Doc, Entry, Item, Module};

/// Types that more features reach are always compiled: they are few, and a longer condition would be unreadable.
const WIDELY: usize = 16;

impl Planner<'_> {
    pub(crate) fn models(&self) -> Vec<Module> {
        let items = self.names.order.par_iter();
        let items: Vec<(TypeId, Item)> = items
            .filter_map(|id| Some((*id, self.item(*id)?)))
            .collect();
        modules(by_home(self.entries(items)))
    }

    /// The items with the features that reach them and the conversions into them.
    fn entries(&self, items: Vec<(TypeId, Item)>) -> Vec<Entry> {
        let mut conversions = self.conversions(&items);
        let mut conditions = self.conditions();
        let entries = items.into_iter().map(|(id, item)| Entry {
            features: conditions.remove(&id).unwrap_or_default(),
            conversions: conversions.remove(item.name()).unwrap_or_default(),
            aliases: Vec::new(),
            item,
            pointer: self.api.types[id].pointer.as_str().to_owned(),
            home: self.api.types[id].home.clone(),
        });
        entries.collect()
    }

    /// The features with which each type is compiled; empty for a type that always is.
    fn conditions(&self) -> HashMap<TypeId, Vec<String>> {
        let all = &self.features.all;
        let events = self.reached_by_events();
        let always = self.kept_always();
        let mut conditions: HashMap<TypeId, Vec<String>> = HashMap::new();
        for (id, mut reachers) in self.reachers() {
            let is_everywhere = reachers.len() == all.len();
            self.features.without_wholes(&mut reachers);
            let is_wide = reachers.len() > 1 && (is_everywhere || reachers.len() > WIDELY);
            if is_wide || always.contains(&id) {
                reachers.clear();
            }
            let mut names: Vec<String> = Vec::new();
            names.extend(reachers.iter().map(|it| all[*it].name.clone()));
            if events.contains(&id) && !names.is_empty() {
                names.push(EVENTS.0.to_owned());
            }
            conditions.insert(id, names);
        }
        for id in events.difference(&always) {
            let only = || vec![EVENTS.0.to_owned()];
            conditions.entry(*id).or_insert_with(only);
        }
        conditions
    }

    /// The features that reach each type, as sorted indexes. A feature that reaches a type also reaches its parts, and the type that
    /// it converts from.
    fn reachers(&self) -> HashMap<TypeId, Vec<usize>> {
        let mut reachers: HashMap<TypeId, Vec<usize>> = HashMap::new();
        for (feature, mut stack) in self.used_by_features().into_iter().enumerate() {
            while let Some(id) = stack.pop() {
                let known = reachers.entry(id).or_default();
                if known.last() == Some(&feature) {
                    continue;
                }
                known.push(feature);
                stack.extend(self.api.types[id].shape.uses().iter().map(|it| it.ty));
                stack.extend(self.counterparts.response_side(id));
            }
        }
        reachers
    }

    /// The types that events contain.
    fn reached_by_events(&self) -> HashSet<TypeId> {
        self.within(self.kept_for(&[Purpose::Event]).collect())
    }

    /// The types that no feature enables: those that the settings keep, and those of operations without a feature, as a module has them.
    fn kept_always(&self) -> HashSet<TypeId> {
        let operations = self.api.operations.iter().zip(&self.tree.places);
        let operations = operations.filter(|(_, place)| self.features.index(&place.path).is_none());
        let used = operations.flat_map(|(operation, _)| operation.uses());
        let kept = self.kept_for(&[Purpose::Read, Purpose::Written]);
        self.within(kept.chain(used.map(|it| it.ty)).collect())
    }

    /// The types that are kept for one of the purposes.
    fn kept_for<'p>(&'p self, purposes: &'p [Purpose]) -> impl Iterator<Item = TypeId> + 'p {
        let kept = self.api.kept.iter();
        let kept = kept.filter(|kept| purposes.contains(&kept.purpose));
        kept.map(|kept| kept.value.ty)
    }

    /// These types and their parts.
    fn within(&self, mut pending: Vec<TypeId>) -> HashSet<TypeId> {
        let mut reached = HashSet::new();
        while let Some(id) = pending.pop() {
            if reached.insert(id) {
                pending.extend(self.api.types[id].shape.uses().iter().map(|it| it.ty));
                pending.extend(self.counterparts.response_side(id));
            }
        }
        reached
    }

    /// The types that the operations of each feature use directly.
    fn used_by_features(&self) -> Vec<Vec<TypeId>> {
        let mut used: Vec<Vec<TypeId>> = vec![Vec::new(); self.features.all.len()];
        for (operation, place) in self.api.operations.iter().zip(&self.tree.places) {
            let feature = self.features.index(&place.path);
            if let Some(used) = feature.and_then(|feature| used.get_mut(feature)) {
                used.extend(operation.uses().iter().map(|it| it.ty));
            }
        }
        used
    }
}

impl Module {
    /// The types in the file.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.entries.iter().map(|entry| &entry.item)
    }
}

/// The entries of each file, sorted by their names.
fn by_home(entries: Vec<Entry>) -> BTreeMap<String, Vec<Entry>> {
    let mut homes: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        // A file of an earlier crate has the words of its types, and maybe more of them.
        let home = entry
            .home
            .clone()
            .unwrap_or_else(|| home(entry.item.name(), 1));
        homes.entry(home).or_default().push(entry);
    }
    let mut homes = divide(homes);
    for entries in homes.values_mut() {
        entries.sort_by(|left, right| left.item.name().cmp(right.item.name()));
    }
    homes
}

/// Moves types out of files that are too long, into files of more words: `payment_intent` beside `payment`.
fn divide(homes: BTreeMap<String, Vec<Entry>>) -> BTreeMap<String, Vec<Entry>> {
    let mut divided: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for (home, entries) in homes {
        let movable = entries.iter().map(|entry| Movable {
            name: entry.item.name(),
            lines: lines(entry),
            kept: entry.home.as_deref(),
        });
        let moved = moved(&movable.collect::<Vec<_>>(), &home, 2);
        for (entry, moved) in entries.into_iter().zip(moved) {
            let home = moved.unwrap_or_else(|| home.clone());
            divided.entry(home).or_default().push(entry);
        }
    }
    divided
}

/// The lines of a type in its file, estimated before it is printed.
fn lines(entry: &Entry) -> usize {
    // The condition, the macro, its end, and a blank line.
    const AROUND: usize = 6;
    let documented = |doc: &Doc| doc.0.len();
    let inner: usize = match &entry.item {
        Item::Struct(item) => {
            let fields = item.fields.iter().map(|field| {
                let accessor = field.or_default.as_ref();
                let accessor = accessor.map_or(0, |it| documented(&it.doc) + 4);
                let deprecated = usize::from(field.deprecated.is_some());
                documented(&field.doc) + deprecated + accessor + 1
            });
            let constants = item.constants.iter().map(|it| documented(&it.doc) + 2);
            documented(&item.doc) + fields.chain(constants).sum::<usize>()
        }
        Item::Enum(item) => {
            let variants = item.variants.iter().map(|it| documented(&it.doc) + 1);
            documented(&item.doc) + variants.sum::<usize>()
        }
        Item::Union(item) => {
            let members = item.members.iter().map(|it| 3 + it.sources.len() * 5);
            documented(&item.doc) + members.sum::<usize>()
        }
        Item::Raw(item) => documented(&item.doc) + item.accessors.len() * 6,
    };
    AROUND + inner + entry.conversions.len() * 12
}

/// The files, sorted by their names.
fn modules(homes: BTreeMap<String, Vec<Entry>>) -> Vec<Module> {
    // `models` is the file beside these that lists them.
    let mut scope = Scope::with(&["r#mod", "mod", "models"]);
    let modules = homes.into_iter().map(|(home, entries)| {
        let longer = module_name(&format!("{home} types"));
        Module {
            name: scope.first_free(&[module_name(&home), longer]),
            doc: docs::line(format!("Types about {}.", docs::code(&home))),
            features: any_of(&entries),
            entries,
        }
    });
    let mut modules: Vec<Module> = modules.collect();
    modules.sort_by(|left, right| left.name.cmp(&right.name));
    modules
}

/// The features that each contribute to the file; empty if the file is never empty.
fn any_of(entries: &[Entry]) -> Vec<String> {
    if entries.iter().any(|entry| entry.features.is_empty()) {
        return Vec::new();
    }
    let features: BTreeSet<&String> = entries.iter().flat_map(|it| &it.features).collect();
    features.into_iter().cloned().collect()
}
