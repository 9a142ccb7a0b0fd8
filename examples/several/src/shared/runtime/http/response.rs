//! A response with its decoded body, for callers that need more than the body.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::{HeaderMap, HeaderValue};

use serde_json::Value;

use crate::shared::runtime::error::received;
use crate::shared::runtime::json::misfit::Misfit;

/// A decoded body, with the status and the headers of the response.
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    request_id: Option<HeaderValue>,
    misfits: Vec<Misfit>,
    received: Bytes,
    body: T,
}

impl<T> Response<T> {
    pub(crate) fn new(
        status: StatusCode,
        headers: HeaderMap,
        request_id: Option<HeaderValue>,
        misfits: Vec<Misfit>,
        received: Bytes,
        body: T,
    ) -> Self {
        Self {
            status,
            headers,
            request_id,
            misfits,
            received,
            body,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The id that the server assigned to the request. Its support may ask for it.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_ref()?.to_str().ok()
    }

    /// The values of the body that do not fit the API's document, and are absent from the decoded body.
    pub fn misfits(&self) -> &[Misfit] {
        &self.misfits
    }

    /// The whole body as JSON, with everything that the API's document does not declare; `None` if the body is not JSON, or if it was streamed.
    pub fn json(&self) -> Option<Value> {
        received::json(&self.received)
    }

    /// The decoded body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// Returns the decoded body.
    pub fn into_body(self) -> T {
        self.body
    }

    /// Replaces the body.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            status: self.status,
            headers: self.headers,
            request_id: self.request_id,
            misfits: self.misfits,
            received: self.received,
            body: change(self.body),
        }
    }
}

/// Leaves out the headers, which may contain secrets.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
