//! The files of large resources. The modules are private, so that the paths of their items do not show them.

use crate::ir;
use crate::plan::naming::homes::{Movable, moved};
use crate::plan::naming::{Scope, module_name};
use crate::plan::rust::{Operation, Resource};

/// The front of the names of such modules, so that a resource can have any other name.
const FRONT: &str = "calls_";

/// Moves operations of a resource to files of their own, as far as its file is too long. `sources` are the same operations in the IR.
pub(super) fn divide(
    operations: &mut [(usize, Operation)],
    children: &[Resource],
    sources: &[ir::Operation],
) {
    let movable = operations.iter().map(|(index, it)| Movable {
        name: &it.marker,
        lines: lines(it),
        kept: sources
            .get(*index)
            .and_then(|it| it.home.as_deref())
            .map(|it| it.trim_start_matches(FRONT)),
    });
    let moved = moved(&movable.collect::<Vec<_>>(), "", 1);
    let taken: Vec<&str> = children.iter().map(|it| it.module.as_str()).collect();
    for ((_, operation), moved) in operations.iter_mut().zip(moved) {
        let Some(words) = moved else { continue };
        let mut scope = Scope::with(&taken);
        operation.file = Some(scope.unique(module_name(&format!("{FRONT}{words}"))));
    }
}

/// The lines of an operation in its file, estimated before it is printed.
fn lines(operation: &Operation) -> usize {
    // The method, the type of the calls, the table with the route, and the blank lines between them.
    const AROUND: usize = 24;
    let documented = operation.doc.0.len();
    let others = operation.others.iter().map(|it| it.doc.0.len() + 8);
    let setters = operation.setters.iter().map(|it| it.doc.0.len() + 3);
    let other_responses = operation
        .other_responses
        .iter()
        .map(|it| it.doc.0.len() + 6);
    let headers = operation.headers.iter().map(|it| it.doc.0.len() + 2);
    let parts = others.chain(setters).chain(other_responses).chain(headers);
    AROUND + documented + parts.sum::<usize>() + operation.arguments.len() * 2
}
