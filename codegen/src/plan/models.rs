//! Types of the IR → items of `models`, a file per set of features that reach them.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::ir::{self, Shape, TypeId};

use super::Planner;
use super::docs::{self, doc};
use super::imports::imports;
use super::naming::{RustName, Scope, value_name, variant_name};
use super::rust::{Directions, Doc, Enum, EnumOver, Item, Literal, Module, Variant};

/// Where types stand that most resources reach, or none.
const SHARED: &str = "shared";

/// Types that more features reach are always compiled: so few are not worth a condition that nobody can read.
const WIDELY: usize = 16;

/// The features that reach a type, as indexes, sorted; none if it is always compiled.
type Reachers = Vec<usize>;

impl Planner<'_> {
    pub(super) fn models(&self) -> Vec<Module> {
        let reachers = self.reachers();
        let mut homes: BTreeMap<&[usize], Vec<Item>> = BTreeMap::new();
        let items = self.names.order.par_iter();
        let items = items.filter_map(|id| Some((*id, self.item(*id)?)));
        for (id, item) in items.collect::<Vec<_>>() {
            let home = reachers.get(&id).map_or(&[][..], Vec::as_slice);
            homes.entry(home).or_default().push(item);
        }
        let mut scope = Scope::with(&["r#mod", "mod", "models"]);
        let modules = homes.into_iter().map(|(home, items)| {
            let features: Vec<String> = home
                .iter()
                .map(|it| self.features.names[*it].clone())
                .collect();
            Module {
                name: scope.unique(value_name(&module_name(&features))),
                doc: module_doc(&features),
                features,
                imports: Vec::new(),
                items,
            }
        });
        let mut modules: Vec<Module> = modules.collect();
        self.convert(&mut modules);
        for module in &mut modules {
            module.imports = imports(&module.items);
            module
                .items
                .sort_by(|left, right| left.name().cmp(right.name()));
        }
        modules.sort_by(|left, right| left.name.cmp(&right.name));
        modules
    }

    /// Which features need which types. What is said of a type here holds for all that it is made of, or converts from.
    fn reachers(&self) -> HashMap<TypeId, Reachers> {
        let mut starts: Vec<Vec<TypeId>> = vec![Vec::new(); self.features.names.len()];
        for (operation, place) in self.api.operations.iter().zip(&self.tree.places) {
            let feature = place
                .path
                .first()
                .and_then(|root| self.features.index(root));
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
        let all = self.features.names.len();
        for known in reachers.values_mut() {
            if known.len() > 1 && (known.len() == all || known.len() > WIDELY) {
                known.clear();
            }
        }
        reachers
    }

    pub(super) fn item(&self, id: TypeId) -> Option<Item> {
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

    pub(super) fn directions(&self, id: TypeId) -> Directions {
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

/// The one feature, or as much of several as tells them apart.
fn module_name(features: &[String]) -> String {
    match features {
        [] => SHARED.to_owned(),
        [alone] => alone.clone(),
        [first, second] => format!("{SHARED} by {first} and {second}"),
        [first, others @ ..] => format!("{SHARED} by {first} and {} others", others.len()),
    }
}

fn module_doc(features: &[String]) -> Doc {
    let named = features.iter().map(|it| docs::code(it));
    docs::line(match features {
        [] => "Types that several resources use.".to_owned(),
        [_] => format!("Types of {}.", named.collect::<String>()),
        [..] => format!(
            "Types that these use: {}.",
            named.collect::<Vec<_>>().join(", ")
        ),
    })
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

/// The variants of an enum over these values, one each.
pub(super) fn variants(values: impl Iterator<Item = Literal>) -> Vec<Variant> {
    let mut scope = Scope::with(&["Unknown"]);
    let variants = values.map(|value| {
        let words = match &value {
            Literal::Text(text) => text.clone(),
            Literal::Integer(number) if *number < 0 => format!("minus {}", number.unsigned_abs()),
            Literal::Integer(number) => format!("value {number}"),
            Literal::Boolean(flag) => flag.to_string(),
        };
        Variant {
            name: scope.first_free(&[
                variant_name(&words),
                variant_name(&format!("{words} value")),
            ]),
            value,
        }
    });
    variants.collect()
}
