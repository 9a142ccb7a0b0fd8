//! Spans for [`tracing`](https://docs.rs/tracing), if the feature of that name is on.
//!
//! A call has a span, and each attempt has a span within it that follows OpenTelemetry's semantic conventions for HTTP clients. Bodies and
//! queries are not recorded, and neither are headers, except for a few of the response.

use std::future::Future;

use url::Url;

use crate::payments::runtime::error::failure::Error;

use super::api::Api;
use super::hooks::CallInfo;
use super::outcome::Outcome;

/// The span of a call or of an attempt.
pub(crate) struct Span {
}

impl Span {
    pub(crate) fn call(_call: &CallInfo<'_>, _api: &Api) -> Self {
        Self {}
    }

    pub(crate) fn attempt(_call: &CallInfo<'_>, _url: &Url) -> Self {
        Self {}
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(crate) fn ended(&self, _result: &Result<Outcome, Error>, _api: &Api) {}
}

