//! What came back: for the runtime as [`Outcome`], for a consumer as [`Response`].
//!
//! Everything here but the decoding itself is compiled once, whatever the number of operations.

use std::any::Any;
use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::Value;

use crate::runtime::body::pieces::Body;
use crate::runtime::call::core::Core;
use crate::runtime::call::operation::Route;
use crate::runtime::error::failure::{Error, Place};
use crate::runtime::error::message;
use crate::runtime::json::decode::{self, Decode};

use super::request::Request;

/// An answer.
pub struct Outcome {
    /// The operation.
    pub route: &'static Route,
    /// Which call it was.
    pub(crate) call: Place,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it came; empty where it is still to come.
    pub body: Bytes,
    /// The body that is still to come.
    pub(crate) rest: Option<Box<Rest>>,
    /// How many bytes of a body are read before that is given up.
    #[allow(dead_code, reason = "not every API has streams")]
    pub(crate) body_limit: usize,
    /// The headers that may hold the server's name for the exchange; the first one present holds it.
    pub request_id_headers: &'static [&'static str],
}

/// A body that is still to come, and what asks for it again.
#[allow(dead_code, reason = "not every API has streams")]
pub(crate) struct Rest {
    pub(crate) body: Body,
    pub(crate) core: Core,
    pub(crate) request: Request,
}

impl Outcome {
    /// Decodes the body as JSON, whatever its media type says.
    ///
    /// # Errors
    ///
    /// When the body is not UTF-8, not JSON, or does not fit `T`.
    pub fn json<T: Decode>(&self) -> Result<T, Error> {
        decode::from_str(self.text()?).map_err(|error| self.undecodable(error))
    }

    /// The body as text, without a byte order mark (RFC 8259, section 8.1 allows to ignore it).
    ///
    /// # Errors
    ///
    /// When the body is not UTF-8.
    pub fn text(&self) -> Result<&str, Error> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let message = format!("the body is not text: {error}");
                Err(Error::decode(self, message, Some(error.into())))
            }
        }
    }

    /// The error of a body that has no value where its document promises one.
    pub fn without_result(&self, property: &str) -> Error {
        let message = format!("the body does not decode: /{property}: null or missing");
        Error::decode(self, message, None)
    }

    /// The error of a successful status that the API does not document for the operation.
    pub fn undocumented(&self) -> Error {
        let message = "the status is none that the operation documents".to_owned();
        Error::decode(self, message, None)
    }

    /// The answer with its body still to come.
    pub(crate) fn into_raw(self) -> http::Response<Body> {
        let body = self.rest.map_or_else(|| self.body.into(), |rest| rest.body);
        let mut response = http::Response::new(body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }

    /// Whether the body has nothing to decode.
    pub fn is_empty(&self) -> bool {
        self.status == StatusCode::NO_CONTENT || self.body.trim_ascii().is_empty()
    }

    /// Whether the body says `false` under `flag`.
    pub(crate) fn says_no(&self, flag: &str) -> bool {
        let body = self.parsed().unwrap_or_default();
        body.get(flag) == Some(&Value::Bool(false))
    }

    /// The body as plain JSON, if it is JSON.
    pub(crate) fn parsed(&self) -> Option<Value> {
        serde_json::from_str(self.text().ok()?).ok()
    }

    /// The body as the type that the operation declares for its status, if it decodes as that.
    pub(crate) fn failure(&self) -> Option<Box<dyn Any + Send + Sync>> {
        let text = self.text().ok()?;
        let failure = self.route.failure(self.status)?;
        (failure.decode)(text)
    }

    /// The first header that names the exchange.
    pub(crate) fn request_id(&self) -> Option<(&'static str, HeaderValue)> {
        let mut names = self.request_id_headers.iter();
        names.find_map(|name| Some((*name, self.headers.get(*name)?.clone())))
    }

    pub(crate) fn undecodable(&self, error: serde_json::Error) -> Error {
        let message = message::of_undecodable(&self.headers, &self.body, &error);
        Error::decode(self, message, Some(error.into()))
    }
}

/// A decoded body, with the status and the headers that it came with.
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    request_id: Option<HeaderValue>,
    body: T,
}

impl<T> Response<T> {
    pub(crate) fn new(outcome: Outcome, body: T) -> Self {
        Self {
            request_id: outcome.request_id().map(|(_, id)| id),
            status: outcome.status,
            headers: outcome.headers,
            body,
        }
    }

    #[cfg(feature = "test-util")]
    pub(crate) fn from_parts(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self {
            status,
            headers,
            request_id: None,
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

    /// The server's name for this exchange, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_ref()?.to_str().ok()
    }

    /// The decoded body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// Takes the decoded body out.
    pub fn into_body(self) -> T {
        self.body
    }

    /// Puts something else in the place of the body.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            status: self.status,
            headers: self.headers,
            request_id: self.request_id,
            body: change(self.body),
        }
    }
}

/// Leaves out the headers: they may hold secrets.
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
