//! Boxes the edge that closes a cycle, so that every type has a size.
//!
//! Lists and maps have their own allocation and need no box.

use crate::ir::{Api, Shape, TypeId, Types, reach};
use crate::report::Report;
use crate::settings::Settings;

use super::circles::closing_edges;
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

/// Makes the property optional that closes a cycle of requirements: no value would be finite otherwise.
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
