//! Joins the root document and all fragments into one effective document, and records the origin of each part.
//!
//! Equal repetitions join silently; two different things under one name are an error that shows both.

use serde_json::{Map, Value};

use super::joined::Joined;
use super::parts::{Fragment, Parts};
use super::servers::Bases;
use super::{assumed, fragment, version};
use crate::report::Report;
use crate::source::{FileId, Pointer, Sources};

/// Joins all parts. Returns `None` if the root is of a version that cannot be read.
pub(super) fn join(parts: Parts, sources: &mut Sources, report: &mut Report) -> Option<Value> {
    let (mut document, bases) = match parts.root {
        Some(root) => (root_document(root, sources), Bases::default()),
        None => assumed::root(&parts, sources, report),
    };
    if let Some(problem) = version::unsupported(&mut document, parts.root.unwrap_or(parts.spec)) {
        report.push(problem);
        return None;
    }
    let mut joined = Joined {
        servers: document.get("servers").filter(|it| !it.is_null()).cloned(),
        document,
        sources,
        report,
        has_root: parts.root.is_some(),
        bases,
    };
    for part in &parts.fragments {
        match part {
            Fragment::Partial(file) => fragment::add_partial(&mut joined, *file),
            Fragment::Operation(file) => fragment::add_operation(&mut joined, *file),
        }
    }
    Some(Value::Object(joined.document))
}

fn root_document(root: FileId, sources: &mut Sources) -> Map<String, Value> {
    sources.originate(Pointer::root(), root, Pointer::root());
    match sources.take(root) {
        Some(Value::Object(document)) => document,
        Some(
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_),
        )
        | None => Map::new(),
    }
}
