//! Answers in the envelope of the service.
//!
//! The numbers 1022 (a tunnel has live links) and 7003 (no such address) are known from the service. The others are this fake's, since the
//! document lists none.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The request is not as the document describes it.
pub const INVALID: u32 = 1001;
/// There is no such tunnel or connector.
pub const NOT_FOUND: u32 = 1003;
/// Another tunnel has this name.
pub const NAME_IS_TAKEN: u32 = 1013;
/// The tunnel has live links.
pub const HAS_LINKS: u32 = 1022;
/// The configuration would not work.
pub const BAD_CONFIGURATION: u32 = 1056;
/// Nothing is at this address.
pub const NO_ROUTE: u32 = 7003;
/// The credentials are unknown, or may not do this.
pub const NOT_ALLOWED: u32 = 10000;
/// There were too many requests.
pub const TOO_MANY: u32 = 10429;
/// The service failed.
pub const BROKEN: u32 = 10500;

/// The result of an operation: what goes into `result`, and into `result_info` if it is a page.
pub struct Success {
    pub result: Value,
    pub info: Option<Value>,
}

impl From<Value> for Success {
    fn from(result: Value) -> Self {
        Self { result, info: None }
    }
}

impl Success {
    pub fn body(self) -> Value {
        let mut body =
            json!({ "success": true, "errors": [], "messages": [], "result": self.result });
        if let Some(info) = self.info {
            body["result_info"] = info;
        }
        body
    }
}

/// The reason why an operation is refused.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub status: u16,
    pub code: u32,
    pub message: String,
    pub pointer: Option<String>,
    pub retry_after: Option<u64>,
}

impl Refusal {
    pub fn new(status: u16, code: u32, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            pointer: None,
            retry_after: None,
        }
    }

    pub fn not_found(what: &str) -> Self {
        Self::new(404, NOT_FOUND, format!("{what} not found"))
    }

    pub fn at(mut self, pointer: &str) -> Self {
        self.pointer = Some(pointer.to_owned());
        self
    }

    pub fn retry_after(mut self, seconds: Option<u64>) -> Self {
        self.retry_after = seconds;
        self
    }

    fn body(&self) -> Value {
        let mut error = json!({ "code": self.code, "message": self.message });
        if let Some(pointer) = &self.pointer {
            error["source"] = json!({ "pointer": pointer });
        }
        json!({ "success": false, "errors": [error], "messages": [], "result": null })
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = json_response(self.status, &self.body());
        if let Some(seconds) = self.retry_after {
            let value = header::HeaderValue::from(seconds);
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}

pub fn json_response(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = [(header::CONTENT_TYPE, "application/json")];
    (status, headers, body.to_string()).into_response()
}
