//! Diagnostics about typing a document.

use crate::report::{Code, Diagnostic, Override};
use crate::source::{Place, Pointer};

pub(super) fn malformed_object(at: &Pointer, error: &serde_json::Error) -> Diagnostic {
    Diagnostic::warning(Code::MalformedObject)
        .message(format!("this object is not valid in OpenAPI: {error}"))
        .at(Place::Document(at.clone()), "left out")
}

pub(super) fn operation_left_out(method: &str, fault: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::OperationLeftOut)
        .message(format!("`{method}` {fault}"))
        .at(Place::Document(at.clone()).key(), "left out")
        .fix(Override::remove(at))
}
