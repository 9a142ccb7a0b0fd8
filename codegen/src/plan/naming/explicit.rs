//! Explicit places and names: from the settings, from an earlier crate, and from the extensions in which vendors describe their own SDKs.

use serde_json::Value;

use crate::ir::Operation;
use crate::settings::Settings;

use super::considered::Rule;

/// The part of a name that an extension of an operation gives.
enum Says {
    /// The resources that lead to the method: a list, or one string divided by dots.
    Group,
    Method,
    /// The resources and the method in one string, divided by dots.
    Both,
    /// The action of a Kubernetes API on a kind, if the path does not contain it.
    Action,
    /// The kind of things that a Kubernetes API is about.
    Kind,
}

/// The extensions with the place and the name of an operation in its vendor's SDK. The first one wins.
const EXTENSIONS: [(&str, Says); 11] = [
    ("x-fern-sdk-group-name", Says::Group),
    ("x-fern-sdk-method-name", Says::Method),
    ("x-speakeasy-group", Says::Group),
    ("x-speakeasy-name-override", Says::Method),
    // DocuSign
    ("x-ds-service", Says::Group),
    ("x-ds-methodname", Says::Method),
    // Adyen
    ("x-groupName", Says::Group),
    ("x-methodName", Says::Method),
    // OpenSearch
    ("x-operation-group", Says::Both),
    ("x-kubernetes-action", Says::Action),
    ("x-kubernetes-group-version-kind", Says::Kind),
];

/// The explicit place and name of an operation. Each part may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outright {
    pub(super) group: Option<Vec<String>>,
    pub(super) method: Option<String>,
    /// The rule that gives the group.
    pub(super) group_by: Rule,
    /// The rule that gives the method.
    pub(super) method_by: Rule,
    /// The names of the method that another one has taken the place of.
    pub(super) beaten: Vec<(Rule, String)>,
    /// True if the settings name the method.
    pub(super) is_set: bool,
    /// A word of the path that is not a resource, since it is in the method.
    pub(super) unnamed: Option<&'static str>,
    /// The name of a kind of things, whose words run together in paths.
    pub(super) kind: Option<String>,
}

/// The place and the name from the settings, or else from the extensions.
pub(super) fn outright(operation: &Operation, settings: &Settings) -> Outright {
    let mut outright = extensions(operation);
    if let Some((path, method)) = &operation.pinned {
        outright.group = Some(path.clone());
        outright.replace_method(Rule::Lock, method);
        outright.group_by = Rule::Lock;
    }
    let setting = settings.operations.get(&operation.id).map(|it| &it.value);
    let path = setting.and_then(|it| it.path.as_ref());
    let method = setting.and_then(|it| it.method.as_ref());
    if let Some(path) = path.filter(|path| !path.value.is_empty()) {
        outright.group = Some(path.value.clone());
        outright.group_by = Rule::Settings;
    }
    if let Some(method) = method {
        outright.replace_method(Rule::Settings, &method.value);
    }
    outright
}

impl Outright {
    /// Gives the method another name, and remembers the one before.
    fn replace_method(&mut self, by: Rule, name: &str) {
        let before = self.method.replace(name.to_owned());
        self.beaten.extend(before.map(|it| (self.method_by, it)));
        self.method_by = by;
        self.is_set = true;
    }
}

fn extensions(operation: &Operation) -> Outright {
    let mut outright = Outright {
        group: None,
        method: None,
        group_by: Rule::Extension,
        method_by: Rule::Extension,
        beaten: Vec::new(),
        is_set: false,
        unnamed: None,
        kind: None,
    };
    for (name, meaning) in &EXTENSIONS {
        let Some(value) = operation.extensions.get(*name) else {
            continue;
        };
        let names = names(value);
        match meaning {
            Says::Kind => {
                outright.kind = value.get("kind").and_then(Value::as_str).map(str::to_owned)
            }
            _ if names.is_empty() => {}
            Says::Group => outright.group = outright.group.or(Some(names)),
            Says::Method => outright.method = outright.method.or(names.last().cloned()),
            Says::Both => {
                if let Some((method, group)) = names.split_last() {
                    outright.method.get_or_insert_with(|| method.clone());
                    if !group.is_empty() {
                        outright.group.get_or_insert_with(|| group.to_vec());
                    }
                }
            }
            Says::Action => {
                outright.method = outright.method.or(watched(&names[0]));
                outright.unnamed = outright.method.as_ref().map(|_| "watch");
            }
        }
    }
    outright
}

/// The names in a string divided by dots, or in a list.
fn names(value: &Value) -> Vec<String> {
    let names: Vec<&str> = match value {
        Value::String(text) => text.split('.').collect(),
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    };
    let names = names
        .into_iter()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// The method that watches. Operations that watch have their own paths, which begin with the verb.
fn watched(action: &str) -> Option<String> {
    match action {
        "watch" => Some("watch".to_owned()),
        "watchlist" => Some("watch_list".to_owned()),
        _ => None,
    }
}
