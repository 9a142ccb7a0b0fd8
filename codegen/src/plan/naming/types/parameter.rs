//! Names the types of parameters and headers.

use std::collections::BTreeSet;

use super::super::words::singular;
use super::call::{call, call_in_full, plural_where_many};
use super::path::Path;
use super::used::{Used, in_common};

/// Names a parameter after its operation, or after the resource that all operations with it have in common.
pub(super) fn parameter(used: &[Used<'_>], first: &Used<'_>, name: &str) -> Vec<Path> {
    let name = if first.many {
        singular(name)
    } else {
        name.to_owned()
    };
    let operations: BTreeSet<_> = used.iter().map(|it| &it.operation.pointer).collect();
    let resources: BTreeSet<_> = used.iter().map(|it| &it.place.path).collect();
    let noun = first.place.noun();
    let call = call(first.place, &plural_where_many(first.place, noun.clone()));
    let full = call_in_full(first.place);
    let own = [
        call.then(&name),
        full.then(&name),
        call.then(format!("{name} parameter")),
    ];
    let common = match (operations.len(), resources.len()) {
        (1, _) => None,
        (_, 1) => Some(Path::of([noun, name])),
        (_, _) => Some(match in_common(used) {
            Some(noun) => Path::of([noun, name]),
            None => Path::of([name]),
        }),
    };
    common.into_iter().chain(own).collect()
}
