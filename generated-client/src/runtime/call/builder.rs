//! A call: an operation, its arguments, and how it is sent.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use serde::Serialize;

use crate::runtime::auth::credential::Given;
use crate::runtime::auth::secret::Secret;
use crate::runtime::body::pieces::Body;
use crate::runtime::body::upload::Upload;
use crate::runtime::error::failure::Error;
use crate::runtime::http::parameter::{self, Parameter};
use crate::runtime::http::request::Request;
use crate::runtime::http::response::{Outcome, Response};

use super::core::Core;
use super::operation::{As, Operation, Route};
use super::send;
use super::success::{self, Success};

/// An operation with its arguments. It is sent when it is awaited.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<O: Operation> {
    pub(crate) core: Core,
    pub(crate) request: Request,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Call<O> {
    /// A call without arguments.
    pub fn new(core: &Core) -> Self {
        Self {
            core: core.clone(),
            request: Request::new(),
            operation: PhantomData,
        }
    }

    /// The call, asking for an answer of another media type.
    #[allow(dead_code, reason = "not every API has operations with several")]
    pub(crate) fn accepting<S: Success>(self, media_type: &'static str) -> Call<As<O, S>> {
        let mut call = self.answering();
        call.request.accept = Some(media_type);
        call
    }

    /// The call, reading the answer in another way.
    pub(crate) fn answering<S: Success>(self) -> Call<As<O, S>> {
        Call {
            core: self.core,
            request: self.request,
            operation: PhantomData,
        }
    }

    /// Sends the call, and returns what the answer holds.
    ///
    /// # Errors
    ///
    /// The returned future fails when the request cannot be made, the connection fails, the time allowed is over, the
    /// server answers that the call failed, or its body does not decode.
    pub fn send(self) -> Sending<<O::Success as Success>::Output> {
        Sending::new(
            self.core,
            self.request,
            const { &O::ROUTE },
            O::Success::STREAMED,
            output::<O::Success>,
        )
    }

    /// Sends the call, and returns the whole body with the status and the headers.
    ///
    /// # Errors
    ///
    /// As for [`Call::send`], but an answer without a result is no error.
    pub fn with_response(self) -> Sending<Response<<O::Success as Success>::Whole>> {
        Sending::new(
            self.core,
            self.request,
            const { &O::ROUTE },
            O::Success::STREAMED,
            response::<O::Success>,
        )
    }

    /// Sends the call, and returns the answer before its body: that is read from the returned [`Body`] as it comes, however long it is.
    ///
    /// What the body says is left to the caller: that of an envelope may say that the call failed.
    ///
    /// # Errors
    ///
    /// As for [`Call::send`], until the body begins.
    pub fn with_raw_response(self) -> Sending<http::Response<Body>> {
        Sending::new(self.core, self.request, const { &O::ROUTE }, true, raw)
    }

    /// Sets how long this call may take, with its body and with all that is sent again.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = Some(timeout);
        self
    }

    /// Sets how often this call is sent again if it fails in a way that may pass. A call that may already have taken effect is not, unless its
    /// method is idempotent or it has an `Idempotency-Key`.
    pub fn with_max_retries(mut self, retries: u32) -> Self {
        self.request.max_retries = Some(retries);
        self
    }

    /// Sets a header of this call. It takes the place of one of the same name that the client would send.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        let header = (name.to_owned(), value.to_owned());
        self.request.extra_headers.push(header);
        self
    }

    /// Adds a query parameter to this call.
    pub fn with_query(mut self, name: &str, value: &str) -> Self {
        let pair = format!("{}={}", parameter::encode(name), parameter::encode(value));
        self.request.extra_query.push(pair);
        self
    }

    /// Adds a member to the JSON object, or to the form, that this call sends, for what the API's document does not have yet. It takes the place of one
    /// of the same name.
    pub fn with_body_field(mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Self {
        self.request.extra_field(name, serde_json::to_value(value));
        self
    }

    /// Sets where this call is sent to, credentials included.
    pub fn with_base_url(mut self, base_url: &str) -> Self {
        self.request.base_url = Some(base_url.to_owned());
        self
    }
}

/// With these the emitted methods put their arguments into the request.
#[allow(dead_code, reason = "not every API has arguments of every kind")]
impl<O: Operation> Call<O> {
    pub(crate) fn put_path(mut self, name: &'static str, value: &str) -> Self {
        self.request.path(name, value.to_owned());
        self
    }

    pub(crate) fn put_credential(mut self, scheme: &'static str, secret: Secret) -> Self {
        let secret = (scheme, Given::Secret(secret));
        self.request.credentials.push(secret);
        self
    }

    pub(crate) fn put_styled_path(
        mut self,
        parameter: &Parameter,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.styled_path(parameter, value);
        self
    }

    pub(crate) fn put_query(self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        self.put_styled_query(&Parameter::query(name), value)
    }

    pub(crate) fn put_styled_query(
        mut self,
        parameter: &Parameter,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.query(parameter, value);
        self
    }

    pub(crate) fn put_header(self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        self.put_styled_header(&Parameter::simple(name), value)
    }

    pub(crate) fn put_styled_header(
        mut self,
        parameter: &Parameter,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.header(parameter, value);
        self
    }

    pub(crate) fn put_cookie(
        mut self,
        parameter: &Parameter,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.cookie(parameter, value);
        self
    }

    pub(crate) fn put_json(
        mut self,
        content_type: &'static str,
        body: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.json(content_type, body);
        self
    }

    pub(crate) fn put_form(
        mut self,
        properties: &[Parameter],
        body: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.form(properties, body);
        self
    }

    pub(crate) fn put_bytes(mut self, content_type: &'static str, body: impl Into<Upload>) -> Self {
        self.request.upload(content_type, body.into());
        self
    }
}

fn output<S: Success>(mut outcome: Outcome) -> Result<S::Output, Error> {
    success::read::<S>(&mut outcome)
}

fn response<S: Success>(mut outcome: Outcome) -> Result<Response<S::Whole>, Error> {
    let whole = S::decode(&mut outcome)?;
    Ok(Response::new(outcome, whole))
}

fn raw(outcome: Outcome) -> Result<http::Response<Body>, Error> {
    Ok(outcome.into_raw())
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<<O::Success as Success>::Output, Error>;
    type IntoFuture = Sending<<O::Success as Success>::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

/// Leaves out the arguments: they may hold secrets.
impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt_call(&O::ROUTE, formatter)
    }
}

fn fmt_call(route: &Route, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(formatter, "Call({} {})", route.method, route.path)
}

/// A request under way.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Outcome, Error>> + Send>>;

/// A call under way.
///
/// It is written by hand, since an `async` block would be compiled anew for every operation.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T> {
    exchange: Exchange,
    decode: fn(Outcome) -> Result<T, Error>,
}

impl<T> Sending<T> {
    fn new(
        core: Core,
        request: Request,
        route: &'static Route,
        streamed: bool,
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
