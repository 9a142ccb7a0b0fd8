//! Keywords without which an object is meaningless.

use serde_json::{Map, Value};

use super::problems;
use crate::report::Report;
use crate::source::Pointer;

/// Returns whether an object has a keyword. If not, the object is reported as removed.
pub(super) fn has(
    object: &Map<String, Value>,
    keyword: &str,
    at: &Pointer,
    report: &mut Report,
) -> bool {
    let found = object.contains_key(keyword);
    if !found {
        report.push(problems::incomplete_object(keyword, at));
    }
    found
}
