//! The version that a document is written in, which decides what its words mean.

use serde_json::Value;

/// A family of versions of the description format; the joined document is written in one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// Swagger 2.0.
    V2_0,
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1 and 3.2, whose schemas are those of JSON Schema 2020-12.
    V3_1,
}

impl Version {
    /// The version that a document states. Others than these were refused when its parts were joined.
    pub(crate) fn of(document: &Value) -> Self {
        let stated = document.get("openapi").and_then(Value::as_str);
        match stated {
            Some(version) if version.starts_with("3.0") => Self::V3_0,
            Some(_) => Self::V3_1,
            None if document.get("swagger").is_some() => Self::V2_0,
            None => Self::V3_0,
        }
    }
}
