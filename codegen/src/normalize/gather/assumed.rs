//! Assumes a root for a folder without one: it has everything that the fragments agree on, the servers that most of them have, and
//! otherwise the minimum of a document.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::parts::{Fragment, Parts};
use crate::report::Report;
use crate::source::{FileId, Pointer, Sources};

use super::problems;
use super::servers::Bases;

/// The version that is assumed if no fragment states one.
const VERSION: &str = "3.0.3";

pub(super) fn root(
    parts: &Parts,
    sources: &mut Sources,
    report: &mut Report,
) -> (Map<String, Value>, Bases) {
    let partial = partial(parts);
    let mut document = Map::new();
    let version = ["openapi", "swagger"]
        .into_iter()
        .find_map(|key| Some((key, first(&partial, key, sources)?)));
    match version {
        Some((key, (file, value))) => insert(&mut document, key, value, file, sources),
        None => drop(document.insert("openapi".to_owned(), VERSION.into())),
    }
    match agreed(&partial, "info", sources) {
        Some((file, value)) => insert(&mut document, "info", value, file, sources),
        None => drop(document.insert(
            "info".to_owned(),
            json!({"title": parts.name, "version": "0.0.0"}),
        )),
    }
    let agreed = agreed(&partial, "servers", sources);
    let bases = match agreed {
        Some(_) => Bases::default(),
        None => Bases::of(&partial, sources),
    };
    let common = || {
        bases
            .most_common(&partial)
            .map(|(file, it)| (file, it.clone()))
    };
    if let Some((file, value)) = agreed.or_else(common) {
        insert(&mut document, "servers", value, file, sources);
    }
    // A user who names one fragment knows that it is not a document. In a folder the root may have been forgotten.
    if sources.path(parts.spec).is_some_and(Path::is_dir) {
        let text = |pointer: &str| document_text(&document, pointer);
        report.push(problems::assumed_root(
            parts.spec,
            &text("/openapi"),
            &text("/info/title"),
        ));
    }
    (document, bases)
}

fn partial(parts: &Parts) -> Vec<FileId> {
    let files = parts
        .fragments
        .iter()
        .filter_map(|fragment| match fragment {
            Fragment::Partial(file) => Some(*file),
            Fragment::Operation(_) => None,
        });
    files.collect()
}

fn insert(
    document: &mut Map<String, Value>,
    key: &str,
    value: Value,
    file: FileId,
    sources: &mut Sources,
) {
    document.insert(key.to_owned(), value);
    let at = Pointer::root().child(key);
    sources.originate(at.clone(), file, at);
}

fn first(files: &[FileId], key: &str, sources: &Sources) -> Option<(FileId, Value)> {
    files
        .iter()
        .find_map(|file| Some((*file, sources.value(*file)?.get(key)?.clone())))
}

/// The value of a key on which all fragments with the key agree.
fn agreed(files: &[FileId], key: &str, sources: &Sources) -> Option<(FileId, Value)> {
    let (file, value) = first(files, key, sources)?;
    let agree = |other: &FileId| {
        sources
            .value(*other)
            .is_none_or(|it| it.get(key).is_none_or(|it| *it == value))
    };
    files.iter().all(agree).then_some((file, value))
}

fn document_text(document: &Map<String, Value>, pointer: &str) -> String {
    let mut tokens = pointer.split('/').skip(1);
    let value = tokens.next().and_then(|first| document.get(first));
    let value = tokens.fold(value, |value, token| value?.get(token));
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}
