//! Deprecation: the keyword of OpenAPI, and the extensions that say more.

use indexmap::IndexMap;
use serde_json::Value;

/// The extensions with the reason for a deprecation.
const REASONS: [&str; 5] = [
    "x-deprecated-reason",
    "x-deprecation-message",
    "x-deprecated-message",
    "x-deprecatedMessage",
    "x-stainless-deprecation-message",
];

/// Returns whether something is deprecated, by its keyword or by its availability.
pub(super) fn is_deprecated(keyword: bool, extensions: &IndexMap<String, Value>) -> bool {
    let availability = extensions.get("x-fern-availability");
    keyword || availability.is_some_and(|it| it == "deprecated")
}

/// The reason for a deprecation.
pub(super) fn reason(extensions: &IndexMap<String, Value>) -> Option<String> {
    let mut reasons = REASONS.iter().filter_map(|key| extensions.get(*key));
    reasons.find_map(|it| Some(it.as_str()?.to_owned()))
}
