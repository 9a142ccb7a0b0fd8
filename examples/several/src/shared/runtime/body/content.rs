//! The content of a request or a response, which is read piece by piece.

use std::error::Error as StdError;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};

use crate::shared::runtime::error::cause::Cause;
use crate::shared::runtime::error::failure::{Error, Place};
use crate::shared::runtime::error::transport::TransportError;
use crate::shared::runtime::system::clock::{Sleep, sleep};

use super::collected::Collected;

/// The pieces of a body, in the order in which they arrive.
type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// A body, in pieces of any size. Each piece is returned once.
///
/// Each piece of a response may take as long as the whole call was allowed to take.
pub struct Body {
    content: Content,
    /// The call to which it responds, for errors.
    call: Option<Place>,
    patience: Option<Patience>,
    /// The number of bytes that are collected at most.
    limit: usize,
}

enum Content {
    Whole(Bytes),
    #[cfg(not(target_arch = "wasm32"))]
    Received(reqwest::Body),
    /// The lock is never taken. It lets threads share any stream, which HTTP stacks require.
    Stream(Mutex<Pieces>, Option<u64>),
}

/// The limit on the time between two pieces.
struct Patience {
    limit: Duration,
    /// The timer of the piece that is being waited for.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Body {
    /// A body without content.
    pub fn empty() -> Self {
        Self::from(Bytes::new())
    }

    /// A body whose pieces come from a stream; `length` is the number of bytes, if it is known.
    pub fn stream<E: Into<Box<dyn StdError + Send + Sync>>>(
        pieces: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        let pieces: Pieces = Box::pin(Read(Box::pin(pieces)));
        Self::new(Content::Stream(Mutex::new(pieces), length))
    }

    /// The number of bytes that are still to come, if it is known.
    pub fn remaining(&self) -> Option<u64> {
        match &self.content {
            Content::Whole(bytes) => u64::try_from(bytes.len()).ok(),
            #[cfg(not(target_arch = "wasm32"))]
            Content::Received(body) => body.size_hint().exact(),
            Content::Stream(_, length) => *length,
        }
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection breaks, or nothing arrives for too long.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        self.piece().await.transpose().map_err(|it| self.error(it))
    }

    /// Reads the rest of the body, if it has no more bytes than the client reads of any body; `save_to` writes a longer one into a file.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection breaks, nothing arrives for too long, or there are more bytes.
    pub async fn bytes(self) -> Result<Bytes, Error> {
        let limit = self.limit;
        self.bytes_up_to(limit).await
    }

    /// Reads the rest of the body, at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection breaks, nothing arrives for too long, or there are more than `limit` bytes.
    pub async fn bytes_up_to(mut self, limit: usize) -> Result<Bytes, Error> {
        let mut collected = Collected::default();
        let ended = self.collect(limit, &mut collected).await;
        match ended {
            Ok(()) => Ok(collected.into()),
            Err(error) => Err(self.error(error)),
        }
    }

    /// Collects the rest of the body. If this fails or is dropped, `collected` has the part that arrived.
    pub(crate) async fn collect(
        &mut self,
        limit: usize,
        collected: &mut Collected,
    ) -> Result<(), TransportError> {
        let announced = self.remaining().unwrap_or_default();
        while let Some(piece) = self.piece().await {
            let piece = piece?;
            let left = limit.saturating_sub(collected.len());
            if piece.len() > left {
                collected.push(piece.slice(..left), announced);
                return Err(TransportError::oversized(limit));
            }
            collected.push(piece, announced);
        }
        Ok(())
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn received(body: reqwest::Body) -> Self {
        Self::new(Content::Received(body))
    }

    /// Makes the body that of a response: its errors name the call, each piece has a time limit, and all bytes together have a limit.
    pub(crate) fn of(mut self, call: Place, patience: Duration, limit: usize) -> Self {
        self.call = Some(call);
        self.limit = limit;
        self.patience = Some(Patience {
            limit: patience,
            timer: None,
        });
        self
    }

    pub(crate) async fn piece(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The call to which the body responds.
    #[allow(dead_code, reason = "not every API has streams")]
    pub(crate) fn call(&self) -> Option<&Place> {
        self.call.as_ref()
    }

    pub(crate) fn error(&self, error: TransportError) -> Error {
        let failed = Error::transport(error);
        match &self.call {
            Some(call) => failed.at(call.clone()),
            None => failed,
        }
    }

    /// The body for reqwest. If reqwest has all bytes at once, it can repeat them after a redirect.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn into_reqwest(self) -> reqwest::Body {
        match self.content {
            Content::Whole(bytes) => bytes.into(),
            Content::Received(body) => body,
            Content::Stream(..) => reqwest::Body::wrap(self),
        }
    }

    fn new(content: Content) -> Self {
        Self {
            content,
            call: None,
            patience: None,
            limit: usize::MAX,
        }
    }

    pub(crate) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let piece = self.content.poll(context);
        match (&mut self.patience, piece) {
            (Some(patience), Poll::Pending) => {
                Poll::Ready(Some(Err(ready!(patience.poll(context)))))
            }
            (Some(patience), ready) => {
                patience.timer = None;
                ready
            }
            (None, piece) => piece,
        }
    }
}

impl Content {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        match self {
            Self::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Whole(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Self::Stream(pieces, length) => {
                let pieces = pieces.get_mut().unwrap_or_else(PoisonError::into_inner);
                let piece = ready!(pieces.as_mut().poll_next(context));
                if let (Some(left), Some(Ok(piece))) = (length, &piece) {
                    *left = left.saturating_sub(piece.len() as u64);
                }
                Poll::Ready(piece)
            }
            #[cfg(not(target_arch = "wasm32"))]
            Self::Received(body) => loop {
                let frame = ready!(Pin::new(&mut *body).poll_frame(context));
                match frame.map(|frame| frame.map(Frame::into_data)) {
                    Some(Ok(Ok(piece))) => return Poll::Ready(Some(Ok(piece))),
                    // Trailers are ignored.
                    Some(Ok(Err(_))) => {}
                    Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                    None => return Poll::Ready(None),
                }
            },
        }
    }
}

impl Patience {
    /// The error, when the time is over.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<TransportError> {
        let timer = match &mut self.timer {
            Some(timer) => timer,
            None => match sleep(self.limit) {
                Ok(timer) => self.timer.insert(Box::pin(timer)),
                Err(reason) => return Poll::Ready(TransportError::timeless(reason)),
            },
        };
        let over = timer.as_mut().poll(context);
        over.map(|()| TransportError::slow())
    }
}

/// A stream with the errors of a body.
struct Read<S>(Pin<Box<S>>);

impl<S: Stream<Item = Result<Bytes, E>>, E: Into<Cause>> Stream for Read<S> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(piece.map(|piece| piece.map_err(TransportError::broken)))
    }
}

impl Stream for Body {
    type Item = Result<Bytes, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let body = self.get_mut();
        let piece = ready!(body.poll(context));
        Poll::Ready(piece.map(|piece| piece.map_err(|it| body.error(it))))
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let piece = ready!(self.poll_next(context));
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.remaining()
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::new(Content::Whole(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

/// Shows the length of the body, but not its content.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Body")
            .field("remaining", &self.remaining())
            .finish_non_exhaustive()
    }
}
