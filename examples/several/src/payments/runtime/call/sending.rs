//! A call that was sent, as a future.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::payments::runtime::error::failure::Error;

use super::outcome::Outcome;
use super::request::Request;
use super::route::Route;
use super::send;
use super::shared::Core;
use super::success::Streamed;

/// The future of a response.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Outcome, Error>> + Send>>;

/// A call whose response has not arrived yet.
///
/// The future is written by hand, since an `async` block would be compiled once for each operation.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T> {
    exchange: Exchange,
    decode: fn(Outcome) -> Result<T, Error>,
}

impl<T> Sending<T> {
    pub(crate) fn new(
        core: Core,
        request: Request,
        route: &'static Route,
        streamed: Option<Streamed>,
        decode: fn(Outcome) -> Result<T, Error>,
    ) -> Self {
        Self {
            exchange: Box::pin(send::exchange(core, request, route, streamed)),
            decode,
        }
    }
}

impl<T> Future for Sending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = ready!(self.exchange.as_mut().poll(context));
        Poll::Ready(outcome.and_then(self.decode))
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sending")
    }
}
