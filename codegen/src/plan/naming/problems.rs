//! Diagnostics of naming: settings that match nothing, scopes, and names that only a number distinguishes.

use crate::ir::Operation;
use crate::report::{Code, Diagnostic, Override};
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
        .help("`cargo sdk inspect plan` shows the resources; use the name that the segment has without this setting".to_owned())
}

/// The prefix has `values` parameters, and leads to this number of `resources`.
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
            "`{end}` leads to {resources} collections, and is not a resource itself"
        ))
        .at(
            Place::Document(operation.pointer.clone()),
            "for example here",
        )
        .help("a client can supply its parameter for all calls".to_owned())
        .fix(Override::Settings(tables.collect::<Vec<_>>().join("\n\n")))
}

/// `set` is true if the settings gave the operation the name of another one, so that the settings have to change.
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
            "only a number distinguishes the method `{method}` from another one of its resource"
        ))
        .at(Place::Document(operation.pointer.clone()), "named here")
        .help("choose a more descriptive name, which also stays the same when operations are added or removed".to_owned());
    match set {
        true => problem,
        false => problem.fix(Override::Settings(format!(
            "[operations.{id}]\nmethod = {telling}"
        ))),
    }
}

pub(in crate::plan) fn numbered_type(name: &str, at: &Pointer) -> Diagnostic {
    let other = format!(
        "{}Alternative",
        name.trim_end_matches(|it: char| it.is_ascii_digit())
    );
    let (key, other) = (toml::Value::from(at.as_str()), toml::Value::from(other));
    Diagnostic::warning(Code::NumberedName)
        .message(format!(
            "only a number distinguishes the type `{name}` from another one"
        ))
        .at(Place::Document(at.clone()), "named here")
        .help("choose a more descriptive name, which also stays the same when schemas are added or removed".to_owned())
        .fix(Override::Settings(format!("[names]\n{key} = {other}")))
}
