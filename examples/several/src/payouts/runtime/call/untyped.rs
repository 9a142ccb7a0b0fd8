//! Calls of endpoints that are not in the API's document.

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::payouts::runtime::body::upload::Upload;
use crate::payouts::runtime::error::failure::Error;

use super::builder::Call;
use super::endpoint::{As, Operation};
use super::outcome::Outcome;
use super::route::Route;
use super::shared::Core;
use super::success::Success;

/// An endpoint for which the client has no method. Its response is read as JSON; an empty one is null, and text is a string.
pub struct Untyped;

impl Operation for Untyped {
    const ROUTE: Route = Route::DEFAULT;

    type Success = Decoded<Value>;
}

/// The body is JSON of any type that serde reads; an empty one is read as null, and text as a string.
pub struct Decoded<T>(PhantomData<fn() -> T>);

impl<T: DeserializeOwned + Send + 'static> Success for Decoded<T> {
    type Whole = T;
    type Output = T;

    fn decode(outcome: &mut Outcome) -> Result<T, Error> {
        match outcome.is_empty() {
            true => serde_json::from_str("null").map_err(|error| outcome.undecodable(error)),
            false => outcome.read(|text| serde_json::from_str(text)),
        }
    }

    fn output(whole: T, _outcome: &Outcome) -> Result<T, Error> {
        Ok(whole)
    }
}

impl Call<Untyped> {
    pub(crate) fn untyped(core: &Core, method: &str, path: &str) -> Self {
        let mut call = Self::new(core);
        call.request.method = Some(method.to_owned());
        call.request.free_path = Some(path.to_owned());
        call
    }

    /// Sets the body as JSON.
    pub fn with_json(mut self, body: &(impl Serialize + ?Sized)) -> Self {
        self.request.json("application/json", body);
        self
    }

    /// Sets the body and its media type.
    pub fn with_body(mut self, content_type: &str, body: impl Into<Upload>) -> Self {
        self.request.body = Some((content_type.to_owned().into(), body.into()));
        self
    }

    /// Decodes the response as a `T`.
    pub fn returning<T: DeserializeOwned + Send + 'static>(self) -> Call<As<Untyped, Decoded<T>>> {
        self.read_as()
    }
}
