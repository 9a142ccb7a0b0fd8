//! Diagnostics about reading.

use std::io;
use std::ops::Range;
use std::path::Path;

use super::value::LONGEST_KEY;
use crate::place::{FileId, Place};
use crate::pointer::Pointer;
use crate::report::{Code, Diagnostic, Severity};

/// The syntax error of a JSON file that YAML's flow style allows.
pub(super) fn only_yaml(problem: Diagnostic) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..problem.help("it is read as YAML, since it is not JSON".to_owned())
    }
}

pub(super) fn unreadable_file(
    file: FileId,
    shown: &str,
    path: &Path,
    error: &io::Error,
) -> Diagnostic {
    let reason = match error.kind() {
        _ if path.is_dir() => "is a folder, not a file".to_owned(),
        io::ErrorKind::NotFound => "does not exist".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    Diagnostic::error(Code::UnreadableFile)
        .message(format!("`{shown}` {reason}"))
        .at(Place::Whole(file), "")
}

pub(super) fn not_utf8(file: FileId, shown: &str, valid_up_to: usize) -> Diagnostic {
    Diagnostic::error(Code::NotUtf8)
        .message(format!("`{shown}` is not UTF-8 text"))
        .at(
            Place::Text(file, valid_up_to),
            "the first byte that is not UTF-8 is here",
        )
        .help("save the file as UTF-8".to_owned())
}

pub(super) fn empty_file(file: FileId, shown: &str) -> Diagnostic {
    Diagnostic::error(Code::EmptyFile)
        .message(format!("`{shown}` is empty"))
        .at(Place::Whole(file), "")
}

pub(super) fn syntax(file: FileId, language: &str, message: &str, offset: usize) -> Diagnostic {
    Diagnostic::error(Code::Syntax)
        .message(format!("not valid {language}: {message}"))
        .at(Place::Text(file, offset), "")
}

pub(super) fn several_documents(file: FileId, second: Option<usize>) -> Diagnostic {
    Diagnostic::error(Code::SeveralDocuments)
        .message("the file contains more than one YAML document")
        .at(
            second.map_or(Place::Whole(file), |offset| Place::Text(file, offset)),
            "a second one starts here",
        )
        .help("put each document into a separate file".to_owned())
}

pub(super) fn duplicate_key(
    file: FileId,
    mapping: &Pointer,
    key: &str,
    occurrences: &[Range<usize>],
) -> Diagnostic {
    let diagnostic = Diagnostic::error(Code::DuplicateKey)
        .message(format!("this mapping has the key `{key}` twice"));
    match occurrences {
        [first, .., last] => diagnostic
            .at(Place::Text(file, last.start), "again here")
            .also(Place::Text(file, first.start), "first here"),
        [_] | [] => diagnostic.at(Place::FileKey(file, mapping.child(key)), "again here"),
    }
}

pub(super) fn unsupported_key(file: FileId, offset: usize) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedKey)
        .message("a key must be a string, not a list or a mapping")
        .at(Place::Text(file, offset), "used as a key")
}

pub(super) fn invalid_merge(file: FileId, mapping: &Pointer) -> Diagnostic {
    Diagnostic::error(Code::InvalidMerge)
        .message("`<<` merges mappings, and its value is neither a mapping nor a list of mappings")
        .at(Place::FileKey(file, mapping.child("<<")), "ignored")
}

pub(super) fn too_deep(file: FileId, offset: usize) -> Diagnostic {
    Diagnostic::error(Code::TooDeep)
        .message("values are nested more than 128 levels deep")
        .at(Place::Text(file, offset), "the limit is reached here")
}

pub(super) fn too_large(file: FileId, offset: usize) -> Diagnostic {
    Diagnostic::error(Code::TooLarge)
        .message("the aliases of this file expand to far more values than it contains")
        .at(Place::Text(file, offset), "the limit is reached here")
}

pub(super) fn long_key(
    file: FileId,
    mapping: &Pointer,
    occurrences: &[Range<usize>],
) -> Diagnostic {
    let place = match occurrences {
        [first, ..] => Place::Text(file, first.start),
        [] => Place::File(file, mapping.clone()),
    };
    Diagnostic::warning(Code::TooLarge)
        .message(format!("a key is longer than {LONGEST_KEY} bytes"))
        .at(place, "left out, with its value")
        .help("shorten it".to_owned())
}
