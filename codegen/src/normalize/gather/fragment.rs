//! Adds one fragment to the effective document.

use serde_json::Value;

use super::joined::{Joined, Part};
use super::members::members;
use super::shared::{Shared, add_paths};
use super::{problems, version};
use crate::normalize::check;
use crate::normalize::specification::{Version, methods, sections};
use crate::source::{FileId, Place, Pointer};

/// Adds an operation fragment: an Operation Object with `path` and `method` beside its fields.
pub(super) fn add_operation(joined: &mut Joined<'_>, file: FileId) {
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
        joined
            .report
            .push(problems::incomplete_fragment(file, &missing));
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

/// Adds a partial document: its paths, components, tags, extensions, and the named parts of Swagger 2.0.
pub(super) fn add_partial(joined: &mut Joined<'_>, file: FileId) {
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
        let known = joined.document.entry("tags");
        let Value::Array(known) = known.or_insert_with(|| Value::Array(Vec::new())) else {
            return;
        };
        let name = tag.get("name");
        let pointer = at.index(index);
        match known.iter().position(|it| it.get("name") == name) {
            None => {
                known.push(tag.clone());
                let target = at.index(known.len() - 1);
                joined.sources.originate(target, whole.file, pointer);
            }
            Some(twin) if known.get(twin) == Some(tag) => {}
            Some(twin) => {
                let name = name.and_then(Value::as_str).unwrap_or_default();
                let first = Place::Document(at.index(twin));
                let second = Place::File(whole.file, pointer);
                let problem = problems::conflicting_tag(first, second, name);
                joined.report.push(problem);
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
