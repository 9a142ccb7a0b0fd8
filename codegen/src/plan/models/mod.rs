//! Types of the IR → items of `models`, each in the file that follows from its name, with the features that reach it.

pub(crate) mod constraints;
pub(crate) mod conversion;
pub(crate) mod defaults;
pub(crate) mod forms;
pub(crate) mod split;
pub(crate) mod structs;
pub(crate) mod types;
pub(crate) mod unions;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::ir::{self, Shape, TypeId};

use super::Planner;
use super::docs::{self, doc};
use super::naming::homes::home;
use super::naming::words::{snake, with_signs};
use super::naming::{RustName, Scope, module_name, variant_name};
use super::rust::{Directions, Entry, Enum, EnumOver, Item, Literal, Module, Variant};
use structs::in_order;

/// Types that more features reach are always compiled: so few are not worth a condition that nobody can read.
const WIDELY: usize = 16;

/// The features that reach a type, as indexes, sorted; none if it is always compiled.
type Reachers = Vec<usize>;

impl Planner<'_> {
    pub(crate) fn models(&self) -> Vec<Module> {
        let reachers = self.reachers();
        let mut homes: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        let items = self.names.order.par_iter();
        let items = items.filter_map(|id| Some((*id, self.item(*id)?)));
        for (id, item) in items.collect::<Vec<_>>() {
            let reachers = reachers.get(&id).map_or(&[][..], Vec::as_slice);
            let features = reachers
                .iter()
                .map(|it| self.features.all[*it].name.clone());
            homes.entry(home(item.name())).or_default().push(Entry {
                features: features.collect(),
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
        self.convert(&mut modules);
        modules.sort_by(|left, right| left.name.cmp(&right.name));
        modules
    }

    /// Which features need which types. What is said of a type here holds for all that it is made of, or converts from.
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

    pub(crate) fn item(&self, id: TypeId) -> Option<Item> {
        let name = self.names.get(id)?.clone();
        let ty = &self.api.types[id];
        Some(match &ty.shape {
            Shape::Object(object) => Item::Struct(self.struct_(id, name, object)),
            Shape::Union(union) => self.union(id, name, union),
            Shape::String(string) => {
                let values = string.values.iter().cloned().map(Literal::Text);
                Item::Enum(enum_(name, &ty.docs, values, EnumOver::Strings))
            }
            Shape::Integer(integer) => {
                let values = integer.values.iter().copied().map(Literal::Integer);
                Item::Enum(enum_(name, &ty.docs, values, EnumOver::Integers))
            }
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Number(_)
            | Shape::Array { .. }
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => return None,
        })
    }

    pub(crate) fn directions(&self, id: TypeId) -> Directions {
        Directions {
            decode: self.both_directions || self.reach.response.contains(id),
            encode: self.both_directions || self.reach.request.contains(id),
        }
    }
}

impl Item {
    pub fn name(&self) -> &RustName {
        match self {
            Self::Struct(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::Union(item) => &item.name,
            Self::Raw(item) => &item.name,
        }
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

fn enum_(
    name: RustName,
    docs: &ir::Docs,
    values: impl Iterator<Item = Literal>,
    over: EnumOver,
) -> Enum {
    Enum {
        variants: variants(values),
        doc: doc(docs),
        name,
        over,
    }
}

/// The variants of an enum, one for each value. The order of the values does not decide which of two gets a name.
pub(crate) fn variants(values: impl Iterator<Item = Literal>) -> Vec<Variant> {
    let mut scope = Scope::with(&["Unknown"]);
    let values = values.map(|value| (words_of(&value), value)).enumerate();
    let mut values: Vec<(usize, (String, Literal))> = values.collect();
    values.sort_by_cached_key(|(_, (words, _))| (snake(words) != *words, words.clone()));
    let variants = values.into_iter().map(|(index, (words, value))| {
        let name = scope.first_free(&[
            variant_name(&words),
            variant_name(&with_signs(&words)),
            variant_name(&format!("{} {words}", letters(&words))),
            variant_name(&format!("{words} value")),
        ]);
        (index, Variant { name, value })
    });
    in_order(variants.collect())
}

fn words_of(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.clone(),
        Literal::Integer(number) if *number < 0 => format!("minus {}", number.unsigned_abs()),
        Literal::Integer(number) => format!("value {number}"),
        Literal::Boolean(flag) => flag.to_string(),
    }
}

/// A word for the capitals of a value, for values that differ only in these.
fn letters(words: &str) -> &'static str {
    let is_small = |it: char| it.is_lowercase();
    match words.contains(char::is_uppercase) {
        true if words.contains(is_small) => "mixed",
        true => "upper",
        false => "lower",
    }
}
