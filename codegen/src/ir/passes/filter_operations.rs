//! Follows `[include]` and `[exclude]` of `codegen.toml`: leaves operations out, with all that was found wrong in them.
//!
//! The types that only they used are left to `prune_unreachable`, so that settings may still name them.

use crate::ir::{Api, Operation};
use crate::report::{Report, nearest};
use crate::settings::{Located, OperationFilter, Settings};
use crate::source::Pointer;

use super::pattern::{fits_name, fits_path};
use super::problems;

pub(super) fn filter_operations(mut api: Api, settings: &Settings, report: &mut Report) -> Api {
    let (include, exclude) = (&settings.include, &settings.exclude);
    for filter in [include, exclude] {
        check(filter, &api.operations, report);
    }
    let stays = |operation: &Operation| {
        (is_empty(include) || names(include, operation)) && !names(exclude, operation)
    };
    let (staying, left_out) = api.operations.into_iter().partition(stays);
    api.operations = staying;
    withdraw(&left_out, &api.operations, report);
    api
}

fn is_empty(filter: &OperationFilter) -> bool {
    filter.tags.is_empty() && filter.paths.is_empty() && filter.operations.is_empty()
}

fn names(filter: &OperationFilter, operation: &Operation) -> bool {
    let any = |entries: &[Located<String>], names: fn(&str, &Operation) -> bool| {
        entries.iter().any(|entry| names(&entry.value, operation))
    };
    any(&filter.tags, has_tag) || any(&filter.paths, has_path) || any(&filter.operations, has_id)
}

fn has_tag(tag: &str, operation: &Operation) -> bool {
    operation.tags.iter().any(|it| it == tag)
}

fn has_path(pattern: &str, operation: &Operation) -> bool {
    fits_path(pattern, &operation.path)
}

fn has_id(pattern: &str, operation: &Operation) -> bool {
    fits_name(pattern, &operation.id)
}

/// Reports entries that name no operation: the client would silently lack something, or have too much.
fn check(filter: &OperationFilter, operations: &[Operation], report: &mut Report) {
    let mut check = |what, entry: &Located<String>, is_there: bool, near: Option<String>| {
        if !is_there {
            let help = near.map(|near| format!("did you mean `{near}`?"));
            report.push(problems::unmatched_filter(what, entry, help));
        }
    };
    for tag in &filter.tags {
        let known = operations.iter().flat_map(|it| &it.tags);
        let near = nearest(&tag.value, known.map(String::as_str));
        let is_there = operations.iter().any(|it| has_tag(&tag.value, it));
        check("tag", tag, is_there, near.map(str::to_owned));
    }
    for path in &filter.paths {
        let is_there = operations.iter().any(|it| has_path(&path.value, it));
        check("path", path, is_there, near_path(&path.value, operations));
    }
    for id in &filter.operations {
        let near = nearest(&id.value, operations.iter().map(|it| it.id.as_str()));
        let is_there = operations.iter().any(|it| has_id(&id.value, it));
        check("operationId", id, is_there, near.map(str::to_owned));
    }
}

/// The pattern with what stands before its first star corrected, or only that if the rest does not fit either.
fn near_path(pattern: &str, operations: &[Operation]) -> Option<String> {
    let start = pattern.split('*').next().unwrap_or_default();
    let start = start.trim_end_matches('/');
    let segments = start.split('/').count();
    let beginning = |path: &str| path.split('/').take(segments).collect::<Vec<_>>().join("/");
    let beginnings: Vec<_> = operations.iter().map(|it| beginning(&it.path)).collect();
    let near = nearest(start, beginnings.iter().map(String::as_str))?;
    let whole = format!("{near}{}", &pattern[start.len()..]);
    let fits = operations.iter().any(|it| has_path(&whole, it));
    let alone = operations.iter().any(|it| has_path(near, it));
    match (fits, alone) {
        (true, _) => Some(whole),
        (false, true) => Some(near.to_owned()),
        (false, false) => None,
    }
}

/// Operations are left out for being broken as often as for being of no use, so their findings go with them.
fn withdraw(left_out: &[Operation], staying: &[Operation], report: &mut Report) {
    let of_path = |operation: &Operation| operation.pointer.parent().unwrap_or_default();
    let used: Vec<Pointer> = staying.iter().map(of_path).collect();
    for operation in left_out {
        let path = of_path(operation);
        // Keys beside the operations of a path concern all of them.
        if used.contains(&path) {
            report.withdraw(&operation.pointer);
        } else {
            report.withdraw(&path);
        }
    }
}
