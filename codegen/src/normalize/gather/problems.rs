//! Diagnostics about finding and joining the parts of a document.

use std::io;

use crate::report::{Code, Diagnostic, did_you_mean};
use crate::source::{FileId, Place, Pointer};

pub(super) fn unlistable(folder: FileId, shown: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::UnreadableFile)
        .message(format!("the folder `{shown}` cannot be listed: {error}"))
        .at(Place::Whole(folder), "")
}

pub(super) fn nothing_to_read(folder: FileId, shown: &str) -> Diagnostic {
    Diagnostic::error(Code::NothingToRead)
        .message(format!(
            "the folder `{shown}` contains neither a document nor a fragment"
        ))
        .at(Place::Whole(folder), "")
        .help("a document is a YAML or JSON file with `openapi` and `paths`".to_owned())
}

pub(super) fn several_roots(first: FileId, second: FileId) -> Diagnostic {
    Diagnostic::error(Code::SeveralRoots)
        .message("the folder has more than one root document")
        .at(Place::Whole(second), "the second one")
        .also(Place::Whole(first), "the first one")
        .help("keep one, or name the file to read".to_owned())
}

pub(super) fn not_a_document(file: FileId) -> Diagnostic {
    Diagnostic::error(Code::UnknownFragment)
        .message("this is neither an OpenAPI document nor a fragment of one")
        .at(
            Place::File(file, Pointer::root()),
            "has neither `openapi`, nor `paths`, nor `path` and `method`",
        )
}

pub(super) fn unknown_fragment(file: FileId) -> Diagnostic {
    Diagnostic::warning(Code::UnknownFragment)
        .message(
            "the file is neither a partial document nor an operation, and no reference names it",
        )
        .at(Place::File(file, Pointer::root()), "left out")
}

pub(super) fn incomplete_fragment(file: FileId, missing: &[&str]) -> Diagnostic {
    let missing: Vec<_> = missing.iter().map(|key| format!("`{key}`")).collect();
    Diagnostic::error(Code::IncompleteFragment)
        .message(format!(
            "the operation fragment lacks {}",
            missing.join(" and ")
        ))
        .at(
            Place::File(file, Pointer::root()),
            "its keywords are those of an operation",
        )
        .help("add `path` and `method`, or put the operation below `paths`".to_owned())
}

pub(super) fn assumed_root(spec: FileId, version: &str, title: &str) -> Diagnostic {
    Diagnostic::note(Code::AssumedRoot)
        .message(format!("there is no root document; one with the version `{version}` and the title `{title}` is assumed"))
        .at(Place::Whole(spec), "")
        .help("an `openapi.yaml` with `openapi`, `info` and `servers` gives the name and the address of the API".to_owned())
}

pub(super) fn no_version(root: FileId) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedVersion)
        .message("the document states no version: it has neither `openapi` nor `swagger`")
        .at(Place::File(root, Pointer::root()), "lacks a version")
        .help(supported_versions())
}

pub(super) fn unsupported_version(root: FileId, at: Pointer, version: &str) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedVersion)
        .message(format!("unsupported version: {version}"))
        .at(Place::File(root, at), "not supported")
        .help(supported_versions())
}

fn supported_versions() -> String {
    "the supported versions are OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0".to_owned()
}

pub(super) fn foreign_version(file: FileId, at: Pointer, key: &str, family: &str) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedVersion)
        .message(format!(
            "the fragment has another version than the document, which has `{key}: {family}`"
        ))
        .at(Place::File(file, at), "another version")
        .help(format!("write `{key}: {family}…` here, or remove it"))
}

pub(super) fn unknown_method(place: Place, given: &str, known: &[&str]) -> Diagnostic {
    let listed = || format!("the methods are `{}`", known.join("`, `"));
    Diagnostic::error(Code::UnknownMethod)
        .message(format!("`{given}` is not a method"))
        .at(place, "unknown")
        .help(did_you_mean(given, known.iter().copied()).unwrap_or_else(listed))
}

pub(super) fn invalid_path(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidPath)
        .message(format!("the path `{path}` does not start with `/`"))
        .at(place, "should start with `/`")
}

pub(super) fn conflicting_operation(first: Place, second: Place, name: &str) -> Diagnostic {
    Diagnostic::error(Code::ConflictingOperation)
        .message(format!(
            "this path has two different descriptions of the operation `{name}`"
        ))
        .at(second, "described again here")
        .also(first, "described first here")
        .help("remove one of the two, or make them equal".to_owned())
}

pub(super) fn conflicting_component(first: Place, second: Place, name: &str) -> Diagnostic {
    Diagnostic::error(Code::ConflictingComponent)
        .message(format!("the name `{name}` has two different definitions"))
        .at(second, "defined again here")
        .also(first, "defined first here")
        .help("rename one of the two, or make them equal".to_owned())
}

pub(super) fn conflicting_tag(first: Place, second: Place, name: &str) -> Diagnostic {
    Diagnostic::warning(Code::ConflictingComponent)
        .message(format!(
            "the tag `{name}` has two different descriptions, of which the first is used"
        ))
        .at(second, "described again here")
        .also(first, "described first here")
}

pub(super) fn malformed(place: Place, what: &str) -> Diagnostic {
    Diagnostic::warning(Code::MalformedObject)
        .message(format!("`{what}` is not a mapping"))
        .at(place, "left out")
}
