//! The version that a document is written in, which decides the meaning of its keywords.

use serde_json::Value;

/// A family of versions of the description format; a joined document is written in one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::normalize) enum Version {
    /// Swagger 2.0.
    V2_0,
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12.
    V3_1,
    /// OpenAPI 3.2, which adds to 3.1.
    V3_2,
}

impl Version {
    /// The version that a document states. Other versions are refused when the parts of a document are joined.
    pub(in crate::normalize) fn of(document: &Value) -> Self {
        let stated = document.get("openapi").and_then(Value::as_str);
        match stated {
            Some(version) if version.starts_with("3.0") => Self::V3_0,
            Some(version) if version.starts_with("3.2") => Self::V3_2,
            Some(_) => Self::V3_1,
            None if document.get("swagger").is_some() => Self::V2_0,
            None => Self::V3_0,
        }
    }
}
