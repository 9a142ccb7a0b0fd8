//! The places in the sources that an item was read from.

use crate::place::Place;
use crate::pointer::Pointer;
use crate::source::Sources;

use super::explanation::Origin;

/// The place of the item, and those of its parts that come from other files, such as overlays.
pub(super) fn of(pointer: &Pointer, sources: &Sources) -> Vec<Origin> {
    if pointer.as_str().is_empty() {
        return Vec::new();
    }
    let main = sources.origin(pointer).map(|(file, _)| file);
    let parts = sources
        .origins()
        .filter(|(at, file, _)| at.starts_with(pointer) && *at != pointer && Some(*file) != main);
    let parts = parts.map(|(at, ..)| at);
    let places = std::iter::once(pointer).chain(parts);
    let origins = places.filter_map(|at| {
        let location = sources.locate(&Place::DocumentKey(at.clone()))?;
        Some(Origin {
            file: location.file,
            line: location.line,
            column: location.column,
            part: at.below(pointer)?.as_str().to_owned(),
        })
    });
    origins.collect()
}
