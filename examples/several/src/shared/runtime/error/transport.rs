//! The error of a transport, before the failed call is known.

use std::error::Error as StdError;
use std::fmt;

use super::cause::{Cause, innermost};
use super::kind::ErrorKind;

/// The reason why a transport delivered no response, or only a part of it.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) source: Option<Cause>,
}

impl TransportError {
    /// No connection could be made, so nothing was sent.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Connect, "could not connect", source.into())
    }

    /// The request took longer than allowed.
    pub fn timeout(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Timeout, "timed out", source.into())
    }

    /// The connection broke, or did not speak HTTP.
    pub fn failed(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Transport, "the connection failed", source.into())
    }

    /// The body ended too early.
    pub(crate) fn broken(source: impl Into<Cause>) -> Self {
        Self::new(ErrorKind::Transport, "the body broke off", source.into())
    }

    /// The request cannot be sent.
    pub(crate) fn unsent(source: impl Into<Cause>) -> Self {
        Self::new(ErrorKind::Request, "cannot be sent", source.into())
    }

    /// The request took longer than the client allows.
    pub(crate) fn slow() -> Self {
        Self::own(ErrorKind::Timeout, "timed out")
    }

    /// Time cannot be measured, for this reason.
    pub(crate) fn timeless(reason: &str) -> Self {
        Self::own(ErrorKind::Request, reason)
    }

    /// Names the part of the call that took too long.
    pub(crate) fn during(mut self, part: &str) -> Self {
        if self.kind == ErrorKind::Timeout {
            self.message = format!("{} while {part}", self.message);
        }
        self
    }

    /// The body is larger than the limit. A retry would not change that.
    pub(crate) fn oversized(limit: usize) -> Self {
        Self {
            kind: ErrorKind::Decode,
            message: format!("the body is larger than {limit} bytes"),
            source: None,
        }
    }

    fn own(kind: ErrorKind, message: &str) -> Self {
        Self {
            kind,
            message: message.to_owned(),
            source: None,
        }
    }

    fn new(kind: ErrorKind, message: &str, source: Cause) -> Self {
        Self {
            kind,
            message: format!("{message}: {}", innermost(source.as_ref())),
            source: Some(source),
        }
    }
}

impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        // The query of the URL may contain credentials.
        let error = error.without_url();
        let (kind, message) = described(&error);
        Self {
            kind,
            message,
            source: Some(error.into()),
        }
    }
}

fn described(error: &reqwest::Error) -> (ErrorKind, String) {
    let cause = innermost(error);
    if error.is_timeout() {
        (ErrorKind::Timeout, "timed out".to_owned())
    } else if is_connect(error) {
        (ErrorKind::Connect, format!("could not connect: {cause}"))
    } else if error.is_builder() {
        (ErrorKind::Request, format!("cannot be sent: {cause}"))
    } else if error.is_body() || error.is_decode() {
        (ErrorKind::Transport, format!("the body broke off: {cause}"))
    } else {
        (
            ErrorKind::Transport,
            format!("the connection failed: {cause}"),
        )
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// A browser does not tell why a response is missing.
#[cfg(target_arch = "wasm32")]
fn is_connect(_error: &reqwest::Error) -> bool {
    false
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
