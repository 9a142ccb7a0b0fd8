//! The response from which a stream comes, for its errors. A body that the caller has taken from its response knows only the call.

use bytes::Bytes;

use crate::runtime::call::outcome::Outcome;
use crate::runtime::error::cause::Cause;
use crate::runtime::error::failure::{Error, Place};
use crate::runtime::error::transport::TransportError;

pub(super) enum Origin {
    Response(Box<Outcome>),
    Body(Option<Place>),
}

impl Origin {
    /// Reads a part of the stream again that could not be read because of `error`, without the values that do not fit. They are reported like those of
    /// a whole body; a body that the caller has taken from its response has nobody to report them to, and is not read again.
    pub(super) fn read_again<T>(
        &self,
        part: &str,
        error: &serde_json::Error,
        read: fn(&str) -> serde_json::Result<T>,
    ) -> Option<T> {
        let Self::Response(outcome) = self else {
            return None;
        };
        let mut value = None;
        let mut read = |text: &str| {
            value = Some(read(text)?);
            Ok(())
        };
        outcome.repaired(part, error, &mut read, &|_| true)?;
        value
    }

    /// The error for a part of the stream that cannot be read.
    pub(super) fn unreadable(
        &mut self,
        part: &str,
        message: String,
        source: Option<Cause>,
    ) -> Error {
        match self {
            Self::Response(outcome) => {
                outcome.body = Bytes::copy_from_slice(part.as_bytes());
                outcome.unreadable(message, source)
            }
            Self::Body(call) => Error::unreadable(call.clone(), message, source),
        }
    }

    /// The error for a body that breaks off.
    pub(super) fn broken(&self, error: TransportError) -> Error {
        match self {
            Self::Response(outcome) => outcome.broken(error),
            Self::Body(Some(call)) => Error::transport(error).at(call.clone()),
            Self::Body(None) => Error::transport(error),
        }
    }
}
