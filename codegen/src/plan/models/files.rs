//! The files of `models`: the home of each type follows from its name, and its condition from the features that reach it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::ir::TypeId;
use crate::plan::docs;
use crate::plan::naming::homes::home;
use crate::plan::naming::{Scope, module_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{Entry, Item, Module};

/// Types that more features reach are always compiled, since these are few, and a longer condition would be unreadable.
const WIDELY: usize = 16;

/// The features that reach a type, as indexes, sorted; none if it is always compiled.
type Reachers = Vec<usize>;

impl Planner<'_> {
    pub(crate) fn models(&self) -> Vec<Module> {
        let reachers = self.reachers();
        let mut homes: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        let items = self.names.order.par_iter();
        let items: Vec<(TypeId, Item)> = items
            .filter_map(|id| Some((*id, self.item(*id)?)))
            .collect();
        let mut conversions = self.conversions(&items);
        for (id, item) in items {
            let reachers = reachers.get(&id).map_or(&[][..], Vec::as_slice);
            let features = reachers
                .iter()
                .map(|it| self.features.all[*it].name.clone());
            homes.entry(home(item.name())).or_default().push(Entry {
                features: features.collect(),
                conversions: conversions.remove(item.name()).unwrap_or_default(),
                item,
            });
        }
        // `models` is the file beside these that lists them.
        let mut scope = Scope::with(&["r#mod", "mod", "models"]);
        let modules = homes.into_iter().map(|(home, mut entries)| {
            entries.sort_by(|left, right| left.item.name().cmp(right.item.name()));
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

    /// The features that reach each type. A feature that reaches a type also reaches its parts, and the type that it converts from.
    fn reachers(&self) -> HashMap<TypeId, Reachers> {
        let mut starts: Vec<Vec<TypeId>> = vec![Vec::new(); self.features.all.len()];
        for (operation, place) in self.api.operations.iter().zip(&self.tree.places) {
            let feature = self.features.index(&place.path);
            if let Some(starts) = feature.and_then(|feature| starts.get_mut(feature)) {
                starts.extend(operation.uses().iter().map(|it| it.ty));
            }
        }
        let mut reachers: HashMap<TypeId, Reachers> = HashMap::new();
        for (feature, mut stack) in starts.into_iter().enumerate() {
            while let Some(id) = stack.pop() {
                let known = reachers.entry(id).or_default();
                if known.last() == Some(&feature) {
                    continue;
                }
                known.push(feature);
                stack.extend(self.api.types[id].shape.uses().iter().map(|it| it.ty));
                stack.extend(self.split.response_side(id));
            }
        }
        let all = self.features.all.len();
        for known in reachers.values_mut() {
            let is_everywhere = known.len() == all;
            self.features.without_wholes(known);
            if known.len() > 1 && (is_everywhere || known.len() > WIDELY) {
                known.clear();
            }
        }
        reachers
    }
}

impl Module {
    /// The types in the file.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.entries.iter().map(|entry| &entry.item)
    }
}

/// The features that each bring something in the file; none if the file is never empty.
fn any_of(entries: &[Entry]) -> Vec<String> {
    if entries.iter().any(|entry| entry.features.is_empty()) {
        return Vec::new();
    }
    let features: BTreeSet<&String> = entries.iter().flat_map(|it| &it.features).collect();
    features.into_iter().cloned().collect()
}
