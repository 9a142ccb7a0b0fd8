//! Adds the paths of a fragment, and gives each operation the keywords that its path and its fragment have for all operations.

use serde_json::Value;

use super::joined::{Joined, Part};
use super::members::members;
use super::problems;
use crate::normalize::specification::{Version, methods};
use crate::source::{FileId, Pointer};

/// Keywords of a path item that concern all of its operations.
const SHARED_BY_METHODS: [&str; 2] = ["parameters", "servers"];

/// The security and the servers that a fragment has for its own operations, and that the effective document does not have.
pub(super) struct Shared {
    all: Vec<(&'static str, Part)>,
}

impl Shared {
    pub(super) fn of(joined: &Joined<'_>, whole: &Part) -> Self {
        let security = whole
            .member("security")
            .filter(|it| joined.document.get("security") != Some(&it.value));
        let mut servers = whole.member("servers");
        if let (Some(own), Some(base)) = (&mut servers, joined.bases.get(whole.file)) {
            own.value = base.servers.clone();
        }
        // The servers of a root apply to all fragments.
        let is_settled = joined.has_root && joined.servers.is_some();
        let servers =
            servers.filter(|it| !is_settled && joined.servers.as_ref() != Some(&it.value));
        let all = [("security", security), ("servers", servers)];
        Self {
            all: all
                .into_iter()
                .filter_map(|(key, part)| Some((key, part?)))
                .collect(),
        }
    }
}

pub(super) fn add_paths(joined: &mut Joined<'_>, whole: &Part, key: &str, shared: &Shared) {
    let Some(paths) = whole.member(key) else {
        return;
    };
    let folder = Pointer::root().child(key);
    let base = joined.bases.get(whole.file).filter(|_| key == "paths");
    let base = base.map(|it| it.path.clone()).unwrap_or_default();
    for item in members(joined, &paths) {
        let path = item.pointer.last().unwrap_or_default();
        if path.starts_with("x-") {
            joined.unite(&folder, &path, item, problems::conflicting_component);
        } else if key == "paths" && !path.starts_with('/') {
            joined
                .report
                .push(problems::invalid_path(item.place(), &path));
        } else {
            let at = folder.child(&format!("{base}{path}"));
            add_path_item(joined, &at, &item, shared);
        }
    }
}

fn add_path_item(joined: &mut Joined<'_>, at: &Pointer, item: &Part, shared: &Shared) {
    if joined.get(at).is_none() {
        // A path item without operations is still an item.
        joined.mapping(at);
        joined
            .sources
            .originate(at.clone(), item.file, item.pointer.clone());
    }
    let entries = members(joined, item);
    let (operations, others): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|it| it.pointer.last().is_some_and(|key| is_method(&key)));
    let mut own = Vec::new();
    for other in others {
        let key = other.pointer.last().unwrap_or_default();
        let known = joined.get(&at.child(&key)).filter(|it| !it.is_null());
        let differs = known.is_some_and(|known| !joined.is_same(known, &at.child(&key), &other));
        if differs && SHARED_BY_METHODS.contains(&key.as_str()) {
            push_down(joined, at, &key);
            own.push((key, other));
        } else if key == "$ref" {
            joined.unite(at, &key, other, problems::conflicting_operation);
        } else if known.is_none() {
            joined.insert(at, &key, other);
        }
    }
    for operation in operations {
        let method = operation.pointer.last().unwrap_or_default();
        add_described(joined, at, &method, operation, &own, shared);
    }
}

/// Adds an operation together with the keywords that its path item and its document have for it.
fn add_described(
    joined: &mut Joined<'_>,
    at: &Pointer,
    method: &str,
    mut operation: Part,
    own: &[(String, Part)],
    shared: &Shared,
) {
    let mut origins = Vec::new();
    for (key, part) in own {
        add_missing(&mut operation.value, key, part, &mut origins);
    }
    let item_has_servers = joined.get(&at.child("servers")).is_some();
    for (key, part) in &shared.all {
        if !(*key == "servers" && item_has_servers) && operation.value.get(key).is_none() {
            add_missing(&mut operation.value, key, part, &mut origins);
        }
    }
    let target = at.child(method);
    let is_new = joined.get(&target).is_none();
    joined.unite(at, method, operation, problems::conflicting_operation);
    if is_new {
        for (below, file, pointer) in origins {
            joined.sources.originate(target.join(&below), file, pointer);
        }
    }
}

/// Moves a keyword that a path item has for all of its operations into each of them, so that it does not apply to later ones.
fn push_down(joined: &mut Joined<'_>, at: &Pointer, key: &str) {
    let Some((file, pointer)) = joined.sources.origin(&at.child(key)) else {
        return;
    };
    let Some(item) = joined.mapping(at) else {
        return;
    };
    let Some(value) = item.shift_remove(key) else {
        return;
    };
    let part = Part {
        value,
        file,
        pointer,
    };
    let mut origins = Vec::new();
    for (method, operation) in item.iter_mut().filter(|(method, _)| is_method(method)) {
        let mut below = Vec::new();
        add_missing(operation, key, &part, &mut below);
        let target = at.child(method);
        origins.extend(
            below
                .into_iter()
                .map(|(rest, file, pointer)| (target.join(&rest), file, pointer)),
        );
    }
    for (target, file, pointer) in origins {
        joined.sources.originate(target, file, pointer);
    }
}

/// Adds a value to an operation that lacks it, or the parameters that it lacks. Records the origins of the additions.
fn add_missing(
    operation: &mut Value,
    key: &str,
    part: &Part,
    origins: &mut Vec<(Pointer, FileId, Pointer)>,
) {
    let Some(operation) = operation.as_object_mut() else {
        return;
    };
    let at = Pointer::root().child(key);
    match (operation.get_mut(key), &part.value) {
        (None | Some(Value::Null), value) => {
            operation.insert(key.to_owned(), value.clone());
            origins.push((at, part.file, part.pointer.clone()));
        }
        (Some(Value::Array(own)), Value::Array(shared)) if key == "parameters" => {
            for (index, parameter) in shared.iter().enumerate() {
                if !own.iter().any(|it| is_same_parameter(it, parameter)) {
                    origins.push((at.index(own.len()), part.file, part.pointer.index(index)));
                    own.push(parameter.clone());
                }
            }
        }
        (Some(_), _) => {}
    }
}

/// Source: OpenAPI 3.0.4, "Path Item Object": a parameter is identified by its name and location.
fn is_same_parameter(one: &Value, other: &Value) -> bool {
    one.get("name").is_some()
        && one.get("name") == other.get("name")
        && one.get("in") == other.get("in")
        || one == other
}

fn is_method(key: &str) -> bool {
    methods(Version::V3_2).any(|it| it == key)
}
