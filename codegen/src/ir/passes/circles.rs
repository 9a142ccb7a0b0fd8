//! Finds the cycles in which types contain themselves, and the edges that close them.
//!
//! The edge depends only on the names in the cycle. Uses from outside and the order of the document have no influence.

use std::collections::{HashMap, HashSet};
use std::vec::IntoIter;

use crate::ir::{Shape, Type, TypeId, Types};

/// A use of one type by another: the `index`-th of its uses.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) from: TypeId,
    pub(super) index: usize,
    to: TypeId,
    /// True if a value cannot exist without it.
    pub(super) required: bool,
}

/// The edges without which no type leads back to itself.
///
/// Each knot of cycles is walked depth first, from the type whose name comes first. An edge closes a cycle if it leads back to
/// a type on the current path.
pub(super) fn closing_edges(
    types: &Types,
    roots: &[TypeId],
    follows: fn(&Edge) -> bool,
) -> Vec<Edge> {
    let mut closing = Vec::new();
    for knot in knots(types, roots, follows) {
        let first = knot.iter().min_by_key(|id| key(types, **id)).copied();
        let knot: HashSet<TypeId> = knot.into_iter().collect();
        if let Some(first) = first {
            close(types, first, &knot, follows, &mut closing);
        }
    }
    closing
}

/// The key by which types are compared. Named types come first, since their names are the document's own.
fn key(types: &Types, id: TypeId) -> (bool, Option<&str>, &str, bool, TypeId) {
    let ty = &types[id];
    let name = ty.component.as_deref();
    (
        name.is_none(),
        name,
        ty.pointer.as_str(),
        ty.for_requests,
        id,
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Open,
    Closed,
}

/// Adds the edges of a knot that lead back to a type on the current path. The walk needs no recursion.
fn close(
    types: &Types,
    first: TypeId,
    knot: &HashSet<TypeId>,
    follows: fn(&Edge) -> bool,
    closing: &mut Vec<Edge>,
) {
    let mut progress = HashMap::from([(first, Progress::Open)]);
    let mut path = vec![(first, direct_edges(types, first, follows))];
    while let Some((id, edges)) = path.last_mut() {
        let Some(edge) = edges.next() else {
            progress.insert(*id, Progress::Closed);
            path.pop();
            continue;
        };
        if !knot.contains(&edge.to) {
            continue;
        }
        match progress.get(&edge.to) {
            Some(Progress::Open) => closing.push(edge),
            Some(Progress::Closed) => {}
            None => {
                progress.insert(edge.to, Progress::Open);
                path.push((edge.to, direct_edges(types, edge.to, follows)));
            }
        }
    }
}

/// The sets of types that lead to each other. A type outside all cycles is a set by itself.
///
/// Source: Tarjan, "Depth-First Search and Linear Graph Algorithms" (1972).
fn knots(types: &Types, roots: &[TypeId], follows: fn(&Edge) -> bool) -> Vec<Vec<TypeId>> {
    let mut walk = Walk::default();
    for &root in roots {
        if walk.seen.contains_key(&root) {
            continue;
        }
        walk.enter(root);
        let mut path = vec![(root, direct_edges(types, root, follows))];
        while let Some((id, edges)) = path.last_mut() {
            let id = *id;
            match edges.next() {
                Some(edge) => match walk.seen.get(&edge.to).copied() {
                    Some(seen) if seen.is_open => walk.leads_to(id, seen.number),
                    Some(_) => {}
                    None => {
                        walk.enter(edge.to);
                        path.push((edge.to, direct_edges(types, edge.to, follows)));
                    }
                },
                None => {
                    path.pop();
                    let lowest = walk.leave(id);
                    if let Some((above, _)) = path.last() {
                        walk.leads_to(*above, lowest);
                    }
                }
            }
        }
    }
    walk.knots
}

#[derive(Default)]
struct Walk {
    seen: HashMap<TypeId, Seen>,
    /// Types whose knot is not complete yet.
    open: Vec<TypeId>,
    knots: Vec<Vec<TypeId>>,
}

#[derive(Clone, Copy)]
struct Seen {
    number: usize,
    /// The lowest number of an open type to which it leads.
    lowest: usize,
    is_open: bool,
}

impl Walk {
    fn enter(&mut self, id: TypeId) {
        let number = self.seen.len();
        let seen = Seen {
            number,
            lowest: number,
            is_open: true,
        };
        self.seen.insert(id, seen);
        self.open.push(id);
    }

    fn leads_to(&mut self, id: TypeId, number: usize) {
        if let Some(seen) = self.seen.get_mut(&id) {
            seen.lowest = seen.lowest.min(number);
        }
    }

    /// Completes the knot if this is its first type, and returns the lowest number to which the type leads.
    fn leave(&mut self, id: TypeId) -> usize {
        let Some(seen) = self.seen.get(&id).copied() else {
            return usize::MAX;
        };
        if seen.lowest == seen.number {
            let start = self.open.iter().rposition(|it| *it == id);
            let knot = self.open.split_off(start.unwrap_or_default());
            for member in &knot {
                if let Some(seen) = self.seen.get_mut(member) {
                    seen.is_open = false;
                }
            }
            self.knots.push(knot);
        }
        seen.lowest
    }
}

/// The uses that are stored in the type itself, without an allocation between. Properties are sorted by name.
fn direct_edges(types: &Types, from: TypeId, follows: fn(&Edge) -> bool) -> IntoIter<Edge> {
    let ty: &Type = &types[from];
    let edge = |(index, to, required)| Edge {
        from,
        index,
        to,
        required,
    };
    let edges: Vec<Edge> = match &ty.shape {
        Shape::Array { .. } => Vec::new(),
        Shape::Object(object) => {
            let mut fields: Vec<_> = object.fields.iter().enumerate().collect();
            fields.sort_unstable_by_key(|(_, (name, _))| *name);
            let fields = fields.into_iter().map(|(index, (_, field))| {
                let required = field.required && !field.value.nullable;
                (index, field.value.ty, required)
            });
            // The map of further keys is such an allocation.
            fields.map(edge).collect()
        }
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => {
            let uses = ty.shape.uses().into_iter().enumerate();
            let uses = uses.map(|(index, used)| (index, used.ty, false));
            uses.map(edge).collect()
        }
    };
    let edges: Vec<Edge> = edges.into_iter().filter(follows).collect();
    edges.into_iter()
}
