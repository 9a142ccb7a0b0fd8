//! Types of the IR → items of `models`, a file per resource that alone reaches them.

use std::collections::HashMap;

use crate::ir::{self, Shape, TypeId};

use super::Planner;
use super::docs::{self, doc};
use super::imports::imports;
use super::names::{RustName, Scope, value_name, variant_name};
use super::rust::{Directions, Doc, Enum, EnumOver, Item, Literal, Module, Variant};

/// Where types stand that several resources reach.
const SHARED: &str = "shared";

impl Planner<'_> {
    pub(super) fn models(&self) -> Vec<Module> {
        let homes = self.homes();
        let mut modules: Vec<Module> = Vec::new();
        for &id in &self.names.order {
            let Some(item) = self.item(id) else {
                continue;
            };
            let home = homes.get(&id).copied().unwrap_or(SHARED);
            let name = value_name(home);
            match modules.iter_mut().find(|module| module.name == name) {
                Some(module) => module.items.push(item),
                None => modules.push(Module {
                    doc: module_doc(home),
                    imports: Vec::new(),
                    name,
                    items: vec![item],
                }),
            }
        }
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

    /// The top-level resource that alone reaches a type.
    fn homes(&self) -> HashMap<TypeId, &str> {
        let mut homes: HashMap<TypeId, &str> = HashMap::new();
        for (operation, place) in self.api.operations.iter().zip(&self.tree.places) {
            let root = place.path.first().map_or(SHARED, String::as_str);
            let mut stack: Vec<TypeId> = operation.uses().iter().map(|it| it.ty).collect();
            while let Some(id) = stack.pop() {
                // What is at home here or shared already was followed already, with all that it is made of.
                match homes.get_mut(&id) {
                    Some(home) if *home == root || *home == SHARED => continue,
                    Some(home) => *home = SHARED,
                    None => {
                        homes.insert(id, root);
                    }
                }
                stack.extend(self.api.types[id].shape.uses().iter().map(|it| it.ty));
            }
        }
        homes
    }

    fn item(&self, id: TypeId) -> Option<Item> {
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

fn module_doc(home: &str) -> Doc {
    docs::line(match home {
        SHARED => "Types that several resources use.".to_owned(),
        home => format!("Types of {}.", docs::code(home)),
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
