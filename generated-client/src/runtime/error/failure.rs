//! The one error of a generated crate.
//!
//! It keeps what is needed to find out what happened (status, headers, body), and its text stands alone in a log line.

use std::any::Any;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::path::Path;
use std::{fmt, io};

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue, LOCATION};
use serde_json::Value;

use crate::runtime::body::pieces::Cause;
use crate::runtime::call::retry;
use crate::runtime::http::response::Outcome;
use crate::runtime::http::transport::TransportError;

use super::message::{self, Shown};
use super::problem::{self, Code, Problem};

/// Why a call, or the building of a client, failed.
pub struct Error(Box<Failed>);

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be made: an argument or a setting is missing or unusable. Nothing was sent.
    Request,
    /// No connection could be made.
    Connect,
    /// The time allowed was over.
    Timeout,
    /// The connection broke, or did not speak HTTP.
    Transport,
    /// The server answered that it failed.
    Api,
    /// The server answered that it succeeded, with a body that is not what its document says, or too large.
    Decode,
    /// A file of the application could not be written.
    File,
}

struct Failed {
    kind: ErrorKind,
    call: Option<Place>,
    answer: Option<Answer>,
    message: String,
    problems: Vec<Problem>,
    typed: Option<Box<dyn Any + Send + Sync>>,
    source: Option<Cause>,
    retries: u32,
}

/// Which call it was.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) method: Cow<'static, str>,
    /// Without the base URL and the query.
    pub(crate) path: String,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    request_id: Option<(&'static str, HeaderValue)>,
}

/// How much of a body an error keeps.
const KEPT: usize = 64 * 1024;

/// How many problems the text of an error lists.
const LISTED: usize = 5;

impl Error {
    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The method of the call; none if the error arose while building a client.
    pub fn method(&self) -> Option<&str> {
        self.0.call.as_ref().map(|call| call.method.as_ref())
    }

    /// The path of the call without the base URL and the query; none if the error arose while building a client.
    pub fn path(&self) -> Option<&str> {
        self.0.call.as_ref().map(|call| call.path.as_str())
    }

