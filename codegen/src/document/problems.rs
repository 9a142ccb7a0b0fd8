//! Diagnostics about typing a document.

use crate::report::{Code, Diagnostic};
use crate::source::{Place, Pointer};

pub(super) fn malformed_object(at: &Pointer, error: &serde_json::Error) -> Diagnostic {
    Diagnostic::warning(Code::MalformedObject)
        .message(format!("this object is not valid in OpenAPI: {error}"))
        .at(Place::Document(at.clone()), "left out")
}
