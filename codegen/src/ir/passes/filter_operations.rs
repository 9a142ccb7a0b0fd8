//! Follows `[include]` and `[exclude]` of `codegen.toml`: removes operations, together with their findings.
//!
//! `prune_unreachable` drops the types that only these used, so settings may still name them.

use serde_json::Value;

use crate::ir::{Api, Operation};
use crate::report::{Report, nearest};
use crate::settings::{Located, OperationFilter, Settings};
use crate::source::Pointer;

use super::problems;
use crate::glob::Glob;

pub(super) fn filter_operations(mut api: Api, settings: &Settings, report: &mut Report) -> Api {
    let include = Filter::new(&settings.include);
    let exclude = Filter::new(&settings.exclude);
    for filter in [&include, &exclude] {
        filter.check(&api.operations, report);
    }
    let stays = |operation: &Operation| {
        let is_chosen = match include.is_empty() {
            true => ignoring(operation).is_none(),
            false => include.names(operation),
        };
        is_chosen && !exclude.names(operation)
    };
    let (staying, left_out) = api.operations.into_iter().partition(stays);
    api.operations = staying;
    withdraw(&left_out, &api.operations, report);
    for operation in &left_out {
        if let Some(key) = ignoring(operation).filter(|_| include.is_empty())
            && !exclude.names(operation)
        {
            report.push(problems::ignored_operation(operation, key));
        }
    }
    api
}

/// The extensions of operations that are not for clients.
const IGNORING: [&str; 3] = ["x-fern-ignore", "x-internal", "x-speakeasy-ignore"];

/// The extension that keeps an operation out of clients.
fn ignoring(operation: &Operation) -> Option<&'static str> {
    let is_true = |key: &&&str| operation.extensions.get(**key) == Some(&Value::Bool(true));
    IGNORING.iter().find(is_true).copied()
}

/// `[include]` or `[exclude]`, with compiled patterns.
struct Filter<'s> {
    tags: &'s [Located<String>],
    paths: Vec<(&'s Located<String>, Glob)>,
    operations: Vec<(&'s Located<String>, Glob)>,
}

impl<'s> Filter<'s> {
    fn new(filter: &'s OperationFilter) -> Self {
        let globs = |patterns: &'s [Located<String>], glob: fn(&str) -> Glob| {
            let patterns = patterns.iter();
            patterns.map(|it| (it, glob(&it.value))).collect()
        };
        Self {
            tags: &filter.tags,
            paths: globs(&filter.paths, Glob::of_paths),
            operations: globs(&filter.operations, Glob::of_names),
        }
    }

    fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.paths.is_empty() && self.operations.is_empty()
    }

    fn names(&self, operation: &Operation) -> bool {
        self.tags.iter().any(|tag| has_tag(&tag.value, operation))
            || self
                .paths
                .iter()
                .any(|(_, glob)| glob.fits(&operation.path))
            || self
                .operations
                .iter()
                .any(|(_, glob)| glob.fits(&operation.id))
    }

    /// Reports entries that name no operation: the client would silently lack something, or contain too much.
    fn check(&self, operations: &[Operation], report: &mut Report) {
        let mut check = |kind, entry: &Located<String>, is_there: bool, near: Option<String>| {
            if !is_there {
                let help = near.map(|near| format!("did you mean `{near}`?"));
                report.push(problems::unmatched_filter(kind, entry, help));
            }
        };
        for tag in self.tags {
            let known = operations.iter().flat_map(|it| &it.tags);
            let near = nearest(&tag.value, known.map(String::as_str));
            let is_there = operations.iter().any(|it| has_tag(&tag.value, it));
            check("tag", tag, is_there, near.map(str::to_owned));
        }
        for (path, glob) in &self.paths {
            let is_there = operations.iter().any(|it| glob.fits(&it.path));
            check("path", path, is_there, near_path(&path.value, operations));
        }
        for (id, glob) in &self.operations {
            let near = nearest(&id.value, operations.iter().map(|it| it.id.as_str()));
            let is_there = operations.iter().any(|it| glob.fits(&it.id));
            check("operationId", id, is_there, near.map(str::to_owned));
        }
    }
}

fn has_tag(tag: &str, operation: &Operation) -> bool {
    operation.tags.iter().any(|it| it == tag)
}

/// The pattern with the part before its first star corrected, or only that part if the rest does not match either.
fn near_path(pattern: &str, operations: &[Operation]) -> Option<String> {
    let start = pattern.split('*').next().unwrap_or_default();
    let start = start.trim_end_matches('/');
    let segments = start.split('/').count();
    let beginning = |path: &str| path.split('/').take(segments).collect::<Vec<_>>().join("/");
    let beginnings: Vec<_> = operations.iter().map(|it| beginning(&it.path)).collect();
    let near = nearest(start, beginnings.iter().map(String::as_str))?;
    let whole = format!("{near}{}", pattern.get(start.len()..).unwrap_or_default());
    let fits_any = |pattern: &str| {
        let glob = Glob::of_paths(pattern);
        operations.iter().any(|it| glob.fits(&it.path))
    };
    if fits_any(&whole) {
        Some(whole)
    } else {
        fits_any(near).then(|| near.to_owned())
    }
}

/// Removes the findings of operations that are left out: users often leave them out because they are broken.
fn withdraw(left_out: &[Operation], staying: &[Operation], report: &mut Report) {
    let of_path = |operation: &Operation| operation.pointer.parent().unwrap_or_default();
    let used: Vec<Pointer> = staying.iter().map(of_path).collect();
    for operation in left_out {
        let path = of_path(operation);
        // The keywords beside the operations of a path apply to all of them.
        if used.contains(&path) {
            report.withdraw(&operation.pointer);
        } else {
            report.withdraw(&path);
        }
    }
}
