//! Bodies that are read as they come.

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

use crate::runtime::call::clock::{Sleep, sleep};
use crate::runtime::error::failure::{Error, Place};
use crate::runtime::http::transport::TransportError;

/// What went wrong somewhere else.
pub(crate) type Cause = Box<dyn StdError + Send + Sync>;

/// Pieces of a body as they come.
type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// A body, in pieces of any size. Each piece is given once.
///
/// Of an answer no piece may be longer in coming than the whole call had time to be answered.
pub struct Body {
    content: Content,
    /// The call that it answers, for errors.
    call: Option<Place>,
    patience: Option<Patience>,
}

enum Content {
    Whole(Bytes),
    #[cfg(not(target_arch = "wasm32"))]
    Received(reqwest::Body),
    /// The lock is never taken: it makes any stream fit to be shared, which HTTP stacks ask for.
    Stream(Mutex<Pieces>, Option<u64>),
}

/// How long a piece may be waited for.
struct Patience {
    limit: Duration,
    left: Option<Pin<Box<Sleep>>>,
}

impl Body {
    /// A body without content.
    pub fn empty() -> Self {
        Self::from(Bytes::new())
    }

    /// A body of pieces that come later; `length` is how many bytes they are, if that is known.
    pub fn stream<E: Into<Box<dyn StdError + Send + Sync>>>(
        pieces: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        let pieces: Pieces = Box::pin(Read(Box::pin(pieces)));
        Self::new(Content::Stream(Mutex::new(pieces), length))
    }

    /// How many bytes are left, if that is known.
    pub fn remaining(&self) -> Option<u64> {
        match &self.content {
            Content::Whole(bytes) => u64::try_from(bytes.len()).ok(),
            #[cfg(not(target_arch = "wasm32"))]
            Content::Received(body) => body.size_hint().exact(),
            Content::Stream(_, length) => *length,
        }
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    ///
    /// When the connection breaks, or nothing comes for too long.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        self.piece().await.transpose().map_err(|it| self.error(it))
    }

    /// All that is left, at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// When the connection breaks, nothing comes for too long, or more comes than `limit`.
    pub async fn bytes(mut self, limit: usize) -> Result<Bytes, Error> {
        let mut collected = Collected::default();
        let ended = self.collect(limit, &mut collected).await;
        match ended {
            Ok(()) => Ok(collected.into()),
            Err(error) => Err(self.error(error)),
        }
    }

    /// Collects all that is left. What has come stands in `collected` even if this is given up.
    pub(crate) async fn collect(
        &mut self,
        limit: usize,
        collected: &mut Collected,
    ) -> Result<(), TransportError> {
        let promised = self.remaining().unwrap_or_default();
        while let Some(piece) = self.piece().await {
            let piece = piece?;
            if piece.len() > limit.saturating_sub(collected.len()) {
                return Err(TransportError::oversized(limit));
            }
            collected.push(piece, promised);
        }
        Ok(())
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn received(body: reqwest::Body) -> Self {
        Self::new(Content::Received(body))
    }

    /// The body as that of a call: what the errors say, and how long a piece may take.
    pub(crate) fn of(mut self, call: Place, limit: Duration) -> Self {
        self.call = Some(call);
        self.patience = Some(Patience { limit, left: None });
        self
    }

    pub(crate) async fn piece(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll(context)).await
    }

    pub(crate) fn error(&self, error: TransportError) -> Error {
        let failed = Error::transport(error);
        match &self.call {
            Some(call) => failed.at(call.clone()),
            None => failed,
        }
    }

    /// As reqwest takes it: bytes that it has whole it can send again where a server redirects.
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
        }
    }

    pub(crate) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let piece = self.content.poll(context);
        match (&mut self.patience, piece) {
            (Some(patience), Poll::Pending) => {
                ready!(patience.poll(context));
                Poll::Ready(Some(Err(TransportError::slow())))
            }
            (Some(patience), ready) => {
                patience.left = None;
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
                    // Trailers say nothing that is asked for.
                    Some(Ok(Err(_))) => {}
                    Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                    None => return Poll::Ready(None),
                }
            },
        }
    }
}

/// How much room is made at once for a body, whatever the server promises.
const RESERVED: usize = 1024 * 1024;

/// What has come of a body. One that comes in one piece is not copied.
#[derive(Default)]
pub(crate) struct Collected {
    first: Bytes,
    /// All of it, from the second piece on.
    all: Vec<u8>,
}

impl Collected {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    fn push(&mut self, piece: Bytes, promised: u64) {
        if self.len() == 0 {
            self.first = piece;
            return;
        }
        if self.all.is_empty() {
            let promised = usize::try_from(promised).unwrap_or(RESERVED);
            self.all.reserve(promised.min(RESERVED));
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&piece);
    }
}

impl From<Collected> for Bytes {
    fn from(collected: Collected) -> Self {
        match collected.all.is_empty() {
            true => collected.first,
            false => collected.all.into(),
        }
    }
}

impl Patience {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let limit = self.limit;
        let left = self.left.get_or_insert_with(|| Box::pin(sleep(limit)));
        left.as_mut().poll(context)
    }
}

/// A stream whose errors are told as those of a body.
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

/// Shows how long the body is, and not what is in it.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Body")
            .field("remaining", &self.remaining())
            .finish_non_exhaustive()
    }
}
