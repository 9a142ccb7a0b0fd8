//! The problems of finding the parts of a document, by name.

use std::io;

use crate::report::{Code, Diagnostic};
use crate::source::{FileId, Place, Pointer};

pub(crate) fn unlistable(folder: FileId, shown: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::UnreadableFile)
        .message(format!("the folder `{shown}` cannot be listed: {error}"))
        .at(Place::Whole(folder), "")
}

pub(crate) fn nothing_to_read(folder: FileId, shown: &str) -> Diagnostic {
    Diagnostic::error(Code::NothingToRead)
        .message(format!(
            "the folder `{shown}` has no document and no fragment"
        ))
        .at(Place::Whole(folder), "")
        .help("a document is a YAML or JSON file with `openapi` and `paths`".to_owned())
}

pub(crate) fn several_roots(first: FileId, second: FileId) -> Diagnostic {
    Diagnostic::error(Code::SeveralRoots)
        .message("the folder has more than one root document")
        .at(Place::Whole(second), "a second one")
        .also(Place::Whole(first), "the first one")
        .help("keep one, or name the file to read".to_owned())
}

pub(crate) fn not_a_document(file: FileId) -> Diagnostic {
    Diagnostic::error(Code::UnknownFragment)
        .message("this is no OpenAPI document, and no fragment of one")
        .at(
            Place::File(file, Pointer::root()),
            "has neither `openapi`, nor `paths`, nor `path` and `method`",
        )
}

pub(crate) fn unknown_fragment(file: FileId) -> Diagnostic {
    Diagnostic::warning(Code::UnknownFragment)
        .message(
            "the file is neither a partial document nor an operation, and no reference names it",
        )
        .at(Place::File(file, Pointer::root()), "left out")
}

pub(in crate::normalize) fn incomplete_fragment(file: FileId, missing: &[&str]) -> Diagnostic {
    let missing: Vec<_> = missing.iter().map(|key| format!("`{key}`")).collect();
    Diagnostic::error(Code::IncompleteFragment)
        .message(format!(
            "the operation fragment lacks {}",
            missing.join(" and ")
        ))
        .at(
            Place::File(file, Pointer::root()),
            "an operation, by its fields",
        )
        .help("say `path` and `method` beside its fields, or put it below `paths`".to_owned())
}
