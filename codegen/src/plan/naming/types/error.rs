//! Names the unnamed types of error responses.

use std::collections::BTreeSet;

use crate::ir::Status;

use super::call::calls;
use super::path::Path;
use super::used::Used;
use super::uses::Part;

/// `<Verb><Noun>Error` for one operation, or else a name from everything that the operations with this response share.
pub(super) fn problem(used: &[Used<'_>], first: &Used<'_>, status: Status) -> Vec<Path> {
    let reason = reason(status);
    let operations: BTreeSet<_> = used.iter().map(|it| &it.operation.pointer).collect();
    if operations.len() == 1 {
        let (call, full) = calls(first.place);
        return vec![
            call.then("error"),
            call.then(format!("{reason} error")),
            full.then("error"),
            full.then(format!("{reason} error")),
        ];
    }
    let (call, _) = calls(first.place);
    let noun = common_noun(used, first);
    let has_one_status = statuses(used).len() == 1;
    let common = match (noun.as_str(), has_one_status) {
        ("", false) => Path::of(["error response"]),
        (noun, true) => Path::of([noun, reason, "error"]),
        (noun, false) => Path::of([noun, "error"]),
    };
    vec![
        common,
        Path::of([noun.as_str(), reason, "error response"]),
        call.then("error"),
        call.then(format!("{reason} error")),
    ]
}

/// The noun of the resource that has all of the operations; empty if there are several resources.
fn common_noun(used: &[Used<'_>], first: &Used<'_>) -> String {
    let resources: BTreeSet<_> = used.iter().map(|it| &it.place.path).collect();
    match resources.len() {
        1 => first.place.noun(),
        _ => String::new(),
    }
}

/// The statuses with which the operations return this response.
fn statuses(used: &[Used<'_>]) -> BTreeSet<Status> {
    let statuses = used.iter().filter_map(|it| match it.part {
        Part::Answer(status) | Part::Contained(status) => Some(*status),
        Part::Parameter(_) | Part::Body(_) => None,
    });
    statuses.collect()
}

/// The meaning of a status in words (RFC 9110, section 15).
fn reason(status: Status) -> &'static str {
    match status {
        Status::Exact(400) => "bad request",
        Status::Exact(401) => "unauthorized",
        Status::Exact(402) => "payment required",
        Status::Exact(403) => "forbidden",
        Status::Exact(404) => "not found",
        Status::Exact(405) => "method not allowed",
        Status::Exact(406) => "not acceptable",
        Status::Exact(408) => "timeout",
        Status::Exact(409) => "conflict",
        Status::Exact(410) => "gone",
        Status::Exact(412) => "precondition failed",
        Status::Exact(413) => "content too large",
        Status::Exact(415) => "media type",
        Status::Exact(422) => "unprocessable",
        Status::Exact(429) => "too many requests",
        Status::Exact(500..=599) | Status::Range(5) => "server",
        Status::Exact(300..=399) | Status::Range(3) => "redirect",
        Status::Exact(_) | Status::Range(_) => "client",
        Status::Default => "other",
    }
}
