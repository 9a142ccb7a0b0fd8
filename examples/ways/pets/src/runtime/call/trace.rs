//! Spans for [`tracing`](https://docs.rs/tracing), if the feature of that name is on.
//!
//! A call has a span, and each attempt has a span within it that follows OpenTelemetry's semantic conventions for HTTP clients. Bodies and
//! queries are not recorded, and neither are headers, except for a few of the response.

use std::future::Future;

use url::Url;

use crate::runtime::error::failure::Error;

use super::api::Api;
use super::hooks::CallInfo;
use super::outcome::Outcome;

/// The span of a call or of an attempt.
pub(crate) struct Span {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(not(feature = "tracing"))]
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

#[cfg(feature = "tracing")]
impl Span {
    /// The span of a call with all its attempts.
    pub(crate) fn call(call: &CallInfo<'_>, api: &Api) -> Self {
        let span = tracing::info_span!(
            "call",
            otel.name = %format_args!("{} {}", call.method, call.template),
            client = api.user_agent,
            operation = call.operation,
            http.request.resend_count = tracing::field::Empty,
            http.response.status_code = tracing::field::Empty,
            request_id = tracing::field::Empty,
            error.r#type = tracing::field::Empty,
            error = tracing::field::Empty,
        );
        Self { span }
    }

    /// The span of an attempt.
    pub(crate) fn attempt(call: &CallInfo<'_>, url: &Url) -> Self {
        let span = tracing::debug_span!(
            "request",
            otel.name = %format_args!("{} {}", call.method, call.template),
            otel.kind = "client",
            http.request.method = call.method,
            http.request.resend_count = (call.retries > 0).then_some(call.retries),
            url.template = call.template,
            url.scheme = url.scheme(),
            server.address = url.host_str().unwrap_or_default(),
            server.port = url.port_or_known_default(),
            http.response.status_code = tracing::field::Empty,
            "http.response.header.content-type" = tracing::field::Empty,
            "http.response.header.content-length" = tracing::field::Empty,
            "http.response.header.retry-after" = tracing::field::Empty,
            request_id = tracing::field::Empty,
            error.r#type = tracing::field::Empty,
            error = tracing::field::Empty,
        );
        Self { span }
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> tracing::instrument::Instrumented<F> {
        tracing::Instrument::instrument(future, self.span.clone())
    }

    /// Records the result. Fields that a span does not have are ignored.
    pub(crate) fn ended(&self, result: &Result<Outcome, Error>, api: &Api) {
        let (status, headers) = match result {
            Ok(outcome) => (Some(outcome.status), Some(&outcome.headers)),
            Err(error) => (error.status(), error.headers()),
        };
        if let Some(status) = status {
            self.span
                .record("http.response.status_code", status.as_u16());
        }
        let text = |name: &str| headers?.get(name)?.to_str().ok();
        for (name, field) in [
            ("content-type", "http.response.header.content-type"),
            ("content-length", "http.response.header.content-length"),
            ("retry-after", "http.response.header.retry-after"),
        ] {
            if let Some(value) = text(name) {
                self.span.record(field, value);
            }
        }
        if let Some(id) = api.request_id.iter().find_map(|name| text(name)) {
            self.span.record("request_id", id);
        }
        if let Err(error) = result {
            let kind = format!("{:?}", error.kind());
            match status {
                Some(status) => self.span.record("error.type", status.as_str()),
                None => self.span.record("error.type", kind.as_str()),
            };
            self.span.record("error", tracing::field::display(error));
            self.span
                .record("http.request.resend_count", error.retries());
        }
    }
}
