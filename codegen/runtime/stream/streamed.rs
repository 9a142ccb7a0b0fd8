//! Answers whose body is still to come.

use crate::runtime::error::failure::Error;
use crate::runtime::http::response::{Outcome, Rest};
use crate::runtime::http::transport::TransportError;

impl Outcome {
    /// The answer without its body, and the body; what was read of it before is the body of the answer.
    pub(crate) fn take_rest(&mut self) -> (Self, Option<Box<Rest>>) {
        let head = Self {
            route: self.route,
            call: self.call.clone(),
            status: self.status,
            headers: self.headers.clone(),
            body: std::mem::take(&mut self.body),
            rest: None,
            body_limit: self.body_limit,
            request_id_headers: self.request_id_headers,
        };
        (head, self.rest.take())
    }

    /// The error of a body that breaks off.
    pub(crate) fn broken(&self, error: TransportError) -> Error {
        Error::transport(error).answered(self)
    }

    /// The error of an item that has no end.
    pub(crate) fn oversized(&self) -> Error {
        self.broken(TransportError::oversized(self.body_limit))
    }
}
