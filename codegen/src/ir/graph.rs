//! Which types a request or a response reaches.

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
    /// A row per type, up to the last one that was added.
    members: Vec<bool>,
}

impl Set {
    pub fn contains(&self, id: TypeId) -> bool {
        self.members.get(id.index()) == Some(&true)
    }

    /// Adds a type, unless it is there.
    fn insert(&mut self, id: TypeId) -> bool {
        if self.members.len() <= id.index() {
            self.members.resize(id.index() + 1, false);
        }
        let is_new = !std::mem::replace(&mut self.members[id.index()], true);
        if is_new {
            self.order.push(id);
        }
        is_new
    }

    pub fn iter(&self) -> impl Iterator<Item = TypeId> + '_ {
        self.order.iter().copied()
    }

    /// Adds `roots` and all that they are made of, depth first, without recursion: documents nest deeply.
    fn flood(&mut self, types: &Types, roots: Vec<Use>) {
        let mut stack = roots;
        stack.reverse();
        while let Some(Use { ty: id, .. }) = stack.pop() {
            if self.insert(id) {
                let below = stack.len();
                types[id].shape.add_uses_to(&mut stack);
                stack[below..].reverse();
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
