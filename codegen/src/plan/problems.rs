//! What planning can find: what the crate cannot express, and settings that match nothing.

use crate::report::{Code, Diagnostic};
use crate::source::{Place, Pointer};

pub(super) fn unmatched_operation(id: &str, setting: &Place, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!("no operation has the id `{id}`"))
        .at(setting.clone(), "set here")
        .help(nearest.map(|id| format!("did you mean `{id}`?")))
}

pub(super) fn unmatched_resource(segment: &str, setting: &Place) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!("no operation is in a resource `{segment}`"))
        .at(setting.clone(), "named here")
        .help("`cargo xtask inspect plan` shows the resources; name the segment as it is without this setting".to_owned())
}

pub(super) fn unmatched_scheme(name: &str, setting: &Place, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!("no security scheme is called `{name}`"))
        .at(setting.clone(), "set here")
        .help(nearest.map(|name| format!("did you mean `{name}`?")))
}

pub(super) fn unmatched_scope(name: &str, setting: &Place, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!("no path parameter is called `{name}`"))
        .at(setting.clone(), "set here")
        .help(nearest.map(|name| format!("did you mean `{name}`?")))
}

pub(super) fn unsupported_media_type(media_type: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedMediaType)
        .message(format!("a body of `{media_type}` has no type in the crate"))
        .at(
            Place::Document(at.clone()),
            "the method takes the bytes as they are",
        )
}

pub(super) fn unread_media_type(media_type: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedMediaType)
        .message(format!("a body of `{media_type}` has no type in the crate"))
        .at(
            Place::Document(at.clone()),
            "the method returns the bytes when all of them are there",
        )
}

pub(super) fn unwritten_media_type(media_type: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedMediaType)
        .message(format!("a body of `{media_type}` cannot be sent yet"))
        .at(Place::Document(at.clone()), "the method is left out")
}

pub(super) fn other_media_types(used: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::SeveralBodies)
        .message(format!("of several media types, `{used}` is used"))
        .at(
            Place::Document(at.clone()),
            "those that say the same are left out",
        )
}
