//! Names the types that operations use directly: bodies, responses, errors and parameters.

use std::collections::BTreeSet;

use crate::ir::{Status, TypeId};

use super::call::{calls, is_verbal, noun_phrase};
use super::contest::Right;
use super::error::problem;
use super::naming::Naming;
use super::parameter::parameter;
use super::part::of_component;
use super::path::{Path, words};
use super::used::{Used, in_common};
use super::uses::Part;

impl Naming<'_> {
    pub(super) fn of_operation(&self, id: TypeId) -> Vec<Path> {
        let standing = self.standings.at(&self.api.types[id].pointer);
        if let Some(paths) = of_component(&standing) {
            return paths;
        }
        let used = self.used(id);
        let Some(first) = used.first() else {
            return Vec::new();
        };
        match first.part {
            Part::Parameter(name) => parameter(&used, first, name),
            Part::Body(_) | Part::Answer(_) if self.is_empty(id) => vec![Path::of(["empty"])],
            Part::Body(media_type) => {
                body(&used, first, media_type.syntax(), self.only_property(id))
            }
            Part::Answer(status) if status.is_success() && self.uses.pages.contains(&id) => {
                page(first)
            }
            Part::Answer(status) if status.is_success() && self.uses.wrappers.contains(&id) => {
                whole(first)
            }
            Part::Answer(status) | Part::Contained(status) if status.is_success() => {
                answer(&used, first, self.only_property(id))
            }
            Part::Answer(status) | Part::Contained(status) => problem(&used, first, *status),
        }
    }

    /// The right of a type to the noun of the operations that use it.
    pub(super) fn right(&self, id: TypeId) -> Right {
        let used = self.used(id);
        used.first().map_or(Right::Other, Used::right)
    }

    /// Returns whether the type is an object without properties. All operations share one such type.
    fn is_empty(&self, id: TypeId) -> bool {
        let object = self.api.types[id].shape.as_object();
        object.is_some_and(|object| object.fields.is_empty())
    }

    /// The property of an object that has just one.
    fn only_property(&self, id: TypeId) -> Option<&str> {
        let fields = &self.api.types[id].shape.as_object()?.fields;
        let (name, _) = fields.first().filter(|_| fields.len() == 1)?;
        Some(name.as_str())
    }
}

impl Used<'_> {
    /// The meaning of a successful status as a word (RFC 9110, section 15.3).
    fn success(&self) -> &'static str {
        match self.part {
            Part::Answer(Status::Exact(201)) | Part::Contained(Status::Exact(201)) => "created",
            Part::Answer(Status::Exact(202)) | Part::Contained(Status::Exact(202)) => "accepted",
            Part::Answer(_) | Part::Contained(_) | Part::Body(_) | Part::Parameter(_) => "other",
        }
    }
}

/// `<Verb><Noun>`, or else with the resources around it, or with `Request` or the media type after it.
fn body(all: &[Used<'_>], used: &Used<'_>, media: &str, only: Option<&str>) -> Vec<Path> {
    let (call, full) = calls(used.place);
    let call = if used.many { call.then("item") } else { call };
    let resources: BTreeSet<_> = all.iter().map(|it| &it.place.path).collect();
    let common = match only.filter(|_| resources.len() > 1) {
        Some(only) => Some(Path::of([only, "request"])),
        None => in_common(all).map(|noun| Path::of([noun.as_str(), "request"])),
    };
    let media = media.trim_start_matches("x-www-");
    // A method that is named after its result would give the body the name of that result.
    let verbal = is_verbal(used.place).then(|| [call.clone(), full.clone()]);
    let own = [
        call.then("request"),
        full.then("request"),
        full.then(media),
        full.then(format!("{media} request")),
    ];
    let verbal = verbal.into_iter().flatten();
    common.into_iter().chain(verbal).chain(own).collect()
}

/// The noun of the resource that an operation reads or writes, or `<Verb><Noun>Response` for the result of an action.
fn answer(all: &[Used<'_>], used: &Used<'_>, only: Option<&str>) -> Vec<Path> {
    let (call, full) = calls(used.place);
    let ending = match used.part {
        _ if used.many => "item",
        Part::Contained(_) => "result",
        Part::Answer(_) | Part::Body(_) | Part::Parameter(_) => "response",
    };
    let resources: BTreeSet<_> = all.iter().map(|it| &it.place.path).collect();
    let common = in_common(all).filter(|_| resources.len() > 1);
    let noun = match common {
        _ if only.is_some() && resources.len() > 1 => only.map(|only| Path::of([only, "result"])),
        Some(common) => Some(Path::of([common.as_str(), ending])),
        None => is_of_the_noun(used).then(|| noun_phrase(used.place, &used.place.noun())),
    };
    let others = [
        call.then(ending),
        full.then(ending),
        by_verb(used, ending),
        call.then(format!("{} {ending}", used.success())),
    ];
    noun.into_iter().chain(others).collect()
}

/// The names of a response that only wraps the object of the operation.
fn whole(used: &Used<'_>) -> Vec<Path> {
    let (call, full) = calls(used.place);
    vec![
        call.then("response"),
        full.then("response"),
        by_verb(used, "response"),
    ]
}

/// The names of a response that only contains a list.
fn page(used: &Used<'_>) -> Vec<Path> {
    let (call, full) = calls(used.place);
    let noun = noun_phrase(used.place, &used.place.noun()).then("list");
    let others = [
        call.then("response"),
        full.then("response"),
        by_verb(used, "response"),
    ];
    std::iter::once(noun).chain(others).collect()
}

/// Returns whether an operation returns the thing that its noun names, since it only reads or writes this thing.
fn is_of_the_noun(used: &Used<'_>) -> bool {
    let method = words(&used.place.method);
    let verb = method.first().map(String::as_str).unwrap_or_default();
    let is_answer = matches!(used.part, Part::Answer(_));
    // A list returns many things of the noun, or something around them.
    let is_around = verb == "list" && is_answer && !used.many;
    (used.operation.method == "GET" && !is_around) || (WRITES.contains(&verb) && method.len() == 1)
}

/// Verbs after which the resource itself is returned.
const WRITES: [&str; 8] = [
    "create", "update", "replace", "add", "upsert", "set", "edit", "patch",
];

/// A name with the HTTP method, for operations whose methods have the same name.
fn by_verb(used: &Used<'_>, ending: &str) -> Path {
    let method = used.operation.method.to_lowercase();
    Path::of([method, used.place.full_noun(), ending.to_owned()])
}
