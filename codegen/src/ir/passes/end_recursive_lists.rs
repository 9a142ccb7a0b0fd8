//! Ends lists and maps that hold nothing but themselves.
//!
//! Rust writes a list where it is used, and a list of itself would be written without end; the inner one is kept as JSON.

use std::collections::HashSet;

use crate::ir::{Api, Shape, Type, TypeId, Types, Use, reach};
use crate::report::Report;
use crate::settings::Settings;

use super::problems;

pub(super) fn end_recursive_lists(
    mut api: Api,
    _settings: &Settings,
    report: &mut Report,
) -> Api {
    let reach = reach(&api);
    let reached: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let mut ended = HashSet::new();
    for id in reached {
        if let Some(last) = closing(&api.types, id)
            && ended.insert(last)
        {
            report.push(problems::recursive_list(&api.types[last]));
            let any = api.types.add(Type {
                pointer: api.types[last].pointer.clone(),
                assumed: true,
                ..Type::default()
            });
            if let Some(inner) = api.types[last].shape.uses_mut().into_iter().next() {
                *inner = Use::of(any);
            }
        }
    }
    api
}

/// The list or map that holds `id` again, if one is reached through lists and maps alone.
fn closing(types: &Types, id: TypeId) -> Option<TypeId> {
    let mut seen = HashSet::new();
    let mut current = id;
    while seen.insert(current) {
        let inner = inner(types, current)?;
        if inner == id {
            return Some(current);
        }
        current = inner;
    }
    None
}

/// What a list or a map without properties holds.
fn inner(types: &Types, id: TypeId) -> Option<TypeId> {
    match &types[id].shape {
        Shape::Array { items } => Some(items.ty),
        Shape::Object(object) if object.is_map() => object.additional.value().map(|it| it.ty),
        _ => None,
    }
}