    /// The status, if the server answered.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers of the answer, if the server answered.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(|answer| &answer.headers)
    }

    /// What the server says went wrong, as far as its body has a known shape.
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// The codes of [`Error::problems`].
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.0.problems.iter().filter_map(|it| it.code.as_ref())
    }

    /// Whether the server named this code, as a number or as text.
    pub fn has_code(&self, code: impl Into<Code>) -> bool {
        let sought = code.into();
        self.codes().any(|code| code.is(&sought))
    }

    /// The body of the answer, at most its first 64 KiB.
    pub fn body(&self) -> &[u8] {
        self.0.answer.as_ref().map_or(&[], |answer| &answer.body)
    }

    /// The body of the answer as the type that the document declares for its status, if it decodes as that.
    pub fn typed<T: 'static>(&self) -> Option<&T> {
        self.0.typed.as_ref()?.downcast_ref()
    }

    /// The server's name for this exchange, for its support.
    pub fn request_id(&self) -> Option<&str> {
        let (_, id) = self.0.answer.as_ref()?.request_id.as_ref()?;
        id.to_str().ok()
    }

    /// Whether the server answered 404 or 410.
    pub fn is_not_found(&self) -> bool {
        self.status()
            .is_some_and(|status| status == StatusCode::NOT_FOUND || status == StatusCode::GONE)
    }

    /// Whether the server answered 429.
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the time allowed was over.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Whether the same call may succeed later, and sending it again does no harm.
    ///
    /// A call that may already have taken effect counts only if its method is idempotent (RFC 9110, section 9.2.2), or if the server refused it
    /// and said when to come back.
    pub fn is_retryable(&self) -> bool {
        retry::is_safe(self, false)
    }

    /// How often the call was sent again before this error was returned.
    pub fn retries(&self) -> u32 {
        self.0.retries
    }

    /// A client cannot be built.
    pub(crate) fn building(message: String) -> Self {
        Self::new(ErrorKind::Request, message)
    }

    /// There is no credential to be had.
    pub(crate) fn credential(source: Cause) -> Self {
        let cause = message::innermost(source.as_ref());
        let mut failed = Self::new(ErrorKind::Request, format!("no credential: {cause}"));
        failed.0.source = Some(source);
        failed
    }

    /// A file of the application cannot be written.
    #[allow(dead_code, reason = "not every API has files")]
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        let message = format!("`{}` cannot be written: {error}", path.display());
        let mut failed = Self::new(ErrorKind::File, message);
        failed.0.source = Some(io::Error::from(error.kind()).into());
        failed
    }

    /// A request cannot be made, and nothing was sent.
    pub(crate) fn request(call: Place, message: String) -> Self {
        Self::new(ErrorKind::Request, message).at(call)
    }

    /// The connection failed before the server answered, or while its body was read.
    pub(crate) fn transport(error: TransportError) -> Self {
        let mut failed = Self::new(error.kind, error.message);
        failed.0.source = error.source;
        failed
    }

    /// The server answered that it failed.
    pub(crate) fn api(outcome: &Outcome) -> Self {
        let body: Option<Value> = outcome.parsed();
        let problems = body.as_ref().map(problem::collect).unwrap_or_default();
        let message = message::of_answer(&outcome.headers, &outcome.body, body.is_some());
        let mut failed = Self::new(ErrorKind::Api, message).answered(outcome);
        failed.0.problems = problems;
        failed.0.typed = outcome.failure();
        failed
    }

    /// The server answered that it succeeded, with a body that cannot be used.
    pub(crate) fn decode(outcome: &Outcome, message: String, source: Option<Cause>) -> Self {
        let mut failed = Self::new(ErrorKind::Decode, message).answered(outcome);
        failed.0.source = source;
        failed
    }

    /// Adds what was received before the error arose.
    pub(crate) fn answered(self, outcome: &Outcome) -> Self {
        let mut failed = self.at(outcome.call.clone());
        let body = match outcome.body.get(..KEPT) {
            // A slice of the body would keep all of it in memory.
            Some(start) => Bytes::copy_from_slice(start),
            None => outcome.body.clone(),
        };
        failed.0.answer = Some(Answer {
            status: outcome.status,
            headers: outcome.headers.clone(),
            body,
            request_id: outcome.request_id(),
        });
        failed
    }

    pub(crate) fn after(mut self, retries: u32) -> Self {
        self.0.retries = retries;
        self
    }

    fn new(kind: ErrorKind, message: String) -> Self {
        Self(Box::new(Failed {
            kind,
            call: None,
            answer: None,
            message,
            problems: Vec::new(),
            typed: None,
            source: None,
            retries: 0,
        }))
    }

    /// The error as that of a call, if it is not one of another.
    pub(crate) fn or_at(mut self, call: Place) -> Self {
        self.0.call.get_or_insert(call);
        self
    }

    pub(crate) fn at(mut self, call: Place) -> Self {
        self.0.call = Some(call);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(call) = &self.0.call {
            write!(formatter, "{} {}: ", call.method, Shown(&call.path))?;
        }
        match &self.0.answer {
            Some(answer) => self.0.fmt_answer(answer, formatter)?,
            None => Shown(&self.0.message).fmt(formatter)?,
        }
        match self.0.retries {
            0 => Ok(()),
            1 => formatter.write_str(", also when sent again"),
            retries => write!(formatter, ", also when sent again {retries} times"),
        }
    }
}

impl Failed {
    fn fmt_answer(&self, answer: &Answer, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", answer.status.as_u16())?;
        if let Some(reason) = answer.status.canonical_reason() {
            write!(formatter, " {reason}")?;
        }
        match self.kind {
            ErrorKind::Api => self.fmt_problems(answer, formatter)?,
            ErrorKind::Request
            | ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::Transport
            | ErrorKind::Decode
            | ErrorKind::File => write!(formatter, ", but {}", Shown(&self.message))?,
        }
        if let Some((name, id)) = &answer.request_id {
            let id = String::from_utf8_lossy(id.as_bytes());
            write!(formatter, " ({name} {})", Shown(&id))?;
        }
        Ok(())
    }

    fn fmt_problems(&self, answer: &Answer, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (true, Some(target)) = (answer.status.is_redirection(), answer.headers.get(LOCATION))
        {
            let target = String::from_utf8_lossy(target.as_bytes());
            let target = target.split(['?', '#']).next().unwrap_or_default();
            return write!(formatter, " (not followed to {})", Shown(target));
        }
        if self.problems.is_empty() {
            return write!(formatter, "{}", Shown(&self.message));
        }
        for (index, problem) in self.problems.iter().take(LISTED).enumerate() {
            formatter.write_str(if index == 0 { "" } else { ";" })?;
            if let Some(code) = &problem.code {
                write!(formatter, " [{}]", Shown(&code.to_string()))?;
            }
            if let Some(message) = &problem.message {
                write!(formatter, " {}", Shown(message))?;
            }
            if let Some(pointer) = &problem.pointer {
                write!(formatter, " (at {})", Shown(pointer))?;
            }
        }
        match self.problems.len().saturating_sub(LISTED) {
            0 => Ok(()),
            more => write!(formatter, "; and {more} more"),
        }
    }
}

/// Leaves out the headers and the body: they may hold secrets.
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
