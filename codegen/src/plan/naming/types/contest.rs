//! Decides which of several types gets a name, whatever the order of the document.

use std::collections::HashMap;

use crate::ir::{Api, SchemaPath, SchemaPaths, TypeId, fingerprint};

use super::super::rust_name::{RustName, Scope};
use super::names::Numbered;
use super::path::Path;

/// The names that are taken, and the order in which equals are served.
#[derive(Debug)]
pub(super) struct Contest {
    scope: Scope,
    /// The rank of each item, by its place in the document.
    order: HashMap<TypeId, usize>,
    numbered: Vec<(TypeId, RustName)>,
}

/// The names that a type could have, best first, and its right to them.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub(super) id: TypeId,
    pub(super) right: Right,
    pub(super) paths: Vec<Path>,
}

/// The right to a name that several types want. The first one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Right {
    /// An operation gets one of the type.
    Item,
    /// An operation lists the type.
    Items,
    Other,
}

impl Contest {
    pub(super) fn of(api: &Api, standings: &SchemaPaths, items: &[TypeId]) -> Self {
        let mut keyed: Vec<((SchemaPath, String), TypeId)> = items
            .iter()
            .map(|id| {
                (
                    (standings.at(&api.types[*id].pointer), distinction(api, *id)),
                    *id,
                )
            })
            .collect();
        keyed.sort();
        let keyed = keyed.into_iter().enumerate();
        Self {
            scope: Scope::default(),
            order: keyed.map(|(place, (_, id))| (id, place)).collect(),
            numbered: Vec::new(),
        }
    }

    /// Gives every type the best of its names that is left.
    ///
    /// All types ask for their best name first, and those that got none then ask for their next one. If several ask at once,
    /// the one with the better right gets it, and among equals the first one by path, method and properties. If all of them had
    /// to move on, each new type would rename an old one; this way half of the new ones do not.
    pub(super) fn settle(&mut self, mut wishes: Vec<Wish>) -> Vec<(TypeId, RustName, Path)> {
        wishes.sort_by_key(|it| (it.right, self.place(it.id)));
        let mut settled = Vec::new();
        let most = wishes.iter().map(|it| it.paths.len()).max();
        for round in 0..most.unwrap_or_default() {
            wishes.retain(|Wish { id, paths, .. }| {
                let Some(path) = paths.get(round) else {
                    return true;
                };
                let name = path.name();
                let is_free = self.scope.is_free(&name);
                if is_free {
                    self.scope.first_free(std::slice::from_ref(&name));
                    settled.push((*id, name, path.clone()));
                }
                !is_free
            });
        }
        for Wish { id, paths, .. } in wishes {
            let path = paths.into_iter().next().unwrap_or_default();
            let name = self.scope.unique(path.name());
            self.numbered.push((id, name.clone()));
            settled.push((id, name.clone(), Path::of([name.plain()])));
        }
        settled
    }

    pub(super) fn place(&self, id: TypeId) -> Option<usize> {
        self.order.get(&id).copied()
    }

    pub(super) fn sorted(&self, mut items: Vec<TypeId>) -> Vec<TypeId> {
        items.sort_by_key(|id| self.order.get(id).copied());
        items
    }

    pub(super) fn numbered(&self, api: &Api) -> Vec<Numbered> {
        let numbered = self.numbered.iter().map(|(id, name)| Numbered {
            id: *id,
            name: name.clone(),
            pointer: api.types[*id].pointer.clone(),
        });
        numbered.collect()
    }
}

/// A key that distinguishes types at the same place, such as the members of a union.
fn distinction(api: &Api, id: TypeId) -> String {
    let ty = &api.types[id];
    let title = ty.title.as_deref().unwrap_or_default();
    let description = ty.docs.description.as_deref().unwrap_or_default();
    let content = fingerprint(&api.types, id).text;
    format!("{} {title} {content} {description}", ty.for_requests)
}
