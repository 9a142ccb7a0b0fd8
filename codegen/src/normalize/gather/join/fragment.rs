//! Adds one fragment to the effective document.

use serde_json::Value;

use crate::normalize::check;
use crate::normalize::gather::problems::incomplete_fragment;
use crate::normalize::specification::{Version, methods, sections};
use crate::source::{FileId, Place, Pointer};

use super::{Joined, Part, is_method, problems, version};

/// What holds for every path of a document unless the path says otherwise.
const SHARED_BY_METHODS: [&str; 2] = ["parameters", "servers"];

/// Adds an operation fragment: an Operation Object with `path` and `method` beside its fields.
pub(crate) fn add_operation(joined: &mut Joined<'_>, file: FileId) {
    let Some(value) = joined.sources.value(file) else {
        return;
    };
    let Value::Object(mut operation) = Value::clone(&value) else {
        return;
    };
    let path = operation.shift_remove("path");
    let method = operation.shift_remove("method");
    let missing: Vec<&str> = [("path", &path), ("method", &method)]
        .iter()
        .filter(|(_, it)| it.is_none())
        .map(|(key, _)| *key)
        .collect();
    let (Some(path), Some(method)) = (path, method) else {
        joined.report.push(incomplete_fragment(file, &missing));
        return;
    };
    let place = |key: &str| Place::File(file, Pointer::root().child(key));
    let shown = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let name = shown(&method).to_lowercase();
    let known: Vec<&str> = methods(Version::V3_0).collect();
    if !known.contains(&name.as_str()) {
        let problem = problems::unknown_method(place("method"), &shown(&method), &known);
        joined.report.push(problem);
        return;
    }
    let Some(path) = path.as_str().filter(|it| it.starts_with('/')) else {
        joined
            .report
            .push(problems::invalid_path(place("path"), &shown(&path)));
        return;
    };
    let part = Part {
        value: Value::Object(operation),
        file,
        pointer: Pointer::root(),
    };
    joined.unite(
        &Pointer::root().child("paths").child(path),
        &name,
        part,
        problems::conflicting_operation,
    );
}

/// Adds a partial document: its paths, components, tags, and what else has a name.
pub(crate) fn add_partial(joined: &mut Joined<'_>, file: FileId) {
    let Some(value) = joined.sources.value(file) else {
        return;
    };
    if let Some(problem) = version::foreign(&joined.document, &value, file) {
        joined.report.push(problem);
        return;
    }
    let whole = Part {
        value: Value::clone(&value),
        file,
        pointer: Pointer::root(),
    };
    check::check_fragment(&value, file, joined.report);
    let shared = Shared::of(joined, &whole);
    add_paths(joined, &whole, "paths", &shared);
    add_paths(joined, &whole, "webhooks", &shared);
    if let Some(components) = whole.member("components") {
        for section in members(joined, &components) {
            add_named(joined, &Pointer::root().child("components"), &section);
        }
    }
    let outdated = sections().filter_map(|(_, kind)| kind.outdated_section());
    for section in outdated.filter_map(|key| whole.member(key)) {
        add_named(joined, &Pointer::root(), &section);
    }
    add_tags(joined, &whole);
    add_extensions(joined, &whole);
}

/// What a fragment says for all of its own operations, and the effective document does not say for them.
struct Shared {
    all: Vec<(&'static str, Part)>,
}

impl Shared {
    fn of(joined: &Joined<'_>, whole: &Part) -> Self {
        let security = whole
            .member("security")
            .filter(|it| joined.document.get("security") != Some(&it.value));
        let mut servers = whole.member("servers");
        if let (Some(own), Some(base)) = (&mut servers, joined.bases.get(whole.file)) {
            own.value = base.servers.clone();
        }
        // Those of a root hold for all fragments.
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

fn add_paths(joined: &mut Joined<'_>, whole: &Part, key: &str, shared: &Shared) {
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
        // An item without operations is an item all the same.
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

/// Adds an operation with what its path item and its document said for it.
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

/// Moves what a path item says for all of its operations into each, so that it does not hold for those that join it.
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

/// Adds a value to an operation that lacks it, or the parameters which it lacks. Notes where what was added came from.
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

/// Source: OpenAPI 3.0.4, "Path Item Object": a parameter is known by its name and location.
fn is_same_parameter(one: &Value, other: &Value) -> bool {
    one.get("name").is_some()
        && one.get("name") == other.get("name")
        && one.get("in") == other.get("in")
        || one == other
}

fn add_named(joined: &mut Joined<'_>, folder: &Pointer, section: &Part) {
    let kind = section.pointer.last().unwrap_or_default();
    for definition in members(joined, section) {
        let name = definition.pointer.last().unwrap_or_default();
        joined.unite(
            &folder.child(&kind),
            &name,
            definition,
            problems::conflicting_component,
        );
    }
}

fn add_tags(joined: &mut Joined<'_>, whole: &Part) {
    let Some(Value::Array(tags)) = whole.value.get("tags") else {
        return;
    };
    let at = Pointer::root().child("tags");
    for (index, tag) in tags.iter().enumerate() {
        let known = match joined
            .document
            .entry("tags")
            .or_insert_with(|| Value::Array(Vec::new()))
        {
            Value::Array(known) => known,
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Object(_) => return,
        };
        let twin = known
            .iter()
            .position(|it| it.get("name") == tag.get("name"));
        let pointer = at.index(index);
        match twin {
            None => {
                known.push(tag.clone());
                let target = at.index(known.len() - 1);
                joined.sources.originate(target, whole.file, pointer);
            }
            Some(twin) if known.get(twin) == Some(tag) => {}
            Some(twin) => {
                let name = tag
                    .get("name")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned();
                let places = (
                    Place::Document(at.index(twin)),
                    Place::File(whole.file, pointer),
                );
                joined
                    .report
                    .push(problems::conflicting_tag(places.0, places.1, &name));
            }
        }
    }
}

fn add_extensions(joined: &mut Joined<'_>, whole: &Part) {
    for entry in members(joined, whole) {
        let key = entry.pointer.last().unwrap_or_default();
        if key.starts_with("x-") && !joined.document.contains_key(&key) {
            joined.insert(&Pointer::root(), &key, entry);
        }
    }
}

/// The members of a mapping, each with its place. Nothing where it is none; unless it is empty, that is reported.
fn members(joined: &mut Joined<'_>, part: &Part) -> Vec<Part> {
    match &part.value {
        Value::Object(map) => {
            let member = |(key, value): (&String, &Value)| Part {
                value: value.clone(),
                file: part.file,
                pointer: part.pointer.child(key),
            };
            map.iter().map(member).collect()
        }
        Value::Null => Vec::new(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            let is_extension = part.pointer.last().is_some_and(|key| key.starts_with("x-"));
            if !is_extension {
                joined.report.push(problems::malformed(
                    part.place(),
                    &part.pointer.last().unwrap_or_default(),
                ));
            }
            Vec::new()
        }
    }
}
