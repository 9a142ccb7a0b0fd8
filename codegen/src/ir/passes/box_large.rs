//! Boxes large values, so that no value is too large for the stack of the thread that reads it.
//!
//! A struct of structs takes as much room as all of them together, since Rust stores values inside each other.

use std::collections::HashMap;

use crate::ir::{Additional, Api, Object, Shape, TypeId, Types, Use, reach};
use crate::report::Report;
use crate::settings::Settings;

/// The size in bytes above which a field is boxed, so that a struct has at most this per field.
const LARGE: usize = 512;
const POINTER: usize = 8;
/// A `String`, a `Vec`, or a map.
const HANDLE: usize = 24;
/// A `serde_json::Value`, or an enum with a `String` in it.
const VALUE: usize = 32;

pub(super) fn box_large(mut api: Api, _settings: &Settings, _report: &mut Report) -> Api {
    let reach = reach(&api);
    let roots: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let mut sizes = HashMap::new();
    for id in inside_out(&api.types, &roots) {
        let sizes_known = &sizes;
        let inner = inner(&api.types[id].shape);
        let large = inner.map(|used| !used.boxed && size_of(sizes_known, used) > LARGE);
        let large: Vec<bool> = large.collect();
        if let Shape::Object(_) | Shape::Union(_) = &api.types[id].shape {
            let uses = inner_mut(&mut api.types[id].shape);
            for (used, large) in uses.zip(large) {
                used.boxed |= large;
            }
        }
        let size = size(&api.types[id].shape, &sizes);
        sizes.insert(id, size);
    }
    api
}

/// Every type, each after the types that are stored inside its values. Works without recursion: documents nest deeply.
fn inside_out(types: &Types, roots: &[TypeId]) -> Vec<TypeId> {
    let mut order = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut stack: Vec<(TypeId, bool)> = roots.iter().rev().map(|root| (*root, false)).collect();
    while let Some((id, done)) = stack.pop() {
        if done {
            order.push(id);
        } else if seen.insert(id) {
            stack.push((id, true));
            let inner = inner(&types[id].shape).filter(|used| !used.boxed);
            stack.extend(inner.map(|used| (used.ty, false)));
        }
    }
    order
}

/// The types whose values are stored inside a value; lists and maps store theirs elsewhere.
fn inner(shape: &Shape) -> Box<dyn Iterator<Item = Use> + '_> {
    match shape {
        Shape::Object(object) => Box::new(object.fields.values().map(|field| field.value)),
        Shape::Union(union) => Box::new(union.members.iter().copied()),
        Shape::Apply { envelope, payload } => Box::new([Use::of(*envelope), *payload].into_iter()),
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array { .. }
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter => Box::new(std::iter::empty()),
    }
}

/// The same for an object or a union, to be rewritten in place.
fn inner_mut(shape: &mut Shape) -> Box<dyn Iterator<Item = &mut Use> + '_> {
    match shape {
        Shape::Object(object) => Box::new(object.fields.values_mut().map(|it| &mut it.value)),
        Shape::Union(union) => Box::new(union.members.iter_mut()),
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array { .. }
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => Box::new(std::iter::empty()),
    }
}

fn size(shape: &Shape, sizes: &HashMap<TypeId, usize>) -> usize {
    match shape {
        Shape::Object(object) if object.is_map() => HANDLE,
        Shape::Object(object) => size_of_object(object, sizes),
        Shape::Union(union) => {
            let members = union.members.iter().map(|it| size_of(sizes, *it));
            members.max().unwrap_or_default().max(VALUE) + POINTER
        }
        Shape::Apply { envelope, payload } => {
            let envelope = sizes.get(envelope).copied().unwrap_or_default();
            envelope.saturating_add(size_of(sizes, *payload))
        }
        Shape::Any => VALUE,
        Shape::String(string) if string.values.is_empty() => HANDLE,
        Shape::String(_) => VALUE,
        Shape::Array { .. } => HANDLE,
        Shape::Integer(_) | Shape::Number(_) => POINTER,
        Shape::Null | Shape::Boolean { .. } | Shape::Parameter => 1,
        // Removed before sizes are computed.
        Shape::AllOf(_) | Shape::Reference(_) => VALUE,
    }
}

fn size_of_object(object: &Object, sizes: &HashMap<TypeId, usize>) -> usize {
    let fields = object.fields.values();
    // An optional number or flag needs room for its absence.
    let fields = fields.map(|field| size_of(sizes, field.value).saturating_add(POINTER));
    let extra = match object.additional {
        Additional::Typed(_) => HANDLE,
        Additional::Open | Additional::Closed => 0,
    };
    fields.fold(extra, usize::saturating_add)
}

fn size_of(sizes: &HashMap<TypeId, usize>, used: Use) -> usize {
    if used.boxed {
        return POINTER;
    }
    sizes.get(&used.ty).copied().unwrap_or(HANDLE)
}
