//! Functions of the application that are called around each call, for example to count, to log, or to sign.

use std::time::Duration;

use http::StatusCode;
use http::header::HeaderMap;

use crate::payments::runtime::error::failure::Error;
use crate::payments::runtime::json::misfit::Misfit;

/// Facts about a call for hooks.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallInfo<'a> {
    /// The `operationId` of the operation; empty for an endpoint for which the client has no method.
    pub operation: &'static str,
    /// The HTTP method.
    pub method: &'a str,
    /// The path with `{name}` for its arguments, so that it can name a metric.
    pub template: &'a str,
    /// The number of retries so far.
    pub retries: u32,
}

/// Functions that a client calls around its calls. By default, they do nothing.
///
/// They run as part of the call, so a slow one delays it.
pub trait Hooks: Send + Sync + 'static {
    /// A call begins.
    fn call_started(&self, call: &CallInfo<'_>) {
        let _ = call;
    }

    /// An attempt begins. The hook may change the headers of its request; those with credentials are marked as sensitive.
    fn attempt_started(&self, call: &CallInfo<'_>, headers: &mut HeaderMap) {
        let _ = (call, headers);
    }

    /// An attempt is over: the response was received, or the attempt failed.
    fn attempt_ended(
        &self,
        call: &CallInfo<'_>,
        result: Result<StatusCode, &Error>,
        taken: Duration,
    ) {
        let _ = (call, result, taken);
    }

    /// The body of a response, or an item of a stream, has values that do not fit the API's document, and has been decoded without them.
    ///
    /// A [`Misfit`] can be serialized: `cargo sdk generate --from-misfits` reads a file with one on each line, and writes an overlay that corrects the
    /// document.
    fn misfits_found(&self, call: &CallInfo<'_>, status: StatusCode, misfits: &[Misfit]) {
        let _ = (call, status, misfits);
    }

    /// A call is over: its response was received, or it failed and is not retried.
    fn call_ended(&self, call: &CallInfo<'_>, result: Result<StatusCode, &Error>, taken: Duration) {
        let _ = (call, result, taken);
    }
}
