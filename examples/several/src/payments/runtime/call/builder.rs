//! A call before it is sent: an operation, its arguments, and its options.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use serde::Serialize;

use crate::payments::runtime::body::content::Body;
use crate::payments::runtime::error::failure::Error;
use crate::payments::runtime::http::parameter;
use crate::payments::runtime::http::response::Response;

use super::endpoint::{As, Operation};
use super::outcome::Outcome;
use super::request::Request;
use super::route::Route;
use super::sending::Sending;
use super::shared::Core;
use super::success::{self, Success};

/// An operation with its arguments, which is sent when it is awaited.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<O: Operation> {
    pub(crate) core: Core,
    pub(crate) request: Request,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Call<O> {
    /// A call without arguments.
    #[doc(hidden)]
    pub fn new(core: &Core) -> Self {
        Self {
            core: core.clone(),
            request: Request::new(),
            operation: PhantomData,
        }
    }

    /// The call, with a response of another media type.
    #[allow(dead_code, reason = "not every API has operations with several")]
    pub(crate) fn accepting<S: Success>(self, media_type: &'static str) -> Call<As<O, S>> {
        let mut call = self.read_as();
        call.request.accept = Some(media_type);
        call
    }

    /// The call, with a response that is read in another way.
    pub(crate) fn read_as<S: Success>(self) -> Call<As<O, S>> {
        Call {
            core: self.core,
            request: self.request,
            operation: PhantomData,
        }
    }

    /// Sends the call, and returns the result in the body of the response.
    ///
    /// # Errors
    ///
    /// The returned future fails if the request cannot be built, the connection fails, the call takes too long, the server reports a failure,
    /// or its body does not decode.
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
    /// Returns the errors of [`Call::send`], but a response without a result is not an error.
    pub fn with_response(self) -> Sending<Response<<O::Success as Success>::Whole>> {
        Sending::new(
            self.core,
            self.request,
            const { &O::ROUTE },
            O::Success::STREAMED,
            response::<O::Success>,
        )
    }

    /// Sends the call, and returns the response before its body is received. The caller reads the returned [`Body`] piece by piece, so it may
    /// have any length.
    ///
    /// The client does not examine the body. An envelope may report a failure.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Call::send`], until the body begins.
    pub fn with_raw_response(self) -> Sending<http::Response<Body>> {
        Sending::new(
            self.core,
            self.request,
            const { &O::ROUTE },
            Some(|_| true),
            raw,
        )
    }

    /// Sets the time limit of this call, including its body and its retries.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = Some(timeout);
        self
    }

    /// Sets how often this call is retried if it fails for a reason that may pass. A call that may already have taken effect is retried only if its
    /// method is idempotent or it has an `Idempotency-Key`.
    pub fn with_max_retries(mut self, retries: u32) -> Self {
        self.request.max_retries = Some(retries);
        self
    }

    /// Sets a header of this call. It replaces the client's header of the same name.
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

    /// Adds a member to the JSON object or the form that this call sends, or replaces one with the same name. It is meant for properties that
    /// the API's document does not have yet.
    pub fn with_body_field(mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Self {
        self.request.extra_field(name, value);
        self
    }

    /// Sends this call even if the last argument of its path is empty, so that the path ends in a slash.
    pub fn with_empty_path_argument(mut self) -> Self {
        self.request.may_end_empty = true;
        self
    }

    /// Sets the base URL of this call. The credentials are sent there as well.
    pub fn with_base_url(mut self, base_url: &str) -> Self {
        self.request.base_url = Some(base_url.to_owned());
        self
    }
}

fn output<S: Success>(mut outcome: Outcome) -> Result<S::Output, Error> {
    success::read::<S>(&mut outcome)
}

fn response<S: Success>(mut outcome: Outcome) -> Result<Response<S::Whole>, Error> {
    let whole = S::decode(&mut outcome)?;
    Ok(outcome.into_response(whole))
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

/// Leaves out the arguments, which may contain secrets.
impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt_call(&O::ROUTE, formatter)
    }
}

fn fmt_call(route: &Route, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(formatter, "Call({} {})", route.method, route.path)
}
