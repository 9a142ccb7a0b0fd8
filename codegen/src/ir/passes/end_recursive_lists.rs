//! Ends lists and maps that contain nothing but themselves, or that are nested too deeply to be written.
//!
//! Rust spells out a list at each use, and a list of itself would never end; the inner one is kept as JSON.

use std::collections::HashMap;

use indexmap::IndexSet;

use crate::ir::{Api, Type, TypeId, Types, Use, reach};
use crate::report::{Diagnostic, Report};
use crate::settings::Settings;

use super::problems;

/// The deepest nesting of lists and maps; rustc gives up soon after.
const DEEPEST: usize = 32;

pub(super) fn end_recursive_lists(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let reach = reach(&api);
    let reached: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let mut depths = HashMap::new();
    for id in reached {
        let way = way(&api.types, id, &depths);
        let innermost = way.last().and_then(|last| inner(&api.types, *last));
        if let (Some(last), Some(innermost)) = (way.last(), innermost)
            && way.contains(&innermost)
        {
            end(&mut api.types, *last, problems::recursive_list, report);
        }
        let mut depth = innermost
            .and_then(|it| depths.get(&it))
            .copied()
            .unwrap_or(0);
        for list in way.into_iter().rev() {
            if depth == DEEPEST {
                end(&mut api.types, list, too_deep, report);
                depth = 0;
            }
            depth += 1;
            depths.insert(list, depth);
        }
    }
    api
}

fn too_deep(list: &Type) -> Diagnostic {
    problems::list_too_deep(list, DEEPEST)
}

/// The lists and maps from `id` inwards, up to one that was visited, one that is on the path already, or the last.
fn way(types: &Types, id: TypeId, depths: &HashMap<TypeId, usize>) -> IndexSet<TypeId> {
    let mut way = IndexSet::new();
    let mut current = Some(id);
    while let Some(list) = current
        && !depths.contains_key(&list)
    {
        let next = inner(types, list);
        if next.is_none() || !way.insert(list) {
            break;
        }
        current = next;
    }
    way
}

/// Keeps the content of a list or a map as JSON.
fn end(types: &mut Types, list: TypeId, problem: fn(&Type) -> Diagnostic, report: &mut Report) {
    report.push(problem(&types[list]));
    let any = types.add(Type {
        pointer: types[list].pointer.clone(),
        assumed: true,
        ..Type::default()
    });
    if let Some(inner) = types[list].shape.uses_mut().into_iter().next() {
        *inner = Use::of(any);
    }
}

/// The content of a list, or of a map without properties.
fn inner(types: &Types, id: TypeId) -> Option<TypeId> {
    types[id].shape.contained().map(|it| it.ty)
}
