//! The one error of the crate.
//!
//! It keeps everything that explains the failure: the call, the status, the headers, the body, and the server's own description.

use std::any::Any;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::path::Path;
use std::{fmt, io};

use http::StatusCode;
use http::header::HeaderMap;

use super::cause::{Cause, innermost};
use super::kind::ErrorKind;
use super::problem::{Code, Problem};
use super::received::{self, Received};
use super::reported::{self, Reported};
use super::transport::TransportError;

/// The reason why a call failed, or why a client could not be built.
pub struct Error(pub(super) Box<Failed>);

pub(super) struct Failed {
    pub(super) kind: ErrorKind,
    pub(super) call: Option<Place>,
    pub(super) received: Option<Received>,
    pub(super) message: String,
    pub(super) reported: Reported,
    pub(super) typed: Option<Box<dyn Any + Send + Sync>>,
    pub(super) source: Option<Cause>,
    pub(super) retries: u32,
}

/// The call to which an error belongs.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) method: Cow<'static, str>,
    /// The path without the base URL and the query, and with `{name}` for arguments that are secret.
    pub(crate) path: String,
}

impl Error {
    /// The kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The method of the call; `None` if the error arose while building a client.
    pub fn method(&self) -> Option<&str> {
        self.0.call.as_ref().map(|call| call.method.as_ref())
    }

    /// The path of the call without the base URL and the query; `None` if the error arose while building a client. An argument that is secret
    /// is replaced by its name: `/keys/{key}`.
    pub fn path(&self) -> Option<&str> {
        self.0.call.as_ref().map(|call| call.path.as_str())
    }

    /// The status, if there was a response.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.received.as_ref().map(|it| it.status)
    }

    /// The headers of the response, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.received.as_ref().map(|it| &it.headers)
    }

    /// The problems that the server reports, if its body has a known shape.
    pub fn problems(&self) -> &[Problem] {
        &self.0.reported.problems
    }

    /// The problem that has those of [`Error::problems`] as its parts, if the server reports both: "Validation failed", for example.
    pub fn summary(&self) -> Option<&Problem> {
        self.0.reported.summary.as_ref()
    }

    /// The codes of [`Error::summary`] and [`Error::problems`].
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        let all = self.summary().into_iter().chain(self.problems());
        all.filter_map(|it| it.code.as_ref())
    }

    /// Returns true if the server reported this code, as a number or as a string.
    pub fn has_code(&self, code: impl Into<Code>) -> bool {
        let sought = code.into();
        self.codes().any(|code| code.is(&sought))
    }

    /// The body of the response, at most its first 64 KiB.
    pub fn body(&self) -> &[u8] {
        self.0.received.as_ref().map_or(&[], |it| &it.body)
    }

    /// The body of the response as the type that the API declares for its status, if it decodes as that type.
    pub fn typed<T: 'static>(&self) -> Option<&T> {
        self.0.typed.as_ref()?.downcast_ref()
    }

    /// The id that the server assigned to the request. Its support may ask for it.
    pub fn request_id(&self) -> Option<&str> {
        let (_, id) = self.0.received.as_ref()?.request_id.as_ref()?;
        id.to_str().ok()
    }

    /// Returns true if the status is 404 or 410.
    pub fn is_not_found(&self) -> bool {
        self.status()
            .is_some_and(|status| status == StatusCode::NOT_FOUND || status == StatusCode::GONE)
    }

    /// Returns true if the client has sent too many requests: if the status is 429, or if it is 403 and the headers state that no requests
    /// remain, or when to try again.
    pub fn is_rate_limited(&self) -> bool {
        match self.status() {
            Some(StatusCode::TOO_MANY_REQUESTS) => true,
            Some(StatusCode::FORBIDDEN) => self.headers().is_some_and(received::is_limited),
            _ => false,
        }
    }

    /// Returns true if the call took longer than allowed.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Returns true if no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// The number of retries before this error was returned.
    pub fn retries(&self) -> u32 {
        self.0.retries
    }
}

/// The constructors for the runtime.
impl Error {
    /// A client cannot be built.
    pub(crate) fn building(message: String) -> Self {
        Self::new(ErrorKind::Request, message)
    }

    /// A provider has no credential.
    pub(crate) fn credential(source: Cause) -> Self {
        let cause = innermost(source.as_ref());
        Self::new(ErrorKind::Request, format!("no credential: {cause}")).caused_by(source)
    }

    /// A file of the application cannot be written.
    #[allow(dead_code, reason = "not every API has files")]
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        let message = format!("`{}` cannot be written: {error}", path.display());
        let source = io::Error::from(error.kind());
        Self::new(ErrorKind::File, message).caused_by(source.into())
    }

    /// A request cannot be built, and nothing was sent.
    pub(crate) fn request(call: Place, message: String) -> Self {
        Self::new(ErrorKind::Request, message).at(call)
    }

    /// The connection failed before there was a response, or while its body was read.
    pub(crate) fn transport(error: TransportError) -> Self {
        let mut failed = Self::new(error.kind, error.message);
        failed.0.source = error.source;
        failed
    }

    /// The server reported that the call failed; `typed` is the body as its declared type.
    pub(crate) fn api(
        call: Place,
        received: Received,
        typed: Option<Box<dyn Any + Send + Sync>>,
    ) -> Self {
        let body = received::json(&received.body);
        let message = received.described(body.is_some());
        let mut failed = Self::new(ErrorKind::Api, message).at(call);
        failed.0.reported = body.as_ref().map(reported::collect).unwrap_or_default();
        failed.0.typed = typed;
        failed.after_receiving(received)
    }

    /// The server reported success, with a body that cannot be used.
    pub(crate) fn decode(
        call: Place,
        received: Received,
        message: String,
        source: Option<Cause>,
    ) -> Self {
        let mut failed = Self::new(ErrorKind::Decode, message).at(call);
        failed.0.source = source;
        failed.after_receiving(received)
    }

    /// A part of a body cannot be used, and its response is not known.
    #[allow(dead_code, reason = "not every API has streams")]
    pub(crate) fn unreadable(call: Option<Place>, message: String, source: Option<Cause>) -> Self {
        let mut failed = Self::new(ErrorKind::Decode, message);
        failed.0.call = call;
        failed.0.source = source;
        failed
    }

    /// Adds the response that was received before the error arose.
    pub(crate) fn after_receiving(mut self, received: Received) -> Self {
        self.0.received = Some(received.shortened());
        self
    }

    /// Adds the number of retries of the call.
    pub(crate) fn after_retries(mut self, retries: u32) -> Self {
        self.0.retries = retries;
        self
    }

    /// Adds the call to which the error belongs.
    pub(crate) fn at(mut self, call: Place) -> Self {
        self.0.call = Some(call);
        self
    }

    /// Adds the call to which the error belongs, unless it has one already.
    pub(crate) fn or_at(mut self, call: Place) -> Self {
        self.0.call.get_or_insert(call);
        self
    }

    fn caused_by(mut self, source: Cause) -> Self {
        self.0.source = Some(source);
        self
    }

    fn new(kind: ErrorKind, message: String) -> Self {
        Self(Box::new(Failed {
            kind,
            call: None,
            received: None,
            message,
            reported: Reported::default(),
            typed: None,
            source: None,
            retries: 0,
        }))
    }
}

/// Leaves out the headers and the body, which may contain secrets.
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("Error");
        debug
            .field("kind", &self.0.kind)
            .field("text", &self.to_string())
            .field("body", &format_args!("{} bytes", self.body().len()));
        if let Some(source) = &self.0.source {
            debug.field("source", source);
        }
        debug.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
