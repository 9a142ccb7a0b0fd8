//! Diagnostics about overlays.

use std::io;

use super::target::Invalid;
use crate::report::{Code, Diagnostic, did_you_mean};
use crate::source::{FileId, Place, Pointer};

pub(super) fn unlistable(folder: FileId, shown: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::UnreadableFile)
        .message(format!("the folder `{shown}` cannot be listed: {error}"))
        .at(Place::Whole(folder), "")
}

pub(super) fn unsupported_version(place: Place, version: &str) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedVersion)
        .message(format!("unsupported version `{version}` of overlays"))
        .at(place, "not supported")
        .help("the supported versions are 1.0 and 1.1".to_owned())
}

pub(super) fn no_mapping(place: Place, what: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidOverlay)
        .message(format!("{what} must be a mapping"))
        .at(place, "not a mapping")
}

pub(super) fn missing_field(place: Place, what: &str, field: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidOverlay)
        .message(format!("{what} needs `{field}`"))
        .at(place, "missing here")
}

pub(super) fn unknown_field(place: Place, field: &str, known: &[&str]) -> Diagnostic {
    let listed = || format!("the fields are `{}`", known.join("`, `"));
    Diagnostic::error(Code::InvalidOverlay)
        .message(format!("unknown overlay field `{field}`"))
        .at(place, "unknown")
        .help(did_you_mean(field, known.iter().copied()).unwrap_or_else(listed))
}

pub(super) fn no_text(place: Place, field: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidOverlay)
        .message(format!("`{field}` must be a string"))
        .at(place, "not a string")
}

pub(super) fn no_flag(place: Place) -> Diagnostic {
    Diagnostic::error(Code::InvalidOverlay)
        .message("`remove` must be true or false")
        .at(place, "neither true nor false")
}

pub(super) fn no_actions(place: Place) -> Diagnostic {
    Diagnostic::error(Code::InvalidOverlay)
        .message("`actions` must be a list with at least one action")
        .at(place, "not such a list")
}

pub(super) fn no_change(place: Place) -> Diagnostic {
    Diagnostic::error(Code::InvalidOverlay)
        .message("this action changes nothing")
        .at(place, "has no change")
        .help("add `update`, `copy` or `remove: true`".to_owned())
}

pub(super) fn two_changes(update: Place, copy: Place) -> Diagnostic {
    Diagnostic::error(Code::InvalidOverlay)
        .message("one action cannot have both `update` and `copy`")
        .at(copy, "one of them")
        .also(update, "the other")
        .help("split it into two actions".to_owned())
}

pub(super) fn copy_is_newer(place: Place) -> Diagnostic {
    Diagnostic::error(Code::InvalidOverlay)
        .message("`copy` is new in version 1.1 of overlays")
        .at(place, "unknown in this version")
        .help("write `overlay: 1.1.0`".to_owned())
}

pub(super) fn invalid_target(place: Place, text: &str, invalid: &Invalid) -> Diagnostic {
    let (label, help) = match invalid {
        Invalid::NotFromTheRoot => (
            "does not start with `$`".to_owned(),
            Some(format!("did you mean `$.{}`?", text.trim_start_matches('.'))),
        ),
        Invalid::TooDeep => (
            "its brackets are nested too deeply".to_owned(),
            None,
        ),
        Invalid::From(rest) if rest.is_empty() => ("it ends too early".to_owned(), None),
        Invalid::From(rest) => (
            format!("invalid from `{rest}` on"),
            Some(
                "names with characters other than letters, digits and `_` need quotes: `$.paths['/pets']`"
                    .to_owned(),
            ),
        ),
    };
    Diagnostic::error(Code::InvalidTarget)
        .message(format!("`{text}` is not a valid JSONPath"))
        .at(place, label)
        .help(help)
}

pub(super) fn unmatched_target(place: Place, help: String) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedTarget)
        .message("the target selects nothing in the document")
        .at(place, "selects nothing")
        .help(help)
}

pub(super) fn several_originals(place: Place, count: usize) -> Diagnostic {
    Diagnostic::error(Code::InvalidTarget)
        .message("`copy` must select one value")
        .at(place, format!("selects {count}"))
}

pub(super) fn removed_root(place: Place) -> Diagnostic {
    Diagnostic::error(Code::InvalidTarget)
        .message("the document as a whole cannot be removed")
        .at(place, "selects the document")
}

pub(super) fn mixed_selection(place: Place, one: &Pointer, other: &Pointer) -> Diagnostic {
    Diagnostic::error(Code::IncompatibleUpdate)
        .message("the target selects values of different kinds")
        .at(place, "a value can be merged into one kind only")
        .also(Place::Document(one.clone()), "selected")
        .also(
            Place::Document(other.clone()),
            "selected, and of another kind",
        )
        .help("write one action for each kind".to_owned())
}

pub(super) fn incompatible(place: Place, at: &Pointer) -> Diagnostic {
    Diagnostic::error(Code::IncompatibleUpdate)
        .message("values of different kinds cannot be merged")
        .at(place, "this value is merged")
        .also(Place::Document(at.clone()), "into a value of another kind")
        .help("to replace a value, remove it in a separate action first".to_owned())
}
