//! Diagnostics of planning: contents that the crate cannot express, and settings that match nothing.

use serde_json::json;

use crate::ir::{Content, Contents, MediaType};
use crate::report::{Action, Code, Diagnostic, Override, did_you_mean};
use crate::settings::Located;
use crate::source::{Place, Pointer};

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

pub(super) fn undeclared_security(at: &Pointer) -> Diagnostic {
    let bearer = json!({ "token": { "type": "http", "scheme": "bearer" } });
    let root = Pointer::root();
    Diagnostic::note(Code::UndeclaredSecurity)
        .message("the document declares no security, although requests may be refused for the lack of it")
        .at(Place::Document(at.clone()).key(), "for example here")
        .help("declare the security, or use `default_header` or `default_bearer_token` of the client builder".to_owned())
        .fix(Override::Overlay(vec![
            Action::Update(root.child("components").child("securitySchemes"), bearer),
            Action::Update(root, json!({ "security": [{ "token": [] }] })),
        ]))
}

pub(super) fn unsupported_media_type(content: &Content) -> Diagnostic {
    untyped_body(content, "the method takes bytes")
}

pub(super) fn unread_media_type(content: &Content) -> Diagnostic {
    untyped_body(content, "the method returns all bytes at once")
}

fn untyped_body(content: &Content, label: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedMediaType)
        .message(format!(
            "a body of `{}` has no type in the crate",
            content.media_type
        ))
        .at(Place::Document(content.pointer.clone()), label)
        .help("a schema with `format: binary` declares bytes".to_owned())
        .fix(Override::Overlay(said_to_be_bytes(content)))
}

fn said_to_be_bytes(content: &Content) -> Vec<Action> {
    let bytes = json!({ "schema": { "type": "string", "format": "binary" } });
    let described = content.value.is_some();
    let removed = described.then(|| Action::Remove(content.pointer.child("schema")));
    let update = Action::Update(content.pointer.clone(), bytes);
    removed.into_iter().chain([update]).collect()
}

/// `kept` can be reached in another way.
pub(super) fn other_media_types(
    used: &Content,
    kept: &[&Content],
    all: &Contents,
    at: &Pointer,
) -> Diagnostic {
    let stays = |it: &&Content| {
        let mut staying = kept.iter().copied().chain([used]);
        staying.any(|kept| kept.pointer == it.pointer)
    };
    let left_out = all.iter().filter(|it| !stays(it));
    let removed = left_out.map(|it| Action::Remove(it.pointer.clone()));
    Diagnostic::note(Code::SeveralBodies)
        .message(format!(
            "of several media types, `{}` is used",
            used.media_type
        ))
        .at(
            Place::Document(at.clone()),
            "those with the same schema are left out",
        )
        .fix(Override::Overlay(removed.collect()))
}

pub(super) fn unwritten_part(media_type: &MediaType, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedMediaType)
        .message(format!("a part of `{media_type}` cannot be written"))
        .at(Place::Document(at.clone()), "the part is sent as JSON")
}

pub(super) fn differing_encodings(property: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::NotGenerated)
        .message(format!(
            "two bodies of one type differ in the media type of `{property}`"
        ))
        .at(Place::Document(at.clone()), "left out in both")
}

pub(super) fn encoding_of_nothing(property: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MisplacedKeyword)
        .message(format!("the body has no property `{property}`"))
        .at(Place::Document(at.clone()), "ignored")
}

pub(super) fn unmatched_derive(key: &str, place: &Place, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::unmatched(format!("no type is called `{key}`"), place, nearest)
}

pub(super) fn impossible_derive(name: &str, wanted: &Located<String>, reason: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidSetting)
        .message(format!("`{name}` cannot derive `{}`", wanted.value))
        .at(wanted.place.clone(), reason.to_owned())
        .help(format!(
            "with `{name}*` as the key, only types that can derive it do so"
        ))
}

pub(super) fn known_dependency(name: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(Code::InvalidSetting)
        .message(format!("the crate depends on `{name}` already"))
        .at(place.clone(), "named here")
        .help(
            "a feature that a program turns on for its own dependency is on for the crate as well"
                .to_owned(),
        )
}

pub(super) fn unknown_feature<'k>(
    name: &str,
    place: &Place,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Diagnostic {
    let listed = || {
        let names: Vec<String> = known.clone().map(|it| format!("`{it}`")).collect();
        format!("the features are {}", names.join(", "))
    };
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!("no feature of the module is called `{name}`"))
        .at(place.clone(), "named here")
        .help(did_you_mean(name, known.clone()).unwrap_or_else(listed))
}

pub(super) fn unmatched_server(url: &str, place: &Place, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::unmatched(format!("no server has the URL `{url}`"), place, nearest)
}
