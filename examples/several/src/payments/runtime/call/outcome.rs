//! A response while the runtime reads it, before its body is decoded.
//!
//! Only the decoding depends on the type of a body. Everything else is compiled once, whatever the number of operations.

use std::any::Any;

use bytes::Bytes;
use http::StatusCode;
use http::header::{HeaderMap, HeaderValue, SET_COOKIE};
use serde_json::Value;
use url::Url;

use crate::payments::runtime::body::content::Body;
use crate::payments::runtime::error::cause::Cause;
use crate::payments::runtime::error::failure::{Error, Place};
use crate::payments::runtime::error::received::{self, Received};
use crate::payments::runtime::error::transport::TransportError;
use crate::payments::runtime::http::response::Response;
use crate::payments::runtime::json::decode::{self, Decode, without_value};
use crate::payments::runtime::json::misfit::Misfit;

use super::request::Request;
use super::route::Route;
use super::shared::Core;

/// A response.
pub struct Outcome {
    /// The operation.
    pub route: &'static Route,
    /// The call, for errors.
    pub(crate) call: Place,
    /// The URL from which the response came, which may contain credentials.
    #[allow(dead_code, reason = "not every API has pages")]
    pub(crate) url: Url,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body that was received; empty if it is still to come.
    pub body: Bytes,
    /// The body that is still to come.
    pub(crate) rest: Option<Box<Rest>>,
    /// The number of bytes of a body that are read before the call fails.
    #[allow(dead_code, reason = "not every API has streams")]
    pub(crate) body_limit: usize,
    /// The client.
    pub(crate) core: Core,
    /// The number of retries of the call.
    pub(crate) retries: u32,
    /// The keys that lead to the part of the body that the caller wants: the result of an envelope, and the list in a page.
    pub(crate) wanted: [Option<&'static str>; 2],
    /// The values of the body that do not fit its type.
    pub(crate) misfits: Vec<Misfit>,
}

/// A body that is still to come, and the request that would fetch it again.
#[allow(dead_code, reason = "not every API has streams")]
pub(crate) struct Rest {
    pub(crate) body: Body,
    pub(crate) core: Core,
    pub(crate) request: Request,
    pub(crate) route: &'static Route,
}

/// The body and the headers.
impl Outcome {
    /// Decodes the body as JSON, whatever its media type is. A body of another media type may also be a string that is not quoted.
    ///
    /// Values that do not fit `T` are absent, as far as `T` allows, unless the client decodes strictly.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not UTF-8, not JSON, or does not fit `T`.
    pub fn json<T: Decode>(&mut self) -> Result<T, Error> {
        self.read(decode::from_str)
    }

    /// Reads the body as [`Outcome::json`] does.
    pub(crate) fn read<T>(&mut self, read: fn(&str) -> serde_json::Result<T>) -> Result<T, Error> {
        let error = match read(self.text()?) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let mut value = None;
        let read_again = self.read_again(&error, &mut |text| {
            value = Some(read(text)?);
            Ok(())
        });
        match value.filter(|_| read_again) {
            Some(value) => Ok(value),
            None => Err(self.undecodable(error)),
        }
    }

    /// The body as a string of JSON; `None` if it claims to be JSON, or if it is empty, or a page that was meant for a browser.
    pub(super) fn quoted(&self, text: &str) -> Option<String> {
        let is_page = received::media_type(&self.headers)
            .is_some_and(|it| it.eq_ignore_ascii_case("text/html"));
        let is_text = !text.is_empty() && !is_page && !self.is_json();
        is_text.then(|| Value::from(text).to_string())
    }

    /// The body as text, without a byte order mark.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not UTF-8.
    pub fn text(&self) -> Result<&str, Error> {
        received::text(&self.body).map_err(|error| {
            let message = format!("the body is not text: {error}");
            self.unreadable(message, Some(error.into()))
        })
    }

    /// Returns true if the media type of the body is JSON.
    pub(crate) fn is_json(&self) -> bool {
        received::is_json(&self.headers)
    }

    /// Returns true if the body is empty, or is only the page of a redirect.
    pub fn is_empty(&self) -> bool {
        self.status == StatusCode::NO_CONTENT
            || self.status.is_redirection() && !self.is_json()
            || self.body.trim_ascii().is_empty()
    }

