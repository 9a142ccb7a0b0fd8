//! Which versions of OpenAPI can be read.

use serde_json::Value;

use crate::report::Report;

use super::malformed;

/// Lets a document through whose version is supported.
pub(super) fn check(value: Value, report: &mut Report) -> Option<Value> {
    let version = value.get("openapi").and_then(Value::as_str);
    match version {
        Some(version) if version.starts_with("3.0") => Some(value),
        _ => {
            let found = version.or_else(|| value.get("swagger")?.as_str());
            let found = found.unwrap_or_default();
            report.push(malformed::not_yet_supported(
                found,
                value.get("openapi").is_some(),
            ));
            None
        }
    }
}
