//! Content that a call sends, and that need not be in memory.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;

use crate::shared::runtime::error::cause::Cause;

use super::content::Body;

/// Content to send: bytes, a file, or a stream.
#[derive(Clone)]
pub struct Upload(Content);

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Source(Arc<dyn Source>),
}

/// A body being opened.
pub type Opening<'a> =
    Pin<Box<dyn Future<Output = Result<Body, Box<dyn StdError + Send + Sync>>> + Send + 'a>>;

/// Content that is opened as a body, once for each attempt of a call.
pub trait Source: Send + Sync + 'static {
    /// Opens the content at its start.
    fn open(&self) -> Opening<'_>;

    /// Returns true if the content can be opened again, so that a failed call can be retried.
    fn is_replayable(&self) -> bool {
        true
    }
}

impl Upload {
    /// A stream. It can be sent only once, so a failed call is not retried.
    ///
    /// `length` is the number of bytes, if it is known; servers may refuse a body of unknown length.
    pub fn stream<E: Into<Box<dyn StdError + Send + Sync>>>(
        pieces: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        let body = Body::stream(pieces, length);
        Self::source(Once(Mutex::new(Some(body))))
    }

    /// Content that is opened when the call is sent.
    pub fn source(source: impl Source) -> Self {
        Self(Content::Source(Arc::new(source)))
    }

    /// The bytes, if they are in memory.
    pub(crate) fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Source(_) => None,
        }
    }

    pub(crate) fn is_replayable(&self) -> bool {
        match &self.0 {
            Content::Bytes(_) => true,
            Content::Source(source) => source.is_replayable(),
        }
    }

    pub(crate) async fn open(&self) -> Result<Body, Cause> {
        match &self.0 {
            Content::Bytes(bytes) => Ok(bytes.clone().into()),
            Content::Source(source) => source.open().await,
        }
    }
}

/// A body that can be taken once.
struct Once(Mutex<Option<Body>>);

impl Source for Once {
    fn open(&self) -> Opening<'_> {
        let body = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        Box::pin(async { body.ok_or_else(|| Cause::from("the stream has already been sent")) })
    }

    fn is_replayable(&self) -> bool {
        false
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(bytes: T) -> Self {
        Self(Content::Bytes(bytes.into()))
    }
}

/// Two uploads are equal if they have the same bytes, or the same source.
impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Content::Bytes(one), Content::Bytes(other)) => one == other,
            (Content::Source(one), Content::Source(other)) => Arc::ptr_eq(one, other),
            (Content::Bytes(_), Content::Source(_)) | (Content::Source(_), Content::Bytes(_)) => {
                false
            }
        }
    }
}

impl Eq for Upload {}

/// Shows the length of the content, but not the content.
impl fmt::Debug for Upload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Content::Bytes(bytes) => write!(formatter, "{} bytes", bytes.len()),
            Content::Source(_) => formatter.write_str("a stream"),
        }
    }
}
