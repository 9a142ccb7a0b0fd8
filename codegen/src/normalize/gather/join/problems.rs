//! The problems of joining, by name.

use crate::report::{Code, Diagnostic, did_you_mean};
use crate::source::{FileId, Place, Pointer};

pub(crate) fn assumed_root(spec: FileId, version: &str, title: &str) -> Diagnostic {
    Diagnostic::note(Code::AssumedRoot)
        .message(format!("there is no root document; one with the version `{version}` and the title `{title}` is assumed"))
        .at(Place::Whole(spec), "")
        .help("an `openapi.yaml` with `openapi`, `info` and `servers` says how the API is called and where it is".to_owned())
}

pub(crate) fn no_version(root: FileId) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedVersion)
        .message("unsupported version: the document has neither `openapi` nor `swagger`")
        .at(Place::File(root, Pointer::root()), "should say its version")
        .help(supported_versions())
}

pub(crate) fn unsupported_version(root: FileId, at: Pointer, version: &str) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedVersion)
        .message(format!(
            "unsupported version: a document {version} cannot be read"
        ))
        .at(Place::File(root, at), "not supported")
        .help(supported_versions())
}

fn supported_versions() -> String {
    "OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0 can be read".to_owned()
}

pub(crate) fn foreign_version(file: FileId, at: Pointer, key: &str, family: &str) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedVersion)
        .message(format!("the fragment is written in another version than the document, which is `{key}: {family}`"))
        .at(Place::File(file, at), "another version")
        .help(format!("write `{key}: {family}…` here, or leave it out"))
}

pub(crate) fn unknown_method(place: Place, given: &str, known: &[&str]) -> Diagnostic {
    let listed = || format!("the methods are `{}`", known.join("`, `"));
    Diagnostic::error(Code::UnknownMethod)
        .message(format!("`{given}` is not a method"))
        .at(place, "unknown")
        .help(did_you_mean(given, known.iter().copied()).unwrap_or_else(listed))
}

pub(crate) fn invalid_path(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidPath)
        .message(format!("the path `{path}` does not start with `/`"))
        .at(place, "should start with `/`")
}

pub(crate) fn conflicting_operation(first: Place, second: Place, name: &str) -> Diagnostic {
    Diagnostic::error(Code::ConflictingOperation)
        .message(format!(
            "the operation `{name}` of this path is described twice, and differently"
        ))
        .at(second, "described again here")
        .also(first, "described first here")
        .help("remove one of the two, or make them equal".to_owned())
}

pub(crate) fn conflicting_component(first: Place, second: Place, name: &str) -> Diagnostic {
    Diagnostic::error(Code::ConflictingComponent)
        .message(format!(
            "the name `{name}` is defined twice, and differently"
        ))
        .at(second, "defined again here")
        .also(first, "defined first here")
        .help("rename one of the two, or make them equal".to_owned())
}

pub(crate) fn conflicting_tag(first: Place, second: Place, name: &str) -> Diagnostic {
    Diagnostic::warning(Code::ConflictingComponent)
        .message(format!(
            "the tag `{name}` is described twice, and differently; the first description is used"
        ))
        .at(second, "described again here")
        .also(first, "described first here")
}

pub(crate) fn malformed(place: Place, what: &str) -> Diagnostic {
    Diagnostic::warning(Code::MalformedObject)
        .message(format!("`{what}` is no mapping, and is left out"))
        .at(place, "should be a mapping")
}
