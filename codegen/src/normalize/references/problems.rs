//! Diagnostics about references to other files.

use std::path::Path;

use crate::report::{Code, Diagnostic};
use crate::source::Place;

/// The label of a reference that is not followed.
const IN_ITS_PLACE: &str =
    "not followed: a schema is read as any JSON, and anything else is left out";

pub(super) fn outside(place: Place, reference: &str) -> Diagnostic {
    Diagnostic::warning(Code::ReferenceOutsideRoot)
        .message(format!(
            "`{reference}` leads out of the folder that references may not leave"
        ))
        .at(place, IN_ITS_PLACE)
        .help(
            "move the file into that folder, or choose a folder that contains both with `--root`"
                .to_owned(),
        )
}

pub(super) fn remote(place: Place, reference: &str) -> Diagnostic {
    Diagnostic::warning(Code::RemoteReference)
        .message(format!(
            "`{reference}` is not a file, and nothing is fetched from the network"
        ))
        .at(place, IN_ITS_PLACE)
        .help("save the target beside the document, and refer to that file".to_owned())
}

pub(super) fn missing(place: Place, reference: &str, path: &Path) -> Diagnostic {
    let what = if path.is_dir() {
        "is a folder"
    } else if path.exists() {
        "is a device or a pipe"
    } else {
        "does not exist"
    };
    Diagnostic::warning(Code::MissingReferenceFile)
        .message(format!("`{reference}` names a file that {what}"))
        .at(place, IN_ITS_PLACE)
}

pub(super) fn unresolved(place: Place, reference: &str, nearest: Option<String>) -> Diagnostic {
    Diagnostic::warning(Code::UnresolvedReference)
        .message(format!("nothing is defined at `{reference}`"))
        .at(place, IN_ITS_PLACE)
        .help(nearest)
}

pub(super) fn endless(place: Place, reference: &str) -> Diagnostic {
    Diagnostic::warning(Code::ReferenceToItself)
        .message(format!(
            "`{reference}` contains itself, and cannot be replaced by its own content"
        ))
        .at(place, "referenced here")
}

pub(super) fn too_large(place: Place) -> Diagnostic {
    Diagnostic::error(Code::TooLarge)
        .message("the references expand to far more values than the files contain")
        .at(place, "the limit is reached here")
}
