//! What planning can find: what the crate cannot express, and settings that match nothing.

use serde_json::json;

use crate::ir::{Content, Contents, MediaType, Operation};
use crate::report::{Action, Code, Diagnostic, Override};
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

/// `parameters` are those of the prefix, and `resources` says to how many it leads.
pub(super) fn path_scope(operation: &Operation, values: usize, resources: usize) -> Diagnostic {
    let names = operation
        .path
        .split(['{', '}'])
        .skip(1)
        .step_by(2)
        .take(values);
    let names: Vec<String> = names.map(str::to_owned).collect();
    let end = names.last().map_or(operation.path.as_str(), |last| {
        let end = operation.path.find(&format!("{{{last}}}"));
        &operation.path[..end.map_or(0, |end| end + last.len() + 2)]
    });
    let tables = names.iter().map(|name| {
        let key = toml::Value::from(name.as_str());
        format!("[scope.{key}]\nparameters = [{key}]")
    });
    Diagnostic::note(Code::PathScope)
        .message(format!(
            "`{end}` leads to {resources} collections, and names no resource itself"
        ))
        .at(
            Place::Document(operation.pointer.clone()),
            "for example here",
        )
        .help("a client can supply its parameter for all calls".to_owned())
        .fix(Override::Settings(tables.collect::<Vec<_>>().join("\n\n")))
}

/// `set` is true where the settings gave the operation the name that another one has, so that they have to change.
pub(super) fn numbered_method(operation: &Operation, method: &str, set: bool) -> Diagnostic {
    let path = operation.path.split(|it: char| !it.is_alphanumeric());
    let path: Vec<&str> = path.filter(|word| !word.is_empty()).collect();
    let telling = format!("{} {}", operation.method.to_lowercase(), path.join(" "));
    let (id, telling) = (
        toml::Value::from(operation.id.as_str()),
        toml::Value::from(telling),
    );
    let problem = Diagnostic::warning(Code::NumberedName)
        .message(format!(
            "only a number tells the method `{method}` from another one of its resource"
        ))
        .at(Place::Document(operation.pointer.clone()), "named here")
        .help("choose a name that says more; it will stay when operations come and go".to_owned());
    match set {
        true => problem,
        false => problem.fix(Override::Settings(format!(
            "[operations.{id}]\nmethod = {telling}"
        ))),
    }
}

pub(super) fn numbered_type(name: &str, at: &Pointer) -> Diagnostic {
    let other = format!(
        "{}Alternative",
        name.trim_end_matches(|it: char| it.is_ascii_digit())
    );
    let (key, other) = (toml::Value::from(at.as_str()), toml::Value::from(other));
    Diagnostic::warning(Code::NumberedName)
        .message(format!(
            "only a number tells the type `{name}` from another one"
        ))
        .at(Place::Document(at.clone()), "named here")
        .help("choose a name that says more; it will stay when schemas come and go".to_owned())
        .fix(Override::Settings(format!("[names]\n{key} = {other}")))
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

pub(super) fn unsupported_media_type(content: &Content) -> Diagnostic {
    untyped_body(content, "the method takes the bytes as they are")
}

pub(super) fn unread_media_type(content: &Content) -> Diagnostic {
    untyped_body(
        content,
        "the method returns the bytes when all of them are there",
    )
}

fn untyped_body(content: &Content, label: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedMediaType)
        .message(format!(
            "a body of `{}` has no type in the crate",
            content.media_type
        ))
        .at(Place::Document(content.pointer.clone()), label)
        .help("a schema with `format: binary` says that bytes are what is wanted".to_owned())
        .fix(Override::Overlay(said_to_be_bytes(content)))
}

fn said_to_be_bytes(content: &Content) -> Vec<Action> {
    let bytes = json!({ "schema": { "type": "string", "format": "binary" } });
    let described = content.value.is_some();
    let removed = described.then(|| Action::Remove(content.pointer.child("schema")));
    let update = Action::Update(content.pointer.clone(), bytes);
    removed.into_iter().chain([update]).collect()
}

pub(super) fn unwritten_media_type(content: &Content, operation: &str) -> Diagnostic {
    let operation = toml::Value::from(operation);
    Diagnostic::warning(Code::UnsupportedMediaType)
        .message(format!(
            "a body of `{}` cannot be sent yet",
            content.media_type
        ))
        .at(
            Place::Document(content.pointer.clone()),
            "the method is left out",
        )
        .fix(Override::Settings(format!(
            "[exclude]\noperations = [{operation}]"
        )))
}

/// `kept` are reached in another way.
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
            "those that say the same are left out",
        )
        .fix(Override::Overlay(removed.collect()))
}

pub(super) fn unwritten_part(media_type: &MediaType, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedMediaType)
        .message(format!("a part of `{media_type}` cannot be written"))
        .at(Place::Document(at.clone()), "the part is sent as JSON")
}

pub(super) fn differing_encodings(property: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::NotGenerated)
        .message(format!(
            "two bodies of one type differ in the media type of `{property}`"
        ))
        .at(Place::Document(at.clone()), "left out, here and there")
}

pub(super) fn encoding_of_nothing(property: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::MisplacedKeyword)
        .message(format!("the body has no property `{property}`"))
        .at(Place::Document(at.clone()), "ignored")
}
