//! A service of tower as the transport of a client.

use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tower_service::Service;

use crate::runtime::body::content::Body;
use crate::runtime::error::transport::TransportError;

use super::transport::{Answering, Transport};

/// A service of tower that sends requests, for `transport` of the builder: a client of hyper, with layers of the application around it.
///
/// Each request is sent by a clone of the service, once that is ready. An error of the service is one of the connection, unless it is a
/// [`TransportError`] itself.
pub struct TowerTransport<S>(Mutex<S>);

impl<S> TowerTransport<S> {
    /// The transport that sends requests by a service.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TowerTransport")
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn StdError + Send + Sync>>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    fn send(&self, request: http::Request<Body>) -> Answering<'_> {
        // The lock lets threads share any service, many of which cannot be shared themselves.
        let mut service = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Box::pin(async move {
            let ready = poll_fn(|context| service.poll_ready(context)).await;
            ready.map_err(|error| own(error.into()).unwrap_or_else(TransportError::connect))?;
            let response = service.call(request).await;
            let response = response
                .map_err(|error| own(error.into()).unwrap_or_else(TransportError::failed))?;
            Ok(response.map(body))
        })
    }
}

/// The error of a service that knows what failed.
fn own(
    error: Box<dyn StdError + Send + Sync>,
) -> Result<TransportError, Box<dyn StdError + Send + Sync>> {
    error.downcast().map(|error| *error)
}

fn body<B>(body: B) -> Body
where
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    let length = body.size_hint().exact();
    Body::stream(Pieces(Box::pin(body)), length)
}

/// The pieces of a body, without its trailers.
struct Pieces<B>(Pin<Box<B>>);

impl<B: http_body::Body<Data = Bytes>> Stream for Pieces<B> {
    type Item = Result<Bytes, B::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = match ready!(self.0.as_mut().poll_frame(context)) {
                Some(Ok(frame)) => frame,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            };
            if let Ok(piece) = frame.into_data() {
                return Poll::Ready(Some(Ok(piece)));
            }
        }
    }
}