    /// Returns true if the property `flag` of the body is `false`.
    pub(crate) fn is_denied_by(&self, flag: &str) -> bool {
        let body = self.parsed().unwrap_or_default();
        body.get(flag) == Some(&Value::Bool(false))
    }

    /// The body as plain JSON, if it is JSON.
    pub(crate) fn parsed(&self) -> Option<Value> {
        received::json(&self.body)
    }

    /// The first header that holds the server's id of the request.
    fn request_id(&self) -> Option<(&'static str, HeaderValue)> {
        let mut names = self.core.shared().api.request_id.iter();
        names.find_map(|name| Some((*name, self.headers.get(*name)?.clone())))
    }

    /// The response as the caller gets it, with its decoded body.
    pub(crate) fn into_response<T>(self, body: T) -> Response<T> {
        let request_id = self.request_id().map(|(_, id)| id);
        Response::new(
            self.status,
            self.headers,
            request_id,
            self.misfits,
            self.body,
            body,
        )
    }

    /// The response with its body still to come.
    pub(crate) fn into_raw(self) -> http::Response<Body> {
        let body = self.rest.map_or_else(|| self.body.into(), |rest| rest.body);
        let mut response = http::Response::new(body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        let headers = response.headers_mut().iter_mut();
        for (_, cookie) in headers.filter(|(name, _)| *name == SET_COOKIE) {
            cookie.set_sensitive(true);
        }
        response
    }

    /// Takes the body, as far as it was not read before.
    #[allow(dead_code, reason = "not every API has such bodies")]
    pub(crate) fn take_body(&mut self) -> Body {
        match self.rest.take() {
            Some(rest) => rest.body,
            None => std::mem::take(&mut self.body).into(),
        }
    }

    /// Splits off the body that is still to come. The body of the result is the part that was received before.
    #[allow(dead_code, reason = "not every API has streams")]
    pub(crate) fn take_rest(&mut self) -> (Self, Option<Box<Rest>>) {
        let head = Self {
            route: self.route,
            call: self.call.clone(),
            url: self.url.clone(),
            status: self.status,
            headers: self.headers.clone(),
            body: std::mem::take(&mut self.body),
            rest: None,
            body_limit: self.body_limit,
            core: self.core.clone(),
            retries: self.retries,
            wanted: [None, None],
            misfits: Vec::new(),
        };
        (head, self.rest.take())
    }
}

/// The errors that can follow from a response.
impl Outcome {
    /// The error for a body without the value that its document promises.
    pub fn without_result(&self, property: &str) -> Error {
        let message = format!("the body does not decode: /{property}: null or missing");
        self.unreadable(message, None)
    }

    /// The error for a successful status that the API does not document for the operation.
    pub fn undocumented(&self) -> Error {
        let message = "the operation does not document this status".to_owned();
        self.unreadable(message, None)
    }

    /// The error for a body that does not decode.
    pub(crate) fn undecodable(&self, error: serde_json::Error) -> Error {
        let error = without_value(error);
        let message = self.received().undecodable(&error);
        self.unreadable(message, Some(error.into()))
    }

    /// The error for a successful response that cannot be read.
    pub(crate) fn unreadable(&self, message: String, source: Option<Cause>) -> Error {
        Error::decode(self.call.clone(), self.received(), message, source)
    }

    /// The error for a response that reports a failure.
    pub(crate) fn failed(&self) -> Error {
        Error::api(self.call.clone(), self.received(), self.typed())
    }

    /// The error for a body that breaks off.
    pub(crate) fn broken(&self, error: TransportError) -> Error {
        Error::transport(error)
            .at(self.call.clone())
            .after_receiving(self.received())
    }

    /// The body as the type that the operation declares for its status, if it decodes as that type.
    fn typed(&self) -> Option<Box<dyn Any + Send + Sync>> {
        let text = received::text(&self.body).ok()?;
        let media_type = received::media_type(&self.headers);
        let failure = self.route.failure(self.status, media_type)?;
        (failure.decode)(text)
    }

    fn received(&self) -> Received {
        Received {
            status: self.status,
            headers: self.headers.clone(),
            body: self.body.clone(),
            request_id: self.request_id(),
        }
    }
}
