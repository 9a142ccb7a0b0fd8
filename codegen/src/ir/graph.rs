//! Which types a request or a response reaches.

use std::collections::HashSet;

use super::{Api, TypeId, Types, Use};

/// The types reached in each direction, in the order in which they are met.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    pub request: Set,
    pub response: Set,
}

/// A set that remembers the order of insertion.
#[derive(Clone, Debug, Default)]
pub struct Set {
    order: Vec<TypeId>,
    members: HashSet<TypeId>,
}

impl Set {
    pub fn contains(&self, id: TypeId) -> bool {
        self.members.contains(&id)
    }

    pub fn iter(&self) -> impl Iterator<Item = TypeId> + '_ {
        self.order.iter().copied()
    }

    /// Adds `roots` and all that they are made of, depth first, without recursion: documents nest deeply.
    fn flood(&mut self, types: &Types, roots: Vec<Use>) {
        let mut stack: Vec<TypeId> = roots.into_iter().rev().map(|root| root.ty).collect();
        while let Some(id) = stack.pop() {
            if self.members.insert(id) {
                self.order.push(id);
                let uses = types[id].shape.uses();
                stack.extend(uses.into_iter().rev().map(|used| used.ty));
            }
        }
    }
}

impl Reach {
    pub fn contains(&self, id: TypeId) -> bool {
        self.request.contains(id) || self.response.contains(id)
    }

    pub fn both(&self, id: TypeId) -> bool {
        self.request.contains(id) && self.response.contains(id)
    }
}

/// Walks from every operation.
pub fn reach(api: &Api) -> Reach {
    let mut reach = Reach::default();
    for operation in &api.operations {
        let types = &api.types;
        reach.request.flood(types, operation.request_uses());
        reach.response.flood(types, operation.response_uses());
    }
    reach
}
