//! What an application does around calls: counting, logging, signing.

use std::time::Duration;

use http::StatusCode;
use http::header::HeaderMap;

use crate::runtime::error::failure::Error;

/// A call, as hooks see it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallInfo<'a> {
    /// The `operationId` of the operation; empty for an endpoint that the client has no method for.
    pub operation: &'static str,
    /// The HTTP method.
    pub method: &'a str,
    /// The path template, with `{name}` for its arguments, so that it can name a metric.
    pub template: &'a str,
    /// How often the call was sent again so far.
    pub retries: u32,
}

/// Functions that a client calls around its calls. Each does nothing unless it is written.
///
/// They run in the course of the call: one that takes long delays it.
pub trait Hooks: Send + Sync + 'static {
    /// A call begins.
    fn call_started(&self, call: &CallInfo<'_>) {
        let _ = call;
    }

    /// A request is about to be sent, for the first time or again. Its headers may be changed; those with credentials are marked as sensitive.
    fn attempt_started(&self, call: &CallInfo<'_>, headers: &mut HeaderMap) {
        let _ = (call, headers);
    }

    /// The request was answered, or failed.
    fn attempt_ended(
        &self,
        call: &CallInfo<'_>,
        result: Result<StatusCode, &Error>,
        taken: Duration,
    ) {
        let _ = (call, result, taken);
    }

    /// The call is over: its answer was received, or it failed for good.
    fn call_ended(&self, call: &CallInfo<'_>, result: Result<StatusCode, &Error>, taken: Duration) {
        let _ = (call, result, taken);
    }
}
