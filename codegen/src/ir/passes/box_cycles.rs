//! Boxes the one edge that closes a cycle, so that every type has a size.
//!
//! Lists and maps have their own allocation and need no box.

use std::collections::HashMap;

use crate::ir::{Additional, Api, Shape, Type, TypeId, Types, reach};
use crate::report::Report;
use crate::settings::Settings;

use super::problems;

pub(super) fn box_cycles(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let reach = reach(&api);
    let roots: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    end_requirements(&mut api.types, &roots, report);
    for edge in closing_edges(&api.types, &roots, |_| true) {
        if let Some(used) = api.types[edge.from]
            .shape
            .uses_mut()
            .into_iter()
            .nth(edge.index)
        {
            used.boxed = true;
        }
    }
    api
}

/// A use of one type by another: the `index`-th of its uses.
#[derive(Clone, Copy)]
struct Edge {
    from: TypeId,
    index: usize,
    to: TypeId,
    /// Whether a value cannot exist without it.
    required: bool,
}

/// Makes optional the property that closes a circle of requirements: no value would be finite otherwise.
fn end_requirements(types: &mut Types, roots: &[TypeId], report: &mut Report) {
    for edge in closing_edges(types, roots, |edge| edge.required) {
        if let Shape::Object(object) = &mut types[edge.from].shape
            && let Some((name, field)) = object.fields.get_index_mut(edge.index)
        {
            field.required = false;
            let problem = problems::endless_requirement(name, &field.pointer);
            report.push(problem);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Open,
    Closed,
}

/// The edges that lead back to a type under way, in a depth-first walk without recursion.
fn closing_edges(types: &Types, roots: &[TypeId], follows: fn(&Edge) -> bool) -> Vec<Edge> {
    let mut progress: HashMap<TypeId, Progress> = HashMap::new();
    let mut closing = Vec::new();
    for &root in roots {
        if progress.contains_key(&root) {
            continue;
        }
        progress.insert(root, Progress::Open);
        let mut path = vec![(root, direct_edges(types, root, follows))];
        while let Some((id, edges)) = path.last_mut() {
            let Some(edge) = edges.next() else {
                progress.insert(*id, Progress::Closed);
                path.pop();
                continue;
            };
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
    closing
}

/// The uses that lie in the type itself, without an allocation between.
fn direct_edges(
    types: &Types,
    from: TypeId,
    follows: fn(&Edge) -> bool,
) -> std::vec::IntoIter<Edge> {
    let ty: &Type = &types[from];
    let required: Vec<bool> = match &ty.shape {
        Shape::Object(object) => {
            let fields = object.fields.values();
            let fields = fields.map(|field| field.required && !field.value.nullable);
            fields.collect()
        }
        Shape::Array { .. } => return Vec::new().into_iter(),
        _ => Vec::new(),
    };
    let mapped = match &ty.shape {
        Shape::Object(object) => match object.additional {
            Additional::Typed(_) => Some(object.fields.len()),
            Additional::Open | Additional::Closed => None,
        },
        _ => None,
    };
    let edges = ty.shape.uses().into_iter().enumerate();
    let edges = edges.filter(|(index, _)| Some(*index) != mapped);
    let edges = edges.map(|(index, used)| Edge {
        from,
        index,
        to: used.ty,
        required: required.get(index).copied().unwrap_or(false),
    });
    let edges: Vec<Edge> = edges.filter(follows).collect();
    edges.into_iter()
}
