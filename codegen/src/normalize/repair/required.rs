//! Keywords without which an object means nothing.

use serde_json::{Map, Value};

use super::problems;
use crate::report::Report;
use crate::source::Pointer;

/// Tells whether an object has a keyword. If not, the object is reported as left out.
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
