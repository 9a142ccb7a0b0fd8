//! The response of an error, and descriptions of bodies that report no problem.

use std::str::Utf8Error;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use serde_json::Value;

use super::shown::SHOWN;

/// The number of bytes of a body that an error keeps.
const KEPT: usize = 64 * 1024;

/// The response that was received before an error arose.
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The server's id of the exchange, and the header that contained it.
    pub(crate) request_id: Option<(&'static str, HeaderValue)>,
}

/// The text of a body, without a byte order mark, which RFC 8259, section 8.1 allows to ignore.
pub(crate) fn text(body: &[u8]) -> Result<&str, Utf8Error> {
    let text = std::str::from_utf8(body)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The body as plain JSON, if it is JSON.
pub(crate) fn json(body: &[u8]) -> Option<Value> {
    serde_json::from_str(text(body).ok()?).ok()
}

impl Received {
    /// Cuts the body down to the part that an error keeps.
    pub(crate) fn shortened(mut self) -> Self {
        if let Some(start) = self.body.get(..KEPT) {
            // A slice of the body would keep the whole body in memory.
            self.body = Bytes::copy_from_slice(start);
        }
        self
    }

    /// Describes an error body without a known problem. The description follows the status.
    pub(crate) fn described(&self, is_json: bool) -> String {
        let body = &self.body;
        let text = String::from_utf8_lossy(body.get(..4 * SHOWN).unwrap_or(body));
        match media_type(&self.headers) {
            _ if body.is_empty() => " (body is empty)".to_owned(),
            // The body contradicts its header, so that only the body itself can tell the cause.
            Some(_) if !is_json && self::is_json(&self.headers) => {
                format!(" (body is not JSON): {}", text.trim())
            }
            Some(other) if !is_json && other != "text/plain" => {
                format!(" (body is {other}, not JSON)")
            }
            Some(_) | None => format!(": {}", text.trim()),
        }
    }

    /// Describes a body that does not decode. The description follows the status and "but".
    pub(crate) fn undecodable(&self, error: &serde_json::Error) -> String {
        let is_json = error.is_data();
        match media_type(&self.headers) {
            _ if self.body.is_empty() => "the body is empty".to_owned(),
            Some(other) if !is_json && !other.ends_with("json") => {
                format!("the body is {other}, not JSON: {error}")
            }
            _ if self.body.trim_ascii_start().starts_with(b"<") => {
                let body = self.body.get(..4 * SHOWN).unwrap_or(&self.body);
                let text = String::from_utf8_lossy(body);
                format!("the body is not JSON: {}", text.trim())
            }
            Some(_) | None => format!("the body does not decode: {error}"),
        }
    }
}

/// The media type of a body, without its parameters.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    value.split(';').next().map(str::trim)
}

/// Returns true if the media type of a body is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    media_type(headers).is_some_and(is_json_type)
}

/// Returns true if a media type is JSON, whatever its parameters are.
pub(crate) fn is_json_type(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// The headers with the number of requests that remain.
pub(crate) const REMAINING: [&str; 3] = [
    "x-ratelimit-remaining",
    "x-rate-limit-remaining",
    "ratelimit-remaining",
];

/// Returns true if headers state that no requests remain, or when to try again.
pub(crate) fn is_limited(headers: &HeaderMap) -> bool {
    let mut remaining = REMAINING.iter().filter_map(|name| headers.get(*name));
    headers.contains_key(RETRY_AFTER) || remaining.any(|it| it == "0")
}
