//! Finds the types that requests and responses reach.

use super::{Api, Purpose, Shape, TypeId, Types, Use};

/// The types reached in each direction, in the order in which they are met: operation by operation, and properties by name.
///
/// Later stages that depend on this order therefore do not depend on the order in which a document lists properties.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    pub request: Set,
    pub response: Set,
}

/// A set that remembers the order of insertion.
#[derive(Clone, Debug, Default)]
pub struct Set {
    order: Vec<TypeId>,
    /// An entry per type, up to the last one that was added.
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

    /// Adds `roots` and all their parts, depth first, without recursion: documents nest deeply.
    fn flood(&mut self, types: &Types, roots: Vec<Use>) {
        let mut stack = roots;
        stack.reverse();
        while let Some(Use { ty: id, .. }) = stack.pop() {
            if self.insert(id) {
                let below = stack.len();
                add_in_order(&types[id].shape, &mut stack);
                stack[below..].reverse();
            }
        }
    }
}

/// Adds the parts of a shape, with properties sorted by name.
fn add_in_order(shape: &Shape, uses: &mut Vec<Use>) {
    match shape {
        Shape::Object(object) => {
            let mut fields: Vec<_> = object.fields.iter().collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            uses.extend(fields.into_iter().map(|(_, field)| field.value));
            uses.extend(object.additional.value());
        }
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array { .. }
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => shape.add_uses_to(uses),
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

/// Walks from every operation, and from the types that are kept without one.
pub fn reach(api: &Api) -> Reach {
    let mut reach = Reach::default();
    for operation in &api.operations {
        let types = &api.types;
        reach.request.flood(types, operation.request_uses());
        reach.response.flood(types, operation.response_uses());
    }
    for kept in &api.kept {
        let reached = match kept.purpose {
            Purpose::Event | Purpose::Read => &mut reach.response,
            Purpose::Written => &mut reach.request,
        };
        reached.flood(&api.types, vec![kept.value]);
    }
    reach
}
