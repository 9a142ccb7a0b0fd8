//! The requests that arrived.

use axum::http::{Method, Uri};

/// A request that arrived, and the status of its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The id of the operation in the document; empty if there is none at this address.
    pub operation: String,
    /// The method.
    pub method: String,
    /// The path and the query, as they were sent.
    pub target: String,
    /// The body as text.
    pub body: String,
    /// The status of the answer; `None` if the connection was cut before it.
    pub status: Option<u16>,
    /// True if the operation was carried out.
    pub took_effect: bool,
}

impl Call {
    pub(crate) fn new(operation: &str, method: &Method, uri: &Uri, body: &[u8]) -> Self {
        Self {
            operation: operation.to_owned(),
            method: method.to_string(),
            target: uri.to_string(),
            body: String::from_utf8_lossy(body).into_owned(),
            status: None,
            took_effect: false,
        }
    }
}
