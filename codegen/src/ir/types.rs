//! Types: an arena of nodes, each with a shape.

use std::collections::HashSet;
use std::ops::{Index, IndexMut};

use indexmap::{IndexMap, IndexSet};

use crate::source::Pointer;

use super::{Constraint, Docs, Shape, TypeId};

/// All types of an API. Nodes are pruned but never removed, so that an id stays valid.
#[derive(Clone, Debug, Default)]
pub struct Types {
    all: Vec<Type>,
    pruned: HashSet<TypeId>,
}

impl Types {
    pub fn add(&mut self, ty: Type) -> TypeId {
        let id = TypeId(self.all.len());
        self.all.push(ty);
        id
    }

    /// Returns whether a node with this id exists by now.
    pub fn contains(&self, id: TypeId) -> bool {
        id.0 < self.all.len()
    }

    /// Every id, in the order in which the nodes were made.
    pub fn ids(&self) -> impl Iterator<Item = TypeId> + use<> {
        (0..self.all.len()).map(TypeId)
    }

    /// Every node that was not pruned.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        let live = self.ids().zip(&self.all);
        live.filter(|(id, _)| !self.pruned.contains(id))
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (TypeId, &mut Type)> {
        let live = (0..).map(TypeId).zip(&mut self.all);
        live.filter(|(id, _)| !self.pruned.contains(id))
    }

    /// Shortens references that are nothing else, so that each names its final target: following long chains takes quadratic time.
    pub fn shorten_references(&mut self) {
        for start in self.ids() {
            let mut way = Vec::new();
            let mut current = start;
            while let Shape::Reference(target) = self[current].shape
                && !self[current].nullable
                && way.len() <= self.all.len()
            {
                way.push(current);
                current = target;
            }
            for reference in way {
                if reference != current {
                    self[reference].shape = Shape::Reference(current);
                }
            }
        }
    }

    /// Leaves the node out of [`Types::iter`].
    pub fn prune(&mut self, id: TypeId) {
        self.pruned.insert(id);
    }

    /// Every schema of the document, with its types after all passes.
    pub fn schemas(&self) -> IndexMap<&Pointer, Schema> {
        let mut schemas = IndexMap::new();
        // The first node at a pointer is the schema itself; nodes that passes derived from it come later.
        for (id, ty) in self.ids().zip(&self.all).filter(|(_, ty)| !ty.for_requests) {
            schemas.entry(&ty.pointer).or_insert_with(|| {
                let request_side = self.chain(id).find_map(|id| self[id].request_side);
                Schema {
                    ty: self.follow(id).0,
                    request_side: request_side.map(|id| self.follow(id).0),
                }
            });
        }
        schemas
    }

    /// The two sides, after all passes, of each type that was split: the type in responses and the type in requests.
    pub fn split(&self) -> IndexSet<(TypeId, TypeId)> {
        let sides = self.ids().filter_map(|id| {
            let request = self[id].request_side?;
            Some((self.follow(id).0, self.follow(request).0))
        });
        sides
            .filter(|(response, request)| response != request)
            .collect()
    }

    /// The node, and those to which its references lead.
    fn chain(&self, id: TypeId) -> impl Iterator<Item = TypeId> {
        let next = |id: &TypeId| {
            let Shape::Reference(target) = self[*id].shape else {
                return None;
            };
            (target != *id).then_some(target)
        };
        std::iter::successors(Some(id), next).take(self.all.len())
    }

    /// The node that `id` leads to through references, and whether one of them was nullable.
    pub fn follow(&self, id: TypeId) -> (TypeId, bool) {
        let mut current = id;
        let mut nullable = false;
        // A chain of references as long as the arena is a cycle.
        for _ in 0..=self.all.len() {
            nullable |= self[current].nullable;
            match self[current].shape {
                Shape::Reference(target) if target != current => current = target,
                Shape::Reference(_)
                | Shape::Any
                | Shape::Null
                | Shape::Boolean { .. }
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Array { .. }
                | Shape::Object(_)
                | Shape::Union(_)
                | Shape::AllOf(_)
                | Shape::Parameter
                | Shape::Apply { .. } => return (current, nullable),
            }
        }
        (current, nullable)
    }
}

impl Index<TypeId> for Types {
    type Output = Type;

    fn index(&self, id: TypeId) -> &Type {
        &self.all[id.0]
    }
}

impl IndexMut<TypeId> for Types {
    fn index_mut(&mut self, id: TypeId) -> &mut Type {
        &mut self.all[id.0]
    }
}

/// The types of a schema of the document after all passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    pub ty: TypeId,
    /// The type in requests, if it differs.
    pub request_side: Option<TypeId>,
}

/// A type of another crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignType {
    /// The name of the crate's package.
    pub package: String,
    pub path: String,
}

/// One schema, or a type that a pass derived from schemas.
#[derive(Clone, Debug, Default)]
pub struct Type {
    pub pointer: Pointer,
    /// The name that `codegen.toml` or the document's own `title` gives it.
    pub title: Option<String>,
    /// Its name in `components`.
    pub component: Option<String>,
    /// The name that `codegen.toml` gives it, which wins over every other.
    pub pinned: Option<String>,
    pub docs: Docs,
    /// True if the document deprecates a schema that it names. A deprecated schema without a name is that of a deprecated property.
    pub deprecated: bool,
    /// True if it accepts `null`. After `fold_nullable`, only a [`Use`] is nullable.
    pub nullable: bool,
    /// True if `split_read_write` made it, as the request side of a type that responses have too.
    pub for_requests: bool,
    /// The type in requests, if `split_read_write` split the type.
    pub request_side: Option<TypeId>,
    /// True if it replaces something unreadable, which was reported.
    pub assumed: bool,
    /// True if it is the item type of a list that does not describe its items.
    pub unsaid: bool,
    /// Rules for its values that the shape does not express.
    pub constraints: Vec<Constraint>,
    /// True if its values must not be shown (`format: password`, `x-sensitive`).
    pub sensitive: bool,
    /// The type of another crate that the document gives it by `x-rust-type`, as long as it is not taken over.
    pub suggested: Option<ForeignType>,
    /// The path of the type of another crate that takes its place; its shape is then [`Shape::Any`].
    pub foreign: Option<String>,
    /// The file in which an earlier crate has it, without its extension, and in which it stays.
    pub home: Option<String>,
    pub shape: Shape,
}
