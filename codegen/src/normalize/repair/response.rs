//! Removes statuses and media types without a meaning.

use serde_json::{Map, Value};

use super::problems;
use crate::report::Report;
use crate::source::Pointer;

/// Writes `4xx` as `4XX` (OpenAPI 3.0.4, Patterned Fields of the Responses Object).
pub(super) fn capitalize_ranges(
    object: &mut Map<String, Value>,
    at: &Pointer,
    report: &mut Report,
) {
    let ranges = object.keys().filter(|status| {
        let bytes = status.as_bytes();
        bytes.len() == 3 && bytes[0].is_ascii_digit() && status.ends_with("xx")
    });
    let ranges: Vec<String> = ranges.cloned().collect();
    for range in ranges {
        if let Some(response) = object.shift_remove(&range) {
            let problem = problems::lower_case_status(&range, &response, &at.child(&range));
            report.push(problem);
            object.entry(range.to_uppercase()).or_insert(response);
        }
    }
}

/// Removes media types that no header can carry (RFC 9110, section 8.3.1).
pub(super) fn leave_out_unprintable(
    object: &mut Map<String, Value>,
    at: &Pointer,
    report: &mut Report,
) {
    if let Some(Value::Object(content)) = object.get_mut("content") {
        let printable =
            |name: &str| !name.is_empty() && name.chars().all(|it| (' '..='~').contains(&it));
        leave_out(content, &at.child("content"), report, printable);
    }
}

/// Removes statuses that are neither a code, nor a range, nor `default`.
pub(super) fn leave_out_unknown_statuses(
    responses: &mut Map<String, Value>,
    at: &Pointer,
    report: &mut Report,
) {
    leave_out(responses, at, report, is_status);
}

/// Removes entries with a meaningless name.
fn leave_out(
    entries: &mut Map<String, Value>,
    at: &Pointer,
    report: &mut Report,
    usable: fn(&str) -> bool,
) {
    entries.retain(|name, _| {
        let keep = name.starts_with("x-") || usable(name);
        if !keep {
            report.push(problems::unusable_key(name, &at.child(name)));
        }
        keep
    });
}

fn is_status(name: &str) -> bool {
    let bytes = name.as_bytes();
    let digits = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    name == "default"
        || (bytes.len() == 3
            && (b'1'..=b'5').contains(&bytes[0])
            && (digits(bytes) || name.ends_with("XX")))
}
