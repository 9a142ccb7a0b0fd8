//! The cause of a row for people.

use crate::review::row::{Cause, Hit, Row};

/// `spec/pets.yaml:7:5, /paths/~1pets/get`, or the input that led to the change.
pub(super) fn cause(cause: &Cause) -> String {
    let place = cause.place.as_ref();
    let place = place.map(|(file, line, column)| format!("{file}:{line}:{column}"));
    let pointer = Some(cause.pointer.clone()).filter(|it| !it.is_empty());
    let parts: Vec<String> = place.into_iter().chain(pointer).collect();
    let old = if cause.is_old { " (before)" } else { "" };
    match parts.as_slice() {
        [] => format!("from {}", cause.input.as_str()),
        parts => format!("from {}, {}{old}", cause.input.as_str(), parts.join(", ")),
    }
}

/// The first methods that a row reaches, and the number of the others.
pub(super) fn reaches(row: &Row) -> Option<String> {
    const SHOWN: usize = 3;
    let reaches: Vec<&str> = row
        .reaches
        .iter()
        .map(String::as_str)
        .filter(|method| *method != row.sides.latest().owner)
        .collect();
    let more = reaches.len().saturating_sub(SHOWN);
    let shown = reaches
        .iter()
        .take(SHOWN)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    match (reaches.len(), more) {
        (0, _) => None,
        (_, 0) => Some(shown),
        _ => Some(format!("{shown} and {more} more")),
    }
}

/// The first places in programs that a row touches, and the number of the others.
pub(super) fn hits(row: &Row) -> Option<String> {
    const SHOWN: usize = 8;
    let shown: Vec<String> = row.hits.iter().take(SHOWN).map(Hit::to_string).collect();
    match row.hits.len().saturating_sub(SHOWN) {
        _ if shown.is_empty() => None,
        0 => Some(shown.join(", ")),
        more => Some(format!("{} and {more} more", shown.join(", "))),
    }
}

/// The resource that a row belongs to in a report: the methods below one resource, or the file of a type.
pub(super) fn group(row: &Row) -> String {
    let item = row.sides.latest();
    match item.owner.rsplit_once('.') {
        Some((resource, _)) if item.owner.starts_with("client.") => resource.to_owned(),
        _ if item.file.is_empty() => "the crate".to_owned(),
        _ => item.file.clone(),
    }
}
